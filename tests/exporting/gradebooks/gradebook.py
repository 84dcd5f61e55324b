"""A course folder with a real gradebook, filled through nbgrader's own API: marks, and nothing that had to be run."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netcourse.marking.nbgrader import course_api

UNIT = "05_tumour_grade"


@dataclass(frozen=True)
class Marked:
    """What the gradebook holds of one student; `waits` if the comment is not marked yet, `number` what the platform gave."""

    score: float
    email: str = ""
    last: str = ""
    first: str = ""
    waits: bool = False
    number: str = ""
    comment: str = ""
    penalty: float = 0.0


@dataclass(frozen=True)
class Course:
    """A course folder."""

    root: Path
    students: Mapping[str, Marked] = field(default_factory=dict)


def course_with(root: Path, students: Mapping[str, Marked], maximum: float = 40) -> Course:
    """A course in which a unit was marked: one question checked by a test, and one comment of 3 marks."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(
        "from netcourse.marking.nbgrader import configure\n\nconfigure(get_config())\n", encoding="utf-8"
    )
    with closing(course_api(root).gradebook) as gradebook:
        gradebook.add_assignment(UNIT)
        gradebook.add_notebook(UNIT, UNIT)
        gradebook.add_grade_cell("q1-marks", UNIT, UNIT, max_score=maximum - 3, cell_type="code")
        gradebook.add_grade_cell("comment", UNIT, UNIT, max_score=3, cell_type="markdown")
        gradebook.add_solution_cell("comment", UNIT, UNIT)
        for student, one in students.items():
            gradebook.add_student(student, first_name=one.first, last_name=one.last, email=one.email)
            _submit(gradebook, student, one)
        gradebook.add_student("nobody-handed-in", email="nobody@example.org")
        gradebook.db.commit()
    for student, one in students.items():
        if one.number:
            _received(root, student, one.number)
    return Course(root, students)


def _submit(gradebook: Any, student: str, one: Marked) -> None:
    submission = gradebook.add_submission(UNIT, student)
    for notebook in submission.notebooks:
        notebook.late_submission_penalty = one.penalty
        for grade in notebook.grades:
            if grade.name == "comment":
                grade.manual_score = None if one.waits else 0
                grade.needs_manual_grade = one.waits
            else:
                grade.auto_score = one.score
                grade.needs_manual_grade = False
        for comment in notebook.comments:
            comment.manual_comment = one.comment or None


def _received(root: Path, student: str, number: str) -> None:
    folder = root / "received" / student / UNIT
    folder.mkdir(parents=True)
    row = {"key": "k", "made": "m", "times": [], "identities": [number], "repairs": []}
    (folder / "hand-ins.json").write_text(json.dumps([row]), encoding="utf-8")
    platform, _, own = number.partition(":")
    if platform == "canvas" and own.isdigit():
        for file in (98764, 98765):
            (folder / f"{'a' * 64}-lovelaceada_{own}_{file}_{UNIT}.ipynb").write_text(str(file), encoding="utf-8")
