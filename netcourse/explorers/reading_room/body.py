"""Where things lie in the synthetic body, seen from the front: ovals in millimetres from the top left corner of the picture.

All shapes and sizes are chosen so that places can be told apart; no person was measured. The patient's right is on the left of
the picture, as on every scan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import hypot
from types import MappingProxyType

WIDTH_MM, HEIGHT_MM, CELL_MM = 400, 800, 5
ACROSS, DOWN = WIDTH_MM // CELL_MM, HEIGHT_MM // CELL_MM
# Chosen: how far beside a place a click still means it, in mm.
NEAR_MM = 24.0


class Spot(StrEnum):
    """A place that can be looked at and marked, by its key."""

    SKULL = "skull"
    PITUITARY = "pituitary"
    LUNG = "lung"
    SPINE = "spine"
    LIVER_RIGHT = "liver-right"
    LIVER_LEFT = "liver-left"
    SPLEEN = "spleen"
    ADRENALS = "adrenals"
    KIDNEYS = "kidneys"
    UNCINATE = "uncinate"
    TAIL = "tail"
    MESENTERY = "mesentery"
    BOWEL = "bowel"
    PELVIS = "pelvis"
    BLADDER = "bladder"


NAMES: Mapping[Spot, str] = MappingProxyType(
    {
        Spot.SKULL: "skull and meninges",
        Spot.PITUITARY: "pituitary gland",
        Spot.LUNG: "lung",
        Spot.SPINE: "spine",
        Spot.LIVER_RIGHT: "liver, right lobe",
        Spot.LIVER_LEFT: "liver, left lobe",
        Spot.SPLEEN: "spleen",
        Spot.ADRENALS: "adrenal glands",
        Spot.KIDNEYS: "kidneys",
        Spot.UNCINATE: "pancreas, uncinate process",
        Spot.TAIL: "pancreas, tail",
        Spot.MESENTERY: "mesentery",
        Spot.BOWEL: "small bowel",
        Spot.PELVIS: "pelvic bone",
        Spot.BLADDER: "bladder",
    }
)


@dataclass(frozen=True, slots=True)
class Oval:
    """A shape: its middle and its half axes, in mm."""

    x: float
    y: float
    half_x: float
    half_y: float

    def reach(self, x: float, y: float) -> float:
        """How far a point lies from the middle, where 1 is the rim."""
        return hypot((x - self.x) / self.half_x, (y - self.y) / self.half_y)


# What is drawn of each place in health.
OVALS: Mapping[Spot, tuple[Oval, ...]] = MappingProxyType(
    {
        Spot.SKULL: (Oval(240, 46, 12, 12),),
        Spot.PITUITARY: (Oval(200, 92, 7, 7),),
        Spot.LUNG: (Oval(126, 272, 44, 62), Oval(274, 272, 44, 62)),
        Spot.SPINE: (Oval(200, 310, 12, 20),),
        Spot.LIVER_RIGHT: (Oval(134, 388, 68, 56),),
        Spot.LIVER_LEFT: (Oval(214, 366, 44, 26),),
        Spot.SPLEEN: (Oval(318, 388, 22, 44),),
        Spot.ADRENALS: (Oval(166, 436, 8, 11), Oval(240, 426, 8, 11)),
        Spot.KIDNEYS: (Oval(140, 496, 24, 46), Oval(268, 488, 24, 46)),
        Spot.UNCINATE: (Oval(196, 484, 13, 12),),
        Spot.TAIL: (Oval(274, 404, 14, 12),),
        Spot.MESENTERY: (Oval(216, 542, 13, 13),),
        Spot.BOWEL: (Oval(160, 588, 26, 15), Oval(204, 604, 30, 14), Oval(250, 578, 24, 16)),
        Spot.PELVIS: (Oval(126, 640, 22, 24),),
        Spot.BLADDER: (Oval(200, 696, 30, 22),),
    }
)
# The rim of the body: half its width at heights from the top, in mm; between them it is straight. From `LEGS` on there is a gap.
RIM = (
    (4, 0), (12, 34), (40, 56), (90, 58), (130, 44), (158, 32), (190, 34), (206, 80), (226, 136), (260, 154), (330, 157),
    (440, 154), (520, 150), (600, 157), (660, 161), (800, 146),
)  # fmt: skip
LEGS, GAP_PER_MM = 735, 0.25
BRAIN, HEART, STOMACH = Oval(200, 66, 52, 48), Oval(226, 306, 34, 26), Oval(262, 366, 22, 18)


def half_width(y: float) -> float:
    """Half the width of the body at a height, in mm."""
    for (above, wide_above), (below, wide_below) in pairwise(RIM):
        if above <= y <= below:
            return wide_above + (wide_below - wide_above) * (y - above) / (below - above)
    return 0.0


def half_gap(y: float) -> float:
    """Half the gap between the legs at a height, in mm."""
    return max(y - LEGS, 0) * GAP_PER_MM


def spot_at(x: float, y: float) -> Spot | None:
    """The place that a point means, in mm: the smallest that it lies in, else the nearest not farther than `NEAR_MM`; or none."""
    inside = [(oval.half_x * oval.half_y, spot) for spot, ovals in OVALS.items() for oval in ovals if oval.reach(x, y) <= 1]
    if inside:
        return min(inside)[1]
    near = [(hypot(x - oval.x, y - oval.y), spot) for spot, ovals in OVALS.items() for oval in ovals]
    distance, spot = min(near)
    return spot if distance <= NEAR_MM else None
