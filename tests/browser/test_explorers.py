"""What explorers do beyond a change and its answer: tasks, focus, entries. `test_units` uses every control."""

from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.authoring.course import units
from netcourse.explorers import GradePlane, HiaaCollection
from netcourse.explorers.explorer import Explorer
from tests.browser.axe import complaints_of_ours
from tests.browser.conftest import Lab
from tests.browser.explorers import EXPLORER
from tests.browser.lab import Notebook, needs_a_browser, open_notebook, run_cells, tab_to, wait_for, write_notebook
from tests.conftest import ROOT
from tests.explorers.every import every_explorer

pytestmark = needs_a_browser

# Two of the same kind first: what one does must not reach the other.
EXPLORERS: list[tuple[type[Explorer], str]] = [
    (GradePlane, "mitoses-decide"),
    (GradePlane, "field-matters"),
    (HiaaCollection, ""),
]


@pytest.fixture(scope="module")
def played(lab: Lab, browser: Any) -> Iterator[Notebook]:
    """A page with explorers on it."""
    folder = lab.folder / "explorers"
    folder.mkdir()
    write_notebook(folder / "explorers.ipynb", [cell(one, task) for one, task in EXPLORERS])
    with open_notebook(browser, lab.address, "explorers/explorers.ipynb") as opened:
        run_cells(opened.page, len(EXPLORERS), EXPLORER, len(EXPLORERS))
        yield opened


def cell(one: type[Explorer], task: str) -> str:
    """What a lesson writes to show an explorer."""
    name = one.__name__
    return f"from netcourse.explorers import explore\nfrom {one.__module__} import {name}\nexplore({name}({task!r}))"


def explorer(page: Any, at: int) -> Any:
    """One explorer, as it was at its start."""
    found = page.locator(EXPLORER).nth(at)
    found.get_by_role("button", name="Reset").click()
    words = found.locator(".netcourse-found")
    wait_for(lambda: words.count() == 0 or words.inner_text() == "Not found yet.", "Reset forgets no find")
    return found


def test_every_explorer_stands_in_a_unit_where_each_of_its_controls_is_used() -> None:
    released = "".join(unit.release.read_text(encoding="utf-8") for unit in units(ROOT))
    assert [one.__name__ for one in every_explorer() if f"explore({one.__name__}(" not in released] == []


def test_with_the_mouse_a_click_into_the_plane_moves_the_tumour_and_meets_the_task(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    plane.get_by_text("Not found yet.").wait_for()
    box = plane.locator("figure img").bounding_box()
    plane.locator("figure img").click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.25})
    plane.get_by_text("NET G2: the mitoses decide.").wait_for()
    plane.get_by_text("✔ Found:").wait_for()


def test_with_the_keyboard_alone_the_task_is_met_and_focus_and_open_table_stay(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    plane.locator("summary").focus()
    page.keyboard.press("Enter")
    tab_to(page, "Ki-67 index (%)")
    tab_to(page, "Mitoses (per 2 mm²), exact value")
    page.keyboard.press("Control+a")
    page.keyboard.type("20.1")
    page.keyboard.press("Enter")
    plane.get_by_text("NET G3: the mitoses decide.").wait_for()
    plane.get_by_text("✔ Found:").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Mitoses (per 2 mm²), exact value"
    assert "20.1" in plane.locator("details[open] table").inner_text()


def test_no_step_is_lost_when_an_arrow_is_held_down(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    plane.get_by_label("Ki-67 index (%)", exact=True).focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    plane.get_by_text("Ki-67 3.5% by itself is NET G2.").wait_for()
    assert plane.get_by_label("Ki-67 index (%), exact value").input_value() == "3.5"


def test_what_is_no_number_is_said_and_the_last_good_state_stays(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    exact = plane.get_by_label("Ki-67 index (%), exact value")
    exact.fill("")
    exact.press("Enter")
    plane.get_by_text("is not a number from 0 to 100").wait_for()
    assert exact.input_value() == "1"
    assert plane.locator(".netcourse-headline").inner_text().startswith("NET G1")


def test_controls_that_mean_nothing_are_not_shown(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 1)
    assert not plane.get_by_label("Field number of the eyepiece").is_visible()
    plane.get_by_label("per 10 high-power fields").check()
    plane.get_by_label("Field number of the eyepiece").wait_for()
    plane.get_by_label("Mitoses (per 10 fields), exact value").fill("2.2")
    page.keyboard.press("Enter")
    plane.get_by_text("✔ Found:").wait_for()


def test_an_entry_is_added_and_removed_with_the_keyboard_and_the_focus_is_never_lost(played: Notebook) -> None:
    page = played.page
    diary = explorer(page, EXPLORERS.index((HiaaCollection, ""))).locator(".netcourse-diary").first
    before = diary.locator(".netcourse-entry").count()
    diary.get_by_role("button", name="Add an entry").focus()
    page.keyboard.press("Enter")
    wait_for(lambda: bool(diary.locator(".netcourse-entry").count() == before + 1), "no entry was added")
    assert page.evaluate("document.activeElement.closest('.netcourse-entry') !== null")
    tab_to(page, f"Remove entry {before + 1}")
    page.keyboard.press("Enter")
    wait_for(lambda: bool(diary.locator(".netcourse-entry").count() == before), "the entry was not removed")
    assert page.evaluate("document.activeElement.textContent") == "Add an entry"


def test_plain_keys_are_no_commands_of_jupyterlab(played: Notebook) -> None:
    page = played.page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    explorer(page, 0).get_by_label("Primary site").focus()
    page.keyboard.type("bb")
    page.keyboard.press("Escape")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_the_browser_complained_of_nothing(played: Notebook) -> None:
    for at in range(len(EXPLORERS)):
        explorer(played.page, at)
    wait_for(lambda: played.page.locator(".netcourse-headline").count() == len(EXPLORERS), "an explorer is gone")
    assert complaints_of_ours(played.complaints) == []
