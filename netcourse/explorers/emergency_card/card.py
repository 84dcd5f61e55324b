"""A card as it stands: whose it is, what it has to say and does not, what contradicts, and what would harm its bearer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from netcourse.disease.patient import Patient
from netcourse.explorers.emergency_card.lines import CARCINOID, DISPUTED, INSULINOMA, LINES, MOST_WORDS


class Situation(StrEnum):
    """In which a stranger reads the card."""

    CRISIS = "crisis"
    OBSTRUCTION = "obstruction"
    CONFUSED = "confused"


SITUATION_WORDS: Mapping[Situation, str] = {
    Situation.CRISIS: "Flushed, faint, wheezing",
    Situation.OBSTRUCTION: "Belly pain, vomiting, no wind",
    Situation.CONFUSED: "Found confused",
}


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a card has to say: any of `lines` says it, to those whom it concerns, in some situations or in all."""

    words: str
    lines: tuple[str, ...]
    why: str
    facts: tuple[str, ...]
    concerns: Callable[[Patient], bool] = lambda _: True
    situations: tuple[Situation, ...] = tuple(Situation)


def _syndrome(wanted: str) -> Callable[[Patient], bool]:
    return lambda patient: patient.syndrome == wanted


# Chosen after the facts that each cites: what a stranger has to read in which situation.
NEEDS: tuple[Need, ...] = (
    Need("The disease, in words that a stranger knows", ("plain",), "A code is no word to a stranger.", ("S375",)),
    Need("The syndrome", ("carcinoid",), "Precautions may be needed.", ("G-14", "S375"), _syndrome(CARCINOID)),
    Need("The syndrome", ("insulin",), "Glucose is measured first.", ("G-15",), _syndrome(INSULINOMA)),
    Need(
        "The last injection", ("analogue",), "Who treats the syndrome has to know what is in the body.", ("G-14",),
        lambda patient: bool(patient.had("SSA")),
    ),
    Need(
        "The heart", ("heart-normal", "heart-leaks"), "Before anything is done the heart is known.",
        ("G-05.heart", "E4-08.prevention"),
        _syndrome(CARCINOID),
    ),
    Need("Whom to ring", ("ring",), "The team that knows the patient guides from afar.", ("S373",)),
    Need("That this department treats", ("nearest",), "Nobody is sent on to a centre far away.", ("S374",)),
    Need(
        "What everyone agrees on in a crisis", ("crisis",), "It can’t wait until somebody has read about it.",
        ("E4-08.response",),
        _syndrome(CARCINOID), (Situation.CRISIS,),
    ),
    Need(
        "What belly pain may be", ("bowel",), "“My usual cramps” hides an obstruction.", ("G-10",), _syndrome(CARCINOID),
        (Situation.OBSTRUCTION,),
    ),
    Need(
        "What confusion may be", ("dextrose",), "Dextrose into a vein; glucagon alone can rebound.", ("G-15",),
        _syndrome(INSULINOMA),
        (Situation.CONFUSED,),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A card: `lines` holds each once, in their order; `checked` says that its checks are shown, `sealed` that they never are."""

    bearer: str
    patient: Patient
    situation: Situation
    lines: tuple[str, ...]
    checked: bool
    sealed: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(LINES[one].count for one in self.lines)

    @property
    def too_long(self) -> bool:
        """Whether it does not fit."""
        return self.words > MOST_WORDS

    def needs(self, situation: Situation | None = None) -> Sequence[Need]:
        """What has to stand on it, in one situation or in all."""
        return [
            one
            for one in NEEDS
            if one.concerns(self.patient) and (situation is None or situation in one.situations)
        ]  # fmt: skip

    def says(self, need: Need) -> bool:
        """Whether it says something, and truly."""
        return any(one in self.lines and LINES[one].true_of(self.patient) for one in need.lines)

    def lacks(self, *situations: Situation) -> Sequence[Need]:
        """What is missing in these situations, or in the one in which it is read."""
        asked = situations or (self.situation,)
        return [one for one in self.needs() if set(one.situations) & set(asked) and not self.says(one)]

    @property
    def untrue(self) -> tuple[str, ...]:
        """Keys of lines that are not true of this patient; of two lines on the heart at least one is not."""
        return tuple(one for one in self.lines if not LINES[one].true_of(self.patient))

    @property
    def harms(self) -> Mapping[str, str]:
        """By key of a line the id of the harm that it would do to this patient."""
        syndrome = str(self.patient.syndrome)
        found = {one: (LINES[one].harms or {}).get(syndrome, "") for one in self.lines}
        return {one: harm for one, harm in found.items() if harm}

    @property
    def refused(self) -> bool:
        """Whether it holds the line that is disputed and yet sounds like an order."""
        return DISPUTED in self.lines

    @property
    def printable(self) -> bool:
        """Whether it may be printed: it was checked, fits, and holds nothing that harms, is untrue or is refused."""
        return self.checked and bool(self.lines) and not (self.harms or self.untrue or self.refused or self.too_long)

    @property
    def fit(self) -> bool:
        """Whether it can be carried: nothing missing where it is read, nothing untrue, harmful or refused, and it fits."""
        return not (self.lacks() or self.untrue or self.harms or self.refused or self.too_long)
