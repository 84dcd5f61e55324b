"""Brightspace: the CSV of Grades, Export, filled in one numeric item."""

from collections.abc import Mapping, Sequence

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.numbers import score_in
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked, chosen
from netcourse.exporting.gradebooks.table import Table, as_text
from netcourse.exporting.gradebooks.validators.stopped import Stopped
from netcourse.exporting.gradebooks.validators.vendors import END, KEYS, POINTS, brightspace

_AGAIN = "export the grades again, with Points Grade and the key Both, and do not edit the file"
_USERS = (*KEYS, "Last Name", "First Name", "Email", END)


class Brightspace(Dialect):
    """The file of Grades, Enter Grades, Export."""

    name = "Brightspace"
    rules = "its help pages"

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`."""
        there = [one for one in KEYS if one in table.header]
        if not there:
            raise CourseError(f"{table.name}: no column OrgDefinedId or Username; {_AGAIN}")
        # An export puts # before each id; a key that not everybody has is left out.
        keys = [one for one in there if all(row.cells[table.only(one)].strip("# ") for row in table.rows)] or there[:1]
        if table.header[-1] != END or any(row.cells[-1].strip() != "#" for row in table.rows):
            raise HarmError("brightspace-end-of-line", table.name, _AGAIN)
        column = chosen([_column(heading, table) for heading in table.header if heading not in _USERS], wanted, table.name)
        if not POINTS.fullmatch(column.heading):
            raise HarmError("brightspace-not-points", f"{table.name}: {column.heading!r}", _AGAIN)
        at = table.only(column.heading)
        places = [table.only(one) for one in keys]
        seats = []
        for row in table.rows:
            ids = tuple(row.cells[place].strip() for place in places)
            aliases = tuple(one.removeprefix("#") for one in ids if one.removeprefix("#"))
            key, name = ids[0].removeprefix("#") and ids[0], table.name_in(row, "first name", "last name")
            seats.append(Seat(row.line, key, aliases, row.cells[at], ids, name=name))
        return Roll(table, column, checked(seats, table, wanted), " ".join(keys))

    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`."""
        header = [*roll.key.split(), roll.column.heading, END]
        return [header, *([*one.seat.cells, one.text, "#"] for one in entries)]

    def encoded(self, _roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """See `Dialect.encoded`."""
        return as_text(rows).encode()

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`."""
        read = brightspace(data, [one.seat.key for one in entries])
        if set(read) != {roll.column.heading}:
            raise Stopped("the column would not be known")
        return read[roll.column.heading]

    def remarks(self, _roll: Roll, _plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        return [
            "Brightspace asks before it makes a new item: refuse, for the column is there. What is imported into the grade of an "
            "assignment or a discussion is published to students at once."
        ]


def _column(heading: str, table: Table) -> Column:
    found = POINTS.fullmatch(heading)
    if not found:
        return Column(heading, heading)
    return Column(heading, found["title"], "", score_in(found["points"], table.name) if found["points"] else None)
