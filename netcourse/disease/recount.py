"""How often another count of the same tumour would land in another grade, by the chance of counting alone."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, fsum

from netcourse.disease.arguments import Number, count, exact
from netcourse.disease.printed import in_per_cent
from netcourse.disease.proliferation import PER_CENT, REFERENCE_AREA_MM2, Ki67Index, shown
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.who_grade import NET_GRADES, Category, grade_by_ki67, grade_by_mitoses
from netcourse.evidence import fact

# The weight of the most likely count, in `_chances`: far more digits than the 16 of a float.
_ONE = 10**60


@dataclass(frozen=True, slots=True)
class Recount:
    """The chances that a recount lands in G1, G2 and G3, and the grade of the true value that they start from.

    The three chances are between 0 and 1 and add up to 1. G3 stands for "above the limit of G3": that a tumour so counted
    is a NET at all is a matter of differentiation.
    """

    true_grade: Category
    g1: float
    g2: float
    g3: float
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def changed(self) -> float:
        """The chance of any other grade than `true_grade`."""
        chances = zip(NET_GRADES, (self.g1, self.g2, self.g3), strict=True)
        return fsum(chance for grade, chance in chances if grade is not self.true_grade)

    @property
    def what(self) -> str:
        """The answer in words."""
        return f"of such counts {in_per_cent(self.changed)} land in another grade than {self.true_grade}"


def ki67_recount(*, true_index: Number | None, counted: int | None) -> Recount | NotDecidable:
    """Work out in which grade a count of `counted` cells lands when the true Ki-67 index is known.

    The number of positive cells is binomial: each counted cell stains with the chance `true_index`, whatever its
    neighbours do. No normal approximation is made: the chances are right to the last digits of a float, and each possible
    count is compared exactly with the limits of the facts B1-1 to B1-3.

    Parameters
    ----------
    true_index : int, float, Decimal, Fraction or None
        The true index in per cent, 0 to 100; a float is read as it was typed.
    counted : int or None
        Tumour cells in the recount, at least 1.

    Returns
    -------
    Recount or NotDecidable
        The second when the true index or the number of cells is not given.

    Raises
    ------
    ValueError
        If a number is impossible.
    """
    index = None if true_index is None else exact("true_index", true_index, low=0, high=PER_CENT, unit="%")
    cells = None if counted is None else count("counted", counted, low=1)
    if index is None or cells is None:
        return _missing(("the Ki-67 index to start from", index is None), ("the number of cells in the recount", cells is None))
    first_g2, first_g3 = _first_counts(lambda k: grade_by_ki67(Fraction(k * PER_CENT, cells)), cells)
    p = index / PER_CENT
    stained, rest = p.numerator, p.denominator - p.numerator
    mode = min(cells, floor((cells + 1) * p))
    g1, g2, g3 = _chances(mode, lambda k: ((cells - k) * stained, (k + 1) * rest), first_g2, first_g3)
    text = f"With {cells} cells and a true index of {shown(index)}% counting alone spreads the observed index around it."
    why = because(text, "B5-08", "B1-1.ki67", "B1-3.ki67")
    alone = "This is the chance of counting alone: the choice of the hot spot, the stain and the eye come on top."
    change = ("Many more cells would make it smaller, unless the true index lies on a limit.",)
    reasons = (why, because(alone, "B5-08", "B5-02.fleiss", "B5-04.changed"))
    return Recount(grade_by_ki67(index), g1, g2, g3, reasons, change)


def mitoses_recount(*, true_rate: Number | None, area_mm2: Number | None) -> Recount | NotDecidable:
    """Work out in which grade a count of mitoses lands when the true rate is known.

    The number of mitoses in an area is Poisson: they are scattered evenly and independently. Precision and limits are as in
    `ki67_recount`.

    Parameters
    ----------
    true_rate : int, float, Decimal, Fraction or None
        The true rate per 2 mm2, at least 0.
    area_mm2 : int, float, Decimal, Fraction or None
        The area to be counted (mm2), above 0.

    Returns
    -------
    Recount or NotDecidable
        The second when the true rate or the area is not given.

    Raises
    ------
    ValueError
        If a number is impossible.
    """
    rate = None if true_rate is None else exact("true_rate", true_rate, low=0, unit=f"per {REFERENCE_AREA_MM2} mm2")
    area = None if area_mm2 is None else exact("area_mm2", area_mm2, low=0, unit="mm2")
    if area == 0:
        raise ValueError(f"area_mm2={area_mm2}: must be above 0 mm2")
    if rate is None or area is None:
        return _missing(("the true mitotic rate to start from", rate is None), ("the area of the recount in mm2", area is None))
    # One count above the last limit's own count: there the highest grade has begun.
    last = ceil((fact("B1-3.mitoses").exact_value or 0) * area / REFERENCE_AREA_MM2) + 1
    first_g2, first_g3 = _first_counts(lambda k: grade_by_mitoses(k * REFERENCE_AREA_MM2 / area), last)
    mean = rate * area / REFERENCE_AREA_MM2
    g1, g2, g3 = _chances(floor(mean), lambda k: (mean.numerator, mean.denominator * (k + 1)), first_g2, first_g3)
    text = f"In {shown(area)} mm2 a true rate of {shown(rate)} per {REFERENCE_AREA_MM2} mm2 means {shown(mean)} mitoses."
    why = because(text, "B2-04.area", "B1-1.mitoses", "B1-3.mitoses")
    alone = because("This is the chance of counting alone: the choice of the area and the eye come on top.")
    change = ("A much larger area would make it smaller, unless the true rate lies on a limit.",)
    return Recount(grade_by_mitoses(rate), g1, g2, g3, (why, alone), change)


def chance_of_another_ki67_grade(*, positive: int | None, counted: int | None) -> Recount | NotDecidable:
    """Work out how often an equally large recount lands in another Ki-67 grade, were the observed index the true one.

    That is an assumption, and a strong one: the true index is put exactly where the first count happened to fall, although
    that count carries as much chance as the next. The recount is taken from the same hot spot, by the same eye, with the
    same stain, and each cell stains independently of its neighbours. So this is neither the chance that the first grade is
    wrong, nor what a second pathologist or another hot spot would give: those differ by more than counting (facts B5-02.fleiss
    and B5-04.changed).

    Parameters
    ----------
    positive : int or None
        Tumour cells that stained in the first count, 0 to `counted`.
    counted : int or None
        Tumour cells in the first count and in the recount, at least 1.

    Returns
    -------
    Recount or NotDecidable
        `changed` is the chance asked for, and `true_grade` the grade of the first count; the second when a count is missing.

    Raises
    ------
    ValueError
        If a count is impossible.
    """
    cells = None if counted is None else count("counted", counted, low=1)
    stained = None if positive is None else count("positive", positive, high=cells)
    if cells is None or stained is None:
        return _missing(("the cells that stained", stained is None), ("the cells counted", cells is None))
    found = ki67_recount(true_index=Ki67Index(stained, cells).percent, counted=cells)
    if isinstance(found, NotDecidable):
        return found
    assumed = because("This takes the first count for the truth, although it carries as much chance as the next one.", "B5-08")
    return replace(found, reasons=(assumed, *found.reasons))


def _first_counts(grade_of: Callable[[int], Category], last: int) -> tuple[int, int]:
    # The smallest counts in G2 and in G3; the grade never falls as the count grows, so bisection finds them.
    g2, g3 = (bisect_left(range(last + 1), rank, key=lambda k: NET_GRADES.index(grade_of(k))) for rank in (1, 2))
    return g2, g3


def _chances(mode: int, ratio: Callable[[int], tuple[int, int]], first_g2: int, first_g3: int) -> tuple[float, float, float]:
    # `ratio(k)` is the chance of k + 1 over the chance of k, as numerator and denominator. Walking away from the most likely
    # count the weights only shrink, so whole numbers that start at _ONE keep every digit that a float can show.
    sums = [0, 0, 0]
    k, weight = mode, _ONE
    while weight:
        sums[(k >= first_g2) + (k >= first_g3)] += weight
        up, down = ratio(k)
        k, weight = k + 1, weight * up // down if up else 0
    k, weight = mode, _ONE
    while weight and k:
        up, down = ratio(k - 1)
        k, weight = k - 1, weight * down // up
        sums[(k >= first_g2) + (k >= first_g3)] += weight
    g1, g2, g3 = (part / sum(sums) for part in sums)
    return g1, g2, g3


def _missing(*parts: tuple[str, bool]) -> NotDecidable:
    why = because("The spread of a count follows from the true value and from how much is counted.")
    return NotDecidable(tuple(name for name, missing in parts if missing), (why,))
