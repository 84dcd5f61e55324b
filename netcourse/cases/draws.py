"""Draws for the synthetic cohorts, and the reading of the facts that they follow.

Only `random.Random.random()` promises the same numbers in every Python version, so each draw below is made from it alone. How
many numbers a draw uses up is part of what it promises: a cohort stays the same only as long as that does.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from math import exp, log
from random import Random
from statistics import NormalDist
from typing import ParamSpec, TypeVar

from netcourse.evidence import fact

P = ParamSpec("P")
T = TypeVar("T")

_STANDARD = NormalDist()
# random() may return 0, where the inverse normal has no value.
_LEAST = 1e-12
# Above this mean exp(-mean) comes near the smallest float, and the count would no longer be exact.
_GREATEST_POISSON_MEAN = 700


def drawn_once(draw: Callable[P, list[T]]) -> Callable[P, list[T]]:
    """Have a cohort drawn once for the same arguments: lessons and tests ask for it again and again.

    Each caller gets a list of its own; the patients in it can't be changed.
    """

    @lru_cache(maxsize=8)
    def kept(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(draw(*args, **kwargs))

    @wraps(draw)
    def again(*args: P.args, **kwargs: P.kwargs) -> list[T]:
        return list(kept(*args, **kwargs))  # type: ignore[arg-type]  # numbers can be hashed

    return again


def choose(rng: Random, shares: Mapping[T, float]) -> T:
    """One of several values, each as often as its share says.

    Parameters
    ----------
    rng : Random
        Where the number comes from; one is used.
    shares : mapping of value to float
        At least one value; shares are at least 0 and need not add up to one.

    Returns
    -------
    T
        A key of `shares`.

    Raises
    ------
    ValueError
        If no share is above 0, or one is below.
    """
    total = sum(shares.values())
    if total <= 0 or min(shares.values()) < 0:
        raise ValueError(f"shares={dict(shares)}: none may be below 0, and one must be above")
    at = rng.random() * total
    for one, share in shares.items():
        at -= share
        if at < 0:
            return one
    # Rounding may leave a crumb at the end, which belongs to the last value that can be drawn.
    return [one for one, share in shares.items() if share > 0][-1]


def yes_no(rng: Random, share: float) -> str:
    """The word ``"yes"`` in `share` of the draws, from 0 to 1, else ``"no"``; one number is used."""
    return "yes" if rng.random() < share else "no"


def between(rng: Random, low: float, high: float) -> float:
    """Any number from `low` up to, but not including, `high`, all equally likely; one number is used."""
    return low + rng.random() * (high - low)


def whole(rng: Random, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included, all equally likely; one number is used."""
    return low + int(rng.random() * (high - low + 1))


def log_normal(rng: Random, mean: float, sigma: float) -> float:
    """A log-normal value with a given arithmetic mean.

    Parameters
    ----------
    rng : Random
        Where the number comes from; one is used.
    mean : float
        The mean of the values themselves, above 0: their median is ``mean * exp(-sigma**2 / 2)``.
    sigma : float
        The standard deviation of their natural logarithms, at least 0.

    Returns
    -------
    float
        A value above 0, in the unit of `mean`.
    """
    return exp(log(mean) - sigma * sigma / 2 + sigma * _normal(rng))


def log_normal_above(rng: Random, limit: float, share: float, sigma: float) -> float:
    """A log-normal value that lies above a limit as often as a share says: a test with its sensitivity or false positives.

    Parameters
    ----------
    rng : Random
        Where the number comes from; one is used.
    limit : float
        The limit, above 0.
    share : float
        The share of values above it, above 0 and below 1.
    sigma : float
        The standard deviation of the natural logarithms, at least 0.

    Returns
    -------
    float
        A value above 0, in the unit of `limit`.

    References
    ----------
    P(X > limit) = share where ln X is normal with mean ``ln(limit) - sigma * z``; z is the standard normal quantile of 1 - share.
    """
    return exp(log(limit) - sigma * _STANDARD.inv_cdf(1 - share) + sigma * _normal(rng))


def poisson(rng: Random, mean: float) -> int:
    """A Poisson count; as many numbers are used as the count, and one more.

    Parameters
    ----------
    rng : Random
        Where the numbers come from.
    mean : float
        The mean count, from 0 to 700.

    Returns
    -------
    int
        The count, at least 0.

    Raises
    ------
    ValueError
        If `mean` is out of that range.

    References
    ----------
    The product of uniforms: D. E. Knuth, The Art of Computer Programming 2, 3.4.1. Exact, and fast for means below a few hundred.
    """
    if not 0 <= mean <= _GREATEST_POISSON_MEAN:
        raise ValueError(f"mean={mean}: must be from 0 to {_GREATEST_POISSON_MEAN}")
    limit, product, count = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def value(fact_id: str) -> float:
    """The value of a fact, in the fact's unit.

    Raises
    ------
    LookupError
        If there is no such fact, or it holds no value.
    """
    known = fact(fact_id).value
    if known is None:
        raise LookupError(f"fact {fact_id} has no value")
    return float(known)


def lower(fact_id: str) -> float:
    """The lower limit of a fact, in the fact's unit.

    Raises
    ------
    LookupError
        If there is no such fact, or it holds no lower limit.
    """
    known = fact(fact_id).low
    if known is None:
        raise LookupError(f"fact {fact_id} has no lower limit")
    return float(known)


def upper(fact_id: str) -> float:
    """The upper limit of a fact, in the fact's unit.

    Raises
    ------
    LookupError
        If there is no such fact, or it holds no upper limit.
    """
    known = fact(fact_id).high
    if known is None:
        raise LookupError(f"fact {fact_id} has no upper limit")
    return float(known)


def _normal(rng: Random) -> float:
    return _STANDARD.inv_cdf(max(rng.random(), _LEAST))
