"""Somebody sets an explorer while an answer, or Reset, is still on its way: what is done last is what stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from netcourse.explorers import GradePlane, HiaaCollection, Workbench
from netcourse.explorers.ki67.lab import set_up
from tests.browser.bare import bare_page
from tests.browser.explorers import EXPLORER
from tests.browser.lab import needs_a_browser, wait_for
from tests.browser.test_workbench import add_step

pytestmark = needs_a_browser

# What Python is told reaches it only once it is let go.
HOLD = """() => {
    const post = window.post;
    const held = new Promise((go) => { window.letGo = () => { window.post = post; go(); }; });
    window.post = async (message) => { await held; return post(message); };
}"""


@contextmanager
def late_reset(page: Any) -> Iterator[None]:
    """Press Reset; that it is set back arrives only after what is done meanwhile."""
    page.evaluate(HOLD)
    before = _answered(page)
    page.get_by_role("button", name="Reset").click()
    yield
    assert _answered(page) == before
    page.evaluate("letGo()")
    wait_for(lambda: _answered(page) > before, "Reset did not come back")


def _answered(page: Any) -> int:
    return int(page.locator(EXPLORER).get_attribute("data-answered"))


def _type(field: Any, words: str) -> None:
    field.press("Control+a")
    field.press_sequentially(words)


def test_a_number_half_typed_stays_while_reset_comes_back_and_counts_once_it_is_complete(browser: Any) -> None:
    with bare_page(browser, GradePlane()) as page:
        ki67 = page.get_by_label("Ki-67 index (%), exact value")
        with late_reset(page):
            _type(ki67, "12")
        assert ki67.input_value() == "12"
        ki67.press("Enter")
        page.get_by_text("Ki-67 12% by itself is NET G2.").wait_for()
        # The same number once more, of which a browser says nothing: Reset, before it, has set another.
        with late_reset(page):
            _type(ki67, "12")
            ki67.press("Enter")
        page.get_by_text("Ki-67 12% by itself is NET G2.").wait_for()
        assert ki67.input_value() == "12"
        # A number that was typed and taken back is sent too, and later answers reach its field again.
        _type(ki67, "1")
        _type(ki67, "12")
        ki67.press("Tab")
        with late_reset(page):
            pass
        wait_for(lambda: ki67.input_value() == "1", "Reset sets nothing back")


def test_a_slider_a_list_and_a_switch_set_while_reset_comes_back_stay(browser: Any) -> None:
    with bare_page(browser, HiaaCollection()) as page:
        kidneys = page.get_by_label("Renal impairment")
        laboratory = page.get_by_label("Laboratory: normal is")
        slider = page.get_by_label("Body weight", exact=False).first
        with late_reset(page):
            slider.press("End")
            set_to = slider.input_value()
            kidneys.check()
            laboratory.select_option("helsinki")
        wait_for(lambda: _answered(page) == 2, "what came after Reset was not sent")
        assert kidneys.is_checked()
        assert laboratory.input_value() == "helsinki"
        assert slider.input_value() == set_to != ""


def test_a_number_half_typed_in_an_entry_keeps_its_entry_while_reset_comes_back(browser: Any) -> None:
    with bare_page(browser, Workbench("gep", ("n_regraded",))) as page:
        add_step(page, 0, "ki67_index", ">", "3")
        entry = page.locator(".netcourse-entry input[type=number]")
        wait_for(lambda: entry.input_value() == "3", "the step is not there")
        with late_reset(page):
            _type(entry, "20")
        assert entry.input_value() == "20"
        entry.press("Enter")
        page.locator(".netcourse-headline, .netcourse-figures", has_text="ki67_index is above 20").first.wait_for(
            state="attached"
        )
        assert entry.input_value() == "20"


def test_a_guess_that_python_has_not_read_yet_is_not_asked_for_again(browser: Any) -> None:
    with bare_page(browser, set_up(5)) as page:
        page.get_by_role("button", name="C2", exact=False).click()
        page.get_by_text("Field C2: guess first, then count").first.wait_for()
        page.evaluate(HOLD)
        page.get_by_label("Your guess").fill("7")
        page.get_by_role("button", name="Keep my guess").click()
        page.get_by_text("Field C2: your guess waits for Python; then count").first.wait_for()
        page.evaluate("letGo()")
        page.get_by_text("Field C2: the first mark takes it into your count").first.wait_for()
