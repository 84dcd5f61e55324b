"""What a plot needs besides rectangles and words: axes, curves and areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import TypeAlias

from netcourse.explorers.figure import INK, Drawing

Point: TypeAlias = tuple[float, float]

# Dark enough to be read as text on white, and told apart by dashes or shape as well.
BLUE, RUST, GREY = "#1f4e79", "#9c3d00", "#6b747d"
PALE_BLUE, PALE_RUST = "#cfe3f5", "#fbe3d2"
DASHES = "7 5"


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: `low` to `high` are drawn from `start` to `end` (user units), by logarithm if `by_log`."""

    low: float
    high: float
    start: float
    end: float
    by_log: bool = False

    def at(self, value: float) -> float:
        """Where a value lies; values outside are moved to the rim."""
        inside = min(max(value, self.low), self.high)
        if self.by_log:
            share = log10(inside / self.low) / log10(self.high / self.low)
        else:
            share = (inside - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


class Plot(Drawing):
    """A drawing with lines and areas through many points."""

    def curve(self, points: Sequence[Point], *, colour: str = INK, width: float = 2, dashes: str = "none") -> None:
        """A line through points."""
        self._add("path", d=_through(points), stroke=colour, stroke_width=width, stroke_dasharray=dashes, fill="none")

    def area(self, points: Sequence[Point], *, fill: str) -> None:
        """A filled shape with these corners; what lies below shows through."""
        self._add("path", d=f"{_through(points)}Z", fill=fill, fill_opacity=0.75, stroke="none")

    def marks(self, steps: str, *, fill: str, stroke: str = "none") -> None:
        """Many small marks as one path, in SVG's own steps: a hundredth of the text that as many elements would take."""
        self._add("path", d=steps, fill=fill, stroke=stroke, stroke_width=1.6)

    def frame(self, across: Scale, up: Scale) -> None:
        """The left and the lower axis line of a plot."""
        self.line(across.start, up.start, across.end, up.start)
        self.line(across.start, up.start, across.start, up.end)

    def ticks_across(self, across: Scale, y: float, ticks: Sequence[float]) -> None:
        """Labelled ticks below a lower axis at height y."""
        for tick in ticks:
            self.line(across.at(tick), y, across.at(tick), y + 5)
            self.words(across.at(tick), y + 20, f"{tick:g}", anchor="middle")

    def ticks_up(self, up: Scale, x: float, ticks: Sequence[float]) -> None:
        """Labelled ticks left of an axis at x."""
        for tick in ticks:
            self.line(x - 5, up.at(tick), x, up.at(tick))
            self.words(x - 9, up.at(tick) + 5, f"{tick:g}", anchor="end")


def _through(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
