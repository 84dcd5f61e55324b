"""`netcourse report` on a class that was marked, from the command line: what it says, what it asks, what it leaves alone."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from netcourse.cli import main
from netcourse.exporting.gradebooks.marks import read_marks
from netcourse.marking.batch.settings import instructors_api
from netcourse.reporting.gradebook import read_gradebook
from netcourse.reporting.model import State
from netcourse.reporting.reading import items_of, read_course, read_room
from tests.marking.batch.conftest import UNIT, Class


def files(root: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_what_students_handed_in_is_read_as_it_was_marked(marked_once: Class) -> None:
    root = marked_once.root
    book = read_gradebook(instructors_api(root).coursedir.db_url, UNIT)
    room = read_room(root, UNIT, book, {one: one for one in book.submissions})
    assert [item.kind for item in items_of(read_course(root, UNIT), book)] == ["SingleBest", "Exercise", "Text"]
    assert len(room.students) == 4
    for student in room.students:
        assert student.read
        first = student.answers["q1-marks"]
        if first.state is State.ANSWERED:
            assert [(option.key, option.right) for option in first.chosen] in ([("A", False)], [("B", True)])
            assert first.marks == (2.0 if first.chosen[0].right else 0.0)
            assert [error.says for error in first.errors] == ([] if first.chosen[0].right else ["You left the edge to G1."])
        written = student.answers["comment"]
        assert written.state is State.WAITING
        assert "Synthetic comment" in written.text
        assert student.marks == sum(one.marks or 0.0 for one in student.answers.values())
    assert {student.id for student in room.students if student.waits} == set(read_marks(root, UNIT).waiting) != set()


def test_the_command_writes_a_page_without_names_and_changes_nothing(
    marked: Class, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    before = files(marked.root)
    assert main(["--course", str(marked.root), "report", UNIT, "--html", str(page), "--pass", "3"]) == 0
    said = capsys.readouterr().out
    after = files(marked.root)
    assert set(after) - set(before) == {".netcourse/report.key"}
    assert {name: after[name] for name in before} == before
    text = page.read_text(encoding="utf-8")
    assert BeautifulSoup(text, "html.parser").find("h1") is not None
    for student in marked.students:
        assert student not in said
        assert student not in text


def test_a_gradebook_from_before_a_regrade_is_set_beside(
    marked: Class, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "earlier.db"
    shutil.copy(marked.root / "gradebook.db", earlier)
    with closing(sqlite3.connect(earlier)) as db, db:
        db.execute("UPDATE grade SET auto_score = 0")
    assert main(["--course", str(marked.root), "report", UNIT, "--compare", str(earlier)]) == 0
    assert "Beside earlier.db" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["42_none"], "42_none: no such unit in "),
        ([UNIT, "--pass", "99"], "--pass 99: the unit is worth 6 marks"),
        ([UNIT, "--pass", "-1"], "name marks from 0 to 6"),
        ([UNIT, "--compare", "nowhere.db"], "no such gradebook"),
        ([UNIT, "--second", "nowhere.csv"], "nowhere.csv: can't be read"),
        ([UNIT, "--html", "{course}/release/r.html"], "lies in release/, from where students get their files"),
        ([UNIT, "--html", "{course}/nowhere/r.html"], "its folder is not there"),
    ],
)
def test_a_wrong_word_is_one_line_and_nothing_is_written(
    marked_once: Class, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(files(marked_once.root))
    given = [word.format(course=marked_once.root) for word in words]
    assert main(["--course", str(marked_once.root), "report", *given]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err
    assert told.err.count("\n") == 1
    assert set(files(marked_once.root)) == before


def test_before_anybody_is_marked_there_is_one_line(handed_in: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(handed_in), "report", UNIT]) == 2
    assert f"no marks of {UNIT} yet; 'netcourse mark {UNIT}' gives them" in capsys.readouterr().err
