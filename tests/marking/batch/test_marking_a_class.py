"""What a run marks, what it leaves, and what it says when something changed since."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.marking.batch import terms
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.terms import read_terms
from netcourse.marking.lock import locked
from netcourse.marking.nbgrader import course_api, expect_success
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
    marked.retype(student, "x1 = 8" if "8" not in marked.answer(student) else "x1 = 7")
    answer_was_right = any(row.get("auto_score") == 1 for row in before["grade"] if student in str(row.get("notebook_id")))
    run, up_to_date = marked.mark()
    assert [one.student for one in run.outcomes] == [student]
    assert len(up_to_date) == len(marked.students) - 1
    assert run.strangers == ()
    told = [line for line in run.outcomes[0].changed if line.startswith("x1-marks")]
    assert told == (["x1-marks: 1 → 0"] if answer_was_right else [])


def test_who_deletes_what_a_person_marks_is_marked_and_has_it_back(marked: Class) -> None:
    student = marked.students[0]
    path = marked.notebook(student)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") != "comment"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    run, _ = marked.mark()
    assert [(one.student, one.verdict) for one in run.outcomes] == [(student, "marked")], run.outcomes
    back = json.loads((marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    assert "comment" in [one["metadata"].get("nbgrader", {}).get("grade_id") for one in back["cells"]]


def changed_source(marked: Class) -> None:
    """The instructor edits a test of the source after the release."""
    source = marked.root / "source" / UNIT / f"{UNIT}.ipynb"
    notebook = json.loads(source.read_text(encoding="utf-8"))
    test = next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == "x1-marks")
    test["source"] = (
        [*test["source"], "\n# Read again."] if isinstance(test["source"], list) else f"{test['source']}\n# Read again."
    )
    source.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_test_changed_in_the_source_alone_marks_nobody_and_is_told_with_what_to_do(
    marked: Class, capfd: pytest.CaptureFixture[str]
) -> None:
    changed_source(marked)
    assert plan(marked.root, UNIT)[0] == []
    assert main(["--course", str(marked.root), "mark", UNIT]) == 0
    told = capfd.readouterr().out
    assert "source/ was changed since its release, in x1-marks: marks come from the release." in told
    assert "run 'nbgrader generate_assignment UNIT --force', then mark again" in told


def test_a_test_changed_and_released_again_has_everybody_marked_again(marked: Class) -> None:
    changed_source(marked)
    expect_success(course_api(marked.root).generate_assignment(UNIT, force=True, create=True), "releasing")
    todo, up_to_date = plan(marked.root, UNIT)
    assert [one.student for one in todo] == marked.students
    assert up_to_date == []
    assert read_terms(marked.root, UNIT, instructors_api(marked.root)).changed == ()


def test_a_new_due_date_has_everybody_marked_again_and_an_extension_one(marked: Class) -> None:
    api = instructors_api(marked.root)
    with closing(api.gradebook) as gradebook:
        gradebook.find_submission(UNIT, marked.students[1]).extension = timedelta(days=2)
        gradebook.db.commit()
    assert [one.student for one in plan(marked.root, UNIT)[0]] == [marked.students[1]]
    with closing(api.gradebook) as gradebook:
        gradebook.update_or_create_assignment(UNIT, duedate=datetime(2026, 4, 1, 12))
    assert [one.student for one in plan(marked.root, UNIT)[0]] == marked.students


@pytest.mark.parametrize("name", ["nbgrader_config.py", "late.py"])
def test_a_changed_setting_or_plug_in_has_everybody_marked_again(marked: Class, name: str) -> None:
    with (marked.root / name).open("a", encoding="utf-8") as file:
        file.write("\n# A word on lateness.\n")
    assert [one.student for one in plan(marked.root, UNIT)[0]] == marked.students


def test_another_version_of_the_marker_has_everybody_marked_again(marked: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "version", lambda name: f"{name} of tomorrow")
    assert [one.student for one in plan(marked.root, UNIT)[0]] == marked.students


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("c.Execute.enabled = False", "Execute.enabled is False (--no-execute): a test that does not run gives no marks"),
        ("c.Execute.timeout = None", "Execute.timeout is None: it has to be a whole number of seconds above 0"),
        ("c.Execute.kernel_name = 'ir'", "Execute.kernel_name does not hold here; of Execute only timeout can be set"),
        ("c.ExecutePreprocessor.interrupt_on_timeout = False", "ExecutePreprocessor.interrupt_on_timeout does not hold here"),
        ("c.Autograde.exclude_overwriting = {'01_small': ['own.py']}", "Autograde.exclude_overwriting does not hold here"),
    ],
)
def test_a_setting_of_nbgraders_that_does_not_hold_is_refused_by_name(marked: Class, setting: str, said: str) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc = get_config()\n{setting}\n")
    with pytest.raises(CourseError) as caught:
        plan(marked.root, UNIT)
    assert said in str(caught.value)
    assert "nbgrader_config.py" in str(caught.value)


def test_whom_a_setting_leaves_out_is_left_out_and_told(marked: Class) -> None:
    student = marked.students[0]
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nget_config().CourseDirectory.student_id_exclude = {student!r}\n")
    todo, settled = plan(marked.root, UNIT)
    assert [one.student for one in todo] == marked.students[1:]
    (row,) = settled
    assert (row.student, row.verdict) == (student, "not marked")
    assert row.reasons == ("left out by CourseDirectory.student_id_exclude in nbgrader_config.py",)


def test_a_release_whose_autotests_nbgrader_did_not_make_is_refused(marked: Class) -> None:
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        test = next(cell for cell in gradebook.find_notebook(UNIT, UNIT).source_cells if cell.name == "x1-marks")
        test.source = "### HASHED AUTOTEST x1"
        gradebook.db.commit()
    with pytest.raises(CourseError, match="nbgrader made no tests of the lines that say AUTOTEST in x1-marks"):
        plan(marked.root, UNIT)


def test_the_time_that_a_cell_may_take_is_that_of_the_configuration(marked: Class) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc = get_config()\nc.Execute.timeout = 400\n")
    found = read_terms(marked.root, UNIT, instructors_api(marked.root)).limits
    assert (found.cell_seconds, found.submission_seconds) == (400, 800)


def test_a_release_in_another_language_or_with_a_notebook_without_a_source_is_refused_by_name(marked: Class) -> None:
    api = instructors_api(marked.root)
    with closing(api.gradebook) as gradebook:
        gradebook.find_notebook(UNIT, UNIT).kernelspec = '{"name": "ir", "language": "R"}'
        gradebook.db.commit()
    with pytest.raises(CourseError, match=r"its kernel is 'ir' \(R\); here only Python is marked"):
        plan(marked.root, UNIT)
    with closing(api.gradebook) as gradebook:
        gradebook.add_notebook("part-2", UNIT)
    with pytest.raises(CourseError, match=r"part-2\.ipynb: no such source; nbgrader marks with it"):
        plan(marked.root, UNIT)


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
    assert told.reasons == ("nbgrader can't read it: the file is no notebook, or was cut off on its way; ask for it again",)
    assert len(up_to_date) == len(marked.students) - 1


def without_grade_id(notebook: dict[str, Any]) -> None:
    """An editor duplicated a cell and took the id away."""
    copy = json.loads(json.dumps(notebook["cells"][-1]))
    copy["metadata"]["nbgrader"] = {"grade": True, "solution": False, "locked": True, "schema_version": 3, "points": 1}
    notebook["cells"].append({**copy, "id": "a-copy"})


def of_a_newer_format(notebook: dict[str, Any]) -> None:
    notebook["nbformat"] = 9


@pytest.mark.parametrize(
    ("change", "said"),
    [(without_grade_id, "a cell has nbgrader's metadata without an id"), (of_a_newer_format, "format")],
    ids=["duplicated_cell", "newer_format"],
)
def test_why_a_submission_can_not_be_read_is_told_in_words(
    marked: Class, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    path = marked.notebook(marked.students[0])
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    run, _ = marked.mark(marked.students[0])
    assert said in run.outcomes[0].reasons[0]
    assert "Error" not in run.outcomes[0].reasons[0]


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


def test_a_unit_that_the_gradebook_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="the gradebook does not know it"):
        plan(tmp_path, UNIT)
    assert not (tmp_path / "gradebook.db").exists()


def linked_folder(root: Path, other: str) -> str:
    (root / "submitted" / "linked").symlink_to(root / "submitted" / other)
    return "linked is a link; put the submission itself there"


def linked_unit(root: Path, other: str) -> str:
    (root / "submitted" / "linked").mkdir()
    (root / "submitted" / "linked" / UNIT).symlink_to(root / "submitted" / other / UNIT)
    return f"{UNIT} is a link; put the submission itself there"


def linked_notebook(root: Path, other: str) -> str:
    own = root / "submitted" / "linked" / UNIT
    own.mkdir(parents=True)
    (own / f"{UNIT}.ipynb").symlink_to(root / "submitted" / other / UNIT / f"{UNIT}.ipynb")
    return f"{UNIT}.ipynb is a link; take it away"


def linked_source_beside(root: Path, other: str) -> str:
    own = Path(shutil.copytree(root / "submitted" / other / UNIT, root / "submitted" / "linked" / UNIT))
    (own / "data").symlink_to(root / "source")
    return "data is a link; take it away"


def pipe_beside(root: Path, other: str) -> str:
    own = Path(shutil.copytree(root / "submitted" / other / UNIT, root / "submitted" / "linked" / UNIT))
    os.mkfifo(own / "pipe")
    return "pipe is no ordinary file; take it away"


def empty_folder(root: Path, _: str) -> str:
    (root / "submitted" / "linked").mkdir()
    return "its folder is empty"


def wrongly_named_notebook(root: Path, other: str) -> str:
    own = Path(shutil.copytree(root / "submitted" / other / UNIT, root / "submitted" / "linked" / UNIT))
    (own / f"{UNIT}.ipynb").rename(own / "my work.ipynb")
    return f"there is no {UNIT}.ipynb, but my work.ipynb: 'netcourse collect {UNIT} --from-submitted' looks at it"


@pytest.mark.parametrize(
    "put",
    [linked_folder, linked_unit, linked_notebook, linked_source_beside, pipe_beside, empty_folder, wrongly_named_notebook],
    ids=lambda put: str(put.__name__),
)
def test_what_lies_in_submitted_and_is_no_submission_has_a_row_and_is_not_marked(
    marked: Class, put: Callable[[Path, str], str], capfd: pytest.CaptureFixture[str]
) -> None:
    said = put(marked.root, marked.students[0])
    before = gradebook_rows(marked.root)
    todo, settled = plan(marked.root, UNIT)
    assert todo == []
    (row,) = [one for one in settled if one.student == "linked"]
    assert row.verdict == "not marked"
    assert row.reasons[0].startswith(said)
    assert main(["--course", str(marked.root), "mark", UNIT]) == 1
    assert "NOT MARKED" in capfd.readouterr().out
    assert gradebook_rows(marked.root) == before


@pytest.mark.parametrize("name", ["i?", "i*", "[a-z]1", "-rf", "x" * 65])
def test_a_folder_of_an_odd_name_is_refused_and_nobody_elses_work_is_touched(marked: Class, name: str) -> None:
    shutil.copytree(marked.root / "submitted" / marked.students[0], marked.root / "submitted" / name)
    kept = sorted((marked.root / "autograded").rglob("*.ipynb"))
    todo, settled = plan(marked.root, UNIT)
    assert todo == []
    assert next(one.reasons[0] for one in settled if one.student == name).startswith("the name of the folder is")
    assert sorted((marked.root / "autograded").rglob("*.ipynb")) == kept


def test_who_lacks_the_marked_notebook_is_not_up_to_date(marked: Class) -> None:
    student = marked.students[0]
    shutil.rmtree(marked.root / "autograded" / student)
    assert [one.student for one in plan(marked.root, UNIT)[0]] == [student]
