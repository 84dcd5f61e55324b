"""A class that was marked, as a teacher meets it: the table of the report, and the marks in the gradebook."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.console import Console

from netcourse.marking.batch.boards import with_boards
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.report import as_table
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.support import IsolationMissing
from netcourse.marking.nbgrader import course_api


def report_of(course: Path, unit: str) -> str:
    """Mark a class, and give what the teacher reads of it."""
    api = instructors_api(course)
    todo, settled = plan(course, unit)
    try:
        with LocalExecutor(2, hidden=[course]) as executor:
            ran = mark(course, unit, todo, executor, lambda _: None)
    except IsolationMissing as missing:
        pytest.skip(f"NOT TESTED: {missing}")
    outcomes = with_boards(course, unit, [*settled, *ran.outcomes], api)
    out = io.StringIO()
    Console(file=out, width=300).print(as_table(unit, outcomes))
    return out.getvalue()


def automatic_marks(course: Path, unit: str) -> Mapping[str, Mapping[str, float]]:
    """The automatic marks by student and cell."""
    api = course_api(course)
    with api.gradebook as gradebook:
        return {
            one.student.id: {grade.name: float(grade.auto_score or 0) for notebook in one.notebooks for grade in notebook.grades}
            for one in gradebook.assignment_submissions(unit)
        }


def told(report: str, student: str) -> str:
    """What the report says of one student, blanks and lines as one."""
    rows = report.split("\n")
    first = next(at for at, row in enumerate(rows) if row.startswith(f"| {student} "))
    own = [rows[first]]
    for row in rows[first + 1 :]:
        if not row.startswith("|  "):
            break
        own.append(row)
    return " ".join(" ".join(own).split())
