"""What a gradebook holds of a unit. It is only read: nbgrader's own class makes tables where it finds none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.address import Address

# The version of nbgrader's tables that the rows below belong to; nbgrader's gradebook.py and alembic/versions.
VERSION = "e43177bfe90b"
_BEGINS = b"SQLite format 3\0"

_CELLS = """
SELECT base_cell.id, base_cell.name, coalesce(grade_cells.max_score, task_cells.max_score) AS points
FROM base_cell JOIN notebook ON notebook.id = base_cell.notebook_id JOIN assignment ON assignment.id = notebook.assignment_id
LEFT JOIN grade_cells ON grade_cells.id = base_cell.id LEFT JOIN task_cells ON task_cells.id = base_cell.id
WHERE assignment.name = :unit AND (grade_cells.id IS NOT NULL OR task_cells.id IS NOT NULL)
"""
_SUBMISSIONS = """
SELECT submitted_assignment.student_id, submitted_assignment.timestamp, submitted_notebook.id,
    submitted_notebook.late_submission_penalty
FROM submitted_assignment JOIN assignment ON assignment.id = submitted_assignment.assignment_id
JOIN submitted_notebook ON submitted_notebook.assignment_id = submitted_assignment.id
WHERE assignment.name = :unit
"""
_GRADES = """
SELECT grade.notebook_id, grade.cell_id, grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
FROM grade JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
WHERE assignment.name = :unit
"""


@dataclass(frozen=True, slots=True)
class Grade:
    """The marks of one cell; `by_hand` are a person's, and `waits` says that a person has yet to give them.

    `open` is nbgrader's own mark, by which an export leaves a student out: marks that wait for another look have it too.
    """

    marks: float
    by_hand: bool
    waits: bool
    open: bool = False


@dataclass(slots=True)
class Submission:
    """One student's marks by cell; `penalty` is what lateness takes."""

    handed_in: datetime | None
    penalty: float = 0.0
    grades: dict[str, Grade] = field(default_factory=dict)

    @property
    def marks(self) -> float:
        """What the gradebook gives in the end: never below 0, as nbgrader exports it."""
        return max(0.0, sum(one.marks for one in self.grades.values()) - self.penalty)


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A unit in a gradebook.

    Attributes
    ----------
    points : mapping of str to float
        What each marked cell is worth.
    submissions : mapping of str to Submission
        Who handed in and was marked.
    people : mapping of str to tuple of str
        Everybody in the course, with names and addresses.
    due : datetime or None
        When the work was due.
    """

    points: Mapping[str, float]
    submissions: Mapping[str, Submission]
    people: Mapping[str, tuple[str, ...]]
    due: datetime | None


def read_gradebook(url: str, unit: str) -> Gradebook:
    """Read a unit of a gradebook.

    Parameters
    ----------
    url : str
        As nbgrader names it: ``sqlite:////course/gradebook.db``.
    unit : str
        Such as ``05_tumour_grade``.

    Raises
    ------
    CourseError
        If there is no such gradebook, it can't be read or is of another version, the unit is not in it, or nothing is marked.
    """
    from sqlalchemy.exc import SQLAlchemyError

    address = Address(url)
    _expect(address)
    with address.connected() as connection:
        try:
            return _read(connection, unit, str(address))
        except SQLAlchemyError as error:
            raise CourseError(f"{address}: is no gradebook that can be read: {address.in_words(error)}") from None


def url_of(file: Path) -> str:
    """How nbgrader names a gradebook in a file."""
    return f"sqlite:///{file.resolve()}"


def _expect(address: Address) -> None:
    path = address.file
    if not address.is_there():
        raise CourseError(f"{address}: no such gradebook; nothing is marked yet")
    if path is not None:
        with path.open("rb") as file:
            begins = file.read(len(_BEGINS))
        if begins != _BEGINS:
            raise CourseError(f"{path}: is no gradebook of nbgrader's")


def _read(connection: Any, unit: str, where: str) -> Gradebook:
    from sqlalchemy import DateTime, text

    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found != VERSION:
        mends = "'nbgrader db upgrade' mends an older one"
        raise CourseError(f"{where}: a gradebook of another version of nbgrader ({found}, not {VERSION}); {mends}")
    units = connection.execute(text("SELECT name, duedate FROM assignment").columns(duedate=DateTime)).all()
    due = dict(units)
    if unit not in due:
        there = ", ".join(sorted(due)) or "none"
        raise CourseError(f"{where}: no unit {unit}; there is {there}")
    cells = {row[0]: (row[1], float(row[2])) for row in connection.execute(text(_CELLS), {"unit": unit})}
    rows = text(_SUBMISSIONS).columns(timestamp=DateTime)
    submissions: dict[str, Submission] = {}
    notebooks: dict[str, Submission] = {}
    for student, when, notebook, penalty in connection.execute(rows, {"unit": unit}):
        # A release of plain nbgrader may have several notebooks.
        notebooks[notebook] = submissions.setdefault(student, Submission(when))
        submissions[student].penalty += float(penalty or 0)
    for notebook, cell, auto, manual, extra, waits in connection.execute(text(_GRADES), {"unit": unit}):
        if cell in cells:
            marks = float((auto or 0.0) if manual is None else manual) + float(extra or 0)
            grade = Grade(marks, manual is not None, bool(waits) and manual is None, bool(waits))
            notebooks[notebook].grades[cells[cell][0]] = grade
    marked = {student: one for student, one in submissions.items() if one.grades}
    if not marked:
        raise CourseError(f"{where}: no marks of {unit} yet; 'netcourse mark {unit}' gives them")
    people = {
        row[0]: tuple(str(one) for one in row[1:] if one)
        for row in connection.execute(text("SELECT id, first_name, last_name, email FROM student"))
    }
    return Gradebook(dict(cells.values()), marked, people, due[unit])
