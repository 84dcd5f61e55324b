"""The turn of events: what the first three acts were."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.score.worth import Worth

FIRST = 3


@dataclass(frozen=True, slots=True)
class Turned:
    """How the turn was met: its share of 1, what was wanted and not done, and what harmed."""

    share: Fraction
    missing: tuple[tuple[str, ...], ...]
    harms: tuple[str, ...]


def turn(worth: Worth, acts: Sequence[str]) -> Turned:
    """Judge the first three acts at the turn; a harm among them earns nothing."""
    first = list(dict.fromkeys(acts))[:FIRST]
    missing = tuple(group for group in worth.want if not set(group) & set(first))
    harms = tuple(act for act in first if act in worth.turn_harms)
    share = Fraction(len(worth.want) - len(missing), len(worth.want)) if worth.want and not harms else Fraction(0)
    return Turned(share, missing, harms)
