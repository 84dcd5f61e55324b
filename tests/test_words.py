"""What was typed wrong is told in one line that names what, where, and what is allowed."""

from pathlib import Path

import pytest

from netcourse.cli import main


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(words)
    seen = capsys.readouterr()
    assert (left.value.code, seen.out, seen.err.count("\n")) == (2, "", 1)
    return seen.err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("mark", "-j", "two", "05_tumour_grade"), "netcourse mark: argument -j: 'two' has to be a whole number"),
        (("mark", "05_tumour_grade", "--audit", "1.5"), "netcourse mark: argument --audit: '1.5' has to be a whole number"),
        (("forget", "--older-than", "a year"), "netcourse forget: argument --older-than: 'a year' has to be a whole number"),
        (("report", "05_tumour_grade", "--pass", "half"), "netcourse report: argument --pass: 'half' has to be a number"),
        (("report", "05_tumour_grade", "--pass", "inf"), "netcourse report: argument --pass: 'inf' has to be a number"),
        (("mark",), "netcourse mark: the following arguments are required: unit; 'netcourse mark --help' says what there is"),
        (("mrak",), "netcourse: argument COMMAND: invalid choice: 'mrak' (choose from"),
        (("new", "item", "05_tumour_grade"), "netcourse new item: the following arguments are required: --kind"),
        (("lint", "--quick"), "netcourse: unrecognized arguments: --quick"),
    ],
)
def test_words_that_can_not_be_taken(words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, *words).startswith(line)


def test_a_file_is_no_course_and_neither_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "course.toml"
    file.write_text("", encoding="utf-8")
    assert f"argument --course: {str(file)!r} is a file; it has to be a folder" in told(capsys, "--course", str(file), "lint")
    # A course above it is not meant: it was taken in silence.
    gone = tmp_path / "gone"
    assert f"{str(gone)!r} is not there; it has to be a folder" in told(capsys, "--course", str(gone), "lint")
