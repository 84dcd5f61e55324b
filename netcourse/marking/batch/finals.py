"""What each student has in the end, as the gradebook holds it: automatic marks, marks by hand, and the penalty for lateness."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from netcourse.marking.layout import called


@dataclass(frozen=True, slots=True)
class Final:
    """The marks of a submission after its penalty, and the penalty, in marks.

    `waits` if a person has yet to mark a part; `again` has the marks given by hand that wait for another look, by cell.
    """

    score: float
    penalty: float
    waits: bool
    again: Mapping[str, float] = field(default_factory=dict)


def finals(api: Any, unit: str) -> Mapping[str, Final]:
    """The final marks of a unit by student, as nbgrader exports them: never below 0.

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    unit : str
        Such as ``05_tumour_grade``.
    """
    with closing(api.gradebook) as gradebook:
        found = {}
        for one in gradebook.find_assignment(unit).submissions:
            penalty = sum(float(notebook.late_submission_penalty or 0) for notebook in one.notebooks)
            again = {
                called(grade.name, notebook.name, len(one.notebooks)): float(grade.manual_score)
                for notebook in one.notebooks
                for grade in notebook.grades
                if grade.needs_manual_grade and grade.manual_score is not None
            }
            score = max(0.0, float(one.score) - penalty)
            found[one.student_id] = Final(score, penalty, bool(one.needs_manual_grade), again)
    return found
