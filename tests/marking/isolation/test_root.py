"""What student code can see is planned before anything is mounted."""

from pathlib import Path

import pytest

from netcourse.marking.isolation.root import Step, installation, plan


def test_only_what_is_named_is_shown() -> None:
    assert plan([Path("/usr"), Path("/opt/python")], []) == (Step("show", Path("/usr")), Step("show", Path("/opt/python")))


def test_what_an_outer_folder_shows_is_not_shown_again() -> None:
    assert plan([Path("/usr"), Path("/usr/lib/python3"), Path("/usr")], []) == (Step("show", Path("/usr")),)


def test_a_course_inside_a_shown_folder_is_covered_and_its_environment_shown_again() -> None:
    steps = plan([Path("/opt"), Path("/opt/course/.venv")], [Path("/opt/course")])
    assert steps == (
        Step("show", Path("/opt")),
        Step("hide", Path("/opt/course")),
        Step("show", Path("/opt/course/.venv")),
    )


def test_a_course_that_nobody_shows_needs_no_cover() -> None:
    assert plan([Path("/usr")], [Path("/home/teacher/course")]) == (Step("show", Path("/usr")),)


@pytest.mark.parametrize(("shown", "hidden"), [("/opt/course", "/opt/course"), ("/", "/home")])
def test_showing_what_must_be_hidden_is_refused(shown: str, hidden: str) -> None:
    with pytest.raises(ValueError, match="must be hidden"):
        plan([Path(shown)], [Path(hidden)])


def test_the_course_folder_and_the_home_are_not_part_of_the_installation(course: Path) -> None:
    steps = plan(installation(), [])
    for secret in (course / "source", course / "gradebook.db", course / "notebooks", Path.home() / ".ssh", Path("/etc/shadow")):
        assert not any(secret.is_relative_to(step.path) for step in steps)
