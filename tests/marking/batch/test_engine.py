"""What is written of one submission is written together or not at all, whoever opens the gradebook meanwhile."""

import gc
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from nbgrader.api import Gradebook

from netcourse.marking.batch.engine import one_engine, one_transaction
from netcourse.marking.batch.garbage import seldom_collected
from netcourse.marking.nbgrader import course_api


def students(folder: Path) -> list[str]:
    """Whom another program finds in the gradebook now."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        return [name for (name,) in db.execute("SELECT id FROM student ORDER BY id")]


def add(url: str, name: str) -> None:
    """As a step of nbgrader's does: a gradebook of its own, opened, written and closed."""
    with Gradebook(url) as gradebook:
        gradebook.add_student(name)


def test_what_several_gradebooks_write_stands_there_at_the_end_and_not_before(tmp_path: Path) -> None:
    api = course_api(tmp_path)
    url = api.coursedir.db_url
    with one_engine():
        add(url, "first")
        with one_transaction(api):
            add(url, "second")
            with Gradebook(url, "another-course") as gradebook:
                assert [student.id for student in gradebook.students] == ["first", "second"]
            assert students(tmp_path) == ["first"]
        assert students(tmp_path) == ["first", "second"]
        add(url, "third")
    assert students(tmp_path) == ["first", "second", "third"]


def test_garbage_is_collected_as_before_once_a_class_is_marked() -> None:
    often = gc.get_threshold()
    with suppress(RuntimeError), seldom_collected():
        assert gc.get_freeze_count() > 0
        raise RuntimeError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (often, 0)


def test_nothing_is_written_if_anything_is_raised(tmp_path: Path) -> None:
    api = course_api(tmp_path)
    url = api.coursedir.db_url
    add(url, "first")
    with suppress(RuntimeError), one_transaction(api):
        add(url, "second")
        raise RuntimeError
    assert students(tmp_path) == ["first"]
    opened = Gradebook.__init__
    add(url, "third")
    assert students(tmp_path) == ["first", "third"]
    assert opened.__module__ == "nbgrader.api"
