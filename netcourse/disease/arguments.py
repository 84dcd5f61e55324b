"""Check what a rule is given: impossible input is an error that names the argument, what came and what is allowed."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import isfinite

Number = int | float | Decimal | Fraction


def exact(name: str, value: Number, *, low: Number | None = None, high: Number | None = None, unit: str = "") -> Fraction:
    """A number as the exact fraction that was written, within limits that are both allowed.

    Parameters
    ----------
    name : str
        The argument, for the message.
    value : int, float, Decimal or Fraction
        A float is read as its shortest decimal text: 2.8 is 28/10, not the nearest binary number.
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
    if type(value) is bool or not isinstance(value, int | float | Decimal | Fraction):
        raise ValueError(f"{name}={value!r}: a number is needed{allowed}")
    if not isinstance(value, Fraction) and not isfinite(value):
        raise ValueError(f"{name}={value!r}: a finite number is needed{allowed}")
    number = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(f"{name}={value}: must be{allowed}")
    return number


def count(name: str, value: int, *, low: int = 0, high: int | None = None) -> int:
    """A whole number within limits that are both allowed.

    Raises
    ------
    ValueError
        If it is not an int or lies outside the limits.
    """
    if type(value) is not int:
        raise ValueError(f"{name}={value!r}: a whole number is needed{_span(low, high, '')}")
    if value < low or (high is not None and value > high):
        raise ValueError(f"{name}={value}: must be{_span(low, high, '')}")
    return value


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


def _span(low: Number | None, high: Number | None, unit: str) -> str:
    tail = f" {unit}" if unit else ""
    if low is not None and high is not None:
        return f" from {low} to {high}{tail}"
    if low is not None:
        return f" at least {low}{tail}"
    return f" at most {high}{tail}" if high is not None else ""
