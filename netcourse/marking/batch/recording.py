"""The single writer: nbgrader's own Autograde writes each result into the gradebook and the autograded folder."""

import copy
import warnings
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking import replaying
from netcourse.marking.batch.guard import Picture, picture
from netcourse.marking.batch.hand_marks import ask_again, hand_marks, texts_in, texts_now
from netcourse.marking.batch.sanitising import Prepared
from netcourse.marking.batch.steps import ChecksMetadata, WritesResult
from netcourse.marking.batch.unreadable import in_words
from netcourse.marking.execution.job import Done
from netcourse.marking.patience import SECONDS, TooLong, at_most

# What nbgrader's automatic marking writes into rows that are there.
_AUTOMATIC = ("auto_score", "needs_manual_grade", "auto_comment", "late_submission_penalty")


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
    seconds : float
        How long writing one result may take.
    """

    def __init__(self, root: Path, unit: str, api: Any, seconds: float = SECONDS) -> None:
        self._unit = unit
        self._seconds = seconds
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
        before = self._rows(student)
        # nbgrader takes the old marked notebook away first, so what marks by hand were given for is read now; and another look
        # is asked for now, so that no kill in between leaves old marks on a new text.
        old = texts_in(prepared.submission.autograded)
        by_hand = hand_marks(self._api, self._unit, student, old, texts_now(prepared.sanitised.cells, prepared.job.answers))
        ask_again(self._api, self._unit, student, by_hand)
        try:
            with warnings.catch_warnings(record=True) as warned, at_most(self._seconds) as patience:
                warnings.simplefilter("always")
                answer = self._write(student, prepared)
        except TooLong as late:
            warned, answer = [], {"success": False, "error": str(late)}
        finally:
            found = replaying.ahead.pop(prepared.key, None) is None
        with self.log.open("a", encoding="utf-8") as log:
            log.write(prepared.log + str(answer.get("log", "")))
            log.writelines(f"{warning.category.__name__}: {warning.message}\n" for warning in warned)
        if not answer["success"]:
            said = str(answer.get("error") or answer.get("log") or "no reason given").strip().splitlines()
            why = patience.says if patience.over else said[-1]
            raise CourseError(f"nbgrader could not write the result: {why}{self._take_back(student, before)}")
        if not found:
            back = self._take_back(student, before)
            raise CourseError(f"nbgrader sanitised the submission in another way than before it ran; mark it again{back}")
        ask_again(self._api, self._unit, student, by_hand)
        return self.automatic_marks(student)

    def _write(self, student: str, prepared: Prepared) -> dict[str, Any]:
        """As nbgrader's own API calls its Autograde."""
        from nbgrader.utils import capture_log, temp_attrs

        coursedir = self._writing.coursedir
        with temp_attrs(coursedir, assignment_id=self._unit, student_id=student):
            writes = WritesResult(coursedir=coursedir, parent=self._writing, sanitised=prepared.sanitised)
            writes.force = writes.create_student = True
            answer: dict[str, Any] = capture_log(writes)
        if writes.failed is not None:
            answer["error"] = in_words(writes.failed)
        return answer

    def _rows(self, student: str) -> dict[str, dict[str, Any]] | None:
        """What nbgrader's automatic marking writes of one submission, by row, as it stands; None if there is none."""
        from nbgrader.api import MissingEntry

        with closing(self._api.gradebook) as gradebook:
            try:
                notebooks = gradebook.find_submission(self._unit, student).notebooks
            except MissingEntry:
                return None
            rows = [*notebooks, *(row for one in notebooks for row in (*one.grades, *one.comments))]
            return {row.id: {name: getattr(row, name) for name in _AUTOMATIC if name in row.__table__.columns} for row in rows}

    def _take_back(self, student: str, before: dict[str, dict[str, Any]] | None) -> str:
        """Put the gradebook back: nbgrader saves marks before it writes the file, so a file that can't be written leaves them.

        Returns
        -------
        str
            What stands there now, to be added to a reason; empty if nothing does.
        """
        from nbgrader.api import MissingEntry

        with closing(self._api.gradebook) as gradebook:
            if before is None:
                with suppress(MissingEntry):
                    gradebook.remove_submission(self._unit, student)
                return ""
            notebooks = gradebook.find_submission(self._unit, student).notebooks
            for row in [*notebooks, *(row for one in notebooks for row in (*one.grades, *one.comments))]:
                for name, value in before.get(row.id, {}).items():
                    setattr(row, name, value)
            gradebook.db.commit()
        return "; in the gradebook stands what stood there before"

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
