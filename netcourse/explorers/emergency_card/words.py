"""What the emergency card says: before it is checked only how long it is, after it what it lacks and what has to go."""

from netcourse.disease.result import Reason, because
from netcourse.evidence import fact, harms
from netcourse.explorers.emergency_card.card import SITUATION_WORDS, Card
from netcourse.explorers.emergency_card.lines import LINES, MOST_WORDS

# What a line would do, in words that fit a card; the list of harms has the whole of it.
_ACTS = {"H6": "may lower glucose further", "H10": "delays resuscitation"}


def headline(card: Card) -> str:
    """Where the card stands, in a sentence or three."""
    long = f"{card.words} of {MOST_WORDS} words" + (": too long for the card." if card.too_long else ".")
    if not card.checked:
        return f"{card.bearer}. {long}"
    if card.fit:
        return f"{long} It can be carried: it says what a stranger needs. “{SITUATION_WORDS[card.situation]}” is covered."
    wrong = [
        (len(card.harms), "would harm"),
        (len(card.untrue), "not true of this patient"),
        (int(card.refused), "refused"),
        (len(card.lacks()), "missing here"),
    ]
    return f"{long} Not ready: {'; '.join(f'{many} {words}' for many, words in wrong if many) or 'too long'}."


def reasons(card: Card) -> list[Reason]:
    """Why, what matters most first; nothing that says what belongs on a card before it is checked."""
    if not card.checked:
        return [
            because(
                f"Choose lines, at most {MOST_WORDS} words." + ("" if card.sealed else " What is wrong is told on checking.")
            ),
            because("No dose stands on any line: doses stand in the hospital’s protocol, and with the team."),
        ]  # fmt: skip
    return [*_harms(card), *_untrue(card), *_refused(card), *_lacks(card), *_disputed(card), _chosen()]


def why_not(card: Card, key: str) -> str:
    """What is wrong with a line; empty if nothing is."""
    if key in card.harms:
        return f"would harm: {_ACTS[card.harms[key]]}"
    if key in card.untrue:
        return "not true of this patient"
    return "refused: disputed" if card.refused and key == "no-adrenaline" else ""


def _harms(card: Card) -> list[Reason]:
    return [
        because(f"“{LINES[key].words}” Harm: it {_ACTS[harm]}. {harms()[harm].why}", harm) for key, harm in card.harms.items()
    ]


def _untrue(card: Card) -> list[Reason]:
    quoted = " ".join(f"“{LINES[key].words}”" for key in card.untrue if key not in card.harms)
    return [because(f"Not true of this patient: {quoted} Whoever reads it acts on it.")] if quoted else []


def _refused(card: Card) -> list[Reason]:
    if not card.refused:
        return []
    return [
        because(
            "“No adrenaline, ever.” is refused, as it is disputed. On one side an old warning: such drugs may "
            f"provoke a crisis. On the other: {fact('E4-09').statement} A card settles nothing that doctors still "
            "argue about: it tells them of the syndrome, and they decide.",
            "E4-09",
        )
    ]


def _lacks(card: Card) -> list[Reason]:
    return [because(f"Missing: {one.words[0].lower()}{one.words[1:]}. {one.why}", *one.facts) for one in card.lacks()]


def _disputed(card: Card) -> list[Reason]:
    if "octreotide" not in card.lines or "octreotide" in card.harms:
        return []
    return [
        because(
            "“Octreotide is safe for me.” harms nobody here and costs five words. Whether octreotide helps in a "
            "crisis is disputed; volume, vasopressor and the airways are not.",
            "J-01",
        )
    ]


def _chosen() -> Reason:
    return because(
        f"Chosen for teaching: the eighteen lines and the limit of {MOST_WORDS} words. Real cards come from "
        "patients’ organisations and teams: of Australia for the crisis, of the UK for the crisis and for obstruction as well.",
        "G-14.card",
        "G-14.card-uk",
    )
