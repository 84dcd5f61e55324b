"""Plans as ribbons over the years: a stroke for each visit, upwards at the closest, downwards at the widest."""

from collections.abc import Sequence
from dataclasses import dataclass

from netcourse.explorers.figure import Figure
from netcourse.explorers.follow_up_planner.ribbon import AT_LEAST, ENDS, NO_END_NAMED, Ribbon
from netcourse.explorers.follow_up_planner.setting import COUNTED, EVENT_WORDS, MONTHS, YEARS, Situation
from netcourse.explorers.narrow import LETTERS, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, Plot, Scale
from netcourse.explorers.wording import capital

_TOP, _SIDE, _STROKE, _ROOM = 10, 14, 13, 40
_EMPTY = "Nothing is drawn: no plan of your own yet, and no interval of guidance in view."


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide it is, and how many letters a line holds."""

    width: int
    letters: int


_WIDE, _NARROW = _Layout(660, 88), _Layout(NARROW_WIDTH, LETTERS - 2)


def ribbon_figure(one: Situation, plans: Sequence[Ribbon]) -> Figure:
    """Draw plans.

    Parameters
    ----------
    one : Situation
        What turns up, and when.
    plans : sequence of Ribbon
        One below the other.

    Returns
    -------
    Figure
        Fifteen years across. The table has a row for each year, with the visits of each plan.
    """
    told = " ".join(f"{plan.name}: {plan.text}; {counted(plan, one.event_month)}." for plan in plans)
    return Figure(
        svg=_drawn(one, plans, _WIDE),
        narrow=_drawn(one, plans, _NARROW),
        alt=f"{YEARS} years of follow-up as ribbons. {told or _EMPTY} {_event(one)}".strip(),
        caption=(
            "A stroke for each visit: upwards where the intervals are as short as they may be, downwards where they are as "
            "long. Bar: it ends; dotted: it goes on, how is not said. Each visit may hold a CT or an MRI."
        ),
        header=["Year", *(plan.name for plan in plans)] if plans else ["Year", "Visits"],
        rows=[[str(year), *_cells(one, plans, year)] for year in range(1, YEARS + 1)],
    )


def counted(plan: Ribbon, event_month: int | None) -> str:
    """How many visits a plan has in the years that are counted, and how it ends; after something new it has ended."""
    few, many = plan.counts
    if not many:
        return "no visits"
    if plan.end == NO_END_NAMED:
        return f"{_span(*plan.in_year(1))} visits in the first year; {NO_END_NAMED}"
    how_many = f"more than {few}" if plan.more else _span(few, many)
    if event_month is not None and event_month <= COUNTED * MONTHS:
        return f"{how_many} visits before year {event_month // MONTHS} is over"
    end = {AT_LEAST: f"at least {plan.last // MONTHS} years", ENDS: f"ends after year {plan.last // MONTHS}"}.get(
        plan.end, plan.end
    )
    return f"{how_many} visits in {COUNTED} years; {end}"


def _cells(one: Situation, plans: Sequence[Ribbon], year: int) -> list[str]:
    if not plans:
        return ["not planned"]
    cells = []
    for plan in plans:
        few, many = plan.in_year(year)
        said = _span(few, many)
        if one.event_month == year * MONTHS:
            said += f"; {EVENT_WORDS[one.event]}"
        elif one.event_month is not None and one.event_month < year * MONTHS:
            said = "another plan"
        elif not many and plan.end in (AT_LEAST, NO_END_NAMED) and plan.last < year * MONTHS:
            said = "not said"
        cells.append(said)
    return cells


def _span(few: int, many: int) -> str:
    return f"{few}" if few == many else f"{few} to {many}"


def _event(one: Situation) -> str:
    if one.event_month is None:
        return ""
    return f"Year {one.event_month // MONTHS}: {EVENT_WORDS[one.event]}. From here on another plan is needed."


def _drawn(one: Situation, plans: Sequence[Ribbon], layout: _Layout) -> str:
    # How high it is shows once it is laid out.
    height = _lay(Plot(layout.width, 0), one, plans, layout)
    canvas = Plot(layout.width, round(height))
    _lay(canvas, one, plans, layout)
    return canvas.svg()


def _lay(canvas: Plot, one: Situation, plans: Sequence[Ribbon], layout: _Layout) -> float:
    across = Scale(0, YEARS * MONTHS, _SIDE, layout.width - _SIDE)
    y: float = _TOP + 14
    if not plans:
        y = in_lines(canvas, _SIDE, y, _EMPTY, letters=layout.letters)
    for plan in plans:
        y = in_lines(canvas, _SIDE, y, plan.name, letters=layout.letters, bold=True)
        y = in_lines(canvas, _SIDE, y, f"{capital(plan.text)}.", letters=layout.letters)
        y = in_lines(canvas, _SIDE, y, f"{capital(counted(plan, one.event_month))}.", letters=layout.letters)
        _ribbon(canvas, across, y + 8, plan, one.event_month)
        y += _ROOM + 14
    _axis(canvas, across, y)
    y += 44
    if said := _event(one):
        y = in_lines(canvas, _SIDE, y, said, letters=layout.letters)
    return y


def _ribbon(canvas: Plot, across: Scale, y: float, plan: Ribbon, event_month: int | None) -> None:
    stop = across.end if event_month is None else across.at(event_month)
    last = min(across.at(plan.last), stop)
    canvas.line(across.start, y, last, y, width=2)
    if last < stop:
        if plan.end == ENDS:
            canvas.line(last, y - _STROKE, last, y + _STROKE, width=3)
        else:
            canvas.curve([(last, y), (stop, y)], colour=BLUE, width=1.5, dashes="2 5")
    up = "".join(f"M{across.at(at):.1f} {y:.1f}v-{_STROKE}" for at in plan.closest)
    down = "".join(f"M{across.at(at):.1f} {y:.1f}v{_STROKE}" for at in plan.widest)
    if up or down:
        canvas.marks(up + down, fill="none", stroke=BLUE)
    if event_month is not None:
        canvas.line(stop, y - _STROKE - 6, stop, y + _STROKE + 6, width=2, dashes="3 3")


def _axis(canvas: Plot, across: Scale, y: float) -> None:
    canvas.line(across.start, y, across.end, y)
    for year in range(0, YEARS + 1, 5):
        x = across.at(year * MONTHS)
        canvas.line(x, y, x, y + 5)
        canvas.words(x, y + 20, f"{year}", anchor="middle")
    canvas.words((across.at(5 * MONTHS) + across.at(10 * MONTHS)) / 2, y + 20, "years", anchor="middle")
