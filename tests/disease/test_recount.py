"""Recounts: against the printed chances, against scipy, and at the edges of the model."""

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from netcourse.disease.proliferation import Ki67Index
from netcourse.disease.recount import Recount, chance_of_another_ki67_grade, ki67_recount, mitoses_recount
from netcourse.disease.result import NotDecidable
from netcourse.disease.who_grade import NET_GRADES, grade_by_ki67, grade_by_mitoses
from netcourse.evidence import facts

G1, G2, G3 = NET_GRADES
# Cells, true index as a share, chance: the computed lines, as printed.
OBSERVED_G1 = """\
500 0.02 0.919
500 0.025 0.727
500 0.03 0.464
500 0.035 0.238
500 0.04 0.1
500 0.05 0.011
1000 0.02 0.979
1000 0.025 0.821
1000 0.03 0.475
1000 0.035 0.172
1000 0.04 0.04
1000 0.05 0.001
2000 0.02 0.998
2000 0.025 0.91
2000 0.03 0.482
2000 0.035 0.098
2000 0.04 0.008
2000 0.05 0.0
"""
OBSERVED_ABOVE_20 = """\
500 0.18 0.112
500 0.2 0.473
500 0.22 0.848
500 0.25 0.995
2000 0.18 0.01
2000 0.2 0.487
2000 0.22 0.984
2000 0.25 1.0
"""
# True rate per 2 mm2, chance of G1 in 10 mm2, chance of G1 in 2 mm2.
POISSON_G1 = """\
1.0 0.968 0.736
1.5 0.776 0.558
2.0 0.458 0.406
2.5 0.201 0.287
3.0 0.07 0.199
"""


def sure(found: Recount | NotDecidable) -> Recount:
    assert isinstance(found, Recount)
    return found


def cells(share: str | Fraction, counted: int) -> Recount:
    return sure(ki67_recount(true_index=Fraction(share) * 100, counted=counted))


def three(found: Recount) -> tuple[float, float, float]:
    return found.g1, found.g2, found.g3


@pytest.mark.parametrize("line", OBSERVED_G1.splitlines())
def test_the_chance_to_observe_g1_agrees_with_the_printed_line(line: str) -> None:
    counted, share, chance = line.split()
    assert round(cells(share, int(counted)).g1, 3) == float(chance)
    assert str(facts()[f"M-g1.n{counted}.p{share}"].value) == chance


@pytest.mark.parametrize("line", OBSERVED_ABOVE_20.splitlines())
def test_the_chance_to_observe_more_than_20_percent_agrees_with_the_printed_line(line: str) -> None:
    counted, share, chance = line.split()
    assert round(cells(share, int(counted)).g3, 3) == float(chance)
    assert str(facts()[f"M-g3.n{counted}.p{share}"].value) == chance


@pytest.mark.parametrize("line", POISSON_G1.splitlines())
def test_the_chance_to_call_g1_by_mitoses_agrees_with_the_printed_line(line: str) -> None:
    rate, wide, narrow = line.split()
    for area, chance in ((10, wide), (2, narrow)):
        assert round(sure(mitoses_recount(true_rate=Fraction(rate), area_mm2=area)).g1, 3) == float(chance)
        assert str(facts()[f"M-poisson.r{rate}.{area}mm2"].value) == chance


def test_every_computed_chance_among_the_facts_is_tested_here() -> None:
    known = [one for one in facts() if one.startswith(("M-g1.", "M-g3.", "M-poisson."))]
    lines = [len(block.splitlines()) for block in (OBSERVED_G1, OBSERVED_ABOVE_20, POISSON_G1, POISSON_G1)]
    assert len(known) == sum(lines)


@given(share=st.fractions(0, 1, max_denominator=1000), counted=st.integers(1, 3000))
@example(share=Fraction(3, 100), counted=500)
@example(share=Fraction(1, 5), counted=500)
@example(share=Fraction(0), counted=1)
@example(share=Fraction(1), counted=1)
@example(share=Fraction(1), counted=2000)
def test_the_binomial_agrees_with_scipy(share: Fraction, counted: int) -> None:
    last_g1 = max(k for k in range(counted + 1) if 100 * k < 3 * counted)
    last_g2 = max(k for k in range(counted + 1) if 5 * k <= counted)
    below_g2, below_g3 = (float(binom.cdf(last, counted, float(share))) for last in (last_g1, last_g2))
    assert three(cells(share, counted)) == pytest.approx((below_g2, below_g3 - below_g2, 1 - below_g3), abs=1e-9)


@pytest.mark.parametrize(("share", "counted"), [("0.03", 120), ("0.2", 55), ("0.137", 40), ("0.999", 10)])
def test_the_binomial_is_exact_to_the_last_digits(share: str, counted: int) -> None:
    p = Fraction(share)
    terms = [comb(counted, k) * p**k * (1 - p) ** (counted - k) for k in range(counted + 1)]
    exact = [sum(t for k, t in enumerate(terms) if grade_by_ki67(Fraction(100 * k, counted)) is grade) for grade in NET_GRADES]
    assert three(cells(p, counted)) == pytest.approx([float(one) for one in exact], rel=1e-15)


@given(rate=st.fractions(0, 40, max_denominator=100), area=st.fractions(1, 50, max_denominator=20))
@example(rate=Fraction(2), area=Fraction(10))
@example(rate=Fraction(20), area=Fraction(10))
@example(rate=Fraction(0), area=Fraction(10))
def test_the_poisson_agrees_with_scipy(rate: Fraction, area: Fraction) -> None:
    counts = range(int(10 * area) + 2)
    last_g1 = max(k for k in counts if 2 * k < 2 * area)
    last_g2 = max(k for k in counts if 2 * k <= 20 * area)
    below_g2, below_g3 = (float(poisson.cdf(last, float(rate * area / 2))) for last in (last_g1, last_g2))
    found = sure(mitoses_recount(true_rate=rate, area_mm2=area))
    assert three(found) == pytest.approx((below_g2, below_g3 - below_g2, 1 - below_g3), abs=1e-9)
    assert found.true_grade is grade_by_mitoses(rate)


@given(share=st.fractions(0, 1, max_denominator=200), counted=st.integers(1, 600))
def test_the_three_chances_add_up_and_the_change_is_the_rest(share: Fraction, counted: int) -> None:
    found = cells(share, counted)
    assert all(0 <= chance <= 1 for chance in three(found))
    assert sum(three(found)) == pytest.approx(1, abs=1e-12)
    stays = three(found)[NET_GRADES.index(found.true_grade)]
    assert found.changed == pytest.approx(1 - stays, abs=1e-12)


@given(shares=st.tuples(*[st.fractions(0, 1, max_denominator=200)] * 2), counted=st.integers(1, 600))
def test_a_higher_true_index_makes_low_grades_rarer(shares: tuple[Fraction, Fraction], counted: int) -> None:
    low, high = cells(min(shares), counted), cells(max(shares), counted)
    assert high.g1 <= low.g1 + 1e-12
    assert high.g3 >= low.g3 - 1e-12


@pytest.mark.parametrize(("share", "grade"), [("0.0299", G1), ("0.03", G2), ("0.2", G2), ("0.2001", G3)])
def test_the_true_grade_keeps_the_limits(share: str, grade: object) -> None:
    assert cells(share, 500).true_grade is grade


def test_at_the_limits_themselves_the_count_decides_exactly() -> None:
    # One cell more or less: with a true index of 100% or 0% nothing is left to chance.
    assert three(cells("0", 500)) == (1, 0, 0)
    assert three(cells("1", 500)) == (0, 0, 1)
    assert cells("0", 500).changed == cells("1", 500).changed == 0


@pytest.mark.parametrize(("positive", "counted", "away"), [(15, 500, "g1"), (14, 500, "g2"), (100, 500, "g3"), (101, 500, "g2")])
def test_next_to_a_limit_nearly_every_second_recount_changes_the_grade(positive: int, counted: int, away: str) -> None:
    found = sure(chance_of_another_ki67_grade(positive=positive, counted=counted))
    assert found.true_grade is grade_by_ki67(Ki67Index(positive, counted).percent)
    assert 0.35 < found.changed < 0.55
    assert found.changed == pytest.approx(getattr(found, away), abs=1e-9)


@given(counted=st.integers(1, 3000), data=st.data())
def test_a_recount_of_the_observed_index_is_the_recount_of_that_true_index(counted: int, data: st.DataObject) -> None:
    positive = data.draw(st.integers(0, counted))
    found = sure(chance_of_another_ki67_grade(positive=positive, counted=counted))
    assert three(found) == three(cells(Fraction(positive, counted), counted))


def test_far_from_a_limit_a_recount_hardly_ever_changes_the_grade() -> None:
    assert sure(chance_of_another_ki67_grade(positive=50, counted=500)).changed < 1e-6


def test_what_is_assumed_is_said() -> None:
    found = sure(chance_of_another_ki67_grade(positive=15, counted=500))
    assert "first count for the truth" in found.reasons[0].text
    docstring = chance_of_another_ki67_grade.__doc__ or ""
    assert "assumption" in docstring
    assert "independently" in docstring


def test_a_very_large_count_is_answered() -> None:
    assert sure(chance_of_another_ki67_grade(positive=20_000, counted=100_000)).g3 == pytest.approx(
        binom.sf(20_000, 100_000, 0.2), abs=1e-9
    )


@pytest.mark.parametrize(
    ("found", "needs"),
    [
        (ki67_recount(true_index=None, counted=500), "the Ki-67 index to start from"),
        (ki67_recount(true_index=3, counted=None), "the number of cells in the recount"),
        (mitoses_recount(true_rate=None, area_mm2=10), "the true mitotic rate to start from"),
        (mitoses_recount(true_rate=2, area_mm2=None), "the area of the recount in mm2"),
        (chance_of_another_ki67_grade(positive=None, counted=500), "the cells that stained"),
        (chance_of_another_ki67_grade(positive=15, counted=None), "the cells counted"),
    ],
)
def test_missing_input_is_asked_for(found: Recount | NotDecidable, needs: str) -> None:
    assert isinstance(found, NotDecidable)
    assert found.needs == (needs,)


@pytest.mark.parametrize(
    ("function", "arguments", "named"),
    [
        (ki67_recount, {"true_index": 101, "counted": 500}, "true_index=101"),
        (ki67_recount, {"true_index": -1, "counted": 500}, "true_index=-1"),
        (ki67_recount, {"true_index": 3, "counted": 0}, "counted=0"),
        (ki67_recount, {"true_index": 3, "counted": 500.0}, "counted=500.0"),
        (mitoses_recount, {"true_rate": -1, "area_mm2": 10}, "true_rate=-1"),
        (mitoses_recount, {"true_rate": 2, "area_mm2": 0}, "area_mm2=0"),
        (mitoses_recount, {"true_rate": 2, "area_mm2": -1}, "area_mm2=-1"),
        (chance_of_another_ki67_grade, {"positive": 501, "counted": 500}, "positive=501"),
        (chance_of_another_ki67_grade, {"positive": -1, "counted": 500}, "positive=-1"),
        (chance_of_another_ki67_grade, {"positive": 0, "counted": 0}, "counted=0"),
    ],
)
def test_impossible_input_is_named(function: Callable[..., object], arguments: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        function(**arguments)
