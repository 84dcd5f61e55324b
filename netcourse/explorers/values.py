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


def rows(values: Values, name: str) -> Sequence[Row]:
    """A setting that is a list of entries.

    Raises
    ------
    TypeError
        If it is none.
    """
    found = values[name]
    if isinstance(found, str | float | bool):
        raise TypeError(f"{name}={found!r}: a list of entries is needed")
    return found


def keys(values: Values, name: str, part: str, unset: str) -> tuple[str, ...]:
    """What one part of the entries of a list is set to, in their order and each once; what is not set yet is left out.

    Raises
    ------
    TypeError
        If it is no list of entries.
    """
    chosen = (str(row[part]) for row in rows(values, name))
    return tuple(dict.fromkeys(key for key in chosen if key != unset))


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
