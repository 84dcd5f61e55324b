"""The WHO grade of a well-differentiated GEP-NET as regions of a plane: Ki-67 across, mitoses up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from netcourse.explorers.figure import Drawing, Figure

# WHO 2019, GEP-NET: the lower limit belongs to G2 and the upper limit does too.
KI67_LIMITS = (3.0, 20.0)
MITOSES_LIMITS = (2.0, 20.0)

LEFT, TOP, WIDTH, HEIGHT = 80, 20, 500, 340
KI67_SPAN = (0.5, 100.0)
MITOSES_SPAN = (0.2, 60.0)
GROUNDS = {"G1": "#e3f0fb", "G2": "#fdf0d0", "G3": "#f6d9d5"}


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A well-differentiated GEP-NET on the plane: its name, Ki-67 index in % and mitoses per 2 mm2, and its grade."""

    name: str
    ki67_index: float
    mitoses_per_2mm2: float
    grade: str


def grade_plane(cases: Sequence[PlacedCase]) -> Figure:
    """Draw the three grades and where each case lies.

    Parameters
    ----------
    cases : sequence of PlacedCase
        Ki-67 index in %, mitoses per 2 mm2; values outside the drawing are moved to its rim.

    Returns
    -------
    Figure
        Both axes are logarithmic. The table twin lists the limits and the cases.
    """
    drawing = Drawing(LEFT + WIDTH + 30, TOP + HEIGHT + 70)
    corners = {
        "G3": (KI67_SPAN[1], MITOSES_SPAN[1]),
        "G2": (KI67_LIMITS[1], MITOSES_LIMITS[1]),
        "G1": (KI67_LIMITS[0], MITOSES_LIMITS[0]),
    }
    for grade, (across, up) in corners.items():
        x, y = _x(across), _y(up)
        drawing.rect(LEFT, y, x - LEFT, TOP + HEIGHT - y, fill=GROUNDS[grade])
        drawing.words(x - 10, y + 20, f"NET {grade}", anchor="end", bold=True)
    for tick in (1.0, 3.0, 10.0, 20.0, 50.0, 100.0):
        drawing.words(_x(tick), TOP + HEIGHT + 20, f"{tick:g}", anchor="middle")
    for tick in (0.5, 1.0, 2.0, 5.0, 20.0, 50.0):
        drawing.words(LEFT - 8, _y(tick) + 5, f"{tick:g}", anchor="end")
    drawing.words(LEFT + WIDTH / 2, TOP + HEIGHT + 48, "Ki-67 index, %", anchor="middle")
    drawing.words(26, TOP + HEIGHT / 2, "Mitoses per 2 mm²", anchor="middle", turned=True)
    for case in cases:
        x, y = _x(case.ki67_index), _y(case.mitoses_per_2mm2)
        drawing.circle(x, y, 6)
        drawing.words(x + 10, y + 5, case.name, bold=True)
    placed = "; ".join(f"{c.name} at Ki-67 {c.ki67_index:g}%, {c.mitoses_per_2mm2:g} mitoses, is {c.grade}" for c in cases)
    rows = [
        ["NET G1", "below 3%", "and below 2"],
        ["NET G2", "3% to 20%, both included", "or 2 to 20, both included, and neither above"],
        ["NET G3", "above 20%", "or above 20"],
        *([f"Case {c.name}: {c.grade}", f"{c.ki67_index:g}%", f"{c.mitoses_per_2mm2:g}"] for c in cases),
    ]
    return Figure(
        svg=drawing.svg(),
        alt=(
            "Plane of Ki-67 index against mitoses per 2 square millimetres. NET G1 fills the lower left corner, NET G2 the "
            f"L-shaped band around it, NET G3 everything beyond 20 on either axis. Cases: {placed}."
        ),
        caption="Figure 1. The index that falls into the higher region decides. For well-differentiated GEP-NETs only.",
        header=["", "Ki-67 index", "Mitoses per 2 mm²"],
        rows=rows,
    )


def _x(ki67_index: float) -> float:
    return LEFT + WIDTH * _along(ki67_index, KI67_SPAN)


def _y(mitoses: float) -> float:
    return TOP + HEIGHT * (1 - _along(mitoses, MITOSES_SPAN))


def _along(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return log10(min(max(value, low), high) / low) / log10(high / low)
