"""A graded question that is answered in an explorer, as a student has it: set, recorded, changed, opened again."""

from typing import Any

from tests.browser.axe import complaints_of_ours
from tests.browser.companion import Desk, answers, form, kernel_menu, line, recorded
from tests.browser.conftest import UNIT, Fresh
from tests.browser.lab import keep_picture, needs_a_browser, wait_for

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
# Two controls are changed and Record is pressed, and nothing can come back from Python in between.
AT_ONCE = """cell => {
    for (const [label, value] of [['Ki-67 index (%)', 9], ['Mitoses (per 2 mm²)', 12]]) {
        const exact = cell.querySelector(`input[aria-label="${label}, exact value"]`);
        exact.value = value;
        exact.dispatchEvent(new Event('change'));
    }
    cell.querySelector('.netcourse-record').click();
}"""
RIGHT = "Ki-67 index: 2%; Mitoses: 6 per 2 mm²"


def plane(page: Any) -> Any:
    """The explorer of question 8."""
    return page.locator(".jp-Cell", has=form(page, "q08")).locator(".netcourse-explorer")


def put(page: Any, label: str, value: str) -> None:
    """Type a number into a control of the explorer."""
    exact = plane(page).get_by_label(f"{label}, exact value")
    exact.fill(value)
    exact.press("Enter")


def shows(page: Any, words: str) -> None:
    """Wait until the explorer's headline says something."""
    plane(page).locator(".netcourse-headline", has_text=words).wait_for()


def test_what_is_set_in_the_explorer_is_recorded_and_stands_there_again(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("asked", "q08")
    with desk.open(f"asked/{FILE}") as opened:
        page = opened.page
        shows(page, "NET G1")
        form(page, "q08").locator(".netcourse-record").click()
        form(page, "q08").locator(".netcourse-said", has_text="Not recorded. It stands as it opened.").wait_for()
        put(page, "Ki-67 index (%)", "2")
        put(page, "Mitoses (per 2 mm²)", "6")
        shows(page, "NET G2")
        form(page, "q08").locator(".netcourse-record").click()
        recorded(page, "q08", RIGHT)
        keep_picture(page, "asked")
        wait_for(lambda: answers(folder) == {"q08": {"ki67": 2.0, "rate": 6.0}}, "the setting is not in answers.json")
        kernel_menu(page, "Shut Down Kernel")
        line(page, "Python has stopped. Your 1 answer is safe.")
        assert complaints_of_ours(opened.complaints) == []
    with desk.open(f"asked/{FILE}") as opened:
        page = opened.page
        recorded(page, "q08", RIGHT)
        shows(page, "NET G2")
        put(page, "Mitoses (per 2 mm²)", "30")
        form(page, "q08").locator(
            ".netcourse-said", has_text=f"✎ Recorded: {RIGHT}. Changed since, and not recorded yet."
        ).wait_for()
        form(page, "q08").locator(".netcourse-setting", has_text="Ki-67 index: 2%; Mitoses: 30 per 2 mm²").wait_for()
        form(page, "q08").locator(".netcourse-record").click()
        recorded(page, "q08", "Ki-67 index: 2%; Mitoses: 30 per 2 mm²")
        # Pressed before Python has heard of the last change: what is seen is what is recorded.
        page.locator(".jp-Cell", has=form(page, "q08")).evaluate(AT_ONCE)
        recorded(page, "q08", "Ki-67 index: 9%; Mitoses: 12 per 2 mm²")
        assert form(page, "q08").locator(".netcourse-said li").count() == 2
        form(page, "q08").locator(".netcourse-setting", has_text="What is set above is what is recorded.").wait_for()
        assert complaints_of_ours(opened.complaints) == []
