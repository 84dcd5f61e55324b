"""A platform's class list: who is in it, under which ids, and the one column that is to be filled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.table import Table
from netcourse.marking.intake.names import fold, letters_of, shown


@dataclass(frozen=True, slots=True)
class Column:
    """A column of scores: its heading as it stands there, its title and id as the platform calls them, and its maximum.

    The id is empty, and the maximum None, where the file does not say.
    """

    heading: str
    title: str
    id: str = ""
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One student of a platform's.

    Attributes
    ----------
    line : int
        Where the row stands.
    key : str
        The id by which the platform's importer will know the row.
    aliases : tuple of str
        What one of our students may be known by: ids, logins, addresses, and numbers such as ``canvas:4711``. No name.
    there : str
        What stands in the column.
    cells : tuple of str
        The cells that are handed back as they were.
    closed : str
        Why nothing may be written here; empty if it may.
    name : str
        The person's name as the file has it, for a teacher to read; it decides nothing. Empty where the file has none, or
        names are not wanted.
    """

    line: int
    key: str
    aliases: tuple[str, ...]
    there: str
    cells: tuple[str, ...] = ()
    closed: str = ""
    name: str = ""

    @property
    def called(self) -> str:
        """How a message calls the person."""
        key = shown(self.key)
        return f"{shown(self.name)} ({key})" if self.name and self.name != self.key else key


@dataclass(frozen=True, slots=True)
class Roll:
    """All that a dialect read: the file, the column, the students, and the heading of the id that decides."""

    table: Table
    column: Column
    seats: tuple[Seat, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the column (its id or exact title, or None), and the names of the unit by which it may be found.

    `named` says whether messages call people by the names in the file: not where the course keeps them under pseudonyms, as
    what a command says may end in a log.
    """

    column: str | None
    unit: str
    title: str = ""
    key: str | None = None
    named: bool = True


def chosen(columns: Sequence[Column], wanted: Wanted, name: str) -> Column:
    """The column that is meant.

    Parameters
    ----------
    columns : sequence of Column
        All that hold scores.
    wanted : Wanted
        By id or exact title; without, the only one there is, or the only one that bears the unit's name.
    name : str
        What the file is called.

    Raises
    ------
    CourseError
        If none is meant, or more than one may be.
    HarmError
        If two columns can't be told apart by their headings.
    """
    if wanted.column is not None:
        asked = wanted.column.strip()
        found = [one for one in columns if one.id and one.id == asked] or [
            one for one in columns if asked in (one.heading, one.title)
        ]
    else:
        named = [letters_of(one) for one in (wanted.unit, wanted.title) if letters_of(one)]
        found = (
            list(columns)
            if len(columns) == 1
            else [one for one in columns if any(word in letters_of(one.title) for word in named)]
        )
    if len(found) > 1 and len({one.heading for one in found}) == 1:
        raise HarmError("duplicate-heading", f"{name}: {found[0].heading!r}", "rename one of the two and download again")
    if len(found) == 1:
        return found[0]
    there = "; ".join(f"{shown(one.title)}{f' ({one.id})' if one.id else ''}" for one in columns) or "none"
    asked = f"--column {wanted.column!r}" if wanted.column is not None else wanted.unit
    why = (
        "may mean several columns"
        if found
        else "no column of that id or exact title"
        if wanted.column
        else "no column bears its name"
    )
    raise CourseError(f"{name}: {asked}: {why}; give --column, an id or an exact title, one of: {there}")


def checked(seats: Sequence[Seat], table: Table, wanted: Wanted) -> tuple[Seat, ...]:
    """The same seats, each with an id of its own, and with names if they are wanted.

    Raises
    ------
    HarmError
        If one has none, or two have the same.
    """
    if not wanted.named:
        seats = [replace(seat, name="") for seat in seats]
    lines: dict[str, int] = {}
    for seat in seats:
        if not seat.key:
            who = f" ({shown(seat.name)})" if seat.name else ""
            raise HarmError("no-id", f"{table.name}: line {seat.line}{who}", "download the file again and do not edit it")
        if (first := lines.setdefault(fold(seat.key), seat.line)) != seat.line:
            same = f"{table.name}: {seat.called} stands in lines {first} and {seat.line}"
            raise HarmError("duplicate-student", same, "leave one of them, or ask whoever runs the platform")
    return tuple(seats)
