"""Intervals of a counted proportion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from netcourse.disease import wilson_interval


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_agrees_with_scipy(count: tuple[int, int], confidence: float) -> None:
    positive, counted = count
    ours = wilson_interval(positive, counted, confidence)
    theirs = binomtest(positive, counted).proportion_ci(confidence, method="wilson")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= ours.low <= ours.share <= ours.high <= 1


@pytest.mark.parametrize(
    ("positive", "counted", "low", "high"),
    [(10, 500, 1.09, 3.64), (14, 500, 1.68, 4.64), (15, 500, 1.83, 4.89), (60, 2000, 2.34, 3.84), (100, 500, 16.73, 23.73)],
)
def test_the_intervals_of_the_lesson(positive: int, counted: int, low: float, high: float) -> None:
    found = wilson_interval(positive, counted)
    assert (round(100 * found.low, 2), round(100 * found.high, 2)) == (low, high)


@given(st.integers(1, 400), st.integers(2, 9))
def test_more_cells_of_the_same_share_narrow_the_interval(positive: int, times: int) -> None:
    few, many = wilson_interval(positive, 500), wilson_interval(positive * times, 500 * times)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("positive", "counted", "named"), [(-1, 10, "positive"), (11, 10, "positive"), (0, 0, "counted")])
def test_an_impossible_count_is_refused_by_name(positive: int, counted: int, named: str) -> None:
    with pytest.raises(ValueError, match=f"{named}="):
        wilson_interval(positive, counted)


def test_an_impossible_confidence_is_refused() -> None:
    with pytest.raises(ValueError, match="confidence=1"):
        wilson_interval(1, 2, 1.0)
