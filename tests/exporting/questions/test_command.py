"""`netcourse questions`: what it says, where it writes, and that keys leave by no other way."""

from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.cli import main
from tests.exporting.questions.scoring import read_xml


def test_it_names_what_stays_behind_and_says_that_keys_are_in_it(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "questions", built.name, "--to", "moodle-xml"]) == 1
    path = built.root / "exports" / f"{built.name}-graded-moodle-xml.xml"
    said = capsys.readouterr()
    assert "2 of 3 questions come over" in said.out
    assert "left out: x1: it is answered with lines of code" in said.out
    assert said.err.strip() == f"netcourse: {path} holds the answer keys; give it to nobody but teachers"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.get("type") for one in read_xml(path.read_bytes())] == ["category", "multichoice", "essay"]


def test_a_dry_run_writes_nothing(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "questions", built.name, "--to", "qti21", "--dry-run"]) == 1
    assert capsys.readouterr().err == ""
    assert not (built.root / "exports").exists()


@pytest.mark.parametrize(
    "where", ["release/quiz.xml", "release/01_small/quiz.xml", "release/../release/quiz.xml", "link/quiz.xml", "lite-site/x.xml"]
)
def test_keys_go_nowhere_below_what_students_get(built: Unit, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    (built.root / "link").symlink_to(built.root / "release")
    words = ["--course", str(built.root), "questions", built.name, "--to", "qti12", "--into", str(built.root / where)]
    assert main(words) == 2
    assert "students get" in capsys.readouterr().err
    assert not (built.root / where).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [(["99_none", "--to", "qti21"], "no such unit"), (["01_small", "--to", "qti21", "--practice"], "no practice questions")],
)
def test_wrong_input_is_one_line(built: Unit, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "questions", *words]) == 2
    error = capsys.readouterr().err.strip()
    assert said in error
    assert "\n" not in error


def test_a_unit_that_is_not_built_says_so(small_unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(small_unit.root), "questions", small_unit.name, "--to", "qti21"]) == 2
    assert "netcourse build" in capsys.readouterr().err


def test_the_same_questions_are_the_same_file(built: Unit, tmp_path: Path) -> None:
    files = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for file in files:
        main(["--course", str(built.root), "questions", built.name, "--to", "qti21", "--into", str(file)])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_course_folder_without_the_authors_texts_is_told_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "source" / "01_small").mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").write_text("", encoding="utf-8")
    assert main(["--course", str(tmp_path), "questions", "01_small", "--to", "qti12"]) == 2
    assert "not inside a course (no folder with nbgrader_config.py and notebooks/ here or above)" in capsys.readouterr().err
