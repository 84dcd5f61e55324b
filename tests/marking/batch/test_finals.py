"""The final marks of a class: those of nbgrader's own objects, read at once however many there are."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import Any

import pytest
from nbgrader.plugins import LateSubmissionPlugin
from sqlalchemy import Engine, event

from netcourse.marking.batch.finals import finals
from netcourse.marking.batch.settings import instructors_api
from tests.marking.batch.conftest import UNIT, Class


class Unsure(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader says nothing of types
    """An instructor's own plugin, which can't say."""

    def late_submission_penalty(self, student_id: str, *_: float) -> float:
        raise LookupError(student_id)


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of a database meanwhile."""
    found: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def hand_over(marked: Class, student: str, *, late: timedelta, manual: float, again: bool) -> str:
    """Make a submission late, and one of its grades given by hand; gives the cell's name."""
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        submission = gradebook.find_submission(UNIT, student)
        submission.timestamp = submission.assignment.duedate + late
        book = submission.notebooks[0]
        book.late_submission_penalty = 1.25
        grade = next(one for one in book.grades if one.needs_manual_grade)
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = manual, 0.5, again
        name = str(grade.name)
        gradebook.db.commit()
        return name


def test_marks_penalties_and_what_waits_are_those_of_nbgraders_own_objects(marked: Class) -> None:
    first, second, *_ = marked.students
    hand_over(marked, first, late=timedelta(hours=1), manual=2, again=False)
    name = hand_over(marked, second, late=-timedelta(hours=1), manual=1, again=True)
    found = finals(instructors_api(marked.root), UNIT)
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        theirs = {
            one.student_id: (
                max(0.0, one.score - one.late_submission_penalty),
                one.late_submission_penalty,
                one.needs_manual_grade,
            )
            for one in gradebook.find_assignment(UNIT).submissions
        }
    assert {student: (one.score, one.penalty, one.waits) for student, one in found.items()} == theirs
    assert {student: one.again for student, one in found.items() if one.again} == {second: {name: 1.0}}
    assert found[first].penalty == 1.25


def test_the_database_is_not_asked_once_a_student(marked_once: Class) -> None:
    assert len(marked_once.students) > 3  # nbgrader's own objects ask four times each
    with asked() as statements:
        found = finals(instructors_api(marked_once.root), UNIT)
    assert len(found) == len(marked_once.students)
    of_grades = [one for one in statements if "FROM submitted_" in one or "FROM grade" in one or "JOIN grade" in one]
    assert 0 < len(of_grades) <= 6


def test_a_plugin_for_lateness_that_fails_costs_the_report_nothing(marked: Class) -> None:
    api, student = instructors_api(marked.root), marked.students[0]
    api.config.AssignLatePenalties.plugin_class = Unsure
    hand_over(marked, student, late=timedelta(hours=1), manual=1, again=False)
    found = finals(api, UNIT)
    assert set(found) == set(marked.students)
    assert found[student].owed == found[student].penalty == 1.25


@pytest.mark.parametrize("late", [timedelta(hours=1), timedelta()])
def test_who_is_in_time_owes_what_was_taken_and_who_is_late_what_the_rule_takes_now(marked: Class, late: timedelta) -> None:
    api, student = instructors_api(marked.root), marked.students[0]
    api.config.LateSubmissionPlugin.penalty_method = "zero"
    hand_over(marked, student, late=late, manual=1, again=False)
    found = finals(api, UNIT)[student]
    assert found.owed == (found.score + found.penalty if late else found.penalty)
