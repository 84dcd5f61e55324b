"""A synthetic registry of people with a neuroendocrine tumour (NET), for the exercises of unit 01.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
groups                 facts A3-05, A3-06, A3-07: the rates of gut and pancreas, lung, and unknown primary, as shares of
                       their sum. Other sites have no rate here, and the registry holds none
sites of the gut       facts A3-10: the five of another set of US registry data, as shares of their sum. The appendix is in
                       the rate of gut and pancreas and not among the five sites, so the others stand for it
age                    fact A3-13.age: around 60
carriers               facts A4-07.pancreatic and A4-07.all: about 10% of pancreatic NETs and about 5% of all are hereditary.
                       Sources disagree: A4-07.article says 10 to 20% of all
several in the ileum   fact A3-18.multiple: 30 to 50% of ileal NETs. The lower limit is used, as the small intestine is more
                       than the ileum
reasons for a test     facts A4-09.when, A4-09.pancreas, A4-09.age: several NETs of the pancreas, a family history, below 40
carriers elsewhere     chosen: equally many at each site but the pancreas, so many that both facts hold. It says nothing of a site
spread of age          chosen: within 32 years of the middle, which lies 12 years earlier in carriers
several elsewhere      chosen: 1% without a hereditary variant, 40% of carriers; two to five tumours
family history         chosen: 3% of those without a hereditary variant, 50% of carriers
unknown primary        chosen: always one tumour, as nobody counts primaries that were not found
=====================  ==================================================================================

A carrier has a hereditary variant, which a gene test found later in everybody who had one; no real registry tests everybody.
The first fourteen rows lie on an edge (40 years, one, two or three tumours, a carrier without a reason), so that an edge read
wrongly changes an answer.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import choose, drawn_once, lower, value, whole, yes_no
from netcourse.cases.frame import edges_first

LUNG, SMALL_INTESTINE, PANCREAS, UNKNOWN = "lung", "small intestine", "pancreas", "unknown"
GEP_SITES = (SMALL_INTESTINE, "rectum", "colon", PANCREAS, "stomach")
# Years: ages lie within the reach of the middle, and the middle is so much earlier in carriers.
AGE_REACH = 32
CARRIERS_YOUNGER = 12
SHARE_SEVERAL_SPORADIC = 0.01
SHARE_SEVERAL_CARRIERS = 0.40
SEVERAL = {2: 0.50, 3: 0.30, 4: 0.15, 5: 0.05}
SHARE_FAMILY_SPORADIC = 0.03
SHARE_FAMILY_CARRIERS = 0.50


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One synthetic person with a NET, as a registry might hold it.

    `primary` is the site of the primary tumour, or ``"unknown"``; `age` at diagnosis in years; `n_nets` counts separate primary
    tumours, at least 1; `family` is ``"yes"`` when a relative had a NET or a related tumour; `carrier` is ``"yes"`` when a gene
    test found a hereditary variant later. Answers are ``"yes"`` or ``"no"``.
    """

    entry_id: str
    primary: str
    age: int
    n_nets: int
    family: str
    carrier: str


# Primary, age, NETs, family history, carrier.
_EDGES = (
    ("lung", 40, 1, "no", "no"),
    ("rectum", 39, 1, "no", "no"),
    ("small intestine", 62, 2, "no", "no"),
    ("pancreas", 40, 1, "no", "yes"),
    ("pancreas", 39, 1, "no", "yes"),
    ("lung", 58, 1, "no", "yes"),
    ("pancreas", 39, 2, "yes", "yes"),
    ("stomach", 40, 1, "yes", "no"),
    ("small intestine", 40, 2, "no", "no"),
    ("unknown", 41, 1, "no", "no"),
    ("pancreas", 62, 2, "no", "no"),
    ("pancreas", 58, 2, "no", "yes"),
    ("pancreas", 61, 3, "no", "yes"),
    ("colon", 38, 1, "no", "yes"),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    primaries: dict[str, float]
    carriers: dict[str, float]
    middle_age: int
    several_small_intestine: float


def primary_shares() -> dict[str, float]:
    """The share of each primary site among all entries, as fractions of one.

    Returns
    -------
    dict of str to float
        Seven sites, ``"unknown"`` among them. They add up to one.

    References
    ----------
    A group's share is its rate over the sum of the three rates (facts A3-05, A3-06, A3-07); a site of gut and pancreas has of
    that group its own share over the sum of five (facts A3-10).
    """
    gep, lung, unknown = value("A3-05"), value("A3-06"), value("A3-07")
    sites = {site: value(f"A3-10.{site.replace(' ', '-')}") for site in GEP_SITES}
    rates = {LUNG: lung} | {site: gep * share / sum(sites.values()) for site, share in sites.items()} | {UNKNOWN: unknown}
    return {site: rate / (gep + lung + unknown) for site, rate in rates.items()}


def carrier_shares() -> dict[str, float]:
    """The share of carriers at each primary site, as fractions of one.

    Returns
    -------
    dict of str to float
        The same seven sites as in `primary_shares`.

    References
    ----------
    With p the share of the pancreas among all entries, every other site has ``(all - p * pancreatic) / (1 - p)``: so both facts
    hold, A4-07.pancreatic in the pancreas and A4-07.all over all sites.
    """
    primaries = primary_shares()
    pancreatic, overall = value("A4-07.pancreatic") / 100, value("A4-07.all") / 100
    elsewhere = (overall - primaries[PANCREAS] * pancreatic) / (1 - primaries[PANCREAS])
    return dict.fromkeys(primaries, elsewhere) | {PANCREAS: pancreatic}


@drawn_once
def registry_entries(n: int = 600, seed: int = 262) -> list[RegistryEntry]:
    """A synthetic registry, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 14.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of RegistryEntry
        `n` people, ``RE-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every registry holds.
    """
    rng = Random(seed)
    sourced = _Sourced(
        primaries=primary_shares(),
        carriers=carrier_shares(),
        middle_age=int(value("A3-13.age")),
        several_small_intestine=lower("A3-18.multiple") / 100,
    )
    return edges_first(n, "RE-", _EDGES, RegistryEntry, lambda one: _draw(rng, one, sourced))


def _draw(rng: Random, entry_id: str, sourced: _Sourced) -> RegistryEntry:
    primary = choose(rng, sourced.primaries)
    carrier = yes_no(rng, sourced.carriers[primary])
    is_carrier = carrier == "yes"
    age = _age(rng, sourced.middle_age - CARRIERS_YOUNGER * is_carrier)
    n_nets = _n_nets(rng, _share_several(primary, sourced, is_carrier=is_carrier))
    family = yes_no(rng, SHARE_FAMILY_CARRIERS if is_carrier else SHARE_FAMILY_SPORADIC)
    return RegistryEntry(entry_id, primary, age, n_nets, family, carrier)


def _age(rng: Random, middle: int) -> int:
    # Two dice make the middle of the range commoner than its ends.
    low, high = middle - AGE_REACH, middle + AGE_REACH
    return round((whole(rng, low, high) + whole(rng, low, high)) / 2)


def _share_several(primary: str, sourced: _Sourced, *, is_carrier: bool) -> float:
    if primary == UNKNOWN:
        return 0.0
    if is_carrier:
        return SHARE_SEVERAL_CARRIERS
    return sourced.several_small_intestine if primary == SMALL_INTESTINE else SHARE_SEVERAL_SPORADIC


def _n_nets(rng: Random, share_several: float) -> int:
    # Both numbers are always drawn, so that every person uses up as many.
    several, count = yes_no(rng, share_several), choose(rng, SEVERAL)
    return count if several == "yes" else 1
