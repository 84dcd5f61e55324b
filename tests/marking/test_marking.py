"""Marking a small unit with the real nbgrader: what costs marks, what does not, and what feedback shows."""

from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.gates import secrets
from netcourse.demo.hostile import HOSTILE
from netcourse.demo.play import play, prepare
from netcourse.errors import CourseError
from netcourse.marking.cycle import Cycle
from tests.conftest import SMALL_TEXT, authors_unit

CLASS = '''
comment_cell = "comment"

[[student]]
id = "expert"
believes = "Knows."
comment = 3

[[student]]
id = "blank"
believes = "Hands in the release untouched."
untouched = true
comment = 0

[[student]]
id = "wrong-option"
believes = "Leaves the edge to G1."
records = { q1 = "A" }
loses = { q1-marks = 2 }
comment = 1.5

[[student]]
id = "warns-in-every-cell"
believes = "Something writes to stderr before every cell."
comment = 3
[student.answers]
x1-answer = """
import sys
get_ipython().events.register("pre_run_cell", lambda *_: print("FutureWarning", file=sys.stderr))
x1 = 7
"""

[[student]]
id = "types-the-words-of-a-region"
believes = "Types BEGIN HIDDEN TESTS into an answer; it costs nothing and breaks nothing."
comment = 3
[student.answers]
x1-answer = """
# ### BEGIN HIDDEN TESTS
# ### BEGIN MARK SCHEME
x1 = 7
"""

[[student]]
id = "answer-cell-fails"
believes = "The answer cell fails, so there is no answer; the traceback must not quote the hidden test."
answers = { x1-answer = "x1 = 1 / 0" }
loses = { x1-marks = 1 }
comment = 3
'''


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scratch course in which the small unit was released, handed in, collected, marked and given feedback."""
    root = tmp_path_factory.mktemp("author")
    unit = authors_unit(root, "01_small", SMALL_TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = root / "scratch"
    prepare(root, folder)
    result = play(unit, folder, lambda _: None)
    assert result.problems == []
    assert [outcome.marks for outcome in result.outcomes] == [6, 0, 2.5, 6, 6, 5] + [0] * len(HOSTILE)
    return folder


def feedback(marked: Path, student: str) -> str:
    return (marked / "feedback" / student / "01_small" / "01_small.html").read_text(encoding="utf-8")


def test_feedback_names_the_misconception_and_says_what_was_earned(marked: Path) -> None:
    page = feedback(marked, "wrong-option")
    assert "You left the edge to G1." in page
    assert "Not earned (2)" in page


def test_feedback_shows_neither_hidden_tests_nor_mark_schemes(marked: Path) -> None:
    author = nbformat.read(marked.parent / "notebooks" / "01_small.ipynb", as_version=4)
    assert secrets(author)
    for student in ("expert", "blank", "wrong-option", "answer-cell-fails"):
        page = feedback(marked, student)
        assert "award_item" not in page
        assert "naming the uncertainty" not in page
        assert "Best(" not in page
        assert "Criterion(" not in page
        assert "x1 = " not in page


def test_a_missing_answer_is_told_in_plain_words(marked: Path) -> None:
    assert feedback(marked, "blank").count("No answer is recorded here.") == 2
    assert "x1: no answer found." in feedback(marked, "answer-cell-fails")


def test_a_marks_cell_tagged_to_be_skipped_runs_all_the_same(marked: Path) -> None:
    notebook = nbformat.read(marked / "release" / "01_small" / "01_small.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution"]
    handed_in = marked / "submitted" / "tags-all-cells" / "01_small"
    handed_in.mkdir(parents=True)
    nbformat.write(notebook, handed_in / "01_small.ipynb")
    cycle = Cycle(marked, "01_small")
    cycle.autograde("tags-all-cells")
    assert cycle.marks("tags-all-cells").total == 0


def test_grades_are_exported_for_every_student(marked: Path) -> None:
    rows = (marked / "grades.csv").read_text(encoding="utf-8").splitlines()
    refused = 1
    assert len(rows) == 1 + 6 + len(HOSTILE) - refused
    assert any(",wrong-option," in row and row.endswith(",2.5,6.0") for row in rows)


def test_the_marker_sees_the_mark_scheme_in_the_autograded_notebook(marked: Path) -> None:
    path = marked / "autograded" / "expert" / "01_small" / "01_small.ipynb"
    assert "naming the uncertainty" in path.read_text(encoding="utf-8")


def test_the_demo_never_touches_the_authors_course_or_a_strangers_folder(small_unit: Unit, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="an author's course"):
        prepare(small_unit.root, small_unit.root)
    strange = tmp_path / "thesis"
    strange.mkdir()
    (strange / "chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match="no earlier demo made it"):
        prepare(small_unit.root, strange)
    assert (strange / "chapter.txt").read_text(encoding="utf-8") == "mine"


def test_a_demo_replaces_an_earlier_demo(small_unit: Unit, tmp_path: Path) -> None:
    prepare(small_unit.root, tmp_path / "demo")
    (tmp_path / "demo" / "leftover").write_text("", encoding="utf-8")
    prepare(small_unit.root, tmp_path / "demo")
    assert not (tmp_path / "demo" / "leftover").exists()


def test_a_demo_of_a_unit_that_is_not_built_says_what_to_do(small_unit: Unit, tmp_path: Path) -> None:
    prepare(small_unit.root, tmp_path / "demo")
    with pytest.raises(CourseError, match="run 'netcourse build 01_small' first"):
        play(small_unit, tmp_path / "demo", lambda _: None)
