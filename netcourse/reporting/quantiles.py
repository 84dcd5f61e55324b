"""Quantiles that intervals need. The standard library has those of the normal distribution; those of F stand here."""

from functools import lru_cache
from math import exp, lgamma, log, log1p
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15
_MOST = 100_000


def normal(confidence: float) -> float:
    """How many standard deviations around the middle hold this share of a normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


@lru_cache(maxsize=64)
def f_quantile(share: float, first: float, second: float) -> float:
    """Below which value this share of an F distribution lies.

    Parameters
    ----------
    share : float
        Between 0 and 1, both excluded.
    first, second : float
        Degrees of freedom of numerator and denominator, above 0.

    Returns
    -------
    float
        Found by halving, as the beta distribution's share of x = first·F / (first·F + second).
    """
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if beta_share(middle, first / 2, second / 2) < share:
            low = middle
        else:
            high = middle
    x = (low + high) / 2
    return second * x / (first * (1 - x))


def beta_share(x: float, a: float, b: float) -> float:
    """The share of a beta distribution below `x`: the regularised incomplete beta function.

    By its continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22), taken from the side where it is short.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1 / (1 + d2 / (1 + …)), from the front by Lentz's way."""
    value, ahead, behind = 1.0, 1.0, 0.0
    for step in range(1, _MOST):
        half = step // 2
        if step % 2:
            part = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            part = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        behind = 1 / (1 + part * behind or _TINY)
        ahead = 1 + part / ahead or _TINY
        value *= ahead * behind
        if abs(ahead * behind - 1) < _CLOSE:
            break
    return value
