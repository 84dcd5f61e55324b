"""An answer waits for Python, which is not there yet or busy: that is said, and what is pressed last is what is recorded."""

import json
from pathlib import Path
from typing import Any

from tests.browser.companion import Desk, answers, form, kernel_menu, let_python_in, record, recorded
from tests.browser.conftest import UNIT, Fresh
from tests.browser.lab import needs_a_browser

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
ASK = "code => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }, true); }"


def keep_busy(page: Any, until: Path) -> None:
    """Have Python do something that ends once a file is there, or by itself where the test has failed."""
    path = json.dumps(str(until))
    page.evaluate(ASK, f"import pathlib, time\nfor _ in range(2000):\n if not pathlib.Path({path}).exists(): time.sleep(0.05)")


def test_what_is_pressed_last_while_python_starts_is_recorded(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("pressed-again", "q02", "practice-2")
    with desk.open(f"pressed-again/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        second = form(page, "q02")
        record(page, "q02", 3)
        second.get_by_text("Your answer waits for Python, and is recorded as soon as it is there.").wait_for()
        second.locator("input[type=radio]").nth(0).check()
        second.get_by_text("Changed since: press Record once more.").wait_for()
        second.locator(".netcourse-record").click()
        second.locator(".netcourse-said", has_not_text="Changed since").get_by_text("Your answer waits").wait_for()
        # What is only practised is not said to be recorded.
        practice = form(page, "practice-2")
        practice.locator("input[type=radio]").first.check()
        practice.get_by_label("medium").check()
        practice.locator(".netcourse-record").click()
        practice.get_by_text("Your answer waits for Python.", exact=False).wait_for()
        assert "recorded" not in practice.locator(".netcourse-said").inner_text()
        let_python_in(page)
        recorded(page, "q02", "A")
        assert answers(folder) == {"q02": "A"}


def test_the_browser_asks_before_it_leaves_an_answer_that_waits(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("left-too-soon", "q02")
    with desk.open(f"left-too-soon/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        record(page, "q02", 3)
        form(page, "q02").get_by_text("Your answer waits").wait_for()
        with page.expect_event("dialog") as asked:
            page.once("dialog", lambda dialog: dialog.dismiss())
            page.evaluate("setTimeout(() => location.reload())")
        assert asked.value.type == "beforeunload"
        let_python_in(page)
        recorded(page, "q02", "D")
        assert answers(folder) == {"q02": "D"}


def test_while_python_is_busy_an_answer_is_said_to_wait_and_the_last_one_counts(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("busy", "q01", "q02")
    with desk.open(f"busy/{FILE}") as opened:
        page = opened.page
        keep_busy(page, folder / "go")
        for option in (0, 3, 2, 1):
            record(page, "q01", option)
        form(page, "q01").get_by_text("Your answer waits for Python, and is recorded as soon as it is free.").wait_for()
        (folder / "go").touch()
        recorded(page, "q01", "B")
        assert answers(folder) == {"q01": "B"}


def test_a_form_does_not_go_on_asking_for_a_run_that_was_made(fresh: Fresh, desk: Desk) -> None:
    fresh("asked-for", "q01")
    with desk.open(f"asked-for/{FILE}") as opened:
        page = opened.page
        kernel_menu(page, "Restart Kernel")
        page.locator(".jp-Dialog .jp-mod-accept").click()
        page.locator(".netcourse-act", has_text="Run again").wait_for()
        form(page, "q01").locator(".netcourse-record").click(force=True)
        form(page, "q01").get_by_text('Press "Run again" above').wait_for()
        page.locator(".netcourse-act").click()
        form(page, "q01").get_by_text("Not recorded yet. Press Record.").wait_for()
