"""The synthetic cohort of people with one chromogranin A each."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import CgaReferral, cga_referrals
from netcourse.cases.cga_referrals import (
    AGES,
    EGFRS,
    KIDNEYS_RAISE_BELOW_EGFR,
    MOST_CGA,
    SHARE_ON_PPI,
    SHARE_WITH_NET,
    UPPER_LIMIT_NG_ML,
)
from netcourse.evidence import fact

EDGES = 10


@pytest.fixture(scope="module")
def class_cohort() -> list[CgaReferral]:
    return cga_referrals()


@pytest.fixture(scope="module")
def many_without_edges() -> list[CgaReferral]:
    return cga_referrals(20_000, seed=7)[EDGES:]


def raised(one: CgaReferral) -> bool:
    return one.cga_ng_ml > 100


def net(one: CgaReferral) -> bool:
    return one.net_found == "yes"


def share(of: Callable[[CgaReferral], bool], rows: Iterable[CgaReferral]) -> float:
    return mean(of(one) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[CgaReferral]) -> None:
    assert class_cohort[-1].patient_id == "CG-500"
    assert sum(one.cga_ng_ml + one.egfr + one.age for one in class_cohort) == PINNED


PINNED = 180296


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = cga_referrals(n, seed)
    assert cohort == cga_referrals(n, seed)
    assert cga_referrals(n + more, seed)[:n] == cohort
    assert [one.patient_id for one in cohort] == [f"CG-{i:03}" for i in range(1, n + 1)]


def test_another_seed_gives_other_people(class_cohort: list[CgaReferral]) -> None:
    other = cga_referrals(seed=8)
    assert other[:EDGES] == class_cohort[:EDGES]
    assert mean(a == b for a, b in zip(other[EDGES:], class_cohort[EDGES:], strict=True)) < 0.05


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in cga_referrals(100, seed):
        assert AGES[0] <= one.age <= AGES[1]
        assert EGFRS[0] <= one.egfr <= EGFRS[1]
        assert 1 <= one.cga_ng_ml <= MOST_CGA
        assert {one.ppi, one.net_found} <= {"yes", "no"}


def test_the_first_people_lie_on_the_limit_or_just_above_it_in_each_group(class_cohort: list[CgaReferral]) -> None:
    edges = class_cohort[:EDGES]
    assert {one.cga_ng_ml for one in edges} == {100, 101}
    # Exactly on the limit nobody has a NET: taking them as raised lowers the predictive value in both groups.
    assert {one.net_found for one in edges if one.cga_ng_ml == 100} == {"no"}
    assert {(one.ppi, one.net_found) for one in edges if raised(one)} == {(a, b) for a in ("yes", "no") for b in ("yes", "no")}
    assert {one.ppi for one in edges if one.cga_ng_ml == 100} == {"yes", "no"}


def test_the_limit_is_one_that_laboratories_give() -> None:
    assert fact("C2-03.others").holds(UPPER_LIMIT_NG_ML)


def test_without_ppi_and_with_healthy_kidneys_the_test_is_as_good_as_the_meta_analysis_says(
    many_without_edges: list[CgaReferral],
) -> None:
    undisturbed = [one for one in many_without_edges if one.ppi == "no" and one.egfr >= KIDNEYS_RAISE_BELOW_EGFR]
    # Four standard errors: 0.045 in about 1,400 people with a NET, 0.009 in about 10,000 without.
    assert share(raised, filter(net, undisturbed)) == pytest.approx(float(fact("C1-01.sensitivity").value or 0), abs=0.045)
    without = [one for one in undisturbed if not net(one)]
    assert 1 - share(raised, without) == pytest.approx(float(fact("C1-01.specificity").value or 0), abs=0.009)


def test_without_a_net_95_in_100_values_lie_in_the_range_of_the_kit_whose_spread_is_used(
    many_without_edges: list[CgaReferral],
) -> None:
    calm = [one for one in many_without_edges if not net(one) and one.ppi == "no" and one.egfr >= KIDNEYS_RAISE_BELOW_EGFR]
    # The middle comes from the limit and the specificity, not from the kit, so the match is near and not exact.
    assert share(lambda one: fact("C2-01.serum").holds(one.cga_ng_ml), calm) == pytest.approx(0.95, abs=0.015)


def test_shares_are_those_that_were_chosen(many_without_edges: list[CgaReferral]) -> None:
    assert share(net, many_without_edges) == pytest.approx(SHARE_WITH_NET, abs=0.01)
    assert share(lambda one: one.ppi == "yes", many_without_edges) == pytest.approx(SHARE_ON_PPI, abs=0.014)


def test_a_ppi_raises_cga_by_the_mean_of_short_and_long_use(many_without_edges: list[CgaReferral]) -> None:
    calm = [one for one in many_without_edges if not net(one) and one.egfr >= KIDNEYS_RAISE_BELOW_EGFR]
    fold = mean(one.cga_ng_ml for one in calm if one.ppi == "yes") / mean(one.cga_ng_ml for one in calm if one.ppi == "no")
    # Half of the users for short (C3-01.fold), half for long (C3-03.fold); four standard errors of the ratio are about 6%.
    expected = ((fact("C3-01.fold").exact_value or 0) + (fact("C3-03.fold").exact_value or 0)) / 2
    assert fold == pytest.approx(float(expected), rel=0.08)


def test_a_ppi_multiplies_less_where_a_tumour_makes_most_of_the_cga(many_without_edges: list[CgaReferral]) -> None:
    def fold(*, with_net: bool) -> float:
        group = [one for one in many_without_edges if net(one) is with_net]
        on, off = (median(one.cga_ng_ml for one in group if one.ppi == word) for word in ("yes", "no"))
        return on / off

    assert 1.2 < fold(with_net=True) < 0.75 * fold(with_net=False)


def test_low_kidney_function_raises_cga_in_a_few(many_without_edges: list[CgaReferral]) -> None:
    off_ppi = [one for one in many_without_edges if one.ppi == "no" and not net(one)]
    impaired = [one for one in off_ppi if one.egfr < KIDNEYS_RAISE_BELOW_EGFR]
    healthy = [one for one in off_ppi if one.egfr >= KIDNEYS_RAISE_BELOW_EGFR]
    assert 0.02 < len(impaired) / len(off_ppi) < 0.10
    assert share(raised, impaired) > 2 * share(raised, healthy)


def test_most_raised_results_are_no_net_but_most_off_a_ppi_are(class_cohort: list[CgaReferral]) -> None:
    calm = [one for one in class_cohort if one.ppi == "no"]
    assert 0.25 <= share(net, filter(raised, class_cohort)) <= 0.35
    assert 0.55 <= share(net, filter(raised, calm)) <= 0.70


@pytest.mark.parametrize("ppi", [{"yes", "no"}, {"no"}, {"yes"}])
def test_the_class_cohort_is_no_fluke(
    class_cohort: list[CgaReferral], many_without_edges: list[CgaReferral], ppi: set[str]
) -> None:
    here, expected = (
        share(net, (one for one in cohort if one.ppi in ppi and raised(one))) for cohort in (class_cohort, many_without_edges)
    )
    assert here == pytest.approx(expected, abs=0.03)


def percent(of: Callable[[CgaReferral], bool], rows: list[CgaReferral]) -> Fraction:
    return Fraction(100 * sum(of(one) for one in rows), len(rows))


def readings(rows: list[CgaReferral]) -> list[Fraction]:
    """The predictive value, then with at least for above, the sensitivity, the share of NETs, and the share without a NET."""
    ppv = percent(net, [one for one in rows if raised(one)])
    at_least = percent(net, [one for one in rows if one.cga_ng_ml >= UPPER_LIMIT_NG_ML])
    return [ppv, at_least, percent(raised, [one for one in rows if net(one)]), percent(net, rows), 100 - ppv]


@pytest.mark.parametrize("asked", ["everybody", "without a PPI"])
def test_each_misreading_gives_another_number(class_cohort: list[CgaReferral], asked: str) -> None:
    groups = {
        "everybody": class_cohort,
        "without a PPI": [one for one in class_cohort if one.ppi == "no"],
        "with a PPI": [one for one in class_cohort if one.ppi == "yes"],
    }
    told = readings(groups[asked]) + [readings(rows)[0] for group, rows in groups.items() if group != asked]
    in_order = sorted(told)
    # Marking accepts 0.15 points to either side, so two readings must lie further apart than twice that.
    assert min(b - a for a, b in pairwise(in_order)) > 2 * Fraction(15, 100)


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        cga_referrals(EDGES - 1)
    assert len(cga_referrals(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[CgaReferral]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].cga_ng_ml = 5  # type: ignore[misc]
    assert replace(class_cohort[0], cga_ng_ml=5) != class_cohort[0]
