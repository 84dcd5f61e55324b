"""`netcourse mark`, as an instructor types it."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from netcourse.cli import main
from netcourse.marking.batch.finals import Final, finals
from netcourse.marking.batch.mark import Run
from netcourse.marking.batch.report import as_lines
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.intake.collect import collect
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import DUE, LATE


def run(marked: Class, *words: str) -> int:
    return main(["--course", str(marked.root), "mark", UNIT, *words])


def test_a_finished_class_is_up_to_date_and_nothing_runs(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(marked) == 0
    said = capsys.readouterr().out
    assert f"0 marked, {len(marked.students)} up to date" in said
    assert not (marked.root / ".netcourse" / "gradebooks").is_dir() or "as it was before" not in said


def test_progress_says_rate_and_time_left_and_the_table_says_who_was_not_marked(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    marked.notebook(marked.students[0]).write_text("{", encoding="utf-8")
    assert run(marked, "--again", "-j", "2") == 1
    said = capsys.readouterr().out
    assert f"1 of {len(marked.students)}, " in said
    assert " a minute, about 0 s left: " in said
    assert "NOT MARKED" in said
    assert f"{len(marked.students) - 1} marked, 1 not marked" in said


def test_a_submission_that_collecting_repaired_is_told_as_repaired(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    handed_over = marked.root.parent / "handed-over"
    handed_over.mkdir()
    notebook = json.loads((marked.root / "release" / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    marks = next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade"))
    notebook["cells"].remove(marks)
    (handed_over / f"dora_{UNIT}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert [one.verdict for one in collect(marked.root, UNIT, [handed_over]).decisions] == ["repaired"]
    assert run(marked, "dora") == 0
    said = capsys.readouterr().out
    assert "repaired: " in said
    assert "0 of 1 form, 0 of 1 exercise, no comment" in said
    assert "WARNING: no answer at all" in said
    assert "1 marked, 1 of them repaired" in said


def test_an_audit_names_its_sample_says_that_it_runs_unisolated_and_compares_with_the_tests_of_the_release(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    source = marked.root / "source" / UNIT / f"{UNIT}.ipynb"
    text = source.read_text(encoding="utf-8")
    # With this test everybody would have other marks.
    source.write_text(text.replace("Criterion(x1 == 7, 1,", "Criterion(x1 != 7, 1,"), encoding="utf-8")
    assert source.read_text(encoding="utf-8") != text
    assert run(marked, "--audit", "1", "--seed", "5") == 0
    said = capsys.readouterr().out
    assert "WITHOUT ISOLATION" in said
    assert f"Audit of 1 of {len(marked.students)}, seed 5: " in said
    assert "Stock nbgrader gives the same marks, comments and penalties." in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nobody-at-all"], "no submission of this student"),
        (["--audit", "0"], "--audit 0: at least one"),
        (["--again", "-j", "0"], "-j 0: at least one submission must run at a time"),
    ],
)
def test_a_wrong_call_gets_one_line_and_exit_code_2(
    marked: Class, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert run(marked, *words) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_the_table_says_what_lateness_took_and_what_the_score_is(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc = get_config()\n" + LATE.replace("return 2 *", "return 0.5 *"))
    student = marked.students[0]
    late = DUE + timedelta(days=1, hours=1)
    (marked.notebook(student).parent / "timestamp.txt").write_text(f"{late:%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
    assert run(marked) == 0
    heads: list[str] = []
    rows: dict[str, list[str]] = {}
    for line in capsys.readouterr().out.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        heads = cells if "score" in cells else heads
        rows[cells[0]] = cells
    assert heads[3:6] == ["automatic marks", "late", "score"]
    # A long name goes on in the next line.
    row = next(cells for name, cells in rows.items() if name and student.startswith(name))
    marks, penalty, score = row[3:6]
    assert penalty == "-1"
    assert score == f"{float(marks) - 1:g} so far"


def test_whose_penalty_is_not_the_one_of_the_marks_that_there_are_now_is_told() -> None:
    ends = {"ada": Final(4, 4, waits=False, owed=8), "bob": Final(0, 3, waits=False, owed=3), "eve": Final(9, 0, waits=False)}
    _, line = as_lines(Run((), None), [], 1.0, ends)
    assert line.startswith("1 late, whose penalty was worked out before marks were given by hand: ada. To work it out anew run")


@pytest.mark.soak
def test_a_penalty_that_was_worked_out_before_marks_were_given_by_hand_is_told_and_renewed_by_again(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    student = marked.students[0]
    (marked.notebook(student).parent / "timestamp.txt").write_text(f"{DUE + timedelta(hours=1):%Y-%m-%d %H:%M:%S} UTC", "utf-8")
    assert run(marked, student) == 0
    assert "whose penalty" not in capsys.readouterr().out
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        grade = next(
            grade
            for book in gradebook.find_submission(UNIT, student).notebooks
            for grade in book.grades
            if grade.needs_manual_grade
        )
        grade.manual_score, grade.needs_manual_grade = 1, False
        gradebook.db.commit()
    assert run(marked, student) == 0
    assert f"1 late, whose penalty was worked out before marks were given by hand: {student}." in capsys.readouterr().out
    assert finals(instructors_api(marked.root), UNIT)[student].score == 1
    assert run(marked, student, "--again") == 0
    assert "whose penalty" not in capsys.readouterr().out
    assert finals(instructors_api(marked.root), UNIT)[student].score == 0
