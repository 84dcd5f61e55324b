"""The way of the serotonin as a flow diagram: arrows as wide as what runs through them, with the number on each."""

from fractions import Fraction

from netcourse.explorers.figure import Figure
from netcourse.explorers.first_pass.flow import FELT_FROM, Flow, Origin, Setting
from netcourse.explorers.first_pass.narrow import narrow_flow
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
    UNITS_WIDE,
    arrow,
    head,
    number,
    result_lines,
    state,
    units,
)  # fmt: skip
from netcourse.explorers.sketch import HATCH, Sketch, smooth

WIDTH, HEIGHT = 700, 530
BOX_WIDTH, BOX_HEIGHT = 140, 92
LEFT, CENTRE, RIGHT = 12, 280, 548
UPPER, LOWER = 96, 330


def draw_flow(given: Setting, found: Flow) -> Figure:
    """Draw where serotonin goes.

    Parameters
    ----------
    given : Setting
    found : Flow
        What runs where, in units per hour.

    Returns
    -------
    Figure
        Widths are proportional to the numbers; nothing is a dashed line. The table lists every arrow.
    """
    canvas = Sketch(WIDTH, HEIGHT)
    _past_liver(canvas, found.past_liver)
    across = UPPER + BOX_HEIGHT / 2
    arrow(canvas, (LEFT + BOX_WIDTH, across), (CENTRE, across), found.portal, SEROTONIN)
    arrow(canvas, (CENTRE + BOX_WIDTH, across), (RIGHT, across), found.liver_veins, SEROTONIN)
    arrow(canvas, (CENTRE + 70, UPPER + BOX_HEIGHT), (CENTRE + 70, UPPER + 168), found.taken_by_liver, GONE)
    arrow(canvas, (RIGHT + 70, UPPER + BOX_HEIGHT), (RIGHT + 70, LOWER), found.right_heart, SEROTONIN)
    below = LOWER + BOX_HEIGHT / 2
    arrow(canvas, (RIGHT, below), (CENTRE + BOX_WIDTH, below), found.right_heart - found.taken_by_lungs, SEROTONIN)
    arrow(canvas, (RIGHT + 70, LOWER + BOX_HEIGHT), (RIGHT + 70, LOWER + 158), found.taken_by_lungs, GONE)
    if found.from_lung_tumour:
        arrow(canvas, (CENTRE + 70, LOWER + 142), (CENTRE + 70, LOWER + BOX_HEIGHT), found.from_lung_tumour, SEROTONIN)
    _boxes(canvas, given, found)
    _numbers(canvas, found)
    return Figure(
        svg=canvas.svg(),
        narrow=narrow_flow(given, found),
        alt=_alt(given, found),
        caption="Where serotonin goes, in units of the model per hour. The width of an arrow is the amount; dashed: nothing. "
        "Orange runs on, grey is broken down. A teaching model, not a measurement.",
        header=["Stretch of the way", "Units per hour"],
        rows=_rows(given, found),
    )


def _boxes(canvas: Sketch, given: Setting, found: Flow) -> None:
    if given.origin is Origin.LUNG:
        _box(canvas, LEFT, UPPER, ORGAN, "Gut", "no tumour here")
        canvas.panel(CENTRE, LOWER + 142, BOX_WIDTH, 50, fill=TUMOUR, edge=2.5)
        canvas.words(CENTRE + 70, LOWER + 163, "Lung tumour", anchor="middle", bold=True)
        canvas.words(CENTRE + 70, LOWER + 183, f"releases {units(given.released)}", anchor="middle")
    else:
        _box(canvas, LEFT, UPPER, TUMOUR, "Tumour", NAMES[given.origin], f"releases {units(given.released)}", edge=2.5)
    _liver(canvas, given, found)
    _box(canvas, RIGHT, UPPER, ORGAN, "Right heart", "(systemic veins)", state(found.right_valves_at_risk))
    _box(canvas, RIGHT, LOWER, LUNG, "Lungs", f"take out {float(100 * given.lung_extraction):g}%")
    _box(canvas, CENTRE, LOWER, ORGAN, "Left heart", "(arteries)", state(found.left_valves_at_risk))
    _result(canvas, found)


def _result(canvas: Sketch, found: Flow) -> None:
    # Set apart from the boxes that blood runs through: it says what the numbers mean.
    lines = result_lines(found)
    top = LOWER + BOX_HEIGHT / 2 - 13 * len(lines)
    canvas.panel(LEFT, top, 236, 26 * len(lines) + 16, fill="#ffffff", edge=3 if found.features else 1)
    for at, (text, bold) in enumerate(lines):
        canvas.words(LEFT + 12, top + 27 + 26 * at, text, bold=bold)


def _liver(canvas: Sketch, given: Setting, found: Flow) -> None:
    canvas.panel(CENTRE, UPPER, BOX_WIDTH, BOX_HEIGHT, fill=LIVER)
    if given.metastases:
        # The hatched part is the share of the liver that is tumour.
        width = BOX_WIDTH * float(given.metastases)
        canvas.panel(CENTRE + BOX_WIDTH - width, UPPER, width, BOX_HEIGHT, fill=HATCH)
        canvas.panel(CENTRE, UPPER, BOX_WIDTH, BOX_HEIGHT, fill="none", edge=2)
        canvas.rect(CENTRE + 106, UPPER + BOX_HEIGHT + 16, 16, 14, fill=HATCH)
        share = f"metastases, {float(100 * given.metastases):g}% of"
        canvas.clear_words(CENTRE + 128, UPPER + BOX_HEIGHT + 28, share)
        canvas.clear_words(CENTRE + 128, UPPER + BOX_HEIGHT + 47, f"the liver, add {units(found.from_metastases)}")
    middle = CENTRE + BOX_WIDTH / 2
    canvas.clear_words(middle, UPPER + 30, "Liver", anchor="middle", bold=True)
    canvas.clear_words(
        middle, UPPER + 53, f"takes out {float(100 * given.extraction * (1 - given.metastases)):.3g}%", anchor="middle"
    )


def _numbers(canvas: Sketch, found: Flow) -> None:
    across, below = UPPER + BOX_HEIGHT / 2, LOWER + BOX_HEIGHT / 2
    between = (LEFT + BOX_WIDTH + CENTRE) / 2, (CENTRE + BOX_WIDTH + RIGHT) / 2
    for x, y, amount, name in (
        (between[0], across, found.portal, "portal vein"),
        (between[1], across, found.liver_veins, "liver veins"),
        (between[1], below, found.right_heart - found.taken_by_lungs, "lung veins"),
    ):
        number(canvas, x, y, amount)
        canvas.clear_words(x, y - 50, name, anchor="middle")
    number(canvas, 350, 28, found.past_liver)
    canvas.clear_words(350, 68, "past the liver", anchor="middle")
    number(canvas, CENTRE + 70, UPPER + 118, found.taken_by_liver)
    canvas.clear_words(CENTRE + 70, UPPER + 186, "broken down", anchor="middle")
    number(canvas, RIGHT + 70, UPPER + 148, found.right_heart)
    number(canvas, RIGHT + 70, LOWER + 114, found.taken_by_lungs)
    canvas.clear_words(RIGHT + 70, LOWER + 178, "broken down", anchor="middle")


def _past_liver(canvas: Sketch, amount: Fraction) -> None:
    way = [
        (LEFT + 70, UPPER),
        (LEFT + 74, 62),
        (LEFT + 130, 32),
        (350, 28),
        (RIGHT + 10, 32),
        (RIGHT + 66, 60),
        (RIGHT + 70, UPPER - HEAD),
    ]
    if not amount:
        canvas.path(smooth([*way[:-1], (RIGHT + 70, UPPER)], closed=False), dashes="4 5")
        return
    width = max(THINNEST, UNITS_WIDE * float(amount))
    canvas.path(smooth(way, closed=False), width=width + 2 * EDGE)
    canvas.path(smooth(way, closed=False), stroke=SEROTONIN, width=width)
    head(canvas, (RIGHT + 70, UPPER - HEAD), (0, 1), width, SEROTONIN)


def _box(canvas: Sketch, x: float, y: float, fill: str, head: str, *lines: str, edge: float = 1) -> None:
    canvas.panel(x, y, BOX_WIDTH, BOX_HEIGHT, fill=fill, edge=edge)
    canvas.words(x + BOX_WIDTH / 2, y + 30, head, anchor="middle", bold=True)
    for at, line in enumerate(lines):
        canvas.words(x + BOX_WIDTH / 2, y + 53 + 20 * at, line, anchor="middle")


def _rows(given: Setting, found: Flow) -> list[list[str]]:
    amounts = {
        f"Released by the tumour ({NAMES[given.origin]})": given.released,
        "In the portal vein, on the way to the liver": found.portal,
        "Past the liver, straight to the right heart": found.past_liver,
        "Broken down in the liver": found.taken_by_liver,
        "Let through by the liver": found.through_liver,
        "Added by metastases in the liver": found.from_metastases,
        "Right heart": found.right_heart,
        "Broken down in the lungs": found.taken_by_lungs,
        "Added by a tumour of the lung": found.from_lung_tumour,
        "Left heart, and on to the body": found.left_heart,
        f"Into the systemic circulation (felt from {FELT_FROM} on, chosen)": found.systemic,
    }
    return [[name, units(amount)] for name, amount in amounts.items()]


def _alt(given: Setting, found: Flow) -> str:
    way = {
        "portal vein": found.portal,
        "broken down in the liver": found.taken_by_liver,
        "past the liver": found.past_liver,
        "added by liver metastases": found.from_metastases,
        "right heart": found.right_heart,
        "broken down in the lungs": found.taken_by_lungs,
        "left heart": found.left_heart,
    }
    amounts = ", ".join(f"{name} {units(amount)}" for name, amount in way.items())
    return f"Flow diagram. A tumour ({NAMES[given.origin]}) releases {units(given.released)} units per hour: {amounts}."
