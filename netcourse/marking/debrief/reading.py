"""Read a student's marked notebook into a debrief: marks and comments from the gradebook, reasons from the marks cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from netcourse.items.words import written_in
from netcourse.marking.debrief.lesson import Lesson, Place
from netcourse.marking.debrief.model import Debrief, Given, Marked, Written
from netcourse.marking.debrief.told import Told, told

# nbgrader writes this by itself where a cell was left as it was.
_NO_COMMENT = "No response."


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose page it is, what was taken off for lateness, and whether best answers may be seen."""

    student: str
    penalty: float = 0.0
    with_best: bool = False


def read_debrief(notebook: NotebookNode, lesson: Lesson, whose: Whose) -> Debrief:
    """Make a debrief.

    Parameters
    ----------
    notebook : NotebookNode
        Autograded, after nbgrader's `GetGrades` and our `GetsWaiting` have put scores and comments into it.
    lesson : Lesson
        The unit as the course wrote it.
    whose : Whose
        What else the page depends on.
    """
    found: list[tuple[int, Marked | Written]] = []
    comments: list[str] = []
    written: dict[str, str] = {}
    for at, cell in enumerate(notebook.cells):
        meta = _nbgrader(cell)
        place = lesson.places.get(meta.get("grade_id", ""), Place(at))
        if meta.get("task"):
            form = written_in(meta["grade_id"], written)
            below = written[form] if form else typed_below(notebook.cells[at + 1 :], lesson)
            found.append((place.at, _task(cell, below, place)))
        elif meta.get("grade") and meta.get("solution"):
            found.append((place.at, _typed(cell, lesson, place)))
        elif meta.get("grade"):
            found.append((place.at, _marked(cell, place, whose, "\n".join(comments))))
            comments = []
            if place.award:
                written[place.award.question] = words_in(cell)
        elif meta.get("solution"):
            comments += filter(None, [_comment(meta)])
    in_order = sorted(found, key=lambda one: one[0])
    return Debrief(lesson.title, whose.student, tuple(entry for _, entry in in_order), lesson.parts, whose.penalty)


def _marked(cell: NotebookNode, place: Place, whose: Whose, comment: str) -> Marked:
    # A cell that is not locked holds what a student wrote.
    said = told(cell) if _nbgrader(cell).get("locked") else Told()
    best, item = said.best or place.best(said.drawn_for), place.asked(said.drawn_for)
    return Marked(
        title=place.title or said.name or _bare(cell),
        given=_given(cell),
        part=place.part,
        question=item.stem if item else said.stem,
        is_own=item is not None,
        answer=said.answer,
        problem=said.problem,
        missing=said.missing,
        note=said.note,
        reasons=said.reasons,
        automatic=said.earned,
        best=best if whose.with_best else None,
        again=said.again or (place.award.again if place.award else None),
        harm=said.harm,
        comment=comment,
        replay=said.replay,
        id=_bare(cell),
    )


def words_in(cell: NotebookNode) -> str:
    """What was written in a form, by its marks cell: each text with what it was asked for; empty for nothing."""
    return "\n\n".join(f"{what}: {words}" for what, words in told(cell).written)


def typed_below(below: Sequence[NotebookNode], lesson: Lesson) -> str:
    """What a student typed below a task, as typed; empty for nothing.

    Parameters
    ----------
    below : sequence of NotebookNode
        The cells below the task, to the end of the notebook.
    lesson : Lesson
        The unit as the course wrote it.
    """
    typed = []
    for one in below:
        text = str(one.source).strip()
        if _nbgrader(one) or (text in lesson.texts and text not in lesson.invitations):
            break
        if text and text not in lesson.invitations:
            typed.append(str(one.source))
        if not lesson.texts:
            break  # without the course's own text nobody knows where the student's ends
    return "\n\n".join(typed)


def _task(cell: NotebookNode, text: str, place: Place) -> Written:
    asked = place.prompt.partition("\n")[2].strip() if place.prompt.startswith("#") else place.prompt
    title = place.title or _bare(cell)
    return Written(title, _given(cell), place.part, asked, text, _comment(_nbgrader(cell)))


def _typed(cell: NotebookNode, lesson: Lesson, place: Place) -> Written:
    text = "" if str(cell.source).strip() in lesson.texts else str(cell.source)
    return Written(place.title or _bare(cell), _given(cell), place.part, "", text, _comment(_nbgrader(cell)))


def _given(cell: NotebookNode) -> Given:
    meta = _nbgrader(cell)
    said = {name: bool(meta.get(name)) for name in ("waits", "by_hand", "look_again")}
    return Given(float(meta["score"]), float(meta["points"]), **said)


def _comment(meta: Any) -> str:
    said = meta.get("comment")
    return said if isinstance(said, str) and said.strip() and said != _NO_COMMENT else ""


def _bare(cell: NotebookNode) -> str:
    name: str = _nbgrader(cell)["grade_id"]
    return name.removesuffix("-marks").removesuffix("-task")


def _nbgrader(cell: NotebookNode) -> Any:
    meta = cell.metadata.get("nbgrader", {})
    return meta if isinstance(meta, dict) and meta.get("grade_id") else {}
