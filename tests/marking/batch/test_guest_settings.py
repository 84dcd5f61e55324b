"""Settings are read from where nbgrader's own command reads them, and plug-ins beside them are found."""

import sys
from pathlib import Path

import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.settings import instructors_api, settings_files


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which every Jupyter of this machine reads settings."""
    folder = tmp_path / "etc"
    folder.mkdir()
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(folder))
    monkeypatch.setattr(sys, "path", list(sys.path))
    return folder


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'anatomy'\n", "utf-8")
    return folder


def test_what_the_machine_sets_holds_where_the_course_says_nothing_else(machine: Path, course: Path) -> None:
    settings = "c = get_config()\nc.CourseDirectory.course_id = 'none'\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    (machine / "nbgrader_config.py").write_text(settings, "utf-8")
    api = instructors_api(course)
    assert (api.config.LateSubmissionPlugin.penalty_method, api.coursedir.course_id) == ("zero", "anatomy")
    assert settings_files(course)[-2:] == [machine / "nbgrader_config.py", course / "nbgrader_config.py"]


def test_settings_may_be_written_as_json(machine: Path, course: Path) -> None:
    (course / "nbgrader_config.json").write_text('{"CourseDirectory": {"submitted_directory": "handed_in"}}', "utf-8")
    assert machine.is_dir()
    assert instructors_api(course).coursedir.submitted_directory == "handed_in"


def test_settings_of_the_machine_that_can_not_be_read_are_one_line_that_names_them(machine: Path, course: Path) -> None:
    (machine / "nbgrader_config.py").write_text("1 / 0\n", "utf-8")
    with pytest.raises(CourseError, match=rf"{machine}/nbgrader_config.py: nbgrader can't read it: ZeroDivisionError"):
        instructors_api(course)


def test_a_plug_in_beside_the_settings_is_found_by_its_name(machine: Path, course: Path) -> None:
    from nbgrader.preprocessors import AssignLatePenalties

    text = "from nbgrader.plugins import LateSubmissionPlugin\n\n\nclass AtOnce(LateSubmissionPlugin):\n    pass\n"
    (course / "late_in_this_course.py").write_text(text, "utf-8")
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.AssignLatePenalties.plugin_class = 'late_in_this_course.AtOnce'\n")
    assert machine.is_dir()
    step = AssignLatePenalties(config=instructors_api(course).config)
    assert step.plugin_class.__name__ == "AtOnce"
