"""The four ends of a call, and the eight sentences of which three are said.

What urgency a rule gives comes from `netcourse.disease.red_flags`; the sentences, and which three belong to which end, are chosen
for teaching after what the article asks for: where to go, what the staff is told, what comes back to whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.red_flags import Urgency

UNDECIDED, NOT_SAID = "undecided", "none"
# Chosen: what one step costs. Whoever comes too late may die of it; whoever comes too soon loses an evening.
TOO_LATE, TOO_SOON = 2, 1


class Level(StrEnum):
    """How soon, and where: the soonest first."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    ADVICE = "advice"


LEVEL_WORDS: Mapping[Level, str] = {
    Level.NOW: "Now: the nearest emergency department, or an ambulance",
    Level.TODAY: "Today: the team rings back or sees the caller",
    Level.WEEK: "This week: the team",
    Level.ADVICE: "Ordinary advice",
}
SHORT_WORDS: Mapping[Level, str] = {
    Level.NOW: "now",
    Level.TODAY: "today",
    Level.WEEK: "this week",
    Level.ADVICE: "ordinary advice",
}
_OF_RULE: Mapping[Urgency, Level] = {
    Urgency.EMERGENCY: Level.NOW,
    Urgency.TODAY: Level.TODAY,
    Urgency.CONTACT: Level.WEEK,
    Urgency.ORDINARY: Level.ADVICE,
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to say at the end: its words, at which ends it is needed, and whether it makes somebody wait for nothing."""

    words: str
    needed_at: frozenset[Level] = frozenset()
    delays: bool = False


def _at(words: str, *levels: Level) -> Sentence:
    return Sentence(words, frozenset(levels))


SENTENCES: Mapping[str, Sentence] = {
    "go-now": _at("Go to the nearest emergency department now, not alone; if that is hard, ring for an ambulance.", Level.NOW),
    "ring-today": _at("I tell the team at once. They ring you, or see you, today.", Level.TODAY),
    "ring-week": _at("I write it down for the team. They ring you this week.", Level.WEEK),
    "card": _at("Whoever sees you is told first what stands on your card: the tumour, the syndrome, the treatment.", *Level),
    "no-waiting": _at("Wait for nothing: no scan, no injection, no call back from us.", Level.NOW),
    "worse": _at(
        "If it gets severe, or you faint, lack breath, vomit or pass no wind: straight to the emergency department.",
        Level.TODAY,
        Level.WEEK,
        Level.ADVICE,
    ),
    "inject-first": Sentence("First an extra injection, or a scan; ring again in an hour or two.", delays=True),
    "diary": _at("Go on as you are. Note when it comes and what came before; leave out only what sets yours off.", Level.ADVICE),
}


def level_of(urgency: Urgency) -> Level:
    """The end of a call that an urgency of the rules asks for."""
    return _OF_RULE[urgency]


def cost(decided: Level, right: Level) -> int:
    """What a decision costs: for each step too late 2, for each step too soon 1, and nothing if it is right."""
    ends = list(Level)
    late = ends.index(decided) - ends.index(right)
    return TOO_LATE * late if late > 0 else TOO_SOON * -late


def needed(level: Level) -> tuple[str, ...]:
    """The keys of the three sentences that belong to an end."""
    return tuple(key for key, one in SENTENCES.items() if level in one.needed_at)
