"""What the planner says: one's own plan first, then how close and what guidance says, and who decides where it says nothing."""

from collections.abc import Iterable, Mapping, Sequence

from netcourse.disease.follow_up import Status
from netcourse.disease.result import Reason, because, stated
from netcourse.disease.sites import Site
from netcourse.evidence import fact
from netcourse.explorers.follow_up_planner.drawing import counted
from netcourse.explorers.follow_up_planner.ribbon import AT_FIRST, Ribbon, dose
from netcourse.explorers.follow_up_planner.setting import (
    COUNTED,
    DECIDES_WORDS,
    EVENT_WORDS,
    GRADES,
    MONTHS,
    OPEN,
    TEAM,
    Situation,
)

_OWN = "Your plan"
# What is known of the return of a tumour of one site.
_BY_SITE: Mapping[str, str] = {Site.PANCREAS: "F-18.pancreas", Site.ILEUM: "F-18.ileum"}


def headline(one: Situation, plans: Sequence[Ribbon], *, told: bool) -> str:
    """The result in a few sentences; a patient who is told elsewhere is not told again."""
    own = next((plan for plan in plans if plan.name == _OWN), None)
    mine = "No plan of your own yet." if own is None else f"Your plan: {counted(own, one.event_month)}."
    said = [*([_patient(one)] if told else []), mine]
    if one.event_month is not None:
        said.append(f"Year {one.event_month // MONTHS}, {EVENT_WORDS[one.event]}: from here on another plan is needed.")
    if one.guidance:
        said.append(_guidance(one, plans))
    return " ".join(said)


def reasons(one: Situation, plans: Sequence[Ribbon], *, told: bool = True) -> Iterable[Reason]:
    """Why, what matters most first; `told` says whether guidance can be seen at all."""
    if one.event_month is not None:
        yield because(
            f"{EVENT_WORDS[one.event].capitalize()} is looked into when it turns up, not at the next visit. The plan that was "
            "made without it ends here.",
            "G-02.interval",
        )
    if not one.guidance:
        then = " Then look at what guidance says." if told else ""
        yield because(f"Decide first: how often, for how long, and what would a visit change?{then}")
        yield from _dose(plans)
        return
    if one.is_silent:
        yield _who_decides(one)
    yield from one.rule.reasons
    if one.rule.content:
        yield because(f"What a visit holds here: {'; '.join(one.rule.content)}.", "G-02.interval")
    yield from _dose(plans)
    yield because(f"What would change it: {one.rule.would_change[0][0].lower()}{one.rule.would_change[0][1:]}")
    yield stated("G-21")
    yield from _late(one)
    if any("G-04.first" in schedule.facts for schedule in one.schedules):
        yield because(f"How long “at first” lasts is not said: it is drawn as {AT_FIRST} months, which is chosen.", "G-04.first")


def _patient(one: Situation) -> str:
    known = one.patient
    found = f"{GRADES[str(known.who_grade)]} of the {known.site}"
    if one.status is Status.RESECTED:
        nodes = "positive" if known.nodes_positive else "negative"
        size = known.number("size_mm")
        return f"{found}, {float(size or 0):g} mm, resected, {known.margins}, nodes {nodes}."
    syndrome = ", carcinoid syndrome" if known.syndrome else ""
    volume = f", {'much' if known.high_volume else 'little'} tumour" if one.status is Status.OBSERVED else ""
    return f"{found}, {one.status}{volume}{syndrome}."


def _guidance(one: Situation, plans: Sequence[Ribbon]) -> str:
    if one.is_silent:
        who = "Who sets it?" if one.decides == OPEN else f"Set by: {DECIDES_WORDS[one.decides]}."
        return f"How close: {one.rule.closeness}; the course holds no interval here. {who}"
    bodies = "; ".join(f"{plan.name}: {counted(plan, one.event_month)}" for plan in plans if plan.name != _OWN)
    return f"How close: {one.rule.closeness}. {bodies}."


def _who_decides(one: Situation) -> Reason:
    if one.decides == TEAM:
        return because(
            "Where no interval is held, the tumour board sets one with the patient, by class and treatment.", "G-02.interval"
        )
    if one.decides == OPEN:
        return because("No interval is held here. Somebody has to set one all the same, and the patient should know who.")
    return because("That is a habit, and no answer to this tumour: nobody there knows its class and its treatment.")


def _dose(plans: Sequence[Ribbon]) -> Iterable[Reason]:
    if own := next((plan for plan in plans if plan.name == _OWN), None):
        many = own.counts[1]
        if not many:
            return
        yield because(
            f"Your plan in {COUNTED} years: up to {dose(many)} if each visit is a CT, none if each is an MRI. The CT of a "
            "whole-body PET/CT stands in for each (chosen).",
            "D-24.ct",
        )
        real = fact("G-22.dose-ten")
        yield because(
            f"In practice it came to about {real.value} {real.unit} in ten years: {real.population}, {real.jurisdiction}, "
            f"{real.as_of}.",
            "G-22.dose-ten",
            "G-22.dose-year",
        )


def _late(one: Situation) -> Iterable[Reason]:
    """How often it comes back late: shares of recurrences and of patients are not the same, and both are told."""
    if one.status is not Status.RESECTED or one.patient.family != "NET":
        return
    yield stated("F-18.late")
    yield stated("F-18.marsden")
    if own_site := _BY_SITE.get(str(one.patient.site)):
        yield stated(own_site)
