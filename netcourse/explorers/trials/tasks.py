"""What a lesson can ask for. The limits of "close", "far apart", "much" and "little" are chosen for teaching, not sourced."""

from collections.abc import Mapping
from decimal import Decimal

from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.trials.choice import LATER, has_two_publications, main_view, views
from netcourse.explorers.trials.reports import Endpoint, Verdict
from netcourse.explorers.trials.results import gain_in_months, hazard, lowered_by, medians_differ, progress, unreached, verdict
from netcourse.explorers.values import Values

CLOSE_RATIOS = Decimal("0.05")
FAR_MONTHS = Decimal(3)
MUCH_LOWER = Decimal(60)
FEW_MONTHS = Decimal(6)


# Chosen: a year of median is halfway to one that was not reached.
HALFWAY_MONTHS = 12


def _same_endpoint(values: Values) -> bool:
    seen = views(values)
    two_trials = len(seen) == 2 and seen[0].trial is not seen[1].trial
    return two_trials and seen[0].report.endpoint is seen[1].report.endpoint


def _in_full(values: Values) -> bool:
    return not values["relative_only"]


def _ratios_apart(values: Values) -> float:
    ratios = [found.value for found in (hazard(view.report) for view in views(values)) if found and found.value is not None]
    if not _same_endpoint(values) or len(ratios) < 2:
        return 1.0
    return float(max(abs(ratios[0] - ratios[1]) - CLOSE_RATIOS, Decimal(0)))


def _gains_alike(values: Values) -> float:
    gains = [gain for gain in map(gain_in_months, views(values)) if gain is not None]
    if not _same_endpoint(values) or len(gains) < 2:
        return 1.0
    return float(max(FAR_MONTHS - abs(gains[0] - gains[1]), Decimal(0)) / FAR_MONTHS)


def _sees_survival(values: Values) -> bool:
    return any(view.report.endpoint is Endpoint.OS for view in views(values))


def _held_without_living_longer(values: Values) -> bool:
    return any(
        view.report.endpoint is Endpoint.OS
        and verdict(progress(view.trial)) is Verdict.SHOWN
        and verdict(view.report) in (Verdict.NOT_SHOWN, Verdict.UNKNOWN)
        for view in views(values)
    )


def _differing_medians(values: Values) -> bool:
    view = main_view(values)
    return view is not None and has_two_publications(values) and medians_differ(view.trial, view.report.endpoint)


def _from_not_reached(values: Values) -> float:
    """0 where a median was not reached; otherwise the smaller, the longer the longest median is."""
    seen = views(values)
    if any(unreached(view) for view in seen):
        return 0.0
    months = [float(found.high) for view in seen for _, found in view.arms if found and found.high is not None]
    return HALFWAY_MONTHS / (HALFWAY_MONTHS + max(months, default=0))


def _too_little_lowered(values: Values) -> float:
    view = main_view(values)
    found = hazard(view.report) if view else None
    if found is None:
        return 1.0
    lower = lowered_by(found)
    return 0.0 if lower > MUCH_LOWER else max(float((MUCH_LOWER - lower) / 100), _JUST)


def _too_many_months(values: Values) -> float:
    view = main_view(values)
    gain = gain_in_months(view) if view else None
    if gain is None:
        return 1.0
    return 0.0 if gain < FEW_MONTHS else max(float((gain - FEW_MONTHS) / LONG_MONTHS), _JUST)


# On the edge of a limit and not yet across it; and so many months more are as far off as can be.
_JUST = 0.001
LONG_MONTHS = 24

TASKS: Mapping[str, Task] = {
    "same-hr": Task(
        f"Beside this trial set another one, by the same endpoint: hazard ratios at most {CLOSE_RATIOS} apart, "
        f"gains in months at least {FAR_MONTHS} apart.",
        (
            wanted(_same_endpoint, "Two trials by one endpoint are needed. Look at “Set beside it”."),
            wanted(_in_full, "The months can’t be seen while only the relative gain is shown."),
            Want(_ratios_apart, "The hazard ratios are too far apart, or one has none. Compare the dots of the lower drawing."),
            Want(_gains_alike, "The gains in months are too alike, or one can’t be given. Look for another trial."),
        ),
        "A ratio has no months in it: how many are gained depends on how fast the control arm went. Ask for both. "
        "And where an interval holds 1, chance alone could give those months.",
        (
            "Leave the first trial and its endpoint as they are. Change “Set beside it” only, and compare the two ratios.",
            "Set the trials of PRRT (177Lu-DOTATATE) beside it, one after the other. In one of them both medians are known.",
        ),
    ),
    "pfs-not-os": Task(
        "Find a trial that clearly held the disease for longer. Then look at its overall survival, and find no gain shown there.",
        (
            wanted(_sees_survival, "Overall survival is not in view. Look at the endpoint."),
            wanted(
                _held_without_living_longer,
                "In this trial a gain in survival was shown, or the disease was not clearly held. Look at another trial.",
            ),
        ),
        "Held for longer is not yet lived for longer. Not shown is not the same as shown to be none: look for crossing over, "
        "and for how long patients were followed.",
        (
            "Stay with a trial in which a gain in progression-free survival was shown.",
            "Change the endpoint to overall survival, and read whether the interval holds 1.",
        ),
    ),
    "two-publications": Task(
        "Find a trial whose publications give different medians. Look at the later one.",
        (
            wanted(has_two_publications, "Of this endpoint there is one publication only. Look at another trial."),
            wanted(_differing_medians, "These publications do not give different medians. Look at another trial or endpoint."),
            wanted(lambda values: values["publication"] == LATER, "This is the first publication. Look at the later one."),
        ),
        "Both numbers are printed, so a number needs its publication and its date. Say which one you quote.",
        (
            "Where there are two publications, a control “Publication” appears. Go through the trials until it does.",
            "Try the trials of lanreotide and of PRRT, then set the publication to the later one.",
        ),
    ),
    "no-median": Task(
        "Find an arm whose median was not reached.",
        (
            Want(
                _from_not_reached,
                "Every median in view has a number, or none is known. Look for an arm that did well for longer.",
            ),
        ),
        "Too few had an event, so there is no median and no gain in months. The hazard ratio remains, and a share at a fixed "
        "month if one was published.",
        (
            "Stay with progression-free survival, and go through the trials: a first report may come before half had an event.",
            "Try the trials of lanreotide and of PRRT, in their first publication.",
        ),
    ),
    "sounds-better": Task(
        f"Show the relative gain only. Find a rate lowered by more than {MUCH_LOWER}% where the median grows by less than "
        f"{FEW_MONTHS} months.",
        (
            Want(_too_little_lowered, "The rate is not lowered by enough, or no ratio is known. Look at the hazard ratio."),
            Want(_too_many_months, "The gain in months is too long, or can’t be given. Switch the relative gain off to see it."),
            wanted(lambda values: bool(values["relative_only"]), "Now show the relative gain only."),
        ),
        "Now switch the relative gain off. It is the same result: say the months, the ratio and its interval together.",
        (
            "Look at the months first, with the relative gain switched off. Few months come where the control arm goes fast.",
            "Try the two parts of the trial of cabozantinib, then show the relative gain only.",
        ),
    ),
}
