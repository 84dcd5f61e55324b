"""A synthetic cohort of people with carcinoid syndrome who gave up a food, for the second exercise of unit 08.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
a dietitian            fact G-24.dietitian: seen by 21% of 61 people
on the test list       fact C5-10.content and its neighbours: foods that the article names for the test of 5-HIAA alone
on the trigger list    fact G-06: foods that *can* set off a flush; which do is one's own (G-05.triggers)
own trigger            chosen: a food of the trigger list is one in 35%, one of the test list in 3%; 20% never tried without it
foods given up         chosen: the shares below
weight                 fact G-24.weight: 20% lost more than 5%, there in six months. Here within a year, 5% counts too, and with a
                       dietitian 45%: chosen
=====================  ==================================================================================

Who has lost weight is sent to a dietitian, so that those who saw one have lost more: a comparison that shows no effect.
The first ten rows lie on an edge: exactly 5% lost, a food never tried, a test food that is an own trigger.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import choose, drawn_once, value, whole, yes_no
from netcourse.cases.frame import edges_first

# Foods of the test list, and foods of the trigger list; no food here stands on both.
TEST_FOODS = {"banana": 0.14, "walnuts": 0.12, "pineapple": 0.08, "tomato": 0.13, "avocado": 0.08, "plums": 0.05}
TRIGGER_FOODS = {"aged cheese": 0.15, "smoked meat": 0.10, "fermented food": 0.08, "spicy food": 0.07}
NOT_TRIED = "not tried"
SHARE_TRIGGER = {"yes": 0.03, "no": 0.35}
SHARE_NOT_TRIED = 0.20
# The line in the exercise, in % of the body weight.
MUCH = 5
SHARE_LOST_SEEN = 0.45
LOST, KEPT = (-12, -MUCH), (1 - MUCH, 4)


@dataclass(frozen=True, slots=True)
class Plate:
    """One synthetic person with carcinoid syndrome, and the food that they have given up.

    `on_test_list` says whether the food stands on the list for the test of 5-HIAA, `own_trigger` what their own diary says of it:
    ``"yes"``, ``"no"`` or ``"not tried"``; `dietitian` whether they saw one this year; `weight_change` in % of the body weight
    over that year, below 0 when it was lost.
    """

    plate_id: str
    given_up: str
    on_test_list: str
    own_trigger: str
    dietitian: str
    weight_change: int


# Food, own trigger, dietitian, weight change.
_EDGES = (
    ("banana", "no", "no", -5),
    ("walnuts", NOT_TRIED, "no", -4),
    ("tomato", "yes", "yes", -5),
    ("aged cheese", "no", "yes", -6),
    ("aged cheese", "yes", "no", 0),
    ("pineapple", "no", "yes", 1),
    ("smoked meat", NOT_TRIED, "no", -5),
    ("avocado", NOT_TRIED, "yes", -8),
    ("spicy food", "yes", "yes", -4),
    ("plums", "no", "no", 2),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    seen: float
    lost: float


@drawn_once
def plates(n: int = 240, seed: int = 218) -> list[Plate]:
    """A cohort of synthetic people, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of Plate
        `n` people, ``PL-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    rng = Random(seed)
    sourced = _Sourced(value("G-24.dietitian") / 100, value("G-24.weight") / 100)
    return edges_first(
        n,
        "PL-",
        _EDGES,
        lambda plate_id, food, *rest: Plate(plate_id, food, _on_test_list(food), *rest),
        lambda one: _draw(rng, one, sourced),
    )


def _on_test_list(food: str) -> str:
    return "yes" if food in TEST_FOODS else "no"


def _draw(rng: Random, plate_id: str, sourced: _Sourced) -> Plate:
    food = choose(rng, TEST_FOODS | TRIGGER_FOODS)
    listed = _on_test_list(food)
    trigger, untried = yes_no(rng, SHARE_TRIGGER[listed]), yes_no(rng, SHARE_NOT_TRIED)
    dietitian = yes_no(rng, sourced.seen)
    lost, change, other = (
        yes_no(rng, SHARE_LOST_SEEN if dietitian == "yes" else sourced.lost),
        whole(rng, *LOST),
        whole(rng, *KEPT),
    )
    return Plate(
        plate_id,
        food,
        listed,
        NOT_TRIED if untried == "yes" else trigger,
        dietitian,
        change if lost == "yes" else other,
    )
