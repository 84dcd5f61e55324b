"""Moodle's grading worksheet of one assignment: the way on which its own numbers decide and feedback travels with the grade."""

from collections.abc import Mapping, Sequence

from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.moodle import told_all
from netcourse.exporting.gradebooks.numbers import score_in
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked
from netcourse.exporting.gradebooks.table import Table, as_text
from netcourse.exporting.gradebooks.validators import moodle as rules
from netcourse.exporting.gradebooks.validators.stopped import Stopped

_ID, _GRADE, _CHANGED, _FEEDBACK = "Identifier", "Grade", "Last modified (grade)", "Feedback comments"
_MAXIMUM, _OPEN = "Maximum Grade", "Grade can be changed"
_ALIASES = ("ID number", "Email address", "Username")
_BEFORE = "Participant "
_AGAIN = "download the grading worksheet again and do not edit it"


def is_worksheet(table: Table) -> bool:
    """Whether a file of Moodle's is a grading worksheet, in English, and not the export of its gradebook."""
    return {_ID, _GRADE, _CHANGED} <= set(table.header)


class Worksheet(Dialect):
    """The file of an assignment's Download grading worksheet."""

    name = "Moodle's grading worksheet"
    takes_feedback = True

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`; there is one column only."""
        places = {
            heading: table.only(heading)
            for heading in (_ID, _GRADE, _CHANGED, _MAXIMUM, _OPEN, *_ALIASES)
            if heading in table.header
        }
        seats, most = [], set()
        for row in table.rows:
            called = row.cells[places[_ID]].strip()
            number = called.removeprefix(_BEFORE)
            if not (called.startswith(_BEFORE) and number.isdigit() and number.isascii()):
                raise HarmError("no-id", f"{table.where(row)}: {called[:40]!r} is no {_ID}", _AGAIN)
            aliases = [row.cells[places[one]].strip() for one in _ALIASES if one in places]
            if _MAXIMUM in places:
                most.add(score_in(row.cells[places[_MAXIMUM]], table.where(row)))
            shut = _OPEN in places and row.cells[places[_OPEN]].strip().casefold() == "no"
            kept = (called, row.cells[places[_CHANGED]])
            closed = "its grade can't be changed in Moodle" if shut else ""
            known_by, name = (f"moodle:{number}", *filter(None, aliases)), table.name_in(row, "full name")
            seats.append(Seat(row.line, number, known_by, row.cells[places[_GRADE]], kept, closed, name))
        maximum = most.pop() if len(most) == 1 else None
        return Roll(table, Column(_GRADE, _GRADE, "", maximum), checked(seats, table, wanted), _ID)

    def rows(self, _roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`."""
        with_feedback = told_all(entries)
        header = [_ID, _GRADE, _CHANGED, *([_FEEDBACK] if with_feedback else [])]
        rows = [[one.seat.cells[0], one.text, one.seat.cells[1], *([one.feedback] if with_feedback else [])] for one in entries]
        return [header, *rows]

    def encoded(self, _roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """See `Dialect.encoded`: commas, which this importer takes without being told."""
        return as_text(rows).encode()

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`: in languages of both decimal marks."""
        most = roll.column.maximum or max(float(one.text) for one in entries)
        read = [rules.worksheet(data, [one.seat.key for one in entries], most, decimal=mark) for mark in ".,"]
        if read[0].grades != read[1].grades or any(not text.strip() for text in read[0].feedback.values()):
            raise Stopped("Moodle's languages would not all read the same")
        return {user: grade for user, grade in read[0].grades.items() if grade is not None}

    def remarks(self, _roll: Roll, _plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        return [
            "Moodle reads the time of the last change in English alone: where it says that nothing was updated, tick 'Allow "
            "updating records that have been modified more recently in Moodle than in the spreadsheet'."
        ]
