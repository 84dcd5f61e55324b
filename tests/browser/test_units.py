"""Each released unit as a student meets it: opened in JupyterLab, run from top to bottom, and looked at.

With NETCOURSE_PICTURES set to a folder, a picture of every screen on the way down is kept there.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.course import Unit, units
from tests.browser.lab import browser_page, jupyterlab, nameless_controls, needs_a_browser, wait_for
from tests.conftest import ROOT

pytestmark = needs_a_browser

UNITS = units(ROOT)
FORM, EXPLORER = ".netcourse-form", ".netcourse-explorer"
# What an unanswered question says is meant; everything else on a page that looks like an error is not.
ERRORS = '.jp-RenderedText[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]'


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """JupyterLab over the released units."""
    scratch = tmp_path_factory.mktemp("units")
    folder = scratch / "student"
    folder.mkdir()
    for unit in UNITS:
        shutil.copy(unit.release, folder)
    with jupyterlab(folder) as address:
        yield address, scratch


def count(released: NotebookNode, *calls: str) -> int:
    """How many cells end in one of these calls."""
    code = [cell.source for cell in released.cells if cell.cell_type == "code"]
    return sum(any(f"\n{call}(" in source for call in calls) for source in code)


def run_all(page: Any) -> None:
    """Choose Run > Run All Cells in the menu, as the unit tells a student to."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def unanswered(released: NotebookNode) -> int:
    """How many marks cells say, with an error, that an answer in Python is missing."""
    return sum("number(" in cell.source for cell in released.cells if cell.metadata.get("nbgrader", {}).get("grade"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: str(unit.name))
def test_a_unit_runs_from_top_to_bottom_and_shows_its_forms_and_explorers(unit: Unit, lab: tuple[str, Path]) -> None:
    address, scratch = lab
    released = nbformat.read(unit.release, as_version=4)
    forms, explorers = count(released, "ask", "practise"), count(released, "explore", "count_ki67")
    with browser_page(address, f"{unit.name}.ipynb", scratch) as page:
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.wait_for_timeout(2000)  # a kernel that has just started drops what it is asked
        run_all(page)
        wait_for(lambda: page.locator(FORM).count() >= forms, f"fewer than {forms} forms", 120)
        wait_for(lambda: page.locator(EXPLORER).count() >= explorers, f"fewer than {explorers} explorers", 120)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        assert page.locator(FORM).count() == forms
        assert page.locator(EXPLORER).count() == explorers
        assert page.locator(ERRORS).count() == unanswered(released)
        assert nameless_controls(page, f":is({FORM}, {EXPLORER})") == []
        assert complaints == []
        if "NETCOURSE_PICTURES" in os.environ:
            keep_pictures(page, Path(os.environ["NETCOURSE_PICTURES"]) / unit.name)


def keep_pictures(page: Any, folder: Path) -> None:
    """Keep a picture of every screen on the way down."""
    folder.mkdir(parents=True, exist_ok=True)
    if page.get_by_role("button", name="No", exact=True).count():
        page.get_by_role("button", name="No", exact=True).click()
    page.locator(".jp-SideBar .jp-FolderIcon, [data-id='filebrowser']").first.click()
    scroller = page.locator(".jp-WindowedPanel-outer").first
    at, step = 0, 1000
    while True:
        scroller.evaluate("(e, y) => { e.scrollTop = y; }", at * step)
        page.wait_for_timeout(250)
        page.screenshot(path=str(folder / f"{at:02}.png"))
        if scroller.evaluate("e => e.scrollTop + e.clientHeight + 2 >= e.scrollHeight"):
            return
        at += 1
