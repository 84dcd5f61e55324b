"""How numbers of a trial are said: medians, hazard ratios, where they were published and how sure they are."""

from collections.abc import Sequence

from netcourse.evidence import EvidenceLevel, Fact, sources
from netcourse.explorers.trials.reports import ENDPOINT_NAMES, SHORT_NAMES, Report, Trial, Verdict
from netcourse.explorers.trials.results import Median, View, gain_in_months, verdict

HOW_SURE = {
    EvidenceLevel.SEEN: "seen",
    EvidenceLevel.SECONDARY: "second hand",
    EvidenceLevel.COMPUTED: "computed",
    EvidenceLevel.UNVERIFIED: "not verified",
}
TABLE_HEADER = ("", "Number", "Publication", "As of", "How sure")


def label(view: View) -> str:
    """A view in few words: "CLARINET: PFS, journal"."""
    return f"{view.trial.name}: {named(view.report)}"


def named(report: Report) -> str:
    """A report in few words: "PFS, journal"."""
    return SHORT_NAMES[report.endpoint] + (f", {report.name}" if report.name else "")


def endpoints(trial: Trial) -> str:
    """The endpoints that the facts have of a trial: "time to progression and overall survival (OS)"."""
    return " and ".join(dict.fromkeys(ENDPOINT_NAMES[report.endpoint] for report in trial.reports))


def median_words(found: Median | None) -> str:
    """A median: its months, "not reached", or that no fact holds it."""
    if found is None:
        return "no fact"
    if not found.reached:
        return "not reached"
    if found.single is None:
        return f"{found.low} to {found.high} months (by publication)"
    return f"{found.single} months"


def medians_words(view: View) -> str:
    """Both medians: "median 11.0 months with everolimus, 4.6 months with placebo"; empty if no fact holds any."""
    known = [f"{median_words(found)} with {arm.name}" for arm, found in view.arms if found is not None]
    return f"median {', '.join(known)}" if known else ""


def hazard_words(found: Fact | None) -> str:
    """A hazard ratio with its interval, as far as the facts have it."""
    if found is None:
        return "no hazard ratio"
    if found.low is None or found.high is None:
        return f"hazard ratio {found.value} (no interval in the facts)"
    return f"hazard ratio {found.value} ({interval_name(found)} {found.low} to {found.high})"


def interval_name(found: Fact) -> str:
    """What kind of interval a fact says that it gives; not every fact says that it is one of 95%."""
    return "95% interval" if "95%" in found.statement else "interval"


def gain_words(view: View) -> str:
    """The absolute gain: "6.4 months more"; a mere distance of medians where no gain was shown; or that there is none to give."""
    gain = gain_in_months(view)
    if gain is None:
        return "no gain in months can be given"
    return f"{gain} months more" if verdict(view.report) is Verdict.SHOWN else f"medians {abs(gain)} months apart"


def sentence(text: str) -> str:
    """A text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def verdict_words(report: Report) -> str:
    """Whether a gain was shown; where a report compares nothing, that."""
    found = verdict(report)
    if report.conflict:
        return "no fact holds the numbers of this publication one by one"
    if found is None:
        return "no comparison with the control arm"
    return f"{found}, in a trial that was stopped early" if report.is_early else str(found)


def publication(found: Fact) -> str:
    """Where a fact was published: the titles of its sources, each with its year if the title lacks it."""
    cited = [sources()[key] for key in found.source_keys]
    return "; ".join(one.title if not one.year or one.year in one.title else f"{one.title} ({one.year})" for one in cited)


def table_row(name: str, number: str, found: Fact) -> Sequence[str]:
    """One row of a table twin, under `TABLE_HEADER`."""
    return [name, number, publication(found), found.as_of, HOW_SURE[found.evidence]]


def computed_row(name: str, number: str) -> Sequence[str]:
    """One row of a table twin for a number that no publication gives."""
    return [name, number, "computed here, not published", "", "illustration"]
