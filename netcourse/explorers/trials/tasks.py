"""What a lesson can ask for. The limits of "close", "far apart", "much" and "little" are chosen for teaching, not sourced."""

from collections.abc import Mapping
from decimal import Decimal

from netcourse.explorers.explorer import Task, Values
from netcourse.explorers.trials.choice import LATER, has_two_publications, main_view, views
from netcourse.explorers.trials.reports import Endpoint, Verdict
from netcourse.explorers.trials.results import gain_in_months, hazard, lowered_by, medians_differ, progress, unreached, verdict

CLOSE_RATIOS = Decimal("0.05")
FAR_MONTHS = Decimal(3)
MUCH_LOWER = Decimal(60)
FEW_MONTHS = Decimal(6)


def same_hr(values: Values) -> bool:
    """Whether two trials are seen, by the same endpoint, with close hazard ratios and gains in months that are far apart."""
    seen = views(values)
    if len(seen) < 2 or seen[0].report.endpoint is not seen[1].report.endpoint or values["relative_only"]:
        return False
    ratios = [found.value for found in (hazard(view.report) for view in seen) if found and found.value is not None]
    gains = [gain for gain in map(gain_in_months, seen) if gain is not None]
    if len(ratios) < len(seen) or len(gains) < len(seen):
        return False
    return abs(ratios[0] - ratios[1]) <= CLOSE_RATIOS and abs(gains[0] - gains[1]) >= FAR_MONTHS


def pfs_not_os(values: Values) -> bool:
    """Whether the overall survival is seen of a trial that held the disease, and no gain in it was shown."""
    return any(
        view.report.endpoint is Endpoint.OS
        and verdict(progress(view.trial)) is Verdict.SHOWN
        and verdict(view.report) in (Verdict.NOT_SHOWN, Verdict.UNKNOWN)
        for view in views(values)
    )


def two_publications(values: Values) -> bool:
    """Whether the later of two publications is seen that give different medians."""
    view = main_view(values)
    if view is None or values["publication"] != LATER:
        return False
    return has_two_publications(values) and medians_differ(view.trial, view.report.endpoint)


def no_median(values: Values) -> bool:
    """Whether an arm is seen whose median was not reached."""
    return any(unreached(view) for view in views(values))


def sounds_better(values: Values) -> bool:
    """Whether only a large relative gain is told of a result whose gain in months is small."""
    view = main_view(values)
    found, gain = (hazard(view.report), gain_in_months(view)) if view else (None, None)
    if found is None or gain is None or not values["relative_only"]:
        return False
    return lowered_by(found) > MUCH_LOWER and gain < FEW_MONTHS


TASKS: Mapping[str, Task] = {
    "same-hr": Task(
        f"Set two trials side by side, by the same endpoint: hazard ratios at most {CLOSE_RATIOS} apart, "
        f"gains in months at least {FAR_MONTHS} apart.",
        same_hr,
        "A ratio has no months in it: how many are gained depends on how fast the control arm went. Ask for both. "
        "And where an interval holds 1, chance alone could give those months.",
    ),
    "pfs-not-os": Task(
        "Find a trial that clearly held the disease for longer. Then look at its overall survival, and find no gain shown there.",
        pfs_not_os,
        "Held for longer is not yet lived for longer. Not shown is not the same as shown to be none: look for crossing over, "
        "and for how long patients were followed.",
    ),
    "two-publications": Task(
        "Find a trial whose publications give different medians. Look at the later one.",
        two_publications,
        "Both numbers are printed, so a number needs its publication and its date. Say which one you quote.",
    ),
    "no-median": Task(
        "Find an arm whose median was not reached.",
        no_median,
        "Too few had an event, so there is no median and no gain in months. The hazard ratio remains, and a share at a fixed "
        "month if one was published.",
    ),
    "sounds-better": Task(
        f"Show the relative gain only. Find a rate lowered by more than {MUCH_LOWER}% where the median grows by less than "
        f"{FEW_MONTHS} months.",
        sounds_better,
        "Now switch the relative gain off. It is the same result: say the months, the ratio and its interval together.",
    ),
}
