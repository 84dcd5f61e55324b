"""Quantiles that intervals need: of the normal distribution from the standard library, of F from scipy."""

from statistics import NormalDist


def normal(confidence: float) -> float:
    """How many standard deviations around the middle hold this share of a normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def f_quantile(share: float, first: float, second: float) -> float:
    """Below which value this share of an F distribution lies.

    Parameters
    ----------
    share : float
        Between 0 and 1, both excluded.
    first, second : float
        Degrees of freedom of numerator and denominator, above 0.
    """
    from scipy.special import fdtri

    return float(fdtri(first, second, share))
