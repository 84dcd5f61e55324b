"""Reading a tally sheet, and refusing one that cannot be."""

from fractions import Fraction

import pytest

from netcourse.disease.result import NotDecidable
from netcourse.explorers.ki67.count import Count, read_count
from netcourse.explorers.ki67.sheet import Sheet, settle_sheet
from netcourse.explorers.ki67.slide import make_slide

SLIDE = make_slide(3)


def counted(positive: int, cells: int) -> Count:
    read = read_count(Sheet({"A1": "+" * positive + "-" * (cells - positive) + "." * 30}))
    assert isinstance(read, Count)
    return read


@pytest.mark.parametrize(
    ("positive", "cells", "what"),
    [
        (14, 500, "NET G1"),
        (15, 500, "NET G2"),
        (100, 500, "NET G2"),
        (101, 500, "NET G3"),
        (14, 499, "provisional, at least NET G1"),
        (15, 499, "provisional, at least NET G2"),
    ],
)
def test_the_grade_by_ki67_alone_at_its_limits(positive: int, cells: int, what: str) -> None:
    assert counted(positive, cells).what.startswith(f"{what} by Ki-67 alone")


@pytest.mark.parametrize(("positive", "inside"), [(15, ("3%",)), (100, ("20%",)), (50, ()), (0, ())])
def test_a_limit_within_the_interval_is_named(positive: int, inside: tuple[str, ...]) -> None:
    assert counted(positive, 500).limits_inside == inside


def test_a_count_on_the_limit_is_as_likely_to_change_as_not_and_one_far_from_it_is_not() -> None:
    assert 0.3 < counted(15, 500).recount.changed < 0.6
    assert counted(50, 500).recount.changed < 0.01


def test_unmarked_nuclei_do_not_enter_the_index() -> None:
    assert read_count(Sheet({"A1": "+--."})) == read_count(Sheet({"A1": "+--.........", "A2": "...."}))


@pytest.mark.parametrize("marks", [{}, {"A1": "...."}])
def test_nothing_counted_is_not_decidable(marks: dict[str, str]) -> None:
    assert isinstance(read_count(Sheet(marks)), NotDecidable)


def test_every_reason_of_a_count_is_grounded() -> None:
    assert all(reason.facts for reason in counted(15, 499).reasons)


def blank(name: str) -> str:
    return "." * len(SLIDE.fields[name])


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ([], "field by field"),
        ({"G1": "."}, "no field 'G1'"),
        ({"A1": blank("A1") + "."}, "marks for"),
        ({"A1": "x" * len(blank("A1"))}, "a mark is one of"),
        ({"A1": None}, "a mark is one of"),
        ({"A1": blank("A1"), "B2": blank("B2")}, "share sides"),
    ],
)
def test_marks_that_cannot_be_are_refused_in_one_line(marks: object, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        settle_sheet(SLIDE, marks)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("guess", [-1, 100.5, float("nan"), True, "4"])
def test_a_guess_that_is_no_index_is_refused(guess: object) -> None:
    with pytest.raises(ValueError, match="guess"):
        settle_sheet(SLIDE, {}, guess)


def test_fields_are_kept_in_reading_order_and_the_guess_exactly() -> None:
    sheet = settle_sheet(SLIDE, {"A2": blank("A2"), "A1": blank("A1")}, 4.1)
    assert sheet.fields == ("A1", "A2")
    assert sheet.guess == Fraction(41, 10)
