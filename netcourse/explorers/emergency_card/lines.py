"""The eighteen lines from which a card is made: their words, of whom they are true, and which would harm.

The lines and the limit of sixty words are chosen for teaching. That staff are told of the syndrome, what is agreed in a crisis,
and what is a red flag of the bowel, are facts; so are the harms. No line holds a dose.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from netcourse.disease.patient import Patient

MOST_WORDS = 60
CARCINOID, INSULINOMA = "carcinoid syndrome", "insulinoma"
NO_HEART, ILL_HEART = "no carcinoid heart disease", "carcinoid heart disease"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card; `true_of` says of whom it is true, `harms` by syndrome what it would do."""

    words: str
    true_of: Callable[[Patient], bool] = lambda _: True
    harms: Mapping[str, str] | None = None

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def _is(syndrome: str) -> Callable[[Patient], bool]:
    return lambda patient: patient.syndrome == syndrome


def _heart(found: str) -> Callable[[Patient], bool]:
    return lambda patient: patient.heart == found


LINES: Mapping[str, Line] = {
    "diet": Line("I eat no bananas, tomatoes, walnuts or chocolate."),
    "plain": Line("I have a neuroendocrine tumour, a cancer."),
    "scan-first": Line("Scan me first, then decide.", harms={CARCINOID: "H10"}),
    "ring": Line("Ring my NET team: 01632 960140."),
    "no-adrenaline": Line("No adrenaline, ever."),
    "carcinoid": Line("Carcinoid syndrome: danger of carcinoid crisis.", _is(CARCINOID)),
    "code": Line("NET G2, pT4 N1 M1, SSTR positive."),
    "bowel": Line("Belly pain with vomiting or no wind: obstruction?"),
    "octreotide": Line("Octreotide is safe for me.", harms={INSULINOMA: "H6"}),
    "heart-leaks": Line("Heart: tricuspid valve leaks, June 2026.", _heart(ILL_HEART)),
    "nearest": Line("Treat me here, in the nearest department."),
    "dextrose": Line("Confused or seizing: dextrose into a vein.", _is(INSULINOMA)),
    "analogue": Line("Lanreotide: last injection 3 November.", lambda patient: bool(patient.had("SSA"))),
    "octreotide-wait": Line("Give octreotide first, then wait.", harms={CARCINOID: "H10", INSULINOMA: "H6"}),
    "heart-normal": Line("Heart: valves normal, echo June 2026.", _heart(NO_HEART)),
    "insulin": Line("My tumour makes insulin: check glucose.", _is(INSULINOMA)),
    "crisis": Line("Crisis: stop trigger; volume, vasopressor; treat wheeze.", _is(CARCINOID)),
    "histamine": Line("Avoid drugs that release histamine; calm me.", _is(CARCINOID)),
}
DISPUTED = "no-adrenaline"
NOT_CHOSEN = "open"
# What somebody found on the internet: where the card starts.
FOUND_ONLINE = ("code", "no-adrenaline", "octreotide-wait", "diet", "ring")
