"""The gradebook before and after a run: a copy to go back to, and a comparison that tolerates no change outside the run."""

import hashlib
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# Rows of a submission, by table: how its owner is found.
_OWNED = {
    "submitted_assignment": "id",
    "submitted_notebook": "assignment_id",
    "grade": "notebook_id",
    "comment": "notebook_id",
}
Picture = Mapping[str, str]


def copy_gradebook(root: Path, url: str) -> Path | None:
    """Copy the gradebook beside the course's own notes.

    Parameters
    ----------
    root : Path
        The course folder.
    url : str
        Where nbgrader keeps the gradebook, as SQLAlchemy writes it.

    Returns
    -------
    Path or None
        The copy; None where the gradebook is no SQLite file, or is not there yet.
    """
    from sqlalchemy.engine import make_url

    database = make_url(url)
    gradebook = Path(database.database or "")
    if database.get_backend_name() != "sqlite" or not gradebook.is_file():
        return None
    folder = root / ".netcourse" / "gradebooks"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"gradebook-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db"
    with closing(sqlite3.connect(gradebook)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)
    return copy


def picture(db: Any, unit: str, students: Collection[str]) -> Picture:
    """A fingerprint of everything in the gradebook that does not belong to these students' submissions of this unit.

    Parameters
    ----------
    db : sqlalchemy session
        A gradebook's, of whatever database.
    unit : str
        The unit of the run.
    students : collection of str
        Whose submissions the run may change.

    Returns
    -------
    mapping of str to str
        A fingerprint of each table.
    """
    import sqlalchemy as sa

    meta = sa.MetaData()
    meta.reflect(bind=db.get_bind())
    rows = {
        name: [dict(row._mapping) for row in db.execute(sa.select(table))]  # SQLAlchemy's public name for a row as a mapping
        for name, table in meta.tables.items()
    }
    ours = _ours(rows, unit, students)
    return {name: _digest(rows[name], name, ours, students) for name in sorted(rows)}


def differences(before: Picture, after: Picture) -> list[str]:
    """The tables in which something changed outside the run."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _ours(rows: Mapping[str, list[dict[str, Any]]], unit: str, students: Collection[str]) -> set[str]:
    units = {row["id"] for row in rows.get("assignment", []) if row["name"] == unit}
    submitted = {
        row["id"]
        for row in rows.get("submitted_assignment", [])
        if row["assignment_id"] in units and row["student_id"] in students
    }
    notebooks = {row["id"] for row in rows.get("submitted_notebook", []) if row["assignment_id"] in submitted}
    return submitted | notebooks


def _digest(rows: list[dict[str, Any]], table: str, ours: set[str], students: Collection[str]) -> str:
    kept = [row for row in rows if row.get(_OWNED.get(table, "")) not in ours] if table in _OWNED else rows
    if table == "student":
        # A run may make a student known; it never changes one.
        kept = [row for row in kept if row["id"] not in students]
    lines = sorted(repr(sorted(row.items())) for row in kept)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
