"""A form whose cell runs while somebody uses it: nothing that was done is lost, and what is said of the answer is true."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.browser.axe import complaints_of_ours
from tests.browser.companion import LONG, READY, Desk, answers, form, let_python_in, recorded
from tests.browser.conftest import UNIT, Fresh
from tests.browser.lab import needs_a_browser, wait_for

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
B = "B, NET and NEC"
# Each form that is on the page now carries a mark: one that is drawn anew has none.
MARK = "document.querySelectorAll('.netcourse-form').forEach(form => { form.dataset.marked = 'yes'; })"
# JupyterLab's own way: a cell is cleared and drawn anew. The kernel is asked here, and nothing keeps the page from being used.
RUN_ALL = "() => { window.ran = 0; jupyterapp.commands.execute('notebook:run-all-cells').then(() => { window.ran = 1; }); }"


@contextmanager
def finger_on(page: Any, what: Any) -> Iterator[None]:
    """Press the mouse on a button and let it go only after what is done meanwhile."""
    what.hover()  # once it stands still
    page.mouse.down()
    assert what.evaluate("button => button.matches(':active')")
    yield
    page.mouse.up()


def test_a_form_that_is_used_while_the_unit_starts_is_not_drawn_anew(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("begun-early", "q01", "q02")
    with desk.open(f"begun-early/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        first = form(page, "q01")
        first.locator("input[type=radio]").nth(1).check()
        page.evaluate(MARK)
        form(page, "q02").locator("input[type=radio]").nth(2).focus()
        with finger_on(page, first.locator(".netcourse-record")):
            let_python_in(page)
            page.wait_for_selector(READY, timeout=LONG)
        recorded(page, "q01", B)
        assert answers(folder) == {"q01": "B"}
        assert page.locator(".netcourse-form").count() == page.locator(".netcourse-form[data-marked]").count() >= 2
        assert first.evaluate("e => e.contains(document.activeElement)")
        # The receipt that goes with the notebook is the one of this answer.
        wait_for(lambda: '"value": "B"' in (folder / FILE).read_text(encoding="utf-8"), "the notebook holds no receipt")
        assert complaints_of_ours(opened.complaints) == []


def test_a_press_during_run_all_counts(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("run-all", "q01")
    with desk.open(f"run-all/{FILE}") as opened:
        page = opened.page
        first = form(page, "q01")
        first.locator("input[type=radio]").nth(1).check()
        page.evaluate(MARK)
        with finger_on(page, first.locator(".netcourse-record")):
            page.evaluate(RUN_ALL)
            page.wait_for_function("window.ran && !document.querySelector('.netcourse-form[data-marked]')")
        recorded(page, "q01", B)
        assert answers(folder) == {"q01": "B"}
