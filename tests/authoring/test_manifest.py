"""The course's manifest: read out of what students get, and nothing else."""

import json
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.build import build_manifest
from netcourse.authoring.course import Unit, about_path, manifest_path, units
from netcourse.authoring.manifest import LONGEST_HOOK, About, hook_of, manifest, read_about, source_hash, title_of, unit_entry
from netcourse.authoring.questions import questions_of, typing_cells
from netcourse.cli import main
from netcourse.errors import CourseError
from tests.conftest import ROOT

ABOUT = """
title = "A course"
about = "What it is."

[article]
title = "An article"
about = "For patients."

[[planned]]
number = 1
title = "There already"

[[planned]]
number = 9
title = "Still to come"
"""


def opening(text: str) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)])
    return notebook


def test_a_unit_is_described_by_its_questions_marks_and_released_cells(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    entry = unit_entry("01_small", release)
    assert (entry["name"], entry["number"], entry["title"], entry["marks"]) == ("01_small", 1, "A small unit", 6)
    exercise = {"id": "x1", "name": "Exercise 1", "marks": 1, "kind": "code", "cell": "x1-answer", "check": "x1-marks"}
    comment = {"id": "comment", "name": "Your text 1", "marks": 3, "kind": "text", "cell": release.cells[-1].id}
    assert entry["questions"] == [
        {"id": "q1", "name": "Question 1", "marks": 2, "kind": "form", "cell": "q1"},
        # What stands there before anybody types.
        exercise | {"stub": "x1 = None  # type a number\n"},
        comment | {"stub": "*Type here.*"},
    ]
    code = {cell.id: source_hash(cell.source) for cell in release.cells if cell.cell_type == "code"}
    assert entry["cells"] == code
    assert set(code) == {"q1", "q1-marks", "x1-answer", "x1-marks"}


def test_a_question_is_called_what_the_heading_that_tells_its_marks_calls_it(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    release.cells.insert(1, nbformat.v4.new_markdown_cell("### Question 7 · 2 marks\n\nAnd a story."))
    comment = next(cell for cell in release.cells if cell.id == "comment")
    comment.source = "### Your letter · 3 marks, marked by a person\n\nWrite it."
    # A heading that tells no marks names a part of the unit, and the one above belongs to the question before.
    release.cells.insert(4, nbformat.v4.new_markdown_cell("## 3 Two tables"))
    assert [question.name for question in questions_of(release)] == ["Question 7", "Exercise 1", "Your letter"]


def test_words_that_were_written_in_a_form_belong_to_it_and_what_follows_stays_the_authors(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    task = next(cell for cell in release.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "comment")
    below = release.cells[release.cells.index(task) + 1].id
    assert below in typing_cells(release.cells)
    task.metadata["nbgrader"]["grade_id"] = "q1-words"
    assert [(question.id, question.marks) for question in questions_of(release)] == [("q1", 5), ("x1", 1)]
    assert below not in typing_cells(release.cells)


def test_words_that_are_given_at_the_board_are_no_question_of_their_own_and_no_lesson_is_typed_over() -> None:
    board = nbformat.read(Unit(ROOT, "09_tumour_board").release, as_version=4)
    assert [(question.name, question.marks, question.kind) for question in questions_of(board)] == [
        (f"Patient {number}", 20, "form") for number in (1, 2, 3)
    ]
    assert typing_cells(board.cells) == set()
    for unit in units(ROOT):
        cells = nbformat.read(unit.release, as_version=4).cells
        typed = [cell for cell in cells if cell.id in typing_cells(cells) and cell.cell_type == "markdown"]
        assert not any(cell.source.startswith("#") for cell in typed), unit.name


def test_a_locked_cell_without_marks_is_no_question(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    release.cells = [cell for cell in release.cells if cell.id != "q1-marks"]
    assert [question.id for question in questions_of(release)] == ["x1", "comment"]


@pytest.mark.parametrize("heading", ["# Unit 5 · Tumour grade", "# Unit 5: Tumour grade", "# Tumour grade"])
def test_a_title_stands_without_the_number(heading: str) -> None:
    assert title_of(opening(f"{heading}\n\nIda is 49.")) == "Tumour grade"


def test_the_hook_is_plain_text_without_the_warning_below_it() -> None:
    told = 'Ida is **49**. Her letter says *"benign"*.\nSee [the table](https://example.org).\n\nWhat grade is it?'
    assert hook_of(opening(f"# Unit 1 · A\n\n{told}\n\n> For education only.")) == (
        'Ida is 49. Her letter says "benign". See the table. What grade is it?'
    )


def test_a_long_hook_ends_with_a_sentence() -> None:
    sentence = "She came with kidney stones of 12.5 mm and a high calcium, again."
    hook = hook_of(opening(f"# A\n\n{' '.join([sentence] * 9)}"))
    assert hook == " ".join([sentence] * 3)
    assert len(hook) <= LONGEST_HOOK < len(hook) + 1 + len(sentence)


def test_a_hook_of_one_endless_sentence_is_cut_between_words() -> None:
    hook = hook_of(opening(f"# A\n\n{'word ' * 100}"))
    assert hook.endswith("word…")
    assert len(hook) <= LONGEST_HOOK


def test_a_planned_unit_that_is_there_is_planned_no_longer(built: Unit) -> None:
    about_path(built.root).write_text(ABOUT, encoding="utf-8")
    data = json.loads(build_manifest(built.root, {})[manifest_path(built.root)])
    assert (data["version"], data["title"], data["article"]["title"]) == (1, "A course", "An article")
    assert data["planned"] == [{"number": 9, "title": "Still to come"}]
    assert [unit["name"] for unit in data["units"]] == ["01_small"]


def test_words_of_the_glossary_go_along_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    words = "".join(f'[[glossary]]\nterm = "{term}"\nmeans = "what  it\\n is"\n' for term in ("R0", "CgA"))
    path.write_text(f'title = "A"\nabout = "B"\n{words}', encoding="utf-8")
    given = json.loads(manifest(read_about(path), {}))["glossary"]
    assert given == [{"term": "R0", "means": "what it is"}, {"term": "CgA", "means": "what it is"}]


def test_a_course_without_a_file_about_it_has_a_manifest_all_the_same(tmp_path: Path) -> None:
    assert read_about(tmp_path / "course.toml") == About()
    assert json.loads(manifest(About(), {})) == {"version": 1, "title": "Course", "about": "", "units": [], "planned": []}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "not TOML"),
        ('title = "A"', "'about'"),
        ('title = "A"\nabout = ""', "a text is needed"),
        ('title = "A"\nabout = "B"\narticle = "C"', "malformed"),
        ('title = "A"\nabout = "B"\n[[planned]]\nnumber = "nine"\ntitle = "C"', "malformed"),
        ('title = "A"\nabout = "B"\n[[glossary]]\nterm = "R0"', "'means'"),
        ('title = "A"\nabout = "B"' + '\n[[glossary]]\nterm = "R0"\nmeans = "free margins"' * 2, "'r0' stands twice"),
    ],
)
def test_a_malformed_file_about_the_course_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=r"course\.toml") as caught:
        read_about(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_check_names_a_manifest_that_is_missing_or_stale(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--course", str(built.root), "build", "--check"]
    manifest_path(built.root).unlink()
    assert main(words) == 1
    assert "release/course.json: missing" in capsys.readouterr().out
    manifest_path(built.root).write_text("{}", encoding="utf-8")
    assert main(words) == 1
    assert "release/course.json: differs from what its text gives" in capsys.readouterr().out


def test_a_notebook_that_asks_nothing_yet_has_no_questions() -> None:
    assert questions_of(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A unit")])) == []
    assert questions_of(nbformat.v4.new_notebook()) == []
