"""The slots of the board in a unit: who may sit there, what they are worth, and how synthetic students play them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nbformat import NotebookNode

from netcourse.authoring.board_students import STRATEGIES, Met, meet_as
from netcourse.authoring.prove_board import students_of
from netcourse.board.award import Worths
from netcourse.board.chart import load_chart
from netcourse.board.item import Board, value_of
from netcourse.errors import CourseError
from netcourse.items.plain import Plain
from netcourse.marking.debrief.asked import calls

# What ends the marks cell of a slot.
AWARD = "award_board"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: the question as its cell asks it, and the keys of its patients."""

    item: Board
    texts: tuple[str, ...]

    @property
    def scheme(self) -> Worths:
        """How the slot is marked."""
        return Worths(*self.texts)

    def met(self, patient: str, fork: str, student_id: str = "") -> Met | None:
        """A patient of the slot in one fork, as this student meets him, or else the first synthetic one who has it."""
        chart, salt = load_chart(patient), self.item.salt
        worths = self.scheme.worths.values()
        found = meet_as(chart, worths, student_id, salt)
        if found is None or found.worth.fork != fork:
            found = meet_as(chart, worths, students_of(chart, fork, 1, salt)[0], salt)
        return found


@dataclass(frozen=True, slots=True)
class Tried:
    """One log: who played whom, the value to record, the marks that it earns, and words that it is told."""

    what: str
    value: Plain
    marks: float
    says: str


def slots_of(notebook: NotebookNode) -> dict[str, Slot]:
    """The slots of a unit with the keys that its hidden tests hold, by id."""
    boards = asked_at_board(notebook)
    cells = (cell.source for cell in notebook.cells if cell.cell_type == "code" and AWARD in cell.source)
    awards = [call for source in cells for call in calls(source, AWARD)]
    texts = {ast.literal_eval(call.args[0]): tuple(ast.literal_eval(one) for one in call.args[2:]) for call in awards}
    return {name: Slot(boards[name], keys) for name, keys in texts.items() if name in boards}


def asked_at_board(notebook: NotebookNode) -> dict[str, Board]:
    """The slots that a unit asks, by id; what can't be read by itself is passed over."""
    cells = (cell.source for cell in notebook.cells if cell.cell_type == "code" and "Board(" in cell.source)
    return {one.id: one for source in cells for one in _boards(source)}


def _boards(source: str) -> Iterator[Board]:
    for call in calls(source, Board.__name__):
        words = [ast.literal_eval(one) for one in call.args]
        yield Board(*words, **{one.arg: ast.literal_eval(one.value) for one in call.keywords if one.arg})


@lru_cache(maxsize=32)
def tried(slot: Slot, points: float) -> tuple[Tried, ...]:
    """Logs of every synthetic student on every patient and fork of a slot, the model answer first: an expert's on paper.

    Raises
    ------
    CourseError
        If a patient of the slot has no key or no chart.
    """
    missing = [one for one in slot.item.patients if all(patient != one for patient, _ in slot.scheme.worths)]
    if missing:
        raise CourseError(f"{slot.item.id}: there is no key of {missing[0]}")
    met = [one for patient, fork in slot.scheme.worths if (one := slot.met(patient, fork)) is not None]
    ordered = sorted(met, key=lambda one: slot.item.patients.index(one.chart.id))
    return tuple(made for who in STRATEGIES for one in ordered if (made := _tried(slot, one, who, points)) is not None)


def _tried(slot: Slot, met: Met, who: str, points: float) -> Tried | None:
    value = _value(slot, met, who)
    if value is None:
        return None
    marks = slot.scheme.marks(slot.item, value, points)
    # What cost most is what has to be told.
    _, _, says = max(marks.reasons, key=lambda row: row[1] - row[0])
    return Tried(f"{met.chart.id} {met.worth.fork}, played as {who}", value, marks.earned, says)


def _value(slot: Slot, met: Met, who: str) -> Plain | None:
    player = STRATEGIES[who].play(met, slot.item.salt, slot.item.id)
    return None if player is None else value_of(player.lines)


def played_as(slot: Slot, who: str, student_id: str) -> Plain:
    """The log of a student who plays the patient that his id gives.

    Parameters
    ----------
    slot : Slot
        The slot.
    who : str
        One of the synthetic students.
    student_id : str
        Whose numbers.

    Raises
    ------
    CourseError
        If nobody plays so, or the patient gives no occasion for it.
    """
    if who not in STRATEGIES:
        raise CourseError(f"{slot.item.id}: nobody plays as {who}; there are {', '.join(STRATEGIES)}")
    chart = load_chart(slot.item.drawn(student_id))
    met = meet_as(chart, slot.scheme.worths.values(), student_id, slot.item.salt)
    value = None if met is None else _value(slot, met, who)
    if value is None:
        raise CourseError(f"{slot.item.id}: {chart.id}, whom {student_id} meets, can't be played as {who}")
    return value
