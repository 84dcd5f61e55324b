"""The parts of a chart: what a patient's acts reveal and when, in two forks; no worth, no verdict and no path of an expert."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

Params: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Persona:
    """Who the patient is: the name, ``"female"`` or ``"male"``, and a few words such as the job. The age is the draw ``age``."""

    name: str
    sex: str
    words: str


@dataclass(frozen=True, slots=True)
class Window:
    """From where to where a number may vary between students, with so many decimals; a fork may have limits of its own.

    With `words` the number is the place of a word in them, from 0. `edges` are facts, in the
    window's own unit, whose limits it has to stay clear of.
    """

    low: Fraction
    high: Fraction
    decimals: int
    forks: Mapping[str, tuple[Fraction, Fraction]]
    words: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()

    def span(self, fork: str) -> tuple[Fraction, Fraction]:
        """The limits in this fork; both may be drawn."""
        return self.forks.get(fork, (self.low, self.high))

    def steps(self, fork: str) -> tuple[int, int]:
        """The limits in steps of the last decimal."""
        low, high = self.span(fork)
        return int(low * 10**self.decimals), int(high * 10**self.decimals)

    def number(self, step: int) -> Fraction | int:
        """The number of a step: whole where there are no decimals."""
        return Fraction(step, 10**self.decimals) if self.decimals else step


@dataclass(frozen=True, slots=True)
class Reveal:
    """What one act reveals: the rule's name, what the rule is given, more in a fork, and the facts that it rests on.

    `wait` is in days; None leaves the catalogue's. `needs` are acts of which one must have been done before, at least
    `at_least` and at most `at_most` days ago (None: whenever); else `unprepared` is what comes back, and empty means the
    catalogue's normal finding, which also comes back in a fork that is not the one of `only`.
    """

    act: str
    rule: str
    given: Params
    forks: Mapping[str, Params]
    facts: tuple[str, ...]
    wait: int | None = None
    needs: tuple[str, ...] = ()
    at_least: int = 0
    at_most: int | None = None
    unprepared: str = ""
    only: str = ""

    def params(self, fork: str) -> Params:
        """What the rule is given in this fork."""
        return {**self.given, **self.forks.get(fork, {})}


@dataclass(frozen=True, slots=True)
class StopRule:
    """What stops the scene: an act, a plan item or an act at the turn, unless one of some acts was done before.

    Of `do`, `plan` and `turn` one is not empty. `fork` is empty where it holds in both. `harm` is an id of the harm list; `says`
    is what is said at the bedside.
    """

    harm: str
    says: str
    do: str = ""
    plan: str = ""
    turn: str = ""
    unless_done: tuple[str, ...] = ()
    fork: str = ""

    @property
    def what(self) -> str:
        """The act or the plan item."""
        return self.do or self.plan or self.turn


@dataclass(frozen=True, slots=True)
class Chart:
    """A synthetic patient.

    `triage` is what the referrer wrote, `turn` the event at the end by fork; both may hold names of draws in braces. `budget` is
    in the catalogue's prices. `start` holds what is so before day 0 and since when, in days. `truth` says where the
    classification comes from (see `netcourse.board.truth`).
    """

    id: str
    persona: Persona
    note: str
    triage: str
    budget: int
    jurisdiction: str
    forks: tuple[str, ...]
    draws: Mapping[str, Window]
    start: Mapping[str, int]
    reveals: Mapping[str, Reveal]
    stops: tuple[StopRule, ...]
    turn: Mapping[str, str]
    turn_facts: tuple[str, ...]
    truth: Params
