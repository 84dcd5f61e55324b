"""A sample of a marked class, marked again by stock nbgrader, and every difference.

Stock gets the release as the course's gradebook holds it, as marking does: a `source/` that was edited since is another unit.
Stock runs student code unisolated, with the rights of whoever marks: asking for an audit is the consent to that.
"""

import random
import shutil
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.batch.guard import OWNED
from netcourse.marking.batch.settings import CONFIG, instructors_api
from netcourse.marking.layout import Layout, called, layout_of

WARNING = "AUDIT: stock nbgrader runs the code of this sample WITHOUT ISOLATION, with your own rights."


@dataclass(frozen=True, slots=True)
class Found:
    """What nbgrader's automatic marking left in the gradebook: marks and comment by cell, and by notebook the penalty."""

    marks: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    penalties: Mapping[str, float | None]


def audit(root: Path, unit: str, students: Sequence[str], k: int, seed: int) -> list[str]:
    """Mark a sample of marked submissions again with stock nbgrader, in a scratch course, and compare.

    Parameters
    ----------
    root : Path
        The course folder. Nothing in it is changed.
    unit : str
        Such as ``05_tumour_grade``.
    students : sequence of str
        Those who are marked.
    k : int
        How many to mark again; all if there are fewer.
    seed : int
        The same seed takes the same sample.

    Returns
    -------
    list of str
        A line for each mark, comment or penalty that stock gives otherwise, and for each submission that it can't mark.

    Raises
    ------
    CourseError
        If `k` is below one.
    """
    check_sample(k)
    lines = []
    with tempfile.TemporaryDirectory(prefix="netcourse-audit-") as folder:
        ours = instructors_api(root)
        scratch = _copied(root, unit, sample(students, k, seed), Path(folder).resolve(), layout_of(ours))
        stock = _in_standard_folders(instructors_api(scratch, apart=False))
        stock.coursedir.db_url = f"sqlite:///{scratch / 'gradebook.db'}"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what nbgrader's libraries warn of
            _same_release(ours, stock)
            for student in sample(students, k, seed):
                _same_terms(ours, stock, unit, student)
                lines += _compared(student, found_in(ours, unit, student), _marked(stock, unit, student))
    return lines


def check_sample(k: int) -> None:
    """Refuse a sample of none; asked before a class is marked, so that nobody waits for it in vain.

    Raises
    ------
    CourseError
        If `k` is below one.
    """
    if k < 1:
        raise CourseError(f"--audit {k}: at least one submission must be marked again")


def sample(students: Sequence[str], k: int, seed: int) -> list[str]:
    """The students to take, in alphabetical order."""
    everybody = sorted(students)
    return sorted(random.Random(seed).sample(everybody, min(k, len(everybody))))  # noqa: S311 (no secret: the same again on demand)


def found_in(api: Any, unit: str, student: str) -> Found:
    """What the gradebook holds for one submission."""
    with closing(api.gradebook) as gradebook:
        notebooks = gradebook.find_submission(unit, student).notebooks
        many = len(notebooks)
        marks = {called(one.name, book.name, many): one.auto_score for book in notebooks for one in book.grades}
        comments = {called(one.name, book.name, many): one.auto_comment for book in notebooks for one in book.comments}
        penalties = {book.name: book.late_submission_penalty for book in notebooks}
    return Found(marks, comments, penalties)


def unlike(ours: Found, stock: Found) -> list[str]:
    """Every difference between two markings of one submission, a line each."""
    lines = [
        f"{cell}: {_shown(ours.marks.get(cell))} marks, stock gives {_shown(stock.marks.get(cell))}"
        for cell in sorted({*ours.marks, *stock.marks})
        if ours.marks.get(cell) != stock.marks.get(cell)
    ]
    lines += [
        f"{cell}: the comment is {ours.comments.get(cell)!r}, stock writes {stock.comments.get(cell)!r}"
        for cell in sorted({*ours.comments, *stock.comments})
        if ours.comments.get(cell) != stock.comments.get(cell)
    ]
    for name in sorted({*ours.penalties, *stock.penalties}):
        mine, theirs = ours.penalties.get(name), stock.penalties.get(name)
        if mine != theirs:
            where = f"{name}: " if len(ours.penalties) > 1 else ""
            lines.append(f"{where}the penalty for lateness is {_shown(mine)}, stock takes {_shown(theirs)}")
    return lines


def _compared(student: str, ours: Found, stock: Found | str) -> list[str]:
    found = [f"stock nbgrader can't mark it: {stock}"] if isinstance(stock, str) else unlike(ours, stock)
    return [f"{student}: {line}" for line in found]


def _copied(root: Path, unit: str, students: Sequence[str], scratch: Path, layout: Layout) -> Path:
    shutil.copytree(layout.folder(root, "source", unit), scratch / "source" / unit)
    for student in students:
        # A link stays a link: what it leads to is not this student's.
        shutil.copytree(layout.folder(root, "submitted", unit, student), scratch / "submitted" / student / unit, symlinks=True)
    if (root / CONFIG).is_file():
        shutil.copy(root / CONFIG, scratch)
    return scratch


def _in_standard_folders(stock: Any) -> Any:
    """The same, with nbgrader's own names of folders: those that a course sets may lead back to it."""
    usual = Layout()
    stock.coursedir.directory_structure = usual.structure
    for step in ("source", "release", "submitted", "autograded"):
        setattr(stock.coursedir, f"{step}_directory", getattr(usual, step))
    return stock


def _same_release(ours: Any, stock: Any) -> None:
    """Copy what the gradebook holds of units and students, whatever database it is, and nothing of submissions."""
    from nbgrader.api import Base

    tables = [table for table in Base.metadata.sorted_tables if table.name not in OWNED]
    with closing(ours.gradebook) as one, closing(stock.gradebook) as other:
        for table in reversed(tables):
            other.db.execute(table.delete())
        for table in tables:
            rows = [dict(row._mapping) for row in one.db.execute(table.select())]  # SQLAlchemy's public name
            if rows:
                other.db.execute(table.insert(), rows)
        other.db.commit()


def _same_terms(ours: Any, stock: Any, unit: str, student: str) -> None:
    """Give the fresh gradebook what a penalty for lateness depends on: due date, extension and marks given by hand."""
    with closing(ours.gradebook) as one, closing(stock.gradebook) as other:
        other.update_or_create_student(student)
        mine, theirs = one.find_submission(unit, student), other.update_or_create_submission(unit, student)
        other.find_assignment(unit).duedate = one.find_assignment(unit).duedate
        theirs.extension = mine.extension
        by_hand = {(book.name, grade.name): grade for book in mine.notebooks for grade in book.grades}
        for name, grade in ((book.name, one) for book in theirs.notebooks for one in book.grades):
            given = by_hand[name, grade.name]
            grade.manual_score, grade.extra_credit = given.manual_score, given.extra_credit
        other.db.commit()


def _marked(stock: Any, unit: str, student: str) -> Found | str:
    answer = stock.autograde(unit, student, force=True, create=True)
    if answer["success"]:
        return found_in(stock, unit, student)
    said = str(answer.get("error") or answer.get("log") or "no reason given").strip().splitlines()
    return said[-1]


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"
