"""What an instructor sees in a real browser: the formgrader, and what Validate tells a student."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import course_api
from tests.browser.a_class import MEMBERS
from tests.browser.axe import complaints_of_ours
from tests.browser.conftest import UNIT, Class, Lab
from tests.browser.lab import keep_picture, needs_a_browser, open_notebook, wait_for

pytestmark = needs_a_browser

MARKS = 3.5


@pytest.fixture(scope="module")
def comment_cell(lab: Lab, marked_class: Class) -> str:
    """A class that was marked, in the folder where JupyterLab runs; gives the cell that waits for marks by hand."""
    marked_class.copy(lab.folder)
    return marked_class.comment_cell


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page with nothing on it yet."""
    opened = browser.new_page()
    yield opened
    opened.close()


def test_the_formgrader_shows_the_class_and_takes_marks_for_a_comment(comment_cell: str, lab: Lab, page: Any) -> None:
    page.goto(f"{lab.address}/lab?reset")
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    grader = page.frame_locator("iframe[src*='formgrader']")
    grader.get_by_role("link", name="Manual Grading").click()
    grader.locator("td").get_by_role("link", name=UNIT.name).click()
    grader.get_by_text("Notebook ID").wait_for()
    grader.locator("td").get_by_role("link", name=UNIT.name).click()
    grader.get_by_role("link", name="Submission #1").wait_for()
    keep_picture(page, "formgrader")
    assert grader.get_by_role("link", name="Submission #").count() == len(MEMBERS)
    grader.get_by_role("link", name="Submission #1").click()
    # As typed, not as Markdown: see as_typed.py.
    grader.locator("pre", has_text="(Synthetic comment by").or_(grader.locator("pre", has_text="*Double-click here")).wait_for()
    marks = grader.locator(f"input#{comment_cell}")
    marks.fill(str(MARKS))
    marks.press("Tab")
    cycle = Cycle(lab.folder, UNIT.name)
    wait_for(lambda: MARKS in [cycle.marks(student).by_cell[comment_cell] for student in MEMBERS], "the gradebook has no marks")
    keep_picture(page, "formgrader-marked")
    assert sorted(cycle.marks(student).by_cell[comment_cell] for student in MEMBERS) == [0, 0, MARKS]


def test_the_formgrader_asks_nobody_else_takes_keys_and_opens_its_fields_when_the_marks_have_come(
    comment_cell: str, lab: Lab, page: Any
) -> None:
    asked: list[str] = []

    def closed(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith(lab.address), closed)
    with closing(course_api(lab.folder).gradebook) as gradebook:
        submission = gradebook.find_submission(UNIT.name, MEMBERS[0]).notebooks[0].id
    fetched: list[Any] = []
    page.route("**/formgrader/api/grades*", lambda route: fetched.append(route))
    page.goto(f"{lab.address}/formgrader/submissions/{submission}/?index=0")
    marks = page.locator(f"input#{comment_cell}")
    wait_for(lambda: bool(fetched) or page.wait_for_timeout(100), "the marks were not asked for")
    # What was typed now would be overwritten by what is on its way.
    assert marks.is_disabled()
    fetched[0].continue_()
    page.wait_for_selector(f"input#{comment_cell}:enabled")
    marks.focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.id"
    page.wait_for_function(f"{focused} !== '{comment_cell}' && document.activeElement.classList.contains('tabbable')")
    page.keyboard.press("Shift+Tab")
    page.wait_for_function(f"{focused} === '{comment_cell}'")
    assert asked == []


@pytest.mark.soak
def test_validate_says_what_is_missing_in_plain_words(lab: Lab, browser: Any) -> None:
    folder = lab.folder / "validate"
    folder.mkdir()
    shutil.copy(UNIT.release, folder)
    with open_notebook(browser, lab.address, f"validate/{UNIT.name}.ipynb") as opened:
        opened.page.get_by_role("button", name="Validate").click()
        told = opened.page.locator(".jp-Dialog-content")
        told.wait_for()
        said = told.inner_text()
        keep_picture(opened.page, "validate")
    assert "q01: no answer is recorded. Choose one in the form above and press Record" in said
    assert "n_typical: no answer yet. Use a number from the table above, or type one after the equals sign" in said
    assert "Traceback" not in said
    assert complaints_of_ours(opened.complaints) == []
