"""Where a class anchored: what stood first on each list, who never let go of it, and which results moved nobody."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netcourse.board.score.worth import RANKED
from netcourse.reporting.patients.seat import Case, Sat, Seat


class Stand(StrEnum):
    """How what stands first on a list stands to what was knowable then."""

    RIGHT = "holds by what could be known then"
    KEPT = "still the first idea, which does not hold"
    OTHER = "another that does not hold"


@dataclass(frozen=True, slots=True)
class First:
    """A diagnosis that stood first on a list: how many had it there, and whether it holds by what was knowable then."""

    diagnosis: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A decisive result between two lists.

    Attributes
    ----------
    acts, before, after
        As the key has it.
    of : int
        Who closed both lists.
    seen : int
        To whom the result came between them, so that it could be used.
    followed : int
        Whose list moved as it says, all of it.
    stuck : tuple of str
        Who saw it and did not move, by label.
    up, down : tuple of str
        What it moves, by the key.
    says : str
        What a student is told of it.
    """

    acts: tuple[str, ...]
    before: str
    after: str
    of: int
    seen: int
    followed: int
    stuck: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Held:
    """A first idea that some never let go, and who, by label."""

    patient: str
    fork: str
    name: str
    diagnosis: str
    who: tuple[str, ...]


def first_of(sat: Sat, phase: str) -> str:
    """What stands first on a closed list; empty where it was not closed."""
    ranked = sat.played.rankings.get(phase, ())
    return ranked[0] if ranked else ""


def holds(sat: Sat, phase: str, diagnosis: str) -> bool:
    """Whether a diagnosis may stand first on a list, by what was knowable then."""
    return any(diagnosis in tiers[0] for tiers in sat.worth.tiers[phase])


def stand(sat: Sat, phase: str) -> Stand | None:
    """How the first diagnosis of a list stands; None where the list was not closed."""
    now = first_of(sat, phase)
    if not now:
        return None
    if holds(sat, phase, now):
        return Stand.RIGHT
    return Stand.KEPT if phase != RANKED[0] and now == first_of(sat, RANKED[0]) else Stand.OTHER


def stands(seats: Sequence[Seat]) -> Mapping[str, Mapping[Stand, int]]:
    """By list, how many stand how; a list that was not closed counts nowhere."""
    return {phase: Counter(found for one in seats if (found := stand(one.sat, phase)) is not None) for phase in RANKED}


def firsts(case: Case) -> Mapping[str, tuple[First, ...]]:
    """By list, what stood first, most often first."""
    found = {}
    for phase in RANKED:
        count = Counter(first for one in case.seats if (first := first_of(one.sat, phase)))
        having = {first_of(one.sat, phase): one.sat for one in case.seats}
        rows = [First(name, many, holds(having[name], phase, name)) for name, many in count.items()]
        found[phase] = tuple(sorted(rows, key=lambda one: (-one.count, one.diagnosis)))
    return found


def last_list(sat: Sat) -> str:
    """The last list behind the first that was closed; empty where none was."""
    return next((phase for phase in reversed(RANKED[1:]) if first_of(sat, phase)), "")


def never_let_go(seats: Sequence[Seat]) -> tuple[Held, ...]:
    """Who had on the last list what stood first from the start and does not hold any more, most often first."""
    who: dict[tuple[str, str, str, str], list[str]] = {}
    for one in seats:
        phase = last_list(one.sat)
        if phase and stand(one.sat, phase) is Stand.KEPT:
            worth = one.sat.worth
            key = (worth.patient, worth.fork, one.sat.chart.persona.name, first_of(one.sat, phase))
            who.setdefault(key, []).append(one.who)
    found = [Held(*key, tuple(sorted(labels))) for key, labels in who.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.who), one.patient, one.fork, one.diagnosis)))


def results(case: Case) -> tuple[Result, ...]:
    """The decisive results of a patient, in the order of the key."""
    found = []
    for at, update in enumerate(case.worth.updates):
        closed = [one for one in case.seats if one.sat.closed(update.before) and one.sat.closed(update.after)]
        moved = [(one.who, one.sat.scored.moved[at]) for one in closed]
        seen = [(who, move) for who, move in moved if move.seen]
        found.append(
            Result(
                update.acts,
                update.before,
                update.after,
                len(closed),
                len(seen),
                sum(not move.stuck for _, move in seen),
                tuple(sorted(who for who, move in seen if move.stuck)),
                update.up,
                update.down,
                update.says,
            )
        )
    return tuple(found)
