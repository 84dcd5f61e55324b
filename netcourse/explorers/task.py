"""What a lesson can ask for in an explorer, and how an explorer answers somebody who is on the way there.

A task is a list of wants. Each says how far a setting is from it, so that every change can be answered with "warmer" or "colder",
and what to look at while it is not met. No answer gives the goal itself away; that is left to the hints, and to the student.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netcourse.explorers.values import Values

WARMER, COLDER, NOT_THERE = "Warmer.", "Colder.", "Not there yet."
FOUND = "✔ Found:"
FOUND_EARLIER = "✔ Found earlier:"


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that a task wants: `gap` is 0 where a setting has it and grows to 1; `look` says what to look at meanwhile."""

    gap: Callable[[Values], float]
    look: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to find.

    Parameters
    ----------
    words : str
        What to find.
    wants : sequence of Want
        What a setting must have, in the order in which somebody is led there.
    then : str
        What to notice once it is found.
    hints : tuple of two str
        Where to look, then what to change.
    """

    words: str
    wants: Sequence[Want]
    then: str
    hints: tuple[str, str]

    def distance(self, values: Values) -> float:
        """How far a setting is from all that is wanted, from 0 to the number of wants."""
        return sum(_within(want.gap(values)) for want in self.wants)

    def met(self, values: Values) -> bool:
        """Whether a setting is one that the task asks for."""
        return self.distance(values) == 0

    def answer(self, values: Values, before: Values | None = None) -> str:
        """What to say of a setting.

        Parameters
        ----------
        values : mapping
            The setting, a value for every control.
        before : mapping, optional
            The setting before it; None at the start.

        Returns
        -------
        str
            That it is found and what to notice; otherwise whether it came nearer, and what to look at next.
        """
        lacking = [want.look for want in self.wants if want.gap(values) > 0]
        if not lacking:
            return f"{FOUND} {self.then}"
        step = 0.0 if before is None else self.distance(before) - self.distance(values)
        return f"{how(step)} {lacking[0]}"


def wanted(has: Callable[[Values], bool], look: str) -> Want:
    """A want that a setting has or has not."""
    return Want(lambda values: 0.0 if has(values) else 1.0, look)


def within(read: Callable[[Values], float], low: float, high: float, span: float, look: str) -> Want:
    """A want of a number.

    Parameters
    ----------
    read : callable
        The number of a setting.
    low, high : float
        From where to where it is wanted, both included.
    span : float
        How far outside it is as far as can be; above 0.
    look : str
        What to look at while it is outside.
    """
    return Want(lambda values: max(low - read(values), read(values) - high, 0.0) / span, look)


def _within(gap: float) -> float:
    return min(max(gap, 0.0), 1.0)


def how(step: float) -> str:
    """Whether a step brought somebody nearer: "Warmer.", "Colder.", or neither."""
    # What only rounding moved has not moved.
    tiny = 1e-9
    if step > tiny:
        return WARMER
    return COLDER if step < -tiny else NOT_THERE
