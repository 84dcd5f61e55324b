"""A sample marked again by stock nbgrader, and every difference."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.audit import Found, audit, sample, unlike
from tests.marking.batch.conftest import UNIT, Class


@pytest.mark.soak
def test_stock_nbgrader_agrees_and_a_mark_that_was_changed_is_found(marked: Class) -> None:
    (student,) = sample(marked.students, 1, 5)
    assert audit(marked.root, UNIT, marked.students, 1, 5) == []
    with closing(sqlite3.connect(marked.root / "gradebook.db")) as db:
        db.execute("UPDATE grade SET auto_score = 99 WHERE auto_score IS NOT NULL")
        db.commit()
    found = audit(marked.root, UNIT, marked.students, 1, 5)
    assert any(line.startswith(f"{student}: q1-marks: 99 marks, stock gives ") for line in found)


@pytest.mark.soak
def test_an_audit_changes_nothing_in_the_course(marked: Class) -> None:
    before = _files(marked.root)
    audit(marked.root, UNIT, marked.students, 1, 1)
    assert _files(marked.root) == before


def test_the_same_seed_draws_the_same_sample_and_a_small_class_is_taken_whole() -> None:
    students = [f"student-{at}" for at in range(50)]
    assert sample(students, 5, 3) == sample(list(reversed(students)), 5, 3)
    assert sample(students, 5, 3) != sample(students, 5, 4)
    assert sample(students[:2], 5, 3) == students[:2]


@pytest.mark.parametrize("k", [0, -1])
def test_a_sample_of_none_is_refused(k: int, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=f"--audit {k}: at least one"):
        audit(tmp_path, UNIT, [], k, 0)


def test_marks_comments_and_penalty_are_compared_each_on_its_own() -> None:
    ours = Found({"q1": 2, "q2": None}, {"q1": "Well."}, {UNIT: 1})
    assert unlike(ours, ours) == []
    assert unlike(ours, Found({"q1": 1, "q2": 0}, {"q1": None}, {UNIT: None})) == [
        "q1: 2 marks, stock gives 1",
        "q2: none marks, stock gives 0",
        "q1: the comment is 'Well.', stock writes None",
        "the penalty for lateness is 1, stock takes none",
    ]


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".log"}
