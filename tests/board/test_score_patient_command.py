"""An author begins a patient with one command, plays one with another, and is told in one line what is wrong."""

from pathlib import Path

import pytest

from netcourse.authoring.board_keys import with_keys
from netcourse.authoring.board_students import STRATEGIES
from netcourse.cli import main
from netcourse.errors import CourseError

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with nothing in it yet."""
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def run(course: Path, *words: str) -> int:
    return main(["--course", str(course), "patient", *words])


def test_a_new_patient_can_be_played_from_the_first_minute(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(course, "new", "p14") == 0
    assert "netcourse patient play p14 --as expert" in capsys.readouterr().out
    for fork in ("A", "B"):
        assert run(course, "play", "p14", "--as", "expert", "--fork", fork) == 0
        assert "17 of 17 marks." in capsys.readouterr().out


def test_a_patient_that_is_there_is_never_overwritten(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(course, "new", "p14")
    text = (course / "notebooks" / "board" / "p14.toml").read_bytes()
    assert run(course, "new", "p14") == 2
    assert "is there already; nothing was written" in capsys.readouterr().err
    assert (course / "notebooks" / "board" / "p14.toml").read_bytes() == text


def test_a_patient_is_played_by_typing(course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run(course, "new", "p14")
    monkeypatch.setattr("sys.stdin", iter(["urgency soon; commit triage\n", "ask weight\n", "\n", "do magic\n"]))
    assert run(course, "play", "p14") == 0
    said = capsys.readouterr().out
    assert "Four kilograms less than a year ago." in said
    assert "magic: no such act" in said


def test_every_synthetic_student_can_be_looked_at(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(course, "new", "p14")
    for who in STRATEGIES:
        assert run(course, "play", "p14", "--as", who) == 0
        said = capsys.readouterr().out
        assert "of 17 marks." in said or "gives no occasion" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["new", "anna"], "anna: a patient is called p and two digits, such as p14"),
        (["play", "p15"], "p15: there is no such patient; there are p14"),
        (["play", "../p14"], "../p14: there is no such patient"),
        (["play", "p14", "--as", "hero"], "--as hero: nobody plays so; there are expert, "),
        (["play", "p14", "--as", "expert", "--id", "synthetic-1", "--fork", "A"], "leave one of both out"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(course: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str) -> None:
    run(course, "new", "p14")
    capsys.readouterr()
    # Whichever fork this id has, one of both asks for the other.
    codes = [run(course, *words), run(course, *[{"A": "B"}.get(word, word) for word in words])]
    told = capsys.readouterr().err
    assert 2 in codes
    assert says in told
    assert all(line.startswith("netcourse: ") for line in told.splitlines())


def test_a_patient_without_a_key_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(course, "new", "p14")
    (course / "notebooks" / "board" / "p14.key.toml").unlink()
    assert run(course, "play", "p14", "--as", "expert") == 2
    assert "p14.key.toml: no such file" in capsys.readouterr().err


def test_a_fault_in_a_key_is_told_with_file_and_fork(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(course, "new", "p14")
    key = course / "notebooks" / "board" / "p14.key.toml"
    key.write_text(
        key.read_text(encoding="utf-8").replace('"albumin", "ct-abdomen"]', '"albumen", "ct-abdomen"]'), encoding="utf-8"
    )
    assert run(course, "play", "p14", "--as", "expert") == 2
    assert "p14.key.toml, fork A: expert: there is no act 'albumen'; nearest: albumin" in capsys.readouterr().err


def test_a_cell_gets_the_key_that_it_names_and_runs(course: Path) -> None:
    run(course, "new", "p14")
    key = course / "notebooks" / "board" / "p14.key.toml"
    key.write_text(key.read_text(encoding="utf-8").rstrip() + '\nx = "the end"', encoding="utf-8")
    source = with_keys('key = """{{key p14}}"""\nother = 1', course / "notebooks")
    names: dict[str, object] = {}
    exec(source, names)  # noqa: S102 (the course's own cell)
    assert str(names["key"]).strip() == key.read_text(encoding="utf-8").strip()
    assert names["other"] == 1


def test_a_key_that_would_end_its_cell_is_refused_with_the_line(course: Path) -> None:
    run(course, "new", "p14")
    key = course / "notebooks" / "board" / "p14.key.toml"
    key.write_text('patient = "p14"\nsays = """long"""\n', encoding="utf-8")
    with pytest.raises(CourseError, match=r'p14\.key\.toml line 2: """ can\'t stand in a key'):
        with_keys("{{key p14}}", course / "notebooks")
    with pytest.raises(CourseError, match=r"p15\.key\.toml: no such file; the key of p15 stands there"):
        with_keys("{{key p15}}", course / "notebooks")
