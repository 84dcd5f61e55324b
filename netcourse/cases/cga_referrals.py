"""A synthetic cohort of people referred because a NET was suspected, with one chromogranin A (CgA) each, for unit 03.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
raised without a NET   fact C1-01.specificity: without a PPI and with healthy kidneys, 5% lie above the limit
raised with a NET      fact C1-01.sensitivity: without a PPI and with healthy kidneys, 73% do
spread without a NET   fact C2-01.serum: the 2.5th and the 97.5th percentile of one kit, read as log-normal
PPI, short use         fact C3-01.fold: 2.5 times the own CgA, as a mean
PPI, long use          fact C3-03.fold: 9 times the own CgA, as a mean
PPI with a NET         facts C3-04: off the PPI, CgA fell by about as much in stable disease (618 to 318) as without
                       disease (390 to 56), so the drug adds to what the tumour makes and does not multiply it
kidneys                fact C3-09.cause: CgA rises as the eGFR falls; the direction only
upper limit            chosen: 100 ng/mL, within the 88 to 102 that laboratories give (fact C2-03.others)
spread with a NET      chosen: log-normal, sigma 1.2
spread of the PPI      chosen: its excess over 1 is log-normal, sigma 1 (fact C3-01.fold: "a large spread")
size for the kidneys   chosen: the own CgA times (60 / eGFR) squared below an eGFR of 60. A kink of this model, never a
                       cut-off for a patient (fact C3-09.action)
shares                 chosen: 12% have a NET, 40% take a PPI, half of these for long; none depends on another
age, eGFR              chosen: 22 to 88 years; an eGFR that falls with age, log-normal noise, 12 to 120
ceiling                chosen: no CgA above 20,000 ng/mL
=====================  ==================================================================================

Sensitivity and specificity were measured against healthy people, who flatter a test; in localised pancreatic NET the sensitivity
was only 30 to 52% (fact C1-03).
The first ten rows lie on the limit or just above it, so that a limit read wrongly changes an answer.
"""

from dataclasses import dataclass
from math import ceil, log
from random import Random
from statistics import NormalDist

from netcourse.cases.draws import between, drawn_once, log_normal, log_normal_above, lower, upper, value, whole, yes_no
from netcourse.cases.frame import edges_first

UPPER_LIMIT_NG_ML = 100
SHARE_WITH_NET = 0.12
SHARE_ON_PPI = 0.40
SHARE_LONG_USE = 0.50
SIGMA_WITH_NET = 1.2
SIGMA_PPI = 1.0
AGES = (22, 88)
# eGFR in mL/min/1.73 m2: its mean at an age is EGFR_AT_BIRTH - EGFR_PER_YEAR * age.
EGFR_AT_BIRTH = 130.0
EGFR_PER_YEAR = 0.7
SIGMA_EGFR = 0.25
EGFRS = (12, 120)
KIDNEYS_RAISE_BELOW_EGFR = 60
KIDNEYS_POWER = 2
# A ceiling, far above what most results reach.
MOST_CGA = 20_000


@dataclass(frozen=True, slots=True)
class CgaReferral:
    """One synthetic person who was referred because a NET was suspected.

    `age` in years; `ppi` is ``"yes"`` when a proton-pump inhibitor was taken on the day of the sample; `egfr` in mL/min/1.73 m2;
    `cga_ng_ml` in ng/mL, raised when above `UPPER_LIMIT_NG_ML`; `net_found` is what two years of work-up found.
    """

    patient_id: str
    age: int
    ppi: str
    egfr: int
    cga_ng_ml: int
    net_found: str


# Age, PPI, eGFR, CgA, NET found.
_EDGES = (
    (48, "no", 92, 100, "no"),
    (63, "no", 81, 101, "yes"),
    (57, "yes", 88, 100, "no"),
    (39, "yes", 104, 101, "no"),
    (71, "no", 74, 100, "no"),
    (52, "no", 95, 101, "no"),
    (66, "yes", 79, 100, "no"),
    (60, "yes", 84, 101, "yes"),
    (44, "no", 99, 100, "no"),
    (55, "yes", 90, 100, "no"),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    raised_with_net: float
    raised_without_net: float
    sigma_without_net: float
    short_fold: float
    long_fold: float


@drawn_once
def cga_referrals(n: int = 500, seed: int = 224) -> list[CgaReferral]:
    """A cohort of synthetic referrals, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of CgaReferral
        `n` people, ``CG-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    rng = Random(seed)
    sourced = _Sourced(
        raised_with_net=value("C1-01.sensitivity"),
        raised_without_net=1 - value("C1-01.specificity"),
        sigma_without_net=sigma_without_net(),
        short_fold=value("C3-01.fold"),
        long_fold=value("C3-03.fold"),
    )
    return edges_first(
        n, "CG-", _EDGES, CgaReferral, lambda one: _draw(rng, one, sourced), who="people whose CgA lies on an edge"
    )


def sigma_without_net() -> float:
    """The spread of CgA in people without a NET: the standard deviation of its natural logarithm.

    Returns
    -------
    float
        ``ln(high / low)`` of a reference range from the 2.5th to the 97.5th percentile, over the 3.92 standard deviations between
        these in a normal distribution (fact C2-01.serum, men).
    """
    between_percentiles = NormalDist().inv_cdf(0.975) - NormalDist().inv_cdf(0.025)
    return log(upper("C2-01.serum") / lower("C2-01.serum")) / between_percentiles


def _draw(rng: Random, patient_id: str, sourced: _Sourced) -> CgaReferral:
    # Two dice make the middle of the range commoner than its ends.
    age = round((whole(rng, *AGES) + whole(rng, *AGES)) / 2)
    egfr = _egfr(rng, age)
    net = yes_no(rng, SHARE_WITH_NET)
    ppi = yes_no(rng, SHARE_ON_PPI)
    own = log_normal_above(rng, UPPER_LIMIT_NG_ML, sourced.raised_without_net, sourced.sigma_without_net)
    with_net = log_normal_above(rng, UPPER_LIMIT_NG_ML, sourced.raised_with_net, SIGMA_WITH_NET)
    fold = _ppi_fold(rng, sourced) if ppi == "yes" else 1.0
    level = with_net if net == "yes" else own
    # Stomach and kidneys change the own CgA: with a NET, what they add comes on top of what the tumour makes (facts C3-04).
    level += own * (fold * _kidney_fold(egfr) - 1)
    # Rounded up, so that a value above the limit stays above it as a whole number.
    return CgaReferral(patient_id, age, ppi, egfr, min(MOST_CGA, ceil(level)), net)


def _egfr(rng: Random, age: int) -> int:
    low, high = EGFRS
    return max(low, min(high, round(log_normal(rng, EGFR_AT_BIRTH - EGFR_PER_YEAR * age, SIGMA_EGFR))))


def _ppi_fold(rng: Random, sourced: _Sourced) -> float:
    mean = sourced.long_fold if between(rng, 0, 1) < SHARE_LONG_USE else sourced.short_fold
    # Only the excess varies: no PPI in this model lowers CgA.
    return 1 + log_normal(rng, mean - 1, SIGMA_PPI)


def _kidney_fold(egfr: int) -> float:
    return max(1.0, KIDNEYS_RAISE_BELOW_EGFR / egfr) ** KIDNEYS_POWER
