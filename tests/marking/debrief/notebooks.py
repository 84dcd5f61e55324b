"""A small unit as the course wrote it, and a student's copy of it, marked, with what each marks cell told."""

from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode

from netcourse.items import Best, DefensibleSet, SingleBest
from netcourse.items.award import new_case
from netcourse.items.award_item import about
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Defensible, Scheme
from netcourse.items.show import MARKS
from netcourse.marking.debrief.lesson import read_lesson
from netcourse.marking.debrief.model import Debrief
from netcourse.marking.debrief.reading import Whose, read_debrief

INVITATION = "*Type here.*"
GRADE = SingleBest("q1", "Ki-67 is **3% exactly**. Which grade?", {"A": "NET G1", "B": "NET G2"})
GRADE_SCHEME = Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."})
PLAN = DefensibleSet("q2", "What first?", {"A": "Cisplatin", "B": "PRRT", "C": "Wait"})
PLAN_SCHEME = Defensible(
    {"B": "Every lesion takes it up."}, weak={"C": "It grows."}, harms={"A": "it is a NET, and platinum is for NEC."}
)
AGAIN = ("A woman of 60: Ki-67 of 30 in 1,000. Which grade?", "G2, because 3% is not below 3%.")


def lesson_notebook() -> NotebookNode:
    """The unit as it stands in source/: two questions, an exercise, a written text."""
    return _notebook(
        _locked("# Unit 9 · A small unit\n\nRead on."),
        _locked("## 1 The edge\n\nExactly 3% is **G2**.\n\n### A case\n\nIt was 3.0%."),
        _locked("### Question 1 · 2 marks"),
        _code(_asks(GRADE), grade_id="q1", locked=True),
        _marks("q1-marks", f'check("q1")\n### BEGIN HIDDEN TESTS\naward_item("q1", 2, {GRADE_SCHEME!r}, again={AGAIN!r})'),
        _locked("## 2 The first drug\n\nReceptors before PRRT."),
        _locked("### Question 2 · 2 marks"),
        _code(_asks(PLAN), grade_id="q2", locked=True),
        _marks("q2-marks", f'check("q2")\n### BEGIN HIDDEN TESTS\naward_item("q2", 2, {PLAN_SCHEME!r})'),
        _locked("### Exercise 1 · 1 mark\n\nCount them."),
        _code("x1 = None", grade_id="x1-answer", solution=True),
        _marks(
            "x1-marks", 'x1 = number("x1", unit="reports", low=0, high=9)\n### BEGIN HIDDEN TESTS\naward(1, Criterion(x1 == 7))'
        ),
        _task(),
        nbformat.v4.new_markdown_cell(INVITATION),
        _locked("## 3 Before you go\n\nWell done."),
    )


def marked_notebook(
    outputs: Mapping[str, list[NotebookNode]], typed: str | None = None, **given: Mapping[str, Any]
) -> NotebookNode:
    """A student's copy after marking: what each marks cell told, what was typed, and what the gradebook gave.

    Parameters
    ----------
    outputs : mapping
        By grade_id; a marks cell that is left out told nothing.
    typed : str, optional
        In place of the invitation.
    **given : mapping
        By grade_id with ``_`` for ``-``: score, points, waits, by_hand, comment; nothing of two without.
    """
    notebook = lesson_notebook()
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") or meta.get("task"):
            name = meta["grade_id"]
            if cell.cell_type == "code":
                cell.outputs = outputs.get(name, [])
            cell.metadata.nbgrader |= {"score": 0.0, "points": 2.0} | dict(given.get(name.replace("-", "_"), {}))
        elif cell.source == INVITATION and typed is not None:
            cell.source = typed
    return notebook


def debrief_of(notebook: NotebookNode, *, with_best: bool = False, penalty: float = 0.0) -> Debrief:
    """The debrief of a marked copy."""
    return read_debrief(notebook, read_lesson(lesson_notebook(), "09_small"), Whose("lena", penalty, with_best))


def told_of(item: Item, scheme: Scheme, value: Plain, again: tuple[str, str] | None = None) -> list[NotebookNode]:
    """What a marks cell shows for an answer: the same data as `award_item` shows."""
    marks = scheme.marks(item, value, 2)
    rows = [{"earned": got, "of": of, "words": words} for got, of, words in marks.reasons]
    data = {**about(item, value, scheme), **new_case(again), "earned": marks.earned, "points": marks.points, "reasons": rows}
    return [displays({MARKS: data, "text/plain": ""})]


def displays(data: Mapping[str, Any]) -> NotebookNode:
    """An output with data."""
    made: NotebookNode = nbformat.v4.new_output("display_data", data=dict(data))
    return made


def fails(name: str, value: str) -> NotebookNode:
    """An output of an error, whose traceback quotes a hidden test."""
    quoted = ["award_item('q1', 2, Best('B'))"]
    made: NotebookNode = nbformat.v4.new_output("error", ename=name, evalue=value, traceback=quoted)
    return made


def code_of_a_student(source: str, output: NotebookNode) -> NotebookNode:
    """A cell of the student's own that showed something."""
    made: NotebookNode = nbformat.v4.new_code_cell(source, outputs=[output])
    return made


def _notebook(*cells: NotebookNode) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_notebook(cells=list(cells))
    return made


def _locked(text: str) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_markdown_cell(text, metadata={"deletable": False, "editable": False})
    return made


def _asks(item: Item) -> str:
    return f"from netcourse.items import {type(item).__name__}, ask\n\nask({item!r})"


def _code(source: str, *, grade_id: str, locked: bool = False, solution: bool = False) -> NotebookNode:
    meta = {"grade": False, "grade_id": grade_id, "locked": locked, "solution": solution, "task": False}
    made: NotebookNode = nbformat.v4.new_code_cell(source, metadata={"nbgrader": meta})
    return made


def _marks(grade_id: str, source: str) -> NotebookNode:
    meta = {"grade": True, "grade_id": grade_id, "locked": True, "points": 2, "solution": False, "task": False}
    made: NotebookNode = nbformat.v4.new_code_cell(source, metadata={"nbgrader": meta})
    return made


def _task() -> NotebookNode:
    meta = {"grade": False, "grade_id": "comment", "locked": True, "points": 3, "solution": False, "task": True}
    text = "### Your comment · 3 marks\n\nWrite **two lines**.\n\n### BEGIN MARK SCHEME\nOne for the grade.\n### END MARK SCHEME"
    made: NotebookNode = nbformat.v4.new_markdown_cell(text, metadata={"nbgrader": meta})
    return made
