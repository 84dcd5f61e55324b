"""A synthetic cohort of people referred for peptide receptor radionuclide therapy (PRRT), for the exercises of unit 06.

No row is a real person, and no count below tells whom to treat: it tells whose case a board would discuss. What is sourced (read
from these facts), and what was chosen for teaching:

=====================  ==================================================================================
Ki-67 of a NEC         facts B1-4.ki67 and B1-5.ki67: above 20%
Ki-67 of a NET         fact B3-11: a NET may lie above 20% too, so Ki-67 alone does not tell it from a NEC
receptors in NET G3    facts B1-3.ki67 and A5-05: a NET above 20%, and the receptors typically there; the direction only
receptors in a NEC     fact D-09.other (general knowledge, not verified): often not seen; the direction only
limit of the kidneys   fact E2-12.kidney: not with seriously impaired kidneys. That this means a creatinine clearance below
                       30 mL/min is fact E2-12.crcl (general knowledge, not verified): an exercise has to give the limit.
                       One trial drew its line higher (fact E2-12.gfr)
platelets              fact E2-12.platelets: one trial excluded people below 100; limits differ by trial and label
primaries              chosen: gut and pancreas only, which the labels cover (facts E2-08.us and E2-08.eu), with the shares below
differentiation        chosen: 15% are poorly differentiated
spread of Ki-67        chosen: NETs log-normal with a mean of 10%, sigma 0.9, at most 60%; NECs evenly up to 95%
sizes for receptors    chosen: as in the constants below
creatinine clearance   chosen: log-normal with a mean of 75 mL/min, sigma 0.5, from 12 to 150
platelet counts        chosen: log-normal with a mean of 220, sigma 0.35, from 40 to 600, in 10^9/L
independence           chosen: kidneys and platelets depend on nothing else
=====================  ==================================================================================

A lesion has receptors when it takes up at least as much as the liver on somatostatin receptor (SSTR) PET (fact D-12.eu).
The first ten rows lie on an edge (a clearance of 29, 30 or 31, a Ki-67 of 20% or just above, a NEC with receptors), so that an
edge read wrongly changes an answer.
"""

from dataclasses import dataclass
from math import ceil
from random import Random

from netcourse.cases.draws import between, choose, drawn_once, log_normal, value
from netcourse.cases.frame import edges_first

PRIMARIES = {"small intestine": 0.45, "pancreas": 0.33, "rectum": 0.10, "colon": 0.08, "stomach": 0.04}
SHARE_POOR = 0.15
# Ki-67 in %.
MEAN_KI67_NET = 10.0
SIGMA_KI67_NET = 0.9
MOST_KI67_NET = 60.0
MOST_KI67_NEC = 95.0
ALL_LESIONS, SOME_LESIONS, NONE = "all lesions", "some lesions", "none"
RECEPTORS_IN_NET = {ALL_LESIONS: 0.70, SOME_LESIONS: 0.20, NONE: 0.10}
RECEPTORS_IN_NET_G3 = {ALL_LESIONS: 0.50, SOME_LESIONS: 0.35, NONE: 0.15}
RECEPTORS_IN_NEC = {ALL_LESIONS: 0.10, SOME_LESIONS: 0.25, NONE: 0.65}
# Creatinine clearance in mL/min.
MEAN_CLEARANCE = 75.0
SIGMA_CLEARANCE = 0.5
CLEARANCES = (12, 150)
# Platelets in 10^9/L.
MEAN_PLATELETS = 220.0
SIGMA_PLATELETS = 0.35
PLATELETS = (40, 600)


@dataclass(frozen=True, slots=True)
class PrrtReferral:
    """One synthetic person who was referred for PRRT.

    `differentiation` is ``"well"`` (a NET) or ``"poor"`` (a NEC); `ki67_index` in %, to one decimal place; `receptors` says which
    lesions show them on SSTR PET, ``"all lesions"``, ``"some lesions"`` or ``"none"``; `creatinine_clearance` in mL/min;
    `platelets` in 10^9/L.
    """

    referral_id: str
    primary: str
    differentiation: str
    ki67_index: float
    receptors: str
    creatinine_clearance: int
    platelets: int


# Primary, differentiation, Ki-67, receptors, creatinine clearance, platelets.
_EDGES = (
    ("small intestine", "well", 4.2, ALL_LESIONS, 30, 214),
    ("pancreas", "well", 8.0, ALL_LESIONS, 29, 187),
    ("rectum", "well", 12.5, ALL_LESIONS, 31, 243),
    ("small intestine", "well", 2.6, NONE, 30, 256),
    ("pancreas", "well", 20.0, ALL_LESIONS, 78, 100),
    ("pancreas", "well", 20.1, ALL_LESIONS, 66, 99),
    ("pancreas", "poor", 55.0, ALL_LESIONS, 84, 231),
    ("colon", "poor", 72.4, NONE, 29, 168),
    ("small intestine", "well", 9.1, SOME_LESIONS, 30, 205),
    ("stomach", "well", 15.3, SOME_LESIONS, 92, 279),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    nec_above: float
    net_g3_above: float


@drawn_once
def prrt_referrals(n: int = 420, seed: int = 122) -> list[PrrtReferral]:
    """A cohort of synthetic referrals, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of PrrtReferral
        `n` people, ``PR-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    rng = Random(seed)
    sourced = _Sourced(nec_above=value("B1-4.ki67"), net_g3_above=value("B1-3.ki67"))
    return edges_first(n, "PR-", _EDGES, PrrtReferral, lambda one: _draw(rng, one, sourced))


def _draw(rng: Random, referral_id: str, sourced: _Sourced) -> PrrtReferral:
    primary = choose(rng, PRIMARIES)
    poor = rng.random() < SHARE_POOR
    ki67 = _ki67(rng, sourced.nec_above, poor=poor)
    receptors = choose(rng, _receptor_shares(poor=poor, is_net_g3=ki67 > sourced.net_g3_above))
    clearance = _within(CLEARANCES, log_normal(rng, MEAN_CLEARANCE, SIGMA_CLEARANCE))
    platelets = _within(PLATELETS, log_normal(rng, MEAN_PLATELETS, SIGMA_PLATELETS))
    return PrrtReferral(referral_id, primary, "poor" if poor else "well", ki67, receptors, clearance, platelets)


def _ki67(rng: Random, nec_above: float, *, poor: bool) -> float:
    """The Ki-67 index in %, rounded up to one decimal place, so that a NEC stays above its limit."""
    if poor:
        return max(nec_above + 0.1, ceil(10 * between(rng, nec_above, MOST_KI67_NEC)) / 10)
    return min(MOST_KI67_NET, ceil(10 * log_normal(rng, MEAN_KI67_NET, SIGMA_KI67_NET)) / 10)


def _receptor_shares(*, poor: bool, is_net_g3: bool) -> dict[str, float]:
    if poor:
        return RECEPTORS_IN_NEC
    return RECEPTORS_IN_NET_G3 if is_net_g3 else RECEPTORS_IN_NET


def _within(limits: tuple[int, int], measured: float) -> int:
    low, high = limits
    return max(low, min(high, round(measured)))
