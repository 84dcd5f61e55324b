"""A synthetic trial of everolimus against placebo, for an exercise of unit 06.

No row is a real person, and this is no reconstruction of a trial: only its two medians are. What is sourced (read from these
facts), and what was chosen for teaching:

=====================  ==================================================================================
median, everolimus     fact E3-05.pfs: 11.0 months in RADIANT-4
median, placebo        fact E3-05.pfs-control: 3.9 months in RADIANT-4
arms                   chosen: as many in each, in blocks of four. RADIANT-4 had 205 and 97
times                  chosen: exponential, so in each arm the same risk in every month
follow-up              chosen: everybody is followed to progression or death. In a trial some are not, which is why survival
                       curves are drawn
=====================  ==================================================================================

An exponential with these medians sets the arms further apart than the trial did: its risks stand as 3.9 to 11.0, which is 0.35,
and the hazard ratio of the trial was 0.48 (fact E3-05.hr). So what this cohort shows at 12 months is no result of RADIANT-4.
The first eight rows lie at 12 months or near it, so that an edge read wrongly changes an answer.
"""

from dataclasses import dataclass
from math import floor, log2
from random import Random

from netcourse.cases.draws import drawn_once, value

EVEROLIMUS, PLACEBO = "everolimus", "placebo"
BLOCK = (EVEROLIMUS, EVEROLIMUS, PLACEBO, PLACEBO)


@dataclass(frozen=True, slots=True)
class TrialParticipant:
    """One synthetic participant of a trial.

    `arm` is ``"everolimus"`` or ``"placebo"``; `months` is the time from the start to progression or death, in whole tenths of a
    month that were completed, at least 0.1.
    """

    participant_id: str
    arm: str
    months: float


# Two blocks. More lie on 12 months with everolimus than with placebo, so that the difference changes with the edge.
_EDGES = (
    (EVEROLIMUS, 12.0),
    (PLACEBO, 12.0),
    (PLACEBO, 11.9),
    (EVEROLIMUS, 12.0),
    (PLACEBO, 3.9),
    (EVEROLIMUS, 11.9),
    (EVEROLIMUS, 12.1),
    (PLACEBO, 2.7),
)


def medians() -> dict[str, float]:
    """The median time to progression or death in each arm, in months (facts E3-05.pfs and E3-05.pfs-control)."""
    return {EVEROLIMUS: value("E3-05.pfs"), PLACEBO: value("E3-05.pfs-control")}


@drawn_once
def trial_participants(n: int = 400, seed: int = 1257) -> list[TrialParticipant]:
    """A synthetic trial, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 8. Where 4 divides it, each arm has half.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of TrialParticipant
        `n` people, ``TP-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every trial holds.
    """
    if n < len(_EDGES):
        raise ValueError(f"n={n}: a trial holds at least the {len(_EDGES)} people who lie near 12 months")
    rng, middle, rows = Random(seed), medians(), list(_EDGES)
    block: list[str] = []
    while len(rows) < n:
        # A block is used up before the next begins, so the arms never differ by more than two people.
        block = block or list(BLOCK)
        arm = block.pop(int(rng.random() * len(block)))
        rows.append((arm, _months(rng, middle[arm])))
    return [TrialParticipant(f"TP-{i:03}", arm, months) for i, (arm, months) in enumerate(rows, start=1)]


def _months(rng: Random, median: float) -> float:
    """An exponential time in months: ``-median * log2(u)`` where u is even between 0 and 1, as half lie above the median."""
    # 1 - random() is never 0. Rounded down, so that whoever falls short of 12 months does not reach them on paper.
    return max(1, floor(-10 * median * log2(1 - rng.random()))) / 10
