"""Measures of a drawing for a page as narrow as a phone: it is shown whole there, with words that can be read."""

from textwrap import wrap
from typing import Literal

from netcourse.explorers.figure import Drawing

# As wide as what a phone of 360 pixels leaves free, within a tenth: words of 14 px stay above 11.
NARROW_WIDTH = 340
MARGIN = 8
LETTERS, BOLD_LETTERS = 44, 40
LINE = 18


def in_lines(
    canvas: Drawing,
    x: float,
    y: float,
    text: str,
    *,
    letters: int = 0,
    anchor: Literal["start", "middle", "end"] = "start",
    bold: bool = False,
    line: int = LINE,
) -> float:
    """Write words in as many lines as they need.

    Parameters
    ----------
    canvas : Drawing
        Where to.
    x, y : float
        Of the first line's base.
    text : str
        The words.
    letters : int, optional
        How many fit on a line; by default as many as the narrow drawing holds.
    anchor, bold
        As of `Drawing.words`.
    line : int, optional
        How far one line is from the next.

    Returns
    -------
    float
        Where the base of a next line would be.
    """
    for words in wrap(text, letters or (BOLD_LETTERS if bold else LETTERS), break_on_hyphens=False):
        canvas.words(x, y, words, anchor=anchor, bold=bold)
        y += line
    return y
