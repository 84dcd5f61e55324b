"""A synthetic cohort of receptor PETs with what was read beside them, for the second exercise of unit 04.

No row is a real person, and no count below tells whom to operate on or to treat: it tells which report a board would open
again. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
hot uncinate           fact D-08.uncinate: the uncinate process takes up the tracer intensely in 70% of people
score                  facts D-11.0 to D-11.4: the weakest lesion, 0 to 4 beside liver and spleen
lesion on FDG only     fact D-14.p5: it shows no receptors, so the receptor PET can't score it
hottest place          chosen: where the uncinate is hot it is the hottest place in half; elsewhere as in the shares below
a mass on MRI          chosen: in 4% of those who had one, in the uncinate process; 15% had no MRI of the pancreas
operation booked       chosen: as in the shares below, a pancreatic one more often where the uncinate is the hottest place
weakest score          chosen: the shares below, of the lesions that the receptor PET shows
FDG-only lesion        chosen: in 12%
independence           chosen: the rest depends on nothing else
=====================  ==================================================================================

The hottest place leaves out spleen, kidneys, adrenals and bladder.
The first ten rows lie on an edge (a score of 2 or 3, no MRI, another operation), so that a condition left out changes an answer.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import choose, drawn_once, value, yes_no
from netcourse.cases.frame import edges_first

UNCINATE = "uncinate"
NOT_DONE = "not done"
PANCREAS = "pancreas"
SHARE_HOTTEST_IF_HOT = 0.5
OTHER_PLACES = {"liver": 0.55, "bowel or node": 0.33, "bone": 0.12}
SHARE_WITHOUT_MRI = 0.15
SHARE_WITH_MASS = 0.04
OPERATIONS = {"none": 0.72, PANCREAS: 0.04, "liver": 0.10, "bowel": 0.14}
OPERATIONS_IF_UNCINATE = {"none": 0.62, PANCREAS: 0.20, "liver": 0.06, "bowel": 0.12}
# The Krenning score of the weakest lesion that the receptor PET shows.
WEAKEST = {1: 0.12, 2: 0.23, 3: 0.40, 4: 0.25}
SHARE_FDG_ONLY = 0.12


@dataclass(frozen=True, slots=True)
class ReceptorRead:
    """One synthetic receptor PET, with MRI, FDG PET and what is booked.

    `hottest_place` leaves out the organs that are bright in everybody; `mass_on_mri` is whether MRI shows a mass in the uncinate
    process, ``"yes"``, ``"no"`` or ``"not done"``; `operation_booked` names the organ, or ``"none"``; `weakest_krenning` is the
    score, 1 to 4, of the weakest lesion that the receptor PET shows; `fdg_only_lesion` says whether FDG shows one more, without
    receptors.
    """

    read_id: str
    hottest_place: str
    mass_on_mri: str
    operation_booked: str
    weakest_krenning: int
    fdg_only_lesion: str


# Hottest place, mass on MRI, operation, weakest score, a lesion on FDG only.
_EDGES = (
    (UNCINATE, "no", PANCREAS, 3, "no"),
    (UNCINATE, "yes", PANCREAS, 2, "no"),
    (UNCINATE, NOT_DONE, PANCREAS, 4, "yes"),
    (UNCINATE, "no", "bowel", 3, "yes"),
    (UNCINATE, "no", "none", 2, "yes"),
    ("liver", "no", PANCREAS, 4, "no"),
    ("liver", "yes", "liver", 3, "yes"),
    ("bowel or node", NOT_DONE, "bowel", 1, "no"),
    ("bone", "no", "none", 3, "no"),
    (UNCINATE, NOT_DONE, "liver", 2, "no"),
)


@drawn_once
def receptor_reads(n: int = 420, seed: int = 214) -> list[ReceptorRead]:
    """A cohort of synthetic readings, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many readings, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of ReceptorRead
        `n` readings, ``RR-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    rng = Random(seed)
    hot = value("D-08.uncinate") / 100
    return edges_first(n, "RR-", _EDGES, ReceptorRead, lambda one: _draw(rng, one, hot), who="readings that lie on an edge")


def _draw(rng: Random, read_id: str, hot: float) -> ReceptorRead:
    is_hottest = yes_no(rng, hot * SHARE_HOTTEST_IF_HOT) == "yes"
    elsewhere = choose(rng, OTHER_PLACES)
    without_mri, mass = yes_no(rng, SHARE_WITHOUT_MRI), yes_no(rng, SHARE_WITH_MASS)
    operation = choose(rng, OPERATIONS_IF_UNCINATE if is_hottest else OPERATIONS)
    weakest, fdg_only = choose(rng, WEAKEST), yes_no(rng, SHARE_FDG_ONLY)
    place = UNCINATE if is_hottest else elsewhere
    return ReceptorRead(read_id, place, NOT_DONE if without_mri == "yes" else mass, operation, weakest, fdg_only)
