"""Courses of other kinds than ours: several notebooks in a unit, one of them no notebook; another language, refused by name."""

from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.settings import instructors_api
from tests.peers.courses import OURS, RATE, RATE_TEST, cell, notebook, write_course
from tests.peers.ways import autograde, netcourse_mark, release

pytestmark = pytest.mark.soak
PARTS = ("counting", "rating")


def handed_in(folder: Path, settings: list[str]) -> Path:
    """A course of one unit in two notebooks, which one student solved."""
    own = RATE_TEST.replace("Area(fields).fields", "fields")
    parts = {
        "counting": notebook(
            cell("code", "count", "seen = None\n### BEGIN SOLUTION\nseen = 6\n### END SOLUTION", solution=True),
            cell("code", "count-test", "assert seen == 6", grade=True, points=2),
        ),
        "rating": notebook(
            cell("code", "rate", RATE, solution=True),
            cell("code", "rate-test", own, grade=True, points=3),
        ),
    }
    write_course(folder, settings, parts, "two_parts")
    release(folder, "two_parts")
    there = folder / "submitted" / "anna" / "two_parts"
    there.mkdir(parents=True)
    for name in PARTS:
        made = nbformat.read(folder / "release" / "two_parts" / f"{name}.ipynb", as_version=4)
        made.cells[0].source = "seen = 6" if name == "counting" else "def per_field(seen, fields):\n    return seen"
        nbformat.write(made, there / f"{name}.ipynb")
    return folder


@pytest.mark.parametrize("settings", [[], [OURS]], ids=["stock_settings", "our_settings"])
def test_a_unit_in_several_notebooks_is_marked_by_nbgrader_alone(tmp_path: Path, settings: list[str]) -> None:
    folder = handed_in(tmp_path, ["c = get_config()", *settings])
    autograde(folder, "two_parts")
    with closing(instructors_api(folder, apart=False).gradebook) as gradebook:
        parts = gradebook.find_submission("two_parts", "anna").notebooks
        marks = {grade.name: grade.auto_score for part in parts for grade in part.grades}
    assert marks == {"count-test": 2, "rate-test": 0}
    assert sorted(path.name for path in (folder / "autograded" / "anna" / "two_parts").glob("*.ipynb")) == [
        f"{name}.ipynb" for name in PARTS
    ]


@pytest.mark.parametrize("settings", [[], [OURS]], ids=["stock_settings", "our_settings"])
def test_a_unit_in_several_notebooks_is_marked_by_us(tmp_path: Path, settings: list[str]) -> None:
    folder = handed_in(tmp_path, ["c = get_config()", *settings])
    (folder / "submitted" / "anna" / "two_parts" / "counting.ipynb").write_text('{"cells": [', encoding="utf-8")
    told = netcourse_mark(folder, "two_parts")
    assert told.outcomes["anna"].verdict == "partly marked"
    assert "counting: nbgrader can't read it: the file is no notebook" in told.says("anna")
    assert told.outcomes["anna"].marks == {"counting/count-test": 0, "rating/rate-test": 0}
    assert [path.name for path in (folder / "autograded" / "anna" / "two_parts").glob("*.ipynb")] == ["rating.ipynb"]


def test_a_notebook_of_another_language_is_refused_by_name(tmp_path: Path) -> None:
    parts = {
        "one": notebook(cell("code", "a", "x <- 1", solution=True), cell("code", "b", "stopifnot(x == 1)", grade=True, points=1))
    }
    parts["one"].metadata.kernelspec = {"name": "ir", "display_name": "R"}
    write_course(tmp_path, ["c = get_config()", "c.ClearSolutions.code_stub = {'python': '', 'R': ''}"], parts, "in_r")
    with closing(instructors_api(tmp_path).gradebook) as gradebook:
        gradebook.add_assignment("in_r")
        gradebook.add_notebook("one", "in_r", kernelspec='{"name": "ir", "display_name": "R"}')
    with pytest.raises(CourseError, match=r"in_r/one.ipynb: its kernel is 'ir' \(R\); here only Python is marked"):
        plan(tmp_path, "in_r")
