"""What an export would do, said before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.numbers import is_same, plain, score_in
from netcourse.exporting.gradebooks.roll import Roll, Seat
from netcourse.marking.intake.names import shown

Change = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell that is written: whose, where, and what."""

    seat: Seat
    student: str
    text: str
    change: Change
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written, and who is left out and why; left out means that the row is not in the file.

    Attributes
    ----------
    entries : tuple of Entry
        In the order of the class list.
    without : tuple of Seat
        In the class list, and without marks here.
    closed : tuple of (Seat, str)
        Students with marks where the platform allows none, and why.
    strangers : tuple of str
        Ours, with marks, and not in the class list.
    waiting : tuple of str
        Ours, to whom a person has yet to give marks.
    rounded : int
        How many marks have more decimals than the platform takes.
    names : mapping of str to str
        The platform's name of each of ours who has a seat there; empty where it gives none.
    """

    entries: tuple[Entry, ...]
    without: tuple[Seat, ...] = ()
    closed: tuple[tuple[Seat, str], ...] = ()
    strangers: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    rounded: int = 0
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, student: str) -> str:
        """How a message calls one of ours: by our id, and as the platform does."""
        return _called(student, self.names.get(student, ""))

    def count(self, change: Change) -> int:
        """How many entries are new, changed or unchanged."""
        return sum(one.change == change for one in self.entries)


@dataclass(frozen=True, slots=True)
class How:
    """How marks are written.

    Attributes
    ----------
    maximum : float or None
        The column's maximum, where the file does not say it.
    scale : bool
        Whether marks are turned into marks out of the column's maximum.
    unfinished : bool
        Whether marks go out of those to whom a person has yet to give some.
    decimals : int or None
        How many the platform takes; None for any number.
    """

    maximum: float | None = None
    scale: bool = False
    unfinished: bool = False
    decimals: int | None = None


def plan(roll: Roll, who: Mapping[str, str], marks: Marks, how: How) -> Plan:
    """Decide what to write.

    Parameters
    ----------
    roll : Roll
        The platform's class list.
    who : mapping of str to str
        Our student by the seat's key, from `meet`.
    marks : Marks
        The gradebook's.
    how : How
        What the teacher asked for.

    Raises
    ------
    HarmError
        If the column has another maximum than the unit, a mark is above it, or what stands in the column is no score.
    CourseError
        If nothing can be written.
    """
    going = marks.all_so_far if how.unfinished else marks.of
    maximum = _maximum(roll, marks, how)
    entries, without, closed, rounded = [], [], [], 0
    for seat in roll.seats:
        student = who.get(seat.key, "")
        if student not in going:
            if student not in marks.waiting:
                without.append(seat)
            continue
        if seat.closed:
            closed.append((seat, seat.closed))
            continue
        exact = _scaled(going[student], marks.maximum, maximum) if how.scale else going[student]
        if exact > maximum:
            above = f"{_called(student, seat.name)} has {plain(exact)}, the column holds {plain(maximum)}"
            raise HarmError("above-maximum", above, "raise the column's maximum, or change the mark in the formgrader")
        text = plain(exact, decimals=how.decimals)
        rounded += text != plain(exact)
        entries.append(Entry(seat, student, text, _change(seat, float(text), roll.table.name)))
    if not entries:
        raise CourseError(_nothing(roll, marks))
    met = set(who.values())
    strangers = tuple(sorted(one for one in going if one not in met))
    waiting = () if how.unfinished else tuple(sorted(marks.waiting))
    names = {who[seat.key]: seat.name for seat in roll.seats if seat.key in who}
    return Plan(tuple(entries), tuple(without), tuple(closed), strangers, waiting, rounded, names)


def _called(student: str, name: str) -> str:
    return f"{shown(student)} ({shown(name)})" if name else shown(student)


def _maximum(roll: Roll, marks: Marks, how: How) -> float:
    there = roll.column.maximum if roll.column.maximum is not None else how.maximum
    if there is None:
        return marks.maximum
    if there != marks.maximum and not how.scale:
        differ = (
            f"{roll.table.name}: {roll.column.heading!r} is out of {plain(there)}, {marks.unit} out of {plain(marks.maximum)}"
        )
        mend = "set its points there, or let --scale turn the marks into marks out of it"
        raise HarmError("other-maximum", differ, mend)
    return there


def _scaled(score: float, maximum: float, into: float) -> float:
    # Exactly, so that all of the marks are all of the column's.
    return float(Fraction(str(score)) * Fraction(str(into)) / Fraction(str(maximum))) if maximum else 0.0


def _change(seat: Seat, mark: float, name: str) -> Change:
    there = score_in(seat.there, f"{name}: line {seat.line}")
    if there is None:
        return "new"
    return "unchanged" if is_same(there, mark) else "changed"


def _nothing(roll: Roll, marks: Marks) -> str:
    if not marks.all_so_far:
        return f"{marks.unit}: no marks yet; 'netcourse mark {marks.unit}' gives them"
    if not marks.of:
        return f"{marks.unit}: every submission waits for a person's marks in the formgrader; --unfinished sends what there is"
    few = ", ".join(sorted(marks.all_so_far)[:3])
    return (
        f"{roll.table.name}: none of its {len(roll.seats)} students is one of ours ({few}, ...) by an id, a login or an address: "
        "the file of another course? --roster CSV says which ids belong to one person"
    )
