"""Two results side by side: what differs between them, and what therefore must not be concluded."""

from collections.abc import Iterable

from netcourse.disease.result import Reason, because
from netcourse.evidence import fact
from netcourse.explorers.trials.reports import ENDPOINT_NAMES, SHORT_NAMES, Endpoint
from netcourse.explorers.trials.results import View, fact_ids, progress, result_ids
from netcourse.explorers.trials.sentences import joined
from netcourse.explorers.trials.words import medians_words


def beside_headline(first: View, second: View) -> str:
    """Both results in one line each, after what they are not."""
    return f"{_caution(first, second)} {joined((first, second))}"


def beside_reasons(first: View, second: View) -> Iterable[Reason]:
    """What differs between two results, and that no patient was drawn by lot between two trials.

    Parameters
    ----------
    first, second : View
        Reports of two trials, or two endpoints of one.

    Returns
    -------
    iterable of Reason
        Warnings first.
    """
    if first.report.endpoint is not second.report.endpoint:
        yield _two_endpoints(first.report.endpoint, second.report.endpoint)
    if first.trial is not second.trial:
        yield because(
            "This is a comparison across trials: no patient was drawn by lot between them. A difference may come from the "
            "patients, the control arm or the way of measuring, and not from the treatment."
        )
        yield _patients(first, second)
        yield _controls(first, second)
    for view in (first, second):
        if told := medians_words(view):
            yield because(f"{view.trial.name}, {SHORT_NAMES[view.report.endpoint]}: {told}.", *result_ids(view.report))


def _caution(first: View, second: View) -> str:
    if first.trial is not second.trial:
        return "Two trials, not one comparison."
    if first.report.endpoint is not second.report.endpoint:
        return "One trial, two endpoints: a gain in one does not show a gain in the other."
    return "The same result twice: choose another trial or endpoint."


def _two_endpoints(first: Endpoint, second: Endpoint) -> Reason:
    names = f"You compare {ENDPOINT_NAMES[first]} with {ENDPOINT_NAMES[second]}: they are not the same thing."
    if Endpoint.OS in (first, second):
        return because(f"{names} Holding the disease for longer does not by itself mean living longer.")
    return because(f"{names} Progression-free survival also counts deaths, time to progression does not.")


def _patients(first: View, second: View) -> Reason:
    cited = [next(iter(fact_ids(view.report)), "") or fact_ids(progress(view.trial))[0] for view in (first, second)]
    told = " Against: ".join(f"{fact(one).population}." for one in cited)
    return because(f"Other patients. {told}", *cited)


def _controls(first: View, second: View) -> Reason:
    names = [view.trial.control.name for view in (first, second)]
    cited = [view.report.control for view in (first, second) if view.report.control]
    if names[0] != names[1]:
        return because(f"Other control arms: {names[0]} against {names[1]}. A ratio to one is not a ratio to the other.", *cited)
    return because(f"Both control arms had {names[0]}. Where their medians differ, the patients or the measuring did.", *cited)
