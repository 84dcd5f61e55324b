"""Survival curves of groups: Weibull curves, mixtures of them, and conditional survival. An illustration, no trial's curve.

A median fixes one point of a curve; its shape is chosen. Years count from diagnosis. No function here is about one patient.
"""

from dataclasses import dataclass
from math import exp, fsum, log

from netcourse.disease.arguments import Number, above_zero, exact
from netcourse.evidence import fact

MONTHS_PER_YEAR = 12
# How exactly a time is searched on a mixture: a share of the time itself, far below what a figure shows.
_PRECISION = 1e-12
# So many halvings leave nobody; a quotient of two such shares is still a number.
_MOST = 1e300


@dataclass(frozen=True, slots=True)
class Weibull:
    """The curve of one group: `median` in years, `shape` above 0 without a unit.

    With a shape below 1 the risk of death falls with the years, at 1 it stays the same, above 1 it rises.
    """

    median: float
    shape: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no curve."""
        above_zero("median", self.median, "years")
        above_zero("shape", self.shape)


@dataclass(frozen=True, slots=True)
class Mixture:
    """Several groups counted as one: pairs of a share, of one, and the curve of that group. The shares sum to one."""

    parts: tuple[tuple[float, Weibull], ...]

    def __post_init__(self) -> None:
        """Refuse shares that are none, or that do not make a whole."""
        whole = sum(exact("share", share, low=0, high=1) for share, _ in self.parts)
        if abs(float(whole) - 1) > _PRECISION:
            raise ValueError(f"parts={self.parts!r}: the shares must sum to 1, not {float(whole)}")


Curve = Weibull | Mixture


def mixed(share: Number, first: Weibull, second: Weibull) -> Mixture:
    """Two groups counted as one.

    Parameters
    ----------
    share : number
        The share of the first group at diagnosis, of one.
    first, second : Weibull
        The curves of both groups.

    Returns
    -------
    Mixture
        The curve of all of them.
    """
    part = float(exact("share", share, low=0, high=1))
    return Mixture(((part, first), (1 - part, second)))


def alive(curve: Curve, years: Number) -> float:
    """The share of a group that lives longer than so many years: S(t) = exp(-(t / scale) ** shape).

    The scale is such that half are alive at the median. So S(t) = 2 ** -((t / median) ** shape), which gives exactly one half
    there. A mixture is the mean of its parts, weighted by their shares.

    Parameters
    ----------
    curve : Weibull or Mixture
        The group.
    years : number
        Years since diagnosis, 0 or more.

    Returns
    -------
    float
        A share of one.

    Raises
    ------
    ValueError
        If the years are negative or not finite.
    """
    return _alive(curve, float(exact("years", years, low=0, unit="years")))


def alive_given(curve: Curve, already: Number, more: Number) -> float:
    """The share of those alive at some year who live longer than so many more: S(t0 + h) / S(t0).

    Parameters
    ----------
    curve : Weibull or Mixture
        The group.
    already : number
        Years already survived since diagnosis, t0, 0 or more.
    more : number
        Further years, h, 0 or more.

    Returns
    -------
    float
        A share of one; with nothing survived yet the same as `alive`.

    Raises
    ------
    ValueError
        If a number is negative or not finite.
    """
    since = float(exact("already", already, low=0, unit="years"))
    until = since + float(exact("more", more, low=0, unit="years"))
    parts = _logs(curve, since)
    # Shares are compared by their logarithms: so many years may pass that hardly anybody is left, and a plain quotient fails.
    top = max(weight for weight, _ in parts)
    before = [(exp(weight - top), part) for weight, part in parts]
    return fsum(weight * exp(_log_alive(part, until) - _log_alive(part, since)) for weight, part in before) / fsum(
        weight for weight, _ in before
    )


def time_until(curve: Curve, share: Number) -> float:
    """The years after which only so large a share of a group is alive; with one half it is the median.

    Parameters
    ----------
    curve : Weibull or Mixture
        The group.
    share : number
        A share of one, above 0 and at most 1.

    Returns
    -------
    float
        Years since diagnosis. Exact for a Weibull curve; on a mixture found by halving an interval.

    Raises
    ------
    ValueError
        If the share is not above 0 and at most 1.
    """
    left = float(above_zero("share", exact("share", share, low=0, high=1)))
    if isinstance(curve, Weibull):
        return _time(curve, left)
    times = [_time(part, left) for weight, part in curve.parts if weight]
    low, high = min(times), max(times)
    while high - low > _PRECISION * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _alive(curve, middle) > left else (low, middle)
    return high


def median(curve: Curve) -> float:
    """The years after which half of a group is alive."""
    return time_until(curve, 1 / 2)


def share_that_gives(median_years: Number, first: Weibull, second: Weibull) -> float | None:
    """The share of the first group with which two groups, counted as one, have a given median.

    From w * S1(T) + (1 - w) * S2(T) = 1/2 follows w = (S2(T) - 1/2) / (S2(T) - S1(T)).

    Parameters
    ----------
    median_years : number
        The median T of both groups together, in years, above 0.
    first, second : Weibull
        The curves of both groups.

    Returns
    -------
    float or None
        A share of one; None when no mixture of the two has this median.
    """
    years = float(above_zero("median_years", median_years, "years"))
    ours, theirs = _alive(first, years), _alive(second, years)
    if ours == theirs:
        return None
    share = (theirs - 1 / 2) / (theirs - ours)
    return share if 0 <= share <= 1 else None


def still_there(curve: Mixture, years: Number) -> tuple[float, ...]:
    """Who is left: the share of each part among those alive at some year, in the order of the parts.

    Parameters
    ----------
    curve : Mixture
        Groups counted as one.
    years : number
        Years since diagnosis, 0 or more.

    Returns
    -------
    tuple of float
        Shares of one, which sum to one: of those alive the groups that die sooner are an ever smaller part.
    """
    since = float(exact("years", years, low=0, unit="years"))
    top = max(weight for weight, _ in _logs(curve, since))
    left = [share and exp(log(share) + _log_alive(part, since) - top) for share, part in curve.parts]
    return tuple(one / fsum(left) for one in left)


def median_of_fact(fact_id: str) -> float:
    """The median survival that a fact holds, in years; the middle where the fact is a range.

    Parameters
    ----------
    fact_id : str
        A fact in months or years, such as ``"F-16.median"``.

    Returns
    -------
    float
        Years.

    Raises
    ------
    ValueError
        If the fact is no time in months or years.
    """
    one = fact(fact_id)
    per_year = {"years": 1, "months": MONTHS_PER_YEAR}.get(one.unit)
    if per_year is None:
        raise ValueError(f"fact_id={fact_id!r}: must be a time in months or years, not in {one.unit or 'no unit'}")
    if one.exact_value is not None:
        return float(one.exact_value / per_year)
    if one.exact_low is None or one.exact_high is None:
        raise ValueError(f"fact_id={fact_id!r}: must hold a number")
    return float((one.exact_low + one.exact_high) / 2 / per_year)


def _alive(curve: Curve, years: float) -> float:
    if isinstance(curve, Weibull):
        return float(2.0 ** -_halvings(curve, years))
    return fsum(share * _alive(part, years) for share, part in curve.parts)


def _halvings(curve: Weibull, years: float) -> float:
    try:
        return float((years / curve.median) ** curve.shape)
    except OverflowError:
        return _MOST


def _log_alive(curve: Weibull, years: float) -> float:
    return -_halvings(curve, years) * log(2)


def _logs(curve: Curve, years: float) -> list[tuple[float, Weibull]]:
    """The logarithm of the share of each part that is still alive, with its curve; parts without people are left out."""
    parts = ((1.0, curve),) if isinstance(curve, Weibull) else curve.parts
    return [(log(share) + _log_alive(part, years), part) for share, part in parts if share]


def _time(curve: Weibull, share: float) -> float:
    halvings = -log(share) / log(2)
    return float(curve.median * halvings ** (1 / curve.shape))
