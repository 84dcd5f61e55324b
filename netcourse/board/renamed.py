"""The log of a patient under another name: the id in its start line goes; patient, fork and numbers stay, and its marks hold."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from netcourse.board.chain import opening, rows_of
from netcourse.board.chart import load_chart
from netcourse.board.item import Board, value_of
from netcourse.board.log import escaped_id, mark_of, read_line
from netcourse.board.variant import pinned_variant
from netcourse.errors import CourseError
from netcourse.items.plain import Plain

_MARK = " ~12345678"


def renamed(value: Plain, slot: Board | None, name: Callable[[str], str]) -> Plain:
    """A recorded log with another name in place of the id.

    Parameters
    ----------
    value : Plain
        What was recorded: the item's value.
    slot : Board or None
        The slot in which it was played, with the salt of its course; None where no unit asks it, and then no numbers stay.
    name : callable
        Takes an id and gives the name.

    Returns
    -------
    Plain
        A log whose chain of marks holds where it held before, and is broken where it was; as it was if nothing can be read of it.
    """
    rows = rows_of(value)
    texts = [row for row in rows if type(row) is str]
    if opening(rows) is None or len(texts) != len(rows):
        return value
    return value_of(_sealed_again(texts, lambda written: _named(written, slot, name)))


def _named(row: str, slot: Board | None, name: Callable[[str], str]) -> str:
    line = read_line(row)
    if line is None or line.verb != "start":
        return row
    patient, at, student, nonce, digest = line.args
    called = name(student) if student else ""
    if student and slot is not None and patient in slot.patients:
        # Without such a patient in this version there are no numbers to keep; replay says so too.
        with suppress(CourseError):
            called = pinned_variant(load_chart(patient), (slot.id, slot.patients), called, student, slot.salt)
    return f"{line.n} start {patient} {at} id={escaped_id(called)} nonce={nonce} v={digest} t={line.seconds}{_MARK}"


def _sealed_again(rows: Sequence[str], change: Callable[[str], str]) -> list[str]:
    """The rows with their marks made anew, each behind the row behind which it was sealed."""
    now: dict[str, str] = {"": ""}
    made = []
    for row in rows:
        line, new = read_line(row), change(row)
        if line is None:
            made.append(new)
            continue
        # The last one first: that is behind what nearly every line was sealed.
        before = next((mark for mark in reversed(now) if line.follows(mark)), None)
        sealed = new[: -len(_MARK)]
        mark = line.mark if before is None else mark_of(now[before], sealed)
        now.setdefault(line.mark, mark)
        made.append(f"{sealed} ~{mark}")
    return made
