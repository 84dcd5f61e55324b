"""How a report writes numbers."""

from collections.abc import Sequence

from netcourse.reporting.discrimination import Correlation
from netcourse.reporting.facility import Interval
from netcourse.reporting.model import State

# In the order in which they are told.
STATES = {
    State.BLANK: "blank: left out, and something below was answered; counts 0",
    State.NOT_REACHED: "not reached: nothing below was answered; counts nowhere",
    State.NOT_SHOWN: "not shown: the gradebook has no row of it; counts nowhere",
    State.WAITING: "waiting for marks; counts nowhere yet",
}
TOO_LITTLE = "It takes two questions with marks that differ, and three students."
_THIRDS = ("weakest third", "middle third", "strongest third")
_FIFTHS = ("weakest fifth", "second fifth", "middle fifth", "fourth fifth", "strongest fifth")


def percent(share: float | None) -> str:
    """A share in per cent; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f}%"


def between(interval: Interval) -> str:
    """An interval of a share: "55% to 78%"."""
    return f"{percent(interval.low)} to {percent(interval.high)}"


def figure(number: float | None) -> str:
    """A coefficient with two decimals and a true minus; a dash where there is none."""
    if number is None:
        return "–"
    said = f"{abs(number):.2f}"
    return f"−{said}" if number < 0 and float(said) else said


def correlated(found: Correlation) -> str:
    """A correlation with its interval: "0.42 (0.19 to 0.61)"."""
    return f"{figure(found.r)} ({figure(found.interval.low)} to {figure(found.interval.high)})"


def group_names(count: int) -> Sequence[str]:
    """What the groups of strength are called, the weakest first."""
    return _THIRDS if count == 3 else _FIFTHS


def signed(number: float, digits: int = 2) -> str:
    """A difference with its sign: "+1.5", "−0.25", "0"."""
    said = f"{abs(number):.{digits}f}".rstrip("0").rstrip(".") if digits else f"{abs(number):.0f}"
    return said if not float(said or 0) else f"{'+' if number > 0 else '−'}{said}"


def people(count: int) -> str:
    """So many students."""
    return f"{count:,} student{'' if count == 1 else 's'}"
