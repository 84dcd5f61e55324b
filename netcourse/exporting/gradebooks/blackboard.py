"""Blackboard: its gradebook's download, text with tabs called .xls or CSV with all cells quoted, filled in one column."""

import re
from collections.abc import Mapping, Sequence

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.numbers import score_in
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked, chosen
from netcourse.exporting.gradebooks.table import Table, as_text
from netcourse.exporting.gradebooks.validators.stopped import Stopped
from netcourse.exporting.gradebooks.validators.vendors import BLACKBOARD, blackboard

_USER = "Username"
_AGAIN = "download the gradebook from Blackboard again and do not edit it"
_SCORE = ("", "score")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class Blackboard(Dialect):
    """The file of Download Grades or Work Offline."""

    name = "Blackboard"
    rules = "its help pages"
    separators = "\t,"

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`."""
        if _USER not in table.header:
            raise CourseError(f"{table.name}: no column {_USER}; {_AGAIN}")
        column = chosen(
            [_column(heading, table) for heading in table.header if "[" in heading or "|" in heading], wanted, table.name
        )
        found = BLACKBOARD.fullmatch(column.heading)
        where = f"{table.name}: {column.heading!r}"
        if not found:
            raise HarmError("no-column-id", where, _AGAIN)
        if found["total"]:
            raise HarmError("blackboard-total", where, "choose the column of the unit by --column")
        if (found["kind"] or "").strip().casefold() not in _SCORE:
            raise HarmError("blackboard-not-score", where, "show the column as Score in Blackboard and download again")
        at, user = table.only(column.heading), table.only(_USER)
        student_id = table.header.index("Student ID") if "Student ID" in table.header else user
        seats = []
        for row in table.rows:
            key, name = row.cells[user].strip(), table.name_in(row, "first name", "last name")
            aliases = tuple(filter(None, (key, row.cells[student_id].strip())))
            seats.append(Seat(row.line, key, aliases, _without_thousands(row.cells[at]), name=name))
        return Roll(table, column, checked(seats, table, wanted), _USER)

    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`."""
        return [[_USER, roll.column.heading], *([one.seat.key, one.text] for one in entries)]

    def encoded(self, roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """See `Dialect.encoded`: in the encoding of the download, with every cell quoted, as Blackboard writes it."""
        text = as_text(rows, roll.table.separator, quote_all=True)
        if roll.table.encoding == "UTF-16":
            return text.encode("utf-16")
        return text.encode("utf-8-sig")

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`."""
        read = blackboard(data, roll.table.separator, [one.seat.key for one in entries])
        if set(read) != {roll.column.id}:
            raise Stopped("the column would not be known")
        return read[roll.column.id]

    def remarks(self, _roll: Roll, _plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        return ["Blackboard asks which columns to take: tick this one, or nothing is written."]


def _column(heading: str, table: Table) -> Column:
    found = BLACKBOARD.fullmatch(heading)
    if not found:
        title = re.sub(r"\s*\[[^\]]*\].*", "", heading)
        return Column(heading, title)
    return Column(heading, found["title"], found["id"], score_in(_without_thousands(found["points"]), table.name))


def _without_thousands(number: str) -> str:
    """A number of Blackboard's, whose comma stands for thousands: 1,499.5."""
    return number.replace(",", "") if _THOUSANDS.fullmatch(number.strip()) else number
