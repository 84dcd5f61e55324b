"""What goes out: the questions of a unit with their keys, read from the author's notebook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from nbformat import NotebookNode

from netcourse.authoring.asked import asked, varied_in
from netcourse.authoring.review.walk import Role, Step, steps
from netcourse.authoring.text import region, without_regions
from netcourse.errors import CourseError
from netcourse.items import Drawn, Varied
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.asked import Award, awarded, calls, made

Which = Literal["graded", "practice"]
CODE, BOARD = "it is answered with lines of code", "it is a patient of the tumour board"


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    id, name, part : str
        How the course knows it, how a person calls it, and the part of the lesson that it stands in.
    points : float
        What it is worth.
    prompt : str
        What is asked, in the course's Markdown.
    item, scheme : Item, Scheme or None
        The form and its key; of a text that a person marks neither.
    marking : str
        The mark scheme of such a text, in Markdown.
    worked : str
        The worked answer of a practice question, in Markdown.
    drawn : bool
        Whether each student of the course has other numbers in it; these are the ones on paper.
    cannot : str
        Why no quiz can ask it; empty if one may.
    """

    id: str
    name: str
    part: str
    points: float
    prompt: str = ""
    item: Item | None = None
    scheme: Scheme | None = None
    marking: str = ""
    worked: str = ""
    drawn: bool = False
    cannot: str = ""

    @property
    def losses(self) -> list[str]:
        """What no format keeps of it."""
        lost = ["everybody gets the numbers on paper"] if self.drawn else []
        return lost + (
            ["its text names an explorer as an open book, which is in the unit alone"] if "Open book:" in self.prompt else []
        )


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of a unit, in order."""

    unit: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What does not come over as it is: ``left out``, or ``changed``, and why, in words for a teacher."""

    question: Question
    what: Literal["left out", "changed"]
    why: str


class CannotError(Exception):
    """A question that a format can't hold, with the reason."""


def each(quiz: Quiz, write: Callable[[Question], tuple[Element, list[str]]]) -> tuple[list[tuple[Question, Element]], list[Note]]:
    """What a format makes of each question that it can hold, and what does not come over as it is.

    Parameters
    ----------
    quiz : Quiz
        The questions.
    write : callable
        Gives a question in the format, and what is changed by it; raises `CannotError`.
    """
    found: list[tuple[Question, Element]] = []
    notes: list[Note] = []
    for question in quiz.questions:
        try:
            element, changed = write(question)
        except CannotError as why:
            notes.append(Note(question, "left out", str(why)))
            continue
        found.append((question, element))
        notes += [Note(question, "changed", line) for line in changed]
    return found, notes


def quiz_of(unit: str, title: str, notebook: NotebookNode, which: Which = "graded") -> Quiz:
    """Read the questions of a unit.

    Parameters
    ----------
    unit, title : str
        Its name, and what it is called.
    notebook : NotebookNode
        The author's, with its hidden regions.
    which : str
        Those that give marks, or those for practice, which count a mark each.

    Raises
    ------
    CourseError
        If a question can't be read by itself.
    """
    asked_there: dict[str, Item | Varied] = {item.id: item for _, item in asked(notebook).values()}
    asked_there |= varied_in(notebook)
    found: list[Question] = []
    for step in steps(notebook):
        if which == "practice" and step.role is Role.PRACTICE:
            found += _practices(unit, step)
        elif which == "graded" and step.role is Role.WRITTEN:
            found.append(_written(step))
        elif which == "graded" and step.role is Role.GRADED:
            found.append(_graded(unit, step, asked_there))
    return Quiz(unit, title or unit, tuple(found))


def _graded(unit: str, step: Step, there: Mapping[str, Item | Varied]) -> Question:
    award = awarded(step.cell.source) or Award("")
    question = there.get(award.question)
    if question is None or award.scheme is None:
        at_board = "award_board(" in step.cell.source
        return Question(_id(step), step.name or _id(step), step.part, _points(step), cannot=BOARD if at_board else CODE)
    if isinstance(question, Varied) and isinstance(award.scheme, Drawn):
        item, scheme = question.on_paper, award.scheme.scheme(question.numbers(""))
        return Question(
            item.id, step.name or item.name, step.part, _points(step), item.stem, item, scheme, drawn=not question.off
        )
    if isinstance(question, Item) and isinstance(award.scheme, Scheme):
        return Question(question.id, step.name or question.name, step.part, _points(step), question.stem, question, award.scheme)
    raise CourseError(f"{unit}: {award.question}: a question whose numbers vary is marked with Drawn, and no other one is")


def _written(step: Step) -> Question:
    prompt = without_regions(step.cell.source).strip()
    scheme = (region(step.cell.source, "MARK SCHEME") or "").strip()
    return Question(_id(step), step.name or _id(step), step.part, _points(step), prompt, marking=scheme)


def _practices(unit: str, step: Step) -> Iterator[Question]:
    for call in calls(step.cell.source, "practise"):
        item, scheme = made(call.args[0]), made(call.args[1]) if len(call.args) > 1 else None
        if not isinstance(item, Item):
            raise CourseError(f"{unit}: cell {step.cell.id}: the practice question can't be read by itself")
        told = {keyword.arg: made(keyword.value) for keyword in call.keywords}
        worked = str(told.get("worked") or "")
        given = scheme if isinstance(scheme, Scheme) else None
        yield Question(item.id, item.name, step.part, 1.0, item.stem, item, given, worked=worked)


def _id(step: Step) -> str:
    name = str(step.cell.metadata["nbgrader"]["grade_id"])
    return name.removesuffix("-marks").removesuffix("-task")


def _points(step: Step) -> float:
    return float(step.cell.metadata["nbgrader"].get("points", 0))
