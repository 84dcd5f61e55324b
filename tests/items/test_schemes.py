"""What each kind of answer earns."""

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Slip,
    WrongUnit,
)
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from tests.items.kinds import AMOUNT, BEST, DEFEND, MATCH, RIGHT, SEVERAL, STEPS

PLANS = DefensibleSet("plans", "Which would you defend?", {"A": "a", "B": "b", "C": "c"})
SCHEMES: dict[str, Any] = {item.id: scheme for item, _, scheme in RIGHT}


@pytest.mark.parametrize(("item", "raw", "scheme"), RIGHT, ids=lambda part: getattr(part, "id", ""))
@pytest.mark.parametrize("points", [1, 2, 2.5, 3])
def test_the_right_answer_earns_exactly_the_points(item: Item, raw: object, scheme: Scheme, points: float) -> None:
    marks = scheme.marks(item, item.parse(raw), points)
    assert marks.earned == points
    assert type(marks.earned) is float


@pytest.mark.parametrize(
    ("item", "raw", "earned", "said"),
    [
        (BEST, "A", 0, "Ki-67 alone."),
        (BEST, "C", 0.5, "Number before family."),
        (SEVERAL, "A", 1, "B: left out. b."),
        (SEVERAL, "A B C", 1, "C: chosen. c."),
        (SEVERAL, "A B C D", 0, "D: chosen. d."),
        (SEVERAL, "C D", 0, "A: left out. a."),
        (DEFEND, "A B", 1, "Too weak."),
        (DEFEND, "B", 0, "Too weak."),
        (DEFEND, "A C", 0, "would harm this patient: That is for NEC."),
        (AMOUNT, "42.34 µmol/24 h", 2, "Yes."),
        (AMOUNT, "42.35 µmol/24 h", 0, "Again."),
        (AMOUNT, "8 mg/24 h", 2, "Yes."),
        (AMOUNT, "8 µmol/24 h", 1, "Unit."),
        (AMOUNT, "8.45 µmol/24 h", 0.5, "Not converted."),
        (MATCH, "1=Z, 2=Y", 0, "Serotonin."),
        (MATCH, "1=Y, 2=X", 0, "Acid."),
        (STEPS, "A C B", 0, "C stands before B: Tissue first."),
        (STEPS, "C B A", 0, "Look first."),
    ],
)
def test_every_other_answer_earns_what_it_is_worth_and_is_told_why(item: Item, raw: str, earned: float, said: str) -> None:
    marks = SCHEMES[item.id].marks(item, item.parse(raw), 2)
    assert marks.earned == earned
    assert said in " ".join(reason for _, _, reason in marks.reasons)


def test_no_set_of_options_earns_more_than_the_points_or_less_than_nothing() -> None:
    for size in range(1, 5):
        for chosen in itertools.combinations("ABCD", size):
            marks = SCHEMES["several"].marks(SEVERAL, list(chosen), 1)
            assert 0 <= marks.earned <= 1
            assert (marks.earned == 1) == (set(chosen) == {"A", "B"})


def test_rows_of_what_was_earned_and_taken_back_add_up_to_the_marks() -> None:
    marks = SCHEMES["several"].marks(SEVERAL, ["A", "B", "C"], 2)
    assert [row[0] for row in marks.reasons] == [0.5, 0.5, -0.5, 0.5]
    assert sum(row[0] for row in marks.reasons) == marks.earned == 1
    alone = Defensible({"A": "Safe.", "B": "Safer."}, {"C": "Bold."}).marks(PLANS, ["A", "C"], 2)
    assert [row[0] for row in alone.reasons] == [1, 0, -1]
    assert alone.earned == 0


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [(["A"], 1), (["B"], 1), (["A", "B"], 2), (["A", "B", "C"], 1), (["A", "C"], 0), (["C"], 0)],
)
def test_one_defensible_choice_earns_half_two_earn_all_and_a_weak_one_takes_back_half(chosen: list[str], earned: float) -> None:
    scheme = Defensible({"A": "Safe.", "B": "Safer."}, {"C": "Bold."})
    assert scheme.marks(PLANS, list[Plain](chosen), 2).earned == earned


@pytest.mark.parametrize(("right", "earned"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3)])
def test_of_pairs_the_one_that_chance_gives_is_not_counted(right: int, earned: float) -> None:
    key = dict(zip("1234", "ABCD", strict=True))
    item = Matching("q", "?", {left: f"left {left}" for left in key}, {name: f"right {name}" for name in "ABCDE"})
    given = {left: partner if at < right else "E" for at, (left, partner) in enumerate(key.items())}
    marks = Pairs(key, "Yes.", dict.fromkeys(key, "No.")).marks(item, dict[str, Plain](given), 3)
    assert marks.earned == earned
    assert sum(row[0] for row in marks.reasons) == earned
    assert ("One pair comes right by chance" in marks.reasons[-1][2]) == (0 < right < 4)


def test_an_order_of_which_half_the_steps_are_right_earns_nothing() -> None:
    item = Ordering("q", "?", {key: key.lower() for key in "ABCDE"})
    scheme = Order("ABCDE", "Yes.", dict.fromkeys(zip("ABCD", "BCDE", strict=True), "No."))
    assert scheme.marks(item, list("BACDE"), 2).earned == 1
    assert scheme.marks(item, list("BADCE"), 2).earned == 0


def test_one_harm_outweighs_everything_right() -> None:
    scheme = Several({"A", "B"}, "Yes.", {"A": "a.", "B": "b.", "D": "d."}, {"C": "It bleeds."})
    marks = scheme.marks(SEVERAL, ["A", "B", "C"], 2)
    assert marks.earned == 0
    assert "C would harm this patient: It bleeds." in marks.reasons[0][2]


@pytest.mark.parametrize(
    ("item", "raw", "scheme", "said"),
    [
        (BEST, "A", Best("B", "", {"A": "a"}), "differs in C"),
        (BEST, "A", Best("B", "", {"A": "a", "B": "b", "C": "c"}), "listed as wrong"),
        (BEST, "A", Best("B", "", {"A": (2, "a"), "C": "c"}), "can't earn 2 of 2"),
        (SEVERAL, "A", Several({"E"}, "", {"A": "a", "B": "b", "C": "c", "D": "d"}), "differs in E"),
        (SEVERAL, "A", Several({"A"}, "", {"A": "a", "B": "b", "C": "c"}, {"D": "d", "A": "a"}), "right and a harm"),
        (DEFEND, "A", Several({"A"}, "", {"A": "a", "B": "b", "C": "c"}), "can't mark a question of the kind DefensibleSet"),
        (DEFEND, "A", Defensible({"A": "a"}, {"B": "b"}), "differs in C"),
        (AMOUNT, "8 mg/24 h", Quantity(1, 0, "", "", (), [WrongUnit("g", "")]), "g is not one of its units"),
        (MATCH, "1=X, 2=Y", Pairs({"1": "X"}, "", {"1": "", "2": ""}), "differs in 2"),
        (STEPS, "A B C", Order("ABC", "", {("A", "B"): ""}), "must say why"),
        (STEPS, "A B C", Best("A", "", {}), "can't mark a question of the kind Ordering"),
    ],
)
def test_a_scheme_that_does_not_fit_its_question_is_refused(item: Item, raw: str, scheme: Scheme, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        scheme.marks(item, item.parse(raw), 2)


# The unit of a question, another one, and how many of the first one of the other is.
TWO_UNITS = [("µmol/24 h", "mg/24 h", 5.23), ("pmol/L", "pg/mL", 0.48), ("mg/dL", "mmol/L", 18.0), ("pmol/L", "µU/mL", 6.0)]


@given(
    tenths=st.integers(0, 4000),
    asked=st.sampled_from(
        [("µmol/24 h", "mg/24 h", 5.23), ("pg/mL", "pmol/L", 2.0), ("mmol/L", "mg/dL", 0.0555), ("µU/mL", "pmol/L", 0.125)]
    ),
    right=st.integers(1, 200),
)
def test_the_same_answer_in_any_unit_earns_the_same(tenths: int, asked: tuple[str, str, float], right: int) -> None:
    unit, other, factor = asked
    item = NumberWithUnit("q", "How much?", unit, 0, 1_000_000, {other: factor})
    scheme = Quantity(right, right / 10, "Yes.", "Again.", [Slip(2 * right, "Doubled.", 0.5)])
    # What a student reads off in one unit is the same amount in the other.
    here, there = Fraction(tenths, 10) * Fraction(str(factor)), Fraction(tenths, 10)
    if Fraction(str(float(here))) == here:
        answers = ({"number": float(here), "unit": unit}, {"number": float(there), "unit": other})
        one, two = (scheme.marks(item, item.parse(answer), 2) for answer in answers)
        assert (one.earned, one.reasons) == (two.earned, two.reasons)
