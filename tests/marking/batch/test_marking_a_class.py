"""What a run marks, what it leaves, and what it says when something changed since."""

import json
import shutil
from pathlib import Path

import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.mark import plan
from netcourse.marking.lock import locked
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import gradebook_rows


def test_everybody_is_marked_and_nothing_is_left_to_do(marked_once: Class) -> None:
    todo, up_to_date = plan(marked_once.root, UNIT)
    assert todo == []
    assert [one.student for one in up_to_date] == marked_once.students
    assert all(one.verdict == "up to date" and one.marks for one in up_to_date)


def test_only_a_submission_whose_bytes_changed_is_marked_again_and_the_change_is_told(marked: Class) -> None:
    student = marked.students[0]
    before = gradebook_rows(marked.root)
    path = marked.notebook(student)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    answer = next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == "x1-answer")
    answer["source"] = "x1 = 8" if "8" not in answer["source"] else "x1 = 7"
    answer_was_right = any(row.get("auto_score") == 1 for row in before["grade"] if student in str(row.get("notebook_id")))
    path.write_text(json.dumps(notebook), encoding="utf-8")
    run, up_to_date = marked.mark()
    assert [one.student for one in run.outcomes] == [student]
    assert len(up_to_date) == len(marked.students) - 1
    assert run.strangers == ()
    told = [line for line in run.outcomes[0].changed if line.startswith("x1-marks")]
    assert told == (["x1-marks: 1 → 0"] if answer_was_right else [])


def test_a_changed_test_has_everybody_marked_again(marked: Class) -> None:
    source = marked.root / "source" / UNIT / f"{UNIT}.ipynb"
    source.write_text(source.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    todo, up_to_date = plan(marked.root, UNIT)
    assert [one.student for one in todo] == marked.students
    assert up_to_date == []


def test_marking_again_changes_nothing(marked: Class) -> None:
    before = gradebook_rows(marked.root)
    run, _ = marked.mark(again=True)
    assert run.whole
    assert [one.changed for one in run.outcomes] == [()] * len(marked.students)
    assert gradebook_rows(marked.root) == before


def test_one_student_alone_can_be_marked(marked: Class) -> None:
    student = marked.students[1]
    run, _ = marked.mark(student, again=True)
    assert [one.student for one in run.outcomes] == [student]


def test_a_submission_that_nbgrader_can_not_read_stops_nobody(marked: Class) -> None:
    student = marked.students[0]
    marked.notebook(student).write_text("{", encoding="utf-8")
    run, up_to_date = marked.mark()
    assert not run.whole
    (told,) = run.outcomes
    assert (told.student, told.verdict) == (student, "not marked")
    assert told.reasons[0].startswith("nbgrader can't read it: ")
    assert len(up_to_date) == len(marked.students) - 1


def test_what_the_instructor_gave_by_hand_stays_when_a_submission_is_marked_again(marked: Class) -> None:
    from netcourse.marking.cycle import Cycle

    student = marked.students[0]
    cycle = Cycle(marked.root, UNIT)
    cycle.mark_by_hand(student, "comment", 2)
    marked.mark(student, again=True)
    assert cycle.marks(student).by_cell["comment"] == 2


def test_two_runs_at_once_are_refused(marked: Class) -> None:
    lock = marked.root / ".netcourse" / "marking.lock"
    with locked(lock, ""), pytest.raises(CourseError, match="another 'netcourse mark' is at work"):
        marked.mark(again=True)


def test_a_unit_that_the_gradebook_does_not_know_is_told_with_the_way_out(marked: Class) -> None:
    (marked.root / "gradebook.db").unlink()
    with pytest.raises(CourseError, match=f"run 'nbgrader generate_assignment {UNIT} --force' first"):
        marked.mark(again=True)


def test_a_student_who_handed_in_nothing_is_named(marked_once: Class) -> None:
    with pytest.raises(CourseError, match="nobody-at-all/01_small: no submission of this student"):
        plan(marked_once.root, UNIT, ["nobody-at-all"])


def test_a_class_that_handed_in_nothing_is_told_how_to_collect(marked: Class) -> None:
    shutil.rmtree(marked.root / "submitted")
    with pytest.raises(CourseError, match="'netcourse collect 01_small FOLDER' takes them in"):
        plan(marked.root, UNIT)


def test_a_unit_without_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no such source"):
        plan(tmp_path, UNIT)
