"""The WHO grade of a well-differentiated GEP-NET as regions of a plane: Ki-67 across, mitoses up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from netcourse.disease.proliferation import as_percent, as_rate, shown
from netcourse.disease.who_grade import NET_GRADES, grade_by_ki67, grade_by_mitoses
from netcourse.evidence import fact
from netcourse.explorers.figure import Drawing, Figure

KI67_SPAN = (0.5, 100.0)
MITOSES_SPAN = (0.2, 60.0)
GROUNDS = {"G1": "#e3f0fb", "G2": "#fdf0d0", "G3": "#f6d9d5"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the plane stands in its drawing, and how much stays free right of it."""

    left: float
    top: float
    width: float
    height: float
    right: float

    def x(self, ki67_index: float) -> float:
        return self.left + self.width * along(ki67_index, KI67_SPAN)

    def y(self, mitoses: float) -> float:
        return self.top + self.height * (1 - along(mitoses, MITOSES_SPAN))


_WIDE, _NARROW = _Layout(80, 20, 500, 340, 30), _Layout(62, 20, 256, 280, 22)


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A well-differentiated GEP-NET on the plane: its name, its Ki-67 index in % and its mitoses per 2 mm2."""

    name: str
    ki67_index: float
    mitoses_per_2mm2: float

    @property
    def grade(self) -> str:
        """Its grade, by the rule: the higher of the two indices."""
        indices = (grade_by_ki67(as_percent(self.ki67_index)), grade_by_mitoses(as_rate(self.mitoses_per_2mm2)))
        return max(indices, key=NET_GRADES.index)

    @property
    def numbers(self) -> tuple[str, str]:
        """Ki-67 index and mitoses as they are printed: never on a limit beside which they lie."""
        return shown(as_percent(self.ki67_index)), shown(as_rate(self.mitoses_per_2mm2))


def ki67_limits() -> tuple[float, float]:
    """The limits of NET G2 by Ki-67 index, in %; both belong to G2 (fact B1-2.ki67)."""
    return _limits("B1-2.ki67")


def mitoses_limits() -> tuple[float, float]:
    """The limits of NET G2 by mitoses per 2 mm2; both belong to G2 (fact B1-2.mitoses)."""
    return _limits("B1-2.mitoses")


def limit_rows() -> list[list[str]]:
    """The three grades and their limits in words: name, Ki-67 index, mitoses per 2 mm2."""
    (low_ki67, high_ki67), (low_mitoses, high_mitoses) = ki67_limits(), mitoses_limits()
    return [
        ["NET G1", f"below {low_ki67:g}%", f"and below {low_mitoses:g}"],
        [
            "NET G2",
            f"{low_ki67:g}% to {high_ki67:g}%, both included",
            f"or {low_mitoses:g} to {high_mitoses:g}, and neither above",
        ],
        ["NET G3", f"above {high_ki67:g}%", f"or above {high_mitoses:g}"],
    ]


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
    placed = "; ".join(f"{c.name} at Ki-67 {c.numbers[0]}%, {c.numbers[1]} mitoses, is {c.grade}" for c in cases)
    rows = [*limit_rows(), *([f"Case {c.name}: {c.grade}", f"{c.numbers[0]}%", c.numbers[1]] for c in cases)]
    return Figure(
        svg=_drawn(cases, _WIDE),
        narrow=_drawn(cases, _NARROW),
        alt=(
            "Plane of Ki-67 index against mitoses per 2 square millimetres. NET G1 fills the lower left corner, NET G2 the "
            f"L-shaped band around it, NET G3 everything beyond {ki67_limits()[1]:g} on either axis. Cases: {placed}."
        ),
        caption="Figure 1. The index that falls into the higher region decides. For well-differentiated GEP-NETs only.",
        header=["", "Ki-67 index", "Mitoses per 2 mm²"],
        rows=rows,
    )


def _drawn(cases: Sequence[PlacedCase], plane: _Layout) -> str:
    left, foot = plane.left, plane.top + plane.height
    drawing = Drawing(round(left + plane.width + plane.right), round(foot + 70))
    (low_ki67, high_ki67), (low_mitoses, high_mitoses) = ki67_limits(), mitoses_limits()
    corners = {"G3": (KI67_SPAN[1], MITOSES_SPAN[1]), "G2": (high_ki67, high_mitoses), "G1": (low_ki67, low_mitoses)}
    for grade, (across, up) in corners.items():
        x, y = plane.x(across), plane.y(up)
        drawing.rect(left, y, x - left, foot - y, fill=GROUNDS[grade])
        drawing.words(x - 10, y + 20, f"NET {grade}", anchor="end", bold=True)
    for tick in (1.0, low_ki67, 10.0, high_ki67, 50.0, 100.0):
        drawing.words(plane.x(tick), foot + 20, f"{tick:g}", anchor="middle")
    for tick in (0.5, 1.0, low_mitoses, 5.0, high_mitoses, 50.0):
        drawing.words(left - 8, plane.y(tick) + 5, f"{tick:g}", anchor="end")
    drawing.words(left + plane.width / 2, foot + 48, "Ki-67 index, %", anchor="middle")
    drawing.words(min(26, left - 44), plane.top + plane.height / 2, "Mitoses per 2 mm²", anchor="middle", turned=True)
    for case in cases:
        x, y = plane.x(case.ki67_index), plane.y(case.mitoses_per_2mm2)
        drawing.circle(x, y, 6)
        drawing.words(x + 10, y + 5, case.name, bold=True)
    return drawing.svg()


def _limits(fact_id: str) -> tuple[float, float]:
    found = fact(fact_id)
    if found.low is None or found.high is None:
        raise LookupError(f"fact {fact_id} has no lower and upper limit")
    return float(found.low), float(found.high)


def along(value: float, span: tuple[float, float]) -> float:
    """How far a value lies along a logarithmic axis, from 0 to 1; what lies outside the span is moved to its end."""
    low, high = span
    return log10(min(max(value, low), high) / low) / log10(high / low)
