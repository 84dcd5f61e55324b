"""What marking noticed of each hand-in, from its own ledger; nothing is marked and nothing is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from netcourse.marking.batch.boards import with_boards
from netcourse.marking.batch.ledger import Ledger
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.reporting.model import Noticed


def noticed(root: Path, unit: str, api: Any) -> tuple[Noticed, ...]:
    """What has to be said of each student's hand-in; students of whom there is nothing to say are left out.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    api : NbGraderAPI
        With the instructor's settings.

    Raises
    ------
    CourseError
        If there is nothing to mark, or the course says something of its students that can't be read.
    """
    todo, settled = plan(root, unit)
    if not Ledger(root, unit).begun:
        todo = []  # nbgrader's own command marked it, and left no word on anybody
    waiting = [Outcome(one.student, "not marked", (_STALE if one.autograded.is_file() else _NEW,), {}) for one in todo]
    outcomes = with_boards(root, unit, [*settled, *waiting], api)
    return tuple(filter(None, map(_noticed, sorted(outcomes, key=lambda one: one.student))))


_NEW = "handed in and not marked yet"
_STALE = "handed in or changed since it was marked: 'netcourse mark' brings it up to date"


def _noticed(one: Outcome) -> Noticed | None:
    lines = tuple(_lines(one))
    untested = any("could not be carried out" in line for line in one.reasons)
    verdict = {"not marked": "not marked", "partly marked": "partly marked"}.get(one.verdict, "")
    verdict = verdict or ("partly marked" if untested else "repaired" if one.repaired else "marked")
    return Noticed(one.student, verdict, lines) if lines else None


def _lines(one: Outcome) -> Iterator[str]:
    yield from (f"repaired: {line}" for line in one.repaired)
    yield from one.reasons
    yield from (one.holding.warnings if one.holding else ())
    yield from one.boards
