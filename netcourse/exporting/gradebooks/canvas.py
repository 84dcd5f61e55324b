"""Canvas: its gradebook export, filled in one column and handed back with nothing that it would lose, round or clear."""

import re
from collections.abc import Mapping, Sequence

from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked, chosen
from netcourse.exporting.gradebooks.table import Row, Table, as_text
from netcourse.exporting.gradebooks.validators.canvas import DROPPED, HEADING, POINTS, Course, number, read_upload
from netcourse.exporting.gradebooks.validators.stopped import Stopped

_AGAIN = "download the gradebook from Canvas again and do not edit it"
_MUTED = re.compile(r"\s*(?:Muted|Manual Posting.*)?\s*", re.IGNORECASE)
_NAMES = (("Student",), ("LastName", "FirstName"))
_ALIASES = ("SIS User ID", "SIS Login ID", "Integration ID")
_EXCUSED = ("ex", "excused")


class Canvas(Dialect):
    """The file of Grades, Export, Export Entire Gradebook."""

    name = "Canvas"
    # A download in a language that writes a decimal comma has semicolons.
    separators = ",;"

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`."""
        names = next((one for one in _NAMES if table.header[: len(one)] == one), None)
        if names is None or table.header[len(names) : len(names) + 1] != ("ID",) or "Section" not in table.header:
            raise HarmError("canvas-header", f"{table.name}: its columns are {', '.join(table.header[:5])}", _AGAIN)
        points = _points(table, len(names))
        if points is None:
            raise HarmError("canvas-no-points-row", table.name, _AGAIN)
        column = chosen(_columns(table, points), wanted, table.name)
        at = table.only(column.heading)
        _refuse(column, points.cells[at], table.name)
        seats = [_seat(row, table, len(names), at) for row in table.rows if row is not points and _is_anybodys(row)]
        return Roll(table, column, checked(seats, table, wanted))

    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`; of the ids Canvas's own alone, which is the one that decides."""
        names = next(one for one in _NAMES if roll.table.header[: len(one)] == one)
        at = roll.table.header.index(roll.column.heading)
        points = _points(roll.table, len(names))
        header = [*names, "ID", "Section", roll.column.heading]
        below = [f"    {POINTS}", *[""] * (len(names) + 1), number(points.cells[at].strip()) if points else ""]
        return [header, below, *([*entry.seat.cells, entry.text] for entry in entries)]

    def encoded(self, _roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """See `Dialect.encoded`: commas, whatever the download had, for its numbers have points."""
        return as_text(rows).encode()

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`."""
        mine = int(roll.column.id)
        upload = read_upload(data, Course({int(one.seat.key): () for one in entries}, {mine: roll.column.title}))
        if upload.new_assignments or upload.unknown_students or upload.dropped or upload.read_only:
            raise Stopped("a column or a student would be made anew or dropped")
        return {str(student): float(text) for student, text in upload.grades.get(mine, {}).items()}

    def remarks(self, _roll: Roll, _plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        return ["Canvas shows what changes first: press Save Changes there. No gradebook file carries comments to Canvas."]


def _columns(table: Table, points: Row) -> list[Column]:
    first = table.header.index("Section") + 1
    found = []
    for at, heading in list(enumerate(table.header))[first:]:
        if parts := HEADING.fullmatch(heading):
            there = number(points.cells[at].strip())
            maximum = float(there) if re.fullmatch(r"\d+(?:\.\d+)?", there) else None
            found.append(Column(heading, parts["title"], parts["id"], maximum))
        elif not DROPPED.search(heading) and heading:
            found.append(Column(heading, heading))
    return found


def _refuse(column: Column, points: str, name: str) -> None:
    where = f"{name}: {column.heading!r}"
    if re.search(r"[\r\n]", column.heading):
        raise HarmError("canvas-line-break", where, "rename the assignment in Canvas and download again")
    if DROPPED.search(column.heading):
        raise HarmError("canvas-dropped-title", where, "rename the assignment in Canvas and download again")
    if not column.id:
        raise HarmError("no-column-id", where, "choose an assignment, whose heading ends in its id: 'Title (1234)'")
    if re.search(r"read\s*only", points, re.IGNORECASE):
        raise HarmError("canvas-read-only", where, "choose another column, or open it in Canvas")


def _points(table: Table, names: int) -> Row | None:
    """The row of points: a student may be called so as well, and has an id."""
    return next((row for row in table.rows if POINTS in row.cells[0] and not row.cells[names].strip()), None)


def _is_anybodys(row: Row) -> bool:
    """Whether a row is more than the one that says what is posted by hand."""
    return not all(_MUTED.fullmatch(cell) for cell in row.cells)


def _seat(row: Row, table: Table, names: int, at: int) -> Seat:
    canvas_id = row.cells[names].strip()
    if canvas_id and not re.fullmatch(r"[1-9]\d{0,18}", canvas_id):
        raise HarmError("no-id", f"{table.where(row)}: {canvas_id[:40]!r} is no id of Canvas's", _AGAIN)
    aliases = [row.cells[table.header.index(one)].strip() for one in _ALIASES if one in table.header]
    there = row.cells[at].strip()
    closed = ""
    if there.casefold() in _EXCUSED:
        closed, there = "excused in Canvas", ""
    elif there.casefold() == "n/a":
        closed, there = "not assigned to them in Canvas", ""
    kept = [_harmless(cell) or canvas_id for cell in row.cells[:names]]
    section = " ".join(row.cells[table.header.index("Section")].split())
    known_by, cells = (f"canvas:{canvas_id}", *filter(None, aliases)), (*kept, canvas_id, section)
    name = ", ".join(filter(None, (cell.strip() for cell in row.cells[:names])))
    return Seat(row.line, canvas_id, known_by, number(there), cells, closed, name)


def _harmless(name: str) -> str:
    """A name as it may stand in the first cell; empty if Canvas would take the row for another than a student's."""
    plain = " ".join(name.split())
    return "" if POINTS in plain or _MUTED.fullmatch(plain) else plain
