"""The picture with what was marked on it, its window, and the reading as a list; and the same as a table of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.plot import Plot
from netcourse.explorers.reading_room.body import CELL_MM, HEIGHT_MM, NAMES, OVALS, WIDTH_MM, Oval, Spot
from netcourse.explorers.reading_room.picture import picture, wedge
from netcourse.explorers.reading_room.reading import Reading, outcome
from netcourse.explorers.reading_room.uptake import brightest
from netcourse.explorers.reading_room.words import TRACERS, called, grey, headline, looked_at, times, truth

TOP, LINE = 34, 20
# Pixels of the drawing to a mm.
SCALE = 0.6
WIDE_IMAGE, TALL_IMAGE = WIDTH_MM * SCALE, HEIGHT_MM * SCALE
BAR_WIDE, BAR_TALL = 220, 16
_ROUND = 24  # corners of a ring
_LOOK_LINES = 6  # as many as a place needs in words


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the picture stands, and where its window and the list of marks do; `letters` fit on a line of the list."""

    width: int
    left: float
    aside: float
    bar: float
    letters: int

    @property
    def list_top(self) -> float:
        """Where the list of marks begins."""
        return self.look_top + LINE * (_LOOK_LINES + 1)

    @property
    def look_top(self) -> float:
        """Where the place that is looked at stands in words."""
        return self.bar + 90


WIDE = Layout(600, 12, 284, TOP + 24, 44)
NARROW = Layout(NARROW_WIDTH, 50, 16, TOP + TALL_IMAGE + 34, 44)


class _Canvas(Plot):
    """A plot that can hold a picture."""

    def image(self, x: float, y: float, width: float, height: float, address: str) -> None:
        """A picture, stretched to this size."""
        self._add("image", x=x, y=y, width=width, height=height, href=address, preserveAspectRatio="none")


def room_figure(one: Reading) -> Figure:
    """Draw a reading.

    Parameters
    ----------
    one : Reading

    Returns
    -------
    Figure
        The projection in its window, with a number on each marked place (a square: called tumour; a disc: needs a test). The
        table has each place beside liver and spleen, what was said of it and, once the reading is finished, what it is.
    """
    tracer = TRACERS[one.tracer]
    return Figure(
        svg=_drawn(one, WIDE),
        narrow=_drawn(one, NARROW),
        alt=(
            f"Synthetic projection from the front, {tracer}, white for nothing to black for an SUV of {one.top:g} and above. "
            f"{headline(one)} The table has every place."
        ),
        caption=f"{tracer[0].upper()}{tracer[1:]}, window 0 to {one.top:g}. Drawn from a seed: no real patient's image.",
        header=[
            "Place",
            "Times liver",
            f"Times {one.reference}",
            "In this window",
            "Your reading",
            *(["What it is"] if one.finished else []),
        ],
        rows=[_row(one, spot) for spot in Spot],
    )


def in_the_body(one: Reading, across: float, up: float, *, narrow: bool) -> tuple[float, float]:
    """Where in the body a click into the drawing points, in mm from the top left of the picture.

    `across` and `up` are shares of the drawing's width and height, from its left and its top.
    """
    layout = NARROW if narrow else WIDE
    return (across * layout.width - layout.left) / SCALE, (up * _height(one, layout) - TOP) / SCALE


def marks_of(one: Reading) -> Sequence[tuple[Spot, bool, str]]:
    """What was marked, in the order of places: the place, whether it was called tumour, and in words."""
    return [(spot, spot in one.tumours, f"{NAMES[spot]}: {called(one, spot)}") for spot in Spot if one.marked(spot)]


def _row(one: Reading, spot: Spot) -> list[str]:
    suv = brightest(one.patient, spot, one.tracer)
    row = [
        NAMES[spot],
        times(suv, one.liver, one.top),
        times(suv, one.beside, one.top),
        grey(suv, one.top),
        called(one, spot),
    ]
    return [*row, f"{truth(one, spot)} ({outcome(one, spot).value})"] if one.finished else row


def _lines(one: Reading, layout: Layout) -> list[tuple[str, int, bool]]:
    """The lines of the list: the words, the number of the mark (0: the line goes on), and whether it was called tumour."""
    found = []
    for at, (_, tumour, words) in enumerate(marks_of(one), start=1):
        found += [(text, 0 if more else at, tumour) for more, text in enumerate(wrap(words, layout.letters - 4))]
    return found


def _height(one: Reading, layout: Layout) -> int:
    below = layout.list_top + LINE * (1 + len(_lines(one, layout)))
    return round(max(TOP + TALL_IMAGE + 12, below))


def _drawn(one: Reading, layout: Layout) -> str:
    canvas = _Canvas(layout.width, _height(one, layout))
    canvas.words(layout.left, TOP - 12, "Right of the patient")
    canvas.words(layout.left + WIDE_IMAGE, TOP - 12, "Left", anchor="end")
    canvas.image(layout.left, TOP, WIDE_IMAGE, TALL_IMAGE, picture(one.patient.key, one.tracer, one.top))
    canvas.rect(layout.left, TOP, WIDE_IMAGE, TALL_IMAGE, fill="none")
    for oval in OVALS[one.look]:
        _ring(canvas, oval, layout)
    for at, (spot, tumour, _) in enumerate(marks_of(one), start=1):
        home = OVALS[spot][0]
        _mark(canvas, layout.left + home.x * SCALE + 11, TOP + home.y * SCALE - 11, at, tumour=tumour)
    _window(canvas, one, layout)
    _look(canvas, one, layout)
    _list(canvas, one, layout)
    return canvas.svg()


def _ring(canvas: _Canvas, oval: Oval, layout: Layout) -> None:
    wide, tall = oval.half_x * SCALE + 2 * CELL_MM * SCALE, oval.half_y * SCALE + 2 * CELL_MM * SCALE
    x, y = layout.left + oval.x * SCALE, TOP + oval.y * SCALE
    round_ = [(x + wide * cos(2 * pi * at / _ROUND), y + tall * sin(2 * pi * at / _ROUND)) for at in range(_ROUND + 1)]
    # A white line below the dashes, so that they are seen on black as well.
    canvas.curve(round_, colour="#ffffff", width=4)
    canvas.curve(round_, width=1.5, dashes="3 3")


def _mark(canvas: _Canvas, x: float, y: float, number: int, *, tumour: bool) -> None:
    if tumour:
        canvas.rect(x - 10, y - 9, 20, 18, fill="#ffffff")
    else:
        canvas.marks(f"M{x - 10:.1f} {y:.1f}a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z", fill="#ffffff", stroke=INK)
    canvas.words(x, y + 5, str(number), anchor="middle", bold=True)


def _window(canvas: _Canvas, one: Reading, layout: Layout) -> None:
    x, y = layout.aside, layout.bar
    canvas.words(x, y - 8, f"Window ({TRACERS[one.tracer]})", bold=True)
    canvas.image(x, y, BAR_WIDE, BAR_TALL, wedge())
    canvas.rect(x, y, BAR_WIDE, BAR_TALL, fill="none")
    canvas.words(x + BAR_WIDE + 8, y + 13, f"SUV {one.top:g}")
    beside = [("liver", one.liver), (one.reference, one.beside)]
    for line, (name, suv) in enumerate(beside):
        base = y + BAR_TALL + 18 + LINE * line
        if suv is None:
            canvas.words(x, base, f"no {name}")
            continue
        at = x + BAR_WIDE * min(suv / one.top, 1)
        canvas.line(at, y + BAR_TALL, at, base - 12)
        over = " (beyond)" if suv > one.top else ""
        far = at > x + BAR_WIDE / 2
        canvas.words(at - 4 if far and not line else at, base, f"{name}{over}", anchor="end" if far else "start")


def _look(canvas: _Canvas, one: Reading, layout: Layout) -> None:
    canvas.words(layout.aside, layout.look_top, f"You look at: {NAMES[one.look]}", bold=True)
    lines = [line for said in looked_at(one) for line in wrap(said, layout.letters)]
    for at, line in enumerate(lines, start=1):
        canvas.words(layout.aside, layout.look_top + LINE * at, line)


def _list(canvas: _Canvas, one: Reading, layout: Layout) -> None:
    x, y = layout.aside, layout.list_top
    lines = _lines(one, layout)
    canvas.words(x, y, "Your reading" if lines else "Your reading: nothing marked yet", bold=True)
    for at, (words, number, tumour) in enumerate(lines, start=1):
        if number:
            _mark(canvas, x + 10, y + LINE * at - 5, number, tumour=tumour)
        canvas.words(x + 28, y + LINE * at, words)
