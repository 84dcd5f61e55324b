"""A plan as the months of its visits: one's own, and what guidance says, at its closest and at its widest.

Intervals are those of facts. Chosen: for how long "at first" lasts where the guidance does not say it. That Europe widens after
five years, and that North America asks for three yearly scans first, stands in the statements of their facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.follow_up import Schedule
from netcourse.evidence import fact
from netcourse.explorers.follow_up_planner.setting import COUNTED, LIFE, MONTHS, NO_FOLLOW_UP, OPEN, YEARS, Plan, Situation

# Chosen, in months: how long "at first" lasts where no end of it is named, and how much is drawn where the whole has no end.
AT_FIRST, DRAWN_WITHOUT_END = 12, 36
_AFTER_FIVE_YEARS, _THREE_TIMES_YEARLY = 5 * MONTHS, 3 * MONTHS
FOR_LIFE, NO_END_NAMED, AT_LEAST, ENDS = "for life", "no end is named", "at least", "ends"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a guidance runs: the fact of its later interval, the month up to which the first one holds, and how it ends."""

    later: str
    first_until: int
    end: str


_SHAPES: Mapping[str, _Shape] = {
    "G-02.interval": _Shape("G-02.later", _AFTER_FIVE_YEARS, FOR_LIFE),
    "G-02.nec": _Shape("G-02.nec", AT_FIRST, NO_END_NAMED),
    "G-03.first": _Shape("G-03.later", _THREE_TIMES_YEARLY, AT_LEAST),
    "G-04.first": _Shape("G-04.later", AT_FIRST, NO_END_NAMED),
}


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A plan.

    Parameters
    ----------
    name, text : str
        Whose it is, with the year; what it says.
    closest, widest : tuple of int
        Months of its visits where its intervals are as short, and as long, as they may be.
    end : str
        How it ends: `FOR_LIFE`, `NO_END_NAMED`, `AT_LEAST` or `ENDS`.
    last : int
        The month in which it ends, or to which it lasts at least; that of the drawing where it goes on.
    more : bool
        Whether more visits than these are asked for, and not how many.
    """

    name: str
    text: str
    closest: tuple[int, ...]
    widest: tuple[int, ...]
    end: str
    last: int
    more: bool = False

    @property
    def counts(self) -> tuple[int, int]:
        """The fewest and most visits in the years that are counted."""
        few, many = (sum(at <= COUNTED * MONTHS for at in months) for months in (self.widest, self.closest))
        return few, many

    def in_year(self, year: int) -> tuple[int, int]:
        """The fewest and most visits in a year, from 1."""
        counts = [sum((year - 1) * MONTHS < at <= year * MONTHS for at in months) for months in (self.closest, self.widest)]
        return min(counts), max(counts)


def own_ribbon(one: Situation) -> Ribbon | None:
    """One's own plan; None as long as there is none."""
    plan = one.plan
    if plan.until == OPEN:
        return None
    if plan.until == NO_FOLLOW_UP:
        return Ribbon("Your plan", "no follow-up; come if something changes", (), (), ENDS, 0)
    last = YEARS * MONTHS if plan.until == LIFE else int(plan.until) * MONTHS
    months = _cut(visits(plan.first, plan.widen, plan.later, last), one.event_month)
    return Ribbon("Your plan", _own_words(plan), months, months, FOR_LIFE if plan.until == LIFE else ENDS, last)


def ribbon_of(schedule: Schedule, event_month: int | None) -> Ribbon:
    """What one guidance says; after something new its calendar holds no longer."""
    name = f"{schedule.jurisdiction}, {schedule.as_of}"
    if not schedule.needed:
        return Ribbon(name, schedule.text, (), (), ENDS, 0)
    lead = schedule.facts[0]
    shape = _SHAPES[lead]
    first, later = interval(lead), interval(shape.later)
    last = _last(shape)
    closest, widest = (_cut(visits(first[at], shape.first_until, later[at], last), event_month) for at in (0, 1))
    return Ribbon(name, schedule.text, closest, widest, shape.end, last, more="G-03.more" in schedule.facts)


def ribbons(one: Situation) -> Sequence[Ribbon]:
    """All that are seen: one's own first."""
    own = own_ribbon(one)
    return [*([own] if own else []), *(ribbon_of(schedule, one.event_month) for schedule in one.schedules)]


def visits(first: int, first_until: int, later: int, last: int) -> tuple[int, ...]:
    """The months of visits.

    Parameters
    ----------
    first, later : int
        Months between visits up to `first_until` and after it; above 0.
    first_until, last : int
        Months; no visit is later than `last`.
    """
    months = list(range(first, min(first_until, last) + 1, first))
    at = (months[-1] if months else 0) + later
    while at <= last:
        months.append(at)
        at += later
    return tuple(months)


def interval(fact_id: str) -> tuple[int, int]:
    """The shortest and longest interval of a fact, in whole months."""
    found = fact(fact_id)
    low, high = (found.value, found.value) if found.value is not None else (found.low, found.high)
    return round((low or 0) * _in_months(fact_id)), round((high or 0) * _in_months(fact_id))


def dose(visit_count: int) -> str:
    """What so many CTs would give, in whole mSv; the CT of a whole-body PET/CT stands in for each (chosen)."""
    return f"{round(visit_count * Fraction(str(fact('D-24.ct').value)))} mSv"


def _last(shape: _Shape) -> int:
    """The month up to which a guidance is drawn."""
    if shape.end == AT_LEAST:
        return round((fact("G-03.duration").value or 0) * _in_months("G-03.duration"))
    return DRAWN_WITHOUT_END if shape.end == NO_END_NAMED else YEARS * MONTHS


def _in_months(fact_id: str) -> int:
    return {"months": 1, "years": MONTHS}[fact(fact_id).unit]


def _cut(months: Sequence[int], event_month: int | None) -> tuple[int, ...]:
    return tuple(at for at in months if event_month is None or at < event_month)


def _own_words(plan: Plan) -> str:
    end = "for life" if plan.until == LIFE else f"for {plan.until} years"
    return f"every {plan.first} months, after year {plan.widen // MONTHS} every {plan.later} months, {end}"
