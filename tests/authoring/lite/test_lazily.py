"""In the browser an explorer is imported when somebody asks for it; every name is there, and is what it is elsewhere."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import netcourse.explorers
from netcourse.authoring.lite.lazily import lazily
from netcourse.authoring.lite.students_wheel import build_wheel
from netcourse.errors import CourseError

PACKAGE = "garden"


@pytest.fixture(scope="module")
def students(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The students' wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    with ZipFile(build_wheel(folder)) as parcel:
        parcel.extractall(folder)
    return folder


def told(folder: Path, script: str) -> object:
    """What a fresh Python prints as JSON, which finds that folder first."""
    words = [sys.executable, "-I", "-c", f"import json, sys; sys.path.insert(0, {str(folder)!r})\n{script}"]
    return json.loads(subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout)


def test_every_name_is_what_it_is_elsewhere(students: Path) -> None:
    script = "import netcourse.explorers as e\n"
    script += "print(json.dumps({n: [getattr(e, n).__module__, type(getattr(e, n)).__name__] for n in e.__all__}))"
    names = netcourse.explorers.__all__
    found = {name: getattr(netcourse.explorers, name) for name in names}
    assert told(students, script) == {name: [one.__module__, type(one).__name__] for name, one in found.items()}


def test_asking_for_one_explorer_imports_no_other(students: Path) -> None:
    script = (
        "from netcourse.explorers import explore, WhichScan\nprint(json.dumps([n for n in sys.modules if 'explorers.' in n]))"
    )
    imported = told(students, script)
    assert isinstance(imported, list)
    assert "netcourse.explorers.which_scan" in imported
    others = ("atlas", "ki67", "on_call", "phases", "treatment_board", "trials", "workbench")
    assert [name for name in imported if name.split(".")[2] in others] == []


def test_a_function_that_is_called_like_its_module_stays_a_function(students: Path) -> None:
    script = "import netcourse.explorers.grade_plane.regions, netcourse.explorers.counting_error\n"
    script += "from netcourse.explorers import grade_plane, counting_error\n"
    script += "print(json.dumps([callable(grade_plane), callable(counting_error)]))"
    assert told(students, script) == [True, True]


def test_a_name_that_is_none_is_an_error_as_usual(students: Path) -> None:
    script = (
        "import netcourse.explorers as e\ntry:\n    e.Nothing\nexcept AttributeError as error:\n    print(json.dumps(str(error)))"
    )
    assert told(students, script) == "module 'netcourse.explorers' has no attribute 'Nothing'"


@pytest.mark.parametrize(
    "line", ["import os", "from os import path", "FLOWERS = 3", "from garden.bed import rose as r", "print()"]
)
def test_a_file_that_does_something_else_is_refused_by_line(line: str, tmp_path: Path) -> None:
    init = tmp_path / "__init__.py"
    init.write_text(f'"""A garden."""\n{line}\n__all__ = ["rose"]\n', encoding="utf-8")
    with pytest.raises(CourseError, match=r"__init__\.py, line 2: only imports of garden's own names and __all__ can stand here"):
        lazily(init, PACKAGE)
