"""Whether those who are strong in the rest of a unit are strong in a question as well.

The rest leaves the question itself out, as Moodle's figure does. PrairieLearn's takes it in and is higher, most of all in
short tests: the two are not to be compared.
"""

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.facility import CONFIDENCE, Interval
from netcourse.reporting.model import Marks
from netcourse.reporting.quantiles import normal

# From so many students on a class is parted into five, and not into three.
FIFTHS_FROM = 100
# Fisher's z needs more than three.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Correlation:
    """The correlation of one question with the rest of the unit, among `n` students."""

    n: int
    r: float
    interval: Interval


def rest(marks: Marks, points: NDArray[np.float64], item: int) -> NDArray[np.float64]:
    """What each student has of all other questions.

    Parameters
    ----------
    marks : array of float, shape (students, items)
        nan where nothing is known.
    points : array of float, shape (items,)
        What each is worth.
    item : int
        Which column is left out.

    Returns
    -------
    array of float, shape (students,)
        The share of the marks of those other questions whose marks are known; nan where none are.
    """
    others = np.delete(marks, item, axis=1)
    worth = np.where(np.isnan(others), 0.0, np.delete(points, item))
    of = worth.sum(axis=1)
    share: NDArray[np.float64] = np.divide(np.nansum(others, axis=1), of, out=np.full(len(marks), np.nan), where=of > 0)
    return share


def item_rest(marks: Marks, points: NDArray[np.float64], item: int) -> Correlation | None:
    """The correlation of a question's marks with the rest, with an interval by Fisher's z.

    Parameters
    ----------
    marks, points, item
        As for `rest`.

    Returns
    -------
    Correlation or None
        None where all have the same marks in the question or in the rest, or fewer than four students have both.

    References
    ----------
    R. A. Fisher, Metron 1921;1:3-32.
    """
    own, others = marks[:, item], rest(marks, points, item)
    both = ~(np.isnan(own) | np.isnan(others))
    x, y = own[both], others[both]
    if x.size < _FEWEST or np.ptp(x) == 0 or np.ptp(y) <= 1e-12:
        return None
    x, y = x - x.mean(), y - y.mean()
    r = float(np.clip((x * y).sum() / sqrt(float((x * x).sum() * (y * y).sum())), -1, 1))
    return Correlation(int(x.size), r, fisher(r, int(x.size)))


def fisher(r: float, n: int, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a correlation among `n` students; of a perfect one it is itself."""
    if abs(r) >= 1 - 1e-12:
        return Interval(r, r)
    half = normal(confidence) / sqrt(n - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


def how_many_groups(students: int) -> int:
    """Into how many groups a class of this size is parted."""
    return 5 if students >= FIFTHS_FROM else 3


def groups(strength: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Part students by strength: 0 for the weakest group, up to ``count - 1``.

    Parameters
    ----------
    strength : array of float, shape (students,)
        nan for whom it is not known.
    count : int
        How many groups.

    Returns
    -------
    array of int, shape (students,)
        -1 where the strength is not known. Equal strength is one group, so that groups may differ in size.
    """
    found = np.full(strength.size, -1, dtype=np.int64)
    known = np.flatnonzero(~np.isnan(strength))
    if known.size:
        # To the ninth decimal: sums in another order are no other strength.
        _, place, size = np.unique(np.round(strength[known], 9), return_inverse=True, return_counts=True)
        middle = (np.cumsum(size) - size / 2) / known.size
        found[known] = np.minimum((middle * count).astype(np.int64), count - 1)[place]
    return found
