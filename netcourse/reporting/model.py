"""A class that was marked, as typed records: who answered what, and of which answers nothing is known, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.patients.places import Place
from netcourse.reporting.patients.seat import Sat, Unplayed

# Students down, items across; nan where nothing is known.
Marks: TypeAlias = NDArray[np.float64]


class State(StrEnum):
    """How a student stands to a question. Only the first two have a mark that says something of the question."""

    ANSWERED = "answered"
    BLANK = "blank"
    NOT_REACHED = "not reached"
    NOT_SHOWN = "not shown"
    WAITING = "waiting for a marker"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer, or to answer one `part` of a question that has several.

    `key` is the same for all students, `text` what was chosen, `says` what its author is told.
    """

    key: str
    text: str
    right: bool
    says: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One student and one question.

    Attributes
    ----------
    state : State
        Whether there is an answer, and why not.
    marks : float or None
        What it earned; None if nobody knows yet, or nothing was there to earn it.
    chosen : tuple of Option
        The answer as one or several options.
    errors : tuple of Option
        What was wrong in it, that which was left out included.
    text, code : str
        What was written, in words or in Python; empty for a form.
    board : Sat, Unplayed or None
        How a patient at the board was played; None where the question is no slot, or nothing is recorded.
    """

    state: State
    marks: float | None = None
    chosen: tuple[Option, ...] = ()
    errors: tuple[Option, ...] = ()
    text: str = ""
    code: str = ""
    board: Sat | Unplayed | None = None

    @property
    def counted(self) -> float:
        """The marks as the figures of a question count them: 0 for a blank, nan for what was not reached, shown or marked."""
        if self.state in (State.ANSWERED, State.BLANK) and self.marks is not None:
            return self.marks
        return float("nan")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that gives marks.

    Attributes
    ----------
    cell, question, title : str
        The marks cell's grade_id, the question's id (empty for an exercise or a text), and what a person calls it.
    points : float
        What it is worth.
    kind : str
        As `netcourse.items` names it; "Exercise" or "Text" otherwise.
    stem : str
        What is asked, in the course's Markdown.
    part : int or None
        The part of the lesson above it.
    examines : tuple of str
        Ids of statements.
    options : tuple of Option
        What is on offer, where that is a list.
    several : bool
        Whether several options may be chosen.
    varied : bool
        Whether the numbers are drawn for each student.
    """

    cell: str
    title: str
    points: float
    question: str = ""
    kind: str = ""
    stem: str = ""
    part: int | None = None
    examines: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    several: bool = False
    varied: bool = False


@dataclass(frozen=True, slots=True)
class Student:
    """One student who handed in.

    `label` is what the report calls this person. `open` are the marks cells that wait for a person, blank or not: an export
    leaves out whoever has one. `marks` are what the gradebook gives in the end, `penalty` what lateness took of
    them. `certainty` has by level how many first attempts at practice questions were right, of how many; it is empty if not
    handed in. `read` is False where there was no marked notebook to read.
    """

    id: str
    label: str
    marks: float
    answers: Mapping[str, Answer]
    penalty: float = 0.0
    handed_in: datetime | None = None
    certainty: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    read: bool = True
    open: frozenset[str] = frozenset()

    @property
    def waits(self) -> bool:
        """Whether a person has yet to give marks; so say the gradebook, an export and the table of a run."""
        return bool(self.open) or self._has(State.WAITING)

    @property
    def waits_bare(self) -> bool:
        """Whether nothing is there of all that waits."""
        there = [self.answers[cell].state for cell in self.open if cell in self.answers]
        return bool(there) and all(state in (State.BLANK, State.NOT_REACHED) for state in there)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not (self._has(State.ANSWERED) or self._has(State.WAITING))

    def _has(self, state: State) -> bool:
        return any(one.state is state for one in self.answers.values())


@dataclass(frozen=True, slots=True)
class Belief:
    """A misconception with a name: for each question, by cell, the errors by which it shows (keys of options)."""

    name: str
    shows: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Noticed:
    """What marking had to say of one student: a verdict and lines."""

    student: str
    verdict: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """A class: one unit, and everybody of whom the gradebook knows something in it.

    Attributes
    ----------
    unit, title : str
        The unit's name and its title.
    items : tuple of Item
        In the order of the unit.
    students : tuple of Student
        Who handed in, by label.
    enrolled : int
        How many the gradebook knows.
    parts : tuple of (str, str)
        The lesson: headings, each with its Markdown.
    beliefs : tuple of Belief
        The misconceptions that the unit's author named.
    noticed : tuple of Noticed
        What marking noticed.
    due : datetime or None
        When the work was due.
    gaps : tuple of str
        What the report could not read, a sentence each.
    places : mapping of str to Place
        By fact, where another unit teaches it; read where the unit has patients at the board.
    """

    unit: str
    title: str
    items: tuple[Item, ...]
    students: tuple[Student, ...]
    enrolled: int = 0
    parts: tuple[tuple[str, str], ...] = ()
    beliefs: tuple[Belief, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    due: datetime | None = None
    gaps: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """What the unit is worth."""
        return sum(item.points for item in self.items)

    def answers(self, item: Item) -> Sequence[tuple[Student, Answer]]:
        """Every student's answer to an item; of whom the gradebook knows none, it was not shown."""
        missing = Answer(State.NOT_SHOWN)
        return [(student, student.answers.get(item.cell, missing)) for student in self.students]

    def matrix(self) -> Marks:
        """The marks: a row a student, a column an item, nan where the figures of a question count nothing."""
        rows = [[answer.counted for _, answer in self.answers(item)] for item in self.items]
        return np.array(rows, dtype=np.float64).reshape(len(self.items), len(self.students)).T
