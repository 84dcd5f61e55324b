"""Every unit of this course, as it is committed."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from netcourse import explorers
from netcourse.authoring.course import Unit, units
from netcourse.authoring.declared import declared
from netcourse.authoring.gates import released_leaks, stray_files, unexecuted
from netcourse.authoring.synthetic_class import expected_marks, points_of, read_class
from netcourse.explorers import Asked

ROOT = Path(__file__).parent.parent.parent
UNITS = units(ROOT)


def test_nothing_in_release_leaks_and_nothing_is_there_but_released_notebooks() -> None:
    assert released_leaks(ROOT) == []
    assert stray_files(ROOT) == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_code_cell_of_the_authors_notebook_is_executed(unit: Unit) -> None:
    assert unexecuted(unit) == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_test_cell_gives_the_model_answer_full_marks_as_a_plain_float(unit: Unit) -> None:
    for cell in nbformat.read(unit.notebook, as_version=4).cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") and not meta.get("solution"):
            results = [o.data["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]
            assert results == [repr(float(meta["points"]))], cell.id


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_the_synthetic_class_has_an_expert_a_blank_and_nobody_below_nothing(unit: Unit) -> None:
    source = nbformat.read(unit.source, as_version=4)
    found = read_class(unit, source)
    points = points_of(source)
    marks = {s.id: expected_marks(s, points, *found.by_hand) for s in found.students}
    assert len(marks) >= 12
    assert marks["expert"] == points
    assert sum(marks["blank"].values()) == 0
    assert all(0 <= got <= points[cell] for student in marks.values() for cell, got in student.items())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_answer_cell_is_followed_by_its_marks_cell(unit: Unit) -> None:
    cells = nbformat.read(unit.source, as_version=4).cells
    for cell, following in pairwise(cells):
        if cell.id.endswith("-answer") or re.fullmatch(r"q\d+", cell.id):
            name = cell.id.removesuffix("-answer")
            assert following.id in (f"{name}-marks", f"{name}-words")


def answered_in_an_explorer(unit: Unit) -> Iterator[Asked]:
    for cell in nbformat.read(unit.notebook, as_version=4).cells:
        if cell.cell_type == "code" and "Asked(" in cell.source:
            call = next(
                node
                for node in ast.walk(ast.parse(cell.source))
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Asked"
            )
            yield eval(compile(ast.Expression(call), cell.id, "eval"), dict(vars(explorers)))  # noqa: S307 (our own text)


@pytest.mark.parametrize(
    "unit", [one for one in UNITS if "award_board" not in one.text.read_text("utf-8")], ids=lambda unit: unit.name
)
def test_two_questions_are_answered_in_an_explorer_and_as_it_opens_it_earns_nothing(unit: Unit) -> None:
    marked = {one.question: one for one in declared(nbformat.read(unit.notebook, as_version=4), unit.text)}
    earned = {}
    for item in answered_in_an_explorer(unit):
        scheme, points = marked[item.id].scheme, marked[item.id].points
        assert scheme is not None
        earned[item.id] = scheme.marks(item, item.parse(ast.literal_eval(item.example)), points).earned
    assert len(earned) >= 2
    assert set(earned.values()) == {0}
