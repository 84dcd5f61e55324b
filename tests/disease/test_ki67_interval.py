"""One interval, one verdict: the comment of the grade, the table of counts and the counting lab agree beside a limit."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.counting import Interval
from netcourse.disease.ki67_interval import ends_shown, limits_crossed
from netcourse.disease.proliferation import Ki67Index
from netcourse.disease.who_grade import WhoGrade, grade_by_ki67, who_grade
from netcourse.explorers import CountedCase, counting_error
from netcourse.explorers.ki67.count import Count, read_count
from netcourse.explorers.ki67.lab import set_up, show
from netcourse.explorers.ki67.sheet import Sheet

# Positive, counted, the interval as it is printed, and the limit that it crosses: each end lies within 0.04% of a limit.
BESIDE_A_LIMIT = [
    (26, 600, "2.97", "6.27", "3%"),
    (101, 600, "14.05", "20.04", "20%"),
    (139, 600, "19.97", "26.71", "20%"),
    (138, 800, "14.79", "20.02", "20%"),
    (182, 800, "19.98", "25.78", "20%"),
    (225, 1000, "20.02", "25.19", ""),
]
ENDS = ("0", "0.0299", "0.02999999", "0.03", "0.03000001", "0.0301", "0.1", "0.1999", "0.2", "0.20000001", "0.21", "1")


def comments(positive: int, counted: int) -> str:
    found = who_grade(
        site="ileum", differentiation="well", ki67_index=Ki67Index(positive, counted), mitoses_per_2mm2=Fraction(1, 2)
    )
    assert isinstance(found, WhoGrade)
    return " ".join(comment.text for comment in found.comments)


def read(positive: int, counted: int) -> Count:
    found = read_count(Sheet({"A1": "+" * positive + "-" * (counted - positive)}))
    assert isinstance(found, Count)
    return found


@pytest.mark.parametrize(("positive", "counted", "low", "high", "crossed"), BESIDE_A_LIMIT)
def test_an_interval_beside_a_limit_reads_alike_in_comment_table_and_lab(
    positive: int, counted: int, low: str, high: str, crossed: str
) -> None:
    told = comments(positive, counted)
    assert (f"Counting alone leaves {low} to {high}% (95% interval), across a limit" in told) is bool(crossed)
    assert ("across a limit" in told) is bool(crossed)
    assert counting_error([CountedCase(positive, counted)]).rows[0][2:] == [f"{low}% to {high}%", crossed or "none"]
    assert read(positive, counted).limits_inside == ((crossed,) if crossed else ())


@pytest.mark.parametrize(("low", "high"), [(a, b) for a in ENDS for b in ENDS if float(a) <= float(b)])
def test_a_limit_is_crossed_when_the_ends_lie_in_two_grades(low: str, high: str) -> None:
    # Both limits belong to G2: an interval from exactly 3%, or up to exactly 20%, is of one grade.
    crossed = limits_crossed(Interval(1, 2, float(low), float(high)))
    first, last = (grade_by_ki67(100 * Fraction(end)) for end in (low, high))
    assert bool(crossed) is (first is not last)
    assert (3 in crossed) is (Fraction(low) * 100 < 3 <= Fraction(high) * 100)
    assert (20 in crossed) is (Fraction(low) * 100 <= 20 < Fraction(high) * 100)


@given(low=st.sampled_from(ENDS), high=st.sampled_from(ENDS))
def test_an_end_is_never_printed_on_a_limit_beside_which_it_lies(low: str, high: str) -> None:
    for end, words in zip((low, high), ends_shown(Interval(1, 2, float(low), float(high))), strict=True):
        index = 100 * Fraction(end)
        assert (words in ("3", "20")) is (index in (3, 20))


@given(counted=st.integers(1, 3000), data=st.data())
def test_what_is_printed_and_what_is_said_of_it_agree_for_any_count(counted: int, data: st.DataObject) -> None:
    positive = data.draw(st.integers(0, counted))
    row = counting_error([CountedCase(positive, counted)]).rows[0]
    ends = [_read(text) for text in row[2].split(" to ")]
    crossed = {limit for limit, here in (("3%", ends[0] < 3 <= ends[1]), ("20%", ends[0] <= 20 < ends[1])) if here}
    assert set(row[3].split(" and ")) - {"none"} == crossed
    assert set(read(positive, counted).limits_inside) == crossed
    assert ("across a limit" in comments(positive, counted)) is bool(crossed)
    # The index itself too: 59 of 1,999 is no 3%.
    assert grade_by_ki67(_read(row[1])) is grade_by_ki67(Fraction(100 * positive, counted))


def test_the_lab_shows_the_words_of_the_table() -> None:
    setup = set_up(3)
    field, nuclei = next((name, nuclei) for name, nuclei in setup.slide.fields.items())
    shown = show(setup, {"guess": "5", "marks": {field: "".join(one.due for one in nuclei)}})
    words = str(shown)
    due = [one.due for one in nuclei]
    index = Ki67Index(due.count("+"), due.count("+") + due.count("-"))
    assert "{}% to {}%".format(*ends_shown(index.interval)) in words


def _read(words: str) -> Fraction:
    """The number that is printed; what is just above or below another is put a little beside it."""
    found = re.fullmatch(r"(?:just (above|below) )?([0-9.]+)%", words)
    assert found, words
    little = {"above": Fraction(1, 10**9), "below": Fraction(-1, 10**9)}.get(found[1] or "", Fraction(0))
    return Fraction(found[2]) + little
