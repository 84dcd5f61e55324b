"""What each student has in the end, as the gradebook holds it: automatic marks, marks by hand, and the penalty for lateness."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Final:
    """The marks of a submission after its penalty, and the penalty, in marks; `waits` if a person has yet to mark a part."""

    score: float
    penalty: float
    waits: bool


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
            found[one.student_id] = Final(max(0.0, float(one.score) - penalty), penalty, bool(one.needs_manual_grade))
    return found
