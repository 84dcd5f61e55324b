"""Lint rules on questions: a test cell that can't misfire, wrong options with their misconceptions, ground to stand on."""

import ast
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.grounds import ungrounded

AWARDS = ("award", "award_letter", "award_number")
# Shorter feedback can hardly name the misconception and say what to look at next.
SHORTEST_FEEDBACK = 25


def marks_cells_that_could_misfire(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A marks cell has to end in an award: anything else that nbgrader can't read as a number would earn full marks."""
    found = []
    for cell in _marks_cells(notebook):
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
    """A wrong option without feedback, or with feedback too short to name its misconception; a number without slips."""
    found = []
    for cell in _marks_cells(notebook):
        for call in (node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if _name(call) == "award_letter":
                found += _options(file, cell, given)
            if _name(call) == "award_number" and not getattr(given.get("slips"), "elts", None):
                what = "a numerical question names no slip"
                found.append(Finding(file, cell.id, "no-misconception", what, "add the wrong numbers that people arrive at"))
    return found


def items_without_ground(file: Path, notebook: NotebookNode) -> list[Finding]:
    """What the ground gate says: no fact or statement, unverified facts only, a contested topic with a single key."""
    lines = [line.removeprefix(f"{file.stem} item ").split(": ", 1) for line in ungrounded({file.stem: notebook})]
    return [Finding(file, cell, "no-ground", what, "name facts, or mark it as a set or by rubric") for cell, what in lines]


def answer_cells_without_marks(file: Path, notebook: NotebookNode) -> list[Finding]:
    """An answer cell that no marks cell follows: the answer would never be read."""
    found = []
    for cell, following in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        meta = cell.metadata.get("nbgrader", {})
        marked = following is not None and following.metadata.get("nbgrader", {}).get("grade")
        if meta.get("solution") and not meta.get("grade") and not marked:
            what = "no marks cell follows the answer"
            found.append(Finding(file, cell.id, "answer-unmarked", what, "add one below it, or make it practice"))
    return found


def _options(file: Path, cell: NotebookNode, given: dict[str | None, ast.expr]) -> list[Finding]:
    wrong = given.get("wrong")
    if not isinstance(wrong, ast.Dict):
        return [Finding(file, cell.id, "no-misconception", "wrong options are not written out", "list them in wrong={...}")]
    offered = {option for option in _letters(cell) if option != getattr(given.get("key"), "value", None)}
    listed = {getattr(key, "value", None) for key in wrong.keys}
    found = [
        Finding(file, cell.id, "no-misconception", f"option {option} has no feedback", "name the misconception behind it")
        for option in sorted(offered - listed)
    ]
    for key, value in zip(wrong.keys, wrong.values, strict=True):
        text = value.elts[-1] if isinstance(value, ast.Tuple) else value
        said = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else ""
        if len(said) < SHORTEST_FEEDBACK:
            what = f"feedback of option {getattr(key, 'value', '?')} is too short"
            found.append(Finding(file, cell.id, "no-misconception", what, "name the misconception and what to look at next"))
    return found


def _letters(cell: NotebookNode) -> str:
    for call in (node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)):
        if _name(call) == "letter" and isinstance(call.args[1], ast.Constant):
            return str(call.args[1].value)
    return ""


def _marks_cells(notebook: NotebookNode) -> list[NotebookNode]:
    metas = ((cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells)
    return [cell for cell, meta in metas if meta.get("grade") and not meta.get("solution")]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
