"""When a class handed in: counted beside the time when it was due, where both are known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from netcourse.reporting.handing_in import times
from netcourse.reporting.model import Room
from tests.reporting.rooms import room

DUE = datetime(2026, 3, 1, 12)


def handed_in(*hours: float | None, due: datetime | None = DUE) -> Room:
    """A class of which each handed in so many hours after the work was due; None where nobody knows."""
    one = room(len(hours))
    when = [None if late is None else DUE + timedelta(hours=late) for late in hours]
    students = tuple(replace(student, handed_in=at) for student, at in zip(one.students, when, strict=True))
    return replace(one, students=students, due=due)


def test_each_stands_in_one_row_and_rows_between_are_there_too() -> None:
    found = times(handed_in(-200, -2, -2.5, -0.5, 0, 0.5, 100, None))
    assert found is not None
    assert (found.n, found.late) == (7, 2)
    assert sum(count for _, count in found.rows) == found.n
    assert found.rows[0] == ("more than 7 days before", 1)
    assert ("3 hours to 1 hour before", 2) in found.rows
    assert ("within the last hour", 2) in found.rows
    assert ("up to 1 hour late", 1) in found.rows
    assert found.rows[-1] == ("more than 3 days late", 1)
    assert len(found.rows) == 13
    assert found.due == "1 March 2026, 12:00 UTC"


def test_the_moment_when_it_was_due_is_in_time() -> None:
    found = times(handed_in(0))
    assert found is not None
    assert found.late == 0


def test_a_time_with_a_zone_is_the_same_moment() -> None:
    one = handed_in(-2)
    abroad = one.students[0].handed_in
    assert abroad is not None
    there = abroad.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=9)))
    assert times(replace(one, students=(replace(one.students[0], handed_in=there),))) == times(one)


@pytest.mark.parametrize("one", [handed_in(1, due=None), handed_in(None, None)])
def test_where_no_time_is_known_nothing_is_said(one: Room) -> None:
    assert times(one) is None
