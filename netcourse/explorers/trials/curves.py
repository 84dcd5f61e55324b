"""Two curves drawn from two medians: an illustration, told as one in the drawing itself, and never the curve of a trial.

Chosen: the exponential shape (see `share_at`), the length of the axes, and where words stand. Arms differ by dash and by name.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple

from netcourse.disease.proliferation import PER_CENT
from netcourse.evidence import EvidenceLevel, Fact
from netcourse.explorers.figure import INK, Drawing, Figure
from netcourse.explorers.trials.forest import LETTER
from netcourse.explorers.trials.reports import Arm, Endpoint
from netcourse.explorers.trials.results import Median, View, published, share_at
from netcourse.explorers.trials.words import HOW_SURE, TABLE_HEADER, computed_row, label, median_words, table_row

# As wide as a phone shows whole, with words that can be read.
LEFT, TOP, WIDTH, HEIGHT, LINE = 62, 66, 324, 220, 20
TOTAL_WIDTH = 400
# Where a line below the drawing starts, and how many letters it holds.
NOTE, NOTE_LETTERS = 52, 44
# Chosen: room for the longest median of each kind, in months.
SPANS = {Endpoint.PFS: 48, Endpoint.TTP: 48, Endpoint.OS: 72}
TICK = 12
HALF = 50
DASHES = ("none", "7 5")
FILLS = (INK, "#ffffff")
# Six pixels a step: no corner is seen.
STEPS = 72


class Note(NamedTuple):
    """A line below the drawing, with the dashes of the curve or the fill of the triangle that it explains."""

    text: str
    dashes: str = ""
    fill: str = ""


class Curve(NamedTuple):
    """An arm that can be drawn: the arm, the median of its curve in months, its dashes, and whether its name stands above it."""

    arm: Arm
    months: Decimal
    dashes: str
    above: bool


def curves_figure(view: View, months: float, number: int) -> Figure | None:
    """The illustration of one report.

    Parameters
    ----------
    view : View
        The report; an arm without a median gets no curve.
    months : float
        Where to read off, in months.
    number : int
        The number of the figure.

    Returns
    -------
    Figure or None
        Months across, share in % without an event up. None if the report has neither a median in months nor a published share.
    """
    curves = _curves(view)
    if not curves and not view.report.points:
        return None
    span = SPANS[view.report.endpoint]
    notes = [*_legend(view, months), *_points_legend(view)]
    lines = [(note, at, text) for note in notes for at, text in enumerate(wrap(note.text, NOTE_LETTERS))]
    drawing = Drawing(TOTAL_WIDTH, TOP + HEIGHT + 56 + LINE * len(lines))
    _axes(drawing, span)
    _reading_line(drawing, months, span)
    for curve in curves:
        _marks(drawing, curve, months, span)
    marks = [_path(curve, span) for curve in curves]
    marks += [_triangle(_x(month, span), _y(float(found.value or 0)), fill) for _, month, found, fill in _points(view)]
    for down, (note, at, text) in enumerate(lines):
        y = TOP + HEIGHT + 66 + LINE * down
        drawing.words(NOTE, y, text)
        if note.dashes and not at:
            drawing.line(6, y - 5, NOTE - 8, y - 5, width=2.5, dashes=note.dashes)
        if note.fill and not at:
            marks.append(_triangle(NOTE / 2, y - 5, note.fill))
    told = " ".join(f"{note.text}." for note in notes)
    return Figure(
        # Curves and triangles as text of their own: the canvas has lines and dots only.
        svg=drawing.svg().removesuffix("</svg>") + "".join(marks) + "</svg>",
        alt=f"{label(view)}. Illustration from the published medians, not the trial's curve. {told}",
        caption=(
            f"Figure {number}. {label(view)}. An illustration from the published medians, not the trial's curve. "
            f"Dot: median. Square: read off at {months:g} months."
        ),
        header=TABLE_HEADER,
        rows=_rows(view, months),
    )


def _curves(view: View) -> list[Curve]:
    known = [(arm, found, dashes) for (arm, found), dashes in zip(view.arms, DASHES, strict=True)]
    # A range, which only a control arm has, is drawn from its longer end: so the gain looks no larger than it is.
    drawn = [(arm, found.high, dashes) for arm, found, dashes in known if found is not None and found.high is not None]
    longest = max((months for _, months, _ in drawn), default=Decimal(0))
    return [Curve(arm, months, dashes, above=months == longest and not view.report.points) for arm, months, dashes in drawn]


def _points(view: View) -> Iterable[tuple[Arm, int, Fact, str]]:
    for month, *shares in published(view.report):
        for (arm, _), found, fill in zip(view.arms, shares, FILLS, strict=True):
            yield arm, month, found, fill


def _legend(view: View, months: float) -> Iterable[Note]:
    for (arm, found), dashes in zip(view.arms, DASHES, strict=True):
        if found is None:
            yield Note(f"{arm.short}: no median in the facts for this publication; no curve")
        elif found.high is None:
            yield Note(f"{arm.short}: median not reached; no curve is drawn")
        else:
            told = f"median {found.single}" if found.single is not None else f"{found.low} to {found.high}"
            drawn = "" if found.single is not None else f", drawn from {found.high}"
            yield Note(f"{arm.short}: {told} months{drawn}; {_read(found, months)} at {months:g} months", dashes)


def _points_legend(view: View) -> Iterable[Note]:
    for arm, month, found, fill in _points(view):
        how = "published" if found.evidence is EvidenceLevel.SEEN else HOW_SURE[found.evidence]
        yield Note(f"{arm.short}: {found.value}% at {month} months ({how})", fill=fill)


def _rows(view: View, months: float) -> Sequence[Sequence[str]]:
    rows = [table_row(f"{arm.name}, median", median_words(found), found.fact) for arm, found in view.arms if found is not None]
    rows += [table_row(f"{arm.name}, at {month} months", f"{found.value}%", found) for arm, month, found, _ in _points(view)]
    for arm, found in view.arms:
        if found is not None and found.reached:
            rows.append(computed_row(f"{arm.name}, {months:g} months, read off", _read(found, months)))
    return rows


def _axes(drawing: Drawing, span: int) -> None:
    foot = TOP + HEIGHT
    drawing.line(LEFT, TOP, LEFT, foot)
    drawing.line(LEFT, foot, LEFT + WIDTH, foot)
    drawing.line(LEFT, _y(HALF), LEFT + WIDTH, _y(HALF), dashes="2 4")
    for percent in (0, HALF, 100):
        drawing.words(LEFT - 8, _y(percent) + 5, f"{percent}%", anchor="end")
    for month in range(0, span + 1, TICK):
        drawing.line(_x(month, span), foot, _x(month, span), foot + 5)
        drawing.words(_x(month, span), foot + 20, f"{month}", anchor="middle")
    drawing.words(LEFT + WIDTH / 2, foot + 40, "Months", anchor="middle")
    drawing.words(14, TOP + HEIGHT / 2, "Without an event", anchor="middle", turned=True)
    for at, words in enumerate(("An illustration from the medians,", "not the trial's curve")):
        drawing.words(6, 16 + 18 * at, words, bold=True)


def _reading_line(drawing: Drawing, months: float, span: int) -> None:
    x = _x(months, span)
    drawing.line(x, TOP, x, TOP + HEIGHT, dashes="1 3", width=1.5)
    drawing.words(max(x, LEFT + 30), TOP - 10, f"{months:g} months", anchor="middle")


def _marks(drawing: Drawing, curve: Curve, months: float, span: int) -> None:
    x, y = _x(float(curve.months), span), _y(HALF)
    drawing.circle(x, y, 5)
    if curve.above:
        # The plane right of the upper curve is free: curves fall.
        _on_white(drawing, x + 12, y - 24, curve.arm.short)
        _on_white(drawing, x + 12, y - 7, f"{curve.months} months")
    else:
        # So is the plane below the lower one; above a single curve stand published shares.
        _on_white(drawing, LEFT + 8, _y(0) - 6, f"{curve.arm.short}: {curve.months}")
    drawing.rect(_x(months, span) - 4, _y(share_at(curve.months, months)) - 4, 8, 8, fill=INK, stroke="#ffffff")


def _on_white(drawing: Drawing, x: float, y: float, text: str) -> None:
    drawing.rect(x, y - 13, LETTER * len(text), 17, fill="#ffffff", stroke="none")
    drawing.words(x, y, text, bold=True)


def _path(curve: Curve, span: int) -> str:
    steps = (span * at / STEPS for at in range(STEPS + 1))
    places = " ".join(f"{_x(month, span):.1f},{_y(share_at(curve.months, month)):.1f}" for month in steps)
    return f'<polyline points="{places}" fill="none" stroke="{INK}" stroke-width="2.5" stroke-dasharray="{curve.dashes}"/>'


def _triangle(x: float, y: float, fill: str) -> str:
    return f'<path d="M{x:.1f} {y - 7:.1f}l7 12h-14z" fill="{fill}" stroke="{INK}" stroke-width="2"/>'


def _read(found: Median, months: float) -> str:
    return "" if found.high is None else f"{share_at(found.high, months):.0f}%"


def _x(months: float, span: int) -> float:
    return LEFT + WIDTH * min(months, span) / span


def _y(percent: float) -> float:
    return TOP + HEIGHT * (1 - percent / PER_CENT)
