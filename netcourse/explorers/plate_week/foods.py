"""Eighteen foods and twenty-four dishes: on which list a food stands, and how much energy and protein a dish gives.

The lists are facts: triggers of flushes (G-06), and foods that disturb urinary 5-HIAA (C5-*). Dishes, and their three classes of
energy and protein, are chosen for teaching: no food table stands behind them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netcourse.explorers.flush_diary.model import Exposure

WINE = "wine"


@dataclass(frozen=True, slots=True)
class Food:
    """A food: its words, what it is to the model of flushes, and the fact that puts it on a laboratory's list."""

    words: str
    exposure: Exposure | None = None
    tested: str = ""


FOODS: Mapping[str, Food] = {
    "chocolate": Food("chocolate", Exposure.CHOCOLATE, "C5-18.listed"),
    "banana": Food("banana", tested="C5-10.content"),
    "bread": Food("bread"),
    "cheese": Food("aged cheese", Exposure.CHEESE),
    "kiwi": Food("kiwi", tested="C5-11"),
    "tomato": Food("tomato", tested="C5-13.content"),
    WINE: Food("wine", Exposure.WINE),
    "eggs": Food("eggs"),
    "walnut": Food("walnut", tested="C5-04"),
    "smoked": Food("smoked meat", Exposure.SMOKED),
    "aubergine": Food("aubergine", tested="C5-15"),
    "curd": Food("fresh curd"),
    "plum": Food("plum", tested="C5-12"),
    "spicy": Food("hot spices", Exposure.SPICY),
    "pineapple": Food("pineapple", tested="C5-09"),
    "meat": Food("red meat"),
    "fermented": Food("fermented cabbage", Exposure.FERMENTED),
    "avocado": Food("avocado", tested="C5-14"),
}
TRIGGER_FOODS = tuple(key for key, one in FOODS.items() if one.exposure is not None)
TEST_FOODS = tuple(key for key, one in FOODS.items() if one.tested)
# What somebody found on the internet: fourteen foods, most of them from the list for the test.
INTERNET_DIET: Sequence[str] = (
    *TRIGGER_FOODS, "banana", "tomato", "walnut", "plum", "pineapple", "avocado", "bread", "meat",
)  # fmt: skip


def list_words(key: str) -> str:
    """On which list a food stands."""
    one = FOODS[key]
    if one.exposure is not None:
        return "triggers; of the test on some lists only" if one.tested else "triggers"
    return "test" if one.tested else "neither"


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish: what is in it, what is served beside it and can be left away, and its classes, 1 (little) to 3 (much)."""

    words: str
    foods: frozenset[str]
    energy: int
    protein: int
    beside: frozenset[str] = field(default_factory=frozenset)


def _dish(words: str, energy: int, protein: int, *foods: str, beside: str = "") -> Dish:
    return Dish(words, frozenset(foods), energy, protein, frozenset({beside} if beside else ()))


MEALS = ("Breakfast", "Midday", "Evening")
DISHES: Mapping[str, Sequence[Dish]] = {
    "Breakfast": (
        _dish("Porridge, banana, walnuts", 3, 2, "banana", "walnut"),
        _dish("Bread, smoked ham", 2, 2, "bread", "smoked"),
        _dish("Eggs on toast, tomato", 2, 3, "eggs", "bread", "tomato"),
        _dish("Curd with kiwi", 1, 3, "curd", "kiwi"),
        _dish("Bread, aged cheese", 3, 3, "bread", "cheese"),
        _dish("Bread, chocolate spread", 3, 1, "bread", "chocolate"),
        _dish("Rice pudding", 2, 1),
        _dish("Toast, avocado, egg", 3, 2, "bread", "avocado", "eggs"),
    ),
    "Midday": (
        _dish("Lentil soup", 2, 2),
        _dish("Chicken with rice", 2, 3),
        _dish("Pasta, tomato, aged cheese", 3, 2, "tomato", "cheese"),
        _dish("Fermented cabbage, smoked sausage", 3, 2, "fermented", "smoked"),
        _dish("Hot chicken with pineapple", 2, 3, "pineapple", "spicy"),
        _dish("Beef stew", 3, 3, "meat"),
        _dish("Chilli with beans and tomato", 3, 3, "spicy", "tomato"),
        _dish("Omelette with potatoes", 2, 3, "eggs"),
    ),
    "Evening": (
        _dish("Fish with potatoes", 2, 3, beside=WINE),
        _dish("Cheese board, bread", 3, 2, "cheese", "bread", beside=WINE),
        _dish("Vegetable broth", 1, 1),
        _dish("Aubergine and avocado on bread", 3, 1, "aubergine", "avocado", "bread"),
        _dish("Steak, tomato salad", 3, 3, "meat", "tomato", beside=WINE),
        _dish("Bread and curd", 2, 2, "bread", "curd", beside="chocolate"),
        _dish("Fermented cabbage with rice", 2, 1, "fermented"),
        _dish("Plum dumplings with curd", 3, 2, "plum", "curd"),
    ),
}
# Chosen: what a week should give, in the same classes.
ENERGY_NEED, PROTEIN_NEED = 50, 42
