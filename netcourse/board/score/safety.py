"""The ceiling that unsafe acts put on the marks of a patient."""

from collections.abc import Iterable
from fractions import Fraction

# All, a half after one unsafe act, a quarter after two or more.
_CEILINGS = (Fraction(1), Fraction(1, 2), Fraction(1, 4))


def ceiling(unsafe: Iterable[str]) -> Fraction:
    """The share of the points that can still be earned; the same unsafe act twice counts once."""
    return _CEILINGS[min(len(set(unsafe)), len(_CEILINGS) - 1)]
