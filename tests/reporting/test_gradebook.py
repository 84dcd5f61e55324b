"""A gradebook is only read; one that can't be is told in a line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from nbgrader.api import Gradebook as Nbgraders

from netcourse.errors import CourseError
from netcourse.reporting.compare import compare
from netcourse.reporting.gradebook import VERSION, Gradebook, read_gradebook, url_of
from netcourse.reporting.labels import key_of, labels
from netcourse.reporting.model import Noticed
from netcourse.reporting.noticed import Mask, spellings, summary
from netcourse.reporting.second import agreements, read_second
from tests.reporting.rooms import item

UNIT = "05_tumour_grade"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook as nbgrader makes it: three students of whom two handed in, two questions and a text."""
    folder = tmp_path_factory.mktemp("gradebook")
    file = folder / "gradebook.db"
    # With a version there nbgrader starts no alembic to ask for one; that it is nbgrader's own is seen where a class is marked.
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        db.execute("INSERT INTO alembic_version VALUES (?)", (VERSION,))
    with closing(Nbgraders(f"sqlite:///{file}")) as book:
        book.add_assignment(UNIT)
        book.add_notebook(UNIT, UNIT)
        for cell in ("q01-marks", "q02-marks"):
            book.add_grade_cell(cell, UNIT, UNIT, max_score=2, cell_type="code")
        book.add_task_cell("t-task", UNIT, UNIT, max_score=5, cell_type="markdown")
        book.add_assignment("06_unmarked")
        for at, (name, marks) in enumerate((("ann", 2.0), ("bob", None), ("cid", None))):
            book.add_student(name, first_name=name.title(), last_name="Smith", email=f"{name}@example.org")
            if at == 2:
                continue
            book.add_submission(UNIT, name)
            for cell in ("q01-marks", "q02-marks", "t-task"):
                grade = book.find_grade(cell, UNIT, UNIT, name)
                grade.auto_score = None if cell == "t-task" else marks
                grade.needs_manual_grade = cell == "t-task" and name == "bob"
                if cell == "t-task" and name == "ann":
                    grade.manual_score = 4
        book.find_submission_notebook(UNIT, UNIT, "ann").late_submission_penalty = 1
        book.db.commit()
    return file


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    file = tmp_path / "gradebook.db"
    file.write_bytes(made.read_bytes())
    return file


def read(file: Path) -> Gradebook:
    return read_gradebook(url_of(file), UNIT)


def test_it_says_what_nbgrader_says(made: Path) -> None:
    before = made.read_bytes()
    found = read(made)
    with closing(Nbgraders(f"sqlite:///{made}")) as book:
        known = {one.student_id: one.score for one in book.find_assignment(UNIT).submissions}
    assert {name: one.marks + one.penalty for name, one in found.submissions.items()} == known
    assert found.submissions["ann"].marks == 7
    assert found.points == {"q01-marks": 2, "q02-marks": 2, "t-task": 5}
    assert [found.submissions[name].grades["t-task"].waits for name in ("ann", "bob")] == [False, True]
    assert [found.submissions[name].grades["t-task"].open for name in ("ann", "bob")] == [False, True]
    assert found.people["cid"] == ("Cid", "Smith", "cid@example.org")
    assert made.read_bytes() == before


def test_marks_that_wait_for_another_look_are_open_and_are_marks(copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as db, db:
        db.execute("UPDATE grade SET needs_manual_grade = 1 WHERE manual_score = 4")
    grade = read(copied).submissions["ann"].grades["t-task"]
    assert (grade.marks, grade.waits, grade.open) == (4, False, True)


def nothing(_: Path) -> None:
    """As it is."""


def other_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '167914646830'")


def no_tables(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE t (x)")


def a_zip(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" * 9)


def no_marks(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM grade")


@pytest.mark.parametrize(
    ("change", "unit", "says"),
    [
        (other_version, UNIT, "another version of nbgrader (167914646830"),
        (no_tables, UNIT, "is no gradebook that can be read"),
        (no_marks, UNIT, f"no marks of {UNIT} yet; 'netcourse mark {UNIT}'"),
        (a_zip, UNIT, "is no gradebook of nbgrader's"),
        (Path.unlink, UNIT, "no such gradebook; nothing is marked yet"),
        (nothing, "06_unmarked", "no marks of 06_unmarked yet"),
        (nothing, "42_none", f"no unit 42_none; there is {UNIT}, 06_unmarked"),
    ],
)
def test_what_can_not_be_read_is_told_in_a_line(copied: Path, change: Callable[[Path], None], unit: str, says: str) -> None:
    change(copied)
    with pytest.raises(CourseError) as told:
        read_gradebook(url_of(copied), unit)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_a_second_marker_is_set_beside_the_first(made: Path, tmp_path: Path) -> None:
    items = (item(1, points=2.0), item(2, points=2.0), item(3, cell="t-task", points=5.0))
    file = tmp_path / "second.csv"
    file.write_text("student_id,cell,marks\nann,t-task,3.5\nbob,t-task,2\nann,q01-marks,2\n", encoding="utf-8-sig")
    found = {one.cell: told for one, told in agreements(read_second(file, items, read(made)), items, read(made))}
    assert (found["t-task"].n, found["t-task"].exact, found["t-task"].higher) == (1, 0, 0.5)
    assert found["q01-marks"].exact == 1


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("student_id,marks\nann,2\n", "the column cell is missing"),
        ("student_id,cell,marks\nzoe,t-task,2\n", "line 2: nobody of the id 'zoe'"),
        ("student_id,cell,marks\nann,x,2\n", "line 2: no cell 'x'"),
        ("student_id,cell,marks\nann,t-task,6\n", "line 2: '6' can't be marks; from 0 to 5"),
        ("student_id,cell,marks\nann,t-task,nan\n", "can't be marks"),
        ('student_id,cell,marks\nann,t-task,"3,5"\n', "with a point for decimals"),
        ("student_id,cell,marks\nann,t-task,2\nann,t-task,3\n", "line 3: 'ann' has marks for t-task already"),
    ],
)
def test_a_wrong_row_of_a_second_marker_is_told(made: Path, tmp_path: Path, table: str, says: str) -> None:
    file = tmp_path / "second.csv"
    file.write_text(table, encoding="utf-8")
    with pytest.raises(CourseError) as told:
        read_second(file, (item(3, cell="t-task", points=5.0),), read(made))
    assert says in str(told.value)


def test_two_runs_side_by_side_tell_whose_marks_changed(made: Path, copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as db, db:
        db.execute("UPDATE grade SET manual_score = 2 WHERE manual_score = 4")
    found = compare(read(made), read(copied), (item(1),), "before", {"ann": "Student 01"}, 3)
    assert found.both == 2
    assert found.changed == (("Student 01", 7.0, 5.0),)
    assert [one.title for one in found.items] == ["Question 1", "q02-marks", "t-task"]
    assert found.items[2].change == pytest.approx(-0.4)
    assert (found.before.spread.passed, found.now.spread.passed) == (1, 1)


def test_labels_are_stable_and_tell_nobody_without_the_key(tmp_path: Path) -> None:
    ids = [f"s{at}" for at in range(40)]
    key = key_of(tmp_path)
    assert key == key_of(tmp_path)
    assert (tmp_path / ".netcourse" / "report.key").stat().st_mode & 0o777 == 0o600
    first, again, other = labels(ids, key), labels(reversed(ids), key), labels(ids, b"another")  # type: ignore[arg-type]
    assert first == again
    assert first != other
    assert sorted(first.values()) == [f"Student {at:02}" for at in range(1, 41)]


def test_a_student_who_is_called_as_a_word_of_the_lesson_spoils_no_line() -> None:
    names = ("Hans", "Grade", "hans@example.org")
    mask = Mask(dict.fromkeys(spellings(names), "Student 01"), {"grade", "tumour"})
    assert mask.line("grade_by_mitoses, by Grade, Hans or Hans Grade") == "grade_by_mitoses, by Student 01 or Student 01"
    assert mask.line("Hans of hans@example.org") == "Student 01 of Student 01"


def test_a_remark_on_many_is_told_once_with_how_many() -> None:
    twin = "twin: {} answers are the same, and were recorded at the same moments, as those of {}"
    said = [Noticed("a", "marked", (twin.format(3, "b"), "odd")), Noticed("b", "marked", (twin.format("2 to 7", "c1"),))]
    assert summary(said) == (("twin: … answers are the same, and were recorded at the same moments", 2), ("odd", 1))


def test_a_mask_takes_out_ids_names_and_addresses() -> None:
    mask = Mask({"ann": "Student 01", "Ann": "Student 01", "ann@example.org": "Student 01", "Al": "Student 02"})
    assert mask.line("twin: as those of ANN (ann@example.org), not annex or Al") == (
        "twin: as those of Student 01 (Student 01), not annex or Al"
    )
