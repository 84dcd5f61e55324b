"""JupyterLab is started once, and a browser once for each file of tests; a test that fails leaves a picture."""

import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.course import MARKER, Unit, manifest_path
from netcourse.lab import copy_release
from tests.browser.a_class import hand_in_and_mark
from tests.browser.lab import chromium, jupyterlab, keep_picture
from tests.conftest import ROOT

UNIT = Unit(ROOT, "05_tumour_grade")
Fresh = Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class Class:
    """A class that was marked: its course, of which each file of tests takes a copy, and the cell to be marked by hand."""

    folder: Path
    comment_cell: str

    def copy(self, folder: Path) -> Path:
        """The course in a folder of its own, which may be there."""
        return Path(shutil.copytree(self.folder, folder, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def marked_class(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Three students handed in and were marked."""
    folder = tmp_path_factory.mktemp("a-class") / "course"
    folder.mkdir()
    (folder / MARKER).write_bytes((ROOT / MARKER).read_bytes())
    return Class(folder, hand_in_and_mark(UNIT, folder))


@dataclass(frozen=True, slots=True)
class Lab:
    """A JupyterLab that runs: its address, and the course folder in which it was started."""

    address: str
    folder: Path


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab in the folder of a course that holds nothing yet. Each file of tests makes folders of its own in it."""
    folder = tmp_path_factory.mktemp("lab") / "course"
    folder.mkdir()
    (folder / MARKER).write_bytes((ROOT / MARKER).read_bytes())
    with jupyterlab(folder) as address:
        yield Lab(address, folder)


@pytest.fixture(scope="session")
def students_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab as `netcourse lab` starts it, on a copy of the released units. Each file of tests makes its own folders."""
    folder = tmp_path_factory.mktemp("students") / "course"
    copy_release(ROOT, folder)
    with jupyterlab(folder, manifest=manifest_path(ROOT).read_text(encoding="utf-8")) as address:
        yield Lab(address, folder)


@pytest.fixture
def fresh(students_lab: Lab) -> Fresh:
    """Makes a folder of its own, of the name given, with the unit that most tests open as it was handed out."""

    def make(name: str) -> Path:
        folder = students_lab.folder / name
        folder.mkdir()
        shutil.copy(UNIT.release, folder)
        return folder

    return make


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser. Two at a time can't be driven, so each file of tests closes its own."""
    with chromium() as context:
        yield context


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of every page that a failed test had open."""
    report = yield
    if report.failed:
        for name, value in getattr(item, "funcargs", {}).items():
            page = getattr(value, "page", value)
            if hasattr(page, "screenshot"):
                keep_picture(page, f"failed/{item.name}-{name}")
    return report
