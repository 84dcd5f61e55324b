"""Lint rule: a hidden test that calls a function of the student's tells that function what it is tried with."""

import ast
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.text import is_marks_cell, region


def hidden_arguments(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A hidden test that calls what an answer cell defines with values that stand in the test.

    The function may keep what it was given. Marking runs the student's cells once more for such a call, out of sight, which takes
    twice the time; what the function returns may still reach the student, if the test speaks of it.
    """
    own: set[str] = set()
    found = []
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            own |= _defined(cell.source)
        elif is_marks_cell(cell) and cell.cell_type == "code":
            called = sorted(own & _called_with_values(region(cell.source, "HIDDEN TESTS") or ""))
            if called:
                what = f"its hidden test calls {', '.join(called)} with values that stand in it: the function may keep them"
                mend = "test what an answer cell computed, move the call into the part that students see, or draw its values"
                found.append(Finding(file, cell.id, "hidden-arguments", what, mend))
    return found


def _defined(source: str) -> set[str]:
    return {node.name for node in ast.walk(_parsed(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def _called_with_values(source: str) -> set[str]:
    calls = [node for node in ast.walk(_parsed(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return {
        call.func.id
        for call in calls
        if isinstance(call.func, ast.Name)
        and any(_is_value(one) for one in (*call.args, *(keyword.value for keyword in call.keywords)))
    }


def _is_value(node: ast.expr) -> bool:
    """Whether an argument is written out, perhaps inside of a list or with a sign."""
    return any(isinstance(one, ast.Constant) for one in ast.walk(node))


def _parsed(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])
