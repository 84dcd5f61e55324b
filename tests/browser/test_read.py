"""A unit that is read, in the students' JupyterLab: what a screen reader finds, words, keys, a phone's width and paper.

It is opened once: nothing is answered here, and each test leaves the window as it was.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.authoring.course import Unit
from tests.browser.axe import Scan
from tests.browser.companion import BAR, counted, form, open_unit
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.browser.whole_unit import Run, WholeUnit, wait_for_all
from tests.conftest import ROOT

pytestmark = needs_a_browser

UNIT = Unit(ROOT, "05_tumour_grade")
HEADINGS = "document.querySelectorAll('.jp-Notebook :is(h1, h2, h3, h4)').length"
TOO_WIDE = """e => [...e.querySelectorAll('.jp-Cell')].filter(c => c.scrollWidth > c.clientWidth + 4)
    .map(c => c.innerText.slice(0, 60))"""
# Words that are targets too small for a finger.
SMALL = """all => all.filter(e => e.getClientRects().length).map(e => [e.textContent, e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24).map(([word, box]) => [word, box.width, box.height])"""
# Paragraphs that are taller for being targets.
TALLER = """all => all.filter(e => {
    const p = e.closest('p'), before = p?.getBoundingClientRect().height;
    e.style.setProperty('display', 'inline', 'important'); e.style.padding = e.style.margin = '0';
    const plain = p?.getBoundingClientRect().height;
    e.style.cssText = '';
    return Math.abs(before - plain) > 1;
}).map(e => e.closest('p').textContent.slice(0, 80))"""
CUT_OFF = "all => all.filter(e => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY !== 'visible').length"
# Where the focus may be while a letter is pressed: an output, a form, a lesson.
PLACES = (".jp-OutputArea summary", ".netcourse-form button", ".jp-MarkdownCell")


@pytest.fixture(scope="module")
def file(students_lab: Lab) -> Path:
    """The unit as it was handed out, in a folder of its own."""
    folder = students_lab.folder / "read"
    folder.mkdir()
    return Path(shutil.copy(UNIT.release, folder))


@pytest.fixture(scope="module")
def run(file: Path, students_lab: Lab, browser: Any) -> Iterator[Run]:
    """The unit, open and ready."""
    released = nbformat.read(file, as_version=4)
    with open_unit(browser, students_lab.address, f"read/{file.name}") as notebook:
        wait_for_all(notebook, released)
        yield Run(UNIT, released, notebook)


@pytest.fixture(scope="module")
def scans() -> dict[str, Scan]:
    """What axe found."""
    return {}


@pytest.fixture
def page(run: Run) -> Iterator[Any]:
    """The page of the unit; afterwards it is as wide as before, and shown on a screen."""
    size = run.page.viewport_size
    yield run.page
    run.page.emulate_media(media="screen")
    run.page.set_viewport_size(size)


class TestTheUnit(WholeUnit):
    """What is asked of any unit: the soak asks it of each, in test_units."""


def test_a_screen_reader_finds_every_heading_and_every_form(page: Any) -> None:
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    shown = [(one.get("role", {}).get("value"), one.get("name", {}).get("value", "")) for one in nodes if not one["ignored"]]
    assert sum(role == "heading" for role, _ in shown) >= page.evaluate(HEADINGS) > 40
    named = [name for role, name in shown if role == "group" and name.startswith(("Question", "Practice", "Your id"))]
    assert len(named) == len(set(named)) == page.locator(".netcourse-form[role=group]").count() == 29
    assert [name for role, name in shown if role == "button"].count("Record question 5") == 1


def test_a_word_of_the_glossary_is_explained_on_focus_hover_and_tap(page: Any) -> None:
    word = page.locator(".netcourse-term[data-term='Ki-67']").first
    word.wait_for()
    tip = page.locator(f"[id='{word.get_attribute('aria-describedby')}']")
    assert not tip.is_visible()
    for act in (word.focus, word.hover, word.click):
        act()
        assert "share of stained tumour nuclei" in tip.inner_text()
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]
        word.press("Escape")
        assert not tip.is_visible()
        word.evaluate("e => e.blur()")
        page.mouse.move(0, 0)
    keep_picture(page, "companion/word")
    # One stop of the Tab key for each word, however often it stands in the unit.
    stops = page.locator(".netcourse-term:not([tabindex='-1'])").evaluate_all("all => all.map(e => e.dataset.term)")
    assert len(stops) == len(set(stops)) > 3
    assert page.locator(".netcourse-term").count() > len(stops)


def test_words_of_the_glossary_are_targets_of_24_pixels_and_leave_the_lines_where_they_are(page: Any) -> None:
    page.locator(".netcourse-term").first.wait_for()
    assert page.locator(".netcourse-term").evaluate_all(SMALL) == []
    assert page.locator("p .netcourse-term").evaluate_all(TALLER) == []


def test_the_outline_leads_to_the_task_and_not_to_its_code(page: Any) -> None:
    page.locator(f"{BAR} [data-part=outline]").click()
    page.get_by_role("button", name="Exercise 1, 4 marks: open").click()
    heading = page.get_by_role("heading", name="Exercise 1")
    wait_for(lambda: 0 <= heading.bounding_box()["y"] < 400, "the task is not in sight")


@pytest.mark.soak
def test_a_tall_output_is_not_put_into_a_box_that_scrolls(page: Any) -> None:
    # As Jupyter Notebook, in which the browser edition opens a unit, does by itself from a hundred lines on.
    cells = page.locator(".jp-CodeCell")
    cells.evaluate_all("all => all.forEach(e => e.classList.add('jp-mod-outputsScrolled'))")
    assert page.locator(".jp-Cell-outputArea").evaluate_all(CUT_OFF) == 0
    cells.evaluate_all("all => all.forEach(e => e.classList.remove('jp-mod-outputsScrolled'))")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (342, 225)], ids=["phone", "400-percent"])
def test_a_unit_fits_a_phone_and_a_page_at_400_percent(width: int, height: int, page: Any) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)
    scroller = page.locator(".jp-WindowedPanel-outer")
    assert scroller.bounding_box()["width"] > width - 30
    assert scroller.bounding_box()["height"] > height * 0.35
    form(page, "q01").scroll_into_view_if_needed()
    box = form(page, "q01").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.locator(".jp-Notebook").evaluate(TOO_WIDE) == []
    keep_picture(page, f"companion/small-{width}")


def test_a_unit_prints_as_a_handout(page: Any) -> None:
    page.set_viewport_size({"width": 800, "height": 1000})
    assert page.locator(BAR).is_visible()
    # On the screen the unit is scrolled within one window's height; on paper it is as long as it is.
    page.emulate_media(media="print")
    assert page.locator("body").evaluate("e => e.scrollHeight") > 8 * 1000
    assert not page.locator(BAR).is_visible()
    assert page.locator(".netcourse-record:visible").count() == 0


def test_no_letter_edits_the_course_and_only_a_students_own_cells_can_be_changed(page: Any, file: Path) -> None:
    before = page.locator(".jp-Notebook .jp-Cell").count()
    for place in PLACES:
        page.locator(f"{place}:visible").first.focus()
        page.keyboard.type("xxddabmy1z")
    assert page.locator(".jp-Notebook .jp-Cell").count() == before
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    assert page.get_by_role("menuitem", name="Delete Cell").first.get_attribute("aria-disabled") == "true"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".jp-Notebook .jp-Cell").count() == before
    page.locator(".netcourse-own-buttons button", has_text="Write your words").click()
    page.keyboard.type("NET G2.")
    page.locator(".netcourse-own-buttons button", has_text="Done").click()
    counted(page, "1 of 22 recorded · 5 of 40")
    wait_for(lambda: "NET G2." in file.read_text(encoding="utf-8"), "what was typed is not saved by itself")
