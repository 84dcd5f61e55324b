"""Survival arithmetic, against scipy, against other libraries and against hand calculation.

`survival_reference.csv` was written once with lifelines 0.30.3 and statsmodels 0.15.0, which this project does not install:
curves and conditional survival by lifelines' Weibull fitters, people counted one by one by both. Both count whoever dies on the
very day as dead after it. They disagree on a median where exactly half are alive over a span of years: no question asks for one.
"""

import csv
from fractions import Fraction
from math import exp, log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import ecdf, weibull_min

from netcourse.disease.scenarios import scenarios
from netcourse.disease.stage_migration import counted_alive
from netcourse.disease.survival import (
    Curve,
    Mixture,
    Weibull,
    alive,
    alive_given,
    median,
    median_of_fact,
    mixed,
    share_that_gives,
    still_there,
    time_until,
)
from netcourse.evidence import fact

REFERENCE = list(csv.DictReader((Path(__file__).parent / "survival_reference.csv").read_text(encoding="utf-8").splitlines()))
NEC, G1, G2 = Weibull(median_of_fact("F-10")), Weibull(median_of_fact("F-03.g1")), Weibull(median_of_fact("F-03.g2"))


def scipys(curve: Weibull, years: float) -> float:
    """What scipy says, with the scale in its own parameters."""
    return float(weibull_min.sf(years, curve.shape, scale=curve.median / log(2) ** (1 / curve.shape)))


@pytest.mark.parametrize("row", [row for row in REFERENCE if row["what"] == "alive"], ids=lambda row: str(row["expected"]))
def test_a_curve_is_that_of_two_libraries(row: dict[str, str]) -> None:
    curve = Weibull(float(row["median_or_times"]), float(row["shape"]))
    found = alive(curve, float(row["years"]))
    assert found == pytest.approx(float(row["expected"]), rel=1e-9)
    assert found == pytest.approx(scipys(curve, float(row["years"])), rel=1e-9)


@pytest.mark.parametrize("row", [row for row in REFERENCE if row["what"] == "given"], ids=lambda row: str(row["expected"]))
def test_conditional_survival_is_that_of_two_libraries(row: dict[str, str]) -> None:
    curve = Weibull(float(row["median_or_times"]), float(row["shape"]))
    already, more = float(row["already_or_lead"]), float(row["years"])
    found = alive_given(curve, already, more)
    assert found == pytest.approx(float(row["expected"]), rel=1e-9)
    assert found == pytest.approx(scipys(curve, already + more) / scipys(curve, already), rel=1e-9)


@pytest.mark.parametrize("row", [row for row in REFERENCE if row["what"] == "counted"], ids=lambda row: str(row["library"]))
def test_people_counted_one_by_one_are_those_of_three_libraries(row: dict[str, str]) -> None:
    lived = tuple(float(one) for one in row["median_or_times"].split(";"))
    lead, years = float(row["already_or_lead"]), float(row["years"])
    found = counted_alive(lived, years, lead=lead)
    assert float(found) == pytest.approx(float(row["expected"]), abs=1e-9)
    assert float(found) == pytest.approx(float(ecdf([one + lead for one in lived]).sf.evaluate([years])[0]), abs=1e-9)


@pytest.mark.parametrize("curve", [NEC, G1, G2, Weibull(3.4166, 0.5), Weibull(0.1, 1.6)])
def test_at_the_median_exactly_half_are_alive(curve: Weibull) -> None:
    assert alive(curve, curve.median) == 0.5
    assert median(curve) == curve.median
    assert alive(curve, 0) == 1


def test_of_those_alive_at_five_forty_six_per_cent_reach_ten_in_the_registry() -> None:
    five, ten = fact("F-12.five-year").exact_value, fact("F-16.ten-year").exact_value
    assert five is not None
    assert ten is not None
    assert round(float(ten / five) * 100) == 46


def test_a_median_of_a_fact_is_in_years_whatever_its_unit() -> None:
    assert median_of_fact("F-16.median") * 12 == pytest.approx(41)
    assert median_of_fact("F-03.g1") == 16.2
    assert median_of_fact("F-10") * 12 == pytest.approx(11.5)


@pytest.mark.parametrize("fact_id", ["F-12.five-year", "G-21"])
def test_what_is_no_time_has_no_median(fact_id: str) -> None:
    with pytest.raises(ValueError, match=fact_id):
        median_of_fact(fact_id)


@pytest.mark.parametrize(("low_grade", "share"), [(Weibull(8.0), 0.3697), (G1, 0.4670)])
def test_a_registry_of_41_months_may_hold_people_who_live_for_years(low_grade: Weibull, share: float) -> None:
    months_41 = median_of_fact("F-16.median")
    found = share_that_gives(months_41, NEC, low_grade)
    # By hand: half = w * 2^(-T/a) + (1 - w) * 2^(-T/b).
    ours, theirs = exp(-months_41 / NEC.median * log(2)), exp(-months_41 / low_grade.median * log(2))
    assert found == pytest.approx((theirs - 0.5) / (theirs - ours), rel=1e-12)
    assert found == pytest.approx(share, abs=5e-5)
    assert found is not None
    assert median(mixed(found, NEC, low_grade)) == pytest.approx(months_41, rel=1e-9)


def test_a_median_that_no_mixture_has_is_none() -> None:
    assert share_that_gives(20, NEC, G1) is None
    assert share_that_gives(0.5, NEC, G1) is None
    assert share_that_gives(5, Weibull(3), Weibull(3)) is None


@pytest.mark.parametrize(("share", "wanted"), [(0.2, 0.5), (0.5, 0.25), (0.9, 0.5), (0.37, 0.9)])
def test_a_time_on_a_mixture_is_where_scipy_finds_it(share: float, wanted: float) -> None:
    curve = mixed(share, NEC, G2)
    root = brentq(lambda years: share * scipys(NEC, years) + (1 - share) * scipys(G2, years) - wanted, 0, 100, xtol=1e-12)
    assert time_until(curve, wanted) == pytest.approx(root, rel=1e-9)


def test_five_more_years_are_likelier_at_year_five_only_while_the_risk_falls() -> None:
    for shape, likelier in ((0.5, True), (0.99, True), (1.0, False), (1.01, False), (1.6, False)):
        curve = Weibull(8, shape)
        assert (alive_given(curve, 5, 5) > alive(curve, 5) + 1e-12) is likelier
    # In a mixed group the same happens although nobody's own risk falls.
    registry = mixed(0.37, NEC, Weibull(8))
    assert alive_given(registry, 5, 5) > alive(registry, 5)


def test_of_those_left_the_group_that_dies_sooner_is_an_ever_smaller_part() -> None:
    registry = mixed(0.37, NEC, Weibull(8))
    shares = [still_there(registry, years)[0] for years in (0, 1, 3, 5, 10)]
    assert shares[0] == pytest.approx(0.37)
    assert shares == sorted(shares, reverse=True)
    assert shares[2] == pytest.approx(0.37 * scipys(NEC, 3) / alive(registry, 3), rel=1e-9)
    assert still_there(mixed(0, NEC, G1), 5) == (0, 1)


def test_where_hardly_anybody_is_left_there_is_still_a_number() -> None:
    registry = mixed(0.5, Weibull(0.01, 1.6), Weibull(0.02, 1.6))
    assert alive(registry, 90) == 0
    assert 0 <= alive_given(registry, 90, 1) <= 1
    assert still_there(registry, 90) == pytest.approx((0, 1))
    assert alive(Weibull(1e-200, 9), 1e50) == 0


def test_scenarios_follow_from_a_median() -> None:
    found = scenarios(8)
    assert (found.worst, found.typical, found.best) == (2, (4, 16), 24)
    assert "F-15.typical" in found.reasons[0].facts


CURVES = st.one_of(
    st.builds(Weibull, st.floats(0.3, 30), st.floats(0.5, 1.6)),
    st.builds(
        mixed,
        st.floats(0, 1),
        st.builds(Weibull, st.floats(0.3, 30), st.floats(0.5, 1.6)),
        st.builds(Weibull, st.floats(0.3, 30), st.floats(0.5, 1.6)),
    ),
)


@settings(max_examples=40)
@given(CURVES, st.floats(0, 30), st.floats(0, 30))
def test_a_curve_falls_and_its_conditional_part_fits_it(curve: Curve, first: float, more: float) -> None:
    before, after = alive(curve, first), alive(curve, first + more)
    assert 0 <= after <= before <= 1
    assert alive_given(curve, 0, first) == pytest.approx(before, abs=1e-12)
    assert alive_given(curve, first, more) * before == pytest.approx(after, abs=1e-12)


@settings(max_examples=40)
@given(CURVES, st.floats(0.01, 1))
def test_a_time_and_its_share_are_inverse(curve: Curve, share: float) -> None:
    assert alive(curve, time_until(curve, share)) == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: Weibull(0), "median"),
        (lambda: Weibull(3, 0), "shape"),
        (lambda: alive(G1, -1), "years"),
        (lambda: alive(G1, float("nan")), "years"),
        (lambda: alive_given(G1, -1, 1), "already"),
        (lambda: alive_given(G1, 1, -1), "more"),
        (lambda: time_until(G1, 0), "share"),
        (lambda: time_until(G1, 1.1), "share"),
        (lambda: mixed(1.2, NEC, G1), "share"),
        (lambda: Mixture(((0.5, NEC), (0.4, G1))), "parts"),
        (lambda: scenarios(0), "median_years"),
        (lambda: counted_alive((), 5), "lived"),
        (lambda: counted_alive((1, -1), 5), "lived"),
    ],
)
def test_an_impossible_number_is_refused_by_its_name(call: object, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        call()  # type: ignore[operator]


def test_counted_people_are_an_exact_share() -> None:
    lived = (1.5, 2.5, 3.5, 4.5, 6, 6.5, 7, 8, 9, 12)
    assert counted_alive(lived, 5) == Fraction(3, 5)
    assert counted_alive(lived, 5, lead=2) == Fraction(4, 5)
    assert counted_alive((5, 6), 5) == Fraction(1, 2)
