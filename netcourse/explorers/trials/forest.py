"""Hazard ratios with their intervals against 1: a row for each report, what was chosen in bold."""

from collections.abc import Sequence
from math import log

from netcourse.evidence import Fact, fact
from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.trials.results import View, fact_ids, hazard
from netcourse.explorers.trials.words import TABLE_HEADER, hazard_words, label, table_row, verdict_words

# Each name stands above its interval: a phone shows the whole drawing, with words that can be read.
LEFT, TOP, WIDTH, ROW, NAME = 18, 16, 214, 52, 18
TOTAL_WIDTH = 400
# As wide as a bold letter is on average.
LETTER = 8
# Chosen: the axis holds every interval of the facts.
SPAN = (0.1, 3.0)
TICKS = (0.1, 0.2, 0.5, 1, 2)


def forest_figure(views: Sequence[View], chosen: Sequence[View], number: int) -> Figure:
    """Draw hazard ratios.

    Parameters
    ----------
    views : sequence of View
        A row each, from top to bottom.
    chosen : sequence of View
        Those of them that the student looks at: bold, with a thicker line.
    number : int
        The number of the figure.

    Returns
    -------
    Figure
        Hazard ratio on a logarithmic axis. A report without an interval has its dot alone, one without a ratio says so in words.
    """
    foot = TOP + ROW * len(views)
    drawing = Drawing(TOTAL_WIDTH, foot + 64)
    drawing.line(_x(1), TOP - 8, _x(1), foot, width=1.5, dashes="6 4")
    drawing.line(LEFT, foot, LEFT + WIDTH, foot)
    for tick in TICKS:
        drawing.line(_x(tick), foot, _x(tick), foot + 5)
        drawing.words(_x(tick), foot + 20, f"{tick:g}", anchor="middle")
    drawing.words(_x(1) - 8, foot + 42, "fewer events", anchor="end")
    drawing.words(_x(1) + 8, foot + 42, "more events")
    for at, view in enumerate(views):
        _row(drawing, view, TOP + ROW * at, is_chosen=view in chosen)
    told = "; ".join(f"{label(view)}: {hazard_words(hazard(view.report))}, {verdict_words(view.report)}" for view in views)
    return Figure(
        svg=drawing.svg(),
        alt=f"Hazard ratios with their intervals beside a line at 1, where the arms do not differ. {told}.",
        caption=(
            f"Figure {number}. Hazard ratios with their intervals; the axis is logarithmic. Bold: what you chose. "
            "An interval that holds 1 shows no gain."
        ),
        header=TABLE_HEADER,
        rows=[_table_row(view) for view in views],
    )


def _row(drawing: Drawing, view: View, top: float, *, is_chosen: bool) -> None:
    # The line at 1 makes room for the name.
    drawing.rect(LEFT, top + NAME - 13, LETTER * len(label(view)), 18, fill="#ffffff", stroke="none")
    drawing.words(LEFT, top + NAME, label(view), bold=is_chosen)
    y = top + NAME + 18
    found = hazard(view.report)
    drawing.words(LEFT + WIDTH + 10, y + 5, _short(found), bold=is_chosen)
    if found is None or found.value is None:
        return
    if found.low is not None and found.high is not None:
        drawing.line(_x(float(found.low)), y, _x(float(found.high)), y, width=4 if is_chosen else 2)
    drawing.circle(_x(float(found.value)), y, 6 if is_chosen else 5)


def _short(found: Fact | None) -> str:
    if found is None:
        return "no hazard ratio"
    return f"{found.value}" if found.low is None else f"{found.value} ({found.low} to {found.high})"


def _table_row(view: View) -> Sequence[str]:
    found = hazard(view.report)
    words = f"{hazard_words(found)}; {verdict_words(view.report)}"
    rests_on = view.report.hazard or next(iter(fact_ids(view.report)), "")
    if rests_on:
        return table_row(label(view), words, fact(rests_on))
    return [label(view), words, "told where sources disagree", "", ""]


def _x(ratio: float) -> float:
    low, high = SPAN
    return LEFT + WIDTH * log(min(max(ratio, low), high) / low) / log(high / low)
