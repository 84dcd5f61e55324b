"""The 5-HIAA rules applied to one setting: what the diary adds entry by entry, and whether the result can be used.

The rule judges the food of the chosen laboratory's hours of diet. What was eaten before them adds nothing (it is longer ago than
fact C5-19.normal allows for), and this laboratory did not forbid it. The estimate itself counts the whole diary.

A medicine counts whenever it was taken in the hours shown: laboratories ask for 48 (C6-13.drugs) to 72 (C6-12.warde) hours
without, and no fact says for how long one acts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.hiaa import HiaaReading, HiaaVerdict, Influence, interpret_urinary_hiaa
from netcourse.disease.hiaa_diet import DietLoad, Portion, diet_load
from netcourse.disease.hiaa_drugs import Direction, HiaaDrug
from netcourse.disease.result import NotDecidable
from netcourse.explorers.hiaa.diary import Eaten
from netcourse.explorers.hiaa.setting import Setting

# What the rule calls the influence of food, and of the urine in the bottle.
FOOD, URINE = "diet", "collection"
UP = (Direction.FALSE_HIGH, Direction.EITHER)


class Effect(StrEnum):
    """How far one entry of the food diary counts."""

    WHOLE = "counts in full"
    PART = "may count in part"
    NONE = "adds nothing by then"
    NO_FIGURE = "listed, no figure"


@dataclass(frozen=True, slots=True)
class Meal:
    """One entry of the food diary: what it adds, how far it counts, and whether the laboratory's hours of diet forbid it."""

    eaten: Eaten
    load: DietLoad
    effect: Effect
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A setting with what the rules say: the reading, the entries, and their sum."""

    setting: Setting
    reading: HiaaReading | NotDecidable
    meals: tuple[Meal, ...]
    load: DietLoad

    @property
    def food_explains(self) -> bool:
        """Whether food alone could have lifted the result over the limit, as the rule judges it."""
        return any(one.what == FOOD and one.allows is HiaaVerdict.NOT_USABLE for one in self.influences)

    @property
    def influences(self) -> tuple[Influence, ...]:
        """What moves the result; nothing when it can't be judged."""
        return self.reading.influences if isinstance(self.reading, HiaaReading) else ()

    @property
    def acting(self) -> tuple[Influence, ...]:
        """The influences that make the verdict what it is; nothing when the result is usable."""
        if not isinstance(self.reading, HiaaReading) or self.reading.verdict is HiaaVerdict.USABLE:
            return ()
        return tuple(one for one in self.influences if one.allows is self.reading.verdict)

    def direction(self, drug: HiaaDrug) -> Direction | None:
        """Which way a medicine of the diary moves the result; None when it can't be judged."""
        return next((one.direction for one in self.influences if one.what == drug), None)


def judge(setting: Setting) -> Judged:
    """Apply the rules to a setting.

    Parameters
    ----------
    setting : Setting
        As `netcourse.explorers.hiaa.setting.read_setting` gives it.

    Returns
    -------
    Judged
        The reading (not decidable where nobody asked about food and medicines), each entry's share in mg, and the sum.
    """
    meals = tuple(_meal(one, setting.window) for one in setting.eaten)
    asked_about = [one.eaten.portion for one in meals if one.forbidden]
    reading = interpret_urinary_hiaa(
        value=setting.result,
        unit=setting.unit,
        upper_limit=setting.laboratory.highest_normal,
        limit_unit=setting.laboratory.unit,
        diet=asked_about if setting.asked else None,
        drugs=[one.drug for one in setting.taken] if setting.asked else None,
        renal_impairment=setting.kidneys,
        malabsorption_or_obstruction=setting.gut,
        creatinine_mmol_per_24h=setting.creatinine,
        sex=setting.sex,
        weight_kg=setting.weight,
    )
    return Judged(setting, reading, meals, _load([one.portion for one in setting.eaten]))


def _meal(eaten: Eaten, window: Fraction) -> Meal:
    load = _load([eaten.portion])
    return Meal(eaten, load, _effect(load), forbidden=eaten.hour >= -window)


def _effect(load: DietLoad) -> Effect:
    if load.unmeasured:
        return Effect.NO_FIGURE
    if load.high_mg == 0:
        return Effect.NONE
    return Effect.PART if load.low_mg == 0 else Effect.WHOLE


def _load(portions: Sequence[Portion]) -> DietLoad:
    load = diet_load(portions)
    if isinstance(load, NotDecidable):
        # Every entry of a diary has its hour.
        raise TypeError(str(load))
    return load
