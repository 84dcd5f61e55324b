"""JupyterLab is started once, and so is a browser; a test that fails leaves a picture."""

import os
import re
import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import nbformat
import pytest

from netcourse.authoring.course import MARKER, Unit, manifest_path
from netcourse.lab import copy_release
from tests.browser.a_class import hand_in_and_mark
from tests.browser.companion import Desk
from tests.browser.lab import chromium, jupyterlab, keep_picture
from tests.conftest import ROOT, SOAK

# What a browser keeps of a page for its next visit; without its cookie a JupyterLab that is open could ask for nothing.
KEPT = "local_storage,indexeddb,service_workers,cache_storage"
UNIT = Unit(ROOT, "05_tumour_grade")


class Fresh(Protocol):
    """Makes a folder of its own with the unit that most tests open."""

    def __call__(self, name: str, *needed: str) -> Path:
        """Give the folder of that name; of the unit CI lays only what is needed, where that is said."""


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

    def make(name: str, *needed: str) -> Path:
        folder = students_lab.folder / name
        folder.mkdir()
        lay(folder, *needed)
        return folder

    return make


def lay(folder: Path, *needed: str) -> None:
    """Lay the unit into a folder as it was handed out.

    Half of what opening it costs is drawing a hundred cells: where a test names what it needs, CI lays the cells that hold one of
    these and the first, and the soak lays all of them.
    """
    if not needed or os.environ.get(SOAK):
        shutil.copy(UNIT.release, folder)
        return
    notebook = nbformat.read(UNIT.release, as_version=4)
    head, *cells = notebook.cells
    notebook.cells = [head, *(cell for cell in cells if any(one in (cell.id, *_words(cell.source)) for one in needed))]
    nbformat.write(notebook, folder / UNIT.release.name)


def _words(source: str) -> set[str]:
    """What stands in a cell between quotes or spaces."""
    return set(re.split(r"[^\w-]+", source))


@pytest.fixture(scope="package")
def _browser() -> Iterator[Any]:
    with chromium() as context:
        context.new_page()  # without any page a browser gives up what it has begun, and begins anew with the next
        yield context


@pytest.fixture(scope="module")
def browser(_browser: Any) -> Iterator[Any]:
    """A browser, for each file of tests as on its first day, but for what it has loaded: that costs a second a page."""
    yield _browser
    blank, *left = _browser.pages
    for page in left:
        page.close()
    forget(blank)


@pytest.fixture(scope="package")
def _desk(students_lab: Lab, _browser: Any) -> Iterator[Desk]:
    with chromium() as context:
        yield Desk(context.new_page(), students_lab.address)


@pytest.fixture
def desk(_desk: Desk) -> Iterator[Desk]:
    """The students' JupyterLab open on a page that other tests had before; nothing lies on it, and nothing is remembered."""
    yield _desk
    forget(_desk.page)


def forget(page: Any) -> None:
    """Make a browser forget all that pages have kept in it, but not what it has loaded."""
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": KEPT})


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
