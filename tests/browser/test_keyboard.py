"""One whole unit with the keyboard alone: run, walked through, every form recorded, exercises typed, checked and saved."""

import os
import re
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from tests.browser.axe import complaints_of_ours
from tests.browser.companion import Desk
from tests.browser.conftest import UNIT, Fresh
from tests.browser.lab import Notebook, keep_picture, needs_a_browser, wait_for
from tests.browser.whole_unit import expected, wait_for_all
from tests.conftest import SOAK

pytestmark = needs_a_browser

FORM = ".netcourse-form"
# One of each kind, of which CI lays no more.
EACH_KIND = ("course-id", "practice-1", "q01", "q03", "q08", "q12", "q17", "Double-click", "n_regraded", "n_typical")
MOST_STOPS = 900
# What has the focus: its kind, its words, whether it is ours, and whether it is in the notebook at all.
FOCUS = """() => {
    const e = document.activeElement;
    for (const one of e.type === 'radio' ? document.getElementsByName(e.name) : [e]) one.walked = true;
    const kind = e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase();
    const words = (e.getAttribute('aria-label') || e.textContent).trim();
    // The counting lab has a walk of its own: test_ki67_keyboard.py.
    const ours = e.closest('.jp-OutputArea-output') !== null && !e.closest('.ki67');
    return [kind, words, ours, e.closest('.jp-Notebook') !== null];
}"""
NOT_REACHED = """root => [...document.querySelectorAll(root)]
    .filter(e => e.getClientRects().length && !e.disabled && e.tabIndex >= 0)
    .filter(e => !e.walked && !e.closest('.ki67')).map(e => e.outerHTML)"""
CONTROLS = ".jp-OutputArea-output :is(a[href], input, select, textarea, button, summary, canvas, [tabindex='0'])"
# What a form says once it has taken an answer.
TAKEN = ("✔ Recorded:", "Yes.", "Not yet.")
KEYS = {
    "range": "ArrowRight",
    "number": "ArrowUp",
    "checkbox": "Space",
    "summary": "Enter",
    "button": "Enter",
    "radio": "Space",
    "select": "ArrowDown",
}


@pytest.fixture
def released(fresh: Fresh) -> NotebookNode:
    """The unit, as it was handed out."""
    read: NotebookNode = nbformat.read(fresh("keyboard", *EACH_KIND) / UNIT.release.name, as_version=4)
    return read


@pytest.fixture
def unit(released: NotebookNode, desk: Desk) -> Iterator[Notebook]:
    """The unit, once it has got itself ready."""
    with desk.open(f"keyboard/{UNIT.release.name}") as opened:
        wait_for_all(opened, released)
        yield opened


def press_until(page: Any, key: str, there: str) -> None:
    """Press a key until something is true of the element that has the focus, as `e`."""
    for _ in range(MOST_STOPS):
        if page.evaluate(f"(e => Boolean({there}))(document.activeElement)"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {there}")


def go_to(page: Any, cell: int) -> None:
    """Go back with Tab to the cell that is active, and with the arrows to another."""
    press_until(page, "Shift+Tab", "e.matches('.jp-Cell')")
    script = "Number(document.activeElement.dataset.windowedListIndex)"
    for _ in range(MOST_STOPS):
        if (now := page.evaluate(script)) == cell:
            return
        page.keyboard.press("ArrowDown" if now < cell else "ArrowUp")
    raise AssertionError(f"the arrows do not lead to cell {cell}")


def type_into(page: Any, cell: int, words: str) -> None:
    """Put words in place of what stands in a cell, and run it and the next."""
    go_to(page, cell)
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")


def missing(page: Any) -> str:
    """Press "Check what is missing" in the bar above the notebook; gives what it says."""
    go_to(page, 0)
    press_until(page, "Shift+Tab", "e.dataset.part === 'missing'")
    page.keyboard.press("Enter")
    told = page.locator(".netcourse-area")
    told.wait_for()
    said: str = told.inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.part") == "missing"
    return said


def test_a_whole_unit_is_worked_through_with_the_keyboard_alone(released: NotebookNode, unit: Notebook) -> None:
    page = unit.page
    forms, _ = expected(released)
    assert walk(page) == forms >= len(EACH_KIND) - 3
    assert page.evaluate(NOT_REACHED, CONTROLS) == []
    cells = released.cells
    exercise = next(at for at, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == "e1-answer")
    comment = next(at for at, cell in enumerate(cells) if cell.source.startswith("*Double-click here"))
    type_into(page, exercise, "n_regraded = 12")
    type_into(page, comment, "NET G2: the higher of the two decides.")
    page.get_by_text("n_regraded: your answer 12 reports is recorded").wait_for()
    page.keyboard.press("Control+S")
    said = missing(page)
    (still_open,) = re.findall(r"Still open: ([^.]*)\.", said)
    assert still_open.endswith("exercise 2")
    assert "exercise 1" not in still_open
    assert bool(os.environ.get(SOAK)) == (still_open == "exercise 2")
    assert "n_typical: no answer yet" in said
    keep_picture(page, "keyboard-walk")
    assert complaints_of_ours(unit.complaints) == []


def walk(page: Any) -> int:
    """Press Tab from the first cell to the end of the notebook and use what comes; gives how many forms were recorded."""
    recorded = 0
    for kind, words in stops(page):
        if kind == "button" and words.startswith(("Record ", "Check ")):
            record(page)
            recorded += 1
        elif words.startswith(("Use ", "Reset ")):
            continue  # the one would answer the exercises, which are typed here; the other takes an answer back
        else:
            use(page, kind)
    for _ in stops(page):  # once more, past what has appeared meanwhile
        pass
    return recorded


def stops(page: Any) -> Iterator[tuple[str, str]]:
    """What gets the focus, one after another, of what is ours: its kind and its words."""
    go_to(page, 0)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        kind, words, ours, inside = page.evaluate(FOCUS)
        if not inside:
            return
        if ours:
            yield kind, words
    raise AssertionError("Tab does not come to an end")


def record(page: Any) -> None:
    """Press the button of a form, which says that it has taken the answer."""
    form = page.locator(f"{FORM}:focus-within")
    page.keyboard.press("Enter")
    said = form.locator(".netcourse-said")
    wait_for(lambda: any(word in said.inner_text() for word in TAKEN), f"not taken: {said.inner_text()}")


def use(page: Any, kind: str) -> None:
    """Use a control with its own keys."""
    if kind in ("text", "textarea"):
        page.keyboard.type("3.5")
    elif kind in KEYS:
        page.keyboard.press(KEYS[kind])
