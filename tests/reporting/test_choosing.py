"""An answer as options, for every kind of scheme, with the same key whatever numbers a student had."""

from collections.abc import Sequence

import pytest

from netcourse.items import (
    Best,
    Defensible,
    DefensibleSet,
    Matching,
    NumberWithUnit,
    Order,
    Ordering,
    Pairs,
    Quantity,
    Several,
    SeveralOfMany,
    SingleBest,
    Slip,
    WrongUnit,
)  # fmt: skip
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.reporting.choosing import chosen, offered

OPTIONS = {"A": "one", "B": "two", "C": "three"}
SINGLE = SingleBest("q01", "Which?", OPTIONS)
BEST = Best("B", right="Yes.", wrong={"A": "Too low.", "C": (0.5, "Too high.")})
MANY = SeveralOfMany("q02", "Which?", OPTIONS)
SEVERAL = Several(["A", "B"], right="Yes.", wrong={"A": "Needed.", "B": "Needed too.", "C": "Not here."})
SET = DefensibleSet("q03", "Which?", OPTIONS)
EITHER = Defensible({"A": "Good.", "B": "As good."}, weak={"C": "Weak."})
NUMBER = NumberWithUnit("q04", "How many?", "%", 0, 100, units={"‰": 0.1})
RATE = Quantity(4, 0.1, right="Yes.", otherwise="Count.", slips=[Slip(50, "Ten times.")], wrong_units=[WrongUnit("‰", "Unit.")])
MATCH = Matching("q05", "Match.", {"1": "one", "2": "two"}, {"A": "a", "B": "b"})
PAIRS = Pairs({"1": "A", "2": "B"}, right="Yes.", wrong={"1": "See one.", ("2", "A"): "Not a.", "2": "See two."})
ROW = Ordering("q06", "Order.", OPTIONS)
ORDER = Order(["A", "B", "C"], right="Yes.", wrong={("A", "B"): "A first.", ("B", "C"): "B first."})


@pytest.mark.parametrize(
    ("item", "scheme", "raw", "options", "errors"),
    [
        (SINGLE, BEST, "B", ["B"], []),
        (SINGLE, BEST, "C", ["C"], ["Too high."]),
        (MANY, SEVERAL, ["A", "B"], ["A", "B"], []),
        (MANY, SEVERAL, ["A", "C"], ["A", "C"], ["Not here.", "Needed too."]),
        (SET, EITHER, ["A"], ["A"], []),
        (SET, EITHER, ["A", "C"], ["A", "C"], ["Weak."]),
        (NUMBER, RATE, "4.05 %", ["right"], []),
        (NUMBER, RATE, "50 %", ["slip 1"], ["Ten times."]),
        (NUMBER, RATE, "40 %", ["unit ‰"], ["Unit."]),
        (NUMBER, RATE, "7 %", ["other"], ["Count."]),
        (MATCH, PAIRS, "1=A, 2=A", ["1=A", "2=A"], ["Not a."]),
        (ROW, ORDER, "B, A, C", ["B>A", "B>C"], ["A first."]),
    ],
)
def test_what_was_chosen_and_what_was_wrong(
    item: Item, scheme: Scheme, raw: object, options: Sequence[str], errors: Sequence[str]
) -> None:
    found = chosen(scheme, item, item.parse(raw))
    assert found is not None
    assert [one.key for one in found.options] == options
    assert [one.says for one in found.errors] == errors


def test_a_list_of_options_is_told_whole_with_its_key() -> None:
    assert [(one.key, one.right) for one in offered(BEST, SINGLE)] == [("A", False), ("B", True), ("C", False)]
    assert [one.key for one in offered(RATE, NUMBER)] == ["right", "slip 1", "unit ‰", "other"]
    assert offered(PAIRS, MATCH) == ()
