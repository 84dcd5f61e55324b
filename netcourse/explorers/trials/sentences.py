"""What the explorer says: the result first, then what it rests on, and what must not be read into it."""

from collections.abc import Iterable, Sequence

from netcourse.disease.result import Reason, because, stated
from netcourse.evidence import conflicts, fact
from netcourse.explorers.trials.reports import ENDPOINT_NAMES, EVENTS, SHORT_NAMES, Endpoint, Report, Trial, Verdict
from netcourse.explorers.trials.results import (
    View,
    fact_ids,
    gain_in_months,
    hazard,
    illustrated,
    lowered_by,
    medians_differ,
    progress,
    published,
    ratio_of_the_illustration,
    result_ids,
    unreached,
    verdict,
)
from netcourse.explorers.trials.words import (
    endpoints,
    gain_words,
    hazard_words,
    interval_name,
    medians_words,
    named,
    sentence,
    verdict_words,
)


def headline(view: View) -> str:
    """The result of a report in a sentence or two, the verdict first."""
    report = view.report
    decision = f"{view.trial.name}, {ENDPOINT_NAMES[report.endpoint]}: {verdict_words(report)}."
    medians = medians_words(view)
    numbers = f"{medians}; {gain_words(view)}" if medians and gain_in_months(view) is not None else medians
    ratio = hazard_words(hazard(report)) if hazard(report) else ""
    told = "; ".join(part for part in (numbers, ratio) if part)
    return f"{decision} {sentence(told)}." if told else decision


def relative_headline(view: View) -> str:
    """The same result as it looks when only the hazard ratio is told."""
    found = hazard(view.report)
    if found is None:
        return f"{view.trial.name}: no hazard ratio here, so there is no relative gain to tell."
    lower = lowered_by(found)
    verb = "lowers" if lower >= 0 else "raises"
    rate = f"the rate of {EVENTS[view.report.endpoint]} by {abs(lower):.0f}%"
    return f"{view.trial.name}, told as a ratio only: “{view.trial.treated.name} {verb} {rate}”."


def absent(trial: Trial, endpoint: Endpoint) -> str:
    """That a trial has no report of an endpoint here, and what it has."""
    return f"{trial.name}: no {ENDPOINT_NAMES[endpoint]} in the facts of this course. Look at its {endpoints(trial)}."


def relative_reasons(view: View) -> Iterable[Reason]:
    """What a relative gain alone leaves out."""
    found = hazard(view.report)
    if found is not None:
        yield because(f"{sentence(hazard_words(found))}; {verdict_words(view.report)}.", found.id)
    yield because(
        "A percentage alone hides how long the control arm was well, and so how many months are gained. "
        f"Switch it off to see the same result in months, beside {view.trial.control.name}."
    )


def reasons(view: View, months: float) -> Iterable[Reason]:
    """Why: who was treated, the gain, survival beside progression; then the ratio, publications that differ, licences."""
    absolute = _absolute(view, months)
    yield _who(view)
    yield from absolute[:1]
    yield from _other_endpoint(view)
    yield from _relative(view)
    yield from _in_words(view.report)
    yield from absolute[1:]
    yield from _publications(view)
    yield from _conflicts(view.report)
    yield from (_with_place(one) for one in view.trial.context)


def _who(view: View) -> Reason:
    own = fact_ids(view.report)
    # A publication without facts of its own treated the patients of the first.
    found = fact((own or fact_ids(progress(view.trial)))[0])
    told = "" if own else " So the first publication says."
    return because(f"Who: {found.population}. {_arms(view)}{told}", found.id)


def _arms(view: View) -> str:
    report, trial = view.report, view.trial
    if report.control or report.hazard or report.said or report.conflict:
        return f"Arms: {trial.treated.name} against {trial.control.name}."
    return f"Only {trial.treated.name} is reported here."


def _absolute(view: View, months: float) -> list[Reason]:
    (_, treated), (_, control) = view.arms
    cited, said = [one for one in (view.report.treated, view.report.control) if one], []
    for arm in unreached(view):
        text = f"The median with {arm.name} was not reached: while they were followed, too few had an event. No curve is made up."
        said.append(because(text, *cited))
    for month, first, second in published(view.report):
        shares_told = f"{first.value}% with {view.trial.treated.name}, {second.value}% with {view.trial.control.name}"
        said.append(because(f"Absolute, published for {month} months: {shares_told}.", first.id, second.id))
    gain, shares = gain_in_months(view), illustrated(view, months)
    if gain is not None and treated is not None and control is not None:
        text = f"Absolute: the medians are {treated.single} − {control.single} = {gain} months apart."
        said.append(because(text, *cited))
    if shares is not None:
        # The rounded shares are subtracted, so that the student's own sum agrees.
        apart = abs(shares[0] - shares[1])
        text = (
            f"Read off the illustration at {months:g} months: {shares[0]}% against {shares[1]}%, a difference of {apart} "
            f"percentage point{'s' if apart != 1 else ''}. The trial did not publish these."
        )
        said.append(because(text))
    return said


def _relative(view: View) -> Iterable[Reason]:
    found = hazard(view.report)
    if found is None:
        return
    lower = lowered_by(found)
    than = f"{abs(lower):.0f}% {'lower' if lower >= 0 else 'higher'} than with {view.trial.control.name}"
    rate = f"Relative: over the trial the rate of {EVENTS[view.report.endpoint]} was {than}."
    yield because(f"{rate} {_weighed(view.report)}", found.id)
    if found.low is None:
        yield stated(found.id)
    drawn = ratio_of_the_illustration(view)
    if drawn is not None:
        yield because(
            f"Were the curves as drawn, the hazard ratio would be {float(drawn):.2f}; the trial reports {found.value}.", found.id
        )


def _weighed(report: Report) -> str:
    found, decided = hazard(report), verdict(report)
    if found is None or found.low is None:
        return f"The facts give no interval; by their words {decided}."
    name = interval_name(found)
    if decided is Verdict.SHOWN:
        return f"The {name} ends at {found.high}, below 1."
    if decided is Verdict.WORSE:
        return f"The {name} starts at {found.low}, above 1."
    return f"The {name} from {found.low} to {found.high} holds 1. Not shown is not the same as shown to be none."


def _in_words(report: Report) -> Iterable[Reason]:
    if report.said:
        yield stated(report.said)


def _other_endpoint(view: View) -> Iterable[Reason]:
    if view.report.endpoint is Endpoint.OS:
        other = progress(view.trial)
    elif survival := view.trial.of(Endpoint.OS):
        other = survival[0]
    else:
        return
    told = hazard_words(hazard(other)) if hazard(other) else "no number"
    yield because(
        "Time without progression is not overall survival. "
        f"{sentence(SHORT_NAMES[other.endpoint])} of the same trial: {verdict_words(other)}; {told}.",
        other.hazard or other.said,
    )


def _publications(view: View) -> Iterable[Reason]:
    reports = view.trial.of(view.report.endpoint)
    if len(reports) == 1:
        return
    if medians_differ(view.trial, view.report.endpoint):
        yield because("The publications of this trial give different medians. Name the publication with the number.")
    for report in reports:
        ids = result_ids(report)
        told = "; ".join(part for part in (medians_words(View(view.trial, report)), hazard_words(hazard(report))) if part)
        if ids:
            yield because(f"{sentence(report.name)}: {told}.", *ids)
        else:
            yield because(f"{sentence(report.name)}: no fact holds its numbers one by one, so nothing is drawn. See below.")


def _conflicts(report: Report) -> Iterable[Reason]:
    used = set(fact_ids(report))
    for one in conflicts().values():
        if used.intersection(one.facts) or one.id == report.conflict:
            yield because(f"Sources disagree: {one.conflict}", *(cited for cited in one.facts if cited in used))


def _with_place(fact_id: str) -> Reason:
    found, told = fact(fact_id), stated(fact_id)
    place = "" if found.jurisdiction == "international" else f"{found.jurisdiction}, {found.as_of}: "
    return Reason(place + told.text, told.facts)


def joined(views: Sequence[View]) -> str:
    """Two results in one line each: "NETTER-2, PFS: 14.3 months more, hazard ratio 0.276."."""
    return " ".join(f"{view.trial.name}, {named(view.report)}: {_brief(view)}." for view in views)


def _brief(view: View) -> str:
    found = hazard(view.report)
    ratio = f"hazard ratio {found.value}" if found else "no hazard ratio"
    return f"{gain_words(view)}, {ratio}; {verdict_words(view.report)}"
