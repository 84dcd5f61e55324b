"""A synthetic cohort of people with a receptor PET and an MRI of the liver, for the first exercise of unit 04.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
positive with          fact D-06.sensitivity: of those in whom MRI shows liver metastases, 97.0% are positive on somatostatin
                       receptor (SSTR) PET
positive without       fact D-06.specificity: of those in whom it shows none, 100% less 97.7% are positive
what was true          the MRI, as in the study that both numbers come from: it is a reference, not tissue
pre-test probability   chosen: 15% in "low" suspicion, 70% in "high" suspicion
groups                 chosen: half of the people in each
independence           chosen: sensitivity and specificity are the same in both groups
age                    chosen: 25 to 85 years; it decides nothing
=====================  ==================================================================================

The study counted pairs of scans; here a row is a person with one PET and one MRI.
The first eight rows hold every combination once, so that no reading of the table comes out empty in a small cohort.
"""

from dataclasses import dataclass
from itertools import product
from random import Random

from netcourse.cases.draws import drawn_once, value, whole, yes_no
from netcourse.cases.frame import edges_first

LOW, HIGH = "low", "high"
POSITIVE, NEGATIVE = "positive", "negative"
# The share with liver metastases before any PET.
PRE_TEST = {LOW: 0.15, HIGH: 0.70}
SHARE_HIGH = 0.5
AGES = (25, 85)


@dataclass(frozen=True, slots=True)
class LiverPet:
    """One synthetic person in whom liver metastases of a NET were looked for.

    `age` in years; `suspicion` before the PET is ``"low"`` or ``"high"``; `pet` of the liver is ``"positive"`` or ``"negative"``;
    `metastases_on_mri` is ``"yes"`` or ``"no"``.
    """

    person_id: str
    age: int
    suspicion: str
    pet: str
    metastases_on_mri: str


_EVERY = tuple(product((LOW, HIGH), (POSITIVE, NEGATIVE), ("yes", "no")))
_AGES_OF_THESE = (58, 41, 66, 37, 71, 49, 62, 54)


@dataclass(frozen=True, slots=True)
class _Sourced:
    sensitivity: float
    specificity: float


@drawn_once
def liver_pets(n: int = 600, seed: int = 204) -> list[LiverPet]:
    """A cohort of synthetic people, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 8.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of LiverPet
        `n` people, ``LP-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of combinations that every cohort holds.
    """
    rng = Random(seed)
    sourced = _Sourced(value("D-06.sensitivity") / 100, value("D-06.specificity") / 100)
    return edges_first(
        n,
        "LP-",
        [(age, *row) for age, row in zip(_AGES_OF_THESE, _EVERY, strict=True)],
        LiverPet,
        lambda one: _draw(rng, one, sourced),
        who="people of whom each is another combination",
    )


def _draw(rng: Random, person_id: str, sourced: _Sourced) -> LiverPet:
    age = whole(rng, *AGES)
    suspicion = HIGH if yes_no(rng, SHARE_HIGH) == "yes" else LOW
    metastases = yes_no(rng, PRE_TEST[suspicion])
    lights_up = yes_no(rng, sourced.sensitivity if metastases == "yes" else 1 - sourced.specificity)
    return LiverPet(person_id, age, suspicion, POSITIVE if lights_up == "yes" else NEGATIVE, metastases)
