"""A student answers in a JupyterLab without the companion, with the keyboard alone, and the lone notebook is marked."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.build import build, write
from netcourse.demo.play import prepare
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests import kinds_unit
from tests.browser.axe import complaints_of_ours
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, nameless_controls, needs_a_browser, open_notebook, run_cells, tab_to, wait_for
from tests.browser.student import FORM, answer_all, holds
from tests.conftest import authors_unit

# The browser edition's walk of every kind of answer is what CI tries: the forms and the lone notebook are the same.
pytestmark = [needs_a_browser, pytest.mark.soak]

NAME = kinds_unit.NAME
QUESTIONS = list(kinds_unit.CHOSEN)
CELLS = 1 + 2 * len(QUESTIONS)
NUMBER = QUESTIONS.index("number")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A marking course with a released unit in which every kind of question stands."""
    root = tmp_path / "author"
    write(build(authors_unit(root, NAME, kinds_unit.TEXT), lambda _: None))
    scratch = root / "scratch"
    prepare(root, scratch)
    shutil.copytree(root / "source", scratch / "source")
    generate_assignment(scratch, NAME)
    return scratch


def test_an_answer_of_every_kind_survives_closing_and_is_marked_from_the_lone_notebook(
    course: Path, lab: Lab, browser: Any
) -> None:
    student = lab.folder / "kinds"
    student.mkdir()
    lone = student / f"{NAME}.ipynb"
    shutil.copy(course / "release" / NAME / lone.name, lone)
    with open_notebook(browser, lab.address, f"kinds/{lone.name}") as opened:
        page = opened.page
        run_cells(page, CELLS, FORM, len(QUESTIONS))
        assert nameless_controls(page, FORM) == []
        answer_all(page, kinds_unit.CHOSEN)
        a_number_without_its_unit_is_told_and_put_right(page)
        given = [holds(form) for form in page.locator(FORM).all()]
        keep_picture(page, "answered")
        page.keyboard.press("Control+s")
        wait_for(lambda: lone.read_text(encoding="utf-8").count("vnd.netcourse.answers+json") == len(QUESTIONS), "not saved")
        assert complaints_of_ours(opened.complaints) == []
    with open_notebook(browser, lab.address, f"kinds/{lone.name}") as opened:
        page = opened.page
        page.get_by_text("one is recorded").first.wait_for()
        (student / "answers.json").unlink()  # as if the notebook had been moved alone to another computer
        run_cells(page, CELLS, FORM, len(QUESTIONS))
        assert [holds(form) for form in page.locator(FORM).all()] == given
        keep_picture(page, "reopened")
    handed_in = course / "submitted" / "keyboard" / NAME
    handed_in.mkdir(parents=True)
    shutil.copy(lone, handed_in)
    cycle = Cycle(course, NAME)
    cycle.autograde("keyboard")
    marks = cycle.marks("keyboard").by_cell
    assert {name: marks[f"{name}-marks"] for name in kinds_unit.MARKED} == dict.fromkeys(kinds_unit.MARKED, 2)


def a_number_without_its_unit_is_told_and_put_right(page: Any) -> None:
    """Take the unit away and put it back; on the way, keys that are commands of JupyterLab elsewhere do nothing."""
    form = page.locator(FORM).nth(NUMBER)
    unit = form.locator("select").first
    chosen = unit.evaluate("e => e.selectedIndex")
    unit.focus()
    page.keyboard.press("Home")
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.keyboard.type("bx")
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    tab_to(page, "Record")
    page.keyboard.press("Enter")
    form.get_by_text("The unit is missing").wait_for()
    page.keyboard.press("Shift+Tab")
    for _ in range(chosen):
        page.keyboard.press("ArrowDown")
    tab_to(page, "Record")
    page.keyboard.press("Enter")
    form.locator(".netcourse-said", has_text="✔ Recorded:").wait_for()
