"""The single writer: nbgrader's own Autograde writes each result into the gradebook and the autograded folder."""

import copy
import warnings
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking import replaying
from netcourse.marking.batch.guard import Picture, picture
from netcourse.marking.batch.sanitising import Prepared
from netcourse.marking.batch.steps import ChecksMetadata, WritesResult
from netcourse.marking.execution.job import Done


class Recorder:
    """Writes the results of one unit. nbgrader's own lines go to `log`.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    api : NbGraderAPI
        From `instructors_api`.
    """

    def __init__(self, root: Path, unit: str, api: Any) -> None:
        self._unit = unit
        self._api: Any = api
        self._writing: Any = _writing(api)
        self.log = root / "nbgrader.log"

    def record(self, prepared: Prepared, done: Done) -> Mapping[str, float]:
        """Write one result.

        Returns
        -------
        mapping of str to float
            The automatic marks by cell.

        Raises
        ------
        CourseError
            If nbgrader could not write it; nothing of the submission is then in the autograded folder.
        """
        student = prepared.submission.student
        replaying.ahead[prepared.key] = done
        try:
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always")
                answer = self._write(student, prepared)
        finally:
            found = replaying.ahead.pop(prepared.key, None) is None
        with self.log.open("a", encoding="utf-8") as log:
            log.write(prepared.log + str(answer.get("log", "")))
            log.writelines(f"{warning.category.__name__}: {warning.message}\n" for warning in warned)
        if not answer["success"]:
            said = str(answer.get("error") or answer.get("log") or "no reason given").strip().splitlines()
            raise CourseError(f"nbgrader could not write the result: {said[-1]}")
        if not found:
            raise CourseError("nbgrader sanitised the submission in another way than before it ran; mark it again")
        return self.automatic_marks(student)

    def _write(self, student: str, prepared: Prepared) -> dict[str, Any]:
        """As nbgrader's own API calls its Autograde."""
        from nbgrader.utils import capture_log, temp_attrs

        coursedir = self._writing.coursedir
        with temp_attrs(coursedir, assignment_id=self._unit, student_id=student):
            writes = WritesResult(coursedir=coursedir, parent=self._writing, sanitised=prepared.sanitised)
            writes.force = writes.create_student = True
            answer: dict[str, Any] = capture_log(writes)
        return answer

    def automatic_marks(self, student: str) -> dict[str, float]:
        """The automatic marks of one student, by cell, as the gradebook holds them."""
        with closing(self._api.gradebook) as gradebook:
            submission = gradebook.find_submission(self._unit, student)
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            return {grade.name: float(grade.auto_score or 0) for grade in grades}

    def picture(self, students: list[str]) -> Picture:
        """See `guard.picture`."""
        with closing(self._api.gradebook) as gradebook:
            return picture(gradebook.db, self._unit, students)


def _writing(api: Any) -> Any:
    """nbgrader's API with the steps that cost less; see `steps`."""
    from nbgrader.preprocessors import CheckCellMetadata

    settings = copy.deepcopy(api.config)
    settings.Autograde.autograde_preprocessors = [
        ChecksMetadata if step is CheckCellMetadata else step for step in settings.Autograde.autograde_preprocessors
    ]
    # The notebook is checked once after all steps, not after each.
    settings.Exporter.optimistic_validation = True
    return type(api)(config=settings)
