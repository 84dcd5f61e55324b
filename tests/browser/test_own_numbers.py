"""Numbers of one's own in JupyterLab: an id is typed once, the questions change under it, and it stays."""

import json
from typing import Any

from netcourse.authoring.asked import varied_in
from netcourse.authoring.text import read_text
from tests.browser.companion import Desk, answers, counted, form, recorded
from tests.browser.conftest import UNIT, Fresh
from tests.browser.lab import keep_picture, needs_a_browser

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"


def type_id(page: Any, student: str) -> None:
    form(page, "course-id").locator("textarea").fill(student)
    form(page, "course-id").locator(".netcourse-record").click()


def test_an_id_that_is_typed_changes_the_questions_on_the_page_and_stays_once_one_is_answered(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("numbers", "course-id", "q03")
    asked = varied_in(read_text(UNIT))["q03"]
    own, paper = asked.numbers("a1234"), asked.numbers("")
    index = round(100 * own["brown"] / own["counted"], 1)
    with desk.open(f"numbers/{FILE}") as opened:
        page = opened.page
        page.locator(f"text=counts {paper['counted']:,} tumour nuclei; {paper['brown']} of them").wait_for()
        keep_picture(page, "numbers/before")
        type_id(page, " A1234")
        recorded(page, "course-id", "a1234")
        page.locator(f"text=counts {own['counted']:,} tumour nuclei; {own['brown']} of them").wait_for()
        form(page, "q03").locator("input").first.fill(str(index))
        form(page, "q03").locator(".netcourse-record").click()
        recorded(page, "q03", f"{index} %")
        # The id itself is no question that counts.
        counted(page, "1 of 22")
        type_id(page, "b0071")
        form(page, "course-id").locator(".netcourse-said", has_text="Your id stays a1234").wait_for()
        keep_picture(page, "numbers/after")
    assert answers(folder)["course-id"] == "a1234"
    held = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]
    assert held["q03"]["drawn_for"] == "a1234"
    with desk.open(f"numbers/{FILE}") as opened:
        page = opened.page
        page.locator(f"text=counts {own['counted']:,} tumour nuclei; {own['brown']} of them").wait_for()
        recorded(page, "q03", f"{index} %")
