"""A student's way through a unit in JupyterLab: it opens ready, says where it stands, never lies, and makes the right file."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.browser.axe import complaints_of_ours
from tests.browser.companion import (
    BAR,
    LONG,
    READY,
    Desk,
    answers,
    counted,
    form,
    kernel_menu,
    let_python_in,
    line,
    open_unit,
    record,
    recorded,
)
from tests.browser.conftest import UNIT, Fresh, Lab, lay
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.browser.whole_unit import expected

pytestmark = needs_a_browser

FILE = f"{UNIT.name}.ipynb"
RECEIPT = "application/vnd.netcourse.answers+json"
B = "B, NET and NEC"
STARTING = "Python is starting. In a moment this can be used."
NEAR_THE_TOP = "e => e.scrollHeight > 1.3 * e.clientHeight && e.scrollTop < Math.min(3000, (e.scrollHeight - e.clientHeight) / 2)"
# Every word that a unit's button shows while it is in sight.
WATCH = """unit => {
    window.seen = new Set();
    const look = () => {
        const button = document.querySelector(`.netcourse-card[data-unit="${unit}"] .netcourse-open`);
        if (button?.getClientRects().length) window.seen.add(button.textContent);
        requestAnimationFrame(look);
    };
    look();
}"""
# Every count that the bar shows.
COUNTS = """() => {
    const count = document.querySelector('.netcourse-count');
    window.counts = [];
    const heard = new MutationObserver(() => window.counts.push(count.textContent));
    heard.observe(count, { childList: true, characterData: true, subtree: true });
}"""
# For so long nobody wrote a file before it is read.
STILL_SECONDS = 1


def change(path: Path, edit: Callable[[Any], None]) -> None:
    """Edit a notebook on the disk, once JupyterLab has written the whole of it: it writes in place."""
    wait_for(lambda: time.time() - path.stat().st_mtime > STILL_SECONDS, "JupyterLab did not cease to write")
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    nbformat.write(notebook, path)


@contextmanager
def slow_read(page: Any, folder: str) -> Iterator[None]:
    """What answers.json holds is read now, and arrives only after what is done meanwhile, and is read once more."""
    file = f"/api/contents/{folder}/answers.json"
    held: list[Any] = []
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request) if file in request.url else None)
    page.route(f"**{file}*", lambda route: held.append((route, route.fetch())), times=1)
    page.evaluate("dispatchEvent(new Event('focus'))")  # somebody comes back to the page
    pump(page, held, 1)
    yield
    route, before = held[0]
    known = len(asked)
    route.fulfill(response=before)
    pump(page, asked, known + 1)


@contextmanager
def slow_save(page: Any, path: str) -> Iterator[None]:
    """The server has written the notebook, and says so only after what is done meanwhile."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        if route.request.method == "PUT" and not held:
            held.append((route, route.fetch()))
        else:
            route.fallback()

    page.route(f"**/api/contents/{path}*", hold)
    record(page, "q01", 1)
    pump(page, held, 1)
    yield
    route, answer = held[0]
    route.fulfill(response=answer)


def pump(page: Any, heard: list[Any], wanted: int) -> None:
    """Let requests be heard until there are so many."""
    for _ in range(100):
        if len(heard) >= wanted:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{len(heard)} requests, not {wanted}")


def test_from_the_first_start_to_the_first_recorded_answer_takes_three_clicks(students_lab: Lab, browser: Any) -> None:
    lay(students_lab.folder / UNIT.name, "q01", "q02", "q03", "q05")
    page = browser.new_page()
    clicks = 0

    def click(what: Any) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    page.goto(f"{students_lab.address}/lab?reset")
    card = page.locator(".netcourse-card", has_text="Tumour grade")
    card.get_by_text("0 of 22 recorded").wait_for()
    keep_picture(page, "companion/course")
    click(card.locator(".netcourse-open"))
    page.wait_for_selector(READY, timeout=LONG)  # each form is drawn anew as its cell runs: of so few, while somebody clicks
    click(form(page, "q01").locator("input[type=radio]").nth(1))
    click(form(page, "q01").locator(".netcourse-record"))
    recorded(page, "q01", B)
    assert clicks <= 6
    assert answers(students_lab.folder / UNIT.name) == {"q01": "B"}
    assert page.title() == "Unit 5 · Tumour grade"
    assert page.locator(".jp-WindowedPanel-outer").last.evaluate(NEAR_THE_TOP)  # not at the end, where Run All ends
    page.evaluate(WATCH, UNIT.name)
    page.locator(".netcourse-units").click()
    card.get_by_text("1 of 22 recorded").wait_for()
    assert card.locator(".netcourse-open").inner_text() == "Continue at question 2"
    page.wait_for_timeout(1000)
    assert page.evaluate("[...window.seen]") == ["Continue at question 2"]  # and not "Start" for a moment
    page.close()


def test_before_python_runs_questions_can_be_read_and_an_answer_waits_for_it(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("before", "q01", "q02", "q08")
    forms, _ = expected(nbformat.read(folder / FILE, as_version=4))
    with desk.open(f"before/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        line(page, "Python is starting")
        wait_for(lambda: page.locator(".netcourse-form").count() == forms >= 3, "not every form is there before Python")
        lesson = page.locator(".jp-Notebook")
        wait_for(lambda: "Specimen 1" in lesson.inner_text(), "the lesson is not there before Python")
        page.locator(".netcourse-waits", has_text=STARTING).first.wait_for()
        assert "NET and NEC: they differ in look" in form(page, "q01").inner_text()
        record(page, "q02", 3)
        form(page, "q02").get_by_text("Your answer waits").wait_for()
        assert not (folder / "answers.json").exists()
        let_python_in(page)
        recorded(page, "q02", "D")  # its own cell had not run: out of order
        page.wait_for_selector(READY, timeout=LONG)
        wait_for(lambda: page.locator(".netcourse-waits").count() == 0, "an explorer still says that it waits")
        counted(page, "1 of 22 recorded · 1 of 40 marks at stake")
        assert answers(folder) == {"q02": "D"}
        assert complaints_of_ours(opened.complaints) == []


def test_a_restart_a_shut_down_and_a_dead_kernel_each_have_their_line_and_lose_nothing(
    fresh: Fresh, students_lab: Lab, desk: Desk
) -> None:
    folder = fresh("stopped", "q01", "q02")
    with desk.open(f"stopped/{FILE}") as opened:
        page = opened.page
        record(page, "q01", 1)
        recorded(page, "q01", B)
        kernel_menu(page, "Restart Kernel")
        page.locator(".jp-Dialog .jp-mod-accept").click()
        line(page, "Python was restarted. Your 1 answer is safe.")
        assert form(page, "q02").locator("input").first.is_disabled()
        form(page, "q02").locator(".netcourse-record").click(force=True)
        form(page, "q02").get_by_text("Run again").wait_for()  # no press goes nowhere
        keep_picture(page, "companion/restarted")
        again(page)
        kernel_menu(page, "Shut Down Kernel")
        line(page, "Python has stopped. Your 1 answer is safe.")
        again(page)
        kill_kernels(students_lab)
        page.locator(f"{BAR}[data-python=stopped]").wait_for()
        line(page, "Your 1 answer is safe.")
        again(page)
        record(page, "q02", 3)
        recorded(page, "q02", "D")
        assert answers(folder) == {"q01": "B", "q02": "D"}


def again(page: Any) -> None:
    page.locator(".netcourse-act", has_text="Run again").click()
    page.wait_for_selector(READY, timeout=LONG)
    recorded(page, "q01", B)
    assert not form(page, "q02").locator("input").first.is_disabled()
    assert page.evaluate("document.activeElement !== document.body")


def kill_kernels(lab: Lab) -> None:
    found = subprocess.run(["pgrep", "-f", "ipykernel_launcher"], capture_output=True, text=True, check=True)  # noqa: S607
    for number in found.stdout.split():
        if str(lab.folder) in str(Path(f"/proc/{number}/cwd").readlink()):
            os.kill(int(number), signal.SIGKILL)


@pytest.mark.soak
def test_a_reload_a_discard_and_a_second_tab_show_what_is_recorded(fresh: Fresh, students_lab: Lab, browser: Any) -> None:
    folder = fresh("tabs")
    with open_unit(browser, students_lab.address, f"tabs/{FILE}") as first:
        record(first.page, "q01", 1)
        recorded(first.page, "q01", B)
        with open_unit(browser, students_lab.address, f"tabs/{FILE}") as second:
            recorded(second.page, "q01", B)
            record(second.page, "q02", 3)
            recorded(second.page, "q02", "D")
        first.page.bring_to_front()
        recorded(first.page, "q02", "D")
        counted(first.page, "2 of 22")
    shutil.copy(UNIT.release, folder)  # as Discard leaves it: the notebook knows of no answer
    with open_unit(browser, students_lab.address, f"tabs/{FILE}", ready=False, python=False) as opened:
        recorded(opened.page, "q01", B)
        counted(opened.page, "2 of 22")
        assert form(opened.page, "q01").locator("input").nth(1).is_checked()


@pytest.mark.soak
def test_a_choice_that_is_not_recorded_yet_outlives_its_cell_being_run_again(
    fresh: Fresh, students_lab: Lab, browser: Any
) -> None:
    fresh("draft")
    with open_unit(browser, students_lab.address, f"draft/{FILE}") as opened:
        page = opened.page
        form(page, "q01").locator("input").nth(2).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(1500)
        assert form(page, "q01").locator("input").nth(2).is_checked()


@pytest.mark.soak
def test_a_choice_changed_while_the_answer_waits_is_kept_and_told_apart_from_what_is_recorded(
    fresh: Fresh, students_lab: Lab, browser: Any
) -> None:
    folder = fresh("changed")
    with open_unit(browser, students_lab.address, f"changed/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        record(page, "q02", 3)
        form(page, "q02").get_by_text("Your answer waits").wait_for()
        form(page, "q02").locator("input[type=radio]").nth(0).check()
        let_python_in(page)
        form(page, "q02").get_by_text("Changed since, and not recorded yet. Press Record.").wait_for()
        page.wait_for_selector(READY, timeout=LONG)
        assert form(page, "q02").locator("input[type=radio]").nth(0).is_checked()
        assert answers(folder) == {"q02": "D"}
        form(page, "q02").locator(".netcourse-record").click()
        recorded(page, "q02", "A")
        assert answers(folder) == {"q02": "A"}


def test_code_that_the_course_did_not_release_runs_only_when_asked(fresh: Fresh, desk: Desk) -> None:
    folder = fresh("own", "q01", "n_regraded")

    def edit(notebook: Any) -> None:
        cells = {cell.id: cell for cell in notebook.cells}
        cells["e1-answer"].source = "n_regraded = 12\nopen('ran.txt', 'w').close()"
        cells["q01"].source += "\nopen('forged.txt', 'w').close()"  # its form still stands below it
        notebook.cells.insert(1, nbformat.v4.new_code_cell("open('foreign.txt', 'w').close()"))
        notebook.metadata["netcourse"]["cells"] = {"foreign": "a notebook can't vouch for itself"}

    change(folder / FILE, edit)
    with desk.open(f"own/{FILE}") as opened:
        page = opened.page
        line(page, "Code of your own in 3 cells has not run")
        record(page, "q01", 1)
        form(page, "q01").get_by_text("Python does not know this question yet").wait_for()
        assert sorted(path.name for path in folder.glob("*.txt")) == []
        page.locator(".netcourse-act", has_text="Run my code").click()
        wait_for(lambda: len(list(folder.glob("*.txt"))) == 3, "not all of the student's own code ran")
        counted(page, "1 of 22 recorded · 4 of 40")
        # The cell that ran draws its form anew: a click that begins on the old one would end nowhere.
        form(page, "q01").get_by_text("Python does not know this question yet").wait_for(state="detached")
        form(page, "q01").locator(".netcourse-record").click()
        recorded(page, "q01", B)


@pytest.mark.soak
def test_a_notebook_of_another_course_is_not_run_by_itself(students_lab: Lab, fresh: Fresh, browser: Any) -> None:
    folder = fresh("other")

    def edit(notebook: Any) -> None:
        notebook.metadata["netcourse"]["unit"] = "99_elsewhere"

    change(folder / FILE, edit)
    with open_unit(browser, students_lab.address, f"other/{FILE}", ready=False) as opened:
        line(opened.page, "nothing has run yet")
        page = opened.page
        page.locator(".netcourse-act", has_text="Run the unit").click()
        page.wait_for_selector(READY, timeout=LONG)
        record(page, "q01", 1)
        recorded(page, "q01", B)
        kernel_menu(page, "Shut Down Kernel")
        line(page, "Python has stopped. Your 1 answer is safe.")
        again(page)  # asked for, it runs all that it ran before
        record(page, "q02", 3)
        recorded(page, "q02", "D")


def test_the_bar_tells_what_is_missing_leads_there_and_hands_in_under_the_right_name(
    fresh: Fresh, desk: Desk, tmp_path: Path
) -> None:
    folder = fresh("bar", "q01", "q02", "q08")
    with desk.open(f"bar/{FILE}") as opened:
        page = opened.page
        record(page, "q01", 1)
        recorded(page, "q01", B)
        page.evaluate(COUNTS)
        with slow_read(page, "bar"):
            record(page, "q02", 3)
            counted(page, "2 of 22")
        assert [count for count in page.evaluate("counts") if "1 of 22" in count] == []  # nothing is taken back by it
        page.locator(f"{BAR} [data-part=outline]").click()
        assert page.locator(".netcourse-dots button").count() == 22
        page.get_by_role("button", name="Question 1, 2 marks: recorded").wait_for()
        page.get_by_role("button", name="Question 8, 2 marks: open").click()
        assert form(page, "q08").evaluate("e => e === document.activeElement")
        page.locator(f"{BAR} [data-part=missing]").click()
        page.get_by_text("2 of 22 are recorded. Still open: questions 3, 4, 5").first.wait_for()
        keep_picture(page, "companion/missing")
        page.locator(f"{BAR} [data-part=hand-in]").click()
        page.get_by_role("button", name="Make the file").click()
        page.get_by_text("Type your name or number first").wait_for()
        page.get_by_label("Your name or number").fill("Ana Müller-Ng")
        with page.expect_download() as download:
            page.get_by_role("button", name="Make the file").click()
        assert download.value.suggested_filename == f"Ana-Müller-Ng_{FILE}"
        page.get_by_text("with 2 of 22").wait_for()
        download.value.save_as(tmp_path / "handed.ipynb")
        keep_picture(page, "companion/handed-in")
        assert page.locator(f"{BAR} .netcourse-area").inner_text().count("exercise 2") == 1  # what is open is told once
        page.evaluate("localStorage.clear()")
    assert receipts(tmp_path / "handed.ipynb") == {"q01": "B", "q02": "D"}

    def clear(notebook: Any) -> None:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []

    change(folder / FILE, clear)
    with desk.open(f"bar/{FILE}", ready=False, python=False) as opened:
        page = opened.page
        page.locator(f"{BAR} [data-part=hand-in]").click()
        assert page.get_by_label("Your name or number").input_value() == ""  # storage was cleared: asked again
        page.get_by_label("Your name or number").fill("7")
        with page.expect_download() as download:
            page.get_by_role("button", name="Make the file").click()
        page.get_by_text("with 2 of 22").wait_for()
        download.value.save_as(tmp_path / "again.ipynb")
    assert receipts(tmp_path / "again.ipynb") == {"q01": "B", "q02": "D"}


def receipts(path: Path) -> dict[str, Any]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    found = [output["data"][RECEIPT] for output in outputs if RECEIPT in output.get("data", {})]
    return {entry["id"]: entry["value"] for entry in found}


@pytest.mark.soak
def test_lines_are_run_by_their_button_and_told_what_is_wrong(fresh: Fresh, students_lab: Lab, browser: Any) -> None:
    fresh("lines")
    with open_unit(browser, students_lab.address, f"lines/{FILE}") as opened:
        page = opened.page
        cell = page.locator(".netcourse-own").filter(has_text="n_regraded")
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.type("n_regraded = 9000")
        cell.get_by_role("button", name="Run your lines of exercise 1").click()
        page.get_by_text("9000 reports is not possible").first.wait_for()
        page.locator(f"{BAR} [data-part=missing]").click()
        page.locator(".netcourse-area", has_text="9000 reports is not possible").wait_for()
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.type("n_regraded = 3,5 %")
        cell.get_by_role("button", name="Run your lines of exercise 1").click()
        cell.get_by_text("Python could not run these lines").wait_for()


def test_what_is_changed_and_not_recorded_is_told_where_it_is_counted_and_handed_in(fresh: Fresh, desk: Desk) -> None:
    fresh("changed-since", "q01", "q03", "course-id")
    with desk.open(f"changed-since/{FILE}") as opened:
        page = opened.page
        record(page, "q01", 1)
        recorded(page, "q01", "B")
        number = form(page, "q03").locator("input").first
        number.fill("3,5")
        form(page, "q03").locator(".netcourse-record").click()
        recorded(page, "q03", "3.5 %")
        number.fill("inf")
        form(page, "q03").locator(".netcourse-record").click()
        form(page, "q03").locator(".netcourse-said", has_text="What was recorded stays: 3.5 %.").wait_for()
        form(page, "q01").locator("input").nth(0).check()
        form(page, "q01").locator(".netcourse-said", has_text="Changed since, and not recorded yet").wait_for()
        page.locator(f"{BAR} [data-part=missing]").click()
        page.locator(".netcourse-area", has_text="Changed since, and not recorded: questions 1 and 3.").wait_for()
        page.locator(f"{BAR} [data-part=hand-in]").click()
        page.locator(".netcourse-area", has_text="Changed or chosen, and not recorded: questions 1 and 3.").wait_for()
        form(page, "q01").locator("input").nth(1).check()
        recorded(page, "q01", "B")
        with slow_save(page, f"changed-since/{FILE}"):
            page.keyboard.press("Control+S")
            page.wait_for_timeout(1000)
        assert page.locator(".jp-Dialog").count() == 0  # nobody is asked to write over what was saved this moment
