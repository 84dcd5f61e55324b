"""How far two markers agree who marked the same texts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `n` texts that two people marked: the share with exactly the same marks, kappa by its weights, and the mean difference.

    A kappa is None where both gave one and the same mark to everybody, so that there was nothing to agree on. `higher` is by how
    many marks the first person gave more, on average.
    """

    n: int
    exact: float
    linear: float | None
    quadratic: float | None
    higher: float


def agreement(one: Sequence[float], other: Sequence[float]) -> Agreement | None:
    """Compare two markers.

    Parameters
    ----------
    one, other : sequence of float
        The marks that each gave, in the same order of texts.

    Returns
    -------
    Agreement or None
        None if there are no texts.

    Raises
    ------
    ValueError
        If one marked more texts than the other.
    """
    if len(one) != len(other):
        raise ValueError(f"{len(one)} marks beside {len(other)}")
    if not one:
        return None
    same = sum(abs(a - b) < 1e-9 for a, b in zip(one, other, strict=True)) / len(one)
    higher = float(np.mean(np.subtract(one, other)))
    return Agreement(len(one), same, weighted_kappa(one, other, 1), weighted_kappa(one, other, 2), higher)


def weighted_kappa(one: Sequence[float], other: Sequence[float], power: int) -> float | None:
    """Cohen's kappa with a disagreement weighted by the distance of the marks, to this power: 1 is linear, 2 quadratic.

    The distance is that of the marks themselves, not of their ranks: 0 and 5 are further apart than 0 and 1, whether or not
    somebody gave what lies between.

    Parameters
    ----------
    one, other : sequence of float
        The marks that each gave, in the same order.
    power : int
        1 or 2.

    References
    ----------
    J. Cohen, Psychol Bull 1968;70:213-220.
    """
    first, second = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    seen = (np.abs(first - second) ** power).mean()
    (x, times_x), (y, times_y) = (np.unique(marks, return_counts=True) for marks in (first, second))
    by_chance = (np.abs(x[:, None] - y[None, :]) ** power * np.outer(times_x, times_y)).sum() / first.size**2
    return None if by_chance == 0 else float(1 - seen / by_chance)
