"""A control for a number; where its drawing has an axis that is not even, its slider follows that axis."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import floor, log10

from netcourse.items.answers import plain_number


# A report settles the same few numbers for each of thousands of students.
@lru_cache(maxsize=4096)
def _stepped(inside: float, first: float, last: float, apart: float) -> float:
    """The nearest step; in fractions, so that 0.1 three times is the 0.3 that the student reads."""
    low, high, step = (Fraction(str(one)) for one in (first, last, apart))
    return float(min(low + round((Fraction(str(inside)) - low) / step) * step, high))


@dataclass(frozen=True, slots=True)
class Dial:
    """A number from `low` to `high`, both allowed, in steps of `step`, in `unit` (may be empty).

    `axis` says where a number lies on the axis of its drawing, from 0 to 1, never falling; without one the slider is even.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    unit: str = ""
    axis: Callable[[float], float] | None = None

    def settle(self, raw: object) -> float:
        """The nearest step to a number that was set, held within the limits.

        Raises
        ------
        ValueError
            If it is no number.
        """
        number = plain_number(raw)
        if number is None:
            raise ValueError(f"{self.label}: {raw!r} is not a number from {self.low:g} to {self.high:g}")
        return _stepped(float(min(max(number, self.low), self.high)), float(self.low), float(self.high), float(self.step))

    @property
    def rungs(self) -> tuple[tuple[float, float], ...]:
        """Where the slider stops: a place from 0 to 1 and its number; empty where the slider is even.

        Each number has two digits that count, or is a whole step, whichever is coarser: 0.1 apart up to 10, 1 apart up to 100.
        """
        if self.axis is None:
            return ()
        high, low, step = (Fraction(str(one)) for one in (self.high, self.low, self.step))
        numbers = [low]
        while numbers[-1] < high:
            at = numbers[-1]
            digits = Fraction(10) ** (floor(log10(at)) - 1) if at > 0 else step
            apart = max(digits, step)
            # From a number between two stops the next one is a stop.
            numbers.append(min((at // apart + 1) * apart, high))
        settled = dict.fromkeys(self.settle(float(one)) for one in numbers)
        first, last = self.axis(self.low), self.axis(self.high)
        return tuple((round((self.axis(one) - first) / (last - first), 4), one) for one in settled)
