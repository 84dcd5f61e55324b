"""Lint rules on questions: a test cell that can't misfire, wrong options with their misconceptions, ground to stand on."""

import ast
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.declared import declared
from netcourse.authoring.finding import Finding
from netcourse.authoring.grounds import ungrounded
from netcourse.authoring.text import is_marks_cell
from netcourse.items import Quantity
from netcourse.items.words import written_in

AWARDS = ("award", "award_item", "award_board")
# Shorter feedback can hardly name the misconception and say what to look at next.
SHORTEST_FEEDBACK = 25


def marks_cells_that_could_misfire(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A marks cell has to end in an award: anything else that nbgrader can't read as a number would earn full marks."""
    found = []
    for cell in filter(is_marks_cell, notebook.cells):
        body = ast.parse(cell.source).body
        last = body[-1] if body else None
        if not (isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) and _name(last.value) in AWARDS):
            mend = f"let its last line be a call of {', '.join(AWARDS)}"
            found.append(Finding(file, cell.id, "may-misfire", "the marks cell does not end in an award", mend))
        elif "BEGIN HIDDEN TESTS" not in cell.source:
            mend = "put the award between BEGIN and END HIDDEN TESTS"
            found.append(Finding(file, cell.id, "key-in-the-open", "the award is not hidden", mend))
    return found


def items_without_misconceptions(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A wrong answer whose feedback is too short to name its misconception; a number without a slip that people make."""
    found = []
    for item in declared(notebook, file):
        for variant in item.variants[1:]:
            if len(variant.says) < SHORTEST_FEEDBACK:
                what = f"feedback of {variant.what} is too short"
                mend = "name the misconception and what to look at next"
                found.append(Finding(file, item.item, "no-misconception", what, mend))
        if isinstance(item.scheme, Quantity) and not (item.scheme.slips or item.scheme.wrong_units):
            what = "a numerical question names no slip"
            found.append(Finding(file, item.item, "no-misconception", what, "add the wrong numbers that people arrive at"))
    return found


def items_without_ground(file: Path, notebook: NotebookNode) -> list[Finding]:
    """What the ground gate says: no fact or statement, unverified facts only, a contested topic with a single key."""
    lines = [line.removeprefix(f"{file.stem} item ").split(": ", 1) for line in ungrounded({file.stem: notebook})]
    return [Finding(file, cell, "no-ground", what, "name facts, or mark it as a set or by rubric") for cell, what in lines]


def answers_without_marks(file: Path, notebook: NotebookNode) -> list[Finding]:
    """An answer cell or a graded form that no marks cell follows: the answer would never be read."""
    found = []
    for cell, following in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        meta = cell.metadata.get("nbgrader", {})
        asks = (meta.get("solution") and not meta.get("grade")) or (cell.cell_type == "code" and _asks(cell))
        below = {} if following is None else following.metadata.get("nbgrader", {})
        # What was written in a form is marked by a person, in a task that is called after it.
        written = below.get("task") and written_in(below["grade_id"], [meta.get("grade_id", "")])
        marked = below.get("grade") or written
        if asks and not marked:
            what = "no marks cell follows the question"
            found.append(Finding(file, cell.id, "answer-unmarked", what, "add one below it, or make it practice"))
        if asks and not meta.get("solution") and not meta.get("locked"):
            what = "a graded form stands in a cell that students can edit"
            found.append(Finding(file, cell.id, "form-unlocked", what, 'give it nbgrader metadata with "locked": true'))
    return found


def questions_asked_twice(notebooks: Mapping[str, NotebookNode]) -> list[str]:
    """Ids of questions that stand in more than one place of the course, a line each.

    Two notebooks in one folder share one answers.json, so an id has to mean one question everywhere.
    """
    places: dict[str, list[str]] = {}
    for unit, notebook in sorted(notebooks.items()):
        for item in declared(notebook, unit):
            if item.question:
                places.setdefault(item.question, []).append(f"{unit} cell {item.item}")
    return [
        f"question {name} is marked in {' and '.join(at)}; give each its own id" for name, at in places.items() if len(at) > 1
    ]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _asks(cell: NotebookNode) -> bool:
    return any(isinstance(node, ast.Call) and _name(node) == "ask" for node in ast.walk(ast.parse(cell.source)))
