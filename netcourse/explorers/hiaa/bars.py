"""A 5-HIAA result beside its limit as a drawing: what food can explain of it, and what each laboratory calls it."""

from fractions import Fraction

from netcourse.disease.hiaa_units import HiaaUnit, convert
from netcourse.disease.printed import beside
from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.hiaa.judgement import Judged
from netcourse.explorers.hiaa.laboratories import Laboratory, laboratories
from netcourse.explorers.hiaa.words import both_units, span
from netcourse.explorers.plot import GREY, PALE_BLUE, Plot, Scale

WIDTH, LEFT, RIGHT, TOP, ROW = 560, 186, 462, 48, 36
BAR = 22
# Between two strokes of hatching; the wider one is for what may, and need not, come from food.
CLOSE, WIDE = 5.0, 11.0
_FOOD_GROUND, _RANGE_GROUND = "#fbe3d2", "#e6ecef"
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
    bottom = TOP + ROW * (1 + len(labs)) + 34
    canvas = Plot(WIDTH, bottom + 84)
    across = _scale(judged, labs)
    _axes(canvas, across, bottom)
    _result(canvas, across, judged)
    for i, one in enumerate(labs):
        _laboratory(canvas, across, judged, one, TOP + 30 + ROW * (1 + i))
    x = across.at(float(judged.setting.mg))
    canvas.line(x, TOP, x, bottom, width=2, dashes="5 4")
    _legend(canvas, bottom + 70)
    return Figure(
        svg=canvas.svg(),
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


def _scale(judged: Judged, labs: list[Laboratory]) -> Scale:
    highest = max(float(judged.setting.mg), *(float(one.limit_mg) for one in labs))
    return Scale(0, _HEADROOM * highest, LEFT, RIGHT)


def _axes(canvas: Plot, across: Scale, bottom: float) -> None:
    canvas.line(LEFT, TOP, RIGHT, TOP)
    canvas.line(LEFT, TOP, LEFT, bottom)
    canvas.line(LEFT, bottom, RIGHT, bottom)
    canvas.ticks_across(across, bottom, _ticks(across.high, (2, 5, 10, 20)))
    canvas.words((LEFT + RIGHT) / 2, bottom + 40, "mg in 24 h", anchor="middle")
    for tick in _ticks(_umol(across.high), (20, 50, 100)):
        x = across.at(float(convert(tick, HiaaUnit.UMOL_PER_24H, HiaaUnit.MG_PER_24H)))
        canvas.line(x, TOP - 5, x, TOP)
        canvas.words(x, TOP - 10, f"{tick:g}", anchor="middle")
    canvas.words((LEFT + RIGHT) / 2, TOP - 30, "µmol in 24 h", anchor="middle")


def _result(canvas: Plot, across: Scale, judged: Judged) -> None:
    mg, load = float(judged.setting.mg), judged.load
    y = TOP + 12
    right = across.at(mg)
    canvas.rect(LEFT, y, right - LEFT, BAR, fill=PALE_BLUE)
    surely, perhaps = (across.at(max(mg - float(one), 0)) for one in (load.low_mg, load.high_mg))
    if load.high_mg:
        canvas.rect(perhaps, y, right - perhaps, BAR, fill=_FOOD_GROUND)
        _hatch(canvas, perhaps, surely, y, WIDE)
        _hatch(canvas, surely, right, y, CLOSE)
    limit = across.at(float(judged.setting.laboratory.limit_mg))
    canvas.line(limit, y - 6, limit, y + BAR + 6, width=3)
    canvas.words(8, y + 7, "Measured result", bold=True)
    canvas.words(8, y + 23, both_units(judged.setting.mg, judged.setting.laboratory))
    canvas.words(RIGHT + 8, y + 16, _called(judged.setting.laboratory, judged), bold=True)


def _laboratory(canvas: Plot, across: Scale, judged: Judged, one: Laboratory, y: float) -> None:
    mine = one == judged.setting.laboratory
    low, limit = across.at(float(one.low_mg)), across.at(float(one.limit_mg))
    canvas.rect(low, y, limit - low, BAR, fill=_RANGE_GROUND, stroke=INK if mine else GREY)
    canvas.line(limit, y, limit, y + BAR, width=3)
    canvas.words(8, y + 7, f"{'▸ ' if mine else ''}{one.name}", bold=mine)
    canvas.words(8, y + 23, one.words)
    canvas.words(RIGHT + 8, y + 16, _called(one, judged), bold=mine)


def _hatch(canvas: Plot, start: float, end: float, y: float, gap: float) -> None:
    """Strokes from the lower left to the upper right, cut off at the ends of a bar."""
    x = start
    while x < end:
        over = min(end - x, BAR)
        canvas.line(x, y + BAR, x + over, y + BAR - over)
        x += gap
    canvas.line(start, y, start, y + BAR)


def _legend(canvas: Plot, y: float) -> None:
    for x, gap, words in ((8, CLOSE, "food, at least"), (150, WIDE, "food, at most")):
        canvas.rect(x, y - 16, 34, BAR, fill=_FOOD_GROUND)
        _hatch(canvas, x, x + 34, y - 16, gap)
        canvas.words(x + 42, y, words)
    canvas.line(300, y - 16, 300, y + 6, width=3)
    canvas.words(308, y, "limit")
    canvas.line(360, y - 16, 360, y + 6, width=2, dashes="5 4")
    canvas.words(368, y, "measured result")


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
