"""Tests that need more than plain data are found by the instructor's own answer, and run in the student's process."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from netcourse.errors import CourseError
from netcourse.marking.beside import kept, what_runs_beside
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook, through_ours

ANSWER = "def per_field():\n    yield 1\n    yield 2\ntotal = 3"
PLAIN = marks_cell("plain", 1, "assert total == 3")
WALKS = marks_cell("walks", 2, "assert list(per_field()) == [1, 2]")
RIGHT = notebook(ANSWER, PLAIN, WALKS)


def course(folder: Path, whole: nbformat.NotebookNode) -> Path:
    source = folder / "source" / "mitoses" / "mitoses.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(whole, source)
    return source


def test_a_test_that_would_take_marks_from_the_instructors_answer_runs_beside_and_no_other(
    executor: LocalExecutor, tmp_path: Path
) -> None:
    source = course(tmp_path, RIGHT)
    released = nbformat.writes(RIGHT).encode()
    assert kept(tmp_path, source, released) is None
    found = what_runs_beside(tmp_path, source, released, Limits(), executor.run)
    assert list(found.cells) == ["walks"]
    assert "generator" in found.cells["walks"]
    assert found.unproven == ()
    assert kept(tmp_path, source, released) == found
    assert kept(tmp_path, source, released + b" ") is None


def test_a_test_beside_gives_right_and_wrong_what_they_earn(executor: LocalExecutor) -> None:
    lazy = notebook(ANSWER.replace("yield 2", "pass"), PLAIN, WALKS)
    jobs = [replace(job(one), name=name, beside=("walks",)) for name, one in (("right", RIGHT), ("wrong", lazy))]
    done = {one.name: one for one in through_ours(executor, *jobs)}
    assert marks(executed(done["right"])) == {"plain": 1, "walks": 2}
    assert marks(executed(done["wrong"])) == {"plain": 1, "walks": 0}
    assert done["wrong"].tests["walks"].error == "AssertionError"


def test_a_process_that_ended_earns_nothing_in_a_test_beside_it(executor: LocalExecutor) -> None:
    (done,) = through_ours(executor, replace(job(notebook("import os\nos._exit(0)", PLAIN, WALKS)), beside=("walks",)))
    assert marks(executed(done)) == {"plain": 0, "walks": 0}


def test_nobody_knows_of_a_test_that_the_instructors_answer_does_not_pass(executor: LocalExecutor, tmp_path: Path) -> None:
    source = course(tmp_path, notebook("total = 4", PLAIN))
    found = what_runs_beside(tmp_path, source, nbformat.writes(notebook("total = 4", PLAIN)).encode(), Limits(), executor.run)
    assert (dict(found.cells), found.unproven) == ({}, ("plain",))


def test_an_instructors_answer_with_more_marks_than_the_test_has_is_none_that_shows_anything(
    executor: LocalExecutor, tmp_path: Path
) -> None:
    much = notebook("total = 4", marks_cell("much", 2, "total"))
    found = what_runs_beside(tmp_path, course(tmp_path, much), nbformat.writes(much).encode(), Limits(), executor.run)
    assert (dict(found.cells), found.unproven) == ({}, ("much",))


def test_the_units_of_this_course_are_never_what_runs_beside(executor: LocalExecutor, tmp_path: Path) -> None:
    ours = notebook(ANSWER, WALKS)
    ours.metadata["netcourse"] = {"unit": "mitoses"}
    found = what_runs_beside(tmp_path, course(tmp_path, ours), nbformat.writes(ours).encode(), Limits(), executor.run)
    assert dict(found.cells) == {}


def test_a_source_that_is_no_notebook_is_one_line(executor: LocalExecutor, tmp_path: Path) -> None:
    source = course(tmp_path, RIGHT)
    source.write_text(json.dumps([]), encoding="utf-8")
    with pytest.raises(CourseError, match="it can't be read as a notebook"):
        what_runs_beside(tmp_path, source, b"{}", Limits(), executor.run)
