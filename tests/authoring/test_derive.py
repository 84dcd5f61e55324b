"""What a release shows before anybody runs it, and who may change what in it."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.gates import leaks
from netcourse.errors import CourseError
from netcourse.items.receipts import MIME
from netcourse.marking.nbgrader import generate_assignment

OPEN_CELL = "\n# %%\nprint('to be read')\n"
FOLDED_CELL = '\n# %% jupyter={"source_hidden": true}\nprint("folded")\n'


def ignore(_: str) -> None:
    """Nobody listens."""


def cell_of(path: Path, name: str) -> nbformat.NotebookNode:
    cells: list[nbformat.NotebookNode] = nbformat.read(path, as_version=4).cells
    return next(cell for cell in cells if cell.id == name or name in cell.source)


def add(unit: Unit, text: str) -> None:
    unit.text.write_text(unit.text.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_question_can_be_read_before_python_runs(built: Unit) -> None:
    shown = str(cell_of(built.release, "q1").outputs)
    assert "Ki-67 is 3% exactly. Which grade?" in shown
    assert "NET G2" in shown
    assert MIME not in shown


def test_marks_cells_and_the_students_own_cells_show_nothing(built: Unit) -> None:
    for name in ("q1-marks", "x1-answer", "x1-marks"):
        assert cell_of(built.release, name).outputs == []


def test_nothing_in_a_release_says_that_it_was_run(small_unit: Unit) -> None:
    add(small_unit, "\n# %%\n6 * 7\n")
    write(build(small_unit, ignore))
    cell = cell_of(small_unit.release, "6 * 7")
    assert cell.outputs[0].data["text/plain"] == "42"
    assert (cell.execution_count, cell.outputs[0].execution_count) == (None, None)


def test_what_is_shown_comes_from_where_nothing_is_solved(small_unit: Unit) -> None:
    add(small_unit, "\n# %%\nfrom pathlib import Path\n\nprint(x1, Path('answers.json').exists())\n")
    write(build(small_unit, ignore))
    assert cell_of(small_unit.notebook, "print(x1").outputs[0].text == "7.0 True\n"
    assert cell_of(small_unit.release, "print(x1").outputs[0].text == "None False\n"


def test_a_cell_that_fails_before_a_student_has_answered_is_named(small_unit: Unit) -> None:
    add(small_unit, "\n# %%\nprint(x1 + 1)\n")
    with pytest.raises(CourseError, match=r"cell .* fails where a student has not answered yet: TypeError"):
        build(small_unit, ignore)


def test_a_live_widget_is_refused(small_unit: Unit) -> None:
    add(small_unit, "\n# %%\nfrom ipywidgets import IntSlider\n\nIntSlider()\n")
    with pytest.raises(CourseError, match="shows a widget"):
        build(small_unit, ignore)


def test_the_notebook_says_which_unit_it_is_and_what_it_asks(built: Unit) -> None:
    about = nbformat.read(built.release, as_version=4).metadata["netcourse"]
    assert (about["unit"], about["title"]) == ("01_small", "A small unit")
    assert [question["id"] for question in about["questions"]] == ["q1", "x1", "comment"]
    assert set(about) == {"unit", "title", "questions"}


def test_a_student_may_change_what_is_theirs_and_delete_nothing_else(small_unit: Unit) -> None:
    add(small_unit, OPEN_CELL + FOLDED_CELL)
    write(build(small_unit, ignore))
    cells = nbformat.read(small_unit.release, as_version=4).cells
    locks = {cell.id: (cell.metadata.get("deletable"), cell.metadata.get("editable")) for cell in cells}
    assert locks[cells[0].id] == (False, False)
    assert locks["q1"] == locks["q1-marks"] == locks["comment"] == (False, False)
    assert locks[cell_of(small_unit.release, "Type here").id] == (None, None)
    assert locks["x1-answer"][1] is None
    assert locks[cell_of(small_unit.release, "to be read").id] == (False, None)
    assert locks[cell_of(small_unit.release, "folded").id] == (False, False)


def test_stock_nbgrader_makes_the_same_release_from_the_source(built: Unit) -> None:
    ours = built.release.read_bytes()
    built.release.unlink()
    words = [sys.executable, "-m", "nbgrader", "generate_assignment", built.name, "--force"]
    # nbgrader starts `alembic` by name.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    ran = subprocess.run(words, cwd=built.root, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert built.release.read_bytes() == ours


def test_outputs_of_a_source_that_somebody_ran_are_not_released(built: Unit) -> None:
    ours = built.release.read_bytes()
    source = nbformat.read(built.source, as_version=4)
    for cell in source.cells:
        if cell.cell_type == "code":
            cell.execution_count = 3
            if cell.id != "q1":
                cell.outputs = [nbformat.v4.new_output("stream", text="the answer is 7")]
    nbformat.write(source, built.source)
    generate_assignment(built.root, built.name)
    assert built.release.read_bytes() == ours
    question = next(cell for cell in source.cells if cell.id == "q1")
    question.outputs.append(nbformat.v4.new_output("display_data", data={MIME: {"id": "q1"}, "text/plain": "q1"}))
    nbformat.write(source, built.source)
    generate_assignment(built.root, built.name)
    assert cell_of(built.release, "q1").outputs == []


def test_an_answer_or_an_error_or_a_count_in_a_release_is_a_leak(built: Unit) -> None:
    author = nbformat.read(built.notebook, as_version=4)
    planted = [
        nbformat.v4.new_output("display_data", data={MIME: {"id": "q1"}, "text/plain": "q1"}),
        nbformat.v4.new_output("error", ename="NameError", evalue="x1", traceback=[]),
        nbformat.v4.new_output("execute_result", data={"text/plain": "7"}, execution_count=4),
    ]
    for output in planted:
        released = nbformat.read(built.release, as_version=4)
        next(cell for cell in released.cells if cell.id == "q1").outputs.append(output)
        assert leaks(author, nbformat.writes(released).encode()) == ["outputs in cell q1"]


def test_hashes_of_what_is_shown_stay_with_the_author(built: Unit) -> None:
    source = nbformat.read(built.source, as_version=4)
    assert set(source.metadata["netcourse"]["shown"]) == {"q1"}
    found = leaks(nbformat.read(built.notebook, as_version=4), built.source.read_bytes())
    assert "'shown' in the notebook's metadata" in found
