"""Feedback of a class that was really marked: the same page by every way, renewed where something changed."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from netcourse.cli import main
from netcourse.marking.cycle import Cycle
from netcourse.marking.debrief.writing import Feedback
from netcourse.marking.files import write_whole
from netcourse.marking.nbgrader import course_api
from tests.marking.batch.conftest import UNIT, Class

BEST = "<h4>The best answer</h4>"


def feedback(marked: Class, *words: str) -> int:
    return main(["--course", str(marked.root), "feedback", UNIT, *words])


def page(marked: Class, student: str) -> Path:
    return marked.root / "feedback" / student / UNIT / f"{UNIT}.html"


def test_nbgraders_own_command_and_ours_write_the_same_page(marked: Class) -> None:
    assert feedback(marked) == 0
    ours = {student: page(marked, student).read_bytes() for student in marked.students}
    assert all(b"Question 1" in text for text in ours.values())
    words = [sys.executable, "-m", "nbgrader", "generate_feedback", UNIT, "--force"]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert {student: page(marked, student).read_bytes() for student in marked.students} == ours
    first = marked.students[0]
    assert Cycle(marked.root, UNIT).write_feedback(first).read_bytes() == ours[first]


def test_only_what_changed_is_renewed(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    assert feedback(marked) == 0
    assert "4 renewed, 0 as they were" in capsys.readouterr().out
    before = {student: page(marked, student).stat().st_mtime_ns for student in marked.students}
    first, second = marked.students[:2]
    Cycle(marked.root, UNIT).mark_by_hand(first, "comment", 2)
    with closing(course_api(marked.root).gradebook) as gradebook:
        gradebook.find_comment("comment", UNIT, UNIT, second).manual_comment = "Name <b>the</b> next step."
        gradebook.db.commit()
    assert feedback(marked) == 0
    assert "2 renewed, 2 as they were" in capsys.readouterr().out
    after = {student: page(marked, student).stat().st_mtime_ns for student in marked.students}
    assert {student for student in before if before[student] != after[student]} == {first, second}
    assert "2 of 3 marks." in page(marked, first).read_text(encoding="utf-8")
    assert "Name &lt;b&gt;the&lt;/b&gt; next step." in page(marked, second).read_text(encoding="utf-8")


def test_what_nobody_marked_by_hand_is_said_to_wait(marked: Class) -> None:
    assert feedback(marked, "--student", marked.students[0]) == 0
    words = BeautifulSoup(page(marked, marked.students[0]).read_text(encoding="utf-8"), "html.parser").get_text()
    assert "Still waiting for a person: 3 marks." in words
    assert not page(marked, marked.students[1]).exists()


def test_best_answers_open_from_their_day_on_by_setting_and_by_word(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    student = marked.students[0]
    config = marked.root / "nbgrader_config.py"
    plain = config.read_text(encoding="utf-8")
    for setting, words, shown in (
        ("", (), False),
        ("2999-01-01", (), False),
        ("2020-01-01", (), True),
        ("2020-01-01", ("--best-from", "2999-01-01"), False),
        ("", ("--best-from", "2020-01-01"), True),
    ):
        config.write_text(f"{plain}\nget_config().DebriefExporter.best_answers_from = {setting!r}\n", encoding="utf-8")
        assert feedback(marked, "--student", student, *words) == 0
        assert (BEST in page(marked, student).read_text(encoding="utf-8")) is shown
    capsys.readouterr()
    assert feedback(marked, "--best-from", "soon") == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.soak
def test_nbgraders_own_command_stays_closed_at_a_day_that_is_none(marked: Class) -> None:
    student = marked.students[0]
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("get_config().DebriefExporter.best_answers_from = '1.12.2020'\n")
    words = [sys.executable, "-m", "nbgrader", "generate_feedback", UNIT, "--student", student]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "'1.12.2020' is no date such as 2026-12-01, so best answers stay closed" in ran.stderr
    assert BEST not in page(marked, student).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("09_none",), "there is 01_small"),
        ((UNIT, "--student", "nobody"), "no work of this student"),
        ((UNIT, "--student", "../../source"), "no work of this student"),
        ((UNIT, "--student", "*"), "no work of this student"),
        ((UNIT, "--student", ""), "no work of this student"),
    ],
)
def test_an_unknown_unit_or_student_is_one_line(
    marked: Class, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert main(["--course", str(marked.root), "feedback", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (marked.root / "feedback").exists()


def test_a_student_whose_marks_were_withdrawn_keeps_the_page_and_is_named(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    assert feedback(marked) == 0
    student = marked.students[0]
    before = page(marked, student).read_bytes()
    with closing(course_api(marked.root).gradebook) as gradebook:
        gradebook.remove_submission(UNIT, student)
    capsys.readouterr()
    assert feedback(marked, "--student", student) == 2
    assert "the gradebook holds no marks for it" in capsys.readouterr().err
    assert feedback(marked) == 1
    told = capsys.readouterr()
    assert "0 renewed, 3 as they were, 1 not made" in told.out
    assert told.err.startswith(f"{student}: ")
    assert page(marked, student).read_bytes() == before


def test_a_student_who_is_not_marked_yet_is_named(marked: Class, capsys: pytest.CaptureFixture[str]) -> None:
    student = marked.students[0]
    (marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").unlink()
    assert feedback(marked, "--student", student) == 2
    assert "is not marked yet; 'netcourse mark 01_small" in capsys.readouterr().err


def test_a_marked_notebook_that_is_broken_leaves_the_page_as_it_was(marked: Class) -> None:
    assert feedback(marked) == 0
    student = marked.students[0]
    before = page(marked, student).read_bytes()
    path = marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb"
    path.chmod(0o644)
    path.write_text("{", encoding="utf-8")
    made = Feedback(marked.root, UNIT).write(student)
    assert made.outcome == "not made"
    assert "no feedback can be made of it" in made.why
    assert page(marked, student).read_bytes() == before
    assert [one.name for one in page(marked, student).parent.iterdir()] == [f"{UNIT}.html"]


def test_a_page_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "page.html"
    write_whole(path, b"one", keeps_mode=True)
    path.chmod(0o640)
    write_whole(path, b"two", keeps_mode=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(path, b"three", keeps_mode=True)
    assert [one.name for one in path.parent.iterdir()] == ["page.html"]


def test_what_cant_be_written_is_named_by_the_name_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, why in ((Path("/proc/page.html"), "/proc takes no new files"), (tmp_path / "file" / "page.html", "exists")):
        with pytest.raises(OSError, match=f"can't be written: .*{why}") as told:
            write_whole(path, b"one")
        assert told.value.filename == str(path)


def test_neither_tests_nor_schemes_reach_a_page(marked: Class) -> None:
    assert feedback(marked) == 0
    for student in marked.students:
        text = page(marked, student).read_text(encoding="utf-8")
        for hidden in ("award_item", "Criterion", "Best(", "naming the uncertainty", "Traceback"):
            assert hidden not in text
