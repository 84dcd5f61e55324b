"""A gradebook in PostgreSQL, on a real server: the marks of a file, a copy before, a comparison after, no password told."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.marks import read_marks
from netcourse.marking.address import Address, check_gradebook
from netcourse.marking.batch.copies import FOLDER, copies_in, copy_gradebook
from netcourse.marking.batch.finals import finals
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.intake.people import tell_gradebook
from netcourse.marking.intake.roster import Person
from netcourse.marking.nbgrader import expect_success
from netcourse.marking.people.rows import count_rows
from netcourse.reporting.gradebook import read_gradebook, url_of
from tests.marking import postgresql
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import DUE, rows_at
from tests.marking.postgresql import PASSWORD, Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql.running() as started:
        yield started


@dataclass
class OnServer(Class):
    """A course whose gradebook is on a server."""

    server: Server

    @property
    def url(self) -> str:
        return str(instructors_api(self.root).coursedir.db_url)


@pytest.fixture(scope="module")
def course(server: Server, handed_in: Path, tmp_path_factory: pytest.TempPathFactory, executor: LocalExecutor) -> OnServer:
    """The class of the other tests here, handed in and marked once, with its gradebook in PostgreSQL from the beginning."""
    root = Path(shutil.copytree(handed_in, tmp_path_factory.mktemp("on_server") / "course"))
    (root / "gradebook.db").unlink()
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f'\nget_config().CourseDirectory.db_url = "{server.make("course")}"\n')
    api = instructors_api(root)
    expect_success(api.generate_assignment(UNIT, force=True, create=True), "releasing")
    with closing(api.gradebook) as gradebook:
        gradebook.update_or_create_assignment(UNIT, duedate=DUE)
    made = OnServer(root, executor, server)
    run, _ = made.mark()
    assert run.whole
    assert run.backup is not None
    return made


def test_every_row_is_that_of_the_same_class_in_a_file(course: OnServer, marked_once: Class) -> None:
    there, in_file = rows_at(course.url), rows_at(url_of(marked_once.root / "gradebook.db"))
    assert len(there["grade"]) == 3 * len(course.students)
    assert there == in_file
    assert not (course.root / "gradebook.db").exists()


def test_the_copy_is_made_before_is_the_owners_alone_and_can_be_put_back(course: OnServer) -> None:
    before, url = rows_at(course.url), course.url
    copy = copy_gradebook(course.root, url)
    assert copy is not None
    assert copy.stat().st_mode & 0o777 == 0o600
    assert PASSWORD.encode() not in copy.read_bytes()
    psql = ["psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={copy}", course.server.make("restored").replace("+pg8000", "")]
    subprocess.run(psql, check=True, stdout=subprocess.DEVNULL)
    assert rows_at(course.server.url("restored")) == before


def test_the_copy_is_made_through_a_socket_too(course: OnServer) -> None:
    copy = copy_gradebook(course.root, course.server.socket_url("course"))
    assert copy is not None
    assert copies_in(course.root)[-1] == copy


def test_without_pg_dump_nothing_is_marked_unless_somebody_says_so_and_then_it_is_compared_still(
    course: OnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    student, there = course.students[0], copies_in(course.root)
    todo, up_to_date = plan(course.root, UNIT, [student])
    assert (todo, [one.verdict for one in up_to_date]) == ([], ["up to date"])
    todo, _ = plan(course.root, UNIT, [student], again=True)
    before = rows_at(course.url)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(CourseError, match=r"pg_dump, which copies it before a run, is not installed here .*; --no-copy") as told:
        mark(course.root, UNIT, todo, course.executor, lambda _: None)
    assert_tells_no_secret(told.value)

    def meddle(_: Outcome) -> None:
        with course.server.connected("course") as db:
            db.run("UPDATE submitted_assignment SET extension = interval '1 day' WHERE student_id = :who", who=course.students[1])

    run = mark(course.root, UNIT, todo, course.executor, meddle, copied=False)
    assert (run.strangers, run.backup) == (("submitted_assignment",), None)
    with course.server.connected("course") as db:
        db.run("UPDATE submitted_assignment SET extension = NULL")
    assert rows_at(course.url) == before
    assert copies_in(course.root) == there


def assert_tells_no_secret(error: CourseError) -> None:
    assert PASSWORD not in str(error)
    assert "\n" not in str(error)


def test_what_is_read_of_it_is_what_is_read_of_a_file(course: OnServer, marked_once: Class) -> None:
    in_file = url_of(marked_once.root / "gradebook.db")
    assert read_gradebook(course.url, UNIT) == read_gradebook(in_file, UNIT)
    assert read_marks(course.root, UNIT) == read_marks(marked_once.root, UNIT)
    assert finals(instructors_api(course.root), UNIT) == finals(instructors_api(marked_once.root), UNIT)
    # As the formgrader asks.
    assert listed(course.root)
    assert listed(course.root) == listed(marked_once.root)


def listed(root: Path) -> list[object]:
    api = instructors_api(root)
    found = [*api.get_submissions(UNIT), *api.get_students(), *api.get_notebook_submissions(UNIT, UNIT)]
    # Ids are drawn, and submissions of a notebook listed by them.
    kept = [{name: value for name, value in one.items() if name not in {"id", "index"}} for one in found]
    return sorted(kept, key=str)


def test_marks_by_hand_and_names_reach_it_and_whoever_is_forgotten_is_gone_from_it_and_its_copies(course: OnServer) -> None:
    gone, stays = "zz-gone", course.students[0]
    shutil.copytree(course.root / "submitted" / stays, course.root / "submitted" / gone)
    run, _ = course.mark(gone)
    assert run.whole
    assert tell_gradebook(course.root, {gone: Person("Zoe", "Zander", "zoe@example.org")}, surely=True) == ""
    with closing(Gradebook(course.url)) as gradebook:
        grade = gradebook.find_submission(UNIT, gone).notebooks[0].grades[0]
        grade.manual_score = 1
        gradebook.db.commit()
    copy = copy_gradebook(course.root, course.url)
    assert copy is not None
    assert b"Zander" in copy.read_bytes()
    assert count_rows(copy, gone) == count_rows(Address(course.url), gone) > 3
    others = count_rows(copy, stays)
    assert main(["--course", str(course.root), "forget", gone]) == 0
    assert count_rows(Address(course.url), gone) == count_rows(copy, gone) == 0
    assert b"Zander" not in b"".join(one.read_bytes() for one in (course.root / FOLDER).iterdir())
    assert count_rows(copy, stays) == count_rows(Address(course.url), stays) == others > 3


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda url: url.replace(PASSWORD, "very-Wrong"), 'password authentication failed for user "teacher"'),
        (lambda url: url.replace("/course", "/nowhere"), 'database "nowhere" does not exist'),
        (lambda url: url.replace("127.0.0.1:", "127.0.0.1:1"), "can't be reached"),
        (lambda url: url.replace("+pg8000", "+psycopg2"), "its driver is not installed"),
        (lambda url: f"{url}\n:::", ""),
        (lambda url: url.replace("://", ":/"), "is no address of a database"),
    ],
    ids=["password", "database", "port", "driver", "line", "no_address"],
)
def test_what_is_wrong_with_an_address_is_a_line_without_the_password(course: OnServer, change: object, says: str) -> None:
    with pytest.raises(CourseError) as told:
        check_gradebook(change(course.url))  # type: ignore[operator]
    assert says in str(told.value)
    assert_tells_no_secret(told.value)
    assert "very-Wrong" not in str(told.value)


def test_who_may_only_read_is_told_before_a_class_is_run(course: OnServer) -> None:
    with course.server.connected("course") as db:
        db.run("CREATE ROLE looker LOGIN PASSWORD 'very-Secret-too'")
        db.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")
    url = course.url.replace("teacher", "looker").replace(PASSWORD, "very-Secret-too")
    with pytest.raises(CourseError, match="permission denied for table grade"):
        check_gradebook(url)


def test_nobody_finds_a_password_in_what_was_written(course: OnServer) -> None:
    kept = [path for path in course.root.rglob("*") if path.is_file() and path.name != "nbgrader_config.py"]
    assert len(kept) > 10
    assert [path for path in kept if PASSWORD.encode() in path.read_bytes()] == []
