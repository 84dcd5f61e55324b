"""The wheel that students install: the course and its page are in it, and nothing of an author's texts."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest

from netcourse.authoring.course import units
from netcourse.authoring.gates import lines_in, secrets
from netcourse.authoring.lite.students_wheel import AUTHORS_FILES

ROOT = Path(__file__).parent.parent
RELEASE = "netcourse/course/release/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ZipFile(next(folder.glob("*.whl")))


def test_it_holds_what_is_released_and_the_manifest(wheel: ZipFile) -> None:
    released = {path.relative_to(ROOT / "release").as_posix(): path for path in (ROOT / "release").rglob("*") if path.is_file()}
    assert "course.json" in released
    assert {name.removeprefix(RELEASE) for name in wheel.namelist() if name.startswith(RELEASE)} == set(released)
    assert all(wheel.read(RELEASE + name) == path.read_bytes() for name, path in released.items())


def test_the_companion_lies_where_jupyterlab_looks(wheel: ZipFile) -> None:
    there = [name.partition(".data/data/")[2] for name in wheel.namelist() if ".data/data/" in name]
    assert "share/jupyter/labextensions/netcourse-companion/package.json" in there
    assert any(name.startswith("share/jupyter/labextensions/netcourse-companion/static/remoteEntry.") for name in there)


def test_it_holds_no_text_of_an_author_and_nothing_that_the_companion_is_made_from(wheel: ZipFile) -> None:
    for name in wheel.namelist():
        assert not name.startswith(("notebooks/", "source/", "tests/")), name
        assert not name.endswith((".class.toml", ".ts", "package-lock.json")), name
        assert "node_modules" not in name, name


def test_no_unit_in_it_holds_a_line_of_a_test_or_a_mark_scheme(wheel: ZipFile) -> None:
    hidden = {line for unit in units(ROOT) for line in secrets(nbformat.read(unit.notebook, as_version=4))}
    assert len(hidden) > 100
    for name in wheel.namelist():
        if name.startswith(RELEASE):
            assert lines_in(wheel.read(name).decode("utf-8"), hidden) == [], name


def test_it_holds_no_signatures_and_no_second_reading_as_they_speak_of_questions(wheel: ZipFile) -> None:
    assert all((ROOT / "netcourse/evidence/data" / name).is_file() for name in AUTHORS_FILES)
    assert "netcourse/evidence/data/sources.csv" in wheel.namelist()
    assert not [name for name in wheel.namelist() if name.endswith(AUTHORS_FILES)]


def test_it_holds_no_line_of_a_key_of_the_board_and_no_chart_that_can_be_read(wheel: ZipFile) -> None:
    # What Tom's course is worth stands in the open: the screens are learnt on him.
    keys = [path for path in (ROOT / "notebooks" / "board").glob("p*.key.toml") if path.name != "p00.key.toml"]
    hidden = {line for path in keys for line in map(str.strip, path.read_text("utf-8").splitlines()) if len(line) > 60}
    assert len(hidden) > 100
    ours = [name for name in wheel.namelist() if name.startswith("netcourse/board/")]
    assert "netcourse/board/data/p01.chart" in ours
    assert not [name for name in ours if name.endswith(".toml") and Path(name).stem[:1] == "p" and Path(name).stem[1:].isdigit()]
    for name in ours:
        assert lines_in(wheel.read(name).decode("utf-8", "replace"), hidden) == [], name
