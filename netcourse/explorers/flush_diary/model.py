"""A teaching model of flush triggers in one patient: how likely a flush is on a day, and what a diary says of each trigger.

Only the list of what can trigger a flush, and that it differs between patients, is evidence (facts G-06 and G-05.triggers). Every
number here is chosen. Triggers add up as a noisy "or": each that is present may set off the flush on its own. All 256 sets of
triggers are weighed, so what the diary says is exact within the model.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Exposure(StrEnum):
    """What may trigger a flush."""

    WINE = "wine"
    CHEESE = "cheese"
    STRESS = "stress"
    EXERTION = "exertion"
    SPICY = "spicy"
    CHOCOLATE = "chocolate"
    SMOKED = "smoked"
    FERMENTED = "fermented"


NAMES: Mapping[Exposure, str] = {
    Exposure.WINE: "wine",
    Exposure.CHEESE: "aged cheese",
    Exposure.STRESS: "stress",
    Exposure.EXERTION: "exertion",
    Exposure.SPICY: "spicy food",
    Exposure.CHOCOLATE: "chocolate",
    Exposure.SMOKED: "smoked food",
    Exposure.FERMENTED: "fermented",
}
FOODS = tuple(one for one in Exposure if one not in (Exposure.STRESS, Exposure.EXERTION))
# Chosen: how often a trigger sets off a flush on a day, how often one comes without any, and how likely anything is a trigger.
POWER, WITHOUT_ANY, BEFOREHAND = 0.6, 0.08, 0.25
# Chosen: from here on the tasks call something a trigger, and down to here they call it cleared.
SURE, CLEARED = 0.9, 0.1
_BITS = {one: 1 << at for at, one in enumerate(Exposure)}
# By how many of a set of triggers were there on a day.
_CHANCES = tuple(1 - (1 - WITHOUT_ANY) * (1 - POWER) ** many for many in range(len(Exposure) + 1))


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what there was, whether the patient flushed, and whether it was a test day."""

    had: frozenset[Exposure]
    flush: bool
    test: bool = False


def flush_chance(had: Iterable[Exposure], triggers: Iterable[Exposure]) -> float:
    """How likely a flush is on a day with these exposures, from 0 to 1, in a patient with these triggers."""
    return _CHANCES[len(frozenset(had) & frozenset(triggers))]


def trigger_chances(days: Iterable[Day]) -> dict[Exposure, float]:
    """What a diary says of each exposure.

    Parameters
    ----------
    days : iterable of Day
        In any order.

    Returns
    -------
    dict of Exposure to float
        How likely each is a trigger of this patient, from 0 to 1; what was chosen beforehand where there is no day.
    """
    return dict(_weighed(tuple((_bits(one.had), one.flush) for one in days)))


@lru_cache(maxsize=256)
def _weighed(days: tuple[tuple[int, bool], ...]) -> Mapping[Exposure, float]:
    weights = [_weight(triggers, days) for triggers in range(1 << len(Exposure))]
    whole = sum(weights)
    return {one: sum(weight for triggers, weight in enumerate(weights) if triggers & bit) / whole for one, bit in _BITS.items()}


def _weight(triggers: int, days: tuple[tuple[int, bool], ...]) -> float:
    many = triggers.bit_count()
    weight = BEFOREHAND**many * (1 - BEFOREHAND) ** (len(Exposure) - many)
    for had, flush in days:
        chance = _CHANCES[(had & triggers).bit_count()]
        weight *= chance if flush else 1 - chance
    return weight


def _bits(had: Iterable[Exposure]) -> int:
    return sum(_BITS[one] for one in had)
