"""Words on grounds of their own: rows of cells side by side on a wide page, and one below the other on a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import TypeAlias

from netcourse.explorers.figure import Drawing
from netcourse.explorers.narrow import NARROW_WIDTH

WIDTH, MARGIN, LINE, PAD = 720, 8, 19, 8
# The width of a letter in the widest common font, plain and bold.
LETTER, BOLD_LETTER = 7.8, 8.6
PLAIN, HEAD = "#ffffff", "#eeeeee"
_EDGE = "#6b747d"


@dataclass(frozen=True, slots=True)
class Cell:
    """Some paragraphs on a ground."""

    paragraphs: tuple[str, ...]
    fill: str = PLAIN
    bold: bool = False


Row: TypeAlias = Sequence[Cell]


def side_by_side(rows: Sequence[Row], shares: Sequence[float]) -> str:
    """Rows of cells as SVG text; `shares` of the width are those of the columns, and a row of one cell has all of it."""
    whole = WIDTH - 2 * MARGIN
    laid = []
    for row in rows:
        widths = [whole * share for share in shares] if len(row) > 1 else [float(whole)]
        laid.append([(cell, width, _lines(cell, width)) for cell, width in zip(row, widths, strict=True)])
    return _drawn(laid, WIDTH)


def one_below_the_other(rows: Sequence[Row]) -> str:
    """The same for a page as narrow as a phone; empty cells are left out."""
    width = float(NARROW_WIDTH - 2 * MARGIN)
    return _drawn([[(cell, width, _lines(cell, width))] for row in rows for cell in row if any(cell.paragraphs)], NARROW_WIDTH)


def _drawn(laid: Sequence[Sequence[tuple[Cell, float, Sequence[str]]]], width: int) -> str:
    heights = [LINE * max(len(lines) for *_, lines in row) + PAD for row in laid]
    canvas = Drawing(width, sum(heights) + 2 * MARGIN)
    y: float = MARGIN
    for row, height in zip(laid, heights, strict=True):
        x: float = MARGIN
        for cell, wide, lines in row:
            canvas.rect(x, y, wide, height, fill=cell.fill, stroke=_EDGE)
            for at, line in enumerate(lines, start=1):
                canvas.words(x + PAD, y + at * LINE, line, bold=cell.bold)
            x += wide
        y += height
    return canvas.svg()


@lru_cache(maxsize=1024)
def _lines(cell: Cell, width: float) -> tuple[str, ...]:
    letters = int((width - 2 * PAD) / (BOLD_LETTER if cell.bold else LETTER))
    return tuple(line for one in cell.paragraphs for line in wrap(one, letters, subsequent_indent="\u2003")) or ("",)
