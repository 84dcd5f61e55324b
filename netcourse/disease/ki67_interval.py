"""The interval of a Ki-67 index beside the limits of the grades: which of them it crosses, and how it is printed."""

from fractions import Fraction

from netcourse.disease.arguments import exact
from netcourse.disease.counting import Interval
from netcourse.disease.proliferation import PER_CENT, shown
from netcourse.evidence import fact


def limits_crossed(span: Interval) -> tuple[Fraction, ...]:
    """The limits of the WHO table between the two ends of an interval (facts B1-1.ki67 and B1-3.ki67).

    Both limits belong to NET G2. So an interval that starts at 3%, or ends at 20%, crosses nothing: all of it is one grade. One
    that ends at 3%, or starts at 20%, holds values of two grades.

    Parameters
    ----------
    span : Interval
        Of a proportion; its ends are read as they are written.

    Returns
    -------
    tuple of Fraction
        In per cent, from low to high.
    """
    low, high = _ends(span)
    g1, g3 = fact("B1-1.ki67"), fact("B1-3.ki67")
    crossed = ((g1, g1.holds(low) and not g1.holds(high)), (g3, g3.holds(high) and not g3.holds(low)))
    return tuple(Fraction(limit.value) for limit, parts in crossed if parts and limit.value is not None)


def ends_shown(span: Interval) -> tuple[str, str]:
    """The ends of an interval in per cent, as they are printed: never on a limit beside which they lie."""
    low, high = _ends(span)
    return shown(low), shown(high)


def _ends(span: Interval) -> tuple[Fraction, Fraction]:
    return PER_CENT * exact("low", span.low), PER_CENT * exact("high", span.high)
