"""Which fields make one area of a slide, and which area truly is the hottest.

A hot spot is one place (fact B2-02), so the fields counted must hang together: they share a side.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from netcourse.disease.arguments import count
from netcourse.disease.proliferation import Ki67Index
from netcourse.explorers.ki67.slide import Slide, true_index
from netcourse.explorers.ki67.tissue import COLUMNS, ROWS, field_names, place


def beside(name: str) -> frozenset[str]:
    """The fields that share a side with this one."""
    column, row = place(name)
    around = ((column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1))
    return frozenset(f"{COLUMNS[c]}{ROWS[r]}" for c, r in around if 0 <= c < len(COLUMNS) and 0 <= r < len(ROWS))


def is_one_area(names: Iterable[str]) -> bool:
    """Whether these fields hang together; none at all do."""
    rest = set(names)
    reached = {next(iter(rest))} if rest else set()
    while reached:
        rest -= reached
        reached = {near for name in reached for near in beside(name)} & rest
    return not rest


def may_add(names: Iterable[str]) -> frozenset[str]:
    """The fields that can join an area; every one can start it."""
    chosen = frozenset(names)
    near = frozenset(one for name in chosen for one in beside(name))
    return near - chosen if chosen else frozenset(field_names())


def may_drop(names: Iterable[str]) -> frozenset[str]:
    """The fields that can leave an area without tearing it in two."""
    chosen = frozenset(names)
    return frozenset(name for name in chosen if is_one_area(chosen - {name}))


# By type too: what is kept for 1 is no answer to True.
@lru_cache(maxsize=16, typed=True)
def hottest_area(slide: Slide, cells: int) -> tuple[str, ...]:
    """The area with the highest true index among those with enough tumour cells in as few fields as can be, or one more.

    One more, because three full fields just reach the number only where the tumour happens to lie dense.

    Parameters
    ----------
    slide : Slide
        The slide.
    cells : int
        Tumour cells that are wanted, at least 1.

    Returns
    -------
    tuple of str
        Its fields, row by row; the whole slide if that holds fewer cells.

    Raises
    ------
    ValueError
        If `cells` is not a whole number of at least 1.
    """
    cells = count("cells", cells, low=1)
    # Thousands of areas share thirty fields: each field is counted once.
    by_field = {name: true_index(slide, (name,)) for name in field_names()}
    areas = {frozenset((name,)) for name in by_field}
    best: list[tuple[Fraction, tuple[str, ...]]] = []
    while areas:
        found, reached = best, [(area, _together(by_field[name] for name in area)) for area in areas]
        # Where two are equally hot the first in reading order wins, so that the answer is always the same.
        best = sorted([*found, *((-index.share, in_order(area)) for area, index in reached if index.counted >= cells)])[:1]
        if found:
            return best[0][1]
        areas = {area | {name} for area in areas for name in may_add(area)}
    return best[0][1] if best else tuple(field_names())


def _together(indices: Iterable[Ki67Index]) -> Ki67Index:
    counts = [(index.positive, index.counted) for index in indices]
    return Ki67Index(sum(positive for positive, _ in counts), sum(counted for _, counted in counts))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """The same fields, row by row."""
    return tuple(sorted(names, key=lambda name: place(name)[::-1]))
