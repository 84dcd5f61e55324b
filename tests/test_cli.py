"""The command line on bad input: one clear line, exit 2, nothing written."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.cli import main


def said(capsys: pytest.CaptureFixture[str]) -> str:
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_an_unknown_unit(small_unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(small_unit.root), "build", "42_unknown"]) == 2
    assert "42_unknown: no such unit; there is 01_small" in said(capsys)


def test_a_malformed_text(small_unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    text = small_unit.text.read_text(encoding="utf-8")
    small_unit.text.write_text(text.replace("### END SOLUTION\n", ""), encoding="utf-8")
    assert main(["--course", str(small_unit.root), "build"]) == 2
    assert "01_small.py line 2" in said(capsys)
    assert not (small_unit.root / "release").exists()


def test_a_folder_that_is_no_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(tmp_path), "build"]) == 2
    assert "not inside a course" in said(capsys)


def test_a_folder_that_can_not_be_written(small_unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = small_unit.root / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert main(["--course", str(small_unit.root), "demo", "01_small", "--into", str(in_the_way / "demo")]) == 2
    assert "can't be written" in said(capsys)


def test_a_port_in_use(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--course", str(course), "lab", "--into", str(tmp_path), "--port", str(port)]) == 2
    assert f"port {port} is in use" in said(capsys)


def test_a_port_that_does_not_exist(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(course), "lab", "--into", str(tmp_path), "--port", "70000"]) == 2
    assert "between 1 and 65535" in said(capsys)


def test_nothing_released(small_unit: Unit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(small_unit.root), "lab", "--into", str(tmp_path / "lab")]) == 2
    assert "nothing released" in said(capsys)


def test_a_students_work_is_never_overwritten_by_a_second_lab(course: Path, tmp_path: Path) -> None:
    from netcourse.lab import copy_release

    copy_release(course, tmp_path)
    mine = next(tmp_path.glob("*/*.ipynb"))
    mine.write_text("my work", encoding="utf-8")
    assert copy_release(course, tmp_path)[0].startswith("kept")
    assert mine.read_text(encoding="utf-8") == "my work"


def test_nbgrader_missing(small_unit: Unit) -> None:
    # A Python in which the import fails, as in an environment that was never set up.
    script = (
        "import sys; sys.modules['nbgrader'] = None; sys.modules['nbgrader.apps'] = None\n"
        "from netcourse.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", script, "--course", str(small_unit.root), "build"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "nbgrader is not installed" in ran.stderr
    assert "Traceback" not in ran.stderr
