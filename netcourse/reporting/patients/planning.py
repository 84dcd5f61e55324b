"""What was decided in the end: the classification, the plan, and the first acts at the turn of events."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from netcourse.reporting.patients.seat import Case


@dataclass(frozen=True, slots=True)
class Classed:
    """A field of the classification: how many are right of those who closed the third list, and the wrong words given most."""

    name: str
    of: int
    right: int
    wrong: tuple[tuple[str, int], ...]
    blank: int
    says: str


@dataclass(frozen=True, slots=True)
class PartMet:
    """A part of the plan: how many met it of how many who closed the plan, who did not, and what a student is told."""

    name: str
    items: tuple[str, ...]
    of: int
    met: int
    who: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Decided:
    """How one patient was planned.

    Attributes
    ----------
    classed, parts
        Field by field, part by part.
    weak, loose : mapping of str to int
        Items that are weak here, and items that no finding of theirs carries: how many planned them so.
    jurisdictions : mapping of str to int
        Whose rules were chosen.
    of_turn : int
        Who closed the turn.
    turned : tuple of (tuple of str, int)
        What is wanted there (any of the acts), and how many did it.
    """

    classed: tuple[Classed, ...]
    parts: tuple[PartMet, ...]
    weak: Mapping[str, int]
    loose: Mapping[str, int]
    jurisdictions: Mapping[str, int]
    of_turn: int
    turned: tuple[tuple[tuple[str, ...], int], ...]


# More of what was typed would not be read.
_MOST_WRONG = 3


def decided(case: Case) -> Decided:
    """What was decided for one patient."""
    planned = [one for one in case.seats if one.sat.closed("plan")]
    turned = [one.sat for one in case.seats if one.sat.closed("end")]
    plans = [one.sat.scored.plan for one in planned]
    parts = []
    for part in case.worth.parts:
        unmet = tuple(sorted(one.who for one in planned if part in one.sat.scored.plan.unmet))
        parts.append(PartMet(part.name, part.any, len(planned), len(planned) - len(unmet), unmet, part.says))
    return Decided(
        _classed(case),
        tuple(parts),
        Counter(item for plan in plans for item in plan.weak),
        Counter(item for plan in plans for item in plan.loose),
        Counter(one.sat.played.jurisdiction for one in planned if one.sat.played.jurisdiction),
        len(turned),
        tuple((group, sum(group not in sat.scored.turn.missing for sat in turned)) for group in case.worth.want),
    )


def _classed(case: Case) -> tuple[Classed, ...]:
    closed = [one.sat for one in case.seats if one.sat.closed("d3")]
    found = []
    for key in case.worth.fields:
        wrong = [sat.played.fields.get(key.name, "").strip() for sat in closed if not sat.scored.fields[key.name]]
        count = Counter(one for one in wrong if one)
        most = tuple(sorted(count.items(), key=lambda one: (-one[1], one[0]))[:_MOST_WRONG])
        found.append(Classed(key.name, len(closed), len(closed) - len(wrong), most, wrong.count(""), key.says))
    return tuple(found)
