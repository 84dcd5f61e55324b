"""`netcourse lab`: where a student's work lies, what JupyterLab is told, and that it needs nothing of a teacher's machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit, find_course, manifest_path
from netcourse.errors import CourseError
from netcourse.lab import place
from netcourse.lab_settings import DEFAULTS, DISABLED, lay_settings
from tests.smoke.lab import look

ROOT = Path(__file__).parent.parent
# Modules of Python that Windows lacks.
POSIX_ONLY = ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty")
STUDENTS_ROOMS = ("cases", "disease", "evidence", "explorers", "items")
SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside every course, in which the command is typed."""
    here = tmp_path / "nowhere"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return here


def installed(folder: Path) -> Path:
    """A package as a wheel lays it down."""
    unit = folder / "netcourse" / "course" / "release" / "01_small" / "01_small.ipynb"
    unit.parent.mkdir(parents=True)
    unit.write_text("{}", encoding="utf-8")
    return folder / "netcourse"


def test_in_a_course_the_copy_lies_beside_it(built: Unit) -> None:
    there = place(built.root / "notebooks", None)
    assert (there.course, there.student) == (find_course(built.root), built.root.resolve() / "lab-course")


def test_anywhere_else_the_installed_units_go_into_the_home_folder(nowhere: Path, tmp_path: Path) -> None:
    package = installed(tmp_path)
    there = place(Path(), None, package)
    assert (there.course, there.student) == (package / "course", tmp_path / "home" / "netcourse-course")
    assert place(Path(), Path("mine"), package).student == nowhere / "mine"


def test_a_package_without_units_says_where_they_are_missing(nowhere: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="not inside a course"):
        place(Path(), None, tmp_path / "netcourse")


def test_a_course_that_was_named_and_is_none_is_not_replaced_by_another(nowhere: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="not inside a course"):
        place(nowhere / "typo", None, installed(tmp_path))


def test_settings_lie_in_their_own_folder_and_what_is_set_already_stays(tmp_path: Path) -> None:
    before = {"JUPYTER_CONFIG_PATH": "/of/the/school", "JUPYTERLAB_SETTINGS_DIR": "/mine", "HOME": "/home/ada"}
    environment = lay_settings(tmp_path, '{"title": "Geschwülste ü"}', before)
    assert environment["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [str(tmp_path / "config"), "/of/the/school"]
    assert (environment["JUPYTERLAB_SETTINGS_DIR"], environment["HOME"]) == ("/mine", "/home/ada")
    assert environment["JUPYTERLAB_WORKSPACES_DIR"] == str(tmp_path / "workspaces")
    page = json.loads((tmp_path / "config" / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    # A text: of a dictionary jupyterlab-server 2.28.1 makes a list of its keys (findings/page_config_dictionary.sh).
    assert json.loads(page["netcourseCourse"]) == {"title": "Geschwülste ü"}
    assert page["netcourseShell"] == "course"


def test_without_a_manifest_the_page_stays_jupyterlabs_own(tmp_path: Path) -> None:
    lay_settings(tmp_path, "", {})
    page = json.loads((tmp_path / "config" / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    assert set(page) == {"disabledExtensions"}


def test_a_folder_in_the_way_of_the_settings_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file", encoding="utf-8")
    with pytest.raises(CourseError, match="can't be written"):
        lay_settings(tmp_path, "", {})


@pytest.mark.parametrize("plugin", DEFAULTS)
def test_every_setting_is_one_that_this_jupyterlab_has(plugin: str) -> None:
    package, _, name = plugin.partition(":")
    known = json.loads((SCHEMAS / package / f"{name}.json").read_text(encoding="utf-8"))["properties"]
    for setting, value in DEFAULTS[plugin].items():
        allowed = [one["const"] for one in known[setting].get("oneOf", [])]
        assert not allowed or value in allowed


def test_what_is_switched_off_is_there_to_be_switched_off() -> None:
    extensions = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    assert [name for name in DISABLED if ":" not in name and not (extensions / name / "package.json").is_file()] == []


def test_a_students_path_needs_nothing_that_windows_lacks(tmp_path: Path) -> None:
    paths = [path for room in STUDENTS_ROOMS for path in (ROOT / "netcourse" / room).rglob("*.py")]
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    script = f"""
import sys
for name in {POSIX_ONLY!r}:
    sys.modules[name] = None
import netcourse.cli, netcourse.lab, {", ".join(modules)}
from pathlib import Path
there = netcourse.lab.place(Path({str(ROOT)!r}), Path({str(tmp_path)!r}))
netcourse.lab.check_port(48213)
print(*netcourse.lab.copy_release(there.course, there.student))
netcourse.lab_settings.lay_settings(there.student / ".netcourse", "{{}}")
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "05_tumour_grade.ipynb" in ran.stdout


def test_jupyterlab_opens_on_the_course_and_stops(tmp_path: Path) -> None:
    assert manifest_path(ROOT).is_file()
    found = look(tmp_path, tmp_path / "here", "--into", str(tmp_path / "work"))
    assert [line for line in found if line.startswith("NOT")] == [], "\n".join(found)
    assert (tmp_path / "work" / "05_tumour_grade" / "05_tumour_grade.ipynb").is_file()
