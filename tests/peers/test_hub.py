"""A class on a real JupyterHub: released, fetched, submitted, collected, marked, and the page back to the student alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from tests.conftest import SMALL_TEXT, authors_unit
from tests.marking.batch.conftest import CLASS, UNIT
from tests.marking.batch.scratch import release
from tests.marking.varied import varied
from tests.peers import a_hub
from tests.peers.a_hub import COURSE_ID, STUDENTS, TEACHER, Hub

pytestmark = pytest.mark.soak

WORK = {"assignment_id": UNIT, "course_id": COURSE_ID}


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Unit:
    made = authors_unit(tmp_path_factory.mktemp("author"), UNIT, SMALL_TEXT)
    made.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(made, lambda _: None))
    return made


@pytest.fixture(scope="module")
def hub(unit: Unit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    peers = a_hub.fetched(tmp_path_factory.mktemp("peers"))
    with a_hub.running(peers, tmp_path_factory.mktemp("hub")) as started:
        release(unit, started.course, settings=f'\nget_config().Exchange.root = "{started.folder / "exchange"}"\n')
        own = started.home(TEACHER) / ".jupyter" / "nbgrader_config.py"
        own.parent.mkdir()
        own.write_text(f'c = get_config()\nc.CourseDirectory.root = "{started.course}"\n', encoding="utf-8")
        for user in (TEACHER, *STUDENTS):
            started.start(user)
        yield started


def formgrader(hub: Hub, what: str) -> None:
    answer = hub.ask(TEACHER, f"formgrader/api/assignment/{UNIT}/{what}", {})
    assert answer["success"], answer


def assignments(hub: Hub, student: str, what: str) -> None:
    answer = hub.ask(student, f"assignments/{what}", WORK)
    assert answer["success"], answer


def netcourse(hub: Hub, *words: str) -> str:
    """What the teacher types."""
    ran = subprocess.run(
        [sys.executable, "-m", "netcourse.cli", "--course", str(hub.course), *words], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_a_unit_goes_to_two_students_and_a_page_back_to_each(hub: Hub, unit: Unit) -> None:
    formgrader(hub, "release")
    for student, work in zip(STUDENTS, varied(unit, 2), strict=True):
        assignments(hub, student, "fetch")
        fetched = hub.home(student) / UNIT / f"{UNIT}.ipynb"
        assert fetched.is_file()
        fetched.write_text(work.notebook, encoding="utf-8")
        assignments(hub, student, "submit")
    formgrader(hub, "collect")
    submitted = hub.course / "submitted"
    # The names that the hub knows them by, though all are one user of the machine.
    assert sorted(path.name for path in submitted.iterdir()) == sorted(STUDENTS)
    # One that came by another way has nobody to whom the exchange could bring a page.
    shutil.copytree(submitted / STUDENTS[0], submitted / "cid", ignore=shutil.ignore_patterns("*.txt"))
    assert "accepted" in netcourse(hub, "collect", UNIT, "--from-submitted")
    assert "3 marked" in netcourse(hub, "mark", UNIT)
    assert "3 renewed" in netcourse(hub, "feedback", UNIT)
    listed = hub.ask(TEACHER, f"formgrader/api/submissions/{UNIT}")
    assert sorted(one["student"] for one in listed if one["autograded"]) == ["ann", "bob", "cid"]
    formgrader(hub, "release_feedback")
    pages = {}
    for student in STUDENTS:
        assignments(hub, student, "fetch_feedback")
        (pages[student],) = (hub.home(student) / UNIT / "feedback").rglob("*.html")
        assert pages[student].read_bytes() == (hub.course / "feedback" / student / UNIT / f"{UNIT}.html").read_bytes()
    assert pages["ann"].read_bytes() != pages["bob"].read_bytes()
    # Whoever is another user of the machine can read his own, whose name he alone can work out, and list nobody's.
    left = hub.folder / "exchange" / COURSE_ID / "feedback"
    assert left.stat().st_mode & 0o044 == 0
    assert [page.stat().st_mode & 0o777 for page in left.glob("*.html")] == [0o444, 0o444]
    assert (hub.course / "feedback" / "ann" / UNIT / f"{UNIT}.html").stat().st_mode & 0o077 == 0


def test_what_a_student_can_reach_holds_nothing_of_the_teachers(hub: Hub) -> None:
    for student in STUDENTS:
        names = {path.name for path in Path(hub.home(student)).rglob("*")}
        assert not names & {"gradebook.db", "source", "autograded"}
