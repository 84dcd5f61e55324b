"""What can be set on the emergency card, and a setting as a card."""

from collections.abc import Mapping, Sequence

from netcourse.disease.patient import Patient
from netcourse.disease.sites import Site
from netcourse.explorers.emergency_card.card import SITUATION_WORDS, Card, Situation
from netcourse.explorers.emergency_card.lines import (
    CARCINOID,
    FOUND_ONLINE,
    ILL_HEART,
    INSULINOMA,
    LINES,
    NO_HEART,
    NOT_CHOSEN,
)
from netcourse.explorers.explorer import Choice, Control, Diary, Switch, Values
from netcourse.explorers.values import keys

PATIENT, HEART, SITUATION, CARD, CHECK = "patient", "heart", "situation", "lines", "check"
HEARTS: Mapping[str, str] = {"normal": NO_HEART, "leaks": ILL_HEART}
# Chosen: so many lines fit beside one another on such a card.
MOST_LINES = 12
SYNDROMES: Mapping[str, str] = {"carcinoid": CARCINOID, "insulinoma": INSULINOMA}
BEARERS: Mapping[str, str] = {"carcinoid": "Aldo, 62: small bowel NET, carcinoid syndrome", "insulinoma": "Bea, 45: insulinoma"}
# For questions that are graded: who carries it, and what the heart is like. What the card lacks is never shown.
SEALED: Mapping[str, tuple[str, str, str]] = {
    "rosa": ("carcinoid", "normal", "Rosa, 59: small bowel NET, carcinoid syndrome, lanreotide; echo in June: valves normal"),
    "nadia": ("insulinoma", "normal", "Nadia, 41: insulinoma, waits for her operation; no injections"),
}


def patient_of(key: str, heart: str) -> Patient:
    """The synthetic patient of a setting: with a syndrome on lanreotide, with an insulinoma without treatment."""
    if key == "carcinoid":
        return Patient(site=Site.ILEUM, syndrome=CARCINOID, heart=HEARTS[heart], prior_treatments=("SSA",))
    return Patient(site=Site.PANCREAS, syndrome=INSULINOMA, prior_treatments=())


def controls(sealed: str = "") -> Sequence[Control]:
    """All controls; of a sealed card only its lines, and it is empty."""
    offered = {NOT_CHOSEN: "Choose a line", **{key: f"{one.words} ({one.count} words)" for key, one in LINES.items()}}
    lines = Diary(
        CARD,
        "Lines of the card, from the top",
        (Choice("line", "Line", offered, NOT_CHOSEN),),
        start=[] if sealed else [{"line": one} for one in FOUND_ONLINE],
        most=MOST_LINES,
        entry="line",
    )
    if sealed:
        return (lines,)
    return (
        Choice(PATIENT, "Who carries it (synthetic)", BEARERS, "carcinoid"),
        Choice(HEART, "What the last echo showed", {"normal": "Valves normal", "leaks": "The tricuspid valve leaks"}, "normal"),
        Choice(SITUATION, "A stranger reads it when its bearer is", {str(key): one for key, one in SITUATION_WORDS.items()},
               Situation.CRISIS),
        lines,
        Switch(CHECK, "It is ready: check it"),
    )  # fmt: skip


def read_card(values: Values, sealed: str = "") -> Card:
    """A setting of the controls as a card.

    Raises
    ------
    TypeError
        If the list of lines is none.
    """
    lines = lines_of(values)
    if sealed:
        key, heart, bearer = SEALED[sealed]
        return Card(bearer, patient_of(key, heart), Situation.CRISIS, lines, checked=False, sealed=True)
    key = str(values[PATIENT])
    return Card(
        BEARERS[key], patient_of(key, str(values[HEART])), Situation(str(values[SITUATION])), lines, checked=bool(values[CHECK])
    )


def lines_of(values: Values) -> tuple[str, ...]:
    """The keys of the lines in their order, each once; an entry in which none is chosen yet is none."""
    return keys(values, CARD, "line", NOT_CHOSEN)
