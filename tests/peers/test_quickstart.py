"""A course that is not ours, nbgrader's quickstart: `netcourse mark` leaves what stock nbgrader leaves, by row and by file."""

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netcourse.marking.batch.settings import instructors_api, is_guest
from tests.marking.batch.scratch import autograded, gradebook_rows, rows_of
from tests.peers.quickstart import FEW, LATE, MANY, UNIT, Does, course, hand_in, released
from tests.peers.ways import Told, marked_both_ways, nbgrader


class Both:
    """The course marked twice."""

    def __init__(self, stock: Path, ours: Path, told: Told) -> None:
        self.stock, self.ours, self.told = stock, ours, told
        self.rows = gradebook_rows(stock), gradebook_rows(ours)


def marked(stock: Path, students: Mapping[str, Does]) -> Both:
    for student, does in students.items():
        hand_in(stock, student, does)
    ours, told = marked_both_ways(stock, UNIT)
    return Both(stock, ours, told)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Both:
    return marked(course(tmp_path_factory.mktemp("quickstart") / "stock"), FEW)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The course that the command itself makes."""
    folder = tmp_path_factory.mktemp("quickstart")
    ran = nbgrader(folder, "quickstart", "stock")
    assert ran.returncode == 0, ran.stderr[-2000:]
    with (folder / "stock" / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(LATE)
    return marked(released(folder / "stock"), MANY)


def files(folder: Path, student: str) -> dict[str, Any]:
    """What lies there, tracebacks without what follows a test's own line, and not what a test writes to stderr.

    A student's function runs in another process.
    """
    found = dict(autograded(folder, UNIT, student))
    for notebook in found.values():
        for cell in notebook["cells"] if isinstance(notebook, dict) else ():
            for output in cell.get("outputs", ()) if cell["metadata"].get("nbgrader", {}).get("grade") else ():
                if "traceback" in output:
                    output["traceback"] = output["traceback"][:3]
                if output.get("name") == "stderr":
                    output["text"] = "that something was written is told, and not what"
    return found


def same(both: Both, student: str) -> None:
    stock, ours = (rows_of(rows, student) for rows in both.rows)
    assert ours == stock, both.told.says(student)
    assert files(both.ours, student) == files(both.stock, student)


@pytest.mark.parametrize("student", FEW)
def test_rows_and_files_are_those_of_stock(few: Both, student: str) -> None:
    same(few, student)


@pytest.mark.soak
@pytest.mark.parametrize("student", MANY)
def test_rows_and_files_are_those_of_stock_for_each_kind_of_student(many: Both, student: str) -> None:
    same(many, student)


@pytest.mark.soak
def test_why_a_line_on_stderr_cost_marks_is_told(many: Both) -> None:
    said = {student: many.told.says(student) for student in MANY}
    assert [student for student in MANY if "a line on stderr" in said[student]] == ["prints_and_warns"]
    assert "for a failure: " in said["prints_and_warns"]


def test_nothing_else_of_the_gradebook_changes(few: Both) -> None:
    stock, ours = few.rows
    assert {table for table in ours if ours[table] != stock[table]} <= {"alembic_version"}
    with closing(instructors_api(few.ours).gradebook) as gradebook:
        assert gradebook.find_assignment(UNIT).course_id == "course101"


def test_relying_on_squares_is_tested_beside_the_students_code_and_named(few: Both) -> None:
    with closing(instructors_api(few.ours).gradebook) as gradebook:
        found = gradebook.find_submission_notebook("problem1", UNIT, "ada")
        marks = {grade.name: grade.auto_score for grade in found.grades}
        late = found.late_submission_penalty
    assert (marks["correct_sum_of_squares"], marks["sum_of_squares_uses_squares"], late) == (0.5, 0, 1)
    kept = json.loads((few.ours / ".netcourse" / "beside" / UNIT / "problem1.json").read_text("utf-8"))["cells"]
    assert list(kept) == ["sum_of_squares_uses_squares"]


@pytest.mark.soak
def test_what_a_right_answer_earns_and_what_is_not_there_is_named(many: Both) -> None:
    with closing(instructors_api(many.ours).gradebook) as gradebook:
        grades = gradebook.find_submission_notebook("problem1", UNIT, "right").grades
        assert {grade.name: grade.auto_score for grade in grades}["sum_of_squares_uses_squares"] == 0.5
    assert many.told.outcomes["one_of_two"].verdict == "marked"
    assert "problem2.ipynb was not handed in" in many.told.says("one_of_two")
    assert "scratch.ipynb is no notebook of the release" in many.told.says("more_notebooks")


def test_the_course_gets_no_file_of_ours_but_in_a_folder_of_its_own(few: Both) -> None:
    made = {path.name for path in few.ours.iterdir()} - {path.name for path in few.stock.iterdir()}
    assert made <= {".netcourse"}
    assert not list(few.ours.rglob("answers.json"))
    assert is_guest(instructors_api(few.ours))
