"""Check what a rule is given: impossible input is an error that names the argument, what came and what is allowed."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Rational, Real

from netcourse.whole_number import truth_value, whole_number

Number = int | float | Decimal | Fraction
# So many digits tell every float of 64 bits from its neighbours; narrower ones need fewer.
_MOST_DIGITS = 17


def exact(name: str, value: Number, *, low: Number | None = None, high: Number | None = None, unit: str = "") -> Fraction:
    """A number as the exact fraction that was written, within limits that are both allowed.

    Parameters
    ----------
    name : str
        The argument, for the message.
    value : int, float, Decimal or Fraction
        Of Python or numpy. A float is read as its shortest decimal text: 2.8 is 28/10, not the nearest binary number.
    low, high : number, optional
        Smallest and largest possible value, in `unit`.
    unit : str
        For the message.

    Returns
    -------
    Fraction
        The exact value.

    Raises
    ------
    ValueError
        If it is not a finite number or lies outside the limits.
    """
    allowed = _span(low, high, unit)
    if truth_value(value) is not None or not (whole_number(value) is not None or isinstance(value, Real | Decimal)):
        raise ValueError(f"{name}={value!r}: a number is needed{allowed}")
    number = _fraction(value)
    if number is None:
        raise ValueError(f"{name}={value!r}: a finite number is needed{allowed}")
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(f"{name}={value}: must be{allowed}")
    return number


def above_zero(name: str, value: Number, unit: str = "") -> Fraction:
    """A number above 0, as `exact` reads it.

    Raises
    ------
    ValueError
        If it is not a finite number or not above 0.
    """
    number = exact(name, value, low=0, unit=unit)
    if number == 0:
        raise ValueError(f"{name}={value}: must be above 0{f' {unit}' if unit else ''}")
    return number


def count(name: str, value: int, *, low: int = 0, high: int | None = None) -> int:
    """A whole number within limits that are both allowed, as a plain int, whatever type of whole number came.

    Raises
    ------
    ValueError
        If it is no whole number by its type (3.0 is none) or lies outside the limits.
    """
    whole = whole_number(value)
    if whole is None:
        raise ValueError(f"{name}={value!r}: a whole number is needed{_span(low, high, '')}")
    if whole < low or (high is not None and whole > high):
        raise ValueError(f"{name}={value}: must be{_span(low, high, '')}")
    return whole


def truth(name: str, value: object) -> bool | None:
    """A truth value of Python or numpy, as a plain bool; None, which stands for "nobody knows", stays None.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    found = truth_value(value)
    if found is None and value is not None:
        raise ValueError(f"{name}={value!r}: must be True, False or None")
    return found


def one_of(name: str, value: str, allowed: Iterable[str]) -> str:
    """A word out of a closed list.

    Raises
    ------
    ValueError
        If it is not in the list; the message shows the list.
    """
    words = list(allowed)
    if value not in words:
        raise ValueError(f"{name}={value!r}: must be one of {', '.join(words)}")
    return value


def _fraction(value: Number) -> Fraction | None:
    """The exact value of a number; None for infinity and for what is not a number."""
    whole = whole_number(value)
    if whole is not None:
        return Fraction(whole)
    if isinstance(value, Rational):
        # A fraction of two numpy integers would keep them, and overflow.
        return Fraction(int(value.numerator), int(value.denominator))
    if not isfinite(value):
        return None
    return Fraction(value) if isinstance(value, Decimal) else Fraction(_shortest(value))


def _shortest(value: float) -> str:
    """The shortest decimal text that is read back as the same float of the same width."""
    plain = float(value)
    if not isinstance(value, float):
        # A narrower float of numpy. Its own text hangs on numpy's print options, which other packages change.
        for digits in range(1, _MOST_DIGITS):
            text = f"{plain:.{digits}g}"
            if type(value)(text) == value:
                return text
    return repr(plain)


def _span(low: Number | None, high: Number | None, unit: str) -> str:
    tail = f" {unit}" if unit else ""
    if low is not None and high is not None:
        return f" from {low} to {high}{tail}"
    if low is not None:
        return f" at least {low}{tail}"
    return f" at most {high}{tail}" if high is not None else ""
