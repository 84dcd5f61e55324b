"""What each answer to a question earns and is told, as rows that a clinician can read: one small function a kind of scheme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from netcourse.items import Best, Defensible, Order, Pairs, Placed, Quantity, Several
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.items.setting import Between, OneOf, Setting

KEY, WRONG, HARM = "right", "wrong", "harm: loses everything"
DEFENSIBLE, WEAK = "defensible", "weak: takes back half"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: what it is, where it stands, and what the student is told."""

    answer: str
    stands: str
    told: str

    @property
    def is_key(self) -> bool:
        """Whether it earns marks in full, or a share of them."""
        return self.stands.startswith((KEY, DEFENSIBLE))


@singledispatch
def rows(scheme: Scheme, item: Item) -> Iterator[Row]:
    """The answers that a scheme tells apart.

    Parameters
    ----------
    scheme : Scheme
        How the question is marked.
    item : Item
        The question.

    Yields
    ------
    Row
        The key first where there is one key, and otherwise in the order of the question.

    Raises
    ------
    NotImplementedError
        For a kind of scheme that nobody has taught to this room.
    """
    raise NotImplementedError(f"{item.id}: netcourse review can't read a {type(scheme).__name__}")


@rows.register
def _(scheme: Best, item: Item) -> Iterator[Row]:
    yield Row(item.words(scheme.key), KEY, scheme.right)
    for option, said in scheme.wrong.items():
        marks, told = (0.0, said) if isinstance(said, str) else said
        yield Row(item.words(option), _still(marks), told)


@rows.register
def _(scheme: Several, item: Item) -> Iterator[Row]:
    for option in _options(item):
        stands = HARM if option in scheme.harms else f"{KEY}: to be chosen" if option in scheme.key else "to be left out"
        yield Row(item.words([option]), stands, {**scheme.wrong, **scheme.harms}[option])
    yield Row("All of it right", KEY, scheme.right)


@rows.register
def _(scheme: Defensible, item: Item) -> Iterator[Row]:
    groups = ((scheme.defensible, DEFENSIBLE), (scheme.weak, WEAK), (scheme.harms, HARM))
    for option in _options(item):
        yield from (Row(item.words([option]), stands, group[option]) for group, stands in groups if option in group)


@rows.register
def _(scheme: Quantity, item: Item) -> Iterator[Row]:
    unit = getattr(item, "unit", "")
    around = f", {scheme.value - scheme.within:g} to {scheme.value + scheme.within:g} is taken" if scheme.within else ""
    yield Row(f"{scheme.value:g} {unit}{around}", KEY, scheme.right)
    for slip in scheme.slips:
        yield Row(f"{slip.value:g} {unit}", _still(slip.marks), slip.reason)
    for wrong in scheme.wrong_units:
        yield Row(f"{scheme.value:g} {wrong.unit}", _still(wrong.marks), wrong.reason)
    yield Row("Any other number", WRONG, scheme.otherwise)


@rows.register
def _(scheme: Pairs, item: Item) -> Iterator[Row]:
    yield Row(item.words(dict(scheme.key)), KEY, scheme.right)
    left, right = getattr(item, "left", {}), getattr(item, "right", {})
    for place, told in scheme.wrong.items():
        one, partner = place if isinstance(place, tuple) else (place, "")
        yield Row(f"{left[one]} with {right[partner] if partner else 'any other'}", WRONG, told)


@rows.register
def _(scheme: Order, item: Item) -> Iterator[Row]:
    yield Row(item.words(list(scheme.key)), KEY, scheme.right)
    options = _options(item)
    for (first, second), told in scheme.wrong.items():
        yield Row(f"“{options[second]}” before “{options[first]}”", WRONG, told)


@rows.register
def _(scheme: Placed, item: Item) -> Iterator[Row]:
    yield Row(item.words(scheme.key), KEY, scheme.right)
    parts = {name: (label, unit, words) for name, label, unit, words in (item.parts if isinstance(item, Setting) else ())}
    for name, want in scheme.wants.items():
        label, unit, words = parts[name]
        yield from (Row(f"{label}: {what} {unit}".strip(), WRONG, told) for what, told in _lacking(want, words))
    for (name, key, where), told in scheme.harms.items():
        label, _, words = parts[name]
        yield Row(f"{label}: {words.get(key, key)} {'kept in' if where == 'in' else 'left out'}", HARM, told)


def _lacking(want: Any, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(want, Between):
        wanted = f"{want.low:g}" if want.low == want.high else f"{want.low:g} to {want.high:g}"
        yield f"anything but {wanted}", want.wrong
        yield from ((f"{slip.value:g}", slip.reason) for slip in want.slips)
    elif isinstance(want, OneOf):
        yield f"anything but {', '.join(words.get(key, key) for key in sorted(want.keys))}", want.wrong
        yield from ((words.get(key, key), told) for key, told in want.named.items())
    else:
        yield from (
            (f"{words.get(key, key)}, {'missing' if key in want.keys else 'in'}", told) for key, told in want.wrong.items()
        )
        yield "anything else in", want.other


def _options(item: Item) -> dict[str, str]:
    found: dict[str, str] = getattr(item, "options", {})
    return found


def _still(marks: float) -> str:
    return f"{WRONG}, still earns {marks:g}" if marks else WRONG
