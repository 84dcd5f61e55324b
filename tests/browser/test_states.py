"""What a unit says while something is not known, not saved or not usable: never more than is true."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.authoring.course import Unit
from netcourse.explorers import rows
from tests.browser.companion import BAR, LONG, READY, Desk, counted, kernel_menu, line, open_unit
from tests.browser.conftest import UNIT, Fresh, Lab
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.browser.test_workbench import add_step, bench, headline
from tests.conftest import ROOT

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
ANSWER = {"version": 1, "answers": {"q01": {"id": "q01", "value": "B", "recorded": "2026-01-02T03:04:05Z", "n": 1}}}
STOPPED = 'Python has stopped. Press "Run again" above to use this again.'


@pytest.fixture
def begun(students_lab: Lab) -> Iterator[None]:
    """A unit of the course in which one answer is recorded."""
    answers = students_lab.folder / UNIT.name / "answers.json"
    before = answers.read_bytes() if answers.is_file() else None
    answers.write_text(json.dumps(ANSWER), encoding="utf-8")
    yield
    answers.unlink()
    if before is not None:
        answers.write_bytes(before)


@pytest.mark.usefixtures("begun")
def test_until_it_is_known_how_far_a_unit_is_the_course_page_does_not_say_start(students_lab: Lab, browser: Any) -> None:
    page = browser.new_page()
    held: list[Any] = []
    free: list[bool] = []
    page.route(f"**/api/contents/{UNIT.name}*", lambda route: route.continue_() if free else held.append(route))
    page.goto(f"{students_lab.address}/lab?reset")
    card = page.locator(f".netcourse-card[data-unit='{UNIT.name}']")
    button = card.locator(".netcourse-open")
    button.wait_for()
    for _ in range(20):
        page.wait_for_timeout(250)  # in which requests are heard
        if held:
            break
    assert held, "nobody asked how far the unit is"
    assert button.inner_text() == "Open"
    assert "Start" not in page.locator(".netcourse-page").inner_text()
    free.append(True)
    for route in held:
        route.continue_()
    card.get_by_text("1 of 22 recorded").wait_for()
    assert button.inner_text().startswith("Continue at")
    page.close()


@pytest.mark.soak
def test_words_that_the_older_of_two_tabs_cannot_save_are_told_and_do_not_count(
    fresh: Fresh, students_lab: Lab, browser: Any
) -> None:
    fresh("older")
    path = f"older/{FILE}"
    with open_unit(browser, students_lab.address, path) as older:
        older.page.wait_for_timeout(3000)  # what it has run is saved
        with open_unit(browser, students_lab.address, path) as newer:
            _write(newer.page, "Words of the newer tab.")
            counted(newer.page, "1 of 22")
            page = older.page
            page.bring_to_front()
            line(page, "This unit is also open in another tab, which saved it later. What is counted here is safe.")
            counted(page, "1 of 22")  # what the newer tab has saved
            _write(page, "")
            page.wait_for_timeout(4000)
            counted(page, "1 of 22")  # not what stands here
            keep_picture(page, "companion/older-tab")
            newer.page.bring_to_front()
            assert "another tab" not in newer.page.locator(BAR).inner_text()
        assert "Words of the newer tab." in (students_lab.folder / path).read_text(encoding="utf-8")
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator(".netcourse-act", has_text="Reload").click()
        page.wait_for_selector(READY, timeout=LONG)
        assert "another tab" not in page.locator(BAR).inner_text()
        page.get_by_role("paragraph").filter(has_text="Words of the newer tab.").wait_for()


def _write(page: Any, words: str) -> None:
    """Put words into the cell of the written comment, as typing does."""
    cell = page.locator(".netcourse-own.jp-MarkdownCell").first
    cell.get_by_role("button", name="Write your words").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    if words:
        page.keyboard.type(words)
    cell.get_by_role("button", name="Done").click()


def test_what_was_pointed_at_is_there_again_after_a_reload(fresh: Fresh, desk: Desk) -> None:
    fresh("reloaded", "n_typical")
    reports = rows("reports")
    with desk.open(f"reloaded/{FILE}") as opened:
        page = opened.page
        found = bench(page, "n_typical")
        add_step(found, 0, "necrosis", "==", "absent")
        # Each of a step's three parts counts again: what stands there after the first one is not what will be kept.
        after = f"{sum(row['necrosis'] == 'absent' for row in reports)} of {len(reports)} reports are left."
        headline(found, after)
        page.reload()
        page.wait_for_selector(READY, timeout=LONG)
        headline(bench(page, "n_typical"), after)


def test_an_explorer_whose_python_has_stopped_says_so_until_it_can_be_used(fresh: Fresh, desk: Desk) -> None:
    fresh("unusable", "q01", "n_typical", "field-matters", "count_ki67")
    with desk.open(f"unusable/{FILE}") as opened:
        page = opened.page
        explorers = page.locator(".netcourse-explorer, .ki67").count()
        assert explorers >= 3
        assert page.locator(".netcourse-waits").count() == 0
        kernel_menu(page, "Shut Down Kernel")
        line(page, "Python has stopped.")
        wait_for(lambda: page.locator(".netcourse-waits").count() == explorers, "not every explorer says that it has stopped")
        assert page.locator(".netcourse-waits").first.inner_text() == STOPPED
        keep_picture(page, "companion/unusable")
        page.locator(".netcourse-act", has_text="Run again").click()
        page.wait_for_selector(READY, timeout=LONG)
        wait_for(lambda: page.locator(".netcourse-waits").count() == 0, "an explorer still says that it waits")
        assert page.locator(":is(.netcourse-explorer, .ki67)[inert]").count() == 0


def test_the_bar_is_as_high_as_what_it_holds_and_has_nothing_to_scroll(fresh: Fresh, desk: Desk) -> None:
    fresh("bar-height", "q01")
    with desk.open(f"bar-height/{FILE}") as opened:
        page = opened.page
        scrolls = f"(({{ scrollHeight, clientHeight }}) => scrollHeight > clientHeight)(document.querySelector('{BAR}'))"
        wait_for(lambda: not page.evaluate(scrolls), "the bar scrolls")
        page.locator(BAR).get_by_role("button", name="Outline").click()
        page.locator(f"{BAR} .netcourse-dots").wait_for()
        wait_for(lambda: not page.evaluate(scrolls), "the bar scrolls with its outline open")


@pytest.mark.soak
def test_on_a_phone_a_table_of_the_lesson_that_does_not_fit_becomes_cards_and_stays_a_table(
    students_lab: Lab, browser: Any
) -> None:
    folder = students_lab.folder / "cards"
    folder.mkdir()
    shutil.copy(Unit(ROOT, "01_biology").release, folder)
    context = browser.browser.new_context(viewport={"width": 360, "height": 740})
    try:
        with open_unit(context, students_lab.address, "cards/01_biology.ipynb", ready=False) as opened:
            page = opened.page
            cards = page.locator("table.netcourse-cards")
            cards.first.wait_for(state="attached")
            sideways = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 60))"
            wait_for(lambda: page.locator(".netcourse-wide").evaluate_all(sideways) == [], "a table is scrolled sideways")
            assert cards.first.locator("td").nth(1).get_attribute("data-head") == "NET"
            assert cards.first.get_by_role("rowheader").count() == cards.first.locator("tbody tr").count()
            keep_picture(page, "companion/cards")
    finally:
        context.close()
