"""Fixtures that several rooms use, named for what happened."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

import gc
import os
import shutil
from collections.abc import Generator, Sequence
from itertools import chain, zip_longest
from pathlib import Path, PurePath
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

from netcourse.authoring.build import ask_for_revision_once, build, build_manifest, write
from netcourse.authoring.course import MARKER, Unit

ROOT = Path(__file__).parent.parent
# Folders whose tests share something that takes long to set up: a class that was marked, or processes that student code runs in.
TOGETHER = {"batch", "execution", "hostile", "people"}
# Files that do, by the folder in which they stand: those of a line share one browser, and one JupyterLab where they need it.
TOGETHER_IN_PART = {
    "browser": {
        "units": {"asked", "board_whole", "companion", "keyboard", "own_numbers", "read", "states", "units", "workbench"},
        "editions": {"board", "board_lite", "delete_my_answers", "lite", "receipt", "shared"},
        "pages": {
            *("class_report", "debrief", "explorers", "explorers_answers", "explorers_small"),
            *("instructor", "ki67_keyboard", "ki67_lab", "report_board", "review"),
        },
    }
}

# Rooms whose files take long.
LONG = ("browser", "marking", "peers")


# Names the environment variable with which everything runs.
SOAK = "NETCOURSE_SOAK"

# How long an example takes says how busy the machine is, and nothing of what is tested. CI tries a part of the examples; what it
# found once it tries again, for hypothesis keeps that.
settings.register_profile("soak", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("soak"), max_examples=40)
settings.load_profile("soak" if os.environ.get(SOAK) else "ci")


def examples(count: int) -> int:
    """How many examples a property is tried with: that many in the soak, a third of them in CI."""
    return count if os.environ.get(SOAK) else -(-count // 3)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have Python not look through twelve thousand tests for what can be thrown away, each time that it looks: they stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long proofs to `make soak`, and begin with what takes long."""
    if not os.environ.get(SOAK):
        left = [item for item in items if item.get_closest_marker("soak")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("soak")]
    items[:] = long_first(items)


def kept_together(path: PurePath) -> str:
    """The name of what one process runs as a whole: a file, or all files that share what takes long to set up."""
    folder = path.parent.name
    if folder in TOGETHER:
        return folder
    parts = TOGETHER_IN_PART.get(folder, {})
    found = (name for name, files in parts.items() if path.stem.removeprefix("test_") in files)
    return next((f"{folder}-{name}" for name in found), str(path))


def long_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Tests in the order in which several processes take their files.

    A browser waits most of the time and marking reckons all the time, so files of both alternate, whole folders first; what is
    short comes last, when one process might otherwise be left with a long file alone.
    """
    parts: dict[str, list[pytest.Item]] = {}
    for item in items:
        parts.setdefault(kept_together(item.path), []).append(item)
    rooms: dict[str, list[list[pytest.Item]]] = {}
    for tests in sorted(parts.values(), key=lambda tests: tests[0].path.parent.name not in TOGETHER):
        path = tests[0].path
        room = path.relative_to(ROOT / "tests").parts[0] if path.is_relative_to(ROOT / "tests") else ""
        rooms.setdefault(room if room in LONG else "", []).append(tests)
    long = zip_longest(*(rooms.get(room, []) for room in LONG), fillvalue=[])
    return [item for tests in [*chain.from_iterable(long), *rooms.get("", [])] for item in tests]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    """Where several processes run the tests, those of a file, or of one of these folders, stay in one."""

    class StaysTogether(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return kept_together(PurePath(super()._split_scope(nodeid)))

    return StaysTogether(config, log)


SMALL_TEXT = '''# %% [markdown]
"""
# A small unit
"""

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(SingleBest("q1", "Ki-67 is 3% exactly. Which grade?", {"A": "NET G1", "B": "NET G2"}))

# %% nbgrader={"grade": true, "grade_id": "q1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S046"]}
from netcourse.items import check

check("q1")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "x1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
x1 = None  # type a number
### BEGIN SOLUTION
x1 = 7
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "x1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S047"]}
from netcourse.items import number

x1 = number("x1", unit="reports", low=0, high=9)
### BEGIN HIDDEN TESTS
from netcourse.items import Criterion, award

award(1, Criterion(x1 == 7, 1, "Seven reports go up." if x1 == 7 else "You counted other reports too."))
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


def authors_unit(root: Path, name: str, text: str) -> Unit:
    """An author's course in a scratch folder, with one unit that is not built yet."""
    (root / "notebooks").mkdir(parents=True)
    shutil.copy(ROOT / MARKER, root)
    unit = Unit(root, name)
    unit.text.write_text(text, encoding="utf-8")
    return unit


@pytest.fixture(scope="session", autouse=True)
def _revision_asked_once() -> None:
    """Tests make some hundred gradebooks, and nbgrader starts a program for each."""
    ask_for_revision_once()


@pytest.fixture
def small_unit(tmp_path: Path) -> Unit:
    """The small unit, not built yet."""
    return authors_unit(tmp_path, "01_small", SMALL_TEXT)


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    unit = authors_unit(root, "01_small", SMALL_TEXT)
    files = build(unit, lambda _: None)
    write({**files, **build_manifest(root, files)})
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
