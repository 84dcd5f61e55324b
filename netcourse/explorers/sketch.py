"""A canvas with curves and patterns, for anatomy and flow; every other stroke and word is the course's ordinary `Drawing`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias
from xml.etree.ElementTree import SubElement

from netcourse.explorers.figure import INK, Drawing

Point: TypeAlias = tuple[float, float]

# Two textures, so that a marked shape is known without its colour.
HATCH = "url(#hatch)"
DOTS = "url(#dots)"
HATCH_GROUND, HATCH_INK = "#fbd58a", "#7a4a00"
DOTS_GROUND, DOTS_INK = "#d3e3f5", "#1f4e86"
TEXT_SIZE = 15
LINE_HEIGHT = 18


class Sketch(Drawing):
    """A `Drawing` with closed and open curves, two textures, and words that stay readable on any ground."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self._root.set("font-size", str(TEXT_SIZE))
        kinds = SubElement(self._root, "defs")
        size = {"patternUnits": "userSpaceOnUse", "width": "7", "height": "7"}
        hatch = SubElement(kinds, "pattern", {"id": "hatch", **size})
        SubElement(hatch, "rect", {"width": "7", "height": "7", "fill": HATCH_GROUND})
        SubElement(hatch, "path", {"d": "M-1 8 L8 -1 M-1 1 L1 -1 M6 8 L8 6", "stroke": HATCH_INK, "stroke-width": "1.6"})
        dots = SubElement(kinds, "pattern", {"id": "dots", **size})
        SubElement(dots, "rect", {"width": "7", "height": "7", "fill": DOTS_GROUND})
        SubElement(dots, "circle", {"cx": "3.5", "cy": "3.5", "r": "1.6", "fill": DOTS_INK})

    @contextmanager
    def scaled(self, across: float, down: float, left: float) -> Iterator[None]:
        """What is drawn meanwhile is drawn smaller or larger, in shares of its own size, and its left rim stands at `left`."""
        whole = self._root
        self._root = SubElement(whole, "g", {"transform": f"translate({left:g} 0) scale({across:g} {down:g})"})
        yield
        self._root = whole

    def path(self, d: str, *, fill: str = "none", stroke: str = INK, width: float = 1, dashes: str = "none") -> None:
        """A path in SVG's own words, such as `smooth` and `straight` give."""
        self._add(
            "path", d=d, fill=fill, stroke=stroke, stroke_width=width, stroke_dasharray=dashes,
            stroke_linejoin="round", stroke_linecap="round",
        )  # fmt: skip

    def panel(self, x: float, y: float, width: float, height: float, *, fill: str, edge: float = 1, dashes: str = "none") -> None:
        """A box with rounded corners, its top left corner at (x, y)."""
        self._add(
            "rect", x=x, y=y, width=width, height=height, rx=7, fill=fill, stroke=INK, stroke_width=edge, stroke_dasharray=dashes
        )

    def clear_words(
        self, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False, size: float = TEXT_SIZE
    ) -> None:
        """Words with a white rim, readable across lines and shapes."""
        weight = "bold" if bold else "normal"
        self._add(
            "text", x=x, y=y, text_anchor=anchor, font_weight=weight, font_size=size,
            stroke="#ffffff", stroke_width=4, stroke_linejoin="round", paint_order="stroke",
        ).text = text  # fmt: skip


def smooth(points: Sequence[Point], *, closed: bool) -> str:
    """A curve through points, as SVG path data.

    Parameters
    ----------
    points : sequence of (x, y)
        At least two, in user units.
    closed : bool
        Whether the last point is joined to the first.

    Returns
    -------
    str
        Cubic pieces of a Catmull-Rom spline: each handle is a sixth of the chord between a point's two neighbours.
    """
    count = len(points)
    pieces = [f"M{_pair(points[0])}"]
    for at in range(count if closed else count - 1):
        before, start, end, after = (_at(points, at + step, closed=closed) for step in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        pieces.append(f"C{_pair(first)} {_pair(second)} {_pair(end)}")
    return " ".join([*pieces, "Z"] if closed else pieces)


def straight(points: Iterable[Point], *, closed: bool) -> str:
    """Straight lines through points, as SVG path data."""
    return "M" + " L".join(_pair(point) for point in points) + (" Z" if closed else "")


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    return points[index % len(points)] if closed else points[min(max(index, 0), len(points) - 1)]


def _pair(point: Point) -> str:
    # One decimal is finer than a pixel, and the same text on every machine.
    return f"{point[0]:.1f},{point[1]:.1f}"
