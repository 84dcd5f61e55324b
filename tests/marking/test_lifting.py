"""Answers given in forms reach the marks, by every way in which a student may hand them in; with the real nbgrader."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.build import build, write
from netcourse.authoring.model_answers import receipt_output, recorded
from netcourse.demo.play import play, prepare
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.receipts import MIME
from netcourse.items.store import Recorded
from netcourse.items.store import write as write_answers
from netcourse.marking.lifting import KEY, LaysAnswersDown, LiftsAnswers
from netcourse.marking.nbgrader import course_api
from tests.conftest import authors_unit
from tests.forms_unit import FORMS_TEXT

CLASS = """
comment_cell = "comment"

[[student]]
id = "expert"
believes = "Knows, and hands in the notebook alone."
comment = 3

[[student]]
id = "blank"
believes = "Hands in the release untouched."
untouched = true
comment = 0

[[student]]
id = "edge"
believes = "Leaves the edge to G1, and leaves the second question out."
records = { q1 = "A", q2 = "" }
loses = { q1-marks = 2, q2-marks = 3 }
comment = 0

[[student]]
id = "unit-slip"
believes = "The right number, in the wrong unit."
records = { q2 = { number = 8, unit = "µmol/24 h" } }
loses = { q2-marks = 2 }
comment = 0

[[student]]
id = "deletes-question"
believes = "A question's cell and the marks cell below another were deleted by accident; both come back."
deletes = ["q1", "q2-marks"]
comment = 0

[[student]]
id = "rewrites-question"
believes = "Makes the only option the right one; the cell is locked."
edits = { q1 = "print('mine')" }
comment = 0

[[student]]
id = "types-instead"
believes = "Types an answer and never runs the line."
records = { q1 = "" }
comment = 0
[student.answers]
typed = '''
from netcourse.items import record
record("q1", "b")
'''
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scratch course in which the class was marked; more students may hand in."""
    root = tmp_path_factory.mktemp("author")
    unit = authors_unit(root, "01_forms", FORMS_TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = root / "scratch"
    prepare(root, folder)
    result = play(unit, folder, lambda _: None, hostile=False)
    assert result.problems == []
    return folder


def test_the_whole_class_gets_the_marks_it_must_get(course: Path) -> None:
    assert "You lost nothing." in feedback(course, "expert")
    assert "You left the edge to G1." in feedback(course, "edge")
    assert "No answer is recorded here." in feedback(course, "edge")
    assert "Right number, wrong unit." in feedback(course, "unit-slip")


def test_the_release_holds_no_answer(course: Path) -> None:
    released = (course / "release" / "01_forms" / "01_forms.ipynb").read_text(encoding="utf-8")
    assert "ask(SingleBest" in released
    for secret in ("answers", "The edge belongs", "41.84", MIME):
        assert secret not in released


def entry(name: str, value: Any, day: int = 1, n: int = 1) -> Entry:
    return Entry(name, "Typed", value, f"2026-03-{day:02}T10:00:00Z", n)


def hand_in(
    course: Path, student: str, receipts: Mapping[str, Any], beside: bytes | None, day: int = 1
) -> tuple[dict[str, float], str]:
    """Hand in as nbgrader collects it, mark with nbgrader itself, and give the marks and the feedback."""
    notebook = nbformat.read(course / "release" / "01_forms" / "01_forms.ipynb", as_version=4)
    notebook.cells[1].outputs = [receipt_output(entry(name, value, day)) for name, value in receipts.items()]
    return hand_in_notebook(course, student, notebook, beside)


def hand_in_notebook(course: Path, student: str, notebook: NotebookNode, beside: bytes | None) -> tuple[dict[str, float], str]:
    folder = course / "submitted" / student / "01_forms"
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / "01_forms.ipynb")
    if beside is not None:
        (folder / "answers.json").write_bytes(beside)
    api = course_api(course)
    ran = api.autograde("01_forms", student)
    assert ran["success"], ran
    assert api.generate_feedback("01_forms", student)["success"]
    with api.gradebook as gradebook:
        found = gradebook.find_submission("01_forms", student)
        marks = {grade.name: float(grade.score) for notebook in found.notebooks for grade in notebook.grades}
    return marks, feedback(course, student)


def feedback(course: Path, student: str) -> str:
    return (course / "feedback" / student / "01_forms" / "01_forms.html").read_text(encoding="utf-8")


def answers_json(folder: Path, *entries: Entry) -> bytes:
    write_answers(folder, Recorded({one.id: one for one in entries}))
    return (folder / "answers.json").read_bytes()


def test_a_folder_with_answers_json_alone_is_marked(course: Path, tmp_path: Path) -> None:
    beside = answers_json(tmp_path, entry("q1", "B"), entry("q2", {"number": 41.84, "unit": "µmol/24 h"}))
    marks, _ = hand_in(course, "folder-only", {}, beside)
    assert (marks["q1-marks"], marks["q2-marks"]) == (2, 3)


LATER = [(1, 0, "from answers.json"), pytest.param(20, 2, "from the notebook", marks=pytest.mark.soak)]


@pytest.mark.parametrize(("day", "q1", "later"), LATER)
def test_the_later_of_two_answers_is_marked_and_the_student_is_told(
    course: Path, tmp_path: Path, day: int, q1: float, later: str
) -> None:
    marks, page = hand_in(course, f"disagrees-{day}", {"q1": "B"}, answers_json(tmp_path, entry("q1", "A", day=10)), day)
    assert marks["q1-marks"] == q1
    assert "held different answers" in page
    assert later in page


# What becomes of these answers is tried below without nbgrader, which takes six seconds for each.
@pytest.mark.soak
def test_a_garbled_answers_json_costs_nothing_that_receipts_hold(course: Path) -> None:
    marks, _ = hand_in(course, "garbled", {"q1": "B"}, b'{"answers": {"q1": ')
    assert (marks["q1-marks"], marks["q2-marks"]) == (2, 0)


@pytest.mark.soak
def test_a_forged_receipt_costs_nobody_anything(course: Path) -> None:
    notebook = nbformat.read(course / "release" / "01_forms" / "01_forms.ipynb", as_version=4)
    notebook.cells[1].outputs = [*forged_receipts(), receipt_output(entry("q1", "B"))]
    notebook.metadata[KEY] = {"answers": {"q2": entry("q2", "8 mg/24 h").as_data()}}
    marks, _ = hand_in_notebook(course, "forger", notebook, None)
    assert (marks["q1-marks"], marks["q2-marks"]) == (2, 0)


@pytest.mark.soak
def test_a_hand_in_by_colab_that_nbgrader_collected_is_marked_and_has_its_pages(course: Path) -> None:
    notebook = nbformat.read(course / "release" / "01_forms" / "01_forms.ipynb", as_version=4)
    lifted = receipt_output(entry("q1", "B"))
    lifted["transient"] = {"display_id": "a"}
    notebook.cells[1].outputs = [lifted]
    model = {"model_module": "@jupyter-widgets/base", "model_name": "LayoutModel", "state": {}}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"95f3": model}}
    marks, page = hand_in_notebook(course, "colab", notebook, None)
    assert marks["q1-marks"] == 2
    assert "The edge belongs to G2." in page or "You lost" in page
    marked = nbformat.read(course / "autograded" / "colab" / "01_forms" / "01_forms.ipynb", as_version=4)
    assert "95f3" not in str(marked.metadata)


@pytest.mark.soak
def test_what_a_typed_line_says_does_not_override_what_was_recorded(course: Path) -> None:
    notebook = nbformat.read(course / "release" / "01_forms" / "01_forms.ipynb", as_version=4)
    notebook.cells[1].outputs = [receipt_output(entry("q1", "B"))]
    typed = next(cell for cell in notebook.cells if cell.id == "typed")
    typed.source = 'from netcourse.items import record\nrecord("q1", "A")'
    marks, page = hand_in_notebook(course, "types-too", notebook, None)
    assert marks["q1-marks"] == 2
    # The page says what was marked.
    assert "B: NET G2" in page


def forged_receipts() -> list[NotebookNode]:
    forged: list[Any] = [
        None,
        [],
        "B",
        {"id": "q1"},
        {**entry("q1", "B").as_data(), "n": "many"},
        {**entry("q2", "x").as_data(), "id": "../q2"},
    ]
    outputs = [{"output_type": "display_data", "data": {MIME: data}, "metadata": {}} for data in forged]
    return [nbformat.from_dict(one) for one in outputs]


@pytest.mark.parametrize("hostile", ["link", "folder", "huge", "garbled"])
def test_a_hostile_answers_json_is_neither_read_nor_in_the_way(tmp_path: Path, hostile: str) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes(answers_json(tmp_path, entry("q1", "A")))
    folder = tmp_path / "handed-in"
    folder.mkdir()
    path = folder / "answers.json"
    if hostile == "link":
        path.symlink_to(outside)
    elif hostile == "folder":
        (path / "deep").mkdir(parents=True)
    else:
        path.write_bytes(b" " * 1_000_001 + b"{}" if hostile == "huge" else b'{"answers": {"q1": ')
    receipts = [*forged_receipts(), receipt_output(entry("q1", "B"))]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=receipts)])
    where = {"metadata": {"path": str(folder)}}
    LiftsAnswers().preprocess(notebook, where)
    LaysAnswersDown().preprocess(notebook, where)
    laid = json.loads(path.read_text(encoding="utf-8"))
    assert {name: one["value"] for name, one in laid["answers"].items()} == {"q1": "B"}
    assert laid["closed"] is True
    assert KEY not in notebook.metadata
    assert "A" in outside.read_text(encoding="utf-8")


def test_a_model_answer_that_can_not_be_recorded_is_told() -> None:
    with pytest.raises(CourseError, match="is no answer that can be recorded"):
        recorded("q1", {1, 2})


def test_validate_lists_what_is_not_recorded_and_nothing_else(course: Path, tmp_path: Path) -> None:
    (tmp_path / "01_forms.ipynb").write_bytes((course / "release" / "01_forms" / "01_forms.ipynb").read_bytes())
    answers_json(tmp_path, entry("q1", "A"))
    words = [sys.executable, "-m", "nbgrader", "validate", "01_forms.ipynb"]
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert "q2: no answer is recorded." in said
    assert "q1: no answer" not in said
    assert "VALIDATION FAILED ON 1 CELL(S)" in said


# Of a unit of the course CI does this too.
@pytest.mark.soak
def test_what_an_author_executed_compares_equal_when_it_is_run_again(course: Path, tmp_path: Path) -> None:
    author = course.parent / "notebooks" / "01_forms.ipynb"
    (tmp_path / author.name).write_bytes(author.read_bytes())
    words = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-current-env",
        "-p",
        "no:cacheprovider",
        "-W",
        "default",
        author.name,
    ]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
