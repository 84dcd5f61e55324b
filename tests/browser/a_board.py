"""A unit with one patient of the board, as students have it in JupyterLab, and what they do in it with a mouse or with keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from netcourse.authoring.manifest import About, manifest
from netcourse.authoring.questions import questions_of
from tests.browser.lab import NAME as NAMED
from tests.browser.lab import jupyterlab, tab_to
from tests.conftest import ROOT

NAME = "09_tumour_board"
FILE = f"{NAME}.ipynb"
PATIENT = "p04"
BOARD = ".netcourse-board"
MEETS = f"""from netcourse.board import Board, meet

meet(Board("board-1", "Somebody is sent to you.", patients=("{PATIENT}",)))"""
# Whether the focus stands behind each control of this name in a panel: it is to be gone back for.
ABOVE = f"""([panel, wanted]) => {{
    const box = document.querySelector(panel);
    const there = [...box.querySelectorAll("input, select, textarea, button, summary, [tabindex='0']")]
        .filter(e => e.getClientRects().length && ({NAMED})(e).startsWith(wanted));
    const behind = e => e === document.activeElement || document.activeElement.compareDocumentPosition(e) & 4;
    return box.contains(document.activeElement) && there.length > 0 && !there.some(behind);
}}"""
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


def unit_text() -> NotebookNode:
    """The unit as it is released: a patient, and the cell that marks."""
    cells = [
        new_markdown_cell("# Unit 9 · Tumour board\n\nOne patient, from the note to the end.", id="head"),
        new_markdown_cell("## Question 1 · 17 marks", id="question-1"),
        new_code_cell(MEETS, id="board-1", metadata={"jupyter": {"source_hidden": True}, **_locked("board-1")}),
        new_code_cell("# Whoever would rather type, types here.", id="typed"),
        new_code_cell('from netcourse.items import check\n\ncheck("board-1")', id="marks", metadata=_locked("board-1-marks", 17)),
        new_markdown_cell("That is all.", id="end"),
    ]
    notebook: NotebookNode = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    questions = [question.as_data() for question in questions_of(notebook)]
    notebook.metadata["netcourse"] = {"unit": NAME, "title": "Tumour board", "questions": questions}
    return notebook


def _locked(name: str, points: int | None = None) -> dict[str, Any]:
    cell = {"grade": points is not None, "grade_id": name, "locked": True, "schema_version": 3, "solution": False, "task": False}
    return {"nbgrader": cell if points is None else {**cell, "points": points}}


@contextmanager
def boards_lab(folder: Path) -> Iterator[str]:
    """JupyterLab as students have it, for a course of that one unit; gives its address."""
    # The companion of this source tree, and not one that was installed some time ago.
    extensions = folder.parent / "companion" / "labextensions"
    extensions.mkdir(parents=True)
    (extensions / "netcourse-companion").symlink_to(ROOT / "netcourse" / "companion" / "labextension")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(extensions.parent))
        with jupyterlab(folder, manifest=manifest(About(), {NAME: unit_text()}).decode()) as address:
            yield address


def lay(folder: Path) -> str:
    """The unit in a folder of its own, as it was handed out; gives its path below the course's folder."""
    folder.mkdir()
    nbformat.write(unit_text(), folder / FILE)
    return f"{folder.name}/{FILE}"


class AtTheBoard:
    """Somebody at the panel of a patient in an open page.

    Parameters
    ----------
    page : Page
        Playwright's, on which the unit is ready.
    slot : str
        Which panel, where there is more than one.
    """

    def __init__(self, page: Any, slot: str = "board-1") -> None:
        self.page = page
        self.panel = f"{BOARD}[data-question={slot}]"
        self.board = page.locator(self.panel)

    @property
    def answered(self) -> int:
        """How many answers of Python the panel has shown."""
        return int(self.board.get_attribute("data-answered") or 0)

    def wait_for_an_answer(self, before: int) -> None:
        """Wait until there is one answer more than there were."""
        self.page.wait_for_function(f"document.querySelector('{self.panel}').dataset.answered > {before}")

    @property
    def said(self) -> str:
        """What was said to the last press."""
        found: str = self.board.locator(".netcourse-said").inner_text()
        return found

    @property
    def status(self) -> str:
        """Day, spending and burden."""
        found: str = self.board.locator(".netcourse-status").inner_text()
        return found

    def part(self, name: str) -> None:
        """Wait until a part of the case is open."""
        self.board.locator("[aria-current=step]", has_text=name).wait_for()


class Player(AtTheBoard):
    """Somebody who plays a patient with a mouse."""

    def press(self, name: str) -> None:
        """Press a button of the panel, and wait for what Python says to it."""
        before = self.answered
        self.board.get_by_role("button", name=name, exact=True).first.click()
        self.wait_for_an_answer(before)

    def meet(self, student: str = "a1234") -> None:
        """Give an id and meet the patient."""
        self.board.get_by_label("Your id, as on the course list").fill(student)
        self.press("Meet the patient")

    def triage(self) -> None:
        """Say how soon and why, and close the note."""
        self.board.get_by_label("Soon", exact=True).check()
        self.board.get_by_label("Why so? One line").fill("She may faint at work; soon.")
        self.close("Triage note", "Ask and examine")

    def close(self, name: str, then: str) -> None:
        """Close a part, confirmed in place."""
        self.board.get_by_role("button", name=f"Close: {name}", exact=True).click()
        self.board.get_by_role("button", name=f"Yes, close: {name}", exact=True).click()
        self.part(then)

    def choose(self, act: str, label: str = "What to do") -> None:
        """Choose from a list by its id."""
        self.board.get_by_label(label, exact=True).select_option(act)

    def do(self, act: str) -> None:
        """Do an act."""
        self.choose(act)
        self.press("Do this")


class Typist(AtTheBoard):
    """Somebody who plays a patient with the keyboard alone: Tab, arrows, letters, space and Enter."""

    def __init__(self, page: Any, slot: str = "board-1") -> None:
        super().__init__(page, slot)
        self.keys = page.keyboard

    def go(self, name: str, *, whole: bool = False) -> None:
        """Go to a control of the panel, by its name or how that begins: forwards, or back where it stands above."""
        tab_to(self.page, name, "Shift+Tab" if self.page.evaluate(ABOVE, [self.panel, name]) else "Tab", whole=whole)

    def press(self, name: str) -> None:
        """Go to a button and press it."""
        self.go(name)
        self.keys.press("Enter")

    def wait(self, words: str) -> None:
        """Wait until the panel says something to the last press."""
        self.board.locator(".netcourse-said", has_text=words).wait_for()

    def write(self, label: str, text: str) -> None:
        """Go to a field and type."""
        self.go(label)
        self.keys.type(text)

    def take(self, filtered: str, button: str) -> None:
        """Filter a list, take its first entry, and press the button below it."""
        self.filter(filtered)
        self.press(button)

    def filter(self, words: str) -> None:
        """Filter a list, and go to its first entry."""
        self.go("Filter by words")
        self.keys.press("Control+a")
        self.keys.type(words)
        self.keys.press("Enter")

    def choose(self, label: str, letters: str) -> None:
        """Choose from a short list by its first letters."""
        self.go(label)
        self.keys.type(letters)

    def close(self, name: str, then: str) -> None:
        """Close a part; the question whether to stands next in the order of Tab. Behind the last there is no other."""
        self.press(f"Close: {name}")
        self.board.get_by_role("group", name="Close this part?").wait_for()
        self.page.wait_for_function("document.activeElement.className === 'netcourse-confirm'")
        self.press(f"Yes, close: {name}")
        if then:
            self.part(then)
