"""Lint: each rule finds what it is for, and says cell, rule and mend."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring import lint_cells, lint_items
from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint import reading_minutes
from netcourse.authoring.lint_release import secrets_out_of_place
from netcourse.cli import main

FILE = Path("notebooks/01_small.ipynb")
FEEDBACK = "You left the edge to G1. Read the limit again."
GOOD = """
check("q1")
### BEGIN HIDDEN TESTS
award_item("q1", 1, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1. Read the limit again."}))
### END HIDDEN TESTS
"""
NUMBER = "award_item('q1', 1, Quantity(2, 0.1, right='Five hundred cells are enough.', otherwise='Divide by all tumour cells.'))"


def markdown(source: str, **meta: Any) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_markdown_cell(source, metadata={"netcourse": meta})
    return made


def code(source: str, html: str = "", *, locked: bool = False) -> NotebookNode:
    outputs = [nbformat.v4.new_output("display_data", {"text/html": html})] if html else []
    made: NotebookNode = nbformat.v4.new_code_cell(source, outputs=outputs)
    if locked:
        made.metadata.nbgrader = {"grade": False, "grade_id": "q1", "locked": True, "solution": False}
    return made


def marks(source: str) -> NotebookNode:
    made = code(source)
    made.metadata.nbgrader = {"grade": True, "grade_id": "q1-marks", "points": 1, "solution": False}
    made.metadata.netcourse = {"examines": ["S046"]}
    return made


def answer() -> NotebookNode:
    made = code('q1 = ""')
    made.metadata.nbgrader = {"grade": False, "solution": True, "grade_id": "q1-answer"}
    return made


def found_by(rule: Any, *cells: NotebookNode) -> list[Finding]:
    found: list[Finding] = rule(FILE, nbformat.v4.new_notebook(cells=list(cells)))
    return found


@pytest.mark.parametrize(
    ("rule", "cells", "what"),
    [
        (lint_cells.headings_that_skip, [markdown("# Unit"), markdown("### Too deep")], "level 3 follows one of level 1"),
        (lint_cells.figures_without_alt_text, [code("f()", '<img src="x">')], "<img> has no usable alt text"),
        (lint_cells.figures_without_alt_text, [code("f()", '<img alt="a plot" src="x">')], "<img> has no usable alt text"),
        (lint_cells.figures_without_alt_text, [code("f()", "<svg></svg>")], "<svg> has no usable alt text"),
        (lint_cells.figures_without_alt_text, [markdown("![](figure.png)")], "Markdown image has no alt text"),
        (lint_cells.numbers_without_a_fact, [markdown("G1 ends below 3%.")], "states '3%'"),
        (lint_cells.numbers_without_a_fact, [markdown("Count 500 tumour cells.")], "states '500 tumour cells'"),
        (lint_items.marks_cells_that_could_misfire, [marks("check('q1')")], "does not end in an award"),
        (lint_items.marks_cells_that_could_misfire, [marks(GOOD + "\nprint(1)")], "does not end in an award"),
        (lint_items.marks_cells_that_could_misfire, [marks("award(1)")], "the award is not hidden"),
        (lint_items.items_without_misconceptions, [marks(GOOD.replace(FEEDBACK, "No."))], "feedback of option A is too short"),
        (lint_items.items_without_misconceptions, [marks(NUMBER)], "names no slip"),
        (lint_items.answers_without_marks, [code("ask(1)", locked=True), markdown("text")], "no marks cell follows"),
        (lint_items.answers_without_marks, [code("ask(1)"), marks(GOOD)], "students can edit"),
        (lint_items.answers_without_marks, [answer(), markdown("text")], "no marks cell follows"),
        (lint_items.answers_without_marks, [answer()], "no marks cell follows"),
    ],
)  # fmt: skip
def test_a_rule_finds_what_it_is_for(rule: Any, cells: list[NotebookNode], what: str) -> None:
    (finding,) = found_by(rule, *cells)
    assert what in finding.what
    assert finding.cell in {"q1-marks", *(cell.id for cell in cells)}
    assert finding.mend


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        (lint_cells.headings_that_skip, [markdown("# Unit\n\n## Part\n\n### Question"), markdown("## Part")]),
        (lint_cells.figures_without_alt_text, [code("f()", '<img alt="Plane of Ki-67 against mitoses" src="x">')]),
        (lint_cells.numbers_without_a_fact, [markdown("G1 ends below 3%.", facts=["B1-1.ki67"])]),
        (lint_cells.numbers_without_a_fact, [markdown("Ki-67 is 3%. Which grade?"), answer()]),
        (lint_cells.numbers_without_a_fact, [markdown("A synthetic patient with a Ki-67 of 3%.")]),
        (lint_cells.numbers_without_a_fact, [markdown("There are 40 marks and 19 questions.")]),
        (lint_items.marks_cells_that_could_misfire, [marks(GOOD)]),
        (lint_items.items_without_misconceptions, [marks(GOOD)]),
        (lint_items.answers_without_marks, [answer(), marks(GOOD)]),
        (lint_items.answers_without_marks, [code("ask(1)", locked=True), marks(GOOD)]),
        (lint_items.items_without_ground, [marks(GOOD)]),
    ],
)
def test_a_rule_lets_through_what_is_well(rule: Any, cells: list[NotebookNode]) -> None:
    assert found_by(rule, *cells) == []


def test_an_item_without_ground_is_named() -> None:
    bare = marks(GOOD)
    bare.metadata.netcourse = {}
    (finding,) = found_by(lint_items.items_without_ground, bare)
    assert (finding.cell, finding.rule) == ("q1-marks", "no-ground")
    assert "rests on no fact and no statement" in finding.what


def test_a_question_that_two_units_mark_is_named() -> None:
    one = nbformat.v4.new_notebook(cells=[marks(GOOD)])
    assert lint_items.questions_asked_twice({"01_a": one}) == []
    (line,) = lint_items.questions_asked_twice({"01_a": one, "02_b": one})
    assert line == "question q1 is marked in 01_a cell q1-marks and 02_b cell q1-marks; give each its own id"


def test_a_hidden_line_in_the_students_package_is_found(built: Unit) -> None:
    author = nbformat.read(built.notebook, as_version=4)
    assert secrets_out_of_place(built, author) == []
    # A line that really stands in the students' package, written into the hidden test.
    line = "from collections.abc import Mapping, Sequence"
    source = author.cells[2].source
    author.cells[2].source = source.replace("### END HIDDEN TESTS", f"{line}\n### END HIDDEN TESTS")
    found = secrets_out_of_place(built, author)
    assert found
    assert all(line in finding.what for finding in found)


def test_minutes_grow_with_words_questions_and_exercises() -> None:
    cells = [markdown("word " * 300)]
    assert reading_minutes(nbformat.v4.new_notebook(cells=cells)) == 2
    assert reading_minutes(nbformat.v4.new_notebook(cells=[*cells, *(code("ask(1)", locked=True) for _ in range(4))])) == 8
    assert reading_minutes(nbformat.v4.new_notebook(cells=[*cells, answer()])) == 8


def test_the_command_names_file_cell_rule_and_mend(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    text = built.text.read_text(encoding="utf-8")
    built.text.write_text(text.replace("# A small unit", "### A small unit"), encoding="utf-8")
    write(build(built, lambda _: None))
    assert main(["--course", str(built.root), "lint"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("notebooks/01_small.py:1: ")
    assert "heading-skips: a heading of level 3 follows one of level 0; use #" in line


def test_a_finding_names_its_line_in_the_text_and_no_hash_of_a_cell(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    text = built.text.read_text(encoding="utf-8")
    added = '\n# %% [markdown]\n"""\n##### Too deep\n"""\n'
    built.text.write_text(text.replace("You left the edge to G1.", "No.") + added, encoding="utf-8")
    write(build(built, lambda _: None))
    assert main(["--course", str(built.root), "lint"]) == 1
    said = capsys.readouterr().out
    marked, deep = text[: text.index('"grade_id": "q1-marks"')].count("\n") + 1, text.count("\n") + 2
    assert f"notebooks/01_small.py:{deep}: heading-skips: a heading of level 5 " in said
    assert f"notebooks/01_small.py:{marked} cell q1-marks: no-misconception: feedback of option A is too short" in said


def test_what_belongs_to_no_unit_comes_after_the_unit_that_was_asked_for(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    explorer = built.root / "netcourse" / "explorers" / "mine.py"
    explorer.parent.mkdir(parents=True)
    explorer.write_text('TITLE = "FILL IN: its title"\n', encoding="utf-8")
    assert main(["--course", str(built.root), "lint", built.name]) == 1
    first, *_, blank, count = capsys.readouterr().out.splitlines()
    assert first.startswith("notebooks/01_small.py:")
    assert blank.startswith("netcourse/explorers/mine.py:1: blank: the blank 'FILL IN: its title' is left")
    assert count == "beside the units: 1 finding(s)"


def test_a_unit_that_was_never_built_is_one_line_that_says_how(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    built.notebook.unlink()
    assert main(["--course", str(built.root), "lint", built.name]) == 2
    said = capsys.readouterr().err
    assert f"01_small.ipynb: not made yet; 'netcourse build {built.name}' makes it" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", ["lint", "coverage"])
def test_a_notebook_of_an_older_text_is_said_to_be_one_and_no_rule_speaks_of_it(
    built: Unit, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    text = built.text.read_text(encoding="utf-8")
    built.text.write_text(text.replace("# A small unit", "### A small unit").replace("S046", "S999"), encoding="utf-8")
    assert main(["--course", str(built.root), command]) == 1
    said = capsys.readouterr()
    assert "of an older text" in said.out + said.err
    assert f"run 'netcourse build {built.name}'" in said.out + said.err
    assert "heading-skips" not in said.out
    write(build(built, lambda _: None))
    assert main(["--course", str(built.root), command]) == 1
    said = capsys.readouterr()
    assert "of an older text" not in said.out + said.err
    assert ("heading-skips" if command == "lint" else "S999") in said.out + said.err


def test_a_patient_at_the_board_is_a_sitting_of_its_own() -> None:
    patient = code("from netcourse.board import Board, meet\n\nmeet(1)", locked=True)
    assert reading_minutes(nbformat.v4.new_notebook(cells=[patient])) == 42
