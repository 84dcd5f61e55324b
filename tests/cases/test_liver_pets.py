"""The synthetic cohort of people with a receptor PET and an MRI of the liver."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import LiverPet, liver_pets
from netcourse.cases.liver_pets import AGES, PRE_TEST, SHARE_HIGH
from netcourse.evidence import fact

FIRST = 8
GROUPS = ("low", "high")


@pytest.fixture(scope="module")
def class_cohort() -> list[LiverPet]:
    return liver_pets()


@pytest.fixture(scope="module")
def many() -> list[LiverPet]:
    return liver_pets(20_000, seed=7)[FIRST:]


def positive(one: LiverPet) -> bool:
    return one.pet == "positive"


def metastases(one: LiverPet) -> bool:
    return one.metastases_on_mri == "yes"


def percent(of: Callable[[LiverPet], bool], rows: Iterable[LiverPet]) -> Fraction:
    held = [of(one) for one in rows]
    return Fraction(100 * sum(held), len(held))


def group(rows: Sequence[LiverPet], suspicion: str) -> list[LiverPet]:
    return [one for one in rows if one.suspicion == suspicion]


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[LiverPet]) -> None:
    assert class_cohort[-1].person_id == "LP-600"
    assert sum(one.age * (1 + 2 * positive(one) + 4 * metastases(one)) for one in class_cohort) == PINNED


PINNED = 119795


@settings(max_examples=20)
@given(n=st.integers(FIRST, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = liver_pets(n, seed)
    assert cohort == liver_pets(n, seed)
    assert liver_pets(n + more, seed)[:n] == cohort
    assert [one.person_id for one in cohort] == [f"LP-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in liver_pets(100, seed):
        assert AGES[0] <= one.age <= AGES[1]
        assert one.suspicion in GROUPS
        assert one.pet in {"positive", "negative"}
        assert one.metastases_on_mri in {"yes", "no"}


def test_the_first_people_hold_every_combination_once(class_cohort: list[LiverPet]) -> None:
    assert len({(one.suspicion, one.pet, one.metastases_on_mri) for one in class_cohort[:FIRST]}) == FIRST


def test_the_pet_is_as_good_as_the_study_says_in_both_groups(many: list[LiverPet]) -> None:
    for suspicion in GROUPS:
        rows = group(many, suspicion)
        # Four standard errors in about 1,500 people are 1.8 points.
        found = percent(positive, filter(metastases, rows)), percent(positive, (one for one in rows if not metastases(one)))
        assert float(found[0]) == pytest.approx(float(fact("D-06.sensitivity").value or 0), abs=1.8)
        assert 100 - float(found[1]) == pytest.approx(float(fact("D-06.specificity").value or 0), abs=1.8)


def test_shares_are_those_that_were_chosen(many: list[LiverPet]) -> None:
    assert mean(one.suspicion == "high" for one in many) == pytest.approx(SHARE_HIGH, abs=0.015)
    for suspicion, share in PRE_TEST.items():
        assert float(percent(metastases, group(many, suspicion))) == pytest.approx(100 * share, abs=2)


def test_a_positive_pet_means_less_where_little_was_suspected(class_cohort: list[LiverPet]) -> None:
    low, high = (percent(metastases, filter(positive, group(class_cohort, one))) for one in GROUPS)
    assert 84 < low < 92
    assert 97 < high < 100


@pytest.mark.parametrize("asked", GROUPS)
def test_each_misreading_gives_another_number(class_cohort: list[LiverPet], asked: str) -> None:
    rows = group(class_cohort, asked)
    told = [
        percent(metastases, filter(positive, rows)),
        percent(positive, filter(metastases, rows)),
        percent(metastases, rows),
        percent(positive, rows),
        100 - percent(metastases, filter(positive, rows)),
        percent(metastases, filter(positive, class_cohort)),
    ]
    # Marking accepts 0.15 points to either side, so two readings must lie further apart than twice that.
    assert min(b - a for a, b in pairwise(sorted(told))) > 2 * Fraction(15, 100)


def test_a_cohort_too_small_for_its_first_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="n=7"):
        liver_pets(FIRST - 1)
    assert len(liver_pets(FIRST)) == FIRST


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[LiverPet]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].age = 5  # type: ignore[misc]
    assert replace(class_cohort[0], age=5) != class_cohort[0]
