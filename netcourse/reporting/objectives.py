"""How much of each learning objective a class has, from the questions that examine its statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.evidence import Objective, objectives
from netcourse.reporting.figures import Figures


@dataclass(frozen=True, slots=True)
class Mastery:
    """One objective.

    Attributes
    ----------
    id, words : str
        The objective's.
    statements, examined : int
        How many statements it covers, and how many of them a question of this unit examines.
    share : float or None
        The class's share of the marks of those questions, each with the weight of its points; None where none is marked.
    questions : tuple of Figures
        Those questions, in the order of the unit.
    """

    id: str
    words: str
    statements: int
    examined: int
    share: float | None
    questions: tuple[Figures, ...]


def mastery(unit: str, figures: Sequence[Figures], known: Mapping[str, Objective] | None = None) -> tuple[Mastery, ...]:
    """How much of each objective the class has.

    Parameters
    ----------
    unit : str
        All objectives of this unit are told, also those of which nothing is examined; of others those that are.
    figures : sequence of Figures
        The questions of the unit.
    known : mapping of str to Objective, optional
        By default those of the course.
    """
    found = []
    for one in (objectives() if known is None else known).values():
        own = tuple(figure for figure in figures if set(figure.item.examines) & set(one.statements))
        if own or one.unit == unit:
            examined = {statement for figure in own for statement in figure.item.examines} & set(one.statements)
            found.append(Mastery(one.id, one.objective, len(one.statements), len(examined), _share(own), own))
    return tuple(sorted(found, key=lambda one: (not one.questions, one.share if one.share is not None else 2, one.id)))


def _share(figures: Sequence[Figures]) -> float | None:
    marked = [(one.facility.share, one.item.points) for one in figures if one.facility]
    points = sum(worth for _, worth in marked)
    return sum(share * worth for share, worth in marked) / points if points else None
