"""A report: all that is said of a class, worked out once, for the page and for the terminal."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from netcourse.items.calibration import LEVELS
from netcourse.reporting.agreement import Agreement
from netcourse.reporting.alike import Alike, alike
from netcourse.reporting.compare import Comparison
from netcourse.reporting.figures import Spread, Whole, figures, spread
from netcourse.reporting.flags import Flag, flags
from netcourse.reporting.lead import lead
from netcourse.reporting.misconceptions import Misconception, misconceptions
from netcourse.reporting.model import Item, Room, State
from netcourse.reporting.objectives import Mastery, mastery
from netcourse.reporting.patients.board import AtTheBoard, at_the_board


@dataclass(frozen=True, slots=True)
class Certainty:
    """One level of certainty in practice questions: how many first attempts were right, of how many."""

    level: str
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Report:
    """All of a report.

    Attributes
    ----------
    room, whole, marks
        The class, its figures, and the spread of its marks.
    lead : tuple of str
        The first three sentences.
    held : tuple of Misconception
        Ranked.
    flagged : mapping of str to tuple of Flag
        By marks cell.
    objectives, alike, certainty, agreements
        As their modules say; `practised` is how many students handed in their practice.
    comparison : Comparison or None
        With another run.
    pass_mark : float or None
        From which on the unit is passed.
    named : bool
        Whether students are called by their ids.
    board : AtTheBoard or None
        What the class did with its patients.
    """

    room: Room
    whole: Whole
    marks: Spread
    lead: tuple[str, str, str]
    held: tuple[Misconception, ...]
    flagged: Mapping[str, tuple[Flag, ...]]
    objectives: tuple[Mastery, ...]
    alike: tuple[Alike, ...]
    certainty: tuple[Certainty, ...]
    practised: int
    agreements: tuple[tuple[Item, Agreement], ...] = ()
    comparison: Comparison | None = None
    pass_mark: float | None = None
    named: bool = False
    board: AtTheBoard | None = None

    def count(self, state: State) -> int:
        """How many students stand so to any question."""
        return sum(any(answer.state is state for answer in student.answers.values()) for student in self.room.students)


def report(
    room: Room,
    *,
    pass_mark: float | None = None,
    agreements: tuple[tuple[Item, Agreement], ...] = (),
    comparison: Comparison | None = None,
    masked: Callable[[str], str] | None = None,
) -> Report:
    """Work out a report.

    Parameters
    ----------
    room : Room
        From `read_room`, with at least one student.
    pass_mark : float, optional
        From which on the unit is passed, in marks.
    agreements, comparison
        What a second marker gave, and another run.
    masked : callable, optional
        Takes names out of a text that is shown; without it students are called by their ids.
    """
    whole = figures(room)
    sem = whole.reliability.sem if whole.reliability else None
    marks = spread([student.marks for student in room.students], pass_mark, sem)
    flagged = {one.item.cell: tuple(flags(one, whole)) for one in whole.figures}
    held = misconceptions(room)
    levels = certainty(room)
    board = at_the_board(room)
    return Report(
        room,
        whole,
        marks,
        lead(room, whole, marks, held, flagged, board),
        held,
        flagged,
        mastery(room.unit, whole.figures),
        tuple(replace(one, texts=tuple(map(masked, one.texts))) if masked else one for one in alike(room)),
        levels,
        sum(bool(student.certainty) for student in room.students),
        agreements,
        comparison,
        pass_mark,
        masked is None,
        board,
    )


def certainty(room: Room) -> tuple[Certainty, ...]:
    """How often the class was right at each level of certainty, from low to high; levels that nobody named are left out."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for student in room.students:
        for level, (good, all_) in student.certainty.items():
            right[level] += good
            of[level] += all_
    return tuple(Certainty(level, right[level], of[level]) for level in LEVELS if of[level])
