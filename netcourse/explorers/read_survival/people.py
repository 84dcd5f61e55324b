"""100 people at diagnosis, and 100 who have come some years: who of them is alive later, told apart by shape."""

from dataclasses import dataclass

from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, PALE_BLUE, Plot
from netcourse.explorers.read_survival.curve import ILLUSTRATION, year_header, year_rows
from netcourse.explorers.read_survival.setting import Reading, span

_ROW, _CELL, _SIDE, _TOP = 10, 26, 16, 58


@dataclass(frozen=True, slots=True)
class Hundred:
    """100 people: where they were counted from, and the fewest and most of them who are alive later."""

    since: str
    alive: tuple[int, int]


def hundreds(one: Reading) -> tuple[Hundred, ...]:
    """Those at diagnosis, and, once some years are behind, those who have come as far."""
    first = Hundred("100 people at diagnosis", one.from_diagnosis)
    if not one.survived:
        return (first,)
    return (first, Hundred(f"100 people alive at year {one.survived:g}", one.from_here))


def people_figure(one: Reading) -> Figure:
    """Draw a setting as people.

    Parameters
    ----------
    one : Reading

    Returns
    -------
    Figure
        A mark each: a full square is alive at the year that is looked at, an open ring has died. The table has each year.
    """
    many = hundreds(one)
    told = " ".join(f"{each.since}: {span(each.alive)} alive at year {one.until:g}." for each in many)
    return Figure(
        svg=_drawn(one, many, beside=True),
        narrow=_drawn(one, many, beside=False),
        alt=f"{ILLUSTRATION}, as people. {told}",
        caption=(
            f"{ILLUSTRATION}. Square: alive at year {one.until:g}. Ring: died before.{_between(many)} Nobody knows whose mark is "
            "whose."
        ),
        header=year_header(one),
        rows=year_rows(one),
    )


def _drawn(one: Reading, many: tuple[Hundred, ...], *, beside: bool) -> str:
    deep = _TOP + _ROW * _CELL + 14
    width = _SIDE + len(many) * (NARROW_WIDTH - _SIDE)
    canvas = Plot(width, deep) if beside else Plot(NARROW_WIDTH, deep * len(many))
    for at, each in enumerate(many):
        x = _SIDE + at * (NARROW_WIDTH - _SIDE) * beside
        y = _TOP + at * deep * (not beside)
        in_lines(canvas, x, y - 34, each.since, bold=True)
        in_lines(canvas, x, y - 14, f"{span(each.alive)} alive at year {one.until:g}")
        places = [(x + column * _CELL, y + row * _CELL) for row in range(_ROW) for column in range(_ROW)]
        low, high = each.alive
        canvas.marks("".join(_square(*place) for place in places[:low]), fill=BLUE)
        canvas.marks("".join(_diamond(*place) for place in places[low:high]), fill=PALE_BLUE, stroke=BLUE)
        canvas.marks("".join(_ring(*place) for place in places[high:]), fill="#ffffff", stroke=BLUE)
    return canvas.svg()


def _square(x: float, y: float) -> str:
    return f"M{x + 3:g} {y + 3:g}h17v17h-17z"


def _between(many: tuple[Hundred, ...]) -> str:
    return " Diamond: alive only at the high end of what is known." if any(len(set(each.alive)) > 1 for each in many) else ""


def _diamond(x: float, y: float) -> str:
    return f"M{x + 12:g} {y + 3:g}l9 9l-9 9l-9 -9z"


def _ring(x: float, y: float) -> str:
    return f"M{x + 5:g} {y + 12:g}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z"
