"""Turning criteria into marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.items import Criterion, Slip, award, award_letter, award_number
from netcourse.items.award import total


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.25, 0.5, 1, 2])), min_size=1, max_size=12))
def test_marks_are_one_plain_float_between_nothing_and_all(criteria: list[tuple[bool, float]]) -> None:
    points = float(sum(round(worth * 100) for _, worth in criteria)) / 100
    marks = total(points, [Criterion(met, worth, "") for met, worth in criteria])
    assert type(marks.earned) is float
    assert 0 <= marks.earned <= points
    assert (marks.earned == points) == all(met for met, _ in criteria)
    assert len(marks.reasons) == len(criteria)


def test_three_tenths_make_three_tenths() -> None:
    assert total(0.3, [Criterion(met=True, points=0.1, reason="") for _ in range(3)]).earned == 0.3


def test_criteria_must_be_worth_what_the_cell_is_worth() -> None:
    with pytest.raises(ValueError, match="worth 3 together, the cell 2"):
        total(2, [Criterion(met=True, points=3, reason="")])


def test_a_criterion_must_be_a_plain_truth_value() -> None:
    with pytest.raises(ValueError, match="True or False"):
        total(1, [Criterion(met=1, points=1, reason="")])  # type: ignore[arg-type]


def test_a_criterion_is_never_worth_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="can't be worth -1"):
        total(0, [Criterion(met=True, points=-1, reason=""), Criterion(met=True, points=1, reason="")])


def test_award_shows_every_reason_with_what_it_earned(capsys: pytest.CaptureFixture[str]) -> None:
    earned = award(3, Criterion(met=True, points=1, reason="The rate."), Criterion(met=False, points=2, reason="Compare."))
    shown = capsys.readouterr().out
    assert earned == 1.0
    assert "1 of 3 marks" in shown
    assert "Earned 1. The rate." in shown
    assert "Not earned (2). Compare." in shown


WRONG: dict[str, str | tuple[float, str]] = {"A": "Ki-67 decides alone.", "C": (0.5, "Right grade, wrong reason.")}


@pytest.mark.parametrize(("answer", "marks"), [("B", 2.0), ("A", 0.0), ("C", 0.5)])
def test_each_option_earns_what_it_is_worth(answer: str, marks: float) -> None:
    assert award_letter(answer, 2, key="B", right="Yes.", wrong=WRONG) == marks


def test_a_wrong_option_gets_its_own_misconception_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    award_letter("A", 2, key="B", right="Yes.", wrong=WRONG)
    shown = capsys.readouterr().out
    assert "Ki-67 decides alone." in shown
    assert "wrong reason" not in shown


@pytest.mark.parametrize("answer", ["E", None, 1])
def test_an_answer_that_is_no_option_earns_nothing_by_accident(answer: object) -> None:
    with pytest.raises(ValueError, match="is not an option"):
        award_letter(answer, 2, key="B", right="", wrong=WRONG)  # type: ignore[arg-type]


def test_a_key_can_not_be_wrong_as_well() -> None:
    with pytest.raises(ValueError, match="is the key"):
        award_letter("A", 2, key="A", right="", wrong=WRONG)


def test_a_wrong_option_can_not_earn_everything() -> None:
    with pytest.raises(ValueError, match="can't earn 2 of 2"):
        award_letter("A", 2, key="B", right="", wrong={"A": (2, "")})


@pytest.mark.parametrize(
    ("answer", "marks"),
    [(3.5, 1.0), (3.45, 1.0), (3.55, 1.0), (3.449, 0.0), (3.551, 0.0), (4.8, 0.0), (0.035, 0.5), (99.0, 0.0)],
)
def test_a_number_counts_up_to_the_edge_of_its_tolerance(answer: float, marks: float) -> None:
    slips = [Slip(4.8, "With lymphocytes."), Slip(0.035, "A share.", 0.5)]
    assert award_number(answer, 1, value=3.5, within=0.05, right="", slips=slips, otherwise="") == marks


def test_a_known_slip_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    award_number(4.8, 1, value=3.5, within=0.05, right="", slips=[Slip(4.8, "With lymphocytes.")], otherwise="Divide.")
    assert "With lymphocytes." in capsys.readouterr().out
