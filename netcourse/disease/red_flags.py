"""Triage of what a patient with a NET reports: emergency now, the team today, the team soon, or ordinary advice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from netcourse.disease.alarms import ALARMS, Alarm
from netcourse.disease.arguments import one_of
from netcourse.disease.red_flag_words import CONTEXTS, SYNONYMS, TREATED, UNTREATED, Symptom, Urgency
from netcourse.disease.result import NotDecidable, Reason, because

__all__ = ["ALARMS", "CONTEXTS", "SYNONYMS", "Alarm", "Symptom", "Triage", "Urgency", "triage"]


@dataclass(frozen=True, slots=True)
class Triage:
    """The most urgent of what fits, with all meanings; `unrecognised` still waits for a human.

    `harms` says what somebody is tempted to do instead; `reasons` argues for the level, a step for each meaning.
    """

    urgency: Urgency
    meanings: tuple[str, ...]
    advice: tuple[str, ...]
    harms: tuple[Reason, ...]
    unrecognised: tuple[str, ...]
    statements: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def triage(symptoms: Iterable[str], *, context: Collection[str] | None = None) -> Triage | NotDecidable:
    """Sort reported symptoms by urgency, for teaching: it says what a group is told and treats nobody.

    Parameters
    ----------
    symptoms : iterable of str
        Words of `Symptom`, or of `SYNONYMS`, in any case; others are passed to a human.
    context : collection of str, optional
        Words of `CONTEXTS`; None when nothing is known.

    Returns
    -------
    Triage or NotDecidable
        An emergency is told even when other words were not understood; short of one, a word that was not understood,
        or a fever under unknown treatment, makes it not decidable.

    Raises
    ------
    ValueError
        If a context is unknown or a symptom is no text.
    """
    around = tuple(one_of("context", one, CONTEXTS) for one in context or ())
    understood, unrecognised = _read(symptoms)
    if not understood and not unrecognised:
        return NotDecidable(("a symptom",), (because("Nothing was reported.", "G-10"),))
    fitting = [alarm for alarm in ALARMS if alarm.fits(understood, around)]
    urgency = next((level for level in Urgency if any(alarm.urgency is level for alarm in fitting)), Urgency.CONTACT)
    if urgency is not Urgency.EMERGENCY:
        undecided = _undecided(understood, unrecognised, around)
        if undecided:
            return undecided
    return _told(urgency, [alarm for alarm in fitting if alarm.urgency is urgency], unrecognised, around)


def _read(symptoms: Iterable[str]) -> tuple[tuple[Symptom, ...], tuple[str, ...]]:
    known = {one.value: one for one in Symptom} | SYNONYMS
    understood, unrecognised = [], []
    for word in symptoms:
        if not isinstance(word, str):  # an impossible value, as everywhere in this room
            raise ValueError(f"symptoms={word!r}: each must be a text")  # noqa: TRY004
        found = known.get(" ".join(word.casefold().split()))
        if found is None:
            unrecognised.append(word)
        else:
            understood.append(found)
    return tuple(dict.fromkeys(understood)), tuple(unrecognised)


def _undecided(understood: tuple[Symptom, ...], unrecognised: tuple[str, ...], around: tuple[str, ...]) -> NotDecidable | None:
    if unrecognised:
        text = "Words that a list does not hold go to a human, at once if they could be severe (J-20)."
        return NotDecidable((f"human review of: {', '.join(unrecognised)}",), (because(text, "G-10", "G-11", "G-13"),))
    if Symptom.HIGH_FEVER in understood and not {*TREATED, UNTREATED} & set(around):
        text = "Under treatment it is an emergency; as long as nobody knows, a human decides at once."
        return NotDecidable(
            ("whether the patient is under treatment, and human review",), (because(text, "G-12.fever", "G-12.nice"),)
        )
    return None


def _told(urgency: Urgency, alarms: list[Alarm], unrecognised: tuple[str, ...], around: tuple[str, ...]) -> Triage:
    advice = list(_ADVICE[urgency])
    reasons = tuple(because(alarm.text, *alarm.facts) for alarm in alarms)
    tempting = dict.fromkeys((alarm.harm, alarm.facts) for alarm in alarms if alarm.harm)
    harms = tuple(because(text, *ids) for text, ids in tempting)
    if urgency is Urgency.EMERGENCY:
        harms = (because("Delaying resuscitation for a scan is a harm.", "H10"), *harms)
        if "carcinoid syndrome" in around:
            advice.append("tell the staff about the carcinoid syndrome")
            reasons += (because("Special precautions may be needed.", "G-14"),)
    if urgency is Urgency.TODAY:
        text = "The article sends it to the team and does not say how soon; today is this course's choice."
        reasons += (because(text, "J-25"),)
    statements = tuple(dict.fromkeys(one for alarm in alarms for one in (*alarm.statements, *_CARE[urgency])))
    change = ("A symptom that becomes severe, or a new one; any doubt goes to a human.",)
    meanings = tuple(dict.fromkeys(alarm.meaning for alarm in alarms))
    return Triage(urgency, meanings, tuple(advice), harms, unrecognised, statements, reasons, change)


_ADVICE = {
    Urgency.EMERGENCY: ("the nearest emergency department, now",),
    Urgency.TODAY: (
        "the NET team, or whoever is on call for it, is rung today",
        "if nobody can be reached, or it gets worse: the nearest emergency department",
    ),
    Urgency.CONTACT: ("the NET team is told soon; severe or sudden symptoms are an emergency",),
    Urgency.ORDINARY: ("ordinary advice; whoever is worried asks the NET team",),
}
# What the article says of each level, beside the reasons of the alarm.
_CARE = {
    Urgency.EMERGENCY: ("S374", "S375"),
    Urgency.TODAY: ("S372", "S373"),
    Urgency.CONTACT: ("S372", "S373"),
    Urgency.ORDINARY: ("S372",),
}
