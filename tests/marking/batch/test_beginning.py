"""What Autograde asks a gradebook before it converts a submission has the answers and leaves the rows of nbgrader's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import event

from netcourse.marking.batch.beginning import UnitGradebook, unit_in
from netcourse.marking.batch.engine import one_engine
from netcourse.marking.nbgrader import course_api
from tests.marking.batch.test_rows import told

DUE = datetime(2026, 1, 1)
CAME = DUE + timedelta(hours=1)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of a gradebook with a unit of two notebooks."""
    api = course_api(tmp_path_factory.mktemp("begin"))
    with api.gradebook as made:
        made.add_assignment("one", duedate=DUE)
        for notebook in ("full", "empty"):
            made.add_notebook(notebook, "one")
        made.add_grade_cell("test", "full", "one", max_score=3, cell_type="code")
        made.add_solution_cell("answer", "full", "one")
    return str(api.coursedir.db_url)


@pytest.fixture
def ours(url: str) -> Iterator[UnitGradebook]:
    """One that is asked less."""
    with Gradebook(url) as stock:
        unit = unit_in(stock, "one")
    with UnitGradebook(unit, url, "default_course") as opened:
        yield opened


@pytest.mark.parametrize("came", [None, DUE, CAME])
@pytest.mark.parametrize("extension", [None, timedelta(minutes=10)])
@pytest.mark.parametrize("before", [False, True])
def test_a_submission_that_begins_has_the_rows_and_the_lateness_of_nbgraders(
    url: str, ours: UnitGradebook, came: datetime | None, extension: timedelta | None, *, before: bool
) -> None:
    mine, theirs = (f"{who}-{came}-{extension}-{before}" for who in ("mine", "theirs"))
    about = {} if came is None else {"timestamp": came}
    with Gradebook(url) as stock:
        if before:
            for student in (mine, theirs):
                stock.add_student(student, first_name="A")
                stock.add_submission("one", student, timestamp=datetime(2025, 1, 1)).extension = extension
                stock.db.commit()
        stock.update_or_create_student(theirs)
        expected = stock.update_or_create_submission("one", theirs, **about)
        ours.update_or_create_student(mine)
        begun = ours.update_or_create_submission("one", mine, **about)
        assert begun.total_seconds_late == expected.total_seconds_late
        assert str(begun) == str(expected).replace(theirs, mine)
    with Gradebook(url) as anew:
        assert told(anew.find_submission("one", mine), mine) == told(anew.find_submission("one", theirs), theirs)
        people = [anew.find_student(student).to_dict() for student in (mine, theirs)]
    assert people[0] == {**people[1], "id": mine}


def test_the_unit_and_its_notebooks_are_known_and_others_are_asked_of_nbgrader(url: str, ours: UnitGradebook) -> None:
    with Gradebook(url) as stock:
        expected = [one.name for one in stock.find_assignment("one").notebooks]
    assert [one.name for one in ours.find_assignment("one").notebooks] == expected
    assert ours.find_notebook("full", "one").name == "full"
    with pytest.raises(MissingEntry, match="No such notebook: one/other"):
        ours.find_notebook("other", "one")
    with pytest.raises(MissingEntry, match="No such assignment: two"):
        ours.find_assignment("two")
    with pytest.raises(MissingEntry, match="No such student: nobody"):
        ours.update_or_create_submission("one", "nobody")


def test_a_unit_that_is_gone_meanwhile_is_missed(url: str) -> None:
    with Gradebook(url) as stock:
        stock.add_assignment("gone")
        unit = unit_in(stock, "gone")
        stock.remove_assignment("gone")
    with UnitGradebook(unit, url, "default_course") as ours, pytest.raises(MissingEntry, match="No such assignment: gone"):
        ours.update_or_create_submission("gone", "cy")


def test_a_few_statements_begin_a_submission(url: str) -> None:
    with one_engine(), Gradebook(url) as stock:
        unit = unit_in(stock, "one")
        said: list[str] = []
        event.listen(stock.engine, "before_cursor_execute", lambda *about: said.append(about[2]))
        with UnitGradebook(unit, url, "default_course") as ours:
            ours.update_or_create_student("few")
            ours.find_assignment("one")
            ours.update_or_create_submission("one", "few", timestamp=CAME)
            ours.find_notebook("full", "one")
    # Whether the student and the submission are there, what cells there are, and a row of each kind.
    assert [one.split()[0] for one in said] == ["SELECT", "INSERT", "SELECT", "SELECT", *["INSERT"] * 4]
