"""Turn criteria into marks: one plain float for nbgrader, and the reasons for the student.

nbgrader gives the full points to any result that it can't read as a number, and nothing at all for a line on stderr. A test
cell therefore ends in a call of `award`, which always comes back with a float between 0 and the cell's points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
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
    """A wrong number that somebody has really arrived at, what it still earns, and what the student is told."""

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


def award(points: float, *criteria: Criterion) -> float:
    """Show the reasons and return the marks of a test cell; see `total` for the arguments and errors."""
    return _announce(total(points, criteria))


def award_letter(
    answer: str,
    points: float,
    *,
    key: str,
    right: str,
    wrong: Mapping[str, str | tuple[float, str]],
) -> float:
    """Mark a question with one best answer.

    Parameters
    ----------
    answer : str
        What `letter` returned.
    points : float
        What the cell is worth.
    key : str
        The best option.
    right : str
        What a student who chose it is told.
    wrong : mapping
        For each other option the feedback that names its misconception, or (marks, feedback) where it still earns something.

    Returns
    -------
    float
        The marks, between 0 and `points`.

    Raises
    ------
    ValueError
        If the key is also listed as wrong, the answer is not an option, or a wrong option would earn full marks or less than 0.
    """
    return _announce(_letter_marks(answer, points, key, right, wrong))


def award_number(
    answer: float,
    points: float,
    *,
    value: float,
    within: float,
    right: str,
    slips: Sequence[Slip] = (),
    otherwise: str,
) -> float:
    """Mark a numerical answer.

    Parameters
    ----------
    answer : float
        What `number` returned, in the unit of the question.
    points : float
        What the cell is worth.
    value, within : float
        The answer and how far from it still counts, edge included, in the same unit. Compared as decimals, exactly.
    right : str
        What the student is told when the answer counts.
    slips : sequence of Slip
        Wrong numbers with a known cause, matched with the same tolerance, first match first.
    otherwise : str
        What the student is told after any other number: what to do next.

    Returns
    -------
    float
        The marks, between 0 and `points`.
    """
    return _announce(_number_marks(answer, points, value, within, right, slips, otherwise))


def _letter_marks(answer: str, points: float, key: str, right: str, wrong: Mapping[str, str | tuple[float, str]]) -> Marks:
    if key in wrong:
        raise ValueError(f"option {key} is the key and is listed as wrong as well")
    if type(answer) is not str or answer not in {key, *wrong}:
        raise ValueError(f"{answer!r} is not an option; options are {', '.join(sorted({key, *wrong}))}")
    if answer == key:
        return Marks(float(points), float(points), ((points, points, right),))
    said = wrong[answer]
    earned, reason = (0.0, said) if isinstance(said, str) else said
    return _wrong(earned, points, reason)


def _number_marks(
    answer: float, points: float, value: float, within: float, right: str, slips: Sequence[Slip], otherwise: str
) -> Marks:
    if type(answer) is not float:
        raise ValueError(f"a plain float is needed, not {type(answer).__name__}")

    def near(target: float) -> bool:
        return abs(Decimal(str(answer)) - Decimal(str(target))) <= Decimal(str(within))

    if near(value):
        return Marks(float(points), float(points), ((points, points, right),))
    for slip in slips:
        if near(slip.value):
            return _wrong(slip.marks, points, slip.reason)
    return _wrong(0, points, otherwise)


def _wrong(earned: float, points: float, reason: str) -> Marks:
    if not 0 <= earned < points:
        raise ValueError(f"a wrong answer can't earn {earned:g} of {points:g}: {reason}")
    return Marks(float(earned), float(points), ((earned, points, reason),))


def _announce(marks: Marks) -> float:
    show_reasons(marks.earned, marks.points, marks.reasons)
    return marks.earned
