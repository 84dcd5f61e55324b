"""What a class asked and tested: what was needed and never known, what came too late, what bought nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netcourse.board.score.worth import Rule, Slot
from netcourse.reporting.patients.seat import Case, Seat

# With the third list the bedside closes: what was not done until then will not be.
LAST = "d3"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that had to be known.

    Attributes
    ----------
    any : tuple of str
        The acts that bring it; one is enough.
    stage : str
        ``ask``, ``test`` or ``image``.
    weight : int
        What the keys give it, 1 to 3; the highest of them.
    of : int
        In how many cases it was needed, of those in which the bedside is closed.
    known : int
        In how many it was.
    spoilt : int
        In how many it was done, and could not be used as it was taken.
    who : tuple of str
        To whom it stayed unknown, by label.
    says : str
        What a student is told of it; empty if the keys say nothing.
    """

    any: tuple[str, ...]
    stage: str
    weight: int
    of: int
    known: int
    spoilt: int
    who: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Vain:
    """What was bought and changed nothing for those patients: how often, by how many, at which price in all."""

    act: str
    times: int
    who: tuple[str, ...]
    price: int


@dataclass(frozen=True, slots=True)
class Late:
    """A rule of order: what has to be known before something is done.

    `cases` counts those in which it was not, of all that closed the plan; `who` are their students, by label.
    """

    first: tuple[str, ...]
    then: tuple[str, ...]
    weight: int
    of: int
    cases: int
    who: tuple[str, ...]
    says: str


def needs(cases: Sequence[Case]) -> tuple[Need, ...]:
    """What had to be known, that first which most lacked, by its weight; the same act in several patients is one line."""
    rows: dict[tuple[str, str], list[tuple[Slot, Seat]]] = {}
    for case in cases:
        for slot in case.worth.slots:
            rows.setdefault((slot.any[0], slot.stage), []).extend((slot, one) for one in _closed(case))
    found = [_need(key, pairs) for key, pairs in rows.items() if pairs]
    return tuple(sorted(found, key=lambda one: (-one.weight * (one.of - one.known), -one.weight, one.any)))


def vain(cases: Sequence[Case]) -> tuple[Vain, ...]:
    """What bought nothing, dearest for the class first."""
    spent: dict[str, list[tuple[str, int]]] = {}
    for case in cases:
        for one in case.seats:
            for act, price in one.sat.scored.work.needless:
                spent.setdefault(act, []).append((one.who, price))
    found = [
        Vain(act, len(rows), tuple(sorted({who for who, _ in rows})), sum(price for _, price in rows))
        for act, rows in spent.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.price, -len(one.who), one.act)))


def late(cases: Sequence[Case]) -> tuple[Late, ...]:
    """Which rules of order were not kept, most often first; one that all kept is left out."""
    rows: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[Rule, Seat]]] = {}
    for case in cases:
        for rule in case.worth.rules:
            rows.setdefault((rule.first, rule.then), []).extend((rule, one) for one in _closed(case, "plan"))
    found = [_late(key, pairs) for key, pairs in rows.items()]
    return tuple(sorted(filter(None, found), key=lambda one: (-one.cases, -one.weight, one.first)))


def _need(key: tuple[str, str], pairs: Sequence[tuple[Slot, Seat]]) -> Need:
    unknown = [(slot, one) for slot, one in pairs if slot in one.sat.scored.work.missing]
    return Need(
        tuple(dict.fromkeys([key[0], *(act for slot, _ in pairs for act in slot.any)])),
        key[1],
        max(slot.weight for slot, _ in pairs),
        len(pairs),
        len(pairs) - len(unknown),
        sum(slot in one.sat.scored.work.spoilt for slot, one in unknown),
        tuple(sorted({one.who for _, one in unknown})),
        _says(pairs),
    )


def _late(key: tuple[tuple[str, ...], tuple[str, ...]], pairs: Sequence[tuple[Rule, Seat]]) -> Late | None:
    broken = [one for rule, one in pairs if rule in one.sat.scored.broken]
    if not broken:
        return None
    weight = max(rule.weight for rule, _ in pairs)
    return Late(*key, weight, len(pairs), len(broken), tuple(sorted({one.who for one in broken})), _says(pairs))


def _closed(case: Case, phase: str = LAST) -> Iterator[Seat]:
    return (one for one in case.seats if one.sat.closed(phase))


def _says(pairs: Sequence[tuple[Slot | Rule, Seat]]) -> str:
    return next((one.says for one, _ in pairs if one.says), "")
