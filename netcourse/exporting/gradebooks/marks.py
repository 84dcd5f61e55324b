"""The marks that go out: what the gradebook holds in the end, and who still waits for a person's."""

import math
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.known import Student

# nbgrader writes this by itself where a cell was left as it was.
_NO_COMMENT = "No response."


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a unit.

    Attributes
    ----------
    unit : str
        Such as ``05_tumour_grade``.
    maximum : float
        Out of how many.
    of : mapping of str to float
        By student, after what was taken off for lateness; those alone whose marks are complete.
    waiting : mapping of str to float
        The marks so far of those to whom a person has yet to give some.
    students : mapping of str to Student
        Everybody in the gradebook.
    comments : mapping of str to tuple of str
        What markers wrote, by student.
    """

    unit: str
    maximum: float
    of: Mapping[str, float]
    waiting: Mapping[str, float]
    students: Mapping[str, Student]
    comments: Mapping[str, tuple[str, ...]]

    @property
    def all_so_far(self) -> dict[str, float]:
        """Marks of everybody, complete or not."""
        return {**self.waiting, **self.of}


def read_marks(root: Path, unit: str) -> Marks:
    """The marks of a unit in a course's gradebook.

    Raises
    ------
    CourseError
        If there is no gradebook, it is another version's, or it knows nothing of the unit.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from netcourse.marking.address import Address
    from netcourse.marking.batch.finals import finals
    from netcourse.marking.batch.settings import instructors_api

    api = instructors_api(root)
    address = Address(api.coursedir.db_url)
    if not address.is_there():
        raise CourseError(f"{address}: no gradebook here; 'netcourse mark {unit}' makes one, or use --course")
    try:
        with closing(api.gradebook) as gradebook:
            maximum = _maximum(gradebook, unit)
            ends = finals(api, unit)
            students = {one.id: _student(one) for one in gradebook.students}
            comments = _comments(gradebook, unit)
            marked = {one.student_id for one in gradebook.find_assignment(unit).submissions if list(one.notebooks)}
    except SQLAlchemyError as error:
        said = address.in_words(error)
        raise CourseError(f"{address}: can't be read as this nbgrader's gradebook ({said}); try 'nbgrader db upgrade'") from None
    bad = [student for student, end in ends.items() if not math.isfinite(end.score)]
    if bad:
        raise CourseError(f"{address}: the marks of {bad[0]} are no number; 'netcourse mark {unit} {bad[0]} --again'")
    complete = {student: end.score for student, end in ends.items() if student in marked and not end.waits}
    waiting = {student: end.score for student, end in ends.items() if student in marked and end.waits}
    return Marks(unit, maximum, complete, waiting, students, comments)


def _maximum(gradebook: Any, unit: str) -> float:
    from nbgrader.api import MissingEntry

    try:
        return float(gradebook.find_assignment(unit).max_score)
    except MissingEntry:
        there = ", ".join(sorted(one.name for one in gradebook.assignments)) or "no unit"
        raise CourseError(f"{unit}: not in the gradebook, which holds {there}; 'netcourse mark {unit}' marks it") from None


def _student(row: Any) -> Student:
    fields = {"id": "id", "email": "email", "lms_id": "lms_user_id", "first": "first_name", "last": "last_name"}
    return Student(**{ours: str(getattr(row, theirs, None) or "") for ours, theirs in fields.items()})


def _comments(gradebook: Any, unit: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in gradebook.find_assignment(unit).submissions:
        said = [str(comment.comment or "").strip() for notebook in one.notebooks for comment in notebook.comments]
        found[one.student_id] = tuple(text for text in said if text and text != _NO_COMMENT)
    return found
