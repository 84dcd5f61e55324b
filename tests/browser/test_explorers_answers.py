"""Explorers that answer, on a page of their own: hints, finds that are kept, sliders along the axis, whole names in lists."""

from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.explorers import Atlas, GradePlane, HiaaCollection
from netcourse.explorers.explorer import Explorer
from netcourse.explorers.ki67.lab import set_up
from tests.browser.bare import bare_page
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.explorers.ways import tasks

pytestmark = needs_a_browser

WIDTHS = (360, pytest.param(1100, marks=pytest.mark.soak))
# Tasks are alike: CI tries the first of some explorers, the soak each of all.
IN_CI = ("Atlas", "CrisisHour", "FlushDiary", "GradePlane", "ReadingRoom", "TreatmentBoard")
FIRST = dict(reversed(list(tasks())))
CHOSEN = {(made, task) for made, task in FIRST.items() if made.__name__ in IN_CI}
TASKS = [
    pytest.param(made, task, marks=() if (made, task) in CHOSEN else pytest.mark.soak, id=f"{made.__name__}-{task}")
    for made, task in tasks()
]
ADDRESS = "http://explorer.example/"
# Lists whose chosen words are wider than the list has room for, without standing below it in full; about 24 pixels are its arrow.
CUT_OFF = """() => [...document.querySelectorAll('select')].filter(e => e.getClientRects().length).filter(e => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = getComputedStyle(e).font;
    const words = e.selectedOptions[0].textContent;
    const below = e.parentElement.querySelector('.netcourse-whole');
    const whole = below?.textContent === words && below.getClientRects().length && below.scrollWidth <= below.clientWidth;
    return !whole && pen.measureText(words).width > e.clientWidth - 24;
}).map(e => e.selectedOptions[0].textContent)"""


@pytest.fixture(scope="module", params=WIDTHS)
def context(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A browser as wide as a phone, and one as wide as a notebook."""
    made = browser.browser.new_context(viewport={"width": request.param, "height": 900})
    yield made
    made.close()


@pytest.mark.parametrize(("made", "task"), TASKS)
def test_hints_come_one_a_press_by_keyboard_are_spoken_and_keep_the_focus(context: Any, made: type[Explorer], task: str) -> None:
    explorer = made(task)
    assert explorer.task is not None
    with bare_page(context, explorer) as page:
        button = page.get_by_role("button", name=f"Hint 1 of 2 for {explorer.title}")
        button.focus()
        for number, words in enumerate(explorer.task.hints, start=1):
            page.keyboard.press("Enter")
            assert page.locator(".netcourse-hints p").nth(number - 1).inner_text() == f"Hint {number}: {words}"
            assert page.get_by_role("status").text_content() == f"Hint {number}: {words}"
            assert page.evaluate("document.activeElement.tagName") == "BUTTON"
        spent = page.get_by_role("button", name="No more hints")
        assert spent.get_attribute("aria-disabled") == "true"
        assert page.get_by_text("Not there yet.").is_visible()
        for summary in page.locator(".netcourse-folded:not([hidden]) summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        keep_picture(page, f"answers-{page.viewport_size['width']}-{made.__name__}-{task}")


def test_what_was_found_is_remembered_by_the_browser_when_python_starts_again_and_after_reset(context: Any) -> None:
    for attempt in ("first", "again"):
        with bare_page(context, Atlas("most-common"), address=ADDRESS) as page:
            found = page.locator(".netcourse-found")
            if attempt == "first":
                page.get_by_label("Tumours by site").check()
                page.get_by_label("Organ", exact=True).select_option("lung")
                wait_for(lambda: found.inner_text().startswith("✔ Found:"), "the task is not met")  # noqa: B023 (called at once)
            else:
                wait_for(lambda: found.inner_text().startswith("✔ Found earlier:"), "the find is forgotten")  # noqa: B023 (called at once)
                assert page.get_by_role("status").text_content() == ""
                page.get_by_role("button", name="Reset").click()
                wait_for(lambda: page.locator("[data-answered='2']").count() == 1, "no answer to Reset")
                assert found.inner_text().startswith("✔ Found earlier:")


def test_another_task_of_the_same_explorer_is_not_found_with_it(context: Any) -> None:
    with bare_page(context, Atlas("nf1-duodenum"), address=ADDRESS) as page:
        page.wait_for_timeout(300)
        assert page.locator(".netcourse-found").inner_text().startswith("Not there yet.")


def test_a_slider_follows_the_axis_of_its_drawing_and_reaches_every_limit_by_key(context: Any) -> None:
    with bare_page(context, GradePlane()) as page:
        slider = page.get_by_label("Ki-67 index (%)", exact=True)
        exact = page.get_by_label("Ki-67 index (%), exact value")
        slider.focus()
        for keys, number in (
            (["Home"], "0"),
            (["PageUp", "PageUp"], "2"),
            (["PageUp"], "3"),
            (["End"], "100"),
            (["PageDown"] * 8, "20"),
        ):
            for key in keys:
                page.keyboard.press(key)
            assert exact.input_value() == number
            assert slider.get_attribute("aria-valuetext") == f"{number} %"
        box = slider.bounding_box()
        slider.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
        # Half of a logarithmic axis from 0.5 to 100 is 7.
        assert 5 < float(exact.input_value()) < 10
        exact.fill("55.5")
        exact.press("Enter")
        wait_for(lambda: slider.get_attribute("aria-valuetext") == "55.5 %", "an exact value does not reach the slider")


def test_no_name_of_a_food_medicine_or_laboratory_is_cut_off(context: Any) -> None:
    with bare_page(context, HiaaCollection("usable-high")) as page:
        for name in ("Food, one portion", "Medicine or substance", "Laboratory: normal is"):
            chooser = page.get_by_label(name).first
            for option in chooser.locator("option").all():
                chooser.select_option(option.get_attribute("value"))
                assert page.evaluate(CUT_OFF) == []
        keep_picture(page, f"answers-{page.viewport_size['width']}-foods")


def test_the_lab_gives_its_hints_and_remembers_a_done_task(context: Any) -> None:
    setup = set_up(7, eyeball=False, task="first_field")
    with bare_page(context, setup, address=ADDRESS) as page:
        page.get_by_role("button", name="Hint 1 of 2 for").focus()
        page.keyboard.press("Enter")
        page.get_by_role("paragraph").filter(has_text="Hint 1: Ask first").wait_for()
        assert page.evaluate("document.activeElement.textContent") == "Hint 2 of 2"
        page.evaluate("key => localStorage.setItem('netcourse.found.' + key, 'yes')", "CountingLab/first_field/7")
        keep_picture(page, f"answers-{page.viewport_size['width']}-lab")
    with bare_page(context, setup, address=ADDRESS) as page:
        page.get_by_text("✔ Task done earlier.").wait_for()
