"""What a lesson can ask for of a card. When a task counts as found is chosen for teaching."""

from collections.abc import Mapping

from netcourse.explorers.emergency_card.card import Card, Situation
from netcourse.explorers.emergency_card.lines import INSULINOMA, MOST_WORDS
from netcourse.explorers.emergency_card.setting import read_card
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import Values

BOTH, TURNED = "both", "insulinoma"
_TWO = (Situation.CRISIS, Situation.OBSTRUCTION)


def _carcinoid(values: Values) -> bool:
    return read_card(values).patient.syndrome != INSULINOMA


def _share(many: int, whole: int) -> float:
    return many / max(whole, 1)


def _lacking(values: Values) -> float:
    card = read_card(values)
    return _share(len(card.lacks(*_TWO)), len(card.needs()))


def _lacking_anywhere(values: Values) -> float:
    card = read_card(values)
    return _share(len(card.lacks(*Situation)), len(card.needs()))


def _wrong(card: Card) -> float:
    return _share(len({*card.harms, *card.untrue}) + card.refused, len(card.lines) + 1)


_CLEAN = Want(
    lambda values: _wrong(read_card(values)),
    "A line is on the card that must not be: which one makes somebody wait, is not true here, or settles a dispute?",
)
_FITS = within(
    lambda values: float(read_card(values).words), 0, MOST_WORDS, MOST_WORDS, "It is too long. Which line helps nobody here?"
)
_IN_CARD = "Something is still missing. Check the card: the table says what is looked for, and where."

TASKS: Mapping[str, Task] = {
    BOTH: Task(
        f"Make a card of at most {MOST_WORDS} words that serves in a crisis and in an obstruction, for a patient with carcinoid "
        "syndrome.",
        (
            wanted(_carcinoid, "This task is about a patient with carcinoid syndrome."),
            _CLEAN,
            Want(_lacking, _IN_CARD),
            _FITS,
            wanted(lambda values: "diet" not in read_card(values).lines, "One line costs words, and helps nobody in a crisis."),
        ),
        "What a stranger needs is dull: disease, syndrome, heart, last injection, whom to ring, and what can’t wait. The list of "
        "foods would cost eight words and help nobody.",
        (
            "First take out what makes somebody wait, what is disputed, what only a specialist can read, and the foods.",
            "Keep the number of the team. Add disease, syndrome, last injection, heart, nearest department, "
            "crisis and belly pain.",
        ),
    ),
    TURNED: Task(
        "Give the card to a patient with an insulinoma. Find what must go, above all the line that is safe for one and a harm to "
        "the other, and make the card serve her.",
        (
            wanted(lambda values: not _carcinoid(values), "This task is about a patient with an insulinoma."),
            wanted(
                lambda values: INSULINOMA not in _harmed(read_card(values)),
                "A line on the card can lower her glucose further. Which drug does that in an insulinoma?",
            ),
            _CLEAN,
            Want(_lacking_anywhere, _IN_CARD),
            _FITS,
        ),
        "A card belongs to one patient. What calms a carcinoid syndrome may worsen the hypoglycaemia of an "
        "insulinoma: octreotide is tried there only under watch.",
        (
            "Choose who carries it, and check. What is said of octreotide, and of the injection?",
            "Take out both lines on octreotide, and whatever is untrue. Add disease, insulin, dextrose, nearest department.",
        ),
    ),
}  # fmt: skip


def _harmed(card: Card) -> set[str]:
    """The syndrome of the patient, if a line would lower glucose further."""
    return {str(card.patient.syndrome)} if "H6" in card.harms.values() else set()
