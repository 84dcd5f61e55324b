"""The gradebook before and after a run: a comparison that tolerates no change outside the run, in whatever database."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

# Rows of a submission, by table: how its owner is found.
OWNED = {
    "submitted_assignment": "id",
    "submitted_notebook": "assignment_id",
    "grade": "notebook_id",
    "comment": "notebook_id",
}
# What the formgrader writes when a person gives marks or a comment, by table.
_BY_HAND = {"grade": ("manual_score", "extra_credit", "needs_manual_grade"), "comment": ("manual_comment",)}


@dataclass(frozen=True, slots=True)
class Picture:
    """What the gradebook holds beside the run's own rows.

    Attributes
    ----------
    tables : mapping of str to str
        A fingerprint of each table, without what a person writes into marks and comments.
    hands : mapping
        By table and row id what a person writes, and of marks what nbgrader's formgrader looks at: automatic and most marks.
    """

    tables: Mapping[str, str]
    hands: Mapping[tuple[str, str], tuple[Any, ...]]


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
    Picture
        To be compared with another by `differences` and `given_by_hand`.
    """
    import sqlalchemy as sa

    meta = sa.MetaData()
    meta.reflect(bind=db.get_bind())
    rows = {
        name: [dict(row._mapping) for row in db.execute(sa.select(table))]  # SQLAlchemy's public name for a row as a mapping
        for name, table in meta.tables.items()
    }
    ours = _ours(rows, unit, students)
    kept = {name: _kept(rows[name], name, ours, students) for name in sorted(rows)}
    most = {row["id"]: row["max_score"] for table in rows.values() for row in table if {"id", "max_score"} <= set(row)}
    hands = {
        (name, str(row["id"])): tuple(row.get(column) for column in columns)
        + ((row.get("auto_score"), most.get(row.get("cell_id"))) if name == "grade" else ())
        for name, columns in _BY_HAND.items()
        for row in kept.get(name, [])
    }
    return Picture({name: _digest(found, _BY_HAND.get(name, ())) for name, found in kept.items()}, hands)


def differences(before: Picture, after: Picture) -> list[str]:
    """The tables in which something changed outside the run that no person's work in the formgrader explains."""
    changed = {name for name in {*before.tables, *after.tables} if before.tables.get(name) != after.tables.get(name)}
    return sorted(
        changed | {table for table, key in _changed(before, after) if not _is_a_persons(table, after.hands[table, key])}
    )


def given_by_hand(before: Picture, after: Picture) -> int:
    """How many marks and comments a person gave elsewhere meanwhile."""
    return sum(_is_a_persons(table, after.hands[table, key]) for table, key in _changed(before, after))


def _changed(before: Picture, after: Picture) -> list[tuple[str, str]]:
    # A row that is new or gone has changed its table's fingerprint.
    return [key for key, found in after.hands.items() if key in before.hands and before.hands[key] != found]


def _is_a_persons(table: str, found: tuple[Any, ...]) -> bool:
    """Whether a row reads as nbgrader's formgrader leaves it: marks within what the cell is worth, and no longer waiting."""
    if table == "comment":
        return True
    manual, extra, waits, automatic, most = found
    within = manual is None or (most is not None and 0 <= manual <= most)
    return within and (extra is None or extra >= 0) and bool(waits) == (manual is None and automatic is None)


def _ours(rows: Mapping[str, list[dict[str, Any]]], unit: str, students: Collection[str]) -> set[str]:
    units = {row["id"] for row in rows.get("assignment", []) if row["name"] == unit}
    submitted = {
        row["id"]
        for row in rows.get("submitted_assignment", [])
        if row["assignment_id"] in units and row["student_id"] in students
    }
    notebooks = {row["id"] for row in rows.get("submitted_notebook", []) if row["assignment_id"] in submitted}
    return submitted | notebooks


def _kept(rows: list[dict[str, Any]], table: str, ours: set[str], students: Collection[str]) -> list[dict[str, Any]]:
    if table == "student":
        # A run may make a student known; it never changes one.
        return [row for row in rows if row["id"] not in students]
    return [row for row in rows if row.get(OWNED[table]) not in ours] if table in OWNED else rows


def _digest(rows: list[dict[str, Any]], leave_out: Collection[str]) -> str:
    lines = sorted(repr(sorted((name, value) for name, value in row.items() if name not in leave_out)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
