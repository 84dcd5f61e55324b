"""A 5-HIAA result beside its limit as a drawing: what food can explain of it, and what each laboratory calls it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from netcourse.disease.hiaa_units import HiaaUnit, convert
from netcourse.disease.printed import beside
from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.hiaa.judgement import Judged
from netcourse.explorers.hiaa.laboratories import Laboratory, laboratories
from netcourse.explorers.hiaa.words import both_units, span
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.plot import GREY, PALE_BLUE, Plot, Scale

TOP, BAR = 48, 22
# Between two strokes of hatching; the wider one is for what may, and need not, come from food.
CLOSE, WIDE = 5.0, 11.0
_FOOD_GROUND, _RANGE_GROUND = "#fbe3d2", "#e6ecef"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the bars stand, how high a row is, and how far below its top its bar is: on a narrow page words stand above it."""

    width: int
    left: float
    right: float
    row: float
    down: float
    called: float
    anchor: Literal["start", "end"]
    legend: tuple[tuple[float, float], ...]
    foot: int

    def top(self, at: int) -> float:
        """The top of a row; the measured result is row 0."""
        return TOP + self.row * at + (30 if at else 12)


_WIDE = _Layout(560, 186, 462, 36, 0, 470, "start", ((8, 0), (150, 0), (300, 0), (360, 0)), 84)
_NARROW = _Layout(
    NARROW_WIDTH, MARGIN, NARROW_WIDTH - 16, 66, 34, NARROW_WIDTH - 22, "end", ((8, 0), (170, 0), (170, 30), (8, 30)), 114
)
# Above the highest number some room stays free.
_HEADROOM = 1.15


def bars(judged: Judged) -> Figure:
    """Draw a result, the food in it, and the laboratories.

    Parameters
    ----------
    judged : Judged
        As `netcourse.explorers.hiaa.judgement.judge` gives it.

    Returns
    -------
    Figure
        mg in 24 h along the lower, µmol along the upper edge. The table gives every number in both units.
    """
    labs = list(laboratories().values())
    return Figure(
        svg=_drawn(judged, labs, _WIDE),
        narrow=_drawn(judged, labs, _NARROW),
        alt=_alt(judged, labs),
        caption="The same urine, read by five published ranges (▸ is yours). Food is an estimate, too loose to subtract.",
        header=["", "mg in 24 h", "µmol in 24 h", "This result is"],
        rows=[
            ["Measured result", *_measured(judged.setting.mg, labs), _called(judged.setting.laboratory, judged)],
            ["Food, at least", *_of_food(judged, judged.load.low_mg), ""],
            ["Food, at most", *_of_food(judged, judged.load.high_mg), ""],
            *([f"{one.name}: {one.words}", *_limit(one, judged.setting.mg), _called(one, judged)] for one in labs),
        ],
    )


def _drawn(judged: Judged, labs: list[Laboratory], layout: _Layout) -> str:
    bottom = layout.top(1 + len(labs)) + 4
    canvas = Plot(layout.width, round(bottom + layout.foot))
    across = _scale(judged, labs, layout)
    _axes(canvas, across, bottom)
    x = across.at(float(judged.setting.mg))
    if layout.down:  # words stand on the bars' ground: the dashed line must not run through them
        canvas.line(x, TOP, x, bottom, width=2, dashes="5 4")
    _result(canvas, across, judged, layout)
    for i, one in enumerate(labs):
        _laboratory(canvas, across, judged, one, layout, layout.top(1 + i))
    if not layout.down:
        canvas.line(x, TOP, x, bottom, width=2, dashes="5 4")
    _legend(canvas, bottom + 70, layout)
    return canvas.svg()


def _scale(judged: Judged, labs: list[Laboratory], layout: _Layout) -> Scale:
    highest = max(float(judged.setting.mg), *(float(one.limit_mg) for one in labs))
    return Scale(0, _HEADROOM * highest, layout.left, layout.right)


def _axes(canvas: Plot, across: Scale, bottom: float) -> None:
    left, right = across.start, across.end
    canvas.line(left, TOP, right, TOP)
    canvas.line(left, TOP, left, bottom)
    canvas.line(left, bottom, right, bottom)
    canvas.ticks_across(across, bottom, _ticks(across.high, (2, 5, 10, 20)))
    canvas.words((left + right) / 2, bottom + 40, "mg in 24 h", anchor="middle")
    for tick in _ticks(_umol(across.high), (20, 50, 100)):
        x = across.at(float(convert(tick, HiaaUnit.UMOL_PER_24H, HiaaUnit.MG_PER_24H)))
        canvas.line(x, TOP - 5, x, TOP)
        canvas.words(x, TOP - 10, f"{tick:g}", anchor="middle")
    canvas.words((left + right) / 2, TOP - 30, "µmol in 24 h", anchor="middle")


def _said(canvas: Plot, layout: _Layout, y: float, name: str, range_: str, called: str, *, bold: bool) -> None:
    """The words of a row: on a wide page left and right of its bar, on a narrow one above it, on a ground of their own."""
    if layout.down:
        canvas.rect(layout.left + 1, y - 8, layout.right - layout.left - 2, 36, fill="#ffffff", stroke="none")
    x = MARGIN + 6 if layout.down else MARGIN
    canvas.words(x, y + 7, name, bold=bold)
    canvas.words(x, y + 23, range_)
    canvas.words(layout.called, y + (7 if layout.down else 16), called, anchor=layout.anchor, bold=bold)


def _result(canvas: Plot, across: Scale, judged: Judged, layout: _Layout) -> None:
    mg, load = float(judged.setting.mg), judged.load
    mine = judged.setting.laboratory
    both = both_units(judged.setting.mg, mine)
    _said(canvas, layout, layout.top(0), "Measured result", both, _called(mine, judged), bold=True)
    y, left = layout.top(0) + layout.down, layout.left
    right = across.at(mg)
    canvas.rect(left, y, right - left, BAR, fill=PALE_BLUE)
    surely, perhaps = (across.at(max(mg - float(one), 0)) for one in (load.low_mg, load.high_mg))
    if load.high_mg:
        canvas.rect(perhaps, y, right - perhaps, BAR, fill=_FOOD_GROUND)
        _hatch(canvas, perhaps, surely, y, WIDE)
        _hatch(canvas, surely, right, y, CLOSE)
    limit = across.at(float(judged.setting.laboratory.limit_mg))
    canvas.line(limit, y - 6, limit, y + BAR + 6, width=3)


def _laboratory(canvas: Plot, across: Scale, judged: Judged, one: Laboratory, layout: _Layout, top: float) -> None:
    mine, y = one == judged.setting.laboratory, top + layout.down
    name = f"{'▸ ' if mine else ''}{one.name}"
    _said(canvas, layout, top, name, one.words, _called(one, judged), bold=mine)
    low, limit = across.at(float(one.low_mg)), across.at(float(one.limit_mg))
    canvas.rect(low, y, limit - low, BAR, fill=_RANGE_GROUND, stroke=INK if mine else GREY)
    canvas.line(limit, y, limit, y + BAR, width=3)


def _hatch(canvas: Plot, start: float, end: float, y: float, gap: float) -> None:
    """Strokes from the lower left to the upper right, cut off at the ends of a bar."""
    x = start
    while x < end:
        over = min(end - x, BAR)
        canvas.line(x, y + BAR, x + over, y + BAR - over)
        x += gap
    canvas.line(start, y, start, y + BAR)


def _legend(canvas: Plot, top: float, layout: _Layout) -> None:
    least, most, limit, measured = ((x, top + down) for x, down in layout.legend)
    for (x, y), gap, words in ((least, CLOSE, "food, at least"), (most, WIDE, "food, at most")):
        canvas.rect(x, y - 16, 34, BAR, fill=_FOOD_GROUND)
        _hatch(canvas, x, x + 34, y - 16, gap)
        canvas.words(x + 42, y, words)
    for (x, y), width, dashes, words in ((limit, 3, "none", "limit"), (measured, 2, "5 4", "measured result")):
        canvas.line(x, y - 16, x, y + 6, width=width, dashes=dashes)
        canvas.words(x + 8, y, words)


def _alt(judged: Judged, labs: list[Laboratory]) -> str:
    setting = judged.setting
    food = f"Of it food may have added {span(judged.load)}." if judged.load.high_mg else "No food is counted in it."
    food = food if setting.asked else "Nobody asked about food."
    each = "; ".join(f"{one.name}, {one.words}: {_called(one, judged)}" for one in labs)
    return f"A bar of the measured result, {both_units(setting.mg, setting.laboratory)}. {food} By laboratory: {each}."


def _called(one: Laboratory, judged: Judged) -> str:
    return "raised" if one.calls_raised(judged.setting.mg) else "not raised"


def _of_food(judged: Judged, mg: Fraction) -> tuple[str, str]:
    return _both(float(mg)) if judged.setting.asked else ("nobody asked", "nobody asked")


def _measured(mg: Fraction, labs: list[Laboratory]) -> tuple[str, str]:
    """The result in both units, with as many decimals as it takes to see its side of every laboratory's limit."""
    in_mg, in_umol = ([beside(as_in(mg), as_in(one.limit_mg), 1) for one in labs] for as_in in (Fraction, _exact_umol))
    return max(in_mg, key=len), max(in_umol, key=len)


def _limit(one: Laboratory, mg: Fraction) -> tuple[str, str]:
    return beside(one.limit_mg, mg, 1), beside(_exact_umol(one.limit_mg), _exact_umol(mg), 1)


def _exact_umol(mg: Fraction) -> Fraction:
    return convert(mg, HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H)


def _both(mg: float) -> tuple[str, str]:
    return f"{mg:.1f}", f"{_umol(mg):.1f}"


def _umol(mg: float) -> float:
    return float(convert(mg, HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H))


def _ticks(top: float, steps: tuple[int, ...]) -> list[int]:
    step = next((one for one in steps if top / one <= 6), steps[-1])
    return [step * at for at in range(int(top // step) + 1)]
