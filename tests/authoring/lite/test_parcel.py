"""All packages in one file: what is in it, what is not, and what is said where it can't be made."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from netcourse.authoring.lite.parcel import merge, pack
from netcourse.errors import CourseError


def _wheel(folder: Path, name: str, *members: str) -> Path:
    with ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as parcel:
        for member in members:
            parcel.writestr(member, f"# {member}\n")
    return folder / f"{name}-1-py3-none-any.whl"


@pytest.fixture
def core(tmp_path: Path) -> Path:
    """A Pyodide of which nothing runs."""
    folder = tmp_path / "core"
    folder.mkdir()
    (folder / "pyodide-lock.json").write_text("{}", encoding="utf-8")
    return folder


def _node(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / "node").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "node").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_what_no_student_imports_is_left_out(tmp_path: Path) -> None:
    jedi = _wheel(
        tmp_path,
        "jedi",
        "jedi/api/__init__.py",
        "jedi/third_party/typeshed/stdlib/3/os.pyi",
        "jedi/third_party/typeshed/third_party/3/six.pyi",
        "jedi/third_party/django-stubs/django.pyi",
        "jedi-1.dist-info/METADATA",
        "jedi-1.dist-info/RECORD",
        "jedi-1.data/data/share/page.js",
    )
    other = _wheel(tmp_path, "other", "other/tests/test_it.py", "other/contest.py")
    merge([jedi, other], tmp_path / "all.zip")
    kept = ["jedi-1.dist-info/METADATA", "jedi/api/__init__.py", "jedi/third_party/typeshed/stdlib/3/os.pyi", "other/contest.py"]
    assert sorted(ZipFile(tmp_path / "all.zip").namelist()) == kept


def test_two_wheels_with_the_same_file_are_refused(tmp_path: Path) -> None:
    wheels = [_wheel(tmp_path, "a", "same.py"), _wheel(tmp_path, "b", "same.py")]
    with pytest.raises(CourseError, match=r"b-1-py3-none-any\.whl: holds same\.py, as a-1-py3-none-any\.whl does"):
        merge(wheels, tmp_path / "all.zip")


def test_without_node_the_packages_stay_as_they_are_and_that_is_said(
    tmp_path: Path, core: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    said: list[str] = []
    found = pack([_wheel(tmp_path, "a", "a.py")], core, tmp_path / "cache", said.append)
    assert ZipFile(found).namelist() == ["a.py"]
    assert len(said) == 1
    assert said[0].startswith("node is not there: the packages are not compiled")
    assert pack([tmp_path / "a-1-py3-none-any.whl"], core, tmp_path / "cache", said.append) == found
    assert len(said) == 1


def test_a_node_that_fails_is_told_in_one_line_and_leaves_nothing(
    tmp_path: Path, core: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _node(tmp_path / "bin", "echo 'Error: no memory' >&2; exit 3", monkeypatch)
    with pytest.raises(CourseError, match="can't be compiled: Error: no memory") as raised:
        pack([_wheel(tmp_path, "a", "a.py")], core, tmp_path / "cache", lambda _: None)
    assert "\n" not in str(raised.value)
    assert list((tmp_path / "cache").iterdir()) == []


def test_another_wheel_is_another_parcel_and_the_earlier_one_goes(
    tmp_path: Path, core: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _node(tmp_path / "bin", 'cp "$4" "$5"', monkeypatch)
    first = pack([_wheel(tmp_path, "a", "a.py")], core, tmp_path / "cache", lambda _: None)
    second = pack([_wheel(tmp_path, "a", "a.py", "b.py")], core, tmp_path / "cache", lambda _: None)
    assert first.name != second.name
    assert list((tmp_path / "cache").iterdir()) == [second]
