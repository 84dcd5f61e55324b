"""The synthetic cohort of receptor PETs with what was read beside them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import ReceptorRead, receptor_reads
from netcourse.cases.receptor_reads import (
    OPERATIONS,
    OPERATIONS_IF_UNCINATE,
    OTHER_PLACES,
    SHARE_FDG_ONLY,
    SHARE_HOTTEST_IF_HOT,
    SHARE_WITH_MASS,
    SHARE_WITHOUT_MRI,
    WEAKEST,
)
from netcourse.evidence import fact

Holds = Callable[[ReceptorRead], bool]
EDGES = 10


@pytest.fixture(scope="module")
def class_cohort() -> list[ReceptorRead]:
    return receptor_reads()


@pytest.fixture(scope="module")
def many() -> list[ReceptorRead]:
    return receptor_reads(20_000, seed=7)[EDGES:]


def uncinate(one: ReceptorRead) -> bool:
    return one.hottest_place == "uncinate"


def no_mass(one: ReceptorRead) -> bool:
    return one.mass_on_mri == "no"


def not_shown(one: ReceptorRead) -> bool:
    return one.mass_on_mri != "yes"


def pancreas(one: ReceptorRead) -> bool:
    return one.operation_booked == "pancreas"


def any_operation(one: ReceptorRead) -> bool:
    return one.operation_booked != "none"


def receptors_only(one: ReceptorRead) -> bool:
    return one.fdg_only_lesion == "no"


def at_least(score: int) -> Holds:
    return lambda one: one.weakest_krenning >= score


def count(rows: Iterable[ReceptorRead], *conditions: Holds) -> int:
    return sum(all(holds(one) for holds in conditions) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[ReceptorRead]) -> None:
    assert class_cohort[-1].read_id == "RR-420"
    words = (one.hottest_place + one.mass_on_mri + one.operation_booked + one.fdg_only_lesion for one in class_cohort)
    assert sum(map(len, words)) + sum(one.weakest_krenning for one in class_cohort) == PINNED


PINNED = 8437


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = receptor_reads(n, seed)
    assert cohort == receptor_reads(n, seed)
    assert receptor_reads(n + more, seed)[:n] == cohort
    assert [one.read_id for one in cohort] == [f"RR-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_reading_is_possible(seed: int) -> None:
    scores = [int(fact(f"D-11.{score}").value or 0) for score in range(1, 5)]
    for one in receptor_reads(100, seed):
        assert one.hottest_place in {"uncinate", *OTHER_PLACES}
        assert one.mass_on_mri in {"yes", "no", "not done"}
        assert one.operation_booked in OPERATIONS
        assert one.weakest_krenning in scores
        assert one.fdg_only_lesion in {"yes", "no"}


@pytest.mark.parametrize(
    ("row", "is_needless", "has_target"),
    [
        (1, True, True),
        (2, False, False),  # a mass is there, and a score of 2
        (3, False, False),  # no MRI yet, and a lesion that only FDG shows
        (4, False, False),  # the bowel is operated on, not the pancreas
        (5, False, False),
        (6, False, True),  # another place is the hottest
        (7, False, False),
        (8, False, False),
        (9, False, True),  # exactly 3
        (10, False, False),  # exactly 2
    ],
)
def test_the_first_readings_lie_on_an_edge(
    class_cohort: list[ReceptorRead], row: int, *, is_needless: bool, has_target: bool
) -> None:
    one = [class_cohort[row - 1]]
    assert bool(count(one, uncinate, no_mass, pancreas)) is is_needless
    assert bool(count(one, at_least(3), receptors_only)) is has_target


def test_the_uncinate_is_as_often_hot_as_the_study_says(many: list[ReceptorRead]) -> None:
    hot = float(fact("D-08.uncinate").value or 0) / 100
    assert mean(map(uncinate, many)) == pytest.approx(hot * SHARE_HOTTEST_IF_HOT, abs=0.014)


def test_shares_are_those_that_were_chosen(many: list[ReceptorRead]) -> None:
    def shares(
        word: Callable[[ReceptorRead], object], expected: Mapping[str, float] | Mapping[int, float], rows: list[ReceptorRead]
    ) -> None:
        for value, share in expected.items():
            # Four standard errors in the smallest group, about 7,000 readings, are 2.4 points.
            assert mean(word(one) == value for one in rows) == pytest.approx(share, abs=0.025)

    shares(lambda one: one.operation_booked, OPERATIONS_IF_UNCINATE, [one for one in many if uncinate(one)])
    shares(lambda one: one.operation_booked, OPERATIONS, [one for one in many if not uncinate(one)])
    shares(lambda one: one.hottest_place, OTHER_PLACES, [one for one in many if not uncinate(one)])
    shares(lambda one: one.weakest_krenning, WEAKEST, many)
    shares(lambda one: one.fdg_only_lesion, {"yes": SHARE_FDG_ONLY}, many)
    shares(lambda one: one.mass_on_mri, {"not done": SHARE_WITHOUT_MRI}, many)
    shares(lambda one: one.mass_on_mri, {"yes": SHARE_WITH_MASS}, [one for one in many if one.mass_on_mri != "not done"])


def test_each_misreading_gives_another_number(class_cohort: list[ReceptorRead]) -> None:
    needless = [
        count(class_cohort, uncinate, no_mass, pancreas),
        count(class_cohort, uncinate, not_shown, pancreas),
        count(class_cohort, uncinate, no_mass, any_operation),
        count(class_cohort, uncinate, pancreas),
        count(class_cohort, no_mass, pancreas),
        count(class_cohort, uncinate, no_mass),
        count(class_cohort, pancreas),
    ]
    target = [
        count(class_cohort, at_least(3), receptors_only),
        count(class_cohort, at_least(2), receptors_only),
        count(class_cohort, at_least(4), receptors_only),
        count(class_cohort, at_least(3)),
        count(class_cohort, receptors_only),
    ]
    assert len(set(needless)) == len(needless)
    assert len(set(target)) == len(target)
    assert min(*needless, *target) > 0


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        receptor_reads(EDGES - 1)
    assert len(receptor_reads(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[ReceptorRead]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].weakest_krenning = 5  # type: ignore[misc]
    assert replace(class_cohort[0], weakest_krenning=5) != class_cohort[0]
