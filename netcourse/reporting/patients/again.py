"""What to teach again after a class has been at the board, with the facts that lead to a place in the lesson."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netcourse.board.chart_model import Chart
from netcourse.evidence import harms
from netcourse.reporting.patients.anchoring import Result, results
from netcourse.reporting.patients.asking import Late, Need
from netcourse.reporting.patients.naming import called, quoted
from netcourse.reporting.patients.seat import Case, Seat
from netcourse.reporting.patients.unsafe import Unsafe

# As the keys weigh what has to be known, from 1 to 3: chosen for teaching.
_UNSAFE, _MOVED = 3, 2


@dataclass(frozen=True, slots=True)
class Again:
    """One thing to teach again.

    Attributes
    ----------
    what : str
        What happened, as a sentence without its full stop.
    says : str
        What a student is told of it.
    cases, of : int
        In how many cases it went wrong, of those in which it could.
    weight : int
        1 to 3: how much hangs on it, by the keys.
    facts : tuple of tuple of str
        What it rests on, patient by patient.
    cells : tuple of str
        The slots in which it went wrong, by marks cell.
    """

    what: str
    says: str
    cases: int
    of: int
    weight: int
    facts: tuple[tuple[str, ...], ...]
    cells: tuple[str, ...]


def again(cases: Sequence[Case], needs: Sequence[Need], late: Sequence[Late], harmed: Sequence[Unsafe]) -> tuple[Again, ...]:
    """What to teach again, what went wrong most and weighs most first.

    Parameters
    ----------
    cases : sequence of Case
        The class.
    needs, late, harmed
        What the class never knew, knew too late, and did that was unsafe.
    """
    every = [
        *(_needed(one, cases) for one in needs if one.known < one.of),
        *(_late(one, cases) for one in late),
        *(_harmed(one, cases) for one in harmed),
        *_unmoved(cases),
    ]
    return tuple(sorted(every, key=lambda one: (-one.cases * one.weight, -one.weight, one.what)))


def facts_of(acts: Iterable[str], charts: Iterable[Chart]) -> tuple[tuple[str, ...], ...]:
    """By patient, what the results of some acts rest on; an act that prepares another rests on what that one does."""
    wanted = set(acts)
    return tuple(
        tuple(
            fact
            for reveal in chart.reveals.values()
            if reveal.act in wanted or wanted & set(reveal.needs)
            for fact in reveal.facts
        )
        for chart in charts
    )


def _needed(need: Need, cases: Sequence[Case]) -> Again:
    spoilt = f", {need.spoilt} of them because it could not be used as it was taken" if need.spoilt else ""
    what = f"{quoted(need.any[0])} was needed in {need.of} cases and not known in {need.of - need.known}{spoilt}"
    here = [case for case in cases if any(slot.any[0] == need.any[0] and slot.stage == need.stage for slot in case.worth.slots)]
    return Again(
        what,
        need.says,
        need.of - need.known,
        need.of,
        need.weight,
        facts_of(need.any, _charts(here)),
        _cells(
            one for case in here for one in case.seats if any(slot.any[0] == need.any[0] for slot in one.sat.scored.work.missing)
        ),
    )


def _late(rule: Late, cases: Sequence[Case]) -> Again:
    here = [case for case in cases if any((one.first, one.then) == (rule.first, rule.then) for one in case.worth.rules)]
    what = f"{quoted(rule.first[0])} has to be known before {quoted(rule.then[0])}; in {rule.cases} of {rule.of} cases it was not"
    broke = (
        one
        for case in here
        for one in case.seats
        if any((broken.first, broken.then) == (rule.first, rule.then) for broken in one.sat.scored.broken)
    )
    return Again(what, rule.says, rule.cases, rule.of, rule.weight, facts_of(rule.first, _charts(here)), _cells(broke))


def _harmed(found: Unsafe, cases: Sequence[Case]) -> Again:
    known = harms().get(found.harm)
    seats = [one for case in cases for one in case.seats if found.what in one.sat.scored.unsafe]
    of = sum(len(case.seats) for case in cases if case.chart.persona.name in found.patients)
    what = f"{quoted(found.what)} is unsafe with {', '.join(found.patients)}, and was chosen in {found.cases} of {of} cases"
    why = f"{known.act}: {known.why}" if known else ""
    return Again(what, why, found.cases, of, _UNSAFE, (known.facts,) if known else (), _cells(seats))


def _unmoved(cases: Sequence[Case]) -> Iterator[Again]:
    rows: dict[tuple[str, str, str], list[tuple[Case, Result]]] = {}
    for case in cases:
        for one in results(case):
            rows.setdefault((one.acts[0], one.before, one.after), []).append((case, one))
    for (act, _, _), pairs in rows.items():
        stuck, seen = sum(len(one.stuck) for _, one in pairs), sum(one.seen for _, one in pairs)
        if stuck:
            who = {label for _, one in pairs for label in one.stuck}
            up = ", ".join(dict.fromkeys(called(name) for _, one in pairs for name in one.up))
            what = (
                f"{quoted(act)} moved no list, or only a part of it, in {stuck} of {seen} cases that saw it; it speaks for: {up}"
            )
            says = next((one.says for _, one in pairs if one.says), "")
            here = (one for case, _ in pairs for one in case.seats if one.who in who)
            yield Again(what, says, stuck, seen, _MOVED, facts_of([act], _charts(case for case, _ in pairs)), _cells(here))


def _charts(cases: Iterable[Case]) -> tuple[Chart, ...]:
    return tuple({case.chart.id: case.chart for case in cases}.values())


def _cells(seats: Iterable[Seat]) -> tuple[str, ...]:
    return tuple(sorted({one.cell for one in seats}))
