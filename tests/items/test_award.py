"""Turning criteria into marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.items import Criterion, award
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
