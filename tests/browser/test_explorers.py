"""Explorers in a real JupyterLab: played with by mouse, and by the keyboard alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.explorers import GradePlane, HiaaCollection
from netcourse.explorers.explorer import Explorer
from tests.browser.lab import (
    browser_page,
    jupyterlab,
    nameless_controls,
    needs_a_browser,
    run_cells,
    tab_to,
    wait_for,
    write_notebook,
)
from tests.explorers.every import every_explorer

pytestmark = needs_a_browser

EVERY = every_explorer()
# Two of the same kind first: what one does must not reach the other.
EXPLORERS: list[tuple[type[Explorer], str]] = [
    (GradePlane, "mitoses-decide"),
    (GradePlane, "field-matters"),
    *((one, "") for one in EVERY),
]
ROOT = ".netcourse-explorer"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, list[str]]]:
    """A page with every explorer on it, and what the browser complained of since."""
    scratch = tmp_path_factory.mktemp("explorers")
    folder = scratch / "student"
    folder.mkdir()
    write_notebook(folder / "explorers.ipynb", [cell(one, task) for one, task in EXPLORERS])
    with jupyterlab(folder) as address, browser_page(address, "explorers.ipynb", scratch) as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        run_cells(page, len(EXPLORERS), ROOT, len(EXPLORERS))
        yield page, complaints


def cell(one: type[Explorer], task: str) -> str:
    """What a lesson writes to show an explorer."""
    name = one.__name__
    return f"from netcourse.explorers import explore\nfrom {one.__module__} import {name}\nexplore({name}({task!r}))"


def explorer(page: Any, at: int) -> Any:
    """One explorer, as it was at its start."""
    found = page.locator(ROOT).nth(at)
    found.get_by_role("button", name="Reset").click()
    words = found.locator(".netcourse-found")
    wait_for(lambda: words.count() == 0 or words.inner_text() == "Not found yet.", "Reset forgets no find")
    return found


@pytest.mark.parametrize("at", range(len(EXPLORERS)), ids=[f"{one.__name__}-{task}" for one, task in EXPLORERS])
def test_every_explorer_has_a_name_alt_text_and_a_table_twin(played: tuple[Any, list[str]], at: int) -> None:
    page, _ = played
    found = explorer(page, at)
    assert found.get_attribute("role") == "group"
    assert found.get_attribute("aria-label")
    figures = found.locator("figure")
    assert figures.count() >= 1
    assert found.locator("figure img[alt]:not([alt=''])").count() == figures.count()
    assert found.locator("details table tbody").count() == figures.count()


@pytest.mark.parametrize("one", EVERY, ids=lambda one: str(one.__name__))
def test_every_explorer_answers_a_key(played: tuple[Any, list[str]], one: type[Explorer]) -> None:
    page, _ = played
    found = explorer(page, EXPLORERS.index((one, "")))
    seen = found.locator(".netcourse-result").inner_html()
    first = (
        found.locator(".netcourse-control:not([hidden])").first.locator("input:not([type=radio]), select, input:checked").first
    )
    first.focus()
    page.keyboard.press("ArrowUp" if first.get_attribute("type") == "range" else "ArrowDown")
    wait_for(lambda: bool(found.locator(".netcourse-result").inner_html() != seen), f"{one.__name__} does not answer")
    assert found.locator(".netcourse-problem").inner_text() == ""


def test_no_control_is_nameless(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    assert nameless_controls(page, ROOT) == []


def test_with_the_mouse_a_click_into_the_plane_moves_the_tumour_and_meets_the_task(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    plane = explorer(page, 0)
    plane.get_by_text("Not found yet.").wait_for()
    box = plane.locator("figure img").bounding_box()
    plane.locator("figure img").click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.25})
    plane.get_by_text("NET G2: the mitoses decide.").wait_for()
    plane.get_by_text("✔ Found:").wait_for()


def test_with_the_keyboard_alone_the_task_is_met_and_focus_and_open_table_stay(played: tuple[Any, list[str]]) -> None:
    page, _ = played
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


def test_no_step_is_lost_when_an_arrow_is_held_down(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    plane = explorer(page, 0)
    plane.get_by_label("Ki-67 index (%)", exact=True).focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    plane.get_by_text("Ki-67 3.5% by itself is NET G2.").wait_for()
    assert plane.get_by_label("Ki-67 index (%), exact value").input_value() == "3.5"


def test_what_is_no_number_is_said_and_the_last_good_state_stays(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    plane = explorer(page, 0)
    exact = plane.get_by_label("Ki-67 index (%), exact value")
    exact.fill("")
    exact.press("Enter")
    plane.get_by_text("is not a number from 0 to 100").wait_for()
    assert exact.input_value() == "1"
    assert plane.locator(".netcourse-headline").inner_text().startswith("NET G1")


def test_controls_that_mean_nothing_are_not_shown(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    plane = explorer(page, 1)
    assert not plane.get_by_label("Field number of the eyepiece").is_visible()
    plane.get_by_label("per 10 high-power fields").check()
    plane.get_by_label("Field number of the eyepiece").wait_for()
    plane.get_by_label("Mitoses (per 10 fields), exact value").fill("2.2")
    page.keyboard.press("Enter")
    plane.get_by_text("✔ Found:").wait_for()


def test_an_entry_is_added_and_removed_with_the_keyboard_and_the_focus_is_never_lost(played: tuple[Any, list[str]]) -> None:
    page, _ = played
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


def test_plain_keys_are_no_commands_of_jupyterlab(played: tuple[Any, list[str]]) -> None:
    page, _ = played
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    explorer(page, 0).get_by_label("Primary site").focus()
    page.keyboard.type("bb")
    page.keyboard.press("Escape")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_the_browser_complained_of_nothing(played: tuple[Any, list[str]]) -> None:
    page, complaints = played
    for at in range(len(EXPLORERS)):
        explorer(page, at)
    wait_for(lambda: page.locator(".netcourse-headline").count() == len(EXPLORERS), "an explorer is gone")
    assert complaints == []
