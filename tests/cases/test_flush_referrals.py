"""The synthetic cohort of people referred for hot spells."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import FlushReferral, flush_referrals
from netcourse.cases.flush_referrals import AGES, SHARE_LIVER, SHARE_ON_5HTP, SHARE_ON_DRUG, SHARE_WITH_NET, SHARE_WOMEN
from netcourse.evidence import fact

Holds = Callable[[FlushReferral], bool]
EDGES = 10
WORDS = ("flush", "wheeze", "diarrhoea", "drug", "takes_5htp", "hiaa_raised", "net_found", "liver_metastases")


@pytest.fixture(scope="module")
def class_cohort() -> list[FlushReferral]:
    return flush_referrals()


@pytest.fixture(scope="module")
def many() -> list[FlushReferral]:
    return flush_referrals(20_000, seed=7)[EDGES:]


def raised(one: FlushReferral) -> bool:
    return one.hiaa_raised == "yes"


def net(one: FlushReferral) -> bool:
    return one.net_found == "yes"


def on_5htp(one: FlushReferral) -> bool:
    return one.takes_5htp == "yes"


def without_5htp(one: FlushReferral) -> bool:
    return not on_5htp(one)


def share(of: Holds, rows: Iterable[FlushReferral]) -> float:
    return mean(of(one) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[FlushReferral]) -> None:
    assert class_cohort[-1].referral_id == "FR-400"
    answers = [getattr(one, name) for one in class_cohort for name in WORDS]
    assert (sum(one.age for one in class_cohort), answers.count("yes")) == PINNED


PINNED = (21878, 602)


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = flush_referrals(n, seed)
    assert cohort == flush_referrals(n, seed)
    assert flush_referrals(n + more, seed)[:n] == cohort
    assert [one.referral_id for one in cohort] == [f"FR-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in flush_referrals(100, seed):
        assert AGES[0] <= one.age <= AGES[1]
        assert one.sex in {"woman", "man"}
        assert {getattr(one, name) for name in WORDS} <= {"yes", "no"}
        # 5-HTP always raises it here, and nobody has metastases of a tumour that was not found.
        assert raised(one) or not on_5htp(one)
        assert net(one) or one.liver_metastases == "no"


def test_the_first_people_hold_every_way_in_which_test_supplement_and_tumour_go_together(
    class_cohort: list[FlushReferral],
) -> None:
    first = {(on_5htp(one), raised(one), net(one)) for one in class_cohort[:EDGES]}
    possible = {(drug, result, tumour) for drug in (True, False) for result in (True, False) for tumour in (True, False)}
    assert first == {one for one in possible if one[1] or not one[0]}


def test_without_the_supplement_the_test_is_as_good_as_is_often_quoted(many: list[FlushReferral]) -> None:
    calm = [one for one in many if without_5htp(one)]
    # Four standard errors: 0.047 in about 1,500 people with a NET, 0.009 in about 17,000 without.
    assert 100 * share(raised, filter(net, calm)) == pytest.approx(float(fact("C4-12.sensitivity").value or 0), abs=4.7)
    without = [one for one in calm if not net(one)]
    assert 100 - 100 * share(raised, without) == pytest.approx(float(fact("C4-12.specificity").value or 0), abs=0.9)


def test_shares_are_those_that_were_chosen(many: list[FlushReferral]) -> None:
    assert share(net, many) == pytest.approx(SHARE_WITH_NET, abs=0.008)
    assert share(on_5htp, many) == pytest.approx(SHARE_ON_5HTP, abs=0.007)
    assert share(lambda one: one.drug == "yes", many) == pytest.approx(SHARE_ON_DRUG, abs=0.012)
    assert share(lambda one: one.sex == "woman", many) == pytest.approx(SHARE_WOMEN, abs=0.014)
    assert share(lambda one: one.liver_metastases == "yes", filter(net, many)) == pytest.approx(SHARE_LIVER, abs=0.03)


@pytest.mark.parametrize("asked", [lambda _: True, without_5htp], ids=["everybody", "without 5-HTP"])
def test_the_class_cohort_is_no_fluke(class_cohort: list[FlushReferral], many: list[FlushReferral], asked: Holds) -> None:
    here, expected = (share(net, (one for one in rows if raised(one) and asked(one))) for rows in (class_cohort, many))
    assert here == pytest.approx(expected, abs=0.02)


def percent(of: Holds, rows: list[FlushReferral]) -> Fraction:
    return Fraction(100 * sum(of(one) for one in rows), len(rows))


def test_each_misreading_gives_another_number(class_cohort: list[FlushReferral]) -> None:
    groups = [[one for one in class_cohort if asked(one)] for asked in (lambda _: True, without_5htp)]
    told = [percent(net, class_cohort)]
    for rows in groups:
        ppv = percent(net, [one for one in rows if raised(one)])
        told += [ppv, 100 - ppv, percent(raised, [one for one in rows if net(one)])]
    told.append(percent(net, [one for one in class_cohort if on_5htp(one)]))
    # Marking accepts 0.15 points to either side.
    assert min(b - a for a, b in pairwise(sorted(told))) > 2 * Fraction(15, 100)


def test_a_cohort_too_small_for_its_first_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        flush_referrals(EDGES - 1)
    assert len(flush_referrals(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[FlushReferral]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].age = 5  # type: ignore[misc]
    assert replace(class_cohort[0], age=5) != class_cohort[0]
