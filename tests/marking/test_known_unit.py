"""A command for a unit that is not there names those that are, and leaves nothing behind."""

from pathlib import Path

import pytest

from netcourse.cli import main


def units(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / f"{name}.ipynb").write_text("{}", encoding="utf-8")


# `export` asks the gradebook, and names what that holds: see its own tests.
COMMANDS = [["mark"], ["feedback"], ["report"], ["cards"]]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: str(words[0]))
@pytest.mark.parametrize("wrong", ["99_nothing", "../01_a"])
def test_it_is_one_line_with_the_units_of_source_and_of_release(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], words: list[str], wrong: str
) -> None:
    units(tmp_path / "source", "01_a", "02_b")
    units(tmp_path / "release", "02_b", "03_c")
    before = sorted(tmp_path.rglob("*"))
    assert main(["--course", str(tmp_path), *words, wrong]) == 2
    said = f"netcourse: {wrong}: no such unit in {tmp_path}/source; there is 01_a, 02_b, 03_c\n"
    assert capfd.readouterr() == ("", said)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: str(words[0]))
def test_a_name_that_is_empty_is_seen_in_the_line(tmp_path: Path, capfd: pytest.CaptureFixture[str], words: list[str]) -> None:
    units(tmp_path / "source", "01_a")
    assert main(["--course", str(tmp_path), *words, ""]) == 2
    assert capfd.readouterr().err == f"netcourse: '': no such unit in {tmp_path}/source; there is 01_a\n"


def test_where_there_is_none_the_line_says_how_a_course_is_found(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(tmp_path), "mark", "01_a"]) == 2
    assert capfd.readouterr().err.endswith("there is none; --course FOLDER says where a course lies\n")


def test_a_course_that_names_its_folders_otherwise_is_read_as_it_says(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    units(tmp_path / "masters", "ps1", "ps2")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.source_directory = 'masters'\n", "utf-8")
    assert main(["--course", str(tmp_path), "mark", "ps3"]) == 2
    assert f"ps3: no such unit in {tmp_path}/masters; there is ps1, ps2" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("command", "what"), [("feedback", "a debrief"), ("report", "a report"), ("cards", "a deck of cards")], ids=lambda one: one
)
def test_what_reads_units_of_ours_names_the_notebooks_of_another_assignment(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str, what: str
) -> None:
    for step in ("source", "release"):
        (tmp_path / step / "ps1").mkdir(parents=True)
        for name in ("problem1", "problem2"):
            (tmp_path / step / "ps1" / f"{name}.ipynb").write_text("{}", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["--course", str(tmp_path), command, "ps1"]) == 2
    whose = "is for units that were made with this package, with one notebook, ps1.ipynb"
    assert capfd.readouterr() == ("", f"netcourse: ps1: {what} {whose}; here is problem1.ipynb, problem2.ipynb\n")
    assert sorted(tmp_path.rglob("*")) == before
