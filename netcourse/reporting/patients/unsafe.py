"""What was unsafe: which acts, in which part of the case, whether the scene stopped, and who."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netcourse.reporting.patients.seat import Seat


@dataclass(frozen=True, slots=True)
class Unsafe:
    """An unsafe act.

    Attributes
    ----------
    what, harm : str
        The act or the item of the plan, and its id on the harm list.
    patients : tuple of str
        With whom it was chosen.
    stopped : int
        In how many cases the scene stopped; in the others it stayed in the plan, or was done at the turn.
    parts : mapping of str to int
        By part of the case, in how many it was chosen there first.
    who : tuple of str
        By label.
    """

    what: str
    harm: str
    patients: tuple[str, ...]
    stopped: int
    parts: Mapping[str, int]
    who: tuple[str, ...]

    @property
    def cases(self) -> int:
        """In how many cases it was chosen."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class _Chosen:
    what: str
    harm: str
    part: str
    stopped: bool


def unsafe(seats: Sequence[Seat]) -> tuple[Unsafe, ...]:
    """Every unsafe act of a class, most often first; the same act twice in one case is one."""
    rows: dict[tuple[str, str], list[tuple[Seat, _Chosen]]] = {}
    for one in seats:
        for chosen in _of(one):
            rows.setdefault((chosen.what, chosen.harm), []).append((one, chosen))
    found = [
        Unsafe(
            *key,
            tuple(sorted({one.sat.chart.persona.name for one, _ in pairs})),
            sum(chosen.stopped for _, chosen in pairs),
            Counter(chosen.part for _, chosen in pairs),
            tuple(sorted({one.who for one, _ in pairs})),
        )
        for key, pairs in rows.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.cases, one.what)))


def _of(seat: Seat) -> Iterator[_Chosen]:
    """What was unsafe in one case, each act once, where it was chosen first."""
    sat, seen = seat.sat, set[str]()
    stops = (_Chosen(one.what, one.harm, sat.part_of(one.line), stopped=True) for one in sat.played.stops)
    planned = (_Chosen(one, sat.worth.harms[one], "plan", stopped=False) for one in sat.scored.plan.harms)
    turned = (_Chosen(one, sat.worth.turn_harms[one], "end", stopped=False) for one in sat.scored.turn.harms)
    for chosen in (*stops, *planned, *turned):
        if chosen.what not in seen:
            yield chosen
        seen.add(chosen.what)
