"""What one student answered, read from the marked notebook: question by question, and of which there is no answer, and why."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netcourse.board.award import Worths
from netcourse.board.item import Board
from netcourse.items.answers import AnswerProblem
from netcourse.items.drawn import OTHERS
from netcourse.items.plain import Entry
from netcourse.items.words import written_in
from netcourse.marking.debrief.lesson import Lesson, Place
from netcourse.marking.debrief.reading import typed_below, words_in
from netcourse.marking.debrief.told import Told, told
from netcourse.reporting.beliefs import question_of
from netcourse.reporting.choosing import Chosen, chosen
from netcourse.reporting.gradebook import Grade
from netcourse.reporting.model import Answer, Item, Option, State
from netcourse.reporting.patients.seat import sat

# nbgrader gives nothing where a test could not be carried out; nobody earned or lost that.
_NOT_TESTED = frozenset({"NotMarked", "DeadKernelError"})
_RECORDED = re.compile(r"^(\w+): your answer (.{1,60}) is recorded\.$", re.MULTILINE)
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?")
_ANOTHERS = Option("another's", "right for numbers that were not the student's own", right=False, says=OTHERS + ".")
_MOST_KEPT = 20_000
# Before what an exercise says where it takes marks: what it asks for, or what went wrong.
NOT_MET = "marks lost: "


@dataclass(slots=True)
class Reader:
    """Reads the answers of one unit; what was read once of an answer that many gave is kept."""

    lesson: Lesson
    items: Sequence[Item]
    _kept: dict[tuple[str, str], Chosen | None] = field(default_factory=dict)

    def answers(self, cells: Sequence[Any], entries: Mapping[str, Entry], grades: Mapping[str, Grade]) -> dict[str, Answer]:
        """Every answer of a student, by marks cell.

        Parameters
        ----------
        cells : sequence of NotebookNode
            Of the marked notebook.
        entries : mapping of str to Entry
            What was recorded, by question.
        grades : mapping of str to Grade
            The gradebook's marks, by marks cell.
        """
        places = {str(meta["grade_id"]): at for at, cell in enumerate(cells) if (meta := _nbgrader(cell))}
        codes = dict(_codes(cells))
        found = {}
        for item in self.items:
            grade = grades.get(item.cell)
            if grade is None:
                found[item.cell] = Answer(State.NOT_SHOWN)
                continue
            at = places.get(item.cell)
            below = cells[at:] if at is not None else []
            form = self._form(item)
            words = cells[places[form]] if form in places else None
            answer = self._written(below, words) if item.kind == "Text" else self._marked(below[:1], item, entries)
            found[item.cell] = _with_marks(replace(answer, code=codes.get(item.cell, "")), grade)
        return not_reached(found, [item.cell for item in self.items])

    def _form(self, item: Item) -> str:
        """The marks cell of the form in which the words of a task were written; empty for what was typed in the notebook."""
        forms = {one.question: one.cell for one in self.items if one.question}
        return forms.get(written_in(item.cell, forms), "")

    def _written(self, cells: Sequence[Any], form: Any) -> Answer:
        if not cells:
            return Answer(State.BLANK)
        meta = _nbgrader(cells[0])
        if form is not None:
            text = words_in(form)
        elif meta.get("task"):
            text = typed_below(cells[1:], self.lesson)
        else:
            text = "" if str(cells[0].source).strip() in self.lesson.texts else str(cells[0].source)
        return Answer(State.ANSWERED if text.strip() else State.BLANK, text=text)

    def _marked(self, cell: Sequence[Any], item: Item, entries: Mapping[str, Entry]) -> Answer:
        said = told(cell[0]) if cell and _nbgrader(cell[0]).get("locked") else Told()
        if cell and any(one.get("ename") in _NOT_TESTED for one in cell[0].get("outputs", [])):
            return Answer(State.WAITING)
        entry = entries.get(item.question)
        place = self.lesson.places.get(item.cell)
        scheme = place.award.scheme if place and place.award else None
        if entry is not None and place and isinstance(place.item, Board) and isinstance(scheme, Worths):
            # What was done with a patient has a part of the report of its own, and is no choice of options.
            return Answer(State.ANSWERED, board=sat(place.item, scheme, entry.value))
        if said.missing or (said.earned is None and not said.problem and entry is None):
            return Answer(State.BLANK)
        read = self._chosen(item, entry, said)
        if read is None:
            values = tuple(_values(cell[0], said)) if cell and not item.question else ()
            read = _by_reasons(said, item, values)
        if any(OTHERS in one.words for one in said.reasons):
            read = Chosen(read.options, (_ANOTHERS,))
        return Answer(State.ANSWERED, chosen=read.options, errors=read.errors)

    def _chosen(self, item: Item, entry: Entry | None, said: Told) -> Chosen | None:
        place = self.lesson.places.get(item.cell)
        if entry is None or place is None or place.award is None:
            return None
        drawn_for = (said.drawn_for or entry.drawn_for) if item.varied else ""
        key = (item.cell, json.dumps([drawn_for, entry.value], sort_keys=True))
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = _read(place, drawn_for, entry)
        return self._kept[key]


def not_reached(answers: Mapping[str, Answer], order: Sequence[str]) -> dict[str, Answer]:
    """The answers, in which all blanks below the last answer of the unit are told to be not reached.

    Parameters
    ----------
    answers : mapping of str to Answer
        By marks cell.
    order : sequence of str
        The marks cells in the order of the unit.
    """
    kept = dict(answers)
    for cell in reversed(order):
        if kept[cell].state is State.BLANK and not kept[cell].marks:
            kept[cell] = replace(kept[cell], state=State.NOT_REACHED, marks=None)
        elif kept[cell].state is not State.NOT_SHOWN:
            break
    return kept


def _with_marks(answer: Answer, grade: Grade) -> Answer:
    if grade.waits and answer.state is State.ANSWERED:
        return replace(answer, state=State.WAITING)
    if answer.state is State.WAITING and not grade.by_hand:
        return answer
    if grade.waits:
        return answer  # nothing is there; still it is a person who gives nothing for it, and not we
    # Whoever gave marks by hand saw something, wherever it stood.
    seen = grade.by_hand and grade.marks > 0
    return replace(answer, state=State.ANSWERED if seen else answer.state, marks=grade.marks)


def _read(place: Place, drawn_for: str, entry: Entry) -> Chosen | None:
    asked = question_of(place, drawn_for)
    if asked is None:
        return None
    item, scheme = asked
    try:
        return chosen(scheme, item, item.parse(entry.value))
    except (AnswerProblem, ValueError, KeyError, TypeError):
        return None  # a student's data, or a scheme of another time


def _by_reasons(said: Told, item: Item, values: tuple[Option, ...]) -> Chosen:
    options = []
    for at, one in enumerate(said.reasons):
        words = _NUMBER.sub("…", one.words) if item.varied else one.words
        met = one.earned >= one.of
        options.append(Option(words, words if met else f"{NOT_MET}{words}", met, words, str(at)))
    return Chosen(values or tuple(options), tuple(one for one in options if not one.right))


def _values(cell: Any, said: Told) -> Iterator[Option]:
    """The numbers that an exercise came to, as its marks cell printed them."""
    right = bool(said.reasons) and all(one.earned >= one.of for one in said.reasons)
    for output in cell.get("outputs", []):
        if output.get("output_type") == "stream" and output.get("name") == "stdout":
            for name, value in _RECORDED.findall(str(output.get("text", ""))[:10_000]):
                yield Option(f"{name} = {value}", f"{name} = {value}", right, part=name)


def _codes(cells: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """The code that was written for each marks cell: all answer cells above it, up to the marks cell before."""
    code: list[str] = []
    for cell in cells:
        meta = _nbgrader(cell)
        if meta.get("solution") and not meta.get("grade") and cell.get("cell_type") == "code":
            code.append(str(cell.source))
        elif meta.get("grade") and not meta.get("solution"):
            yield str(meta["grade_id"]), "\n".join(code)
            code = []


def _nbgrader(cell: Any) -> Mapping[str, Any]:
    meta = cell.get("metadata", {}).get("nbgrader", {})
    return meta if isinstance(meta, dict) and meta.get("grade_id") else {}
