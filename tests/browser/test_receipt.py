"""A student answers in a real browser, with the keyboard alone, and the lone notebook is marked."""

import shutil
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.demo.play import prepare
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests.browser.lab import browser_page, jupyterlab, nameless_controls, needs_a_browser, run_cells, tab_to, wait_for
from tests.conftest import authors_unit
from tests.forms_unit import FORMS_TEXT

pytestmark = needs_a_browser


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A marking course with a released unit of forms."""
    root = tmp_path / "author"
    unit = authors_unit(root, "01_forms", FORMS_TEXT)
    write(build(unit, lambda _: None))
    scratch = root / "scratch"
    prepare(root, scratch)
    shutil.copytree(root / "source", scratch / "source")
    generate_assignment(scratch, "01_forms")
    return scratch


def test_an_answer_given_with_the_keyboard_survives_closing_and_is_marked_from_the_lone_notebook(
    course: Path, tmp_path: Path
) -> None:
    student = tmp_path / "student"
    student.mkdir()
    lone = student / "01_forms.ipynb"
    shutil.copy(course / "release" / "01_forms" / "01_forms.ipynb", lone)
    with jupyterlab(student) as address:
        with browser_page(address, "01_forms.ipynb", tmp_path) as page:
            run_cells(page, 5, ".netcourse-form", 2)
            assert nameless_controls(page, ".netcourse-form") == []
            # From here to saving, the keyboard alone.
            page.locator(".netcourse-form").first.locator("input").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("q1 is recorded.").wait_for()
            tab_to(page, "Your number")
            page.keyboard.type("8")
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("the unit is missing").wait_for()
            page.keyboard.press("Shift+Tab")
            cells = page.locator(".jp-Notebook .jp-Cell").count()
            page.keyboard.type("bm")  # commands of JupyterLab on any other list
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            assert page.locator(".jp-Dialog").count() == 0
            assert page.locator(".jp-Notebook .jp-Cell").count() == cells
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("q2 is recorded.").wait_for()
            page.screenshot(path=str(tmp_path / "form.png"))
            page.keyboard.press("Control+s")
            wait_for(lambda: lone.read_text(encoding="utf-8").count("vnd.netcourse.answers+json") == 2, "not saved")
        with browser_page(address, "01_forms.ipynb", tmp_path) as page:
            page.get_by_text("q1 is recorded").first.wait_for()
            (student / "answers.json").unlink()  # as if the notebook had been moved alone to another computer
            run_cells(page, 5, ".netcourse-form", 2)
            assert page.locator(".netcourse-form").first.locator("input").nth(1).is_checked()
            assert page.locator(".netcourse-form").nth(1).locator("select").input_value() != ""
            page.screenshot(path=str(tmp_path / "reopened.png"))
    handed_in = course / "submitted" / "keyboard" / "01_forms"
    handed_in.mkdir(parents=True)
    shutil.copy(lone, handed_in)
    cycle = Cycle(course, "01_forms")
    cycle.autograde("keyboard")
    assert cycle.marks("keyboard").by_cell["q1-marks"] == 2
    assert cycle.marks("keyboard").by_cell["q2-marks"] == 3
