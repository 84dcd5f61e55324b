"""The wheel that students install: the course and its page are in it, and nothing of an author's texts."""

import os
import subprocess
import sys
import tarfile
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
    return ZipFile(built(ROOT, "wheel", tmp_path_factory.mktemp("dist")))


def built(source: Path, target: str, folder: Path, epoch: str = "1700000000") -> Path:
    """A wheel or an sdist of a source tree, dated."""
    words = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    ran = subprocess.run(words, cwd=source, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (made,) = folder.iterdir()
    return made


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


@pytest.mark.soak
def test_the_same_source_gives_the_same_bytes_and_so_does_a_wheel_made_of_the_sdist(tmp_path: Path) -> None:
    for name in ("wheel", "again", "sdist", "sdist-again", "of-sdist", "later"):
        (tmp_path / name).mkdir()
    wheel, again = (built(ROOT, "wheel", tmp_path / name).read_bytes() for name in ("wheel", "again"))
    sdist, sdist_again = (built(ROOT, "sdist", tmp_path / name) for name in ("sdist", "sdist-again"))
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    for path in source.rglob("*"):
        os.utime(path, (1, 1))
    assert again == wheel
    assert sdist_again.read_bytes() == sdist.read_bytes()
    assert built(source, "wheel", tmp_path / "of-sdist").read_bytes() == wheel
    # The date is the only thing that is told from outside.
    assert built(ROOT, "wheel", tmp_path / "later", epoch="1800000000").read_bytes() != wheel
