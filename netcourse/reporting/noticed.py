"""What marking noticed of each hand-in, from its own ledger; nothing is marked and nothing is written."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from netcourse.marking.batch.boards import with_boards
from netcourse.marking.batch.ledger import Ledger
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.reporting.model import Noticed

# Everybody is compared with everybody there; in a larger class only 'netcourse mark' takes the time.
MOST_COMPARED = 600
_NEW = "handed in and not marked yet"
_STALE = "handed in or changed since it was marked: 'netcourse mark' brings it up to date"
_TWIN = "twin: "
_WHOSE = "the numbers or the patients may not be the student's own: 'netcourse mark' says more, and --names here"
# A shorter name stands in too many words.
_SHORTEST = 3
_LIKE = re.compile(r"\d+(?: to \d+)?")
_OF_WHOM = re.compile(r",? as those of .*")


class Mask:
    """Puts labels in place of whatever names a student.

    Parameters
    ----------
    called : mapping of str to str
        The label for each name, id and address.
    words : collection of str
        Words of the course, in small letters. A student may be called Grade: a label in its place would spoil every line with
        that word, and tell who the student is.
    """

    def __init__(self, called: Mapping[str, str], words: Collection[str] = frozenset()) -> None:
        known = {name.casefold(): label for name, label in called.items() if len(name) >= _SHORTEST}
        self._called = {name: label for name, label in known.items() if name not in words}
        longest_first = sorted(self._called, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, longest_first))
        self._names = re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE) if alternatives else None

    def line(self, text: str) -> str:
        """A line without names."""
        if self._names is None:
            return text
        return self._names.sub(lambda match: self._called.get(match[0].casefold(), "…"), text)


def spellings(names: Sequence[str]) -> Iterator[str]:
    """Every name and address of a person, and names in either order together."""
    yield from names
    for one, other in permutations([name for name in names if "@" not in name], 2):
        yield from (f"{one} {other}", f"{one}, {other}")


def noticed(root: Path, unit: str, api: Any, masked: Mask | None = None) -> tuple[Noticed, ...]:
    """What has to be said of each student's hand-in; students of whom there is nothing to say are left out.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    api : NbGraderAPI
        With the instructor's settings.
    masked : Mask, optional
        Takes ids, names and addresses out. Without it all is told as marking told it.

    Raises
    ------
    CourseError
        If there is nothing to mark, or the course says something of its students that can't be read.
    """
    todo, settled = plan(root, unit, counted=False)
    if not Ledger(root, unit).begun:
        todo = []  # nbgrader's own command marked it, and left no word on anybody
    waiting = [Outcome(one.student, "not marked", (_STALE if one.autograded.is_file() else _NEW,), {}) for one in todo]
    outcomes = [*settled, *waiting]
    if len(outcomes) <= MOST_COMPARED:
        outcomes = with_boards(root, unit, outcomes, api)
    found = (_noticed(one, masked) for one in sorted(outcomes, key=lambda one: one.student))
    return tuple(one for one in found if one is not None)


def summary(found: Iterable[Noticed]) -> tuple[tuple[str, int], ...]:
    """What was said and of how many students, most first; lines that differ in numbers alone, or in whose twin, are one."""
    of = Counter(line for one in found for line in {_LIKE.sub("…", _OF_WHOM.sub("", line)) for line in one.lines})
    return tuple(sorted(of.items(), key=lambda one: (-one[1], one[0])))


def _noticed(one: Outcome, masked: Mask | None) -> Noticed | None:
    untested = any("could not be carried out" in line for line in one.reasons)
    verdict = {"not marked": "not marked", "partly marked": "partly marked"}.get(one.verdict, "")
    verdict = verdict or ("partly marked" if untested else "repaired" if one.repaired else "marked")
    said = [*(f"repaired: {line}" for line in one.repaired), *one.reasons]
    told = (*said, *(one.boards if masked is None else _veiled(one.boards)))
    lines = told if masked is None else tuple(map(masked.line, told))
    return Noticed(one.student, verdict, lines) if lines else None


def _veiled(lines: Collection[str]) -> Iterator[str]:
    """A mistyped id is nearly an id, and nobody knows it for one: what tells whose numbers they are is not told."""
    yield from (line for line in lines if line.startswith(_TWIN))
    if any(not line.startswith(_TWIN) for line in lines):
        yield _WHOSE
