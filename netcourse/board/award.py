"""Marks for a patient who was played: the log is replayed, its patient's key is found, and each part gets its reason."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from netcourse.board.catalogue import acts
from netcourse.board.chain import opening
from netcourse.board.item import Board
from netcourse.board.played import Played
from netcourse.board.score.reasons import rows
from netcourse.board.score.total import Scored, score
from netcourse.board.score.worth import Worth
from netcourse.board.score.worth_text import read_worths
from netcourse.board.truth import truth
from netcourse.board.variant import vary
from netcourse.board.way import grounds, in_lines, way, why
from netcourse.errors import CourseError
from netcourse.items.award import Marks, announce
from netcourse.items.award_item import about
from netcourse.items.best_answer import BestAnswer, best_answer
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.items.session import answer, find

# Whose key a text is, on a line by itself.
_PATIENT = re.compile(r'^patient = "([^"\n]*)"$', re.MULTILINE)
_NOBODY = "No patient of this question was played, so there is nothing to mark."


class Judged(NamedTuple):
    """A replayed log with its key and what it earned."""

    played: Played
    worth: Worth
    scored: Scored


class Worths(Scheme):
    """The keys of every patient that a slot may hold, as TOML, each with both its forks.

    Which one marks a log is said by the log itself: its patient, and the fork of the student for whom it was played. So a log
    that was played under a mistyped id, under somebody else's or under none is marked against the numbers that were on the
    screen; whose it is, is told to the teacher and costs nothing.

    Raises
    ------
    CourseError
        If a text is no key, or two are of one patient and fork.
    """

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.worths = _read(texts)

    def judged(self, item: Item, value: Plain) -> Judged | None:
        """Replay a log and score it; None if it is of no patient for whom there is a key.

        Raises
        ------
        ValueError
            If the question is no patient at the board.
        """
        if not isinstance(item, Board):
            raise ValueError(f"{item.id}: a scheme for Board can't mark a question of the kind {item.kind}")  # noqa: TRY004 (as every scheme)
        start = opening(value)
        if start is None or start.patient not in item.patients:
            return None
        try:
            chart, played = item.played(value)
        except CourseError:
            return None
        variant = vary(chart, start.student_id, item.salt)
        worth = self.worths.get((chart.id, variant.fork))
        if worth is None:
            return None
        return Judged(played, worth, score(worth, played, truth(chart, variant), prices()))

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`. Any log whatever earns a plain float from 0 to `points`."""
        found = self.judged(item, value)
        if found is None:
            return Marks(0.0, float(points), ((0.0, float(points), _NOBODY),))
        earned = round(float(found.scored.share * Fraction(str(points))), 2)
        return Marks(earned, float(points), rows(found.scored, found.worth, found.played, points))


def award_board(item_id: str, points: float, *texts: str) -> float:
    """Mark the recorded patient of a slot, show the reasons, and return the marks. Ends a test cell.

    Parameters
    ----------
    item_id : str
        The slot, such as ``"board-1"``.
    points : float
        What the cell is worth.
    *texts : str
        The key of each patient that the slot may hold.

    Returns
    -------
    float
        A plain float between 0 and `points`.

    Raises
    ------
    AnswerProblem
        If nothing is recorded; nbgrader then gives no marks.
    CourseError
        If the key of the recorded patient can't be read, or there are two; `netcourse lint` reads all.
    """
    item, value = find(item_id), answer(item_id)
    scheme = Worths(*_keys_of(value, texts))
    found = scheme.judged(item, value)
    harm = {"harm": True} if found is not None and found.scored.unsafe else {}
    best = {"best": _way_and_why(found)} if found is not None else {}
    return announce(scheme.marks(item, value, points), {**about(item, value, scheme), **best, **harm})


def _keys_of(value: Plain, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that may be of the patient of a log: reading a key takes longer than marking by it."""
    start = opening(value)
    named = ((text, _PATIENT.search(text)) for text in texts)
    return tuple(text for text, found in named if start is None or found is None or found[1] == start.patient)


@best_answer.register
def _(scheme: Worths, item: Item) -> BestAnswer | None:  # noqa: ARG001 (there is none that holds for every student)
    """None: which patient somebody has, and in which fork, is only known from the log. `award_board` tells that one's."""
    return None


def _way_and_why(judged: Judged) -> dict[str, str]:
    """An expert's way, why, and on which facts the decisive results rest, as data for the page of feedback."""
    words = "\n\n".join(in_lines(way(judged.worth)))
    facts = [f"• {one}" for one in grounds(judged.worth, judged.played)]
    reasons = [*filter(None, [why(judged.worth)]), *(["What your decisive results rest on:", *facts] if facts else [])]
    return {"words": words, "reason": "\n".join(reasons) or words}


def prices() -> Mapping[str, int]:
    """What each act costs."""
    return {name: act.price for name, act in acts().items()}


@lru_cache(maxsize=32)
def _read(texts: tuple[str, ...]) -> Mapping[tuple[str, str], Worth]:
    found: dict[tuple[str, str], Worth] = {}
    for number, text in enumerate(texts, 1):
        for worth in read_worths(text, f"key {number}"):
            if (worth.patient, worth.fork) in found:
                raise CourseError(f"key {number}: there are two keys of {worth.patient}, fork {worth.fork}")
            found[worth.patient, worth.fork] = worth
    return found
