"""Courses that `netcourse mark` refuses by name, and what plain nbgrader gives them with both settings."""

from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.settings import instructors_api
from tests.peers.courses import OURS, RATE, RATE_TEST, cell, notebook, write_course
from tests.peers.ways import autograde, release

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


def test_a_unit_in_several_notebooks_is_refused_by_name(tmp_path: Path) -> None:
    folder = handed_in(tmp_path, [OURS])
    (folder / "source" / "two_parts" / "counting.ipynb").rename(folder / "source" / "two_parts" / "two_parts.ipynb")
    with pytest.raises(CourseError, match="its release has the notebooks counting, rating; 'netcourse mark' marks one"):
        plan(folder, "two_parts")
