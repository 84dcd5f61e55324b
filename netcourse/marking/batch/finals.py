"""What each student has in the end, as the gradebook holds it: automatic marks, marks by hand, and the penalty for lateness."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from netcourse.marking.layout import called


@dataclass(frozen=True, slots=True)
class Final:
    """The marks of a submission after its penalty, and the penalty, in marks.

    `waits` if a person has yet to mark a part; `again` has the marks given by hand that wait for another look, by cell. `owed` is
    the penalty as it would be worked out now: nbgrader does so when it marks, before marks are given by hand.
    """

    score: float
    penalty: float
    waits: bool
    again: Mapping[str, float] = field(default_factory=dict)
    owed: float = 0.0


def finals(api: Any, unit: str) -> Mapping[str, Final]:
    """The final marks of a unit by student, as nbgrader exports them: never below 0.

    They are read for the whole class at once. Asked of one submission after another, as nbgrader's own objects do, the database
    looks through all grades of all students for each.

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    unit : str
        Such as ``05_tumour_grade``.
    """
    with closing(api.gradebook) as gradebook:
        assignment = gradebook.find_assignment(unit)
        found = _sums(gradebook.db, assignment.id)
        again = _again(gradebook.db, assignment.id)
        books: defaultdict[str, list[_Book]] = defaultdict(list)
        for book in _books(gradebook.db, assignment.id):
            books[book.submission].append(book)
        ends, plugin = {}, None
        for one in assignment.submissions:
            score, waits = found.get(one.id, (0.0, False))
            own = books[one.id]
            penalty = owed = sum(book.penalty for book in own)
            if one.total_seconds_late > 0:
                # The plugin is the instructor's: what it can't say of late work was told when that was marked.
                with suppress(Exception):
                    plugin = plugin or _penalties(api)
                    owed = sum(_owed(plugin, one, book.score) for book in own)
            by_hand = {called(cell, book.name, len(own)): marks for book in own for cell, marks in again.get(book.id, ())}
            ends[one.student_id] = Final(max(0.0, score - penalty), penalty, waits, by_hand, owed)
    return ends


class _Book(NamedTuple):
    """A notebook of a submission, with its marks before the penalty."""

    id: str
    submission: str
    name: str
    penalty: float
    score: float


def _sums(db: Any, assignment: str) -> dict[str, tuple[float, bool]]:
    """Marks of each submission that has a grade, before its penalty, and whether a person has yet to mark a part."""
    from nbgrader.api import Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import case, func

    waiting = func.sum(case((Grade.needs_manual_grade, 1), else_=0))
    rows = (
        db.query(SubmittedNotebook.assignment_id, func.sum(Grade.score), waiting)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .filter(SubmittedAssignment.assignment_id == assignment)
        .group_by(SubmittedNotebook.assignment_id)
    )
    return {submission: (float(score), waits > 0) for submission, score, waits in rows}


def _books(db: Any, assignment: str) -> Iterator[_Book]:
    from nbgrader.api import Grade, Notebook, SubmittedNotebook
    from sqlalchemy import func

    scores = (
        db.query(Grade.notebook_id, func.sum(Grade.score))
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .filter(Notebook.assignment_id == assignment)
        .group_by(Grade.notebook_id)
    )
    score_of = {book: float(score) for book, score in scores}
    rows = (
        db.query(SubmittedNotebook.id, SubmittedNotebook.assignment_id, Notebook.name, SubmittedNotebook.late_submission_penalty)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .filter(Notebook.assignment_id == assignment)
        .order_by(Notebook.name)
    )
    for book, submission, name, penalty in rows:
        yield _Book(book, submission, name, float(penalty or 0), score_of.get(book, 0.0))


def _again(db: Any, assignment: str) -> Mapping[str, list[tuple[str, float]]]:
    """The marks given by hand that wait for another look, with the names of their cells, by notebook."""
    from nbgrader.api import BaseCell, Grade, Notebook

    rows = (
        db.query(Grade.notebook_id, BaseCell.name, Grade.manual_score)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(Notebook, Notebook.id == BaseCell.notebook_id)
        .filter(Notebook.assignment_id == assignment, Grade.needs_manual_grade, Grade.manual_score.isnot(None))
    )
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for book, name, score in rows:
        found[book].append((name, float(score)))
    return found


def _penalties(api: Any) -> Any:
    """The instructor's plugin for lateness."""
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(parent=api)
    step.init_plugin()
    return step.plugin_inst


def _owed(plugin: Any, submission: Any, score: float) -> float:
    """As nbgrader bounds it: from 0 to what the notebook has."""
    said = plugin.late_submission_penalty(submission.student_id, score, submission.total_seconds_late)
    return min(max(0.0, float(said or 0)), score)
