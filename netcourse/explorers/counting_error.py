"""What counting more cells buys: 95% intervals of the same index from few and from many cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from netcourse.disease.arguments import exact
from netcourse.disease.counting import wilson_interval
from netcourse.disease.ki67_interval import ends_shown, limits_crossed
from netcourse.disease.proliferation import PER_CENT, shown
from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.grade_plane.still import ki67_limits

TOP, ROW = 40, 34
# Where the axis starts, how long it is, and how wide the drawing is.
_WIDE, _NARROW = (150, 430, 610), (118, 200, 340)
SPAN = (1.0, 30.0)


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A Ki-67 count: `positive` of `counted` tumour cells."""

    positive: int
    counted: int


def counting_error(counts: Sequence[CountedCase]) -> Figure:
    """Draw each count with its 95% Wilson interval and the limits of the WHO table.

    Parameters
    ----------
    counts : sequence of CountedCase
        One row each, drawn from top to bottom.

    Returns
    -------
    Figure
        Index in % on a logarithmic axis from 1% to 30%.
    """
    rows = []
    for case in counts:
        found = wilson_interval(case.positive, case.counted)
        share = PER_CENT * exact("positive", found.positive) / exact("counted", found.counted)
        low, high = ends_shown(found)
        across = [f"{limit}%" for limit in limits_crossed(found)]
        name = f"{case.positive} of {case.counted:,}"
        rows.append([name, f"{shown(share)}%", f"{low}% to {high}%", " and ".join(across) or "none"])
    spoken = "; ".join(f"{row[0]} is {row[1]}, interval {row[2]}" for row in rows)
    return Figure(
        svg=_drawn(counts, *_WIDE),
        narrow=_drawn(counts, *_NARROW),
        alt=f"Ki-67 counts with their 95% intervals beside the limits of 3% and 20%. {spoken}.",
        caption="Figure 2. The grade follows the dot. The bar holds the true values that fit the count (95% interval).",
        header=["Positive of counted", "Ki-67 index", "95% interval (Wilson)", "Limits inside the interval"],
        rows=rows,
    )


def _drawn(counts: Sequence[CountedCase], left: float, length: float, width: int) -> str:
    foot = TOP + ROW * len(counts)
    drawing = Drawing(width, foot + 60)

    def x(percent: float) -> float:
        low, high = SPAN
        return left + length * log10(min(max(percent, low), high) / low) / log10(high / low)

    for limit in ki67_limits():
        drawing.line(x(limit), TOP - 8, x(limit), foot, dashes="6 4", width=1.5)
        drawing.words(x(limit), TOP - 14, f"{limit:g}%", anchor="middle", bold=True)
    drawing.line(left, foot, left + length, foot)
    for tick in (1, 2, 3, 5, 10, 20, 30):
        drawing.words(x(tick), foot + 18, f"{tick}", anchor="middle")
    drawing.words(left + length / 2, foot + 44, "Ki-67 index, %", anchor="middle")
    for at, case in enumerate(counts):
        found = wilson_interval(case.positive, case.counted)
        share = PER_CENT * exact("positive", found.positive) / exact("counted", found.counted)
        y = TOP + ROW * (at + 0.5)
        drawing.words(left - 12, y + 5, f"{case.positive} of {case.counted:,}", anchor="end")
        drawing.line(x(PER_CENT * found.low), y, x(PER_CENT * found.high), y, width=3)
        drawing.circle(x(float(share)), y, 5)
    return drawing.svg()
