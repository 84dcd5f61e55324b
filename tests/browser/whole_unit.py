"""What is asked of any released unit that is open in JupyterLab: all is there and named, axe finds nothing, keys and mouse do."""

from dataclasses import dataclass
from typing import Any

import pytest
from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from tests.browser.axe import OURS_IN_LAB, Scan, complaints_of_ours, make_window_tall, scan, upstream
from tests.browser.explorers import EXPLORER, operate_by_keyboard, operate_by_mouse
from tests.browser.lab import Notebook, nameless_controls, wait_for

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


def expected(released: NotebookNode) -> tuple[int, int]:
    """How many forms and explorers a unit shows; a patient's panel is an explorer."""
    code = [cell.source for cell in released.cells if cell.cell_type == "code"]
    return (
        sum(any(asks in cell for asks in ("\nask(", "\npractise(", "\nask_id(")) for cell in code),
        sum(any(opens in cell for opens in ("\nexplore(", "\ncount_ki67(", " Asked(", "\nmeet(")) for cell in code),
    )


def wait_for_all(notebook: Notebook, released: NotebookNode) -> None:
    """Wait until every form and explorer of a unit is there."""
    forms, explorers = expected(released)
    wait_for(lambda: notebook.page.locator(FORM).count() >= forms, f"fewer than {forms} forms", 120)
    wait_for(lambda: notebook.page.locator(EXPLORER).count() >= explorers, f"fewer than {explorers} explorers", 120)


class WholeUnit:
    """Tests of the unit that a module's fixture `run` has opened; `scans` keeps what axe found, by unit."""

    def test_a_unit_runs_from_top_to_bottom_and_shows_its_forms_and_explorers(self, run: Run) -> None:
        assert (run.page.locator(FORM).count(), run.page.locator(EXPLORER).count()) == expected(run.released)
        assert run.page.locator(ERRORS).count() == 0
        assert complaints_of_ours(run.notebook.complaints) == []

    def test_every_control_has_a_name_and_every_figure_alt_text_and_the_same_as_a_table(self, run: Run) -> None:
        assert nameless_controls(run.page, f":is({FORM}, {EXPLORER})") == []
        assert run.page.locator(f"{OUTPUT} figure").count() >= (not run.has_patients)
        assert run.page.evaluate(UNTWINNED, OUTPUT) == []
        for explorer in run.page.locator(EXPLORER).all():
            assert explorer.get_attribute("role") == "group"
            assert explorer.get_attribute("aria-label")

    def test_a_table_of_an_explorer_is_no_pile_of_cards_where_there_is_room_for_it(self, run: Run) -> None:
        assert run.page.locator(f"{EXPLORER} .netcourse-stacks").count() >= (
            run.unit.name != "05_tumour_grade" and not run.has_patients
        )
        assert run.page.evaluate(CARDS_IN_A_ROOM) == 0

    def test_axe_finds_nothing_in_what_is_ours_and_nothing_unknown_around_it(self, run: Run, scans: dict[str, Scan]) -> None:
        size = run.page.viewport_size
        make_window_tall(run.page, SCROLLER)
        found = scans[run.unit.name] = scan(run.page, upstream()["lab"], OURS_IN_LAB)
        run.page.set_viewport_size(size)
        assert found.checked > 300  # it has seen the lesson, and not the frame around it alone
        assert found.ours == []
        assert found.strange == []

    def test_the_focus_is_seen_on_every_control(self, run: Run) -> None:
        run.page.keyboard.press("Escape")  # the browser shows the focus to whoever uses keys
        controls = run.page.locator(f"{OUTPUT} {FOCUSABLE}").count()
        assert controls > 50
        assert run.page.evaluate(UNSEEN_FOCUS, f"{OUTPUT} {FOCUSABLE}") == []

    def test_nothing_moves(self, run: Run) -> None:
        assert run.page.evaluate(MOVING, f":is({OUTPUT}, .jp-RenderedMarkdown) *") == []

    def test_an_explorer_is_operated_by_keyboard_alone_and_by_mouse_among_the_lesson(self, run: Run) -> None:
        # Each explorer by itself: test_explorers. The counting lab is no panel of controls: test_ki67_lab counts in it.
        if run.has_patients:
            pytest.skip("a patient is played by keyboard and by mouse in test_board")
        explorer = run.page.locator(f"{EXPLORER}:not(.ki67)").first
        operate_by_keyboard(run.page, explorer)
        operate_by_mouse(run.page, explorer)
        assert complaints_of_ours(run.notebook.complaints) == []
