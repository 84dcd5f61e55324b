"""The gradebook is copied before a run and compared after it."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netcourse.errors import CourseError
from netcourse.marking import address
from netcourse.marking.batch.copies import COPIES, FOLDER, copy_gradebook
from netcourse.marking.batch.guard import differences
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.recording import Recorder
from netcourse.marking.batch.report import alarm, as_lines
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.steps import WritesResult
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import gradebook_rows

_OF_A_STUDENT = """
    UPDATE grade SET manual_score = 999 WHERE notebook_id IN (
        SELECT notebook.id FROM submitted_notebook AS notebook
        JOIN submitted_assignment AS submission ON submission.id = notebook.assignment_id
        WHERE submission.student_id = ?
    )
"""


def execute(root: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(root / "gradebook.db")) as db:
        db.execute(statement, values)
        db.commit()


def test_the_copy_is_the_gradebook_from_before(marked: Class) -> None:
    url = instructors_api(marked.root).coursedir.db_url
    copy = copy_gradebook(marked.root, url)
    assert copy is not None
    execute(marked.root, "UPDATE grade SET manual_score = 999")
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM grade WHERE manual_score = 999").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM grade").fetchone()[0] > 0


def test_where_there_is_no_gradebook_yet_nothing_is_copied(tmp_path: Path) -> None:
    assert copy_gradebook(tmp_path, f"sqlite:///{tmp_path / 'gradebook.db'}") is None


def test_marks_of_somebody_else_that_change_during_a_run_are_an_alarm(marked: Class) -> None:
    marking, other = marked.students[:2]
    todo, _ = plan(marked.root, UNIT, [marking], again=True)

    def meddle(_: Outcome) -> None:
        execute(marked.root, _OF_A_STUDENT, other)

    run = mark(marked.root, UNIT, todo, marked.executor, meddle)
    assert run.strangers == ("grade",)
    assert not run.whole
    assert alarm(run).startswith("ALARM: rows outside this run changed in the gradebook, in grade; compare it with ")


_BY_A_PERSON = _OF_A_STUDENT.replace("manual_score = 999", "manual_score = 1, needs_manual_grade = 0")


def test_marks_that_a_person_gives_elsewhere_during_a_run_are_told_and_no_alarm(marked: Class) -> None:
    marking, other = marked.students[:2]
    todo, _ = plan(marked.root, UNIT, [marking], again=True)

    def meanwhile(_: Outcome) -> None:
        execute(marked.root, _BY_A_PERSON, other)
        execute(marked.root, "UPDATE comment SET manual_comment = 'Well argued.'")

    run = mark(marked.root, UNIT, todo, marked.executor, meanwhile)
    assert run.strangers == ()
    assert run.whole
    assert run.by_hand >= 3
    assert any("given by hand elsewhere" in line for line in as_lines(run, run.outcomes, 1))


@pytest.mark.parametrize(
    "change",
    ["manual_score = -1, needs_manual_grade = 0", "manual_score = 1, needs_manual_grade = 1", "extra_credit = -2"],
    ids=["below_nothing", "still_waiting", "credit_taken"],
)
def test_what_no_person_writes_in_the_formgrader_is_an_alarm(marked: Class, change: str) -> None:
    recorder = Recorder(marked.root, UNIT, instructors_api(marked.root))
    before = recorder.picture(marked.students[:1])
    execute(marked.root, _OF_A_STUDENT.replace("manual_score = 999", change), marked.students[1])
    assert differences(before, recorder.picture(marked.students[:1])) == ["grade"]


def test_the_runs_own_rows_are_no_alarm_and_a_new_table_is(marked: Class) -> None:
    recorder = Recorder(marked.root, UNIT, instructors_api(marked.root))
    before = recorder.picture(marked.students)
    execute(marked.root, "UPDATE grade SET auto_score = 0")
    assert differences(before, recorder.picture(marked.students)) == []
    execute(marked.root, "CREATE TABLE loot (what TEXT)")
    assert differences(before, recorder.picture(marked.students)) == ["loot"]


def test_the_due_date_of_the_unit_is_guarded_too(marked: Class) -> None:
    recorder = Recorder(marked.root, UNIT, instructors_api(marked.root))
    before = recorder.picture(marked.students)
    execute(marked.root, "UPDATE assignment SET duedate = '2030-01-01'")
    assert differences(before, recorder.picture(marked.students)) == ["assignment"]


def test_rows_of_the_gradebook_are_those_of_the_marked_class(marked_once: Class) -> None:
    grades = gradebook_rows(marked_once.root)["grade"]
    assert len(grades) == 3 * len(marked_once.students)


def test_the_last_ten_copies_are_kept(marked: Class) -> None:
    url = instructors_api(marked.root).coursedir.db_url
    copies = [copy_gradebook(marked.root, url) for _ in range(COPIES + 2)]
    assert sorted((marked.root / FOLDER).iterdir()) == sorted(filter(None, copies[-COPIES:]))


def test_a_gradebook_that_another_program_writes_is_told_in_one_line(marked: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "PATIENCE_SECONDS", 0.1)
    with closing(sqlite3.connect(marked.root / "gradebook.db")) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            CourseError, match=r"gradebook\.db: another program is writing to it; wait until that is done, or end it"
        ):
            plan(marked.root, UNIT)


def test_a_damaged_gradebook_is_told_in_one_line_with_where_the_copies_are(marked: Class) -> None:
    (marked.root / "gradebook.db").write_bytes(b"no gradebook at all" * 100)
    with pytest.raises(
        CourseError, match=r"gradebook\.db: is no gradebook, or damaged \(file is not a database\); copies"
    ) as caught:
        plan(marked.root, UNIT)
    assert "\n" not in str(caught.value)


def full_disk(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_result_whose_file_can_not_be_written_leaves_the_gradebook_as_it_was(
    marked: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = marked.students[:2]
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        gradebook.remove_submission(UNIT, second)
    before = gradebook_rows(marked.root)
    monkeypatch.setattr(WritesResult, "write_single_notebook", full_disk)
    run, _ = marked.mark(first, second, again=True)
    assert [one.verdict for one in run.outcomes] == ["not marked", "not marked"]
    told = {one.student: one.reasons[-1] for one in run.outcomes}
    assert "No space left on device" in told[second]
    assert told[first].endswith("; in the gradebook stands what stood there before")
    after = gradebook_rows(marked.root)
    for table in ("submitted_assignment", "submitted_notebook", "grade", "comment"):
        assert after[table] == before[table], table


def test_half_characters_in_what_a_student_shows_are_no_reason_not_to_write_the_file(marked: Class) -> None:
    student = marked.students[0]
    marked.retype(student, 'x1 = 7  # \ud800\nprint("\\ud800")\nraise ValueError("\\udfff of an answer")')
    run, _ = marked.mark(student)
    assert [one.verdict for one in run.outcomes] == ["marked"]
    written = (marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8")
    assert "\ufffd of an answer" in written
