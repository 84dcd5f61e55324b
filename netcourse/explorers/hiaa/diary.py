"""What can stand in the diary of the 5-HIAA explorer: a food with its portion, or a medicine, and the hour.

Grams of a portion are those of facts M-diet, C5-05.load and C5-08.load. Chosen: 120 g for a banana (facts M-diet have 350 and
420 g), 30 g for walnuts of an unknown kind, 100 g of cherry tomatoes, the words for a portion, and the grams of a food without a
measured content, which are never counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.hiaa_diet import Food, Portion
from netcourse.disease.hiaa_drugs import HiaaDrug

FIRST_HOUR, LAST_HOUR = -72, 23
GRAMS: Mapping[Food, int] = {
    Food.BANANA: 120,
    Food.PINEAPPLE: 165,
    Food.PLANTAIN: 150,
    Food.KIWI: 75,
    Food.PLUM: 66,
    Food.TOMATO: 120,
    Food.CHERRY_TOMATO: 100,
    Food.ENGLISH_WALNUT: 30,
    Food.BLACK_WALNUT: 30,
    Food.WALNUT: 30,
    Food.PECAN: 30,
    Food.BUTTERNUT: 30,
    Food.SHAGBARK_HICKORY: 30,
    Food.MOCKERNUT_HICKORY: 30,
    Food.SWEET_PIGNUT: 30,
}
_GRAMS_WITHOUT_A_FIGURE = 100
_NUTS = "a handful"
_WORDS: Mapping[Food, str] = {
    Food.BANANA: "1 banana",
    Food.PINEAPPLE: "a bowl of pineapple",
    Food.PLANTAIN: "1 plantain",
    Food.KIWI: "1 kiwi",
    Food.PLUM: "1 plum",
    Food.TOMATO: "1 tomato",
    Food.CHERRY_TOMATO: "a bowl of cherry tomatoes",
    Food.ENGLISH_WALNUT: f"English walnuts, {_NUTS}",
    Food.BLACK_WALNUT: f"black walnuts, {_NUTS}",
    Food.WALNUT: f"walnuts, kind not noted, {_NUTS}",
    Food.PECAN: f"pecans, {_NUTS}",
    Food.BUTTERNUT: f"butternuts, {_NUTS}",
    Food.SHAGBARK_HICKORY: f"shagbark hickory, {_NUTS}",
    Food.MOCKERNUT_HICKORY: f"mockernut hickory, {_NUTS}",
    Food.SWEET_PIGNUT: f"sweet pignuts, {_NUTS}",
}


@dataclass(frozen=True, slots=True)
class Eaten:
    """Some portions of a food at an hour, counted from the start of the collection: -10 is ten hours before it."""

    food: Food
    portions: Fraction
    hour: Fraction

    @property
    def portion(self) -> Portion:
        """The entry as the diet model takes it, in grams."""
        return Portion(self.food, self.portions * GRAMS.get(self.food, _GRAMS_WITHOUT_A_FIGURE), self.hour)

    @property
    def words(self) -> str:
        """The food, and how often its portion."""
        # Spaces that no line breaks at.
        many = "" if self.portions == 1 else f"\u00a0×\u00a0{float(self.portions):g}"
        return f"{self.food}{many}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine or substance, and the hour at which it was taken, counted from the start of the collection."""

    drug: HiaaDrug
    hour: Fraction


def food_key(food: Food) -> str:
    """The key that stands for a food in a setting."""
    return food.name.lower().replace("_", "-")


def drug_key(drug: HiaaDrug) -> str:
    """The key that stands for a medicine in a setting."""
    return drug.name.lower().replace("_", "-")


def foods() -> Mapping[str, Food]:
    """Every food by its key: with a known content first, the usual ones at the top."""
    return {food_key(one): one for one in (*GRAMS, *(food for food in Food if food not in GRAMS))}


def drugs() -> Mapping[str, HiaaDrug]:
    """Every medicine by its key."""
    return {drug_key(one): one for one in HiaaDrug}


def helping(food: Food) -> str:
    """One portion in words and grams."""
    if food not in GRAMS:
        return f"{food} (no figure)"
    return f"{_WORDS[food]} ({GRAMS[food]} g)"


def when(hour: Fraction) -> str:
    """An hour in words."""
    if hour < 0:
        return f"{float(-hour):g} h before"
    return "at the start" if hour == 0 else f"{float(hour):g} h into it"
