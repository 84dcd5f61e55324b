"""What a played patient is: the state after a log, and what was wrong with the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from netcourse.board.finding import Finding

# Each is closed by a commit; after the last nothing is open.
PHASES = ("triage", "d1", "d2", "d3", "plan", "end")
OVER = "over"
# The kinds of acts, with the phase in which each opens.
OPENS = {"ask": "d1", "examine": "d1", "prepare": "d2", "test": "d2", "image": "d3", "tissue": "d3", "turn": "end"}


class Done(NamedTuple):
    """An act that was done: which, on which day, on which day its result comes, and by which line of the log."""

    act: str
    day: int
    due: int
    line: int


class Revealed(NamedTuple):
    """A result that came: of which act, with which line of the log, and whether it could be used. A repeated act stands twice."""

    act: str
    line: int
    usable: bool


class Stop(NamedTuple):
    """An unsafe act that the scene stopped: the line, the act or plan item, its id on the harm list, what is said afterwards."""

    line: int
    what: str
    harm: str
    says: str


class Problem(NamedTuple):
    """What was wrong with a log, for the teacher: a kind of section 3 of the design, the line (0: the whole), a sentence."""

    kind: str
    line: int
    says: str


class Committed(NamedTuple):
    """A phase that was closed: by which line, on which day, with what spent, and at which second."""

    line: int
    day: int
    spent: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Played:
    """The state after a log.

    Attributes
    ----------
    phase : str
        The open one of `PHASES`, or `OVER`.
    day, spent, burden : int
        The day of the story from 0; the price of what was done; the sum of its burdens.
    full : bool
        Whether the whole budget is spent.
    done : tuple of Done
        What was done and not stopped, in order.
    findings : mapping of str to Finding
        The newest result of each act, of those that came.
    waiting : tuple of Done
        What was done and has no result yet.
    revealed_order : tuple of Revealed
        Every result that came, in the order in which it came.
    came : tuple of Finding
        What `revealed_order` names, result by result.
    committed : mapping of str to Committed
        The closed phases.
    rankings : mapping of str to tuple of str
        The diagnoses of ``d1``, ``d2`` and ``d3``, likeliest first, of closed phases.
    ranking : tuple of str
        Those of the open phase, as they stand.
    key : tuple of str
        The findings that count most, of those revealed.
    fields : mapping of str to str
        The classification by field.
    tags : mapping of str to str
        ``use``, ``repeat`` or ``aside`` by act.
    plan : mapping of str to str
        The act that supports each item of the plan, revealed before; empty for none.
    planned_at : mapping of str to int
        The line by which each item stands in the plan.
    turn : tuple of str
        The first acts after the turn of events, at most three.
    urgency, jurisdiction : str
        Empty while not said.
    texts : mapping of str to str
        The student's own words by kind.
    stops : tuple of Stop
        Unsafe acts, in order; one that was tried twice stands twice.
    problems : tuple of Problem
        What was wrong with the log.
    lines, seconds : int
        How many lines were read, and the time of the last.
    nonce, student_id : str
        Of the start line: of this log alone, and whose it says that it is.
    """

    phase: str = PHASES[0]
    day: int = 0
    spent: int = 0
    burden: int = 0
    full: bool = False
    done: tuple[Done, ...] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)
    waiting: tuple[Done, ...] = ()
    revealed_order: tuple[Revealed, ...] = ()
    came: tuple[Finding, ...] = ()
    committed: Mapping[str, Committed] = field(default_factory=dict)
    rankings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranking: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=dict)
    planned_at: Mapping[str, int] = field(default_factory=dict)
    turn: tuple[str, ...] = ()
    urgency: str = ""
    jurisdiction: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    stops: tuple[Stop, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: int = 0
    seconds: int = 0
    nonce: str = ""
    student_id: str = ""
