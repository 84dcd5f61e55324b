"""What the marks of a debrief come to, and in which order its losses are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from netcourse.marking.debrief.model import Debrief, Marked, Written

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Sums:
    """`given` of `points` so far, `lost` for good, and the `waiting` marks that a person has yet to give."""

    given: float
    points: float
    lost: float
    waiting: float


def sums(debrief: Debrief) -> Sums:
    """Add up a debrief; what waits for a person counts on neither side."""
    done = [entry.given for entry in debrief.entries if not entry.given.waits]
    waiting = sum(entry.given.points for entry in debrief.entries if entry.given.waits)
    given = sum(one.score for one in done) - debrief.penalty
    return Sums(given, sum(one.points for one in done), sum(one.lost for one in done), waiting)


def losses(debrief: Debrief) -> list[int]:
    """The places of the entries that lost marks: harms first, then what cost most, then in the order of the unit."""
    entries = debrief.entries
    lost = [at for at, entry in enumerate(entries) if entry.given.lost > 0]
    return sorted(lost, key=lambda at: (not _harmed(entries[at]), -entries[at].given.lost, at))


def parts_to_read(debrief: Debrief, lost: Sequence[int]) -> list[int]:
    """The parts of the lesson to read again, in the order of the lesson."""
    return sorted({part for at in lost if (part := debrief.entries[at].part) is not None})


def in_words(marks: float) -> str:
    """Marks as a person writes them: 2, 1.5, 0.33."""
    return f"{round(marks, 2):g}"


def marks_words(marks: float) -> str:
    """Marks with the word behind them."""
    return f"{in_words(marks)} {'mark' if round(marks, 2) == 1 else 'marks'}"


def things(count: int) -> str:
    """A number of things, in words as far as that reads well."""
    said = _COUNTS[count] if count < len(_COUNTS) else str(count)
    return f"{said} {'thing' if count == 1 else 'things'}"


def inside(title: str) -> str:
    """A title within a sentence: question 8, your comment; CgA stays as it is."""
    first = title.split(maxsplit=1)[0] if title.split() else ""
    return title[0].lower() + title[1:] if first.istitle() else title


def _harmed(entry: Marked | Written) -> bool:
    return isinstance(entry, Marked) and entry.harm
