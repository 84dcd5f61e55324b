"""A student's rows in a gradebook, or in a copy of one: counted, and taken away so that no byte of them is left."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.address import PATIENCE_SECONDS, Address
from netcourse.marking.files import write_whole
from netcourse.marking.people import dumped
from netcourse.marking.people.pseudonyms import Known

# An SQLite file, a copy of a server's database as a text, or that database itself.
Book = Path | Address
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
_KNOWN = "SELECT id, first_name, last_name, email FROM student WHERE id = :student"


def count_rows(gradebook: Book, student: str) -> int:
    """How many rows are a student's; 0 if it is no gradebook.

    Raises
    ------
    CourseError
        If it can't be read.
    """
    if isinstance(gradebook, Address):
        return _count_on_server(gradebook, student)
    if gradebook.suffix == dumped.ENDING:
        return dumped.without(gradebook.read_bytes(), student)[0]
    with closing(_opened(gradebook)) as db:
        try:
            return sum(
                db.execute(f"SELECT count(*) FROM {table} WHERE {whose}", {"student": student}).fetchone()[0]  # noqa: S608 (ours)
                for table, whose in _owned(db).items()
            )
        except sqlite3.DatabaseError as error:
            raise CourseError(f"{gradebook}: can't be read ({error})") from None


def known_by(gradebook: Book, student: str) -> Known | None:
    """Name and address of a student in a gradebook; None if there is no such student."""
    if isinstance(gradebook, Address):
        row = _known_on_server(gradebook, student)
    else:
        with closing(_opened(gradebook)) as db:
            try:
                row = db.execute(_KNOWN, {"student": student}).fetchone()
            except sqlite3.DatabaseError:
                return None
    return Known(*(str(one or "") for one in row)) if row else None


def take_rows(gradebook: Book, student: str) -> None:
    """Take a student's rows away, in one step, and write the file anew, so that no page keeps what stood there.

    Raises
    ------
    CourseError
        If another program is writing to it, or it can't be written; it is then as it was.
    """
    if isinstance(gradebook, Address):
        _take_on_server(gradebook, student)
        return
    if gradebook.suffix == dumped.ENDING:
        write_whole(gradebook, dumped.without(gradebook.read_bytes(), student)[1], keeps_mode=True)
        return
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


def _count_on_server(address: Address, student: str) -> int:
    from sqlalchemy import text

    if not address.is_there():
        return 0
    with address.connected() as connection:
        counts = [f"(SELECT count(*) FROM {table} WHERE {whose})" for table, whose in _OWNED.items()]  # noqa: S608 (ours)
        return int(connection.execute(text(f"SELECT {' + '.join(counts)}"), {"student": student}).scalar())


def _known_on_server(address: Address, student: str) -> Any:
    from sqlalchemy import text

    if not address.is_there():
        return None
    with address.connected() as connection:
        return connection.execute(text(_KNOWN), {"student": student}).fetchone()


def _take_on_server(address: Address, student: str) -> None:
    from sqlalchemy import text

    with address.connected() as connection:
        for table, whose in _OWNED.items():
            connection.execute(text(f"DELETE FROM {table} WHERE {whose}"), {"student": student})  # noqa: S608 (ours)
        connection.commit()
    if address.kind == "postgresql":
        # New files in place of those in which the rows stood. A formgrader that reads them for ever is not waited for: then
        # what stood there is written over in time, as everything is that changes on a server.
        with suppress(CourseError), address.connected(commits=True) as connection:
            connection.execute(text(f"SET lock_timeout = '{PATIENCE_SECONDS}s'"))
            for table in _OWNED:
                connection.execute(text(f"VACUUM FULL {table}"))
