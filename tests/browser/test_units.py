"""Each released unit as a student meets it in JupyterLab: run from top to bottom, looked at by axe, and played with.

With NETCOURSE_PICTURES set to a folder, a picture of every screen on the way down is kept there.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.course import Unit, units
from tests.browser.axe import OURS_IN_LAB, Scan, complaints_of_ours, make_window_tall, scan, upstream
from tests.browser.companion import open_unit
from tests.browser.conftest import Lab
from tests.browser.explorers import EXPLORER, operate_by_keyboard, operate_by_mouse
from tests.browser.lab import Notebook, keep_picture, nameless_controls, needs_a_browser, wait_for
from tests.conftest import ROOT

pytestmark = needs_a_browser

# Units are alike: CI opens one of them.
IN_CI = ("05_tumour_grade",)
UNITS = [pytest.param(unit, marks=() if unit.name in IN_CI else pytest.mark.soak, id=unit.name) for unit in units(ROOT)]
FORM = ".netcourse-form"
SCROLLER = ".jp-WindowedPanel-outer"
# What is open is told in plain words: nothing on a page looks like an error.
ERRORS = '.jp-RenderedText[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]'
# Each control of ours gets the focus; given are those on which that can't be seen.
UNSEEN_FOCUS = """root => [...document.querySelectorAll(root)].filter(e => e.getClientRects().length && !e.disabled).filter(e => {
    e.focus({ preventScroll: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(e);
    return document.activeElement === e && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) && outlineStyle !== 'auto';
}).map(e => e.outerHTML)"""
FOCUSABLE = ":is(a[href], input, select, textarea, button, summary, [tabindex='0'])"
# What moves by itself, or glides for somebody who asked for less motion.
MOVING = """root => [...document.querySelectorAll(root)].filter(e => {
    const { animationName, transitionDuration } = getComputedStyle(e);
    return animationName !== 'none' || transitionDuration.split(',').some(each => parseFloat(each) > 0)
        || ['VIDEO', 'AUDIO', 'MARQUEE', 'BLINK'].includes(e.tagName) || (e.src || '').startsWith('data:image/gif');
}).map(e => e.outerHTML.slice(0, 200))"""
# A figure, or a drawing that is no figure, without its words or its table.
UNTWINNED = """root => [...document.querySelectorAll(`${root} :is(figure, img)`)].filter(e => {
    const image = e.tagName === 'IMG' ? e : e.querySelector('img');
    return !(image && image.alt.trim().length > 20 && e.closest('figure')?.parentElement.querySelector('details table tbody th'));
}).map(e => e.outerHTML.slice(0, 200))"""
OUTPUT = ".jp-OutputArea-output"
# Tables of explorers that are laid out as cards although there is room for them; from 760 pixels on there is for all.
CARDS_IN_A_ROOM = """() => [...document.querySelectorAll('.netcourse-explorer .netcourse-drawing')]
    .filter(e => e.clientWidth > (e.querySelector('.netcourse-many') ? 760 : 440)).map(e => e.querySelector('thead'))
    .filter(e => e && getComputedStyle(e).display === 'none').length"""


@dataclass
class Run:
    """A unit in the students' JupyterLab, ready."""

    unit: Unit
    released: NotebookNode
    notebook: Notebook

    @property
    def page(self) -> Any:
        """Playwright's page."""
        return self.notebook.page

    @property
    def has_patients(self) -> bool:
        """Whether it is a unit of patients at the board, in which there is no lesson with figures: test_board plays them."""
        return any("\nmeet(" in cell.source for cell in self.released.cells if cell.cell_type == "code")


@pytest.fixture(scope="module", params=UNITS)
def run(request: pytest.FixtureRequest, students_lab: Lab, browser: Any) -> Iterator[Run]:
    """Each unit, once it has got itself ready."""
    unit = request.param
    folder = students_lab.folder / "units"
    folder.mkdir(exist_ok=True)
    shutil.copy(unit.release, folder)
    released = nbformat.read(unit.release, as_version=4)
    with open_unit(browser, students_lab.address, f"units/{unit.name}.ipynb") as notebook:
        page = notebook.page
        forms, explorers = expected(released)
        wait_for(lambda: page.locator(FORM).count() >= forms, f"fewer than {forms} forms", 120)
        wait_for(lambda: page.locator(EXPLORER).count() >= explorers, f"fewer than {explorers} explorers", 120)
        yield Run(unit, released, notebook)


@pytest.fixture(scope="module")
def scans() -> dict[str, Scan]:
    """What axe found, by unit."""
    return {}


def expected(released: NotebookNode) -> tuple[int, int]:
    """How many forms and explorers a unit shows; a patient's panel is an explorer."""
    code = [cell.source for cell in released.cells if cell.cell_type == "code"]
    return (
        sum(any(asks in cell for asks in ("\nask(", "\npractise(", "\nask_id(")) for cell in code),
        sum(any(opens in cell for opens in ("\nexplore(", "\ncount_ki67(", " Asked(", "\nmeet(")) for cell in code),
    )


def test_a_unit_runs_from_top_to_bottom_and_shows_its_forms_and_explorers(run: Run) -> None:
    assert (run.page.locator(FORM).count(), run.page.locator(EXPLORER).count()) == expected(run.released)
    assert run.page.locator(ERRORS).count() == 0
    assert complaints_of_ours(run.notebook.complaints) == []


def test_every_control_has_a_name_and_every_figure_alt_text_and_the_same_as_a_table(run: Run) -> None:
    assert nameless_controls(run.page, f":is({FORM}, {EXPLORER})") == []
    assert run.page.locator(f"{OUTPUT} figure").count() >= (not run.has_patients)
    assert run.page.evaluate(UNTWINNED, OUTPUT) == []
    for explorer in run.page.locator(EXPLORER).all():
        assert explorer.get_attribute("role") == "group"
        assert explorer.get_attribute("aria-label")


def test_a_table_of_an_explorer_is_no_pile_of_cards_where_there_is_room_for_it(run: Run) -> None:
    assert run.page.locator(f"{EXPLORER} .netcourse-stacks").count() >= (
        run.unit.name != "05_tumour_grade" and not run.has_patients
    )
    assert run.page.evaluate(CARDS_IN_A_ROOM) == 0


def test_axe_finds_nothing_in_what_is_ours_and_nothing_unknown_around_it(run: Run, scans: dict[str, Scan]) -> None:
    size = run.page.viewport_size
    make_window_tall(run.page, SCROLLER)
    found = scans[run.unit.name] = scan(run.page, upstream()["lab"], OURS_IN_LAB)
    run.page.set_viewport_size(size)
    assert found.checked > 300  # it has seen the lesson, and not the frame around it alone
    assert found.ours == []
    assert found.strange == []


def test_the_focus_is_seen_on_every_control(run: Run) -> None:
    run.page.keyboard.press("Escape")  # the browser shows the focus to whoever uses keys
    controls = run.page.locator(f"{OUTPUT} {FOCUSABLE}").count()
    assert controls > 50
    assert run.page.evaluate(UNSEEN_FOCUS, f"{OUTPUT} {FOCUSABLE}") == []


def test_nothing_moves(run: Run) -> None:
    assert run.page.evaluate(MOVING, f":is({OUTPUT}, .jp-RenderedMarkdown) *") == []


def test_an_explorer_is_operated_by_keyboard_alone_and_by_mouse_among_the_lesson(run: Run) -> None:
    # Each explorer by itself: test_explorers. The counting lab is no panel of controls: test_ki67_lab counts in it.
    if run.has_patients:
        pytest.skip("a patient is played by keyboard and by mouse in test_board")
    explorer = run.page.locator(f"{EXPLORER}:not(.ki67)").first
    operate_by_keyboard(run.page, explorer)
    operate_by_mouse(run.page, explorer)
    assert complaints_of_ours(run.notebook.complaints) == []


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


@pytest.mark.soak
def test_what_is_known_upstream_still_occurs(scans: dict[str, Scan]) -> None:
    if len(scans) < len(UNITS):
        pytest.skip("not every unit was scanned")
    occurred = frozenset[int]().union(*(found.known for found in scans.values()))
    gone = [one for at, one in enumerate(upstream()["lab"]) if at not in occurred]
    assert gone == []
