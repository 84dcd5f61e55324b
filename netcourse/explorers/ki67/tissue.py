"""What lies where on a synthetic slide: nests of tumour between thin septa of stroma, and one clump of lymphocytes.

Everything here is chosen for teaching, nothing is sourced: a nested pattern that a student recognises, septa wide enough to hold
spindle nuclei, and far from the hot spot a clump of lymphocytes that looks busy from afar. What lies where rests on plain
arithmetic and square roots only, so that a seed gives the same slide on every machine.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, degrees, floor, sqrt

COLUMNS = "ABCDEF"
ROWS = "12345"
# A field is a square of this side; every length on a slide is in these units.
FIELD_SIDE = 100.0
NEST_SPACING = 62.0
NEST_WANDERS = 36.0
SEPTUM_WIDTH = 5.0
CLUMP_RADIUS = 31.0


class Kind(StrEnum):
    """What a nucleus belongs to."""

    TUMOUR = "tumour"
    LYMPHOCYTE = "lymphocyte"
    STROMA = "stroma"


@dataclass(frozen=True, slots=True)
class Tissue:
    """The architecture of one slide: `nests` by grid cell, the clump's centre, and the four fields of the hot spot.

    Positions are in slide units from the top left corner of field A1.
    """

    nests: dict[tuple[int, int], tuple[float, float]]
    clump: tuple[float, float]
    hot: frozenset[str]

    def at(self, x: float, y: float) -> tuple[Kind, float]:
        """What lies at a place, and in stroma the direction of its fibres.

        Parameters
        ----------
        x, y : float
            The place, in slide units.

        Returns
        -------
        tuple of Kind and float
            The kind, and an angle in degrees that means something in stroma only.
        """
        across, down = x - self.clump[0], y - self.clump[1]
        if across * across + down * down < CLUMP_RADIUS * CLUMP_RADIUS:
            return Kind.LYMPHOCYTE, 0.0
        (near, first), (next_near, second) = self._two_nearest_nests(x, y)
        if next_near - near < SEPTUM_WIDTH:
            # A septum runs at right angles to the line between the two nests that it parts.
            return Kind.STROMA, degrees(atan2(second[0] - first[0], first[1] - second[1]))
        return Kind.TUMOUR, 0.0

    def _two_nearest_nests(self, x: float, y: float) -> list[tuple[float, tuple[float, float]]]:
        column, row = floor(x / NEST_SPACING), floor(y / NEST_SPACING)
        around = ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        centres = (self.nests[cell] for cell in around)
        return sorted((sqrt((x - cx) ** 2 + (y - cy) ** 2), (cx, cy)) for cx, cy in centres)[:2]


def field_names() -> Iterator[str]:
    """Give the names of all fields, row by row: A1, B1, ... F5."""
    return (f"{column}{row}" for row in ROWS for column in COLUMNS)


def place(name: str) -> tuple[int, int]:
    """The column and the row of a field, both from 0."""
    return COLUMNS.index(name[0]), ROWS.index(name[1])


def lay_out(draw: Callable[[], float]) -> Tissue:
    """Lay out a slide.

    Parameters
    ----------
    draw : callable
        Gives the next random number from 0 to 1.

    Returns
    -------
    Tissue
        Its hot spot is a block of two by two fields; the clump of lymphocytes lies in a field that does not touch it.
    """
    hot_column, hot_row = int(draw() * (len(COLUMNS) - 1)), int(draw() * (len(ROWS) - 1))
    hot = frozenset(f"{COLUMNS[hot_column + i]}{ROWS[hot_row + j]}" for i in (0, 1) for j in (0, 1))
    far = [name for name in field_names() if all(_apart(name, one) > 1 for one in hot)]
    clump_column, clump_row = place(far[int(draw() * len(far))])
    centre = ((clump_column + 0.5) * FIELD_SIDE, (clump_row + 0.5) * FIELD_SIDE)
    wide, high = (int(len(side) * FIELD_SIDE / NEST_SPACING) + 2 for side in (COLUMNS, ROWS))
    # One ring of nests lies outside the slide, so that its edges look like its middle.
    cells = [(i, j) for j in range(-1, high) for i in range(-1, wide)]
    return Tissue({(i, j): (_wander(i, draw()), _wander(j, draw())) for i, j in cells}, centre, hot)


def warmth(tissue: Tissue, name: str) -> float:
    """How near a field lies to the hot spot: 1 inside, one half beside it, 0 elsewhere."""
    if name in tissue.hot:
        return 1.0
    return 0.5 if any(_apart(name, one) == 1 for one in tissue.hot) else 0.0


def _wander(cell: int, chance: float) -> float:
    return (cell + 0.5) * NEST_SPACING + (chance - 0.5) * NEST_WANDERS


def _apart(one: str, other: str) -> int:
    (c1, r1), (c2, r2) = place(one), place(other)
    return max(abs(c1 - c2), abs(r1 - r2))
