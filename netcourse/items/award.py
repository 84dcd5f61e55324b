"""Turn criteria into marks: one plain float for nbgrader, and the reasons for the student.

nbgrader gives the full points to any result that it can't read as a number, and nothing at all for a line on stderr. A test
cell therefore ends in a call of `award`, which always comes back with a float between 0 and the cell's points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.items.show import show_reasons


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that earns marks: whether it was met, what it is worth, and what the student is told."""

    met: bool
    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong number that somebody has really arrived at, what it still earns, and what the student is told.

    In a `Quantity` an answer matches it if it is as near as an answer has to be to the right value.
    """

    value: float
    reason: str
    marks: float = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What a test cell awards: `earned` out of `points`, and each reason as (marks earned, marks possible, words)."""

    earned: float
    points: float
    reasons: tuple[tuple[float, float, str], ...]


def total(points: float, criteria: Sequence[Criterion]) -> Marks:
    """Add up criteria.

    Parameters
    ----------
    points : float
        What the cell is worth in the gradebook.
    criteria : sequence of Criterion
        Their points must add up to `points`.

    Returns
    -------
    Marks
        A plain float between 0 and `points` with one reason for each criterion.

    Raises
    ------
    ValueError
        If the criteria are not worth `points` together, one is worth less than nothing, or `met` is not a plain bool.
    """
    for criterion in criteria:
        if type(criterion.met) is not bool:
            raise ValueError(f"met must be True or False, not {type(criterion.met).__name__}: {criterion.reason}")
        if criterion.points < 0:
            raise ValueError(f"a criterion can't be worth {criterion.points}: {criterion.reason}")
    # Fractions of the printed numbers: three times 0.1 is 0.3 here, as it is for whoever wrote the criteria.
    worth = [Fraction(str(criterion.points)) for criterion in criteria]
    if sum(worth) != Fraction(str(points)):
        raise ValueError(f"the criteria are worth {float(sum(worth)):g} together, the cell {points:g}")
    earned = float(sum((w for w, c in zip(worth, criteria, strict=True) if c.met), Fraction(0)))
    reasons = tuple((c.points if c.met else 0, c.points, c.reason) for c in criteria)
    return Marks(earned, float(points), reasons)


def award(points: float, *criteria: Criterion, again: tuple[str, str] | None = None) -> float:
    """Show the reasons and return the marks of a test cell; see `total` for the first arguments and for errors.

    `again` is one new case of the same kind, and its answer with the reason, for whoever lost marks here.
    """
    return announce(total(points, criteria), new_case(again))


def announce(marks: Marks, about: Mapping[str, object] | None = None) -> float:
    """Show marks and their reasons under the running cell, and return what was earned.

    `about` goes along as data, for the page of feedback.
    """
    show_reasons(marks.earned, marks.points, marks.reasons, about or {})
    return marks.earned


def new_case(again: tuple[str, str] | None) -> dict[str, object]:
    """A new case to try, as data.

    Raises
    ------
    ValueError
        If it is not a case and its answer, both in words.
    """
    if again is None:
        return {}
    if type(again) is not tuple or len(again) != 2 or not all(type(one) is str and one.strip() for one in again):
        raise ValueError("again must be two texts: the new case with its question, and the answer with its reason")
    return {"again": {"case": again[0], "answer": again[1]}}
