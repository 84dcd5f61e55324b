"""A course under pseudonyms: its marks reach the platform's ids with the key, and no id comes into the course folder."""

import csv
from pathlib import Path

import pytest

from netcourse.cli import main
from netcourse.marking.people.pseudonyms import mark_course, read_pseudonyms
from tests.exporting.gradebooks.downloads import CLASS, Person, canvas, csv_of, rows_of
from tests.exporting.gradebooks.gradebook import UNIT, Marked, course_with
from tests.marking.people.a_course import found_in


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The course folder, and its key."""
    root, key = tmp_path_factory.mktemp("veiled") / "course", tmp_path_factory.mktemp("apart") / "course.key"
    root.mkdir()
    pseudonyms = read_pseudonyms(key, [root], may_make=True)
    by_login = pseudonyms.know("alovelace", first="Ada", last="Lovelace")
    by_number = pseudonyms.know("blaise-pascal", first="Blaise", last="Pascal")
    pseudonyms.save()
    number = f"canvas:{pseudonyms.token('number', 'canvas:4712')}"
    course_with(root, {by_login: Marked(36.5), by_number: Marked(8.25, number=number)})
    mark_course(root, pseudonyms)
    return root, key


@pytest.fixture
def download(tmp_path: Path) -> Path:
    path = tmp_path / "canvas.csv"
    path.write_text(csv_of(canvas([CLASS[0], Person("somebody", 4712, "Pascal, Blaise")])), encoding="utf-8")
    return path


def run(course: tuple[Path, Path], *words: str | Path) -> int:
    return main(["--course", str(course[0]), "export", UNIT, *map(str, words)])


def test_with_the_key_marks_reach_the_platforms_ids_and_nothing_said_holds_a_name(
    course: tuple[Path, Path], download: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [*CLASS[:1], Person("somebody", 4712, "Pascal, Blaise", "1.00"), Person("nobody", 4714, "Nemo, Nautilus")]
    download.write_text(csv_of(canvas(people)), encoding="utf-8")
    into = tmp_path / "back.csv"
    words = ("--to", "canvas", "--from", download, "--column", "321", "--pseudonyms", course[1], "--into", into)
    assert run(course, *words) == 0
    assert {row[1]: row[3] for row in rows_of(into.read_bytes())[2:]} == {"4711": "36.5", "4712": "8.25"}
    assert found_in(course[0], ["lovelace", "pascal", "4712", "4711"]) == []
    said = capsys.readouterr().out
    assert "1.00 -> 8.25" in said
    assert "4714" in said
    assert not any(name in said for name in ("Nemo", "Pascal", "Lovelace"))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "under pseudonyms; name its key"),
        (("--pseudonyms", "KEY"), "outside it by --into"),
        (("--pseudonyms", "KEY", "--into", "INSIDE"), "outside it by --into"),
        (("--pseudonyms", "KEY", "--into", "OUTSIDE", "--feedback", "zip"), "keeps no platform's names"),
    ],
)
def test_no_id_comes_into_the_course_folder(
    course: tuple[Path, Path], download: Path, more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"KEY": course[1], "INSIDE": course[0] / "back.csv", "OUTSIDE": download.parent / "back.csv"}
    words = [places.get(word, word) for word in more]
    assert run(course, "--to", "canvas", "--from", download, "--column", "321", *words) == 2
    assert said in capsys.readouterr().err
    assert found_in(course[0], ["lovelace", "4712"]) == []


def test_all_marks_stand_under_pseudonyms_unless_the_key_is_named(course: tuple[Path, Path], tmp_path: Path) -> None:
    found = []
    for name, more in (("veiled.csv", ()), ("named.csv", ("--pseudonyms", course[1]))):
        assert run(course, "--to", "csv", "--into", tmp_path / name, *more) == 0
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        found.append({row["student_id"]: row["last_name"] for row in csv.DictReader(text.splitlines())})
    assert found[1] == {"alovelace": "Lovelace", "blaise-pascal": "Pascal"}
    assert not set(found[0]) & set(found[1])
