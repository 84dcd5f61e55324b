"""What counting alone leaves uncertain in an index such as Ki-67."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from netcourse.whole_number import truth_value, whole_number


@dataclass(frozen=True, slots=True)
class Interval:
    """A proportion counted as `positive` of `counted`, with the limits of its confidence interval, all as fractions of one."""

    positive: int
    counted: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The counted proportion, between 0 and 1."""
        return self.positive / self.counted


def wilson_interval(positive: int, counted: int, confidence: float = 0.95) -> Interval:
    """The Wilson score interval of a counted proportion.

    It covers only the error of drawing this many cells from many: not the choice of hot spot, the stain, or the eye.

    Parameters
    ----------
    positive : int
        Cells that stained, 0 to `counted`.
    counted : int
        Tumour cells counted, at least 1.
    confidence : float
        Two-sided confidence level, between 0 and 1.

    Returns
    -------
    Interval
        Limits as fractions of one.

    Raises
    ------
    ValueError
        If a count is impossible or the level is not between 0 and 1.

    References
    ----------
    E. B. Wilson, J Am Stat Assoc 1927;22:209-212.
    """
    positive, counted = _plain("positive", positive), _plain("counted", counted)
    if counted < 1:
        raise ValueError(f"counted={counted}: at least 1 tumour cell has to be counted")
    if not 0 <= positive <= counted:
        raise ValueError(f"positive={positive}: must lie between 0 and counted={counted}")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence={confidence}: must lie between 0 and 1, both excluded")
    return Interval(positive, counted, *wilson_limits(positive / counted, counted, confidence))


def wilson_limits(share: float, counted: int, confidence: float = 0.95) -> tuple[float, float]:
    """The limits of the Wilson score interval, for whoever has a share and how many it was counted among.

    Parameters
    ----------
    share : float
        Between 0 and 1, both included.
    counted : int
        At least 1.
    confidence : float
        Two-sided confidence level, between 0 and 1.

    Returns
    -------
    tuple of float
        The lower and the upper one, as fractions of one.

    References
    ----------
    As for `wilson_interval`.
    """
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    spread = z * sqrt(share * (1 - share) / counted + z * z / (4 * counted * counted))
    centre = share + z * z / (2 * counted)
    scale = 1 + z * z / counted
    # With nothing or everything one limit is 0 or 1 exactly; in floats it would only come close.
    return 0.0 if share == 0 else (centre - spread) / scale, 1.0 if share == 1 else (centre + spread) / scale


def _plain(name: str, value: int) -> int:
    # Small numpy integers overflow in squares; what is no whole number is taken as it comes, except for a truth value.
    if truth_value(value) is not None:
        raise ValueError(f"{name}={value!r}: a whole number is needed")
    whole = whole_number(value)
    return value if whole is None else whole
