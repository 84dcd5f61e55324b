"""A synthetic cohort of people with a neuroendocrine neoplasm and how long they lived, for both exercises of unit 07.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
median, NET G1         fact F-03.g1: 16.2 years, as a Spanish guideline quotes the US registry
median, NET G2         fact F-03.g2: 8.3 years, from the same place
median, NEC            fact F-10: 11 to 12 months in metastatic digestive NEC; its middle is taken
times                  chosen: exponential, so within each grade the risk is the same in every year
grades                 chosen: 50% NET G1, 30% NET G2, 20% NEC. There is no NET G3
spread                 chosen: every NEC has metastases that are seen (F-10 is about those). A NET has them the more often, the
                       shorter its time is within its grade: in half of all NETs, three of five of these seen by the old scanner
the new scanner        chosen: it finds 60% of the metastases that the old one missed, and calls nothing spread that is not
follow-up              chosen: everybody is followed for 12 years or until death. Nobody is lost, which no registry can say
=====================  ==================================================================================

The label changes and the time does not: that is what the second exercise is about. Spread is drawn from the time, and not the
time from spread, so that each grade keeps the median of its fact. The first ten rows lie at 3, 5 or 8 years or near it, so that
an edge read wrongly changes an answer.
"""

from dataclasses import dataclass
from math import floor, log2
from random import Random

from netcourse.cases.draws import choose, drawn_once, yes_no
from netcourse.disease.survival import median_of_fact

G1, G2, NEC = "NET G1", "NET G2", "NEC"
LOCALISED, METASTATIC = "localised", "metastatic"
SHARES = {G1: 0.50, G2: 0.30, NEC: 0.20}
FOLLOWED_YEARS = 12
# Of metastases in a NET the old scanner sees so many: from those who lived longest to those who lived shortest.
SEEN_BY_OLD = (0.30, 0.75)
# Of those that it missed the new one finds so many.
FOUND_BY_NEW = 0.60


@dataclass(frozen=True, slots=True)
class NetOutcome:
    """One synthetic person with a neuroendocrine neoplasm, and how long he or she lived.

    `who_grade` is ``"NET G1"``, ``"NET G2"`` or ``"NEC"``; `stage_old` and `stage_new` are ``"localised"`` or ``"metastatic"``,
    as the old and the new scanner have it; `years` is the time from diagnosis to death in whole tenths that were completed, at
    least 0.1, and 12 for whoever was alive then.
    """

    person_id: str
    who_grade: str
    stage_old: str
    stage_new: str
    years: float


_EDGES = (
    (G1, LOCALISED, LOCALISED, 5.0),
    (G2, LOCALISED, METASTATIC, 5.0),
    (G1, METASTATIC, METASTATIC, 8.0),
    (G2, LOCALISED, LOCALISED, 3.0),
    (G1, LOCALISED, LOCALISED, 4.9),
    (G2, METASTATIC, METASTATIC, 2.9),
    (G1, LOCALISED, LOCALISED, 5.0),
    (NEC, METASTATIC, METASTATIC, 3.0),
    (G2, LOCALISED, METASTATIC, 7.9),
    (G1, LOCALISED, LOCALISED, 8.0),
)


def medians() -> dict[str, float]:
    """The median time to death in each grade, in years (facts F-03.g1, F-03.g2 and the middle of F-10)."""
    return {G1: median_of_fact("F-03.g1"), G2: median_of_fact("F-03.g2"), NEC: median_of_fact("F-10")}


@drawn_once
def net_outcomes(n: int = 800, seed: int = 579) -> list[NetOutcome]:
    """A cohort of synthetic people, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of NetOutcome
        `n` people, ``NO-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    if n < len(_EDGES):
        raise ValueError(f"n={n}: a cohort holds at least the {len(_EDGES)} people who lie near 3, 5 or 8 years")
    rng, middle, rows = Random(seed), medians(), list(_EDGES)
    while len(rows) < n:
        rows.append(_draw(rng, middle))
    return [NetOutcome(f"NO-{i:03}", *row) for i, row in enumerate(rows, start=1)]


def _draw(rng: Random, middle: dict[str, float]) -> tuple[str, str, str, float]:
    grade = choose(rng, SHARES)
    # How many live longer than this person, from nearly none to all: the survival function at his or her death.
    outlived_by = 1 - rng.random()
    years = -middle[grade] * log2(outlived_by)
    # Rounded down, so that whoever falls short of 5 years does not reach them on paper.
    told = min(FOLLOWED_YEARS, max(1, floor(10 * years)) / 10)
    return grade, *_stages(rng, grade, outlived_by), float(told)


def _stages(rng: Random, grade: str, outlived_by: float) -> tuple[str, str]:
    """What the old and the new scanner call it; three numbers are drawn, whether or not all are needed."""
    spread, seen, found = yes_no(rng, outlived_by), yes_no(rng, _seen(outlived_by)), yes_no(rng, FOUND_BY_NEW)
    if grade == NEC or (spread == "yes" and seen == "yes"):
        return METASTATIC, METASTATIC
    return LOCALISED, METASTATIC if spread == "yes" and found == "yes" else LOCALISED


def _seen(outlived_by: float) -> float:
    low, high = SEEN_BY_OLD
    return low + (high - low) * outlived_by
