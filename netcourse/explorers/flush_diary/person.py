"""The synthetic patients whose diary is read: their days, their test days, and what really triggers their flushes.

All of it is chosen or drawn with a fixed seed. Each day's dice are cast beforehand: the same plan gives the same days again. Of
many seeds those were taken in which the diary alone leaves the question open, and test days that part wine from cheese answer it;
a test asserts it of each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from netcourse.explorers.flush_diary.model import NAMES, Day, Exposure, flush_chance

DIARY_DAYS, MOST_TESTS = 14, 6
# Chosen: the shares of days with wine and cheese together, with cheese alone, and with wine alone.
TOGETHER, CHEESE_ALONE, WINE_ALONE = 0.45, 0.07, 0.08
# Chosen: the shares of days with the others, each on its own.
OTHERS: Mapping[Exposure, float] = {
    Exposure.STRESS: 0.3,
    Exposure.EXERTION: 0.3,
    Exposure.SPICY: 0.2,
    Exposure.CHOCOLATE: 0.25,
    Exposure.SMOKED: 0.15,
    Exposure.FERMENTED: 0.15,
}
# These can't be planned away: on a test day too they come as they come.
UNPLANNED = frozenset({Exposure.STRESS, Exposure.EXERTION})


@dataclass(frozen=True, slots=True)
class Person:
    """Who keeps the diary: the seed of the dice and the triggers. Of wine and cheese `culprit` is one, `bystander` is none."""

    seed: int
    triggers: frozenset[Exposure]
    culprit: Exposure
    bystander: Exposure


def _of_wine(seed: int) -> Person:
    return Person(seed, frozenset({Exposure.WINE, Exposure.STRESS}), Exposure.WINE, Exposure.CHEESE)


def _of_cheese(seed: int) -> Person:
    return Person(seed, frozenset({Exposure.CHEESE, Exposure.EXERTION}), Exposure.CHEESE, Exposure.WINE)


# The tasks are about A.
FIRST = "A"
PEOPLE: Mapping[str, Person] = {FIRST: _of_wine(6341), "B": _of_cheese(902), "C": _of_wine(5986), "D": _of_cheese(120)}

# What can be planned for a test day; all other food is left out on it.
PLANS: Mapping[str, frozenset[Exposure]] = {
    "wine": frozenset({Exposure.WINE}),
    "cheese": frozenset({Exposure.CHEESE}),
    "wine-and-cheese": frozenset({Exposure.WINE, Exposure.CHEESE}),
    "neither": frozenset(),
    "spicy": frozenset({Exposure.SPICY}),
    "chocolate": frozenset({Exposure.CHOCOLATE}),
    "smoked": frozenset({Exposure.SMOKED}),
    "fermented": frozenset({Exposure.FERMENTED}),
}
PLAN_WORDS: Mapping[str, str] = {
    "wine": "wine, no cheese",
    "cheese": "aged cheese, no wine",
    "wine-and-cheese": "wine and aged cheese",
    "neither": "no wine, no cheese",
} | {key: f"{NAMES[Exposure(key)]} only" for key in ("spicy", "chocolate", "smoked", "fermented")}


def days_of(person: Person, plans: Sequence[str] = ()) -> tuple[Day, ...]:
    """The days of a diary and of the test days after it.

    Parameters
    ----------
    person : Person
        Who keeps it.
    plans : sequence of str
        A key of `PLANS` for each test day; at most 6 are used.

    Returns
    -------
    tuple of Day
        14 days and the test days, in their order.
    """
    dice = _dice(person.seed)
    diary = [_day(person, had, die, test=False) for had, die in dice[:DIARY_DAYS]]
    tests = [
        _day(person, (had & UNPLANNED) | PLANS[plan], die, test=True)
        for plan, (had, die) in zip(plans, dice[DIARY_DAYS:], strict=False)
    ]
    return (*diary, *tests)


def _day(person: Person, had: frozenset[Exposure], die: float, *, test: bool) -> Day:
    return Day(had, die < flush_chance(had, person.triggers), test)


@cache
def _dice(seed: int) -> tuple[tuple[frozenset[Exposure], float], ...]:
    """For each day what there is if nothing is planned, and the die that decides on the flush."""
    random = Random(seed)  # noqa: S311 (no secret: synthetic days)
    return tuple((_ordinary(random), random.random()) for _ in range(DIARY_DAYS + MOST_TESTS))


def _ordinary(random: Random) -> frozenset[Exposure]:
    die = random.random()
    had = set[Exposure]()
    if die < TOGETHER:
        had = {Exposure.WINE, Exposure.CHEESE}
    elif die < TOGETHER + CHEESE_ALONE:
        had = {Exposure.CHEESE}
    elif die < TOGETHER + CHEESE_ALONE + WINE_ALONE:
        had = {Exposure.WINE}
    return frozenset(had | {one for one, share in OTHERS.items() if random.random() < share})
