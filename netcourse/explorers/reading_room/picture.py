"""The projection of a synthetic patient: the highest uptake along each ray, cell by cell, once for each patient and tracer.

A body of even uptake that is blurred shows along its middle what it takes up and falls off at its rim; so each shape is drawn
with a soft rim, and where shapes lie behind each other the highest counts. Blur and noise are chosen.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from math import erf, sqrt
from random import Random

from netcourse.explorers.grey_png import LEVELS, as_address, grey_png
from netcourse.explorers.reading_room.body import (
    ACROSS,
    BRAIN,
    CELL_MM,
    DOWN,
    HEART,
    OVALS,
    STOMACH,
    WIDTH_MM,
    Oval,
    Spot,
    half_gap,
    half_width,
)
from netcourse.explorers.reading_room.patients import EVERYONE, Finding, Kind, Patient
from netcourse.explorers.reading_room.uptake import (
    BACKGROUND,
    FDG_BRAIN,
    FDG_HEART,
    FDG_REST,
    STOMACH_OF_LIVER,
    Tracer,
    healthy,
    organ,
    signal,
)

# The blur of 6 mm is a full width at half maximum; a Gaussian of so much has a standard deviation of 2.55 mm.
BLUR_MM = 6.0
_SIGMA = BLUR_MM / 2.3548
NOISE = 0.07
_UNIFORMS = 3  # so many are near enough to normal for noise; they vary by a quarter
_REACH = 3 * _SIGMA
_WHITE, _RIM_GREY = LEVELS - 1, 11

Cells = tuple[tuple[float, ...], ...]


@lru_cache(maxsize=32)
def cells(key: str, tracer: Tracer) -> Cells:
    """The SUV of each cell, row by row from the top.

    Parameters
    ----------
    key : str
        Of the patient.
    tracer : Tracer

    Raises
    ------
    KeyError
        If there is no such patient.
    """
    patient = EVERYONE[key]
    found = [_background(row, FDG_REST if tracer is Tracer.FDG else BACKGROUND) for row in range(DOWN)]
    for oval, suv in _shapes(patient, tracer):
        _draw(found, oval, suv)
    draw = Random(patient.seed + DOWN * (tracer is Tracer.FDG)).random  # noqa: S311 (the same picture for the same seed)
    return tuple(tuple(_noisy(suv, draw) if suv else 0.0 for suv in row) for row in found)


def _noisy(suv: float, draw: Callable[[], float]) -> float:
    # Rounded, so that the last digits in which machines differ decide no grey.
    return round(suv * (1 + 2 * NOISE * (sum(draw() for _ in range(_UNIFORMS)) - _UNIFORMS / 2)), 6)


@lru_cache(maxsize=32)
def picture(key: str, tracer: Tracer, top: float) -> str:
    """The picture as an address: white is nothing, black is `top` (an SUV) and all above it."""
    share = LEVELS / top
    levels = [[_WHITE - min(_WHITE, int(suv * share)) for suv in row] for row in cells(key, tracer)]
    for row, column in _rim():
        levels[row][column] = min(levels[row][column], _RIM_GREY)
    return as_address(grey_png(levels))


@cache
def wedge() -> str:
    """All greys from white to black in a row, as the address of a picture."""
    return as_address(grey_png([range(_WHITE, -1, -1)]))


@cache
def _rim() -> tuple[tuple[int, int], ...]:
    """The cells of the body's rim, drawn as a pale line: at a high window nothing else tells where the body is."""
    inside = [[suv > 0 for suv in _background(row, BACKGROUND)] for row in range(DOWN)]
    found = []
    for row, line in enumerate(inside):
        for column in (at for at, within in enumerate(line) if within):
            beside = [line[column - 1], line[column + 1], *(inside[one][column] for one in (row - 1, row + 1) if 0 <= one < DOWN)]
            if not all(beside):
                found.append((row, column))
    return tuple(found)


def shape_of(one: Finding) -> Oval:
    """Where something that is not as in health lies, and how large it is."""
    home = OVALS[one.spot][0]
    if one.kind is Kind.UNCINATE:
        return home
    # In the middle of a cell: what size takes away is taken once, and not again by where a small one falls.
    x, y = ((int(along / CELL_MM) + 0.5) * CELL_MM for along in (home.x + one.across, home.y + one.down))
    return Oval(x, y, one.diameter / 2, one.diameter / 2)


def _shapes(patient: Patient, tracer: Tracer) -> Iterator[tuple[Oval, float]]:
    rest = FDG_REST if tracer is Tracer.FDG else BACKGROUND
    if tracer is Tracer.FDG:
        yield from ((BRAIN, FDG_BRAIN), (HEART, FDG_HEART))
    else:
        yield STOMACH, STOMACH_OF_LIVER * healthy(patient.seed)[Spot.LIVER_RIGHT]
    for spot, ovals in OVALS.items():
        there = patient.found_at(spot)
        suv = organ(patient, spot, tracer)
        # A finding in the uncinate process is the organ itself.
        if there is None or there.kind is not Kind.UNCINATE or tracer is Tracer.FDG:
            yield from ((oval, suv) for oval in ovals if suv > rest)
        if there is not None:
            yield shape_of(there), signal(there, tracer)


def _background(row: int, suv: float) -> list[float]:
    """A row of the body without its organs."""
    y = (row + 0.5) * CELL_MM
    wide, gap = half_width(y), half_gap(y)
    return [suv if gap <= abs((column + 0.5) * CELL_MM - WIDTH_MM / 2) < wide else 0.0 for column in range(ACROSS)]


def _draw(found: list[list[float]], oval: Oval, suv: float) -> None:
    """Draw one shape with its soft rim, where it is brighter than what is there."""
    if suv <= 0:
        return
    smaller = min(oval.half_x, oval.half_y)
    for row in range(*_span(oval.y, oval.half_y, DOWN)):
        line, y = found[row], (row + 0.5) * CELL_MM
        for column in range(*_span(oval.x, oval.half_x, ACROSS)):
            depth = (1 - oval.reach((column + 0.5) * CELL_MM, y)) * smaller
            shown = suv if depth > _REACH else suv * (0.5 + 0.5 * erf(depth / (_SIGMA * sqrt(2))))
            line[column] = max(line[column], shown)


def _span(middle: float, half: float, most: int) -> tuple[int, int]:
    return max(int((middle - half - _REACH) / CELL_MM), 0), min(int((middle + half + _REACH) / CELL_MM) + 1, most)
