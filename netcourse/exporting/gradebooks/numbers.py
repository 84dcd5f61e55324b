"""Marks as text, with a decimal point and nothing else, and scores as platforms write them."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from netcourse.exporting.gradebooks.harms import HarmError

_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
# What platforms show: two scores that look the same there are no change.
_SHOWN = 0.005


def plain(marks: float, *, decimals: int | None = None) -> str:
    """A mark as every importer reads it.

    Parameters
    ----------
    marks : float
        From 0 up.
    decimals : int, optional
        How many the platform takes at most, rounded half up; by default all that there are.

    Returns
    -------
    str
        Digits, and a point with decimals if need be: reading it gives the same float, unless it was rounded.

    Raises
    ------
    HarmError
        If it is no number, or below 0.
    """
    if not math.isfinite(marks) or marks < 0:
        raise HarmError("no-plain-mark", f"the mark {marks}", "look at this student in the formgrader")
    exact = Decimal(repr(float(marks)))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def score_in(text: str, where: str) -> float | None:
    """The score in a cell of a download.

    Parameters
    ----------
    text : str
        With a point or a comma for decimals, and nothing for thousands.
    where : str
        How a message calls the cell.

    Returns
    -------
    float or None
        None where there is none: an empty cell or a hyphen.

    Raises
    ------
    HarmError
        If something else than a number stands there.
    """
    tidy = text.strip().replace("\N{NO-BREAK SPACE}", "")
    if tidy in ("", "-", "–"):
        return None
    if _PLAIN.fullmatch(tidy):
        return float(tidy.replace(",", "."))
    raise HarmError("unreadable-score", f"{where}: {tidy[:40]!r}", "choose the column with the unit's points by --column")


def is_same(one: float, other: float) -> bool:
    """Whether two scores look alike in a platform's gradebook, which shows two decimals."""
    return abs(one - other) < _SHOWN + 1e-9
