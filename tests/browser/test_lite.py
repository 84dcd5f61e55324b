"""The browser edition as a student uses it, the network closed: every unit runs, and the whole loop ends in marks."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.course import units
from netcourse.authoring.lite.pins import DISTRIBUTION
from netcourse.cli import main
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests import kinds_unit
from tests.browser.axe import scan, upstream
from tests.browser.lab import nameless_controls, needs_a_browser, wait_for
from tests.browser.site import code_cells, course_with_every_kind, open_unit, run_all, run_all_from_the_menu, served, visitor
from tests.browser.student import FORM, answer_all, holds
from tests.conftest import ROOT

pytestmark = needs_a_browser

UNITS = units(ROOT)
EXPLORER = ".netcourse-explorer"
ERRORS = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error'], .jp-RenderedText[data-mime-type*='stderr']"


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with all units and one more, in which every kind of question stands."""
    return course_with_every_kind(tmp_path_factory.mktemp("lite") / "author")


@pytest.fixture(scope="module")
def address(author: Path) -> Iterator[str]:
    """The browser edition of that course, served."""
    with served(author, author.parent / "site") as found:
        yield found


def picture(page: Any, name: str) -> None:
    """Keep a picture where NETCOURSE_PICTURES names a folder."""
    if folder := os.environ.get("NETCOURSE_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"lite-{name}.png"))


def test_an_answer_of_every_kind_is_recorded_found_again_downloaded_collected_and_marked(
    author: Path, address: str, tmp_path: Path
) -> None:
    with visitor(address) as (page, heard):
        open_unit(page, address, kinds_unit.NAME)
        run_all(page)
        assert nameless_controls(page, FORM) == []
        answer_all(page, kinds_unit.CHOSEN)
        picture(page, "answered")
        given = [holds(form) for form in page.locator(FORM).all()]
        page.keyboard.press("Control+s")
        # Another page of the same browser, as on the next evening.
        open_unit(page, address, kinds_unit.NAME)
        run_all(page)
        assert [holds(form) for form in page.locator(FORM).all()] == given
        handed_in = tmp_path / "downloads" / f"lena_{kinds_unit.NAME}.ipynb"
        page.keyboard.press("Control+s")
        page.get_by_role("menuitem", name="File", exact=True).click()
        with page.expect_download() as started:
            page.get_by_role("menuitem", name="Download", exact=True).click()
        started.value.save_as(handed_in)
        assert heard.ours == []
        assert heard.elsewhere == []
    course = _marking_course(author, tmp_path / "course")
    assert main(["--course", str(course), "collect", kinds_unit.NAME, str(handed_in.parent)]) == 0
    assert main(["--course", str(course), "mark", kinds_unit.NAME]) == 0
    cycle = Cycle(course, kinds_unit.NAME)
    marks = cycle.marks("lena").by_cell
    assert {name: marks[f"{name}-marks"] for name in kinds_unit.MARKED} == dict.fromkeys(kinds_unit.MARKED, 2)
    assert "Converted." in cycle.write_feedback("lena").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_unit_runs_from_its_first_cell_to_its_last(unit: Any, address: str) -> None:
    code = code_cells(unit)
    with visitor(address) as (page, heard):
        open_unit(page, address, unit.name)
        run_all_from_the_menu(page)  # it must go on where a cell fails, as the button does
        picture(page, unit.name)
        forms = sum("ask(" in cell or "practise(" in cell for cell in code)
        wait_for(lambda: bool(page.locator(FORM).count() == forms), f"there are not {forms} forms")
        _only_pandas_is_missing(page, code)
        explorers = page.locator(EXPLORER).all()
        assert len(explorers) == sum(bool(re.search(r"^(explore|count_ki67)\(", cell, re.MULTILINE)) for cell in code) > 0
        for explorer in explorers:
            _answers_a_key(page, explorer)
        assert nameless_controls(page, f":is({FORM}, {EXPLORER})") == []
        assert heard.ours == []
        assert heard.strangers == []
        assert all(one.startswith(DISTRIBUTION) for one in heard.elsewhere)


def test_the_first_page_fits_a_phone_and_says_what_it_is(address: str) -> None:
    with visitor(address, width=360, height=740) as (page, heard):
        page.goto(f"{address}/")
        picture(page, "phone-first-page")
        assert page.get_by_text("For education only.").is_visible()
        assert page.locator("ul.units a").count() == len(UNITS) + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = scan(page, [], "html")
        assert [*found.ours, *found.strange] == []
        assert found.checked > 10
        open_unit(page, address, kinds_unit.NAME)
        run_all(page)
        page.locator(FORM).first.scroll_into_view_if_needed()
        picture(page, "phone-form")
        assert scan(page, upstream()["lab"], ".netcourse-status, .netcourse-form").ours == []
        assert page.locator(FORM).first.bounding_box()["width"] <= 360
        assert heard.ours == []


def _only_pandas_is_missing(page: Any, code: list[str]) -> None:
    told = [one.inner_text() for one in page.locator(ERRORS).all()]
    first = [one for one in told if one.startswith("pandas could not be loaded")]
    assert len(first) == sum("import pandas" in cell for cell in code)
    assert all("With a connection: reload the page" in one for one in first)
    # The lines below it have no table to work on, and nobody has typed an answer yet.
    expected = ("NameError", "no answer yet")
    assert [one for one in told if one not in first and not any(word in one for word in expected)] == []


def _answers_a_key(page: Any, explorer: Any) -> None:
    before = explorer.inner_html()
    controls = explorer.locator(":is(input:not([type=radio]), select, input:checked):visible")
    if not controls.count() or "ki67" in (explorer.get_attribute("class") or ""):
        # A map of fields: an arrow goes to the next, Enter opens it.
        explorer.get_by_role("button", name="A1:").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    else:
        controls.first.focus()
        page.keyboard.press("ArrowUp" if controls.first.get_attribute("type") == "range" else "ArrowDown")
    wait_for(lambda: bool(explorer.inner_html() != before), f"{explorer.get_attribute('aria-label')} does not answer")


def _marking_course(author: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copytree(author / "source" / kinds_unit.NAME, folder / "source" / kinds_unit.NAME)
    shutil.copy(author / "nbgrader_config.py", folder)
    generate_assignment(folder, kinds_unit.NAME)
    return folder
