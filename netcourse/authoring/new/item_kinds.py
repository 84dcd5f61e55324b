"""The skeleton of a question of each kind: form, scheme, and which of its wrong answers a synthetic student gives."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: the classes of form and scheme, and the lines of both.

    `form` stands below id and stem, `scheme` is the whole call; `believed` is the place of the answer that the synthetic student
    gives, among those that the scheme gives to try (the key is the first). A kind without a scheme is read by a person.
    """

    item: str
    form: str
    scheme: str = ""
    also: tuple[str, ...] = ()
    believed: int = 1

    @property
    def marked_by(self) -> str:
        """The class of the scheme."""
        return self.scheme.split("(", 1)[0]


# Where the right one of three options may stand.
PLACES = "ABC"
_NEXT = "and what to look at next"
_MANY = """{
    "A": "FILL IN: option A, @A@",
    "B": "FILL IN: option B, @B@",
    "C": "FILL IN: option C, @A@",
    "D": "FILL IN: option D, @B@",
    "E": "FILL IN: option E, @E@",
},"""
_SEVERAL = f"""Several(
    ["A", "C"],
    right="FILL IN: why A and C, and none of the others",
    wrong={{
        "A": "FILL IN: why A belongs to it, {_NEXT}",
        "B": "FILL IN: why B does not belong to it, {_NEXT}",
        "C": "FILL IN: why C belongs to it, {_NEXT}",
        "D": "FILL IN: why D does not belong to it, {_NEXT}",
        "E": "FILL IN: why E does not belong to it, {_NEXT}",
    }},
)"""
_DEFENSIBLE = f"""Defensible(
    defensible={{
        "A": "FILL IN: why A can be defended",
        "C": "FILL IN: why C can be defended",
    }},
    weak={{
        "B": "FILL IN: why B neither helps nor harms, {_NEXT}",
        "D": "FILL IN: why D neither helps nor harms, {_NEXT}",
    }},
    harms={{
        "E": "FILL IN: what harm E does, {_NEXT}",
    }},
)"""
_NUMBER = """"FILL IN: the unit",
0,  # FILL IN: the smallest value that is possible at all
100,  # FILL IN: the largest one"""
_QUANTITY = f"""Quantity(
    40,  # FILL IN: the value
    0.5,  # FILL IN: how far from it an answer may lie
    right="FILL IN: how it is worked out",
    slips=[
        # FILL IN: a wrong number that people arrive at
        Slip(20, "FILL IN: what was done wrong to arrive there, {_NEXT}"),
    ],
    otherwise="FILL IN: how to begin, said of any other number",
)"""
_MATCHING = """{
    "1": "FILL IN: the first on the left",
    "2": "FILL IN: the second on the left",
    "3": "FILL IN: the third on the left",
},
{
    "A": "FILL IN: what goes with the second",
    "B": "FILL IN: what goes with the third",
    "C": "FILL IN: what goes with the first",
    "D": "FILL IN: what goes with none of them",
},"""
_PAIRS = f"""Pairs(
    {{"1": "C", "2": "A", "3": "B"}},
    right="FILL IN: what tells the three apart",
    wrong={{
        "1": "FILL IN: what was overlooked in the first, {_NEXT}",
        "2": "FILL IN: what was overlooked in the second, {_NEXT}",
        "3": "FILL IN: what was overlooked in the third, {_NEXT}",
    }},
)"""
_ORDERING = """{
    "A": "FILL IN: the third step",
    "B": "FILL IN: the first step",
    "C": "FILL IN: the fourth step",
    "D": "FILL IN: the second step",
},"""
_ORDER = f"""Order(
    ["B", "D", "A", "C"],
    right="FILL IN: why in this order",
    wrong={{
        ("B", "D"): "FILL IN: why B comes before D, {_NEXT}",
        ("D", "A"): "FILL IN: why D comes before A, {_NEXT}",
        ("A", "C"): "FILL IN: why A comes before C, {_NEXT}",
    }},
)"""


def _many(first: str, second: str, last: str) -> str:
    return _MANY.replace("@A@", first).replace("@B@", second).replace("@E@", last)


def single(key: str) -> Kind:
    """The kind with one right option of three, the right one at a place: a class soon learns that it is always the same."""
    errors = iter(("an error that somebody makes", "another error"))
    options = "".join(
        f'    "{one}": "FILL IN: option {one}, {"the right one" if one == key else next(errors)}",\n' for one in PLACES
    )
    wrong = "".join(f'        "{one}": "FILL IN: what {one} overlooks, {_NEXT}",\n' for one in PLACES if one != key)
    return Kind(
        "SingleBest",
        f"{{\n{options}}},",
        f'Best(\n    "{key}",\n    right="FILL IN: why {key} is right",\n    wrong={{\n{wrong}    }},\n)',
    )


KINDS: Mapping[str, Kind] = {
    "single": single("B"),
    "several": Kind("SeveralOfMany", _many("to be chosen", "an error", "an error"), _SEVERAL, believed=2),
    # After the key come the lower and the upper edge, which are right.
    "number": Kind("NumberWithUnit", _NUMBER, _QUANTITY, ("Slip",), believed=3),
    "matching": Kind("Matching", _MATCHING, _PAIRS),
    "ordering": Kind("Ordering", _ORDERING, _ORDER),
    # The key, two that are half of it, a weak one.
    "set": Kind("DefensibleSet", _many("defensible", "weak", "a harm"), _DEFENSIBLE, believed=3),
    "short": Kind("ShortText", "longest=600,  # FILL IN: the most characters"),
}
