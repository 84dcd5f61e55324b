"""`netcourse export` on a real gradebook: what it says, what it writes and where, and what it refuses in one line."""

import csv
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from netcourse.cli import main
from tests.exporting.gradebooks.downloads import (
    CLASS,
    Person,
    blackboard,
    brightspace,
    canvas,
    csv_of,
    moodle,
    rows_of,
    worksheet,
)
from tests.exporting.gradebooks.gradebook import UNIT, Course, Marked, course_with

STUDENTS = {
    "alovelace": Marked(36.5, "ada@example.org", "Lovelace", "Ada"),
    "blaise-pascal": Marked(8.333333, number="canvas:4712", last="=1+1", comment='See <b>part 2</b> & "counting"\nagain.'),
    "ccurie": Marked(12.0, "ccurie@example.org", "Curie, née Skłodowska", "Marie", waits=True),
    "stranger": Marked(1.0, penalty=0.25),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_with(tmp_path_factory.mktemp("marked") / "course", STUDENTS)


@pytest.fixture
def download(tmp_path: Path) -> Path:
    path = tmp_path / "canvas.csv"
    path.write_bytes(csv_of(canvas()).encode("utf-8-sig"))
    return path


def run(course: Course, *words: str | Path) -> int:
    return main(["--course", str(course.root), "export", UNIT, *map(str, words)])


def written(course: Course) -> dict[Path, int]:
    """What lies in `exports/`, and when each file was put there."""
    return {path: path.stat().st_mtime_ns for path in (course.root / "exports").rglob("*")}


def test_marks_reach_the_students_whom_ids_name_and_the_rest_is_said(
    course: Course, download: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    into = tmp_path / "back.csv"
    assert run(course, "--to", "canvas", "--from", download, "--column", "321", "--into", into) == 1
    rows = rows_of(into.read_bytes())
    assert rows[0] == ["Student", "ID", "Section", "Tumour grade (321)"]
    assert rows[1][0] == "    Points Possible"
    assert {row[1]: row[3] for row in rows[2:]} == {"4711": "36.5", "4712": "8.333333"}
    said = capsys.readouterr().out
    for line in ("1 new, 0 changed, 1 unchanged", "stranger", "ccurie (Curie, Marie)", "formgrader"):
        assert line in said
    assert "4713" not in said.split("formgrader")[0], "who waits for a marker is no one without marks"
    assert stat.S_IMODE(into.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("to", "made"),
    [("canvas", canvas), ("moodle", moodle), ("moodle", worksheet), ("brightspace", brightspace), ("blackboard", blackboard)],
)
def test_people_are_named_as_the_platform_does(
    course: Course, to: str, made: Callable[..., list[list[str]]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [Person("alovelace", 7, "Lovelace, Ada", "1.00"), Person("nobody", 8, "Nemo, Nautilus")]
    file, moodles = tmp_path / "download.csv", {"alovelace@example.org": "ada@example.org"}
    file.write_text(csv_of([[moodles.get(cell, cell) for cell in row] for row in made(people)]), encoding="utf-8")
    wanted = {"canvas": "321", "moodle": "Assignment: Tumour grade", "brightspace": "Tumour grade", "blackboard": "1281892"}
    run(course, "--to", to, "--from", file, "--column", wanted[to], "--dry-run")
    said = capsys.readouterr().out
    assert any(f"  alovelace ({name}): 1.00 -> 36.5" in said for name in ("Lovelace, Ada", "Ada Lovelace", "Lovelace Ada"))
    assert re.search(r"without marks here .*: 1: (Nemo, Nautilus|Nautilus Nemo|Nemo Nautilus) \(#?(8|nobody)\)", said)


def test_a_dry_run_says_the_same_and_writes_nothing(
    course: Course, download: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert run(course, "--to", "canvas", "--from", download, "--column", "321", "--dry-run") == 1
    assert "1 new" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*")) == before
    assert not (course.root / "exports").exists()


def test_what_is_not_all_marked_goes_out_if_asked_for(course: Course, download: Path, tmp_path: Path) -> None:
    into = tmp_path / "back.csv"
    run(course, "--to", "canvas", "--from", download, "--column", "321", "--unfinished", "--into", into)
    assert len(rows_of(into.read_bytes())) == 5


def test_the_courses_own_folder_is_for_its_owner_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = course_with(tmp_path / "course", {"alovelace": Marked(5.0)})
    assert run(own, "--to", "csv") == 0
    made = own.root / "exports" / f"{UNIT}.csv"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (made.parent, made)] == [0o700, 0o600]


def test_the_plain_csv_quotes_what_needs_it_and_runs_in_no_spreadsheet(course: Course, tmp_path: Path) -> None:
    into = tmp_path / "all.csv"
    assert run(course, "--to", "csv", "--into", into) == 1
    rows = list(csv.DictReader(into.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["student_id"]: (row["marks"], row["complete"]) for row in rows} == {
        "alovelace": ("36.5", "yes"),
        "blaise-pascal": ("8.333333", "yes"),
        "ccurie": ("12", "no"),
        "stranger": ("0.75", "yes"),
    }
    assert [row["last_name"] for row in rows][:3] == ["Lovelace", "'=1+1", "Curie, née Skłodowska"]


def test_comments_travel_to_moodle_escaped_and_every_row_has_a_text(course: Course, tmp_path: Path) -> None:
    file, into = tmp_path / "moodle.csv", tmp_path / "back.csv"
    people = [Person("ada", 1, "Lovelace, Ada"), Person("blaise-pascal", 2, "Pascal, Blaise")]
    rows = [
        [*row[:3], {"ada@example.org": "ada@example.org"}.get(row[3], "blaise-pascal"), *row[4:]] for row in moodle(people)[1:]
    ]
    file.write_text(csv_of([moodle(people)[0], *rows]), encoding="utf-8")
    run(course, "--to", "moodle", "--from", file, "--column", "Assignment: Tumour grade", "--feedback", "text", "--into", into)
    made = rows_of(into.read_bytes())
    texts = {row[0]: row[2] for row in made[1:]}
    assert made[0][2] == "Feedback"
    assert texts["1"] == "36.5 of 40 marks."
    assert texts["2"] == "8.33 of 40 marks.<br>See &lt;b&gt;part 2&lt;/b&gt; &amp; &quot;counting&quot;<br>again."


def test_a_grading_worksheet_of_moodles_is_known_by_its_columns(course: Course, tmp_path: Path) -> None:
    file, into = tmp_path / "worksheet.csv", tmp_path / "back.csv"
    file.write_text(csv_of(worksheet([Person("ada", 9, "Lovelace, Ada"), *CLASS[1:]])), encoding="utf-8")
    run(course, "--to", "moodle", "--from", file, "--into", into)
    assert rows_of(into.read_bytes())[1][:2] == ["Participant 9", "36.5"]


def test_a_roster_joins_the_ids_of_one_person(course: Course, tmp_path: Path) -> None:
    file, into, roster = tmp_path / "canvas.csv", tmp_path / "back.csv", tmp_path / "roster.csv"
    file.write_text(csv_of(canvas([Person("xyz01", 77, "Somebody")])), encoding="utf-8")
    roster.write_text("student_id,username,email\nstranger,xyz01,s@example.org\n", encoding="utf-8")
    run(course, "--to", "canvas", "--from", file, "--column", "321", "--roster", roster, "--into", into)
    assert rows_of(into.read_bytes())[2][1:] == ["77", "Group 1", "0.75"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "canvas"), "needs --from FILE"),
        (("--to", "csv", "--from", "x"), "takes neither"),
        (("--to", "canvas", "--from", "nowhere.csv"), "nowhere.csv: can't be read"),
        (("--to", "sakai", "--feedback", "zip"), "Moodle and Canvas do"),
        (("--to", "moodle", "--feedback", "zip"), "no page has a name of Moodle's"),
        (("--to", "canvas", "--from", "DOWNLOAD", "--column", "321", "--feedback", "zip"), f"no marked work of {UNIT}"),
        (("--to", "canvas", "--from", "DOWNLOAD", "--feedback", "text"), "Moodle does"),
        (("--to", "canvas", "--from", "DOWNLOAD", "--column", "999"), "no column of that id or exact title; give --column"),
        (("--to", "canvas", "--from", "DOWNLOAD"), "no column bears its name"),
        (("--to", "sakai", "--from", "DOWNLOAD"), "no column bears its name"),
        (("--to", "sakai", "--from", "DOWNLOAD", "--column", "Section"), "(no-id)"),
        (("--to", "brightspace", "--from", "DOWNLOAD"), "no column OrgDefinedId"),
        (("--to", "blackboard", "--from", "DOWNLOAD"), "no column Username"),
        (("--to", "canvas", "--from", "DOWNLOAD", "--column", "321", "--into", "RELEASE"), "what students get"),
        (("--to", "canvas", "--from", "DOWNLOAD", "--column", "321", "--into", "DOWNLOAD"), "is there already"),
        (("--to", "moodle", "--from", "DOWNLOAD", "--maximum", "0"), "a number above 0"),
    ],
)
def test_wrong_input_is_one_line_exit_2_and_nothing_written(
    course: Course, download: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"DOWNLOAD": str(download), "RELEASE": str(course.root / "release" / UNIT / "marks.csv")}
    before, earlier = download.read_bytes(), written(course)
    assert run(course, *(places.get(word, word) for word in words)) == 2
    error = capsys.readouterr().err.strip()
    assert said in error
    assert "\n" not in error
    assert not (course.root / "release").exists()
    assert written(course) == earlier
    assert download.read_bytes() == before
    assert [path.name for path in download.parent.iterdir()] == ["canvas.csv"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\0\1\2,\0\n", "no "),
        (b"Student,ID\n", "no rows"),
        (b'Student,ID,Section,"A (1)\nAda,1,x,2\n', "no table that can be read"),
    ],
)
def test_a_file_that_is_no_gradebook(
    course: Course, data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    assert run(course, "--to", "canvas", "--from", tmp_path / "x.csv") == 2
    assert said in capsys.readouterr().err


def test_a_class_list_of_another_course(course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.csv").write_text(csv_of(canvas([Person("else", 1, "Lovelace, Ada")])), encoding="utf-8")
    assert run(course, "--to", "canvas", "--from", tmp_path / "x.csv", "--column", "321") == 2
    assert "another course" in capsys.readouterr().err


def test_no_gradebook_no_unit_and_no_marks_are_told_apart(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--course", str(tmp_path), "export", UNIT, "--to", "csv"]) == 2
    assert "no gradebook here" in capsys.readouterr().err
    assert main(["--course", str(course.root), "export", "99_nothing", "--to", "csv"]) == 2
    assert f"which holds {UNIT}" in capsys.readouterr().err
    empty = course_with(tmp_path / "empty", {})
    assert run(empty, "--to", "csv") == 2
    assert "no marks yet" in capsys.readouterr().err


def test_a_gradebook_of_another_version_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "gradebook.db") as made:
        made.execute("CREATE TABLE assignment (id TEXT)")
        made.execute("CREATE TABLE student (id TEXT)")
    made.close()
    assert main(["--course", str(tmp_path), "export", UNIT, "--to", "csv"]) == 2
    error = capsys.readouterr().err.strip()
    assert "nbgrader db upgrade" in error
    assert "\n" not in error
