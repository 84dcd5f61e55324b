"""A synthetic cohort of 24-hour urine collections for 5-HIAA, from two laboratories, for unit 03.

No row is a real person's. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
laboratory A           fact C4-01.mg: 3 to 10 mg in 24 h, both included, so 10.0 is not raised
laboratory B           fact C4-04: normal up to 47.1 umol in 24 h, so 47.1 is not raised
raised in syndrome     fact C4-12.sensitivity: 70% of proper collections. Sources disagree: C4-12.elsewhere says above 90%
raised without it      fact C4-12.specificity: 10% of proper collections. Sources disagree here too
what food adds         facts C5 and M-diet.model through `netcourse.disease.hiaa_diet`; portions as in facts M-diet
when food counts       fact C5-19.normal: eaten during the collection, or in the 10 hours before it
hours of diet          facts C6-12: laboratories ask for 24, 48 or 72, before and during; unit 03 takes 48 (C6-12.mayo)
paracetamol            fact C6-01: pushes measured 5-HIAA up (some methods); the direction only. The 48 hours are those of
                       fact C6-13.drugs
completeness           fact C6-16.limits: only gross under-collection can be judged
spread                 chosen: log-normal, sigma 0.4 without the syndrome and 1 with it
shares                 chosen: half from each laboratory; 15% with the syndrome, 20% with paracetamol, 10% incomplete; hours
                       of diet and its keeping as in the constants below
size for paracetamol   chosen: times 1.1 to 1.6, in both laboratories
under-collection       chosen: a quarter to a half of the day's urine is there, and 5-HIAA falls in proportion
foods                  chosen: one or two portions out of seven foods, at any hour; within the estimates of the diet model
=====================  ==================================================================================

A proper collection is complete, with the diet kept before and during it and without paracetamol. The first twelve rows lie on an
edge (the limit, 48 hours, a diet kept before and not during), so that an edge read wrongly changes an answer.
"""

from dataclasses import dataclass
from math import ceil
from random import Random

from netcourse.cases.draws import between, choose, drawn_once, log_normal_above, upper, value, whole, yes_no
from netcourse.disease.hiaa_diet import HOURS_PER_DAY, DietLoad, Food, Portion, diet_load
from netcourse.disease.hiaa_units import HiaaUnit, convert

LABORATORIES = {"A": 0.5, "B": 0.5}
UNITS = {"A": HiaaUnit.MG_PER_24H, "B": HiaaUnit.UMOL_PER_24H}
SHARE_WITH_SYNDROME = 0.15
SHARE_WITH_PARACETAMOL = 0.20
SHARE_INCOMPLETE = 0.10
SIGMA_WITH_SYNDROME = 1.0
SIGMA_WITHOUT_SYNDROME = 0.4
# How often each number of hours on the diet stood on the form, and how often the diet was then kept during the collection.
DIET_HOURS = {0: 0.12, 24: 0.13, 48: 0.40, 72: 0.35}
KEPT_DURING = {0: 0.30, 24: 0.70, 48: 0.85, 72: 0.85}
# Grams in a portion; the shares of the foods are equal.
PORTIONS = {
    Food.BANANA: 120,
    Food.PLANTAIN: 150,
    Food.PINEAPPLE: 165,
    Food.ENGLISH_WALNUT: 30,
    Food.PECAN: 30,
    Food.KIWI: 75,
    Food.TOMATO: 120,
}
MOST_PORTIONS = 2
PARACETAMOL_FOLD = (1.1, 1.6)
COLLECTED_WHEN_INCOMPLETE = (0.25, 0.50)


@dataclass(frozen=True, slots=True)
class UrineCollection:
    """One synthetic 24-hour urine collection and what is known about it.

    `hiaa` and `upper_limit` are in the `unit` of the `laboratory`, ``"mg/24 h"`` or ``"umol/24 h"``; `hiaa` is raised when it is
    above `upper_limit`. `diet_hours` is how long the restricted diet had been kept before the collection began, `diet_during`
    whether it was kept in it, `paracetamol` whether any was taken in the 48 hours before or in it. `complete` is ``"no"`` for a
    gross under-collection; `carcinoid_syndrome` is what came out in the end. Answers are ``"yes"`` or ``"no"``.
    """

    collection_id: str
    laboratory: str
    hiaa: float
    unit: str
    upper_limit: float
    diet_hours: int
    diet_during: str
    paracetamol: str
    complete: str
    carcinoid_syndrome: str


# Laboratory, 5-HIAA in its unit, hours of diet, diet during, paracetamol, complete, carcinoid syndrome.
_EDGES = (
    ("A", 10.0, 72, "yes", "no", "yes", "no"),
    ("A", 10.1, 72, "yes", "no", "yes", "no"),
    ("B", 47.1, 72, "yes", "no", "yes", "no"),
    ("B", 47.2, 72, "yes", "no", "yes", "yes"),
    ("A", 14.3, 48, "yes", "no", "yes", "yes"),
    ("B", 61.8, 48, "yes", "no", "yes", "no"),
    ("A", 12.6, 72, "no", "no", "yes", "no"),
    ("B", 55.4, 24, "yes", "no", "yes", "no"),
    ("A", 13.1, 72, "yes", "yes", "yes", "no"),
    ("B", 88.0, 72, "yes", "no", "no", "yes"),
    ("A", 10.0, 72, "yes", "no", "no", "yes"),
    ("B", 31.5, 48, "yes", "no", "no", "yes"),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    limits: dict[str, float]
    raised_with_syndrome: float
    raised_without_syndrome: float
    hours_that_count: int


def upper_limits() -> dict[str, float]:
    """The highest value that each laboratory calls normal, in its own unit (facts C4-01.mg and C4-04)."""
    return {"A": upper("C4-01.mg"), "B": value("C4-04")}


@drawn_once
def hiaa_collections(n: int = 420, seed: int = 37) -> list[UrineCollection]:
    """A cohort of synthetic 24-hour urine collections, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many collections, at least 12.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of UrineCollection
        `n` collections, ``UC-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    if n < len(_EDGES):
        raise ValueError(f"n={n}: a cohort holds at least the {len(_EDGES)} collections that lie on an edge")
    sourced = _Sourced(
        limits=upper_limits(),
        raised_with_syndrome=value("C4-12.sensitivity") / 100,
        raised_without_syndrome=1 - value("C4-12.specificity") / 100,
        hours_that_count=int(upper("C5-19.normal")),
    )
    edges = [
        UrineCollection(f"UC-{i:03}", lab, hiaa, UNITS[lab].value, sourced.limits[lab], hours, during, drug, complete, syndrome)
        for i, (lab, hiaa, hours, during, drug, complete, syndrome) in enumerate(_EDGES, start=1)
    ]
    rng = Random(seed)
    return edges + [_draw(rng, f"UC-{i:03}", sourced) for i in range(len(edges) + 1, n + 1)]


def _draw(rng: Random, collection_id: str, sourced: _Sourced) -> UrineCollection:
    laboratory = choose(rng, LABORATORIES)
    unit, limit = UNITS[laboratory], sourced.limits[laboratory]
    syndrome = yes_no(rng, SHARE_WITH_SYNDROME)
    diet_hours = choose(rng, DIET_HOURS)
    diet_during = yes_no(rng, KEPT_DURING[diet_hours])
    paracetamol = yes_no(rng, SHARE_WITH_PARACETAMOL)
    complete = yes_no(rng, 1 - SHARE_INCOMPLETE)
    hiaa = _own(rng, limit, sourced, syndrome=syndrome == "yes")
    diary = _diary(rng, sourced.hours_that_count, diet_hours=diet_hours, kept_during=diet_during == "yes")
    hiaa += _from_food(rng, diary, unit)
    if paracetamol == "yes":
        hiaa *= between(rng, *PARACETAMOL_FOLD)
    if complete == "no":
        hiaa *= between(rng, *COLLECTED_WHEN_INCOMPLETE)
    # Rounded up to one decimal place, so that a result above the limit stays above it.
    hiaa = ceil(10 * hiaa) / 10
    return UrineCollection(
        collection_id, laboratory, hiaa, unit.value, limit, diet_hours, diet_during, paracetamol, complete, syndrome
    )


def _own(rng: Random, limit: float, sourced: _Sourced, *, syndrome: bool) -> float:
    """What the body itself passes in 24 h, in the unit of the limit."""
    if syndrome:
        return log_normal_above(rng, limit, sourced.raised_with_syndrome, SIGMA_WITH_SYNDROME)
    return log_normal_above(rng, limit, sourced.raised_without_syndrome, SIGMA_WITHOUT_SYNDROME)


def _diary(rng: Random, hours_that_count: int, *, diet_hours: int, kept_during: bool) -> list[Portion]:
    """What was eaten of the foods on the list: during the collection, on the day before it, or nothing."""
    if kept_during and diet_hours > 0:
        return []
    # Whoever kept the diet for some hours before ate nothing in the last of them; food of longer ago no longer counts.
    first = 0 if diet_hours > 0 else -hours_that_count
    last = -1 if kept_during else HOURS_PER_DAY - 1
    foods = [choose(rng, dict.fromkeys(PORTIONS, 1.0)) for _ in range(whole(rng, 1, MOST_PORTIONS))]
    return [Portion(food, PORTIONS[food], whole(rng, first, last)) for food in foods]


def _from_food(rng: Random, diary: list[Portion], unit: HiaaUnit) -> float:
    """What a diary adds in 24 h, in `unit`: any amount within the estimate of the diet model."""
    load = diet_load(diary) if diary else None
    # Every portion of these diaries has its hour, so the model never lacks one.
    if not isinstance(load, DietLoad):
        return 0.0
    low, high = (float(convert(one, HiaaUnit.MG_PER_24H, unit)) for one in (load.low_mg, load.high_mg))
    return between(rng, low, high)
