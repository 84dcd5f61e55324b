"""What each place takes up, from a patient's seed: SUVs of healthy organs about the means of facts, and of what is not healthy.

======================  ===================================================================================================
organs                  facts D-19.suv: the mean SUVmax of spleen, kidneys, adrenal glands, pituitary gland and liver
their order             fact D-19.order; a draw that breaks it is repeated, which moves means by some per cent
uncinate process        fact D-08.uncinate: how often it is bright; fact D-08.uncinate-suv: how bright then
bowel and stomach       chosen shares of the liver, below it as in fact D-19.order
bladder                 chosen; that it is bright is fact D-19.bladder
bone, lung, the rest    chosen low, as in fact D-19.low
spread                  chosen: log-normal, about 8%
FDG                     chosen altogether
what size takes away    chosen: a diameter d leaves 1 - exp(-(d / 12 mm)²); organs are as the facts measured them
======================  ===================================================================================================
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from math import exp
from random import Random
from types import MappingProxyType

from netcourse.evidence import fact
from netcourse.explorers.reading_room.body import Spot
from netcourse.explorers.reading_room.patients import Finding, Kind, Patient

SPREAD = 0.08
HALF_LOST_MM = 12.0
BACKGROUND, LUNG, PANCREAS = 0.8, 0.5, 1.6
BOWEL_OF_LIVER, STOMACH_OF_LIVER, BLADDER = 0.45, 0.6, 22.0
# FDG, all chosen.
FDG_ORGANS = {Spot.SPLEEN: 1.8, Spot.KIDNEYS: 2.6, Spot.BOWEL: 1.6, Spot.BLADDER: 14.0, Spot.LIVER_RIGHT: 2.3}
FDG_BRAIN, FDG_HEART, FDG_REST = 10.0, 5.0, 0.7
_ORGANS = {
    Spot.SPLEEN: "D-19.suv.spleen",
    Spot.KIDNEYS: "D-19.suv.kidneys",
    Spot.ADRENALS: "D-19.suv.adrenals",
    Spot.LIVER_RIGHT: "D-19.suv.liver",
    Spot.PITUITARY: "D-19.suv.pituitary",
}
# What the picture rests on besides what is said of it.
DRAWN = tuple(_ORGANS.values())
_ORDER = (Spot.SPLEEN, Spot.KIDNEYS, Spot.ADRENALS, Spot.LIVER_RIGHT)
_UNIFORMS = 12  # so many make a draw that is near enough to normal, with a mean of half of them and a variance of 1


class Tracer(StrEnum):
    """Which picture is looked at."""

    RECEPTOR = "receptor"
    FDG = "fdg"


@lru_cache(maxsize=32)
def healthy(seed: int) -> Mapping[Spot, float]:
    """What the healthy organs of a seed take up of the receptor tracer, as SUV."""
    # Only random() promises the same numbers in every version of Python.
    draw = Random(seed).random  # noqa: S311 (the same patient for the same seed, on purpose)
    found: dict[Spot, float] = {}
    while not found or [found[one] for one in _ORDER] != sorted((found[one] for one in _ORDER), reverse=True):
        found = {spot: mean(one) * spread(draw) for spot, one in _ORGANS.items()}
    hot = draw() < float(fact("D-08.uncinate").exact_value or 0) / 100
    liver = found[Spot.LIVER_RIGHT]
    rest = {
        Spot.LIVER_LEFT: liver,
        Spot.UNCINATE: mean("D-08.uncinate-suv") * spread(draw) if hot else PANCREAS,
        Spot.TAIL: PANCREAS,
        Spot.BOWEL: BOWEL_OF_LIVER * liver,
        Spot.MESENTERY: BACKGROUND,
        Spot.BLADDER: BLADDER * spread(draw),
        Spot.SPINE: BACKGROUND,
        Spot.PELVIS: BACKGROUND,
        Spot.SKULL: BACKGROUND,
        Spot.LUNG: LUNG,
    }
    return MappingProxyType({**found, **rest})


def mean(fact_id: str) -> float:
    """The SUV of a fact."""
    return float(fact(fact_id).exact_value or 0)


def spread(draw: Callable[[], float]) -> float:
    """A factor about 1, log-normal with `SPREAD`, from the next numbers of a draw."""
    return exp(SPREAD * (sum(draw() for _ in range(_UNIFORMS)) - _UNIFORMS / 2))


def left_by_size(diameter: float) -> float:
    """What the camera leaves of an uptake, from 0 to 1, by the diameter of what takes it up in mm (chosen)."""
    return 1 - exp(-((diameter / HALF_LOST_MM) ** 2))


def organ(patient: Patient, spot: Spot, tracer: Tracer) -> float:
    """What the healthy place takes up, as SUV; what is not as in health is left out."""
    if spot is Spot.SPLEEN and not patient.has_spleen:
        return FDG_REST if tracer is Tracer.FDG else BACKGROUND
    if tracer is Tracer.FDG:
        return FDG_ORGANS.get(Spot.LIVER_RIGHT if spot is Spot.LIVER_LEFT else spot, FDG_REST)
    return healthy(patient.seed)[spot]


def signal(one: Finding, tracer: Tracer) -> float:
    """What the picture shows of something that is not as in health, as SUV."""
    if tracer is Tracer.FDG:
        return one.fdg * left_by_size(one.diameter)
    if not one.mean:
        return 0.0
    taken_up = mean(one.mean) * one.factor
    return taken_up if one.kind is Kind.UNCINATE else taken_up * left_by_size(one.diameter)


def brightest(patient: Patient, spot: Spot, tracer: Tracer) -> float:
    """The highest SUV of a place as the picture shows it."""
    there = patient.found_at(spot)
    if there is not None and there.kind is Kind.UNCINATE and tracer is Tracer.RECEPTOR:
        return signal(there, tracer)
    return max(organ(patient, spot, tracer), signal(there, tracer) if there else 0.0)
