"""What is wrong in a table that an author wrote, with the place where it stands."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from netcourse.disease.arguments import exact


class Fault(Exception):  # noqa: N818 (it is caught and told with file and line as a CourseError)
    """One thing that is wrong: where, as the names of tables and keys from the outside in, and what, with what is allowed."""

    def __init__(self, at: tuple[str, ...], says: str) -> None:
        super().__init__(f"{'.'.join(at)}: {says}")
        self.at = at


def text_of(value: Any, at: tuple[str, ...], *, empty: bool = False) -> str:
    """A text without line ends or double blanks.

    Raises
    ------
    Fault
        If it is none, or empty where that is not allowed.
    """
    if not isinstance(value, str) or not (value.strip() or empty):
        raise Fault(at, f"{'missing' if value is None else repr(value)}; allowed: a text")
    return " ".join(value.split())


def texts_of(value: Any, at: tuple[str, ...]) -> tuple[str, ...]:
    """A list of texts.

    Raises
    ------
    Fault
        If it is none.
    """
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one.strip() for one in value):
        raise Fault(at, f"{value!r}; allowed: a list of texts")
    return tuple(value)


def number_of(value: Any, at: tuple[str, ...]) -> Fraction:
    """A number, exact as it was written.

    Raises
    ------
    Fault
        If it is none.
    """
    try:
        return exact(at[-1], value)
    except ValueError:
        raise Fault(at, f"{'missing' if value is None else repr(value)}; allowed: a number") from None


def whole_of(value: Any, at: tuple[str, ...], *, least: int | None = None, most: int | None = None) -> int:
    """A whole number within limits.

    Raises
    ------
    Fault
        If it is none.
    """
    if type(value) is not int or (least is not None and value < least) or (most is not None and value > most):
        limits = [f"at least {least}"] * (least is not None) + [f"at most {most}"] * (most is not None)
        raise Fault(
            at, f"{'missing' if value is None else repr(value)}; allowed: a whole number{', ' * bool(limits)}{', '.join(limits)}"
        )
    return value


def known_keys(data: Any, at: tuple[str, ...], allowed: Iterable[str]) -> None:
    """See that a table has no other keys.

    Raises
    ------
    Fault
        If it is no table, or has one.
    """
    if not isinstance(data, Mapping):
        raise Fault(at, f"{data!r}; allowed: a table")
    names = tuple(allowed)
    for name in data:
        if name not in names:
            raise Fault((*at, name), f"unknown; allowed: {', '.join(names)}")
