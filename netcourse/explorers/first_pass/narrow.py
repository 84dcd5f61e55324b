"""The way of the serotonin for a page as narrow as a phone: from top to bottom, what leaves it to the right."""

from fractions import Fraction

from netcourse.explorers.first_pass.flow import Flow, Origin, Setting
from netcourse.explorers.first_pass.parts import (
    EDGE,
    GONE,
    HEAD,
    LIVER,
    LUNG,
    NAMES,
    ORGAN,
    SEROTONIN,
    THINNEST,
    TUMOUR,
    arrow,
    head,
    number,
    result_lines,
    state,
    units,
)  # fmt: skip
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.sketch import HATCH, Sketch, smooth

# Half as wide as on a wide page: what runs past the liver has the rim for itself.
UNITS_WIDE = 0.2
BOX_WIDTH, BOX_HEIGHT, STEP, TOP = 150, 68, 128, 8
MIDDLE = MARGIN + BOX_WIDTH / 2
RIGHT = MARGIN + BOX_WIDTH
ASIDE, RIM = 214, 312
# The liver's way out lies high, as the share of its metastases stands below it.
OUT = {1: 18, 3: BOX_HEIGHT / 2}
PORTAL, LIVER_AT, RIGHT_HEART, LUNGS, LEFT_HEART = range(5)


def narrow_flow(given: Setting, found: Flow) -> str:
    """The drawing as SVG text, with what `draw_flow` shows."""
    lines = result_lines(found)
    foot = _top(LEFT_HEART) + BOX_HEIGHT + 20
    canvas = Sketch(NARROW_WIDTH, round(foot + 24 * len(lines) + 24))
    _past_liver(canvas, found.past_liver)
    down = (
        (PORTAL, found.portal, "portal vein"),
        (LIVER_AT, found.liver_veins, "liver veins"),
        (RIGHT_HEART, found.right_heart, ""),
        (LUNGS, found.right_heart - found.taken_by_lungs, "lung veins"),
    )
    for at, amount, name in down:
        arrow(canvas, (MIDDLE, _top(at) + BOX_HEIGHT), (MIDDLE, _top(at + 1)), amount, SEROTONIN, UNITS_WIDE)
        number(canvas, MIDDLE, _top(at) + BOX_HEIGHT + 25, amount)
        canvas.clear_words(MIDDLE + 34, _top(at) + BOX_HEIGHT + 32, name)
    for at, amount in ((LIVER_AT, found.taken_by_liver), (LUNGS, found.taken_by_lungs)):
        y = _top(at) + OUT[at]
        arrow(canvas, (RIGHT, y), (ASIDE, y), amount, GONE, UNITS_WIDE)
        number(canvas, (RIGHT + ASIDE) / 2 - 4, y, amount)
        canvas.clear_words(RIGHT + 8, y - 26, "broken down")
    if found.from_lung_tumour:
        y = _top(LEFT_HEART) + BOX_HEIGHT / 2
        arrow(canvas, (ASIDE, y), (RIGHT, y), found.from_lung_tumour, SEROTONIN, UNITS_WIDE)
    _boxes(canvas, given, found)
    canvas.panel(MARGIN, foot, NARROW_WIDTH - 2 * MARGIN, 24 * len(lines) + 16, fill="#ffffff", edge=3 if found.features else 1)
    for at, (text, bold) in enumerate(lines):
        canvas.words(MARGIN + 12, foot + 26 + 24 * at, text, bold=bold)
    return canvas.svg()


def _top(at: int) -> float:
    return TOP + STEP * at


def _boxes(canvas: Sketch, given: Setting, found: Flow) -> None:
    released = f"releases {units(given.released)}"
    if given.origin is Origin.LUNG:
        _box(canvas, 0, ORGAN, "Gut", "no tumour here")
        y = _top(LEFT_HEART)
        canvas.panel(ASIDE, y, NARROW_WIDTH - MARGIN - ASIDE, BOX_HEIGHT, fill=TUMOUR, edge=2.5)
        for line, words in enumerate(("Lung tumour", "releases", units(given.released))):
            canvas.words((ASIDE + NARROW_WIDTH - MARGIN) / 2, y + 21 + 19 * line, words, anchor="middle", bold=line == 0)
    else:
        _box(canvas, 0, TUMOUR, "Tumour", NAMES[given.origin], released, edge=2.5)
    _liver(canvas, given, found)
    _box(canvas, RIGHT_HEART, ORGAN, "Right heart", "(systemic veins)", state(found.right_valves_at_risk))
    _box(canvas, LUNGS, LUNG, "Lungs", f"take out {float(100 * given.lung_extraction):g}%")
    _box(canvas, LEFT_HEART, ORGAN, "Left heart", "(arteries)", state(found.left_valves_at_risk))


def _liver(canvas: Sketch, given: Setting, found: Flow) -> None:
    y = _top(LIVER_AT)
    canvas.panel(MARGIN, y, BOX_WIDTH, BOX_HEIGHT, fill=LIVER)
    if given.metastases:
        # The hatched part is the share of the liver that is tumour.
        width = BOX_WIDTH * float(given.metastases)
        canvas.panel(RIGHT - width, y, width, BOX_HEIGHT, fill=HATCH)
        canvas.panel(MARGIN, y, BOX_WIDTH, BOX_HEIGHT, fill="none", edge=2)
        canvas.rect(RIGHT + 8, y + 36, 16, 14, fill=HATCH)
        share = f"{float(100 * given.metastases):g}% of the liver,"
        for line, words in enumerate(("metastases,", share, f"add {units(found.from_metastases)}")):
            canvas.clear_words(RIGHT + (30 if line == 0 else 8), y + 48 + 18 * line, words)
    taken = float(100 * given.extraction * (1 - given.metastases))
    canvas.clear_words(MIDDLE, y + 30, "Liver", anchor="middle", bold=True)
    canvas.clear_words(MIDDLE, y + 51, f"takes out {taken:.3g}%", anchor="middle")


def _past_liver(canvas: Sketch, amount: Fraction) -> None:
    begin, end = TOP + BOX_HEIGHT / 2, _top(RIGHT_HEART) + BOX_HEIGHT / 2
    way = [(RIGHT, begin), (RIM - 60, begin), (RIM, begin + 60), (RIM, end - 60), (RIM - 50, end), (RIGHT + HEAD, end)]
    width = max(THINNEST, UNITS_WIDE * float(amount))
    if amount:
        canvas.path(smooth(way, closed=False), width=width + 2 * EDGE)
        canvas.path(smooth(way, closed=False), stroke=SEROTONIN, width=width)
        head(canvas, (RIGHT + HEAD, end), (-1, 0), width, SEROTONIN)
    else:
        canvas.path(smooth([*way[:-1], (RIGHT, end)], closed=False), dashes="4 5")
    number(canvas, RIGHT + 50, begin, amount)
    canvas.clear_words(RIGHT + 20, begin + 36, "past the liver")


def _box(canvas: Sketch, at: int, fill: str, name: str, *lines: str, edge: float = 1) -> None:
    y = _top(at)
    canvas.panel(MARGIN, y, BOX_WIDTH, BOX_HEIGHT, fill=fill, edge=edge)
    canvas.words(MIDDLE, y + 21, name, anchor="middle", bold=True)
    for line, words in enumerate(lines):
        canvas.words(MIDDLE, y + 41 + 19 * line, words, anchor="middle")
