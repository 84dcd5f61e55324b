"""A changed release reaches a student who has done nothing yet, and nobody's work is replaced by it."""

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from netcourse.lab import copy_release

NAME = "01_small"
FIRST, SECOND = "ask('q01')", "ask('q01', better=True)"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course that has released one unit."""
    release(tmp_path / "course", FIRST)
    return tmp_path / "course"


@pytest.fixture
def mine(course: Path, tmp_path: Path) -> Path:
    """A student's copy of it."""
    copy_release(course, tmp_path / "mine")
    return tmp_path / "mine" / NAME / f"{NAME}.ipynb"


def release(course: Path, question: str) -> None:
    cells = [
        nbformat.v4.new_markdown_cell("# A lesson", id="lesson"),
        nbformat.v4.new_code_cell(question, id="question"),
        nbformat.v4.new_code_cell("n = None", id="answer"),
    ]
    path = course / "release" / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def saved(mine: Path, *, answer: str = "n = None", receipt: bool = False) -> None:
    """As JupyterLab saves a unit that has run."""
    notebook = nbformat.read(mine, as_version=4)
    notebook.metadata["widgets"] = {"state": {}}
    notebook.cells[2].source = answer
    data = {"text/plain": "B", **({"application/vnd.netcourse.answers+json": {"id": "q01", "value": "B"}} if receipt else {})}
    notebook.cells[1].outputs = [nbformat.v4.new_output("display_data", data)]
    notebook.cells[1].execution_count = 1
    nbformat.write(notebook, mine)


def record(mine: Path) -> None:
    answers = {"version": 1, "answers": {"q01": {"id": "q01", "value": "B"}}}
    mine.with_name("answers.json").write_text(json.dumps(answers), encoding="utf-8")


def again(mine: Path, course: Path) -> str:
    (line,) = copy_release(course, mine.parent.parent)
    return line


def question(path: Path) -> str:
    text: str = nbformat.read(path, as_version=4).cells[1].source
    return text


def test_a_copy_that_was_only_opened_is_renewed_and_the_earlier_one_is_kept_aside(course: Path, mine: Path) -> None:
    saved(mine)
    before = mine.read_bytes()
    release(course, SECOND)
    line = again(mine, course)
    assert line.startswith("renewed")
    assert question(mine) == SECOND
    (aside,) = (mine.parent.parent / ".netcourse" / "earlier" / NAME).iterdir()
    assert aside.read_bytes() == before
    assert str(aside) in line
    assert again(mine, course) == f"kept    {mine}"


@pytest.mark.parametrize(
    "work",
    [
        record,
        lambda mine: saved(mine, receipt=True),
        lambda mine: saved(mine, answer="n = 3"),
        lambda mine: mine.write_text("no notebook any more", encoding="utf-8"),
        lambda mine: mine.with_name("answers.json").write_text("{ half a fi", encoding="utf-8"),
    ],
    ids=["answer beside it", "answer in it", "lines typed", "not to be read", "answers not to be read"],
)
def test_a_copy_with_work_in_it_stays_and_one_line_says_that_there_is_a_newer_edition(
    course: Path, mine: Path, work: Callable[[Path], object]
) -> None:
    work(mine)
    before = mine.read_bytes()
    release(course, SECOND)
    line = again(mine, course)
    assert mine.read_bytes() == before
    assert "the course has a newer edition" in line
    assert "\n" not in line
    assert again(mine, course) == line


def test_as_long_as_the_release_is_the_same_nothing_is_said_of_editions(course: Path, mine: Path) -> None:
    saved(mine, answer="n = 3")
    assert again(mine, course) == f"kept    {mine}"


def test_a_copy_of_which_nobody_knows_the_edition_is_renewed_only_from_the_next_one_on(course: Path, mine: Path) -> None:
    known = mine.parent.parent / ".netcourse" / "released" / NAME / mine.name
    known.unlink()
    release(course, SECOND)
    assert "newer edition" in again(mine, course)
    release(course, FIRST)
    assert again(mine, course) == f"kept    {mine}"
    assert known.is_file()
    release(course, SECOND)
    assert again(mine, course).startswith("renewed")
