"""Lint: a hidden test that gives values of its own to a student's function is sent back."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.lint_calls import hidden_arguments

FILE = Path("notebooks/01_small.ipynb")
ANSWER = "def rate(seen, fields):\n    return seen / fields"


def cell(identity: str, source: str, *, grade: bool) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_code_cell(source)
    made.id = identity
    made.metadata["nbgrader"] = {"grade_id": identity, "grade": grade, "solution": not grade, "locked": grade, "points": 1}
    return made


def findings(hidden: str, shown: str = "") -> list[str]:
    source = f"{shown}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    cells = [cell("rate", ANSWER, grade=False), cell("rate-marks", source, grade=True)]
    return [f"{one.cell}: {one.what}" for one in hidden_arguments(FILE, nbformat.v4.new_notebook(cells=cells))]


@pytest.mark.parametrize("hidden", ["assert rate(37, 5) == 7.4", "assert rate(seen=-3, fields=1)", "rate([1, 2], x)"])
def test_a_hidden_call_with_values_is_sent_back(hidden: str) -> None:
    (found,) = findings(hidden)
    assert found == "rate-marks: its hidden test calls rate with values that stand in it: the function may keep them"


@pytest.mark.parametrize("hidden", ["assert rate(a, b) == a / b", "assert x == 7", "def other(a): ...\nother(7)", "rate(37,"])
def test_drawn_values_other_functions_and_text_that_is_no_python_are_let_through(hidden: str) -> None:
    assert findings(hidden) == []


def test_a_call_that_students_see_is_no_secret() -> None:
    assert findings("assert x == 7", shown="assert rate(6, 2) == 3") == []
