"""The synthetic cohort of people with a neuroendocrine neoplasm, two stages each, and their years."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import NetOutcome, net_outcomes
from netcourse.cases.net_outcomes import FOLLOWED_YEARS, SHARES, medians
from netcourse.evidence import fact

Holds = Callable[[NetOutcome], bool]
EDGES = 10
GRADES = ("NET G1", "NET G2", "NEC")


@pytest.fixture(scope="module")
def class_cohort() -> list[NetOutcome]:
    return net_outcomes()


@pytest.fixture(scope="module")
def many() -> list[NetOutcome]:
    return net_outcomes(20_000, seed=7)[EDGES:]


def alive_at(years: float) -> Holds:
    return lambda one: one.years >= years


def beyond(years: float) -> Holds:
    return lambda one: one.years > years


def everybody(_: NetOutcome) -> bool:
    return True


def local(stage: str) -> Holds:
    return lambda one: getattr(one, stage) == "localised"


def spread(stage: str) -> Holds:
    return lambda one: getattr(one, stage) == "metastatic"


def percent(of: Holds, rows: list[NetOutcome], among: Holds = everybody) -> Fraction:
    kept = [one for one in rows if among(one)]
    return Fraction(100 * sum(map(of, kept)), len(kept))


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[NetOutcome]) -> None:
    assert class_cohort[-1].person_id == "NO-800"
    labels = [sum(map(local(stage), class_cohort)) for stage in ("stage_old", "stage_new")]
    assert (sum(Decimal(str(one.years)) for one in class_cohort), labels) == PINNED


PINNED = (Decimal("5834.1"), [459, 384])


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = net_outcomes(n, seed)
    assert cohort == net_outcomes(n, seed)
    assert net_outcomes(n + more, seed)[:n] == cohort
    assert [one.person_id for one in cohort] == [f"NO-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in net_outcomes(100, seed):
        assert one.who_grade in GRADES
        assert {one.stage_old, one.stage_new} <= {"localised", "metastatic"}
        assert 0.1 <= one.years <= FOLLOWED_YEARS
        # One decimal place, so that 5.0 is exactly on the edge.
        assert one.years == round(one.years, 1)
        # A better scanner finds more: it takes no label of spread away, and every NEC here has spread.
        assert not (spread("stage_old")(one) and local("stage_new")(one))
        assert one.who_grade != "NEC" or spread("stage_old")(one)


def test_the_first_people_lie_on_the_edges_and_just_below(class_cohort: list[NetOutcome]) -> None:
    times = [one.years for one in class_cohort[:EDGES]]
    assert [times.count(edge) for edge in (3.0, 5.0, 8.0, 2.9, 4.9, 7.9)] == [2, 3, 2, 1, 1, 1]


@pytest.mark.parametrize(("grade", "source", "abs_"), [("NET G1", "F-03.g1", 0), ("NET G2", "F-03.g2", 0.65)])
def test_a_grade_of_net_has_the_median_of_its_source(many: list[NetOutcome], grade: str, source: str, abs_: float) -> None:
    sourced = float(fact(source).value or 0)
    assert medians()[grade] == sourced
    rows = [one for one in many if one.who_grade == grade]
    if sourced < FOLLOWED_YEARS:
        # Four standard errors of the median in 6,000 people.
        assert median(one.years for one in rows) == pytest.approx(sourced, abs=abs_)
    else:
        # Its median lies beyond what is watched: the share that is left at the end has to fit it.
        assert float(percent(alive_at(FOLLOWED_YEARS), rows)) == pytest.approx(100 * 2 ** (-FOLLOWED_YEARS / sourced), abs=2)


def test_carcinomas_have_the_middle_of_their_range(many: list[NetOutcome]) -> None:
    known = fact("F-10")
    months = (float(known.low or 0) + float(known.high or 0)) / 2
    assert medians()["NEC"] == pytest.approx(months / 12)
    # Times are rounded down to tenths of a year.
    assert median(one.years for one in many if one.who_grade == "NEC") == pytest.approx(months / 12, abs=0.1)


@pytest.mark.parametrize("grade", GRADES)
def test_grades_are_as_common_as_was_chosen(many: list[NetOutcome], grade: str) -> None:
    assert mean(one.who_grade == grade for one in many) == pytest.approx(SHARES[grade], abs=0.014)


@pytest.mark.parametrize("grade", ["NET G1", "NET G2"])
def test_within_a_grade_five_more_years_are_as_likely_as_the_first_five(many: list[NetOutcome], grade: str) -> None:
    rows = [one for one in many if one.who_grade == grade]
    first = float(percent(alive_at(5), rows))
    assert float(percent(alive_at(8), rows, alive_at(3))) == pytest.approx(first, abs=2.5)


@pytest.mark.parametrize("cohort", ["class_cohort", "many"])
def test_in_the_mixed_group_they_are_likelier(cohort: str, request: pytest.FixtureRequest) -> None:
    rows = request.getfixturevalue(cohort)
    assert percent(alive_at(8), rows, alive_at(3)) - percent(alive_at(5), rows) > 10


@pytest.mark.parametrize("cohort", ["class_cohort", "many"])
def test_both_stages_gain_from_new_labels_and_nobody_lives_longer(cohort: str, request: pytest.FixtureRequest) -> None:
    rows = request.getfixturevalue(cohort)
    for stage in (local, spread):
        assert percent(alive_at(5), rows, stage("stage_new")) - percent(alive_at(5), rows, stage("stage_old")) > 2


def test_the_class_cohort_is_no_fluke(class_cohort: list[NetOutcome], many: list[NetOutcome]) -> None:
    asked: list[tuple[Holds, Holds]] = [
        (alive_at(5), everybody),
        (alive_at(8), alive_at(3)),
        *((alive_at(5), among(stage)) for among in (local, spread) for stage in ("stage_old", "stage_new")),
    ]
    for of, among in asked:
        assert float(percent(of, class_cohort, among)) == pytest.approx(float(percent(of, many, among)), abs=2)


def apart(told: list[Fraction]) -> bool:
    # Marking accepts 0.15 points to either side, so two readings must lie further apart than twice that.
    return min(b - a for a, b in pairwise(sorted(told))) > 2 * Fraction(15, 100)


def test_each_misreading_of_years_to_come_gives_another_number(class_cohort: list[NetOutcome]) -> None:
    five, more = percent(alive_at(5), class_cohort), percent(alive_at(8), class_cohort, alive_at(3))
    assert apart(
        [
            five,
            percent(beyond(5), class_cohort),
            100 - five,
            more,
            percent(beyond(8), class_cohort, beyond(3)),
            percent(alive_at(8), class_cohort),
            percent(alive_at(5), class_cohort, alive_at(3)),
            percent(alive_at(8), class_cohort, alive_at(5)),
            100 - more,
        ]
    )


def test_each_misreading_of_a_stage_gives_another_number(class_cohort: list[NetOutcome]) -> None:
    stages = ("stage_old", "stage_new")
    shares = [percent(alive_at(5), class_cohort, among(stage)) for among in (local, spread) for stage in stages]
    shares += [percent(beyond(5), class_cohort, local(stage)) for stage in stages]
    backwards = [percent(local(stage), class_cohort, alive_at(5)) for stage in stages]
    assert apart([*shares, *backwards, percent(alive_at(5), class_cohort)])


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        net_outcomes(EDGES - 1)
    assert len(net_outcomes(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[NetOutcome]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].years = 5.0  # type: ignore[misc]
    assert replace(class_cohort[0], years=5.1) != class_cohort[0]
