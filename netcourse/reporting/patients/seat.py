"""One student with one patient: the replayed log beside its key, or why nothing of it could be played."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netcourse.board.award import Worths, prices
from netcourse.board.chain import opening, rows_of
from netcourse.board.chart import load_chart
from netcourse.board.chart_model import Chart
from netcourse.board.item import Board
from netcourse.board.played import OVER, PHASES, Played
from netcourse.board.problems import pace
from netcourse.board.score.total import Scored
from netcourse.board.score.worth import Worth
from netcourse.items.plain import Plain


@dataclass(frozen=True, slots=True)
class Sat:
    """A patient as he was played.

    Attributes
    ----------
    chart, worth
        Who it was, and the key of the student's own fork.
    played : Played
        What came of the log, without the words of its results.
    scored : Scored
        What it earned, part by part.
    faults : tuple of str
        What was wrong with the log: kinds of `netcourse.board.played.Problem`, each once.
    """

    chart: Chart
    worth: Worth
    played: Played
    scored: Scored
    faults: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the case was closed."""
        return self.played.phase == OVER

    @property
    def budget_share(self) -> float:
        """How much of the budget was spent, from 0 to 1."""
        return self.played.spent / self.chart.budget if self.chart.budget else 0.0

    def closed(self, phase: str) -> bool:
        """Whether a part was closed, so that what is missing in it will stay so."""
        return phase in self.played.committed

    def part_of(self, line: int) -> str:
        """In which part a line of the log stands."""
        return next((one for one in PHASES if not self.closed(one) or line < self.played.committed[one].line), PHASES[-1])


@dataclass(frozen=True, slots=True)
class Unplayed:
    """A log of which nothing could be played: its kind, and why, without a word of the student's."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Who (by label) sat in which slot (by marks cell), and what came of it."""

    who: str
    cell: str
    sat: Sat


@dataclass(frozen=True, slots=True)
class Case:
    """Everybody who had one patient in one fork: they share a key."""

    chart: Chart
    worth: Worth
    seats: tuple[Seat, ...]

    @property
    def name(self) -> str:
        """The patient and the fork: "Leila Haddad (p04), fork B"."""
        return f"{self.chart.persona.name} ({self.chart.id}), fork {self.worth.fork}"

    @property
    def path_price(self) -> int:
        """What the expert's path costs."""
        costs = prices()
        return sum(costs[act] for act in self.worth.path)


def sat(item: Board, scheme: Worths, value: Plain) -> Sat | Unplayed:
    """Replay a recorded log beside its key.

    Parameters
    ----------
    item : Board
        The slot.
    scheme : Worths
        Its keys.
    value : Plain
        What was recorded, whatever it is: no log raises anything here.
    """
    start = opening(value)
    if start is None:
        return Unplayed("garbled", "the record has no start line that can be read" if rows_of(value) else "the record is no log")
    judged = scheme.judged(item, value)
    if judged is None:
        return Unplayed("foreign", "the log is of no patient for whom this slot has a key")
    # Results are told nowhere in a report, and would take most of the room of a large class.
    played = replace(judged.played, findings={}, came=(), texts={})
    faults = tuple(dict.fromkeys(one.kind for one in (*played.problems, *pace(value))))
    return Sat(load_chart(start.patient), judged.worth, played, judged.scored, faults)


def cases(seats: Sequence[Seat]) -> tuple[Case, ...]:
    """The seats by patient and fork, in the order of both."""
    keys = sorted({(one.sat.worth.patient, one.sat.worth.fork) for one in seats})
    found = []
    for key in keys:
        having = tuple(one for one in seats if (one.sat.worth.patient, one.sat.worth.fork) == key)
        found.append(Case(having[0].sat.chart, having[0].sat.worth, having))
    return tuple(found)
