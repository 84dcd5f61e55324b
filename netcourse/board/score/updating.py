"""Whether a decisive result moved the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.score.worth import Update


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one decisive result: whether it was there in time, and the share of diagnoses moved rightly."""

    update: Update
    seen: bool
    share: Fraction
    stuck: tuple[str, ...]


def updating(
    updates: Sequence[Update],
    rankings: Mapping[str, Sequence[str]],
    committed: Mapping[str, int],
    known: Iterable[tuple[str, int]],
) -> tuple[Moved, ...]:
    """Follow each decisive result from one list to the next.

    Parameters
    ----------
    updates : sequence of Update
        The key's.
    rankings : mapping of str to sequence of str
        The committed lists, first rank first.
    committed : mapping of str to int
        The line at which each list was committed.
    known : iterable of (str, int)
        Each act with the line at which a result of it came.

    Returns
    -------
    tuple of Moved
        One for each result. One that did not come between both lists moved nothing.
    """
    came = tuple(known)
    return tuple(_follow(update, rankings, committed, came) for update in updates)


def _follow(
    update: Update, rankings: Mapping[str, Sequence[str]], committed: Mapping[str, int], known: Iterable[tuple[str, int]]
) -> Moved:
    start, end = committed.get(update.before), committed.get(update.after)
    seen = start is not None and end is not None and any(act in update.acts and start < line < end for act, line in known)
    if not seen:
        return Moved(update, seen=False, share=Fraction(0), stuck=(*update.up, *update.down))
    before = {one: rank for rank, one in enumerate(rankings.get(update.before, ()))}
    after = {one: rank for rank, one in enumerate(rankings.get(update.after, ()))}
    # What was never thought of can't fall.
    asked = [*update.up, *(one for one in update.down if one in before)]
    stuck = tuple(one for one in asked if not (_rose(one, before, after) if one in update.up else _fell(one, before, after)))
    share = Fraction(len(asked) - len(stuck), len(asked)) if asked else Fraction(0)
    return Moved(update, seen=True, share=share, stuck=stuck)


def _rose(one: str, before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    return one in after and (one not in before or after[one] < before[one] or after[one] == 0)


def _fell(one: str, before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    return one not in after or after[one] > before[one]
