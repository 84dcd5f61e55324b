"""What both drawings of the way share, the wide one and the one for a phone: colours, words, and arrows as wide as their flow."""

from fractions import Fraction
from math import hypot

from netcourse.disease.printed import beside
from netcourse.explorers.first_pass.flow import FELT_FROM, Flow, Origin
from netcourse.explorers.sketch import Point, Sketch, straight

# Chosen: so that the largest flow of the dials is less wide than a box is high.
UNITS_WIDE = 0.42
THINNEST = 1.5
HEAD = 16
EDGE = 0.7  # orange and grey by themselves are too pale to be seen on white
SEROTONIN, GONE = "#e8a33d", "#b9c4cf"
TUMOUR, ORGAN, LIVER, LUNG = "#f8dfd8", "#eef3ee", "#ecd3c8", "#e3ecf5"
NAMES = {
    Origin.GUT: "gut",
    Origin.LUNG: "lung",
    Origin.OVARY: "ovary",
    Origin.RETROPERITONEUM: "retroperitoneum",
}


def units(amount: Fraction) -> str:
    """An amount with one decimal, or more next to the limit from which it is felt; what would print as 0 and is there says so."""
    text = beside(amount, FELT_FROM, 1)
    text = text.rstrip("0").rstrip(".")
    return "<0.1" if amount and text in ("", "0") else text or "0"


def state(at_risk: bool) -> str:  # noqa: FBT001 (its name says it)
    """What the valves of a side of the heart are in for."""
    return "✘ valves at risk" if at_risk else "✔ below limit"


def result_lines(found: Flow) -> list[tuple[str, bool]]:
    """What the numbers mean, line by line, and whether it is bold."""
    felt = [f"✘ {feature}" for feature in found.features] or ["✔ nothing is felt"]
    return [
        ("Reaches the circulation:", True),
        (f"{units(found.systemic)} units per hour", True),
        (f"felt from {FELT_FROM} on (chosen)", False),
        *((line, False) for line in felt),
    ]


def number(canvas: Sketch, x: float, y: float, amount: Fraction) -> None:
    """The amount on its arrow."""
    canvas.clear_words(x, y + 6, units(amount), anchor="middle", bold=True, size=17)


def arrow(canvas: Sketch, start: Point, end: Point, amount: Fraction, fill: str, units_wide: float = UNITS_WIDE) -> None:
    """A straight arrow as wide as what runs through it; a dashed line if nothing does."""
    if not amount:
        canvas.line(*start, *end, dashes="4 5")
        return
    length = hypot(end[0] - start[0], end[1] - start[1])
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    half = max(THINNEST, units_wide * float(amount)) / 2
    side = (-along[1] * half, along[0] * half)
    neck = (end[0] - along[0] * HEAD, end[1] - along[1] * HEAD)
    corners = [
        (start[0] + side[0], start[1] + side[1]),
        (neck[0] + side[0], neck[1] + side[1]),
        (neck[0] - side[0], neck[1] - side[1]),
        (start[0] - side[0], start[1] - side[1]),
    ]
    canvas.path(straight(corners, closed=True), fill=fill, width=EDGE)
    head(canvas, neck, along, 2 * half, fill)


def head(canvas: Sketch, neck: Point, along: Point, width: float, fill: str) -> None:
    """The head of an arrow that comes along a direction to its neck."""
    wing = width / 2 + 6
    tip = (neck[0] + along[0] * HEAD, neck[1] + along[1] * HEAD)
    sides = [(neck[0] - along[1] * wing * sign, neck[1] + along[0] * wing * sign) for sign in (1, -1)]
    canvas.path(straight([sides[0], tip, sides[1]], closed=True), fill=fill, width=EDGE)
