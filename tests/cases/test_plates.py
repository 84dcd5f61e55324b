"""The synthetic cohort of people who gave up a food."""

from collections.abc import Callable, Iterable
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import Plate, plates
from netcourse.cases.plates import (
    KEPT,
    LOST,
    MUCH,
    NOT_TRIED,
    SHARE_LOST_SEEN,
    SHARE_NOT_TRIED,
    SHARE_TRIGGER,
    TEST_FOODS,
    TRIGGER_FOODS,
)
from netcourse.evidence import fact

Holds = Callable[[Plate], bool]
EDGES = 10


@pytest.fixture(scope="module")
def class_cohort() -> list[Plate]:
    return plates()


@pytest.fixture(scope="module")
def many() -> list[Plate]:
    return plates(20_000, seed=7)[EDGES:]


def listed(one: Plate) -> bool:
    return one.on_test_list == "yes"


def harmless(one: Plate) -> bool:
    return one.own_trigger == "no"


def seen(one: Plate) -> bool:
    return one.dietitian == "yes"


def lost(one: Plate) -> bool:
    return one.weight_change <= -MUCH


def count(rows: Iterable[Plate], *conditions: Holds) -> int:
    return sum(all(holds(one) for holds in conditions) for one in rows)


def share(rows: Iterable[Plate], of: Holds, *among: Holds) -> float:
    return mean(of(one) for one in rows if all(holds(one) for holds in among))


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[Plate]) -> None:
    assert class_cohort[-1].plate_id == "PL-240"
    words = (one.given_up + one.on_test_list + one.own_trigger + one.dietitian for one in class_cohort)
    assert (sum(map(len, words)), sum(one.weight_change for one in class_cohort)) == PINNED


PINNED = (4103, -506)


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = plates(n, seed)
    assert cohort == plates(n, seed)
    assert plates(n + more, seed)[:n] == cohort
    assert [one.plate_id for one in cohort] == [f"PL-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in plates(100, seed):
        assert listed(one) is (one.given_up in TEST_FOODS)
        assert one.given_up in TEST_FOODS | TRIGGER_FOODS
        assert one.own_trigger in {"yes", "no", NOT_TRIED}
        assert one.dietitian in {"yes", "no"}
        assert LOST[0] <= one.weight_change <= KEPT[1]


@pytest.mark.parametrize(
    ("food", "fact_id"),
    [
        ("banana", "C5-10.content"),
        ("walnuts", "C5-02"),
        ("pineapple", "C5-09"),
        ("tomato", "C5-13.content"),
        ("avocado", "C5-14"),
        ("plums", "C5-12"),
    ],
)
def test_a_test_food_stands_on_the_articles_list_and_on_no_list_of_triggers(food: str, fact_id: str) -> None:
    assert food in TEST_FOODS
    assert food.removesuffix("s") in fact(fact_id).statement.casefold()
    assert food.removesuffix("s") not in fact("G-06").statement


def test_trigger_foods_are_those_that_the_fact_names() -> None:
    named = fact("G-06").statement
    assert all(word in named for food in TRIGGER_FOODS for word in food.replace("fermented food", "fermented").split()[:1])
    assert not set(TEST_FOODS) & set(TRIGGER_FOODS)


@pytest.mark.parametrize(
    ("row", "for_nothing", "lost_much"),
    [
        (1, True, True),  # exactly 5% lost
        (2, False, False),  # never tried; 4% lost
        (3, False, True),  # on the test list, and a trigger of this person
        (4, False, True),
        (5, False, False),
        (6, True, False),
        (7, False, True),
        (8, False, True),
        (9, False, False),
        (10, True, False),
    ],
)
def test_the_first_people_lie_on_an_edge(class_cohort: list[Plate], row: int, *, for_nothing: bool, lost_much: bool) -> None:
    one = [class_cohort[row - 1]]
    assert bool(count(one, listed, harmless)) is for_nothing
    assert bool(count(one, lost)) is lost_much


def test_shares_are_those_that_were_chosen(many: list[Plate]) -> None:
    # Four standard errors of the smallest group, about 4,000 people, are 3 points.
    assert share(many, seen) == pytest.approx(float(fact("G-24.dietitian").value or 0) / 100, abs=0.02)
    assert share(many, lost, seen) == pytest.approx(SHARE_LOST_SEEN, abs=0.035)
    unseen: Holds = lambda one: not seen(one)  # noqa: E731
    assert share(many, lost, unseen) == pytest.approx(float(fact("G-24.weight").value or 0) / 100, abs=0.02)
    assert share(many, lambda one: one.own_trigger == NOT_TRIED) == pytest.approx(SHARE_NOT_TRIED, abs=0.02)
    for word in ("yes", "no"):
        tried: Holds = lambda one, word=word: one.on_test_list == word and one.own_trigger != NOT_TRIED  # type: ignore[misc]  # noqa: E731
        assert share(many, lambda one: one.own_trigger == "yes", tried) == pytest.approx(SHARE_TRIGGER[word], abs=0.03)


def test_each_misreading_gives_another_number(class_cohort: list[Plate]) -> None:
    for_nothing = [
        count(class_cohort, listed, harmless),
        count(class_cohort, listed, lambda one: one.own_trigger != "yes"),
        count(class_cohort, listed),
        count(class_cohort, harmless),
        count(class_cohort, lambda one: not listed(one), harmless),
    ]
    assert len(set(for_nothing)) == len(for_nothing)
    unseen: Holds = lambda one: not seen(one)  # noqa: E731
    shares = [
        share(class_cohort, lost, seen),
        share(class_cohort, lost, unseen),
        share(class_cohort, lost),
        share(class_cohort, lambda one: one.weight_change < -MUCH, seen),
        share(class_cohort, lambda one: one.weight_change < -MUCH, unseen),
        share(class_cohort, seen, lost),
        share(class_cohort, unseen, lost),
        1 - share(class_cohort, lost, seen),
        1 - share(class_cohort, lost, unseen),
    ]
    assert min(abs(a - b) for i, a in enumerate(shares) for b in shares[:i]) > 0.004


def test_whoever_saw_a_dietitian_had_lost_more(class_cohort: list[Plate]) -> None:
    assert share(class_cohort, lost, seen) > 0.1 + share(class_cohort, lost, lambda one: not seen(one))


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        plates(EDGES - 1)
    assert len(plates(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[Plate]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].weight_change = -20  # type: ignore[misc]
