"""What blind choice earns is computed exactly, and agrees with marking every possible answer."""

from fractions import Fraction
from itertools import chain, combinations, permutations, product

import pytest

from netcourse.authoring.guessing import expected
from netcourse.items import (
    Best,
    Defensible,
    DefensibleSet,
    Matching,
    Order,
    Ordering,
    Pairs,
    Quantity,
    Several,
    SeveralOfMany,
    SingleBest,
)
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme

OPTIONS = {"A": "one", "B": "two", "C": "three", "D": "four"}
SAID = "You left the edge to G1."
SUBSETS: list[Plain] = [list(some) for some in chain.from_iterable(combinations(OPTIONS, n) for n in range(1, 5))]
ORDERS: list[Plain] = [list(order) for order in permutations("ABC")]
THREE = {key: OPTIONS[key] for key in "ABC"}
PARTNERS: list[Plain] = [dict(zip("12", pair, strict=True)) for pair in product("ABC", repeat=2)]


@pytest.mark.parametrize(
    ("item", "scheme", "answers"),
    [
        (SingleBest("q", "?", OPTIONS), Best("B", SAID, {"A": SAID, "C": (0.5, SAID), "D": SAID}), list("ABCD")),
        (SeveralOfMany("q", "?", OPTIONS), Several(["A", "B"], SAID, {"A": SAID, "B": SAID, "C": SAID}, {"D": SAID}), SUBSETS),
        (DefensibleSet("q", "?", OPTIONS), Defensible({"A": SAID, "B": SAID}, {"C": SAID}, {"D": SAID}), SUBSETS),
        (
            Matching("q", "?", {"1": "l", "2": "r"}, THREE),
            Pairs({"1": "A", "2": "B"}, SAID, {"1": SAID, "2": SAID, ("2", "C"): SAID}),
            PARTNERS,
        ),
        (Ordering("q", "?", THREE), Order("BCA", SAID, {("B", "C"): SAID, ("C", "A"): SAID}), ORDERS),
    ],
    ids=["best", "several", "defensible", "pairs", "order"],
)
def test_it_is_the_mean_of_the_marks_of_all_answers(item: Item, scheme: Scheme, answers: list[Plain]) -> None:
    marks = [scheme.marks(item, answer, 2).earned for answer in answers]
    # Marks of a shared question are rounded to two places as they are shown.
    assert float(expected(scheme, Fraction(2))) == pytest.approx(sum(marks) / len(marks), abs=0.005)


def test_a_number_is_not_guessed() -> None:
    assert expected(Quantity(3.5, 0.1, SAID, SAID), Fraction(1)) == 0


def test_a_scheme_that_is_not_known_is_an_error() -> None:
    class Other(Scheme):
        def marks(self, item: Item, value: Plain, points: float) -> None:  # type: ignore[override]
            """None."""

    with pytest.raises(TypeError, match="guessing earns with Other is not known"):
        expected(Other(), Fraction(1))
