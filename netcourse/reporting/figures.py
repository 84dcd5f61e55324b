"""Every figure of a report in one place: of each question, and of the unit as a whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.discrimination import Correlation, groups, how_many_groups, item_rest, rest
from netcourse.reporting.facility import Facility, facility
from netcourse.reporting.model import Item, Marks, Room, State
from netcourse.reporting.reliability import Reliability, reliability
from netcourse.reporting.tables import Choices, choices


@dataclass(frozen=True, slots=True)
class Figures:
    """One question.

    Attributes
    ----------
    item : Item
        Which.
    states : mapping of State to int
        How many students stand how.
    facility : Facility or None
        None if nobody's marks are known.
    correlation : Correlation or None
        With the rest of the unit, without the question itself.
    group_shares : tuple of (float or None)
        The mean share of the marks in each group of strength in the rest, the weakest first.
    choices : Choices
        The options by the same groups.
    without : float or None
        Alpha of the unit without this question.
    """

    item: Item
    states: Mapping[State, int]
    facility: Facility | None
    correlation: Correlation | None
    group_shares: tuple[float | None, ...]
    choices: Choices
    without: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """The unit: what its marks look like, how they spread, and each question in its order.

    `sample` is how many students answered anything; it decides what is greyed. `groups` is 3, or 5 in a large class.
    """

    sample: int
    groups: int
    reliability: Reliability | None
    figures: tuple[Figures, ...]


def figures(room: Room) -> Whole:
    """Work out all figures of a class.

    Parameters
    ----------
    room : Room
        Whoever answered nothing at all is left out of all of them: an empty hand-in says nothing of a question.
    """
    there = [at for at, student in enumerate(room.students) if not student.empty]
    marks = room.matrix()[there]
    points = np.array([item.points for item in room.items], dtype=np.float64)
    parts = how_many_groups(len(there))
    whole = reliability(marks)
    found = []
    for at, item in enumerate(room.items):
        answers = [answer for _, answer in room.answers(item)]
        own = groups(rest(marks, points, at), parts) if len(room.items) > 1 else np.full(len(there), -1, dtype=np.int64)
        found.append(
            Figures(
                item,
                Counter(answer.state for answer in answers),
                facility(marks[:, at], item.points),
                item_rest(marks, points, at) if len(room.items) > 1 else None,
                shares(marks[:, at], item.points, own, parts),
                choices(item, [answers[one] for one in there], own, parts),
                whole.without[at] if whole else None,
            )
        )
    return Whole(len(there), parts, whole, tuple(found))


def shares(marks: NDArray[np.float64], points: float, group: NDArray[np.int64], count: int) -> tuple[float | None, ...]:
    """The mean share of a question's marks in each group, the weakest first; None for a group of which nobody has marks."""
    known = ~np.isnan(marks)
    means = [marks[known & (group == at)] for at in range(count)]
    return tuple(float(one.mean() / points) if one.size and points > 0 else None for one in means)


@dataclass(frozen=True, slots=True)
class Spread:
    """The marks of a class, lowest first, with the quartiles; `near` are those within one standard error of the pass mark."""

    marks: tuple[float, ...]
    mean: float
    low_quarter: float
    median: float
    high_quarter: float
    passed: int | None = None
    near: int | None = None


def spread(marks: Sequence[float], pass_mark: float | None = None, sem: float | None = None) -> Spread:
    """How marks spread.

    Parameters
    ----------
    marks : sequence of float
        One a student, at least one.
    pass_mark : float, optional
        From which on the unit is passed.
    sem : float, optional
        The standard error of measurement, in marks.
    """
    values: Marks = np.sort(np.array(marks, dtype=np.float64))
    low, median, high = np.quantile(values, [0.25, 0.5, 0.75]).tolist()
    passed = None if pass_mark is None else int((values >= pass_mark - 1e-9).sum())
    near = None if pass_mark is None or sem is None else int((np.abs(values - pass_mark) <= sem + 1e-9).sum())
    return Spread(tuple(values.tolist()), float(values.mean()), low, median, high, passed, near)
