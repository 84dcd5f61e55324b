"""The marks of a second marker, from a table, beside those in the gradebook."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.items.decoding import decode
from netcourse.reporting.agreement import Agreement, agreement
from netcourse.reporting.gradebook import Gradebook
from netcourse.reporting.model import Item

COLUMNS = ("student_id", "cell", "marks")
Second = Mapping[str, Mapping[str, float]]


def read_second(path: Path, items: Sequence[Item], book: Gradebook) -> Second:
    """Read a table ``student_id,cell,marks``: by marks cell and student.

    Raises
    ------
    CourseError
        If a column is missing, or a row names nobody, no cell of the unit, no marks that it can give, or the same twice.
    """
    try:
        text = decode(path.read_bytes())[0]
    except OSError as error:
        raise CourseError(f"{path}: can't be read: {error.strerror or error}") from None
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    lacks = [one for one in COLUMNS if one not in (rows.fieldnames or ())]
    if lacks:
        raise CourseError(f"{path}: the column {lacks[0]} is missing; it needs {', '.join(COLUMNS)}")
    points = {item.cell: item.points for item in items}
    found: dict[str, dict[str, float]] = {}
    for at, row in enumerate(rows, start=2):
        student, cell, marks = ((row[one] or "").strip() for one in COLUMNS)
        if student not in book.submissions:
            raise CourseError(f"{path} line {at}: nobody of the id {student!r} handed in")
        if cell not in points:
            raise CourseError(f"{path} line {at}: no cell {cell!r} gives marks in this unit; there is {', '.join(points)}")
        if student in found.setdefault(cell, {}):
            raise CourseError(f"{path} line {at}: {student!r} has marks for {cell} already")
        found[cell][student] = _marks(marks, points[cell], f"{path} line {at}")
    return found


def agreements(second: Second, items: Sequence[Item], book: Gradebook) -> tuple[tuple[Item, Agreement], ...]:
    """How far the second marker and the gradebook agree, by question; texts that the gradebook has no marks for are left out."""
    found = []
    for item in items:
        pairs = [
            (grade.marks, marks)
            for student, marks in second.get(item.cell, {}).items()
            if (grade := book.submissions[student].grades.get(item.cell)) is not None and not grade.waits
        ]
        told = agreement([first for first, _ in pairs], [other for _, other in pairs])
        if told:
            found.append((item, told))
    return tuple(found)


def _marks(text: str, most: float, where: str) -> float:
    try:
        marks = float(text)
    except ValueError:
        marks = float("nan")
    if not 0 <= marks <= most:
        raise CourseError(f"{where}: {text!r} can't be marks; from 0 to {most:g}, with a point for decimals")
    return marks
