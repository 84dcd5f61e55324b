"""What can be computed from a report: the gain in months, the verdict of an interval, and shares read off an illustration.

The illustration is an exponential curve, S(t) = 0.5^(t / median): the simplest curve with that median, a constant rate of events.
It is chosen for teaching and is never the curve of a trial. Where no median was reached or no fact gives one, there is none.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from netcourse.disease.arguments import Number, exact
from netcourse.disease.proliferation import PER_CENT
from netcourse.evidence import Fact, Operator, fact
from netcourse.explorers.trials.reports import Arm, Endpoint, Report, Trial, Verdict


@dataclass(frozen=True, slots=True)
class Median:
    """A median in months: from `low` to `high`, the same number twice as a rule; both None where it was not reached."""

    low: Decimal | None
    high: Decimal | None
    fact: Fact

    @property
    def reached(self) -> bool:
        """Whether there is a number."""
        return self.high is not None

    @property
    def single(self) -> Decimal | None:
        """The number, if there is exactly one."""
        return self.high if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class View:
    """A report of a trial, as it is looked at."""

    trial: Trial
    report: Report

    @property
    def arms(self) -> tuple[tuple[Arm, Median | None], ...]:
        """The treated arm, then the control arm, each with its median; None where no fact gives one."""
        medians = (median(self.report.treated), median(self.report.control))
        return tuple(zip((self.trial.treated, self.trial.control), medians, strict=True))


def median(fact_id: str) -> Median | None:
    """The median that a fact gives; None without a fact.

    A fact with a range gives both ends, a fact without a number says that the median was not reached. An interval around a value
    (operator "=") is not a range of medians.
    """
    if not fact_id:
        return None
    found = fact(fact_id)
    low, high = (found.low, found.high) if found.operator is Operator.RANGE else (found.value, found.value)
    return Median(low, high, found)


def share_at(median_months: Number, months: Number) -> float:
    """The share in % without an event at a time, on the exponential curve with this median.

    Parameters
    ----------
    median_months : number
        In months, above 0.
    months : number
        When to read, in months, at least 0.

    Returns
    -------
    float
        From 100 at once to 50 at the median, and on towards 0: 100 x 0.5^(months / median). Chosen for teaching.

    Raises
    ------
    ValueError
        If a number can't be a time.
    """
    half = exact("median_months", median_months, low=0, unit="months")
    if half == 0:
        raise ValueError("median_months=0: must be above 0 months")
    return float(PER_CENT * 0.5 ** float(exact("months", months, low=0, unit="months") / half))


def gain_in_months(view: View) -> Decimal | None:
    """The difference of the two medians in months; None unless each arm has exactly one median in this report."""
    treated, control = (found.single if found else None for _, found in view.arms)
    return None if treated is None or control is None else treated - control


def illustrated(view: View, months: float) -> tuple[int, int] | None:
    """Shares in whole % of the treated and of the control arm, read off the illustration; None unless both have a curve."""
    treated, control = (found.high if found else None for _, found in view.arms)
    if treated is None or control is None:
        return None
    return round(share_at(treated, months)), round(share_at(control, months))


def hazard(report: Report) -> Fact | None:
    """The fact with the hazard ratio, and its interval where there is one; None without a fact."""
    return fact(report.hazard) if report.hazard else None


def verdict(report: Report) -> Verdict | None:
    """Whether a report shows a gain: by its interval, else by its words; None if it says neither.

    An interval that reaches 1 holds "no difference" and shows nothing, even when 1 is its very end.
    """
    found = hazard(report)
    if found is None or found.exact_low is None or found.exact_high is None:
        return report.reading
    if found.exact_high < 1:
        return Verdict.SHOWN
    return Verdict.WORSE if found.exact_low > 1 else Verdict.NOT_SHOWN


def lowered_by(ratio: Fact) -> Decimal:
    """How far a hazard ratio lowers the rate of events, in % of the control arm: 100 x (1 - ratio); below 0 if it raises it."""
    return PER_CENT * (1 - (ratio.value or Decimal(1)))


def ratio_of_the_illustration(view: View) -> Fraction | None:
    """The hazard ratio that the two exponential curves would have, control median by treated median; None without both."""
    treated, control = (found.single if found else None for _, found in view.arms)
    return None if treated is None or control is None else Fraction(control) / Fraction(treated)


def unreached(view: View) -> tuple[Arm, ...]:
    """The arms whose median was not reached in this report."""
    return tuple(arm for arm, found in view.arms if found is not None and not found.reached)


def medians_differ(trial: Trial, endpoint: Endpoint) -> bool:
    """Whether publications of a trial give different medians for the same arm and endpoint.

    So it is when one has not reached what another has, when a fact gives a range because publications differ, and when a record
    of conflicting sources tells of another median.
    """
    reports = trial.of(endpoint)
    if len(reports) < 2:
        return False
    arms = [[median(report.treated) for report in reports], [median(report.control) for report in reports]]
    spans = [{(one.low, one.high) for one in arm if one is not None} for arm in arms]
    ranges = [one for arm in arms for one in arm if one is not None and one.low != one.high]
    return any(len(span) > 1 for span in spans) or bool(ranges) or any(report.conflict for report in reports)


def progress(trial: Trial) -> Report:
    """The first report of how long the disease was held: of PFS, or else of the time to progression."""
    return (trial.of(Endpoint.PFS) or trial.of(Endpoint.TTP))[0]


def published(report: Report) -> tuple[tuple[int, Fact, Fact], ...]:
    """Shares that were published: the month, then the facts with the share in % of the treated and of the control arm."""
    return tuple((point.months, fact(point.treated), fact(point.control)) for point in report.points)


def result_ids(report: Report) -> tuple[str, ...]:
    """The facts that a report rests on: its medians, its hazard ratio, or its result in words."""
    return tuple(one for one in (report.treated, report.control, report.hazard, report.said) if one)


def fact_ids(report: Report) -> tuple[str, ...]:
    """Every fact that a report rests on, published shares among them."""
    return (*result_ids(report), *(one for point in report.points for one in (point.treated, point.control)))
