"""What a student has set: which reports are looked at."""

from netcourse.explorers.explorer import Values
from netcourse.explorers.trials.reports import TRIALS, Endpoint
from netcourse.explorers.trials.results import View

FIRST, LATER = "first", "later"
NOTHING, SAME = "none", "same"


def main_view(values: Values) -> View | None:
    """The report of the first trial; None if it has none of the chosen endpoint.

    Where there is one publication only, it is the one; "later" means the last.
    """
    trial = TRIALS[str(values["trial"])]
    reports = trial.of(Endpoint(str(values["endpoint"])))
    if not reports:
        return None
    return View(trial, reports[-1 if values["publication"] == LATER else 0])


def beside_endpoint(values: Values) -> Endpoint:
    """The endpoint of the second trial."""
    chosen = str(values["beside_endpoint"])
    return Endpoint(str(values["endpoint"]) if chosen == SAME else chosen)


def beside_view(values: Values) -> View | None:
    """The report of the second trial, in its first publication; None if no second trial or no such report is there."""
    if values["beside"] == NOTHING:
        return None
    trial = TRIALS[str(values["beside"])]
    reports = trial.of(beside_endpoint(values))
    return View(trial, reports[0]) if reports else None


def views(values: Values) -> tuple[View, ...]:
    """The reports that are seen, one or two, or none."""
    return tuple(view for view in (main_view(values), beside_view(values)) if view is not None)


def has_two_publications(values: Values) -> bool:
    """Whether the first trial has more than one publication of the chosen endpoint."""
    return len(TRIALS[str(values["trial"])].of(Endpoint(str(values["endpoint"])))) > 1
