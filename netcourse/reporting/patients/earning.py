"""What the cases earned, component by component, and what they cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.score.safety import ceiling
from netcourse.board.score.total import WEIGHTS, WHOLE
from netcourse.reporting.figures import Spread, spread
from netcourse.reporting.patients.seat import Case, Seat


@dataclass(frozen=True, slots=True)
class Earned:
    """What cases earned.

    Attributes
    ----------
    over : int
        How many were closed.
    marks : Spread
        Of the whole, below its ceiling, in marks of 17.
    shares : mapping of str to float
        By component, the mean share of what it can earn; the ceiling is not in it.
    capped : int
        How many have a ceiling because of an unsafe act.
    """

    over: int
    marks: Spread
    shares: Mapping[str, float]
    capped: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What cases cost.

    `shares` are of the budget; `expert` is what the expert's path costs of it, on average over these cases; `full` counts the
    cases that spent all that there was.
    """

    shares: Spread
    expert: float
    full: int


def earned(seats: Sequence[Seat]) -> Earned:
    """What some cases earned; at least one."""
    parts = [one.sat.scored.shares for one in seats]
    return Earned(
        sum(one.sat.over for one in seats),
        spread([float(one.sat.scored.share * WHOLE) for one in seats]),
        {name: float(sum((part[name] for part in parts), Fraction(0)) / len(parts)) for name in WEIGHTS},
        sum(ceiling(one.sat.scored.unsafe) < 1 for one in seats),
    )


def spent(cases: Sequence[Case]) -> Spent:
    """What the cases cost; at least one."""
    seats = [one for case in cases for one in case.seats]
    expert = sum(case.path_price / case.chart.budget * len(case.seats) for case in cases if case.chart.budget)
    return Spent(spread([one.sat.budget_share for one in seats]), expert / len(seats), sum(one.sat.played.full for one in seats))
