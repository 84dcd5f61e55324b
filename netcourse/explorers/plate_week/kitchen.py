"""A week that is cooked from what is left, and what a patient with her own triggers may expect of it.

The kitchen is a teaching model. It serves the dishes of each meal in an order that a seed shuffles, and leaves out whatever holds
a food that is not eaten: the same bans give the same week. Flushes are those of the model of the flush diary: only the list of
triggers is evidence, and every number is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, combinations
from random import Random

from netcourse.explorers.flush_diary.model import Exposure, flush_chance
from netcourse.explorers.plate_week.foods import (
    DISHES,
    ENERGY_NEED,
    FOODS,
    INTERNET_DIET,
    MEALS,
    PROTEIN_NEED,
    TEST_FOODS,
    TRIGGER_FOODS,
    Dish,
)

DAYS = 7
# Chosen: so many triggers of her own has each patient.
OWN_TRIGGERS = 2
# No urine is collected.
NO_TEST = -1
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Patient:
    """Who eats: the seed of her kitchen and of her triggers."""

    seed: int

    @property
    def triggers(self) -> frozenset[str]:
        """The foods that set off her flushes."""
        return _triggers(self.seed)


FIRST = "A"
PATIENTS: Mapping[str, Patient] = {key: Patient(seed) for key, seed in {FIRST: 1, "B": 2, "C": 3, "D": 0}.items()}
# For questions that are graded: no open text names their triggers.
SEALED: Mapping[str, Patient] = {"S": Patient(8), "T": Patient(10)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day: a dish for each meal, None where nothing is left to cook, and the foods that were eaten."""

    dishes: tuple[Dish | None, ...]
    eaten: frozenset[str]

    @property
    def exposures(self) -> frozenset[Exposure]:
        """What of it is on the list of triggers."""
        return frozenset(found for key in self.eaten if (found := FOODS[key].exposure) is not None)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of one patient under one plan."""

    patient: Patient
    days: tuple[Day, ...]

    @property
    def chances(self) -> tuple[float, ...]:
        """How likely a flush is on each day, from 0 to 1."""
        own = [found for key in self.patient.triggers if (found := FOODS[key].exposure) is not None]
        return tuple(flush_chance(day.exposures, own) for day in self.days)

    @property
    def flushes(self) -> float:
        """On how many days of the week a flush is expected."""
        return sum(self.chances)

    @property
    def energy(self) -> int:
        """Percent of the need."""
        return round(_WHOLE * sum(dish.energy for dish in self._dishes) / ENERGY_NEED)

    @property
    def protein(self) -> int:
        """Percent of the need."""
        return round(_WHOLE * sum(dish.protein for dish in self._dishes) / PROTEIN_NEED)

    @property
    def variety(self) -> int:
        """How many different dishes are served."""
        return len({dish.words for dish in self._dishes})

    @property
    def _dishes(self) -> Sequence[Dish]:
        return [dish for day in self.days for dish in day.dishes if dish is not None]


@lru_cache(maxsize=512)
def cooked(patient: Patient, left_out: frozenset[str], test_days: int = NO_TEST) -> Week:
    """The week that is cooked.

    Parameters
    ----------
    patient : Patient
        Whose kitchen.
    left_out : frozenset of str
        Keys of foods that are never eaten.
    test_days : int
        So many days before the last one, and on the last one, the foods of the test list are left out too; `NO_TEST` for none.

    Returns
    -------
    Week
        Seven days. The last is the one on which urine is collected, if it is.
    """
    days = []
    for at in range(DAYS):
        gone = left_out | (frozenset(TEST_FOODS) if test_days != NO_TEST and at >= DAYS - 1 - test_days else frozenset())
        dishes = tuple(_served(_order(patient.seed)[meal], gone, at) for meal in MEALS)
        eaten = frozenset(chain.from_iterable(dish.foods | dish.beside for dish in dishes if dish is not None))
        days.append(Day(dishes, eaten - gone))
    return Week(patient, tuple(days))


@cache
def frontier(patient: Patient) -> tuple[Week, ...]:
    """The plans that nobody can better: with fewer flushes no other gives as much energy.

    Returns
    -------
    tuple of Week
        Of all sets of foods of the trigger list that can be left out; by rising energy. Whatever else is left out only costs.
    """
    sets = chain.from_iterable(combinations(TRIGGER_FOODS, many) for many in range(len(TRIGGER_FOODS) + 1))
    weeks = [cooked(patient, frozenset(one)) for one in sets]
    best = [one for one in weeks if not any(_better(other, one) for other in weeks)]
    return tuple({(one.energy, one.flushes): one for one in sorted(best, key=lambda one: (one.energy, one.flushes))}.values())


def internet_week(patient: Patient) -> Week:
    """The week of the diet from the internet."""
    return cooked(patient, frozenset(INTERNET_DIET))


def best_with(patient: Patient, many: int) -> Week:
    """The week with the fewest flushes that so many foods left out can give."""
    sets: Iterable[tuple[str, ...]] = combinations(TRIGGER_FOODS, many)
    return min((cooked(patient, frozenset(one)) for one in sets), key=lambda one: (round(one.flushes, 6), -one.energy))


def _better(one: Week, other: Week) -> bool:
    return (
        one.flushes <= other.flushes and one.energy >= other.energy and (one.flushes, one.energy) != (other.flushes, other.energy)
    )


def _served(order: Sequence[Dish], gone: frozenset[str], at: int) -> Dish | None:
    left = [dish for dish in order if not dish.foods & gone]
    return left[at % len(left)] if left else None


@cache
def _order(seed: int) -> Mapping[str, Sequence[Dish]]:
    random = Random(seed)  # noqa: S311 (no secret: synthetic kitchens)
    return {meal: random.sample(DISHES[meal], len(DISHES[meal])) for meal in MEALS}


@cache
def _triggers(seed: int) -> frozenset[str]:
    random = Random(f"triggers of {seed}")  # noqa: S311 (no secret: synthetic patients)
    return frozenset(random.sample(TRIGGER_FOODS, OWN_TRIGGERS))
