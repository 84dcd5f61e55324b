"""How much of a question a class has: the share of its marks, with an interval."""

from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from netcourse.disease.counting import wilson_limits

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included, with 95% confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Facility:
    """The mean share of a question's marks among `n` students, and its interval; `same` if all have the same marks."""

    n: int
    share: float
    interval: Interval
    same: bool


def facility(marks: NDArray[np.float64], points: float) -> Facility | None:
    """The facility of one question.

    Parameters
    ----------
    marks : array of float, shape (students,)
        In marks; nan where a student did not reach the question, was not shown it, or waits for a marker.
    points : float
        What the question is worth, above 0.

    Returns
    -------
    Facility or None
        None if nobody's marks are known.
    """
    known = marks[~np.isnan(marks)]
    if not known.size or points <= 0:
        return None
    share = float(known.mean() / points)
    return Facility(int(known.size), share, wilson(share, int(known.size)), bool(np.ptp(known) == 0))


def wilson(share: float, n: int, confidence: float = CONFIDENCE) -> Interval:
    """The Wilson score interval of a mean share.

    It is made for right and wrong. For marks in between it is on the safe side: of all marks between nothing and everything with
    the same mean, all-or-nothing varies most.

    Parameters
    ----------
    share : float
        Between 0 and 1; what lies outside, as extra marks may bring about, is taken as the limit.
    n : int
        Of how many students, at least 1.
    confidence : float
        Between 0 and 1.

    References
    ----------
    E. B. Wilson, J Am Stat Assoc 1927;22:209-212.
    """
    if isnan(share) or n < 1:
        raise ValueError(f"an interval needs a share of at least one student, not {share} of {n}")
    return Interval(*wilson_limits(min(max(share, 0.0), 1.0), n, confidence))
