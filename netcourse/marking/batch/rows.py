"""The rows of one submission, read and written a table at a time, where nbgrader asks the database anew for each cell.

What stands in the gradebook afterwards is the same, row by row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    InvalidEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import joinedload

from netcourse.marking.layout import called

Resources = dict[str, Any]
# Of which cells of the instructor's nbgrader keeps marks, and of which a comment.
_MARKED, _COMMENTED = {"GradeCell", "TaskCell"}, {"SolutionCell", "TaskCell"}
_MARK, _COMMENT = ("id", "auto_score", "manual_score", "needs_manual_grade"), ("id", "auto_comment")
_GRADES, _COMMENTS, _CELLS = Grade.__table__, Comment.__table__, BaseCell.__table__
_SUBMITTED, _PARTS = SubmittedAssignment.__table__, SubmittedNotebook.__table__


def _of_notebook(*asked: Any) -> Any:
    """What asks for columns of one notebook of a submission."""
    return (
        select(*asked)
        .select_from(_PARTS)
        .join(Notebook, Notebook.id == _PARTS.c.notebook_id)
        .join(_SUBMITTED, _SUBMITTED.c.id == _PARTS.c.assignment_id)
        .join(Assignment, Assignment.id == _SUBMITTED.c.assignment_id)
        .where(Notebook.name == bindparam("notebook"), Assignment.name == bindparam("assignment"))
        .where(_SUBMITTED.c.student_id == bindparam("student"))
    )


def _of_cells(table: Any, *columns: str) -> Any:
    """What asks for rows of one notebook's cells: the name of each, and columns of the table."""
    asked = _of_notebook(_CELLS.c.name, *(table.c[column] for column in columns))
    return asked.join(table, table.c.notebook_id == _PARTS.c.id).join(_CELLS, _CELLS.c.id == table.c.cell_id)


_MARKS_THERE, _COMMENTS_THERE = _of_cells(_GRADES, *_MARK), _of_cells(_COMMENTS, *_COMMENT)
_TIMES = _of_notebook(_SUBMITTED.c.timestamp, _SUBMITTED.c.extension, Assignment.duedate, _PARTS.c.late_submission_penalty)


def add_submission(gradebook: Gradebook, assignment: str, student: str, **about: Any) -> Any:
    """What nbgrader's `Gradebook.add_submission` does; see `new_submission`.

    Returns
    -------
    SubmittedAssignment
        With empty marks and comments for every cell of the assignment that has them.
    """
    if "timestamp" in about:
        about["timestamp"] = utils.parse_utc(about["timestamp"])
    whole = new_submission(gradebook, assignment, student, cells_of(gradebook.find_assignment(assignment)), **about)
    # What is asked of it next comes along.
    asked = gradebook.db.query(SubmittedAssignment).options(
        joinedload(SubmittedAssignment.assignment), joinedload(SubmittedAssignment.student)
    )
    return asked.filter(SubmittedAssignment.id == whole).one()


def cells_of(assignment: Any) -> tuple[str, ...]:
    """The keys of an assignment's cells in the order in which nbgrader gives a submission marks and comments for them.

    The database sums marks in that order, and in another the last digit of a penalty, which is a float, may differ.
    """
    kinds = [(one.grade_cells, one.solution_cells, one.task_cells) for one in assignment.notebooks]
    return tuple(cell.id for notebook in kinds for cells in notebook for cell in cells)


def new_submission(gradebook: Gradebook, assignment: str, student: str, cells: Sequence[str], **about: Any) -> str:
    """Write the rows of a new submission, with empty marks and comments for every cell of the assignment that has them.

    Parameters
    ----------
    gradebook : Gradebook
        That has none of this student's.
    assignment, student : str
        Both known to it.
    cells : sequence of str
        From `cells_of`; what has come to the assignment since follows.
    about
        What else is known of the submission, such as its `timestamp`, as the database holds it.

    Returns
    -------
    str
        The key of its row.

    Raises
    ------
    MissingEntry
        If the gradebook knows no such assignment or student.
    InvalidEntry
        If it can't be written.
    """
    known = select(Student.id).where(Student.id == student).scalar_subquery()
    found = (
        select(Assignment.id, known, Notebook.id, _CELLS.c.id, _CELLS.c.type)
        .join(Notebook, Notebook.assignment_id == Assignment.id, isouter=True)
        .join(_CELLS, _CELLS.c.notebook_id == Notebook.id, isouter=True)
        .where(Assignment.name == assignment)
    )
    places = {cell: at for at, cell in enumerate(cells)}
    asked = sorted(map(tuple, gradebook.db.execute(found)), key=lambda row: places.get(row[3], len(places)))
    if not asked or asked[0][1] is None:
        gradebook.find_assignment(assignment), gradebook.find_student(student)  # says which
    unit, whole = asked[0][0], str(new_uuid())
    parts = {notebook: new_uuid() for _, _, notebook, _, _ in asked if notebook}
    rows: Iterable[tuple[Any, list[dict[str, Any]]]] = (
        (_SUBMITTED, [{"id": whole, "assignment_id": unit, "student_id": student, **about}]),
        (_PARTS, [{"id": own, "assignment_id": whole, "notebook_id": notebook} for notebook, own in parts.items()]),
        (_GRADES, [{"cell_id": cell, "notebook_id": parts[book]} for _, _, book, cell, kind in asked if kind in _MARKED]),
        (_COMMENTS, [{"cell_id": cell, "notebook_id": parts[book]} for _, _, book, cell, kind in asked if kind in _COMMENTED]),
    )
    try:
        for table, new in rows:
            if new:
                gradebook.db.execute(insert(table), new)
        gradebook.db.commit()
    except StatementError as error:
        gradebook.db.rollback()
        raise InvalidEntry(*error.args) from error
    return whole


def grades_of(db: Any, unit: str, student: str, asked: Any, *, by_hand: bool = False) -> list[tuple[str, Any]]:
    """The marks of a submission.

    Parameters
    ----------
    db : sqlalchemy session
        A gradebook's.
    unit, student : str
        Whose submission.
    asked
        A column of `Grade`, or `Grade` itself.
    by_hand : bool
        Whether those alone that a person gave.

    Returns
    -------
    list of tuple
        What the cell is called, and what was asked for; nothing where there is no submission.
    """
    found = db.execute(_grades_of(asked, by_hand=by_hand), {"unit": unit, "student": student})
    return [(called(cell, notebook, many), row) for cell, notebook, many, row in found]


@cache
def _grades_of(asked: Any, *, by_hand: bool) -> Any:
    other = _PARTS.alias()
    many = select(func.count()).where(other.c.assignment_id == _SUBMITTED.c.id).scalar_subquery()
    found = (
        select(_CELLS.c.name, Notebook.name, many, asked)
        .select_from(Grade)
        .join(_CELLS, _CELLS.c.id == Grade.cell_id)
        .join(_PARTS, _PARTS.c.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == _PARTS.c.notebook_id)
        .join(_SUBMITTED, _SUBMITTED.c.id == _PARTS.c.assignment_id)
        .join(Assignment, Assignment.id == _SUBMITTED.c.assignment_id)
        .where(Assignment.name == bindparam("unit"), _SUBMITTED.c.student_id == bindparam("student"))
    )
    return found.where(Grade.manual_score.is_not(None)) if by_hand else found


class SavesMarks(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, which here reads the rows of a notebook at once and writes them at once."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Save; each cell's mark and comment is nbgrader's own."""
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = about["notebook"], about["assignment"], about["student"]
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = rows = _Rows(gradebook, self.notebook_id, self.assignment_id, self.student_id)
            nb, resources = super(SaveAutoGrades, self).preprocess(nb, resources)
            self._beside(nb, rows)
            rows.save()
        return nb, resources

    def _beside(self, nb: NotebookNode, rows: "_Rows") -> None:
        """What is written at the same time."""


class SavesMarksAndAsks(SavesMarks):
    """The same, and what our step AsksForTasksAgain does after it."""

    def _beside(self, nb: NotebookNode, rows: "_Rows") -> None:
        for cell in nb.cells:
            if utils.is_task(cell):
                rows.ask_again(cell.metadata["nbgrader"]["grade_id"])


class AssignsPenalties(AssignLatePenalties):
    """nbgrader's AssignLatePenalties, which has nothing to do for work that came in time and has no penalty."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Assign; a penalty is nbgrader's own."""
        about = resources["nbgrader"]
        whose = {name: about[name] for name in ("notebook", "assignment", "student")}
        with Gradebook(about["db_url"]) as gradebook:
            came, extension, due, penalty = gradebook.db.execute(_TIMES, whose).one()
        if penalty is not None or (came and due and came > due + (extension or timedelta())):
            return super().preprocess(nb, resources)  # type: ignore[no-any-return]
        self.init_plugin()  # one that can't be made says so at once, and not when somebody is late
        return nb, resources


@dataclass(slots=True)
class _Mark:
    """A row of marks, as far as nbgrader's step reads and writes it."""

    id: str
    auto_score: float | None
    manual_score: float | None
    needs_manual_grade: bool

    def written(self) -> dict[str, Any]:
        """What of it is written."""
        return {"row": self.id, "auto_score": self.auto_score, "needs_manual_grade": self.needs_manual_grade}


@dataclass(slots=True)
class _Comment:
    """A row of comments, as far as nbgrader's step writes it."""

    id: str
    auto_comment: str | None

    def written(self) -> dict[str, Any]:
        """What of it is written."""
        return {"row": self.id, "auto_comment": self.auto_comment}


class _Rows:
    """The marks and comments of one notebook, with the names by which nbgrader's step asks for them."""

    def __init__(self, gradebook: Gradebook, notebook: str, unit: str, student: str) -> None:
        self._gradebook = gradebook
        whose = {"notebook": notebook, "assignment": unit, "student": student}
        self._marks = {name: _Mark(*row) for name, *row in gradebook.db.execute(_MARKS_THERE, whose)}
        self._comments = {name: _Comment(*row) for name, *row in gradebook.db.execute(_COMMENTS_THERE, whose)}
        self._before = self._written()
        self.db = self

    def commit(self) -> None:
        """Nothing: all are saved together."""

    def save(self) -> None:
        """Write what changed."""
        for table, before, now in zip((_GRADES, _COMMENTS), self._before, self._written(), strict=True):
            if changed := [row for was, row in zip(before, now, strict=True) if was != row]:
                self._gradebook.db.execute(update(table).where(table.c.id == bindparam("row")), changed)
        self._gradebook.db.commit()

    def ask_again(self, name: str) -> None:
        """Ask a person for another look at marks that were given by hand."""
        mark = self._marks.get(name)
        if mark and mark.manual_score is not None:
            mark.needs_manual_grade = True

    def find_grade(self, name: str, *whose: str) -> Any:
        """As nbgrader's Gradebook, which says what is wrong where a row is missing."""
        return self._marks.get(name) or self._gradebook.find_grade(name, *whose)

    def find_comment(self, name: str, *whose: str) -> Any:
        """As nbgrader's Gradebook, which says what is wrong where a row is missing."""
        return self._comments.get(name) or self._gradebook.find_comment(name, *whose)

    def _written(self) -> list[list[dict[str, Any]]]:
        return [[row.written() for row in rows.values()] for rows in (self._marks, self._comments)]
