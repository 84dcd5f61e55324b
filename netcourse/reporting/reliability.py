"""How far the marks of a unit would come out the same again: Cronbach's alpha, and what it means in marks.

With missing marks every pair of questions is taken from those students who have both (pairwise).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.facility import CONFIDENCE, Interval
from netcourse.reporting.model import Marks
from netcourse.reporting.quantiles import f_quantile


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha of those `items` questions of which anybody has marks, among `n` students.

    Attributes
    ----------
    alpha : float
        At most 1; below 0 where questions work against each other.
    interval : Interval
        By Feldt.
    sem : float
        The standard error of measurement, in marks.
    without : tuple of (float or None)
        Alpha without each question of the unit, in their order; None where it can't be said.
    """

    n: int
    items: int
    alpha: float
    interval: Interval
    sem: float
    without: tuple[float | None, ...]


def covariances(marks: Marks) -> NDArray[np.float64]:
    """The covariance of every two questions, each among the students who have marks in both.

    Parameters
    ----------
    marks : array of float, shape (students, items)
        nan where nothing is known.

    Returns
    -------
    array of float, shape (items, items)
        With n - 1 below the line; nan for fewer than two students.
    """
    known = (~np.isnan(marks)).astype(np.float64)
    size = known.sum(axis=0)
    # About the mean of each column, so that large marks lose no digits.
    middle = np.divide(np.nansum(marks, axis=0), size, out=np.zeros(marks.shape[1]), where=size > 0)
    centred = np.where(np.isnan(marks), 0.0, marks - middle)
    count, sums = known.T @ known, centred.T @ known
    enough = count > 1
    of = np.where(enough, count, 2.0)
    return np.where(enough, (centred.T @ centred - sums * sums.T / of) / (of - 1), np.nan)


def alpha_of(covariance: NDArray[np.float64]) -> float | None:
    """Cronbach's alpha from covariances; None for fewer than two questions, a pair unknown, or no variance at all.

    References
    ----------
    L. J. Cronbach, Psychometrika 1951;16:297-334.
    """
    items = len(covariance)
    if items < 2 or np.isnan(covariance).any():
        return None
    all_together = float(covariance.sum())
    if all_together <= 1e-12:
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / all_together)


def reliability(marks: Marks) -> Reliability | None:
    """Alpha and what follows from it.

    Parameters
    ----------
    marks : array of float, shape (students, items)
        In marks; nan where nothing is known. A student without any is left out, and so is a question that waits for its marker.

    Returns
    -------
    Reliability or None
        None where alpha can't be said, or there are fewer than three students.
    """
    known = ~np.isnan(marks)
    asked = np.flatnonzero(known.any(axis=0))
    there = marks[known.any(axis=1)][:, asked]
    if len(there) < 3 or there.shape[1] < 2:
        return None
    covariance = covariances(there)
    alpha = alpha_of(covariance)
    if alpha is None:
        return None
    n, items = there.shape
    sem = sqrt(max(float(covariance.sum()) * (1 - alpha), 0.0))
    own = {int(place): alpha_of(np.delete(np.delete(covariance, at, 0), at, 1)) for at, place in enumerate(asked)}
    without = tuple(own.get(at) for at in range(marks.shape[1]))
    return Reliability(n, items, alpha, feldt(alpha, n, items), sem, without)


def feldt(alpha: float, n: int, items: int, confidence: float = CONFIDENCE) -> Interval:
    """Feldt's interval of alpha: (1 - true) / (1 - found) follows F with n - 1 and (n - 1)(items - 1) degrees of freedom.

    References
    ----------
    L. S. Feldt, Psychometrika 1965;30:357-370.
    """
    outside, first = (1 - confidence) / 2, n - 1
    low, high = (1 - (1 - alpha) * f_quantile(at, first, first * (items - 1)) for at in (1 - outside, outside))
    return Interval(low, high)
