"""Each released unit as a student meets it in JupyterLab: run from top to bottom, looked at by axe, and played with.

Units are alike: CI opens one, in test_read; this is the soak. With NETCOURSE_PICTURES set to a folder, a picture of every screen
on the way down is kept there.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from netcourse.authoring.course import units
from tests.browser.axe import Scan, upstream
from tests.browser.companion import open_unit
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, needs_a_browser
from tests.browser.whole_unit import SCROLLER, Run, WholeUnit, wait_for_all
from tests.conftest import ROOT

pytestmark = [needs_a_browser, pytest.mark.soak]

UNITS = units(ROOT)


@pytest.fixture(scope="module", params=UNITS, ids=lambda unit: unit.name)
def run(request: pytest.FixtureRequest, students_lab: Lab, browser: Any) -> Iterator[Run]:
    """Each unit, once it has got itself ready."""
    unit = request.param
    folder = students_lab.folder / "units"
    folder.mkdir(exist_ok=True)
    shutil.copy(unit.release, folder)
    released = nbformat.read(unit.release, as_version=4)
    with open_unit(browser, students_lab.address, f"units/{unit.name}.ipynb") as notebook:
        wait_for_all(notebook, released)
        yield Run(unit, released, notebook)


@pytest.fixture(scope="module")
def scans() -> dict[str, Scan]:
    """What axe found, by unit."""
    return {}


class TestEachUnit(WholeUnit):
    """What is asked of any unit, of each."""


@pytest.mark.skipif(not os.environ.get("NETCOURSE_PICTURES"), reason="NETCOURSE_PICTURES names no folder to keep pictures in")
def test_pictures_are_kept_of_every_screen(run: Run) -> None:
    page = run.page
    scroller = page.locator(SCROLLER).first
    at, end = 0, False
    while not end:
        scroller.evaluate("(e, y) => { e.scrollTop = y; }", at * 1000)
        page.wait_for_timeout(250)
        keep_picture(page, f"{run.unit.name}/{at:02}")
        end = scroller.evaluate("e => e.scrollTop + e.clientHeight + 2 >= e.scrollHeight")
        at += 1


def test_what_is_known_upstream_still_occurs(scans: dict[str, Scan]) -> None:
    if len(scans) < len(UNITS):
        pytest.skip("not every unit was scanned")
    occurred = frozenset[int]().union(*(found.known for found in scans.values()))
    gone = [one for at, one in enumerate(upstream()["lab"]) if at not in occurred]
    assert gone == []
