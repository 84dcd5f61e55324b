"""The unit of patients from the first letter to the feedback: three are played with keys, handed in, collected and marked."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.authoring.board_slots import played_as, slots_of
from netcourse.authoring.course import Unit
from netcourse.board.chain import rows_of
from netcourse.board.chart import load_chart
from netcourse.cli import main
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests.browser.a_board import Typist
from tests.browser.axe import complaints_of_ours, scan
from tests.browser.by_keys import ByKeys
from tests.browser.companion import BAR, counted, open_unit
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, needs_a_browser, tab_to
from tests.browser.test_board import TOO_WIDE
from tests.conftest import ROOT

pytestmark = [needs_a_browser, pytest.mark.soak]

UNIT = Unit(ROOT, "09_tumour_board")
# Whose patients are these: in each slot another, and how wide the window is while they are played.
STUDENT = "a1050"
PLAYED = {"board-1": ("p01", 1100), "board-2": ("p07", 360), "board-3": ("p05", 1100)}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
HEIGHT = {1100: 1200, 360: 740}
BY_HAND = 2.5
TEXTS = {
    "why": "It can wait some days, not some months.",
    "summary": "Somebody in whom findings go together; what they are called is open.",
    "board": "The count, not the word on the report, decided; a cold lesion would change this.",
    "patient": "We have found what it is. Next week we talk about each step, and you ask whatever you like.",
}


@pytest.fixture(scope="module")
def handed_in(students_lab: Lab, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebook of a student who has played three patients with the keyboard alone, as it came out of the browser."""
    folder = students_lab.folder / "whole"
    folder.mkdir()
    shutil.copy(UNIT.release, folder)
    slots = slots_of(nbformat.read(UNIT.source, as_version=4))
    with open_unit(browser, students_lab.address, f"whole/{UNIT.name}.ipynb") as opened:
        page = opened.page
        for done, (slot, (patient, width)) in enumerate(PLAYED.items()):
            assert slots[slot].item.drawn(STUDENT) == patient
            page.set_viewport_size({"width": width, "height": HEIGHT[width]})
            keys = Typist(page, slot)
            keys.board.scroll_into_view_if_needed()
            keys.board.focus()
            if done == 0:
                keys.write("Your id, as on the course list", STUDENT)
                page.keyboard.press("Enter")
            else:
                keys.press("Meet the patient")
            keys.wait("You meet")
            assert load_chart(patient).persona.name in keys.board.locator(".netcourse-title").inner_text()
            log = [str(row) for row in rows_of(played_as(slots[slot], "expert", STUDENT))]
            for part in ByKeys(keys, TEXTS).play(log):
                assert page.evaluate(TOO_WIDE, keys.panel) == [], part
                keep_picture(page, f"whole/{patient}-{width}-{part}")
            keys.board.get_by_text("The course of this patient").wait_for()
            counted(page, f"{done + 1} of 3 recorded")
            keep_picture(page, f"whole/letter-{patient}-{width}")
        page.set_viewport_size({"width": 1100, "height": HEIGHT[1100]})
        page.locator(f"{BAR} [data-part=hand-in]").focus()
        page.keyboard.press("Enter")
        tab_to(page, "Your name or number")
        page.keyboard.type(STUDENT)
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        parcel = tmp_path_factory.mktemp("parcel") / "there"
        download.value.save_as(parcel / download.value.suggested_filename)
        keep_picture(page, "whole/handed-in")
        assert complaints_of_ours(opened.complaints) == []
    return parcel


@pytest.fixture(scope="module")
def marked(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Cycle:
    """The course in which that notebook was collected and marked, its words by hand."""
    course = tmp_path_factory.mktemp("marking") / "course"
    shutil.copytree(UNIT.source.parent, course / "source" / UNIT.name)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    generate_assignment(course, UNIT.name)
    assert main(["--course", str(course), "collect", UNIT.name, str(handed_in)]) == 0
    assert main(["--course", str(course), "mark", UNIT.name]) == 0
    return Cycle(course, UNIT.name)


def test_three_patients_played_with_keys_earn_all_that_is_marked_without_a_person(marked: Cycle) -> None:
    by_cell = marked.marks(STUDENT).by_cell
    assert {slot: by_cell[f"{slot}-marks"] for slot in PLAYED} == dict.fromkeys(PLAYED, 17)


@pytest.fixture(scope="module")
def feedback(marked: Cycle) -> str:
    """The address of the page that the student gets back."""
    for slot in PLAYED:
        marked.mark_by_hand(STUDENT, f"{slot}-words", BY_HAND)
    assert main(["--course", str(marked.root), "feedback", UNIT.name, "--best-from", "2020-01-01"]) == 0
    return (marked.root / "feedback" / STUDENT / UNIT.name / f"{UNIT.name}.html").as_uri()


@pytest.fixture
def page(browser: Any, feedback: str) -> Iterator[Any]:
    """The page that the student gets back, open."""
    opened = browser.new_page()
    opened.goto(feedback)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_feedback(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    found = scan(page, [], "html")
    assert found.checked > 200
    assert found.ours == []


def test_the_feedback_tells_the_marks_the_course_the_words_and_an_experts_way(page: Any) -> None:
    assert page.locator(".sum").inner_text().startswith("58.5 of 60.")
    page.evaluate(OPEN_ALL)
    told = page.locator("body").inner_text()
    assert all(told.count(text) >= len(PLAYED) for text in TEXTS.values())
    assert all(load_chart(patient).persona.name in told for patient, _ in PLAYED.values())
    assert told.count("First list: 1. ") == told.count("What your decisive results rest on:") == len(PLAYED)
    _pictures(page, "feedback")


def test_the_feedback_needs_no_sideways_scrolling_on_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": HEIGHT[360]})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _pictures(page, "feedback-360")


def _pictures(page: Any, name: str) -> None:
    """A picture of each screen on the way down."""
    height, step = page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    for at in range(-(-height // step)):
        page.evaluate("y => scrollTo(0, y)", at * step)
        keep_picture(page, f"whole/{name}-{at:02}")
