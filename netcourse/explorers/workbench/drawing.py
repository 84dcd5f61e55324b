"""The bars of the workbench: how many rows each step leaves, or how many each group has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netcourse.explorers.figure import Figure
from netcourse.explorers.plot import GREY, PALE_BLUE, Plot
from netcourse.explorers.workbench.engine import Measure, Query, groups, kept
from netcourse.explorers.workbench.sentence import cell_words, figure, step_words
from netcourse.explorers.workbench.table import Table

# Narrow enough for a phone, so its words need not shrink.
WIDTH, LEFT, TOP, ROW, SPARE = 330, 10, 12, 42, 60
LONGEST_WORDS = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how many rows, and what else its line in the table says."""

    words: str
    count: int
    more: str


def picture(table: Table, query: Query) -> Figure:
    """The rows that each step leaves, or the groups of those that are left, as bars with a table twin.

    Parameters
    ----------
    table : Table
        The rows, a made column included.
    query : Query
        What was pointed at.
    """
    if query.by:
        return _groups(table, query)
    bars = _funnel(table, query)
    alt = f"A bar for all {table.many} and one for what each step leaves. " + "; ".join(
        f"{bar.words}: {bar.count}" for bar in bars
    )
    return Figure(
        svg=_draw(bars, len(table.rows)),
        alt=f"{alt}.",
        caption=f"How many {table.many} each step leaves.",
        header=["Step", table.many.capitalize(), "% of all"],
        rows=[[bar.words, str(bar.count), bar.more] for bar in bars],
    )


def _funnel(table: Table, query: Query) -> list[Bar]:
    of = len(table.rows)
    stages = [(f"all {table.many}", Query())]
    stages += [(f"{at}. {step_words(step)}", Query(query.all_of[:at])) for at, step in enumerate(query.all_of, start=1)]
    if query.any_of:
        one = " or ".join(step_words(step) for step in query.any_of)
        stages.append((one, replace(query, by="")))
    counts = [(words, len(kept(table, stage))) for words, stage in stages]
    return [Bar(words, count, figure(100 * count / of) if of else "") for words, count in counts]


def _groups(table: Table, query: Query) -> Figure:
    left, found = len(kept(table, query)), groups(table, query)
    asked = query.measure is Measure.MEDIAN
    bars = [
        Bar(
            cell_words(group.value),
            group.count,
            ("none" if group.median is None else figure(group.median)) if asked else figure(100 * group.count / left),
        )
        for group in found
    ]
    return Figure(
        svg=_draw(bars, max((bar.count for bar in bars), default=0)),
        alt=f"A bar for each group by {query.by}. " + ", ".join(f"{bar.words}: {bar.count}" for bar in bars) + ".",
        caption=f"The {left} {table.many} that are left, by {query.by}.",
        header=[query.by, table.many.capitalize(), f"Median of {query.column}" if asked else "% of those left"],
        rows=[[bar.words, str(bar.count), bar.more] for bar in bars],
    )


def _draw(bars: Sequence[Bar], longest: int) -> str:
    plot = Plot(WIDTH, TOP + ROW * max(len(bars), 1) + 6)
    for at, bar in enumerate(bars):
        y = TOP + at * ROW
        plot.words(LEFT, y + 10, _short(bar.words))
        length = (WIDTH - LEFT - SPARE) * bar.count / longest if longest else 0
        plot.rect(LEFT, y + 16, max(length, 1), 15, fill=PALE_BLUE, stroke=GREY)
        plot.words(LEFT + length + 6, y + 29, str(bar.count), bold=True)
    if not bars:
        plot.words(LEFT, TOP + 14, "No rows are left.")
    return plot.svg()


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"
