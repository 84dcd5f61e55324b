"""What each student has in the end, as the gradebook holds it: automatic marks, marks by hand, and the penalty for lateness."""

from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any

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

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    unit : str
        Such as ``05_tumour_grade``.
    """
    plugin = None
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
            score, owed = max(0.0, float(one.score) - penalty), penalty
            if one.total_seconds_late > 0:
                # The plugin is the instructor's: what it can't say of late work was told when that was marked.
                with suppress(Exception):
                    plugin = plugin or _penalties(api)
                    owed = sum(_owed(plugin, one, float(notebook.score)) for notebook in one.notebooks)
            found[one.student_id] = Final(score, penalty, bool(one.needs_manual_grade), again, owed)
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
