"""Three scenarios instead of one number: what a median leaves open for people in advanced cancer."""

from dataclasses import dataclass

from netcourse.disease.arguments import Number, above_zero
from netcourse.disease.result import Reason, because

# The scenarios of fact F-15.rule, as multiples of a median.
WORST = 1 / 4
TYPICAL = (1 / 2, 2)
BEST = 3


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What follows from a median, in years: a worst and a best case, and the typical span (fact F-15.rule)."""

    worst: float
    typical: tuple[float, float]
    best: float
    reasons: tuple[Reason, ...]


def scenarios(median_years: Number) -> Scenarios:
    """A worst, a typical and a best case from a median: a quarter, half to double, three times.

    Parameters
    ----------
    median_years : number
        The median of a group, in years, above 0.

    Returns
    -------
    Scenarios
        Years, with how often such scenarios came true.
    """
    years = float(above_zero("median_years", median_years, "years"))
    low, high = TYPICAL
    text = (
        "Of people with advanced cancer most lived from half to double the estimate, few a quarter of it or three times as long."
    )
    reasons = (because(text, "F-15.rule", "F-15.typical", "F-15.worst", "F-15.best"),)
    return Scenarios(WORST * years, (low * years, high * years), BEST * years, reasons)
