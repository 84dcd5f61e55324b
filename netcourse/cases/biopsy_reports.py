"""A synthetic cohort of biopsy reports for the exercises of unit 05.

What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
share of each site     facts A3-10: US registry, six sites
mean Ki-67             fact B5-04.hot: hot spots of pancreatic NETs, one study; used for every site
Ki-67 above mitoses    fact B2-09: the Ki-67 grade is usually at least the mitotic grade
area for mitoses       fact B2-04.area; small biopsies offer less
ceiling in the lung    fact B4-2.mitoses: above it a tumour is no carcinoid, and the cohort holds none
spread of Ki-67        chosen: log-normal, sigma 1
cells counted          chosen: 500 in most reports, 1,000 or 2,000 in some, fewer in small biopsies
mitoses per Ki-67      chosen: 0.4 mitoses per 2 mm2 for each percent of Ki-67, log-normal noise, sigma 1
necrosis, NEC          chosen: punctate necrosis in 12% of lung tumours; 6% are poorly differentiated
=====================  ==================================================================================

The first six reports lie exactly on the edges of the WHO table, so that an edge read wrongly changes an answer.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import choose, drawn_once, log_normal, poisson, upper, value, whole

SITES = ("lung", "small intestine", "rectum", "colon", "pancreas", "stomach")
SIGMA_KI67 = 1.0
MITOSES_PER_KI67_PERCENT = 0.4
SIGMA_MITOSES = 1.0
CELLS_COUNTED = {500: 0.62, 1000: 0.14, 2000: 0.12, None: 0.12}
SMALL_BIOPSY_CELLS = (120, 480)
SMALL_BIOPSY_AREA = 4.0
POOR_SHARE = 0.06
POOR_MEAN_KI67 = 0.6
PUNCTATE_NECROSIS_IN_LUNG = 0.12
# A ceiling for the mean count, far above what a pathologist meets.
MOST_MITOSES = 300


@dataclass(frozen=True, slots=True)
class BiopsyReport:
    """One synthetic report: what the pathologist counted, before any grade.

    `differentiation` is ``"well"`` or ``"poor"``; `ki67_positive` of `cells_counted` tumour cells; `mitoses` in `area_mm2`
    square millimetres; `necrosis` is ``"absent"``, ``"punctate"`` or ``"extensive"``.
    """

    report_id: str
    site: str
    differentiation: str
    ki67_positive: int
    cells_counted: int
    mitoses: int
    area_mm2: float
    necrosis: str


_EDGES = (
    ("pancreas", 30, 1000, 3),
    ("small intestine", 200, 1000, 12),
    ("rectum", 28, 1000, 4),
    ("pancreas", 10, 500, 10),
    ("colon", 90, 500, 100),
    ("small intestine", 20, 1000, 30),
)


def site_shares() -> dict[str, float]:
    """The share of each site among the six of the registry, as fractions of one (facts A3-10)."""
    return {site: value(f"A3-10.{site.replace(' ', '-')}") / 100 for site in SITES}


def mean_ki67() -> float:
    """The mean Ki-67 index of the well-differentiated tumours, as a fraction of one (fact B5-04.hot)."""
    return value("B5-04.hot") / 100


@drawn_once
def biopsy_reports(n: int = 400, seed: int = 3) -> list[BiopsyReport]:
    """A cohort of synthetic biopsy reports, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many reports, at least 6.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of BiopsyReport
        `n` reports, ``BR-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    if n < len(_EDGES):
        raise ValueError(f"n={n}: a cohort holds at least the {len(_EDGES)} reports that lie on an edge")
    area = value("B2-04.area")
    edges = [
        BiopsyReport(f"BR-{i:03}", site, "well", positive, counted, mitoses, area, "absent")
        for i, (site, positive, counted, mitoses) in enumerate(_EDGES, start=1)
    ]
    rng = Random(seed)
    sourced = _Sourced(site_shares(), mean_ki67(), area, upper("B4-2.mitoses"))
    return edges + [_draw(rng, f"BR-{i:03}", sourced) for i in range(len(edges) + 1, n + 1)]


@dataclass(frozen=True, slots=True)
class _Sourced:
    site_shares: dict[str, float]
    mean_ki67: float
    full_area: float
    ceiling_in_lung: float


def _draw(rng: Random, report_id: str, sourced: _Sourced) -> BiopsyReport:
    site = choose(rng, sourced.site_shares)
    poor = rng.random() < POOR_SHARE
    wanted = choose(rng, CELLS_COUNTED)
    counted = wanted if wanted is not None else whole(rng, *SMALL_BIOPSY_CELLS)
    area = sourced.full_area if wanted is not None else SMALL_BIOPSY_AREA
    ki67 = min(0.95, log_normal(rng, POOR_MEAN_KI67 if poor else sourced.mean_ki67, 0.25 if poor else SIGMA_KI67))
    positive = sum(rng.random() < ki67 for _ in range(counted))
    rate = MITOSES_PER_KI67_PERCENT * 100 * ki67 * log_normal(rng, 1.0, SIGMA_MITOSES)
    mitoses = poisson(rng, min(MOST_MITOSES, rate * area / 2))
    necrosis = "absent"
    if poor:
        necrosis = "extensive"
    elif site == "lung":
        mitoses = min(mitoses, int(sourced.ceiling_in_lung * area / 2))
        necrosis = "punctate" if rng.random() < PUNCTATE_NECROSIS_IN_LUNG else "absent"
    return BiopsyReport(report_id, site, "poor" if poor else "well", positive, counted, mitoses, area, necrosis)
