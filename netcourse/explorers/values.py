"""What a setting of an explorer is made of: a value for each control, by its name."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Row: TypeAlias = Mapping[str, str | float | bool]
Value: TypeAlias = str | float | bool | Sequence[Row]
Values: TypeAlias = Mapping[str, Value]


def number(values: Values, name: str) -> float:
    """A setting that is a number.

    Raises
    ------
    TypeError
        If it is none.
    """
    found = values[name]
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise TypeError(f"{name}={found!r}: a number is needed")
    return found


def word(values: Values, name: str) -> str:
    """A setting that is a word.

    Raises
    ------
    TypeError
        If it is none.
    """
    found = values[name]
    if isinstance(found, str):
        return found
    raise TypeError(f"{name}={found!r}: a word is needed")
