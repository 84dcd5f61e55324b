"""The cut-off of chromogranin A (CgA) as a figure: two groups above, the ROC curve below."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from netcourse.disease.bayes import share_of
from netcourse.disease.printed import in_per_cent
from netcourse.explorers.cga.roc import SPAN, Curves
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, DASHES, PALE_BLUE, PALE_RUST, RUST, Plot, Point, Scale

_TABLE_CUT_OFFS = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
_LEGEND = ("without a NET", "with a NET", "filled: above the cut-off")
# Chosen: the drawn densities leave room for words above.
_PEAK = 0.92
_INDENT = 18


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the groups and the curve stand; `legend` and `said` are where their words start, `step` from one to the next."""

    width: int
    height: int
    across: Scale
    groups_top: float
    groups_bottom: float
    ticks: Sequence[float]
    legend: Sequence[Point]
    roc_across: Scale
    roc_up: Scale
    said: Point
    step: float


_WIDE = _Layout(
    660, 590, Scale(*SPAN, 40, 630, by_log=True), 40, 190, (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100),
    ((40, 256), (220, 256), (380, 256)), Scale(0, 1, 70, 320), Scale(0, 1, 540, 290), (354, 330), 26,
)  # fmt: skip
_NARROW = _Layout(
    NARROW_WIDTH, 700, Scale(*SPAN, 16, 320, by_log=True), 58, 190, (0.1, 0.5, 2, 10, 50),
    ((MARGIN, 252), (MARGIN + 160, 252), (MARGIN, 272)), Scale(0, 1, 62, 320), Scale(0, 1, 528, 296), (MARGIN, 600), 19,
)  # fmt: skip


def roc_figure(curves: Curves, cut_off: float) -> Figure:
    """Draw both groups with the cut-off, and the ROC curve with the point that belongs to it.

    Parameters
    ----------
    curves : Curves
        The two groups.
    cut_off : float
        In multiples of the limit.

    Returns
    -------
    Figure
        The table lists sensitivity and specificity at this and other cut-offs.
    """
    sensitivity, specificity = _pair(curves, cut_off)
    return Figure(
        svg=_drawn(curves, cut_off, _WIDE),
        narrow=_drawn(curves, cut_off, _NARROW),
        alt=(
            "Above, two overlapping groups: CgA without a NET, lower and narrow, and with a NET, higher and wide. The cut-off "
            f"stands at {cut_off:g} times the limit. Below, the ROC curve of this model; the cut-off is the point with a "
            f"sensitivity of {in_per_cent(sensitivity)} and a specificity of {in_per_cent(specificity)}."
        ),
        caption="A teaching model: two synthetic groups, fitted to the published sensitivity and specificity at the limit.",
        header=["Cut-off", "Sensitivity", "Specificity"],
        rows=[_row(curves, one, cut_off) for one in sorted({*_TABLE_CUT_OFFS, cut_off})],
    )


def _drawn(curves: Curves, cut_off: float, layout: _Layout) -> str:
    canvas = Plot(layout.width, layout.height)
    _draw_groups(canvas, curves, cut_off, layout)
    _draw_roc(canvas, curves, cut_off, layout)
    return canvas.svg()


def _draw_groups(canvas: Plot, curves: Curves, cut_off: float, layout: _Layout) -> None:
    across, top, bottom = layout.across, layout.groups_top, layout.groups_bottom
    without, with_net = _density(curves.without), _density(curves.with_net)
    up = Scale(0, max(*without, *with_net) / _PEAK, bottom, top)
    middles = [(low * high) ** 0.5 for low, high in pairwise(curves.cut_offs)]
    cut = across.at(cut_off)
    lines = [[(across.at(x), up.at(y)) for x, y in zip(middles, heights, strict=True)] for heights in (with_net, without)]
    for points, pale in zip(lines, (PALE_BLUE, PALE_RUST), strict=True):
        positive = _from(cut, points)
        canvas.area([(cut, bottom), *positive, (positive[-1][0], bottom)], fill=pale)
    for points, colour, dashes in zip(lines, (BLUE, RUST), ("none", DASHES), strict=True):
        canvas.curve(points, colour=colour, dashes=dashes)
    canvas.line(across.start, bottom, across.end, bottom)
    canvas.line(cut, bottom, cut, top - 8, width=2)
    words = f"cut-off {cut_off:g} × limit; positive to the right"
    if layout.width == NARROW_WIDTH:
        in_lines(canvas, MARGIN, 18, words, bold=True, letters=30)
    else:
        late = cut > (across.start + across.end) / 2
        canvas.words(cut - 6 if late else cut + 6, top - 14, words, anchor="end" if late else "start", bold=True)
    canvas.ticks_across(across, bottom, layout.ticks)
    canvas.words((across.start + across.end) / 2, bottom + 40, "CgA, multiples of the limit", anchor="middle")
    for (x, y), colour, dashes, name in zip(layout.legend, (RUST, BLUE, ""), (DASHES, "none", ""), _LEGEND, strict=True):
        if colour:
            canvas.curve([(x, y - 5), (x + 34, y - 5)], colour=colour, dashes=dashes)
        canvas.words(x + 40 if colour else x, y, name)


def _draw_roc(canvas: Plot, curves: Curves, cut_off: float, layout: _Layout) -> None:
    across, up = layout.roc_across, layout.roc_up
    canvas.line(across.start, up.start, across.end, up.end, dashes="2 4")
    points = [(0.0, 0.0), *sorted(zip(curves.without, curves.with_net, strict=True)), (1.0, 1.0)]
    canvas.curve([(across.at(x), up.at(y)) for x, y in points], colour=BLUE, width=2.5)
    canvas.frame(across, up)
    canvas.ticks_across(across, up.start, (0, 0.5, 1))
    canvas.ticks_up(up, across.start, (0, 0.5, 1))
    canvas.words((across.start + across.end) / 2, up.start + 40, "False alarms: 1 - specificity", anchor="middle")
    canvas.words(26, (up.start + up.end) / 2, "Sensitivity", anchor="middle", turned=True)
    published = (1 - float(share_of("C1-01.specificity")), float(share_of("C1-01.sensitivity")))
    x, y = across.at(published[0]), up.at(published[1])
    # Larger than the dot, so that both are seen where they fall together.
    canvas.curve([(x - 11, y - 11), (x + 11, y + 11)], colour=RUST)
    canvas.curve([(x - 11, y + 11), (x + 11, y - 11)], colour=RUST)
    sensitivity, specificity = _pair(curves, cut_off)
    canvas.circle(across.at(1 - specificity), up.at(sensitivity), 7)
    lines = (
        (0, f"● this cut-off: {cut_off:g} × limit"),
        (_INDENT, f"sensitivity {in_per_cent(sensitivity)}"),
        (_INDENT, f"specificity {in_per_cent(specificity)}"),
        (0, "× published, no PPI, at the limit:"),
        (_INDENT, f"sensitivity {published[1]:.0%}, specificity {1 - published[0]:.0%}"),
        (0, f"area under this curve: {curves.area:.2f}"),
    )
    for at, (indent, words) in enumerate(lines):
        canvas.words(layout.said[0] + indent, layout.said[1] + at * layout.step, words, bold=at == 0)


def _from(x: float, points: Sequence[Point]) -> list[Point]:
    # The part of a line right of x, cut off exactly there.
    (x1, y1), (x2, y2) = next((one, two) for one, two in pairwise(points) if x <= two[0])
    start = y1 + (y2 - y1) * max(x - x1, 0) / (x2 - x1)
    return [(x, start), *(point for point in points if point[0] > x)]


def _density(above: Sequence[float]) -> list[float]:
    # The cut-offs are evenly spaced by logarithm, so that what falls between two of them is the height there.
    return [high - low for high, low in pairwise(above)]


def _pair(curves: Curves, cut_off: float) -> tuple[float, float]:
    return curves.groups.positive_with(cut_off), 1 - curves.groups.positive_without(cut_off)


def _row(curves: Curves, cut_off: float, chosen: float) -> list[str]:
    sensitivity, specificity = _pair(curves, cut_off)
    mark = " (chosen)" if cut_off == chosen else ""
    return [f"{cut_off:g} times the limit{mark}", in_per_cent(sensitivity), in_per_cent(specificity)]
