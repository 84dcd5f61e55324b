"""The Wilson interval: against scipy, against the printed lines, and at its edges."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from netcourse.disease.counting import Interval, wilson_interval
from netcourse.evidence import facts

# Positive, counted, per cent, low, high: the computed 95% intervals around Ki-67, as printed.
PRINTED = """\
10/500 2.00 1.09 3.64
14/500 2.80 1.68 4.64
15/500 3.00 1.83 4.89
16/500 3.20 1.98 5.13
56/2000 2.80 2.16 3.62
60/2000 3.00 2.34 3.84
64/2000 3.20 2.51 4.07
95/500 19.00 15.80 22.67
100/500 20.00 16.73 23.73
105/500 21.00 17.66 24.78
400/2000 20.00 18.31 21.81
420/2000 21.00 19.27 22.84
"""


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    counted = draw(st.integers(1, 5000))
    return draw(st.integers(0, counted)), counted


@pytest.mark.parametrize("line", PRINTED.splitlines())
def test_agrees_with_the_printed_line(line: str) -> None:
    pair, percent, low, high = line.split()
    positive, counted = map(int, pair.split("/"))
    found = wilson_interval(positive, counted)
    assert [f"{100 * x:.2f}" for x in (found.share, found.low, found.high)] == [percent, low, high]


def test_every_printed_line_is_a_fact_with_the_same_numbers() -> None:
    known = {one for one in facts() if one.startswith("M-wilson.")}
    printed = set()
    for line in PRINTED.splitlines():
        pair, percent, low, high = line.split()
        fact = facts()[f"M-wilson.{pair.replace('/', '-')}"]
        assert [str(fact.value), str(fact.low), str(fact.high)] == [percent, low, high]
        printed.add(fact.id)
    assert printed == known


@given(pair=counts(), confidence=st.floats(0.5, 0.999))
def test_agrees_with_scipy(pair: tuple[int, int], confidence: float) -> None:
    found = wilson_interval(*pair, confidence)
    expected = binomtest(*pair).proportion_ci(confidence_level=confidence, method="wilson")
    assert found.low == pytest.approx(expected.low, abs=1e-12)
    assert found.high == pytest.approx(expected.high, abs=1e-12)


@given(pair=counts())
def test_limits_enclose_the_share_and_stay_between_zero_and_one(pair: tuple[int, int]) -> None:
    found = wilson_interval(*pair)
    assert 0 <= found.low <= found.share + 1e-15
    assert found.share - 1e-15 <= found.high <= 1


@given(pair=counts())
def test_swapping_positive_and_negative_mirrors_the_interval(pair: tuple[int, int]) -> None:
    positive, counted = pair
    found, mirrored = wilson_interval(positive, counted), wilson_interval(counted - positive, counted)
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-12)


@given(pair=counts(), times=st.integers(2, 20))
def test_more_cells_of_the_same_share_narrow_the_interval(pair: tuple[int, int], times: int) -> None:
    def width(found: Interval) -> float:
        return found.high - found.low

    positive, counted = pair
    assert width(wilson_interval(positive * times, counted * times)) < width(wilson_interval(positive, counted))


@pytest.mark.parametrize("counted", [1, 7, 500, 2000])
def test_no_positive_cell_still_leaves_an_upper_limit(counted: int) -> None:
    none, every = wilson_interval(0, counted), wilson_interval(counted, counted)
    assert none.low == pytest.approx(0, abs=1e-15)
    assert none.high > 0
    assert every.high == pytest.approx(1, abs=1e-15)
    assert every.low < 1


@pytest.mark.parametrize(
    ("positive", "counted", "confidence", "named"),
    [
        (0, 0, 0.95, "counted=0"),
        (0, -5, 0.95, "counted=-5"),
        (-1, 500, 0.95, "positive=-1"),
        (501, 500, 0.95, "positive=501"),
        (5, 500, 0, "confidence=0"),
        (5, 500, 1, "confidence=1"),
        (5, 500, 95, "confidence=95"),
        (5, 500, nan, "confidence=nan"),
    ],
)
def test_impossible_input_is_named(positive: int, counted: int, confidence: float, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        wilson_interval(positive, counted, confidence)
