"""An exercise solved by pointing alone, in JupyterLab with the companion, and what happens where somebody has typed code."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.explorers import Workbench
from tests.browser.axe import complaints_of_ours
from tests.browser.bare import bare_page
from tests.browser.companion import LONG, READY, Desk, counted
from tests.browser.conftest import UNIT, Fresh
from tests.browser.explorers import operate_by_keyboard, operate_by_mouse
from tests.browser.lab import keep_picture, needs_a_browser, wait_for

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
OFFERED = "document.addEventListener('netcourse:use', e => { window.used = e.detail.code; }, true)"


def bench(page: Any, variable: str) -> Any:
    """The workbench that has a button for a variable."""
    return page.locator(".netcourse-explorer", has=page.locator(f"[data-variable={variable}]"))


def add_step(found: Any, at: int, column: str, how: str, against: str) -> None:
    """Add an entry to the first or second list, and set its three parts."""
    diary = found.locator(".netcourse-diary").nth(at)
    diary.get_by_role("button", name="Add a step").click()
    entry = diary.locator(".netcourse-entry").last
    entry.get_by_label("Column", exact=True).select_option(column)
    entry.get_by_label("Comparison", exact=True).select_option(how)
    if entry.get_by_label("With", exact=True).is_visible() and entry.locator(f"option[value='{against}']").count():
        entry.get_by_label("With", exact=True).select_option(against)
    else:
        entry.locator("input[type=number]").fill(against)
        entry.locator("input[type=number]").press("Enter")


def headline(found: Any, words: str) -> None:
    """Wait until a workbench says this."""
    found.locator(".netcourse-headline", has_text=words).wait_for()


def grades(found: Any) -> None:
    """Make the grade by mitoses with the right edges, and keep where it is the higher one."""
    found.get_by_label("from mitoses_per_2mm2").check()
    found.get_by_label("exactly 2 is already 2").check()
    found.get_by_label("exactly 20 is still 2").check()
    add_step(found, 0, "grade_by_mitoses", ">", "column:grade_by_ki67")


def sources(path: Path) -> dict[str, str]:
    """The text of each cell on the disk; none while JupyterLab is writing, which it does in place."""
    try:
        return {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells}
    except nbformat.reader.NotJSONError:
        return {}


@pytest.fixture
def handed_out(fresh: Fresh, request: pytest.FixtureRequest) -> Path:
    """A folder of its own with the unit as it was handed out, both exercises in it."""
    return fresh(f"pointing-{request.node.name[:40]}", "n_regraded", "n_typical")


def test_an_exercise_is_solved_by_pointing_alone(handed_out: Path, desk: Desk) -> None:
    path = f"{handed_out.name}/{FILE}"
    with desk.open(path) as opened:
        page = opened.page
        found = bench(page, "n_regraded")
        grades(found)
        headline(found, "18 of 264 reports are left.")
        keep_picture(page, "workbench")
        found.get_by_role("button", name="Use 18 for n_regraded").click()
        found.locator(".netcourse-used", has_text="n_regraded = 18 stands in the answer below.").wait_for()
        page.get_by_text("n_regraded: your answer 18 reports is recorded.").wait_for()
        counted(page, "1 of 22 recorded")
        page.keyboard.press("Control+s")
        wait_for(
            lambda: "n_regraded = 18  # len(gep[" in sources(handed_out / FILE).get("e1-answer", ""), "the number was not saved"
        )
        assert complaints_of_ours(opened.complaints) == []
    # Nothing of it has to be run by hand when the unit is opened again.
    with desk.open(path) as opened:
        opened.page.locator(READY).wait_for(timeout=LONG)
        opened.page.get_by_text("n_regraded: your answer 18 reports is recorded.").wait_for()
        assert opened.page.locator(".netcourse-act").is_hidden()


@pytest.mark.soak
def test_what_is_open_is_told_in_plain_words_and_one_number_after_the_other(handed_out: Path, desk: Desk) -> None:
    with desk.open(f"{handed_out.name}/{FILE}") as opened:
        page = opened.page
        page.get_by_text("n_typical: no answer yet.").first.wait_for()
        assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
        found = bench(page, "n_typical")
        add_step(found, 0, "site", "==", "lung")
        add_step(found, 0, "mitoses_per_2mm2", "<", "2")
        found.locator("[data-variable=n_typical]").click()
        found.locator(".netcourse-used", has_text="n_atypical: no answer yet.").wait_for()
        found.locator("[data-variable=n_atypical]").click()
        page.get_by_text("n_atypical: your answer").wait_for()
        counted(page, "1 of 22 recorded")


def test_code_of_ones_own_is_never_overwritten(handed_out: Path, desk: Desk) -> None:
    own = "n_regraded = 3 * 4"
    notebook = nbformat.read(handed_out / FILE, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "e1-answer").source = own
    nbformat.write(notebook, handed_out / FILE)
    with desk.open(f"{handed_out.name}/{FILE}") as opened:
        page = opened.page
        found = bench(page, "n_regraded")
        found.locator("[data-variable=n_regraded]").click()
        found.locator(".netcourse-used", has_text="You have typed code of your own for n_regraded").wait_for()
        assert page.locator(".netcourse-own").filter(has_text=own).count() == 1


def test_a_strangers_lines_in_the_answer_do_not_run_because_a_number_is_used(handed_out: Path, desk: Desk) -> None:
    notebook = nbformat.read(handed_out / FILE, as_version=4)
    for name, at in (("e1-answer", "answer"), ("e1-marks", "check")):
        cell = next(cell for cell in notebook.cells if cell.id == name)
        cell.source = f'open("{at}.txt", "w").close()\n{cell.source}'
    nbformat.write(notebook, handed_out / FILE)
    with desk.open(f"{handed_out.name}/{FILE}") as opened:
        found = bench(opened.page, "n_regraded")
        found.locator("[data-variable=n_regraded]").click()
        found.locator(".netcourse-used", has_text="among other lines. Look at them, and run them there.").wait_for()
        assert list(handed_out.glob("*.txt")) == []


def test_without_the_companion_the_line_to_type_is_shown(browser: Any) -> None:
    with bare_page(browser, Workbench("people", ("held", "held_on_placebo"), {"gain": "held - held_on_placebo"})) as page:
        page.evaluate(OFFERED)
        found = page.locator(".netcourse-explorer")
        add_step(found, 0, "arm", "==", "everolimus")
        add_step(found, 0, "months", ">=", "24")
        found.get_by_label("what share of the rows the last step keeps, in %").check()
        headline(found, "The last step keeps ")
        found.locator("[data-variable=held]").click()
        found.locator(".netcourse-used", has_text="Put this line in place of the one in the answer below").wait_for()
        code = page.evaluate("window.used")
        assert code.startswith("held = ")
        assert code in found.locator(".netcourse-used").text_content()
        assert code.partition("#")[2].strip() == found.locator("pre").inner_text().strip()


def test_another_column_brings_its_own_comparisons_and_values(browser: Any) -> None:
    with bare_page(browser, Workbench("prrt", ("n",))) as page:
        found = page.locator(".netcourse-explorer")
        found.locator(".netcourse-diary").first.get_by_role("button", name="Add a step").click()
        entry = found.locator(".netcourse-entry").first
        entry.get_by_label("Column", exact=True).select_option("ki67_index")
        headline(found, "ki67_index: type a number.")
        entry.get_by_label("Comparison", exact=True).select_option(">=")
        number = entry.locator("input[type=number]")
        number.fill("20")
        number.press("Enter")
        headline(found, " people are left.")
        entry.get_by_label("Column", exact=True).select_option("receptors")
        assert not number.is_visible()
        offered = entry.get_by_label("Comparison", exact=True).locator("option").all_inner_texts()
        assert offered == ["is", "is not"]
        assert "all lesions" in entry.get_by_label("With", exact=True).locator("option").all_inner_texts()
        found.get_by_label("Sort them into groups by").get_by_label("primary", exact=True).check()
        headline(found, "groups by primary")
        button = found.locator("[data-variable=n]")
        assert button.get_attribute("aria-disabled") == "true"
        button.click(force=True)
        found.locator(".netcourse-used", has_text="Choose no groups").wait_for()
        assert json.loads(found.get_attribute("data-answered")) > 0


def test_it_is_worked_by_keyboard_alone_and_by_mouse(browser: Any) -> None:
    with bare_page(browser, Workbench("gep", ("n",))) as page:
        found = page.locator(".netcourse-explorer")
        operate_by_keyboard(page, found)
        operate_by_mouse(page, found)
