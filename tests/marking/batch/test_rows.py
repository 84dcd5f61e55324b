"""Rows written a table at a time are those that nbgrader writes."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry, SubmittedAssignment
from sqlalchemy import text

from netcourse.marking.batch.beginning import unit_in
from netcourse.marking.batch.engine import one_engine
from netcourse.marking.batch.rows import add_submission, new_submission
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.nbgrader import course_api
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import DUE

stock = Gradebook.add_submission
Adds = Callable[..., SubmittedAssignment]


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gradebook]:
    """One of an assignment with a notebook of every kind of cell, and one without any."""
    with course_api(tmp_path_factory.mktemp("rows")).gradebook as made:
        made.add_assignment("one", duedate=datetime(2026, 1, 1))
        for notebook in ("full", "empty"):
            made.add_notebook(notebook, "one")
        made.add_grade_cell("test", "full", "one", max_score=3, cell_type="code")
        made.add_grade_cell("answer", "full", "one", max_score=2, cell_type="markdown")
        made.add_solution_cell("answer", "full", "one")
        made.add_task_cell("task", "full", "one", max_score=5, cell_type="markdown")
        yield made


@pytest.fixture
def new(gradebook: Gradebook) -> Callable[[], str]:
    """Gives a student who has handed in nothing yet."""

    def known() -> str:
        name = f"student-{len(gradebook.students)}"
        gradebook.add_student(name)
        return name

    return known


def told(one: SubmittedAssignment, student: str) -> dict[str, Any]:
    """All that a gradebook says of a student's submission and its marks and comments, without ids and names."""
    parts = [part for notebook in one.notebooks for part in (notebook, *notebook.grades, *notebook.comments)]
    said = [
        {name: value for name, value in part.to_dict().items() if name != "id" and value != student} for part in (one, *parts)
    ]
    return {"said": sorted(map(str, said)), "extension": one.extension, "late": one.total_seconds_late}


@pytest.mark.parametrize("about", [{}, {"timestamp": "2026-01-02 10:00:00 CET"}, {"extension": timedelta(days=1)}])
def test_a_new_submission_has_the_rows_that_nbgrader_gives_it(
    gradebook: Gradebook, new: Callable[[], str], about: dict[str, Any]
) -> None:
    one, other = new(), new()
    theirs, ours = stock(gradebook, "one", one, **about), add_submission(gradebook, "one", other, **about)
    assert told(ours, other) == told(theirs, one)
    assert repr(ours) == repr(theirs).replace(one, other)
    assert len(told(ours, other)["said"]) == 1 + 2 + 3 + 2


def test_marks_and_comments_stand_in_the_order_in_which_nbgrader_gives_them(gradebook: Gradebook, new: Callable[[], str]) -> None:
    """SQLite sums floats in the order of the rows, so a penalty of all marks could differ from nbgrader's in its last digit."""

    def cells(table: str, student: str) -> list[str]:
        asked = f"""SELECT base_cell.name FROM {table} JOIN base_cell ON base_cell.id = {table}.cell_id
            JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id
            JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
            WHERE student_id = :student ORDER BY {table}.rowid"""  # noqa: S608 (two names of ours)
        return list(gradebook.db.execute(text(asked), {"student": student}).scalars())

    gradebook.add_assignment("many")
    gradebook.add_notebook("many", "many")
    for at in range(12):
        gradebook.add_grade_cell(f"q{at}-marks", "many", "many", max_score=1, cell_type="code")
        gradebook.add_solution_cell(f"e{at}", "many", "many")
    gradebook.add_task_cell("a-task", "many", "many", max_score=5, cell_type="markdown")
    one, other, third = new(), new(), new()
    stock(gradebook, "many", one)
    add_submission(gradebook, "many", other)
    new_submission(gradebook, "many", third, unit_in(gradebook, "many").cells)
    for table, count in (("grade", 13), ("comment", 13)):
        assert cells(table, one) == cells(table, other) == cells(table, third)
        assert len(cells(table, one)) == count


@pytest.mark.parametrize("adds", [stock, add_submission])
def test_what_the_gradebook_does_not_know_and_what_is_there_already_is_refused_as_nbgrader_refuses_it(
    gradebook: Gradebook, new: Callable[[], str], adds: Adds
) -> None:
    student = new()
    with pytest.raises(MissingEntry, match="No such assignment: two"):
        adds(gradebook, "two", student)
    with pytest.raises(MissingEntry, match="No such student: cy"):
        adds(gradebook, "one", "cy")
    adds(gradebook, "one", student)
    with pytest.raises(InvalidEntry):
        adds(gradebook, "one", student)
    assert [one.student.id for one in gradebook.assignment_submissions("one")].count(student) == 1


def test_it_stands_in_for_nbgraders_only_while_a_class_is_marked() -> None:
    assert Gradebook.add_submission is stock
    with one_engine():
        assert Gradebook.add_submission is add_submission
    assert Gradebook.add_submission is stock


def test_a_penalty_comes_with_lateness_and_goes_with_an_extension(marked: Class) -> None:
    student = marked.students[0]
    config = marked.root / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n", encoding="utf-8")

    def penalty() -> tuple[float | None, float]:
        marked.mark(student, again=True)
        with instructors_api(marked.root).gradebook as gradebook:
            found = gradebook.find_submission_notebook(UNIT, UNIT, student)
            return found.late_submission_penalty, found.score

    time = marked.notebook(student).with_name("timestamp.txt")
    time.write_text(f"{DUE + timedelta(hours=3):%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
    late, score = penalty()
    assert late == score > 0
    with instructors_api(marked.root).gradebook as gradebook:
        gradebook.grant_extension(UNIT, student, hours=4)
    assert penalty() == (None, score)
