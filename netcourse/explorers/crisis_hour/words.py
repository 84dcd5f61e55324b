"""What the crisis says of a setting: what it is and what is undone first, then why, then what is disputed."""

from collections.abc import Sequence

from netcourse.disease.carcinoid_crisis import Action, Suspicion, prevention_bundle
from netcourse.disease.result import Reason, because
from netcourse.explorers.crisis_hour.setting import ACTS, UNDECIDED, Hour
from netcourse.explorers.crisis_hour.trace import Minute

_LOSING = (Action.WAIT, Action.SCAN_FIRST, Action.ANTIHISTAMINE)
CALLED = {
    Suspicion.CRISIS: "A carcinoid crisis",
    Suspicion.POSSIBLE: "Possibly a crisis, and other causes as well",
    Suspicion.NOT_SHOWN: "No crisis is shown",
}


def headline(hour: Hour, seen: Sequence[Minute]) -> str:
    """The result in a sentence or three."""
    called, last = CALLED[hour.reading.suspicion], seen[-1]
    if not hour.reading.resuscitate_now:
        return f"{called}. Measure pressure, breathing and rhythm again, and stay with the patient."
    end = f"After {last.minute} minutes: pressure {last.pressure}, saturation {last.saturation}%."
    if hour.response is None:
        return f"{called}. Nothing is done yet. {end}"
    harm = "Harm: this costs the patient time. " if hour.harms else ""
    left = ", ".join(hour.missing)
    undone = f"Undone of what everyone agrees on: {left}." if left else "All that everyone agrees on is done."
    return f"{called}. {harm}{undone} {end}"


def reasons(hour: Hour) -> list[Reason]:
    """Why, what matters most first."""
    measures, agreed = prevention_bundle()
    said = [] if hour.response is None else list(reversed(hour.response.reasons))
    return [
        *said[:1],
        *_cause(hour),
        _dispute(hour),
        *said[1:],
        *_again(hour),
        *hour.reading.reasons,
        because(f"Agreed before any such operation: {', '.join(measures)}.", *agreed[0].facts),
        because("All pressures, saturations and times of this model are chosen. An act is seen a minute after it."),
    ]


def _cause(hour: Hour) -> list[Reason]:
    if hour.reading.suspicion is not Suspicion.POSSIBLE:
        return []
    return [because(f"{hour.reading.would_change[-1]} The first minute is the same.", "E4-08.response", "H10")]


def _dispute(hour: Hour) -> Reason:
    when = [words for words, on in (("beforehand", hour.before), ("as the first drug", hour.first_drug)) if on]
    given = f"Octreotide {' and '.join(when)}" if when else "Octreotide, given or not,"
    return because(
        f"{given} does not move this trace: experts disagree on whether it does, so the model takes no side. Both sides stand in "
        "the two columns.",
        "J-01",
    )


def _again(hour: Hour) -> list[Reason]:
    idle = [key for key in hour.acts if key == UNDECIDED]
    if hour.response is None or not idle or not hour.missing:
        return []
    return [because(f"{len(idle)} of the three minutes {'is' if len(idle) == 1 else 'are'} empty, or repeat what was done.")]


def act_words(hour: Hour, minute: int) -> str:
    """What is done in a minute, and whether it is the harm; empty without an act."""
    key = hour.acts[minute - 1] if 1 <= minute <= len(hour.acts) else UNDECIDED
    if key == UNDECIDED:
        return ""
    return f"{ACTS[key].words} (✘ harm: time is lost)" if hour.harms and _loses_time(key) else ACTS[key].words


def _loses_time(key: str) -> bool:
    """Whether an act is among those with which the patient is left without resuscitation."""
    return any(one in _LOSING for one in ACTS[key].actions)
