"""Trials, read honestly: what a trial showed, for whom, by which endpoint, in months and as a ratio, and beside another trial.

Chosen for teaching, not sourced: where each control starts and the ends of the months. All results are facts.
"""

from collections.abc import Iterable, Sequence

from netcourse.disease.result import Reason
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Switch, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.told import tell
from netcourse.explorers.trials.beside import beside_headline, beside_reasons
from netcourse.explorers.trials.choice import (
    FIRST,
    LATER,
    NOTHING,
    SAME,
    beside_endpoint,
    beside_view,
    has_two_publications,
    main_view,
)
from netcourse.explorers.trials.curves import curves_figure
from netcourse.explorers.trials.forest import forest_figure
from netcourse.explorers.trials.reports import ENDPOINT_NAMES, TRIALS, Endpoint
from netcourse.explorers.trials.results import View, fact_ids
from netcourse.explorers.trials.sentences import absent, headline, reasons, relative_headline, relative_reasons
from netcourse.explorers.trials.tasks import TASKS

# Chosen: a year is where many trials are read off.
READ_AT = 12
LAST_MONTH = 48
# Chosen: the trial that a task opens on, near to what it asks for where many pairs would have to be tried.
START = "radiant-3"
STARTS = {"same-hr": "cabinet-pancreas"}
NAMES = {key: f"{trial.name} ({trial.treated.short} or {trial.control.short})" for key, trial in TRIALS.items()}
ENDPOINTS = {str(endpoint): name[0].upper() + name[1:] for endpoint, name in ENDPOINT_NAMES.items()}


class Trials(Explorer):
    """What a trial showed and what it did not; `task` is one of `tasks`, or empty."""

    title = "Trials, read honestly"
    note = (
        "Curves are illustrations from published medians, never a trial's own curve. The numbers are facts of this course; no "
        "clinician has reviewed them yet. This is for learning to read trials, not for choosing a treatment."
    )
    tasks = TASKS
    controls: Sequence[Control]

    def __init__(self, task: str = "") -> None:
        super().__init__(task)
        self.controls = _controls(STARTS.get(task, START))

    def show(self, values: Values) -> Shown:
        """The verdict first, then the illustration and the hazard ratios, then why; with two trials first what differs."""
        first, second = main_view(values), beside_view(values)
        if first is None:
            trial = TRIALS[str(values["trial"])]
            figures = [forest_figure([View(trial, report) for report in trial.reports], (), 1)]
            return Shown(absent(trial, Endpoint(str(values["endpoint"]))), figures, hidden=_hidden(values, figures))
        seen = [view for view in (first, second) if view is not None]
        figures = _figures(seen, values)
        told = _headline(seen, values)
        why = tell(_reasons(seen, values), (one for view in seen for report in view.trial.reports for one in fact_ids(report)))
        return Shown(told, figures, why.reasons, _hidden(values, figures), why.sources)


def _controls(trial: str) -> Sequence[Control]:
    return (
        Choice("trial", "Trial", NAMES, trial),
        Choice("endpoint", "Endpoint", ENDPOINTS, str(Endpoint.PFS)),
        Choice("publication", "Publication", {FIRST: "the first", LATER: "the later"}, FIRST),
        Dial("months", "Read off the illustration at", 1, LAST_MONTH, 1, READ_AT, "months"),
        Choice("beside", "Set beside it", {NOTHING: "nothing", **NAMES}, NOTHING),
        Choice("beside_endpoint", "Endpoint of the second", {SAME: "The same", **ENDPOINTS}, SAME),
        Switch("relative_only", "Show the relative gain only"),
    )


def _headline(seen: Sequence[View], values: Values) -> str:
    if values["relative_only"]:
        told = " ".join(relative_headline(view) for view in seen)
    elif len(seen) > 1:
        told = beside_headline(*seen)
    else:
        told = headline(seen[0])
    if values["beside"] != NOTHING and len(seen) == 1:
        told += f" {absent(TRIALS[str(values['beside'])], beside_endpoint(values))}"
    return told


def _reasons(seen: Sequence[View], values: Values) -> Iterable[Reason]:
    if len(seen) > 1:
        yield from beside_reasons(*seen)
    if values["relative_only"]:
        for view in seen:
            yield from relative_reasons(view)
    elif len(seen) == 1:
        yield from reasons(seen[0], _months(values))


def _figures(seen: Sequence[View], values: Values) -> list[Figure]:
    figures: list[Figure] = []
    if values["relative_only"]:
        return [forest_figure(seen, seen, 1)]
    for view in seen:
        drawn = curves_figure(view, _months(values), len(figures) + 1)
        figures += [drawn] if drawn else []
    # All endpoints and publications of the trials that were chosen: what was not chosen belongs to the picture.
    rows = dict.fromkeys(View(view.trial, report) for view in seen for report in view.trial.reports)
    return [*figures, forest_figure(list(rows), seen, len(figures) + 1)]


def _hidden(values: Values, figures: Sequence[Figure]) -> frozenset[str]:
    # The forest is always there; a second figure holds curves, which alone are read at a month.
    unused = {
        "publication": not has_two_publications(values),
        "beside_endpoint": values["beside"] == NOTHING,
        "months": len(figures) < 2,
    }
    return frozenset(name for name, is_unused in unused.items() if is_unused)


def _months(values: Values) -> float:
    months = values["months"]
    return float(months) if isinstance(months, int | float) else float(READ_AT)
