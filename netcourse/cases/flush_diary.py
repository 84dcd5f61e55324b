"""Synthetic diaries of flushes, a row a day, for the second exercise of unit 02.

No row is a real person's. What is sourced, and what was chosen for teaching:

=====================  ==================================================================================
what can trigger       S083, S084, S087 (fact G-06): stress, alcohol and aged cheese among others
own triggers           fact G-05.triggers: they differ from patient to patient. Which of the six has which is chosen, as below
days                   chosen: wine on 40% of days; cheese on 75% of days with wine and on 30% of those without; a quarrel on 15%
a day with a trigger   chosen: 60% bring a flush, each trigger by itself; without any 5% do
=====================  ==================================================================================

Wine and cheese come together, so that a food that triggers nothing looks guilty. In P3 it is the cheese: what holds for all six
together need not hold for each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import drawn_once, yes_no

DAYS = 28
WINE, CHEESE, QUARREL = "wine", "cheese", "quarrel"
TRIGGERS: Mapping[str, frozenset[str]] = {
    "P1": frozenset({WINE}),
    "P2": frozenset({WINE, QUARREL}),
    "P3": frozenset({CHEESE}),
    "P4": frozenset({WINE}),
    "P5": frozenset({QUARREL}),
    "P6": frozenset({WINE}),
}
SHARE_WINE = 0.40
SHARE_CHEESE = {"yes": 0.75, "no": 0.30}
SHARE_QUARREL = 0.15
SHARE_FLUSH_PER_TRIGGER = 0.60
SHARE_FLUSH_WITHOUT = 0.05


@dataclass(frozen=True, slots=True)
class FlushDay:
    """One day in the diary of a synthetic person.

    `person` is ``"P1"`` to ``"P6"``, `day` 1 to 28; `wine`, `cheese` and `quarrel` say what there was, `flush` whether a flush
    came. Answers are ``"yes"`` or ``"no"``.
    """

    day_id: str
    person: str
    day: int
    wine: str
    cheese: str
    quarrel: str
    flush: str


@drawn_once
def flush_diary(seed: int = 272) -> list[FlushDay]:
    """Six diaries of 28 days, the same for the same seed on every machine.

    Parameters
    ----------
    seed : int
        Seed of the draw.

    Returns
    -------
    list of FlushDay
        168 days, ``FD-001`` first, person by person.
    """
    rng = Random(seed)
    days = [(person, day) for person in TRIGGERS for day in range(1, DAYS + 1)]
    return [_draw(rng, f"FD-{i:03}", person, day) for i, (person, day) in enumerate(days, start=1)]


def _draw(rng: Random, day_id: str, person: str, day: int) -> FlushDay:
    wine = yes_no(rng, SHARE_WINE)
    cheese = yes_no(rng, SHARE_CHEESE[wine])
    quarrel = yes_no(rng, SHARE_QUARREL)
    had = {name for name, word in ((WINE, wine), (CHEESE, cheese), (QUARREL, quarrel)) if word == "yes"}
    # Every trigger has its own chance to set the flush off.
    calm = (1 - SHARE_FLUSH_WITHOUT) * (1 - SHARE_FLUSH_PER_TRIGGER) ** len(had & TRIGGERS[person])
    return FlushDay(day_id, person, day, wine, cheese, quarrel, yes_no(rng, 1 - calm))
