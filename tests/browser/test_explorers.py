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
# A figure that stands still, and a note that opens: no view of ours is drawn there.
STILL = """from IPython.display import HTML, display
from netcourse.explorers import PlacedCase, grade_plane
display(grade_plane([PlacedCase("A", 2.0, 0.6)]), HTML("<details><summary>Worked answer</summary>G1.</details>"))"""


@pytest.fixture(scope="module")
def played(lab: Lab, browser: Any) -> Iterator[Notebook]:
    """A page with explorers on it."""
    folder = lab.folder / "explorers"
    folder.mkdir()
    write_notebook(folder / "explorers.ipynb", [STILL, *(cell(one, task) for one, task in EXPLORERS)])
    with open_notebook(browser, lab.address, "explorers/explorers.ipynb") as opened:
        run_cells(opened.page, 1 + len(EXPLORERS), EXPLORER, len(EXPLORERS))
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
    begins = ("Not there yet.", "✔ Found earlier:")
    wait_for(lambda: words.count() == 0 or words.inner_text().startswith(begins), "Reset leaves the answer to the setting before")
    return found


def headline(found: Any, words: str) -> None:
    """Wait until an explorer says this."""
    found.locator(".netcourse-headline", has_text=words).wait_for()


def test_every_explorer_stands_in_a_unit_where_each_of_its_controls_is_used() -> None:
    released = "".join(unit.release.read_text(encoding="utf-8") for unit in units(ROOT))
    assert [one.__name__ for one in every_explorer() if f"explore({one.__name__}(" not in released] == []


def test_with_the_mouse_a_click_into_the_plane_moves_the_tumour_and_meets_the_task(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    box = plane.locator("figure img").bounding_box()
    plane.locator("figure img").click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.25})
    headline(plane, "NET G2: the mitoses decide.")
    plane.locator(".netcourse-found", has_text="✔ Found:").wait_for()


def test_with_the_keyboard_alone_the_task_is_met_and_focus_and_open_table_stay(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    plane.locator("summary").first.focus()
    page.keyboard.press("Enter")
    tab_to(page, "Ki-67 index (%)")
    tab_to(page, "Mitoses (per 2 mm²), exact value")
    page.keyboard.press("Control+a")
    page.keyboard.type("20.1")
    page.keyboard.press("Enter")
    headline(plane, "NET G3: the mitoses decide.")
    plane.locator(".netcourse-found", has_text="✔ Found:").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Mitoses (per 2 mm²), exact value"
    assert "20.1" in plane.locator(".netcourse-drawing details[open] table").inner_text()


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
    wait_for(lambda: exact.input_value() == "1", "Reset has not come back")  # else it comes while somebody types
    exact.fill("")
    exact.press("Enter")
    problem = plane.locator(".netcourse-problem", has_text="is not a number from 0 to 100")
    problem.wait_for()
    assert exact.input_value() == "1"
    assert exact.get_attribute("aria-invalid") == "true"
    assert exact.get_attribute("aria-describedby") == problem.get_attribute("id")
    # Said to whoever can't see it, and said again when it happens again.
    voice = plane.get_by_role("status")
    assert voice.count() == 1
    wait_for(lambda: "is not a number" in voice.text_content(), "the problem is not said")
    first = voice.text_content()
    exact.fill("")
    exact.press("Enter")
    wait_for(lambda: voice.text_content() != first, "the same problem is not said again")
    assert voice.text_content().strip() == first.strip()
    exact.fill("2")
    exact.press("Enter")
    wait_for(lambda: exact.get_attribute("aria-invalid") is None, "the field stays marked as wrong")
    assert plane.locator(".netcourse-headline").inner_text().startswith("NET G1")


def test_run_again_with_shift_and_enter_an_explorer_keeps_its_setting_and_what_is_being_typed(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 0)
    ki67 = plane.get_by_label("Ki-67 index (%), exact value")
    wait_for(lambda: ki67.input_value() == "1", "Reset sets nothing back")
    plane.get_by_label("Ki-67 index (%)", exact=True).focus()
    page.keyboard.press("ArrowRight")
    mitoses = plane.get_by_label("Mitoses (per 2 mm²), exact value")
    mitoses.fill("20.1")
    before = plane.element_handle()
    page.keyboard.press("Shift+Enter")
    wait_for(lambda: not before.evaluate("e => e.isConnected"), "the cell was not run again")
    headline(plane, "NET G3: the mitoses decide.")
    assert mitoses.input_value() == "20.1"
    assert ki67.input_value() == "1.1"


def test_controls_that_mean_nothing_are_not_shown(played: Notebook) -> None:
    page = played.page
    plane = explorer(page, 1)
    assert not plane.get_by_label("Field number of the eyepiece").is_visible()
    plane.get_by_label("per 10 high-power fields").check()
    plane.get_by_label("Field number of the eyepiece").wait_for()
    plane.get_by_label("Mitoses (per 10 fields), exact value").fill("2.2")
    page.keyboard.press("Enter")
    plane.locator(".netcourse-found", has_text="✔ Found:").wait_for()


def test_an_entry_is_added_and_removed_with_the_keyboard_and_the_focus_is_never_lost(played: Notebook) -> None:
    page = played.page
    diary = explorer(page, EXPLORERS.index((HiaaCollection, ""))).locator(".netcourse-diary").first
    before = diary.locator(".netcourse-entry").count()
    diary.get_by_role("button", name="Add an entry").focus()
    page.keyboard.press("Enter")
    wait_for(lambda: bool(diary.locator(".netcourse-entry").count() == before + 1), "no entry was added")
    assert page.evaluate("document.activeElement.closest('.netcourse-entry') !== null")
    tab_to(page, f"Remove entry {before + 1}: ")
    page.keyboard.press("Enter")
    wait_for(lambda: bool(diary.locator(".netcourse-entry").count() == before), "the entry was not removed")
    assert page.evaluate("document.activeElement.textContent") == "Add an entry"
    page.keyboard.press("Tab")
    for _ in range(25):
        reset = played.page.evaluate("document.activeElement.textContent === 'Reset'")
        if reset:
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Reset {HiaaCollection.title}"


def test_plain_keys_are_no_commands_of_jupyterlab(played: Notebook) -> None:
    page = played.page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    explorer(page, 0).get_by_label("Primary site").focus()
    page.keyboard.type("bb")
    page.keyboard.press("Escape")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    for words in ("The same as a table", "Worked answer"):
        summary = page.locator("summary", has_text=words).first
        summary.focus()
        page.keyboard.type("xbadd")
        page.keyboard.press("Shift+M")
        assert page.locator(".jp-Notebook .jp-Cell").count() == cells, words
        page.keyboard.press("Enter")
        assert summary.evaluate("e => e.parentElement.open"), words


def test_the_browser_complained_of_nothing(played: Notebook) -> None:
    for at in range(len(EXPLORERS)):
        explorer(played.page, at)
    wait_for(lambda: played.page.locator(".netcourse-headline").count() == len(EXPLORERS), "an explorer is gone")
    assert complaints_of_ours(played.complaints) == []
