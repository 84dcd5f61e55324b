"""Moodle: its grade export as plain text, filled in one column for Grades, Import, CSV file."""

import re
import time
from collections.abc import Mapping, Sequence

from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked, chosen
from netcourse.exporting.gradebooks.table import Table
from netcourse.exporting.gradebooks.validators import moodle as rules
from netcourse.exporting.gradebooks.validators.stopped import Stopped
from netcourse.marking.intake.names import fold

FEEDBACK = "Feedback"
# What Moodle's export calls fields of a user, in English and in German; in another language --key names the one that decides.
_KEYS = ("id number", "id-nummer", "username", "anmeldename", "email address", "e-mail-adresse")
_FOLDED = ("username", "anmeldename", "email address", "e-mail-adresse")
_NAMES = ("first name", "vorname", "last name", "surname", "nachname")
_FIELDS = (*_KEYS, *_NAMES, "institution", "department", "abteilung")
_STAMP = re.compile(r"1\d{9}|2\d{9}")
_YEAR = 365 * 24 * 3600
# What a grade is shown as, behind the name of the item; a percentage or a letter is not what the import takes.
_NOT_POINTS = re.compile(r"\((?:percentage|prozentsatz|letter|buchstaben?)\)\s*$", re.IGNORECASE)
_SHOWN_AS = re.compile(r"\s*\((?:real|punkte)\)\s*$", re.IGNORECASE)
_FEEDBACK = re.compile(r"\((?:feedback)\)\s*$", re.IGNORECASE)
_AGAIN = "export the grades from Moodle again and do not edit the file"


class Moodle(Dialect):
    """The file of Grades, Export, Plain text file, with the grade display type Real."""

    name = "Moodle"
    separators = ",;\t:"
    takes_feedback = True

    def __init__(self, now: float | None = None) -> None:
        self._now = time.time() if now is None else now

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`."""
        stamp = _stamp(table)
        if stamp is not None:
            self._check_stamp(table, stamp)
        key = _key(table, wanted)
        others = [at for at, heading in enumerate(table.header) if at not in (stamp, key) and heading.casefold() not in _FIELDS]
        columns = [
            Column(table.header[at], _SHOWN_AS.sub("", table.header[at]))
            for at in others
            if not _FEEDBACK.search(table.header[at])
        ]
        column = chosen(columns, wanted, table.name)
        if _NOT_POINTS.search(column.heading):
            raise HarmError("moodle-not-points", f"{table.name}: {column.heading!r}", "export again with the display type Real")
        at = table.only(column.heading)
        aliases = [place for place, heading in enumerate(table.header) if heading.casefold() in _KEYS or place == key]
        seats = []
        for row in table.rows:
            names = tuple(filter(None, (row.cells[place].strip() for place in aliases)))
            kept = () if stamp is None else (row.cells[stamp],)
            seats.append(Seat(row.line, row.cells[key].strip(), names, row.cells[at], kept, name=table.name_in(row, *_NAMES)))
        return Roll(table, column, checked(seats, table, wanted), table.header[key])

    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`: the id, the grade, the feedback if there is one for everybody, and the time of the download."""
        with_feedback = told_all(entries)
        stamp = _stamp(roll.table)
        header = [roll.key, roll.column.heading]
        header += [FEEDBACK] if with_feedback else []
        header += [roll.table.header[stamp]] if stamp is not None else []
        rows = []
        for one in entries:
            feedback = [one.feedback] if with_feedback else []
            rows.append([one.seat.key, one.text, *feedback, *one.seat.cells])
        return [header, *rows]

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`: by the new code and the old one, and in languages of both decimal marks."""
        roles: dict[str, rules.Role] = {roll.key: "user", roll.column.heading: "grade", FEEDBACK: "feedback"}
        most = roll.column.maximum or max(float(one.text) for one in entries)
        users = [one.seat.key for one in entries]
        read = []
        for decimal, old in ((".", False), (",", False), (".", True)):
            if old and most > 100:
                continue
            course = rules.Course(users, most, decimal=decimal, folds=roll.key.casefold() in _FOLDED)
            read.append(rules.load(data, roll.table.separator, roles, course, old=old))
        if any(one.grades != read[0].grades or any(not text.strip() for text in one.feedback.values()) for one in read):
            raise Stopped("Moodle's versions and languages would not all read the same")
        return {user: grade for user, grade in read[0].grades.items() if grade is not None}

    def remarks(self, roll: Roll, _plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        return [
            f"In Moodle's import map {roll.key!r} to the same field of the user, {roll.column.heading!r} to the item of that "
            "name, and nothing to a new item. Leave 'Force import' off: then a grade that was changed since stops the import.",
            "Moodle marks every grade that is imported into an activity as overridden.",
        ]

    def _check_stamp(self, table: Table, at: int) -> None:
        for row in table.rows:
            taken = int(row.cells[at].strip())
            if not self._now - _YEAR < taken <= self._now + 60:
                raise HarmError("moodle-stamp", f"{table.where(row)}: {table.header[at]!r}", _AGAIN)


def told_all(entries: Sequence[Entry]) -> bool:
    """Whether the file has a column of feedback: all rows have a text, or none has.

    Raises
    ------
    HarmError
        If some have and some have not.
    """
    empty = [one.student for one in entries if not one.feedback.strip()]
    if empty and len(empty) < len(entries):
        raise HarmError(
            "moodle-empty-feedback",
            f"no feedback for {', '.join(empty[:5])}",
            "write one for everybody, or go without --feedback",
        )
    return not empty


def _stamp(table: Table) -> int | None:
    """The place of "Last downloaded from this course", whatever the language calls it: a time in seconds in every row."""
    last = len(table.header) - 1
    return last if all(_STAMP.fullmatch(row.cells[last].strip()) for row in table.rows) else None


def _key(table: Table, wanted: Wanted) -> int:
    """The place of the field by which Moodle will find a user: filled and different in every row."""
    if wanted.key is not None:
        named = [at for at, heading in enumerate(table.header) if heading == wanted.key.strip()]
    else:
        named = [table.only(heading) for one in _KEYS for heading in table.header if heading.casefold() == one]
    if not named:
        asked = f"--key {wanted.key!r}" if wanted.key is not None else "an ID number, a username or an email address"
        raise HarmError(
            "no-id", f"{table.name}: no column with {asked}", "let Moodle export one, and name it by --key in another language"
        )
    filled = [at for at in named if all(row.cells[at].strip() for row in table.rows)]
    unique = [at for at in filled if len({fold(row.cells[at].strip()) for row in table.rows}) == len(table.rows)]
    # Where no field will do, the best one is taken, so that the row is named that it fails at.
    return next(iter([*unique, *filled, *named]))
