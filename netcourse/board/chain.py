"""Which lines of a log are played: as many as can be read, up to where another log begins. Nothing here raises."""

from collections.abc import Sequence
from typing import NamedTuple

from netcourse.board.log import MOST_LINES, Line, read_line
from netcourse.board.played import Problem


class Opening(NamedTuple):
    """What a start line says: patient and slot, whose log it says that it is, its own number, and the variant's digest."""

    patient: str
    slot: str
    student_id: str
    nonce: str
    digest: str


class Numbered(NamedTuple):
    """A line with its place in the log, from 1, which is its number unless somebody changed that."""

    at: int
    line: Line


class Reading(NamedTuple):
    """The lines that are played, and what is wrong with the log as a text."""

    lines: tuple[Numbered, ...]
    problems: tuple[Problem, ...]


def rows_of(log: object) -> Sequence[object]:
    """The rows of a log, or of an item's value that holds one; none for anything else."""
    rows = log.get("log") if type(log) is dict else log
    return rows if type(rows) in (list, tuple) else ()  # type: ignore[return-value]  # it is one of both


def opening(log: object) -> Opening | None:
    """What the first line of a log says, or None if it is no start line."""
    rows = rows_of(log)
    first = read_line(rows[0]) if rows else None
    return Opening(*first.args) if first and first.verb == "start" else None


def read_log(log: object) -> Reading:
    """Read a log, up to the first line that can't be read or belongs to another log.

    Parameters
    ----------
    log : object
        Lines of text; anything else is looked at too.

    Returns
    -------
    Reading
        A fault in the chain of marks is told once, at the first line that does not fit, and loses nothing. A line that stands
        there twice in the same words counts once.
    """
    rows = rows_of(log)
    if opening(rows) is None:
        return Reading((), (Problem("garbled", 1 if rows else 0, "There is no start line, so nothing could be played."),))
    read: list[Numbered] = []
    problems: list[Problem] = []
    marks: list[str] = [""]
    seen: set[object] = set()
    for at, row in enumerate(rows[:MOST_LINES], 1):
        line = read_line(row)
        if line is None:
            problems.append(_garbled(at, len(rows)))
            return Reading(tuple(read), tuple(problems))
        # Once the chain is broken, where a line was sealed says nothing.
        follows = line.follows(marks[-1]) if not problems else None
        if row not in seen and _is_of_another(line, marks, follows=follows):
            problems.append(_merged(at, len(rows), line))
            return Reading(tuple(read), tuple(problems))
        if follows is not None and not (follows and _goes_on(line, read)):
            problems.append(Problem("chain", at, f"Edited or rewritten from line {at} on; every line that is possible counts."))
        if row not in seen:
            read.append(Numbered(at, line))
            marks.append(line.mark)
        seen.add(row)
    if len(rows) > MOST_LINES:
        problems.append(Problem("garbled", MOST_LINES + 1, f"{len(rows)} lines; those behind {MOST_LINES} are not counted."))
    return Reading(tuple(read), tuple(problems))


def playable(log: object) -> tuple[str, ...]:
    """The lines of a log that are played, as they stand there: whoever goes on goes on from these."""
    rows = rows_of(log)
    return tuple(row for one in read_log(log).lines if type(row := rows[one.at - 1]) is str)


def apart(log: object) -> tuple[tuple[str, ...], ...]:
    """The logs that were mixed into one, each whole as far as its marks tell; one of a log that is not mixed.

    Each line belongs behind the line whose mark it was sealed with; a line that fits nowhere belongs behind the last one.
    """
    runs: list[list[tuple[str, str]]] = []
    last = 0
    for row in rows_of(log)[:MOST_LINES]:
        line = read_line(row)
        if line is None or type(row) is not str:
            continue
        if line.verb == "start" and all(run[0][0] != row for run in runs):
            runs.append([])
            last = len(runs) - 1
        elif not runs or any(row == text for run in runs for text, _ in run):
            continue
        else:
            ends = [at for at, run in enumerate(runs) if line.follows(run[-1][1])]
            fork = next(((run, at) for run in runs for at, (_, mark) in enumerate(run) if line.follows(mark)), None)
            if not ends and fork:
                runs.append(fork[0][: fork[1] + 1])
            last = ends[0] if ends else len(runs) - 1 if fork else last
        runs[last].append((row, line.mark))
    return tuple(tuple(text for text, _ in run) for run in runs)


def _goes_on(line: Line, read: Sequence[Numbered]) -> bool:
    earlier = read[-1].line.seconds if read else 0
    return line.n == len(read) + 1 and line.seconds >= earlier


def _is_of_another(line: Line, marks: Sequence[str], *, follows: bool | None) -> bool:
    if len(marks) == 1:
        return False
    # A line that was sealed behind an earlier one than the last is of a second log that went on from there. Where the chain is
    # broken already, lines were moved about by hand.
    return line.verb == "start" or (follows is False and any(map(line.follows, marks[:-1])))


def _garbled(at: int, count: int) -> Problem:
    behind = f" and the {count - at} behind it are" if count > at else " is"
    return Problem("garbled", at, f"Line {at} can't be read: it{behind} not counted.")


def _merged(at: int, count: int, line: Line) -> Problem:
    other = f", begun with the number {line.args[3]}," if line.verb == "start" else ""
    return Problem("merged", at, f"A second log{other} begins at line {at} of {count}; the lines before it count.")
