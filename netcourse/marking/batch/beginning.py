"""The gradebook as nbgrader's Autograde asks it before it converts a submission: eight statements in place of thirteen.

It asks for student, assignment, submission and each notebook as objects, and for what belongs to them one by one. What is the
same for a whole class, the notebooks of the unit, is read once; of the rest is asked what is needed. The rows are the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from nbgrader.api import Assignment, Gradebook, InvalidEntry, MissingEntry, Student, SubmittedAssignment
from nbgrader.utils import parse_utc
from sqlalchemy import and_, bindparam, insert, select, update
from sqlalchemy.exc import StatementError

from netcourse.marking.batch.rows import cells_of, new_submission

_SUBMITTED = SubmittedAssignment.__table__
_STUDENT = select(Student.id).where(Student.id == bindparam("student"))
_OF_STUDENT = and_(_SUBMITTED.c.assignment_id == Assignment.id, _SUBMITTED.c.student_id == bindparam("student"))
_THERE = (
    select(_SUBMITTED.c.id, _SUBMITTED.c.timestamp, _SUBMITTED.c.extension, Assignment.duedate)
    .select_from(Assignment)
    .join(_SUBMITTED, _OF_STUDENT, isouter=True)
    .where(Assignment.name == bindparam("unit"))
)


@dataclass(frozen=True, slots=True)
class KnownNotebook:
    """A notebook of the unit."""

    name: str


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit, as far as Autograde asks for it, and the keys of its cells in order (`cells_of`)."""

    name: str
    notebooks: tuple[KnownNotebook, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """A submission, as far as Autograde speaks of it."""

    unit: str
    student: str
    total_seconds_late: float

    def __str__(self) -> str:
        """As nbgrader's log has it."""
        return f"SubmittedAssignment<{self.unit} for {self.student}>"


def unit_in(gradebook: Any, unit: str) -> KnownUnit:
    """A unit and its notebooks.

    Raises
    ------
    MissingEntry
        If the gradebook knows no such unit.
    """
    found = gradebook.find_assignment(unit)
    return KnownUnit(unit, tuple(KnownNotebook(one.name) for one in found.notebooks), cells_of(found))


class UnitGradebook:
    """A gradebook for one unit, with the names by which Autograde asks for what it needs; all else is nbgrader's own.

    Parameters
    ----------
    unit : KnownUnit
        From `unit_in`.
    url, course : str
        As for nbgrader's.
    """

    def __init__(self, unit: KnownUnit, url: str, course: str) -> None:
        self._unit = unit
        self._gradebook = Gradebook(url, course)

    @classmethod
    def of(cls, unit: KnownUnit) -> Callable[[str, str], Self]:
        """What opens one where nbgrader opens its own."""
        return lambda url, course: cls(unit, url, course)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._gradebook, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def update_or_create_student(self, student: str) -> None:
        """As nbgrader's, which here writes a student of whom nothing but the id is known.

        Raises
        ------
        InvalidEntry
            If it can't be written.
        """
        if self._gradebook.db.execute(_STUDENT, {"student": student}).first() is None:
            self._write(insert(Student.__table__), {"id": student})

    def find_assignment(self, unit: str) -> Any:
        """As nbgrader's; that it is still there, whatever is written of it shows."""
        return self._unit if unit == self._unit.name else self._gradebook.find_assignment(unit)

    def find_notebook(self, name: str, unit: str) -> Any:
        """As nbgrader's."""
        found = (one for one in self._unit.notebooks if (one.name, self._unit.name) == (name, unit))
        return next(found, None) or self._gradebook.find_notebook(name, unit)

    def update_or_create_submission(self, unit: str, student: str, timestamp: datetime | None = None) -> Begun:
        """As nbgrader's: a submission that is there gets the time at which it came, if that is known.

        Raises
        ------
        MissingEntry
            If the gradebook knows no such unit or student.
        InvalidEntry
            If it can't be written.
        """
        db, whose = self._gradebook.db, {"unit": unit, "student": student}
        about = {} if timestamp is None else {"timestamp": parse_utc(timestamp)}
        found = db.execute(_THERE, whose).first()
        if found is None:
            raise MissingEntry(f"No such assignment: {unit}")
        if found.id is None:
            new_submission(self._gradebook, unit, student, self._unit.cells, **about)
        elif about and about["timestamp"] != found.timestamp:
            self._write(update(_SUBMITTED).where(_SUBMITTED.c.id == found.id), about)
        return Begun(unit, student, _late(about.get("timestamp", found.timestamp), found.duedate, found.extension))

    def _write(self, statement: Any, values: dict[str, Any]) -> None:
        try:
            self._gradebook.db.execute(statement, values)
            self._gradebook.db.commit()
        except StatementError as error:
            self._gradebook.db.rollback()
            raise InvalidEntry(*error.args) from error


def _late(came: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    """Seconds past the due date."""
    return max(0.0, (came - due - (extension or timedelta())).total_seconds()) if came and due else 0.0
