"""Two runs of a unit side by side: before and after a regrade, or last year and this. The marks alone are compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netcourse.reporting.facility import Facility, facility
from netcourse.reporting.figures import Spread, spread
from netcourse.reporting.gradebook import Gradebook
from netcourse.reporting.model import Item, Marks
from netcourse.reporting.reliability import Reliability, reliability


@dataclass(frozen=True, slots=True)
class Side:
    """One run: how many handed in, what it was worth, how the marks spread, and alpha."""

    n: int
    points: float
    spread: Spread
    reliability: Reliability | None


@dataclass(frozen=True, slots=True)
class Beside:
    """One question in both runs; None where a run does not have it. `clear` says that the two intervals lie apart."""

    title: str
    before: Facility | None
    now: Facility | None
    clear: bool

    @property
    def change(self) -> float | None:
        """By how much of its marks more the class has now, between -1 and 1."""
        return self.now.share - self.before.share if self.now and self.before else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs.

    Attributes
    ----------
    other : str
        What the other run is called.
    before, now : Side
        The other run, and the one of the report.
    items : tuple of Beside
        In the order of the unit, what only the other run has at the end.
    both : int
        How many students are in both.
    changed : tuple of (str, float, float)
        Of those whose marks changed the label, the marks before and now.
    """

    other: str
    before: Side
    now: Side
    items: tuple[Beside, ...]
    both: int
    changed: tuple[tuple[str, float, float], ...]


def compare(
    before: Gradebook,
    now: Gradebook,
    items: Sequence[Item],
    other: str,
    called: Mapping[str, str],
    pass_mark: float | None = None,
) -> Comparison:
    """Set two runs side by side.

    Here what is missing counts as it does in the gradebook, with nothing: an earlier gradebook does not say what was reached.

    Parameters
    ----------
    before, now : Gradebook
        The other run, and that of the report.
    items : sequence of Item
        The questions of the report.
    other : str
        What the other run is called.
    called : mapping of str to str
        The label of each student of the report.
    pass_mark : float, optional
        Counted on both sides.
    """
    titles = {item.cell: item.title for item in items}
    cells = [*titles, *sorted(set(before.points) - set(titles))]
    beside = []
    for cell in cells:
        then, today = _facility(before, cell), _facility(now, cell)
        apart = bool(then and today and (then.interval.high < today.interval.low or today.interval.high < then.interval.low))
        beside.append(Beside(titles.get(cell, cell), then, today, apart))
    both = sorted(set(before.submissions) & set(now.submissions))
    marks = [(called.get(one, one), before.submissions[one].marks, now.submissions[one].marks) for one in both]
    changed = tuple(sorted(one for one in marks if abs(one[1] - one[2]) > 1e-9))
    return Comparison(other, _side(before, pass_mark), _side(now, pass_mark), tuple(beside), len(both), changed)


def _side(book: Gradebook, pass_mark: float | None) -> Side:
    found = reliability(_marks(book, list(book.points)))
    sums = [one.marks for one in book.submissions.values()]
    return Side(len(sums), sum(book.points.values()), spread(sums, pass_mark, found.sem if found else None), found)


def _facility(book: Gradebook, cell: str) -> Facility | None:
    return facility(_marks(book, [cell])[:, 0], book.points[cell]) if cell in book.points else None


def _marks(book: Gradebook, cells: Sequence[str]) -> Marks:
    rows = []
    for one in book.submissions.values():
        grades = (one.grades.get(cell) for cell in cells)
        rows.append([float("nan") if grade is None or grade.waits else grade.marks for grade in grades])
    return np.array(rows, dtype=np.float64).reshape(len(book.submissions), len(cells))
