"""Fixtures that several rooms use, named for what happened."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

import shutil
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit

ROOT = Path(__file__).parent.parent

SMALL_TEXT = '''# %% [markdown]
"""
# A small unit
"""

# %% nbgrader={"grade": false, "grade_id": "q1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
q1 = ""  # type A or B
### BEGIN SOLUTION
q1 = "B"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "q1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S046"]}
from netcourse.items import letter

q1 = letter("q1", "AB")
### BEGIN HIDDEN TESTS
from netcourse.items import award_letter

award_letter(q1, 2, key="B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."})
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}
"""
Write a comment.

### BEGIN MARK SCHEME
One mark for naming the uncertainty.
### END MARK SCHEME
"""

# %% [markdown]
"""
*Type here.*
"""
'''


@pytest.fixture
def small_unit(tmp_path: Path) -> Unit:
    """An author's course in a scratch folder, with one small unit that is not built yet."""
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    unit = Unit(tmp_path, "01_small")
    unit.text.write_text(SMALL_TEXT, encoding="utf-8")
    return unit


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "notebooks").mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    unit = Unit(root, "01_small")
    unit.text.write_text(SMALL_TEXT, encoding="utf-8")
    write(build(unit, lambda _: None))
    return root


@pytest.fixture
def built(_built_once: Path, tmp_path: Path) -> Unit:
    """The small unit, built: a copy that a test may change."""
    shutil.copytree(_built_once, tmp_path / "course")
    return Unit(tmp_path / "course", "01_small")


@pytest.fixture(scope="session")
def course() -> Path:
    """The course of this repository."""
    return ROOT
