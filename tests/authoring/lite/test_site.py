"""Where a site may go, and what stays as it was when it can't be built."""

import socket
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.authoring.lite.site import STAMP, build_site, check_output
from netcourse.cli import main
from netcourse.errors import CourseError


def test_a_new_an_empty_and_an_earlier_sites_folder_may_be_written(tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    check_output(earlier)
    (earlier / STAMP).write_text("", encoding="utf-8")
    (earlier / "index.html").write_text("", encoding="utf-8")
    check_output(earlier)
    check_output(tmp_path / "new")


def test_a_folder_with_anything_else_is_left_alone(built: Unit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["--course", str(built.root), "lite", "--output", str(mine)]) == 2
    said = capsys.readouterr().err
    assert said == f"netcourse: {mine}: is there already and holds no earlier site; name another with --output DIR\n"
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]


def test_nothing_released_is_told_in_one_line(small_unit: Unit, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="nothing released; run 'netcourse build' first"):
        build_site(small_unit.root, tmp_path / "site", lambda _: None)
    assert not (tmp_path / "site").exists()


def test_an_earlier_site_stays_when_a_download_fails(built: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")  # nothing listens there
    earlier = tmp_path / "site"
    earlier.mkdir()
    (earlier / STAMP).write_text("", encoding="utf-8")
    (earlier / "index.html").write_text("earlier", encoding="utf-8")
    with pytest.raises(CourseError, match="can't be downloaded"):
        build_site(built.root, earlier, lambda _: None)
    assert (earlier / "index.html").read_text(encoding="utf-8") == "earlier"


def test_a_port_that_is_taken_is_told_before_anything_is_built(
    built: Unit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        words = ["lite", "--output", str(tmp_path / "site"), "--serve", "--port", str(port)]
        assert main(["--course", str(built.root), *words]) == 2
    assert f"port {port} is in use" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
