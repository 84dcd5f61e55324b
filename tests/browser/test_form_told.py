"""A form alone, drawn anew while its unit starts: what became of a press is told there too, until something else is chosen."""

from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.items.form import form_widget
from netcourse.items.form_spec import form_spec
from tests.browser.lab import needs_a_browser
from tests.items.kinds import BEST

pytestmark = needs_a_browser

WRONG = {"ok": False, "said": "It stands as it opened."}
SAYS = "Not recorded. It stands as it opened."
RIGHT = {"ok": True, "right": True, "said": "Yes. So it is.", "parts": [["verdict", "Yes."], ["reason", "So it is."]]}
# `draw` draws the form in place of the one that is there; Python's reply to each press is always the same.
PAGE = """async ({ script, spec, ready, reply }) => {
    const { drawForm } = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    let form = null;
    window.draw = () => {
        form?.dispose();
        form = drawForm(document.body, spec, { key: 'here', submit: async () => reply });
        form.update({ recorded: null, ready });
    };
    window.draw();
}"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    yield opened
    opened.close()


def press(page: Any, reply: dict[str, object], ready: str, button: str) -> None:
    """Draw the form, choose something and press."""
    script = form_widget(BEST, None, lambda _, __: {}, {})._esm
    page.evaluate(PAGE, {"script": script, "spec": form_spec(BEST, button), "ready": ready, "reply": reply})
    page.locator("input[type=radio]").first.check()
    page.locator(".netcourse-record").click()


def test_a_complaint_is_told_again_by_the_form_that_is_drawn_anew_until_something_else_is_chosen(page: Any) -> None:
    press(page, WRONG, "starting", "Record")
    page.get_by_text(SAYS).wait_for()
    page.evaluate("draw()")
    page.get_by_text(SAYS).wait_for()
    page.locator("input[type=radio]").last.check()
    page.evaluate("draw()")
    page.wait_for_timeout(100)
    assert page.locator(".netcourse-said").inner_text().strip() == ""


def test_feedback_on_practice_stays_while_the_unit_starts(page: Any) -> None:
    press(page, RIGHT, "starting", "Check")
    page.get_by_text("So it is.", exact=True).wait_for()
    page.evaluate("draw()")
    page.get_by_text("So it is.", exact=True).wait_for()
    assert page.locator(".netcourse-verdict").inner_text() == "✔ Yes."


def test_a_cell_that_is_run_again_later_begins_anew(page: Any) -> None:
    press(page, RIGHT, "yes", "Check")
    page.get_by_text("So it is.", exact=True).wait_for()
    page.evaluate("draw()")
    page.wait_for_timeout(100)
    assert page.locator(".netcourse-feedback").is_hidden()
