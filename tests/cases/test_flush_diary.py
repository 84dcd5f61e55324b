"""The synthetic diaries of flushes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import FlushDay, flush_diary
from netcourse.cases.flush_diary import CHEESE, DAYS, QUARREL, SHARE_CHEESE, SHARE_QUARREL, SHARE_WINE, TRIGGERS, WINE

Holds = Callable[[FlushDay], bool]
PEOPLE = tuple(TRIGGERS)


@pytest.fixture(scope="module")
def class_diary() -> list[FlushDay]:
    return flush_diary()


@pytest.fixture(scope="module")
def many() -> list[FlushDay]:
    return [day for seed in range(60) for day in flush_diary(seed)]


def had(name: str) -> Holds:
    return lambda one: getattr(one, name) == "yes"


def lacked(name: str) -> Holds:
    return lambda one: getattr(one, name) == "no"


def flushed(rows: Iterable[FlushDay], *conditions: Holds) -> float:
    """The share of days with a flush among those that meet every condition, in %."""
    return 100 * mean(one.flush == "yes" for one in rows if all(holds(one) for holds in conditions))


def points(rows: list[FlushDay], *conditions: Holds) -> float:
    """By how many points cheese raises the share of days with a flush."""
    return flushed(rows, had(CHEESE), *conditions) - flushed(rows, lacked(CHEESE), *conditions)


def of(person: str) -> Holds:
    return lambda one: one.person == person


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_diary: list[FlushDay]) -> None:
    counted = tuple(sum(map(had(name), class_diary)) for name in (WINE, CHEESE, QUARREL, "flush"))
    assert (class_diary[-1].day_id, *counted) == PINNED


PINNED = ("FD-168", 63, 84, 22, 38)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_a_diary_is_its_seed_and_holds_every_day_of_everybody(seed: int) -> None:
    diary = flush_diary(seed)
    assert diary == flush_diary(seed)
    assert [(one.person, one.day) for one in diary] == [(person, day) for person in PEOPLE for day in range(1, DAYS + 1)]
    assert {getattr(one, name) for one in diary for name in (WINE, CHEESE, QUARREL, "flush")} <= {"yes", "no"}


def test_shares_are_those_that_were_chosen(many: list[FlushDay]) -> None:
    # Four standard errors in 10,080 days are at most 3 points.
    assert mean(map(had(WINE), many)) == pytest.approx(SHARE_WINE, abs=0.02)
    assert mean(map(had(QUARREL), many)) == pytest.approx(SHARE_QUARREL, abs=0.015)
    for word, expected in SHARE_CHEESE.items():
        assert mean(had(CHEESE)(one) for one in many if one.wine == word) == pytest.approx(expected, abs=0.03)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_triggers_nothing_adds_nothing_once_the_rest_is_held_fixed(many: list[FlushDay], person: str) -> None:
    alone = [one for one in many if one.person == person and one.quarrel == "no"]
    for name, other in ((CHEESE, WINE), (WINE, CHEESE)):
        apart = flushed(alone, had(name), lacked(other)) - flushed(alone, lacked(name), lacked(other))
        assert apart > 40 if name in TRIGGERS[person] else abs(apart) < 8


def test_cheese_looks_guilty_and_is_not_once_wine_is_held_fixed(class_diary: list[FlushDay]) -> None:
    assert points(class_diary) > 20
    assert points(class_diary, lacked(WINE)) < 10


def test_what_is_left_of_cheese_comes_from_one_person(class_diary: list[FlushDay]) -> None:
    assert points(class_diary, of("P3"), lacked(WINE)) > 40
    others = [one for one in class_diary if one.person != "P3"]
    assert abs(points(others, lacked(WINE))) < 2


# What is asked first, then what somebody gets who misreads it.
READINGS: list[list[Callable[[list[FlushDay]], float]]] = [
    [
        lambda rows: flushed(rows, had(CHEESE)),
        lambda rows: flushed(rows, lacked(CHEESE)),
        lambda rows: flushed(rows, had(CHEESE), had(WINE)),
        lambda rows: flushed(rows),
        lambda rows: 100 * mean(map(had(CHEESE), (one for one in rows if one.flush == "yes"))),
    ],
    [
        lambda rows: flushed(rows, had(CHEESE), lacked(WINE)),
        lambda rows: flushed(rows, had(CHEESE)),
        lambda rows: flushed(rows, lacked(CHEESE), lacked(WINE)),
        lambda rows: flushed(rows, lacked(WINE)),
        lambda rows: flushed(rows, had(CHEESE), had(WINE)),
    ],
    [
        lambda rows: points(rows, lacked(WINE)),
        points,
        lambda rows: points(rows, had(WINE)),
        lambda rows: flushed(rows, had(CHEESE), lacked(WINE)),
    ],
]


@pytest.mark.parametrize("readings", READINGS, ids=["over all days", "without wine", "what is left"])
def test_each_misreading_gives_another_number(
    class_diary: list[FlushDay], readings: list[Callable[[list[FlushDay]], float]]
) -> None:
    told = sorted(reading(class_diary) for reading in readings)
    # Marking accepts 0.15 points to either side.
    assert min(b - a for a, b in pairwise(told)) > 0.3


def test_a_row_cannot_be_changed_by_accident(class_diary: list[FlushDay]) -> None:
    with pytest.raises(AttributeError):
        class_diary[0].flush = "no"  # type: ignore[misc]
    assert replace(class_diary[0], person="P9") != class_diary[0]
