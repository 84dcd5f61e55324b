"""The two kinds of shape that an organ is made of, a filled blob and a tube, and how far a point is from each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from netcourse.explorers.figure import INK
from netcourse.explorers.sketch import Point, Sketch, smooth


@dataclass(frozen=True, slots=True)
class Blob:
    """A closed curve through `points`, in user units of the map."""

    points: tuple[Point, ...]

    def draw(self, canvas: Sketch, *, fill: str, edge: float) -> None:
        """Draw it with an outline of `edge` units."""
        canvas.path(smooth(self.points, closed=True), fill=fill, width=edge)

    def distance(self, x: float, y: float) -> float:
        """How far a place is from the shape, in user units; 0 inside. Corners stand for the curve."""
        return 0.0 if _inside(self.points, x, y) else _to_line([*self.points, self.points[0]], x, y)


@dataclass(frozen=True, slots=True)
class Tube:
    """A thick curve through `points`, `width` user units across."""

    points: tuple[Point, ...]
    width: float

    def draw(self, canvas: Sketch, *, fill: str, edge: float) -> None:
        """Draw it: a dark curve below a lighter one leaves an outline of `edge` units."""
        curve = smooth(self.points, closed=False)
        canvas.path(curve, stroke=INK, width=self.width + 2 * edge)
        canvas.path(curve, stroke=fill, width=self.width)

    def distance(self, x: float, y: float) -> float:
        """How far a place is from the shape, in user units; 0 inside. Straight pieces stand for the curve."""
        return max(0.0, _to_line(self.points, x, y) - self.width / 2)


def _inside(corners: Sequence[Point], x: float, y: float) -> bool:
    # A ray to the right crosses the outline an odd number of times from inside.
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def _to_line(points: Sequence[Point], x: float, y: float) -> float:
    return min(_to_piece(start, end, x, y) for start, end in pairwise(points))


def _to_piece(start: Point, end: Point, x: float, y: float) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    along = 0.0 if length == 0 else ((x - start[0]) * across + (y - start[1]) * down) / length
    held = min(max(along, 0.0), 1.0)
    return hypot(x - start[0] - held * across, y - start[1] - held * down)
