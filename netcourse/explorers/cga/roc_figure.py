"""The cut-off of chromogranin A (CgA) as a figure: two groups above, the ROC curve below."""

from collections.abc import Sequence
from itertools import pairwise

from netcourse.disease.bayes import share_of
from netcourse.disease.printed import in_per_cent
from netcourse.explorers.cga.roc import SPAN, Curves
from netcourse.explorers.figure import Figure
from netcourse.explorers.plot import BLUE, DASHES, PALE_BLUE, PALE_RUST, RUST, Plot, Point, Scale

WIDTH, HEIGHT = 660, 590
_ACROSS = Scale(*SPAN, 40, 630, by_log=True)
_GROUPS_TOP, _GROUPS_BOTTOM = 40, 190
_ROC_ACROSS = Scale(0, 1, 70, 320)
_ROC_UP = Scale(0, 1, 540, 290)
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_TABLE_CUT_OFFS = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
# Chosen: the drawn densities leave room for words above.
_PEAK = 0.92
_INDENT = 18


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
    canvas = Plot(WIDTH, HEIGHT)
    _draw_groups(canvas, curves, cut_off)
    _draw_roc(canvas, curves, cut_off)
    sensitivity, specificity = _pair(curves, cut_off)
    return Figure(
        svg=canvas.svg(),
        alt=(
            "Above, two overlapping groups: CgA without a NET, lower and narrow, and with a NET, higher and wide. The cut-off "
            f"stands at {cut_off:g} times the limit. Below, the ROC curve of this model; the cut-off is the point with a "
            f"sensitivity of {in_per_cent(sensitivity)} and a specificity of {in_per_cent(specificity)}."
        ),
        caption="A teaching model: two synthetic groups, fitted to the published sensitivity and specificity at the limit.",
        header=["Cut-off", "Sensitivity", "Specificity"],
        rows=[_row(curves, one, cut_off) for one in sorted({*_TABLE_CUT_OFFS, cut_off})],
    )


def _draw_groups(canvas: Plot, curves: Curves, cut_off: float) -> None:
    without, with_net = _density(curves.without), _density(curves.with_net)
    up = Scale(0, max(*without, *with_net) / _PEAK, _GROUPS_BOTTOM, _GROUPS_TOP)
    middles = [(low * high) ** 0.5 for low, high in pairwise(curves.cut_offs)]
    cut = _ACROSS.at(cut_off)
    lines = [[(_ACROSS.at(x), up.at(y)) for x, y in zip(middles, heights, strict=True)] for heights in (with_net, without)]
    for points, pale in zip(lines, (PALE_BLUE, PALE_RUST), strict=True):
        positive = _from(cut, points)
        canvas.area([(cut, _GROUPS_BOTTOM), *positive, (positive[-1][0], _GROUPS_BOTTOM)], fill=pale)
    for points, colour, dashes in zip(lines, (BLUE, RUST), ("none", DASHES), strict=True):
        canvas.curve(points, colour=colour, dashes=dashes)
    canvas.line(_ACROSS.start, _GROUPS_BOTTOM, _ACROSS.end, _GROUPS_BOTTOM)
    canvas.line(cut, _GROUPS_BOTTOM, cut, _GROUPS_TOP - 8, width=2)
    late = cut > (_ACROSS.start + _ACROSS.end) / 2
    words = f"cut-off {cut_off:g} × limit; positive to the right"
    canvas.words(cut - 6 if late else cut + 6, _GROUPS_TOP - 14, words, anchor="end" if late else "start", bold=True)
    canvas.ticks_across(_ACROSS, _GROUPS_BOTTOM, _TICKS)
    canvas.words((_ACROSS.start + _ACROSS.end) / 2, _GROUPS_BOTTOM + 40, "CgA, multiples of the limit", anchor="middle")
    y = _GROUPS_BOTTOM + 66
    canvas.curve([(40, y - 5), (74, y - 5)], colour=RUST, dashes=DASHES)
    canvas.words(80, y, "without a NET")
    canvas.curve([(220, y - 5), (254, y - 5)], colour=BLUE)
    canvas.words(260, y, "with a NET")
    canvas.words(380, y, "filled: above the cut-off")


def _draw_roc(canvas: Plot, curves: Curves, cut_off: float) -> None:
    canvas.line(_ROC_ACROSS.start, _ROC_UP.start, _ROC_ACROSS.end, _ROC_UP.end, dashes="2 4")
    points = [(0.0, 0.0), *sorted(zip(curves.without, curves.with_net, strict=True)), (1.0, 1.0)]
    canvas.curve([(_ROC_ACROSS.at(x), _ROC_UP.at(y)) for x, y in points], colour=BLUE, width=2.5)
    canvas.frame(_ROC_ACROSS, _ROC_UP)
    canvas.ticks_across(_ROC_ACROSS, _ROC_UP.start, (0, 0.5, 1))
    canvas.ticks_up(_ROC_UP, _ROC_ACROSS.start, (0, 0.5, 1))
    canvas.words((_ROC_ACROSS.start + _ROC_ACROSS.end) / 2, _ROC_UP.start + 40, "False alarms: 1 - specificity", anchor="middle")
    canvas.words(26, (_ROC_UP.start + _ROC_UP.end) / 2, "Sensitivity", anchor="middle", turned=True)
    published = (1 - float(share_of("C1-01.specificity")), float(share_of("C1-01.sensitivity")))
    x, y = _ROC_ACROSS.at(published[0]), _ROC_UP.at(published[1])
    # Larger than the dot, so that both are seen where they fall together.
    canvas.curve([(x - 11, y - 11), (x + 11, y + 11)], colour=RUST)
    canvas.curve([(x - 11, y + 11), (x + 11, y - 11)], colour=RUST)
    sensitivity, specificity = _pair(curves, cut_off)
    canvas.circle(_ROC_ACROSS.at(1 - specificity), _ROC_UP.at(sensitivity), 7)
    lines = (
        (0, f"● this cut-off: {cut_off:g} × limit"),
        (_INDENT, f"sensitivity {in_per_cent(sensitivity)}"),
        (_INDENT, f"specificity {in_per_cent(specificity)}"),
        (0, "× published, no PPI, at the limit:"),
        (_INDENT, f"sensitivity {published[1]:.0%}, specificity {1 - published[0]:.0%}"),
        (0, f"area under this curve: {curves.area:.2f}"),
    )
    for at, (indent, words) in enumerate(lines):
        canvas.words(_ROC_ACROSS.end + 34 + indent, _ROC_UP.end + 40 + at * 26, words, bold=at == 0)


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
