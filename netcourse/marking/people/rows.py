"""A student's rows in a gradebook, or in a copy of one: counted, and taken away so that no byte of them is left."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.batch.guard import PATIENCE_SECONDS
from netcourse.marking.people.pseudonyms import Known

# How a row's owner is found, from the inside out: what points to a student's submissions goes before them.
_SUBMITTED = "SELECT id FROM submitted_assignment WHERE student_id = :student"
_NOTEBOOKS = f"SELECT id FROM submitted_notebook WHERE assignment_id IN ({_SUBMITTED})"  # noqa: S608 (ours)
_OWNED: Mapping[str, str] = {
    "comment": f"notebook_id IN ({_NOTEBOOKS})",
    "grade": f"notebook_id IN ({_NOTEBOOKS})",
    "submitted_notebook": f"assignment_id IN ({_SUBMITTED})",
    "submitted_assignment": "student_id = :student",
    "student": "id = :student",
}


def count_rows(gradebook: Path, student: str) -> int:
    """How many rows are a student's; 0 if the file is no gradebook.

    Raises
    ------
    CourseError
        If it can't be read.
    """
    with closing(_opened(gradebook)) as db:
        try:
            return sum(
                db.execute(f"SELECT count(*) FROM {table} WHERE {whose}", {"student": student}).fetchone()[0]  # noqa: S608 (ours)
                for table, whose in _owned(db).items()
            )
        except sqlite3.DatabaseError as error:
            raise CourseError(f"{gradebook}: can't be read ({error})") from None


def known_by(gradebook: Path, student: str) -> Known | None:
    """Name and address of a student in a gradebook; None if there is no such student."""
    with closing(_opened(gradebook)) as db:
        try:
            row = db.execute("SELECT id, first_name, last_name, email FROM student WHERE id = ?", (student,)).fetchone()
        except sqlite3.DatabaseError:
            return None
    return Known(*(str(one or "") for one in row)) if row else None


def take_rows(gradebook: Path, student: str) -> None:
    """Take a student's rows away, in one step, and write the file anew, so that no page keeps what stood there.

    Raises
    ------
    CourseError
        If another program is writing to it, or it can't be written; it is then as it was.
    """
    with closing(_opened(gradebook)) as db:
        try:
            # Zeros in place of what is deleted, from the same moment on.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("BEGIN IMMEDIATE")
            for table, whose in _owned(db).items():
                db.execute(f"DELETE FROM {table} WHERE {whose}", {"student": student})  # noqa: S608 (ours)
            db.execute("COMMIT")
            # What earlier changes left in free pages.
            db.execute("VACUUM")
        except sqlite3.DatabaseError as error:
            raise CourseError(f"{gradebook}: can't be written ({error}); try again when no other program uses it") from None


def _opened(gradebook: Path) -> sqlite3.Connection:
    return sqlite3.connect(gradebook, timeout=PATIENCE_SECONDS, isolation_level=None)


def _owned(db: sqlite3.Connection) -> Mapping[str, str]:
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {table: whose for table, whose in _OWNED.items() if table in there} if "submitted_assignment" in there else {}
