"""The single writer: nbgrader's own Autograde writes each result into the gradebook and the autograded folder."""

import copy
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking import replaying
from netcourse.marking.batch.beginning import unit_in
from netcourse.marking.batch.engine import one_transaction
from netcourse.marking.batch.guard import Picture, picture
from netcourse.marking.batch.hand_marks import ask_again, hand_marks, texts_in, texts_now
from netcourse.marking.batch.quick_json import Texts, quick_json
from netcourse.marking.batch.rows import AssignsPenalties, SavesMarks, SavesMarksAndAsks, grades_of
from netcourse.marking.batch.sanitising import Prepared
from netcourse.marking.batch.settings import is_guest
from netcourse.marking.batch.steps import ChecksMetadata, WritesResult
from netcourse.marking.batch.unreadable import in_words
from netcourse.marking.execution.job import Done
from netcourse.marking.layout import called
from netcourse.marking.patience import SECONDS, TooLong, at_most
from netcourse.marking.preprocessors import AsksForTasksAgain

Parts = Sequence[tuple[Prepared, Done]]


class _NotWritten(Exception):  # noqa: N818 (it says what the result is)
    """nbgrader did not write a result; the message says why."""


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
        self._texts = Texts()
        with closing(api.gradebook) as gradebook:
            self._known = unit_in(gradebook, unit)
        self.log = root / (".netcourse/nbgrader.log" if is_guest(api) else "nbgrader.log")
        self.log.parent.mkdir(exist_ok=True)

    def record(self, parts: Parts) -> Mapping[str, float]:
        """Write the result of one submission.

        Parameters
        ----------
        parts : sequence of tuple
            Each of its notebooks that ran, and what came of it; never none.

        Returns
        -------
        mapping of str to float
            The automatic marks by cell.

        Raises
        ------
        CourseError
            If nbgrader could not write it; nothing of the submission is then in the autograded folder.
        """
        submission = parts[0][0].submission
        student, many = submission.student, len(submission.released)
        # nbgrader takes the old marked notebook away first, so what marks by hand were given for is read now; and another look
        # is asked for now, so that no kill in between leaves old marks on a new text.
        old: dict[str, str] = {}
        now: dict[str, str] = {}
        for one, _ in parts:
            before = texts_in(submission.marked / f"{one.notebook}.ipynb")
            old |= {called(cell, one.notebook, many): text for cell, text in before.items()}
            texts = texts_now(one.sanitised.cells, one.job.answers)
            now |= {called(cell, one.notebook, many): text for cell, text in texts.items()}
        by_hand = hand_marks(self._api, self._unit, student, old, now)
        ask_again(self._api, self._unit, student, by_hand)
        try:
            with one_transaction(self._api):
                self._write(parts)
                ask_again(self._api, self._unit, student, by_hand)
                return self.automatic_marks(student)
        except _NotWritten as error:
            ask_again(self._api, self._unit, student, by_hand.as_before())
            raise CourseError(f"{error}{self._stands(student)}") from None

    def _write(self, parts: Parts) -> None:
        replaying.ahead.update({one.key: done for one, done in parts})
        try:
            with warnings.catch_warnings(record=True) as warned, at_most(self._seconds) as patience:
                warnings.simplefilter("always")
                answer = self._autograde([one for one, _ in parts])
        except TooLong as late:
            warned, answer = [], {"success": False, "error": str(late)}
        finally:
            left = [one.key for one, _ in parts if replaying.ahead.pop(one.key, None) is not None]
        with self.log.open("a", encoding="utf-8") as log:
            log.write("".join(one.log for one, _ in parts) + str(answer.get("log", "")))
            log.writelines(f"{warning.category.__name__}: {warning.message}\n" for warning in warned)
        if not answer["success"]:
            said = str(answer.get("error") or answer.get("log") or "no reason given").strip().splitlines()
            raise _NotWritten(f"nbgrader could not write the result: {patience.says if patience.over else said[-1]}")
        if left:
            raise _NotWritten("nbgrader sanitised the submission in another way than before it ran; mark it again")

    def _autograde(self, prepared: Sequence[Prepared]) -> dict[str, Any]:
        """As nbgrader's own API calls its Autograde."""
        from nbgrader.utils import capture_log, temp_attrs

        coursedir = self._writing.coursedir
        with temp_attrs(coursedir, assignment_id=self._unit, student_id=prepared[0].submission.student):
            sanitised = {one.notebook: one.sanitised for one in prepared}
            writes = WritesResult(coursedir=coursedir, parent=self._writing, sanitised=sanitised, unit=self._known)
            writes.force = writes.create_student = True
            with quick_json(self._texts):
                answer: dict[str, Any] = capture_log(writes)
        if writes.failed is not None:
            answer["error"] = in_words(writes.failed)
        return answer

    def _stands(self, student: str) -> str:
        """What the gradebook holds of a submission of which nothing was written, to be added to a reason; empty if nothing."""
        from nbgrader.api import MissingEntry

        with closing(self._api.gradebook) as gradebook, suppress(MissingEntry):
            gradebook.find_submission(self._unit, student)
            return "; in the gradebook stands what stood there before"
        return ""

    def automatic_marks(self, student: str) -> dict[str, float]:
        """The automatic marks of one student, by cell, as the gradebook holds them."""
        from nbgrader.api import Grade

        with closing(self._api.gradebook) as gradebook:
            found = grades_of(gradebook.db, self._unit, student, Grade.auto_score)
            return {cell: float(score or 0) for cell, score in found}

    def picture(self, students: list[str]) -> Picture:
        """See `guard.picture`."""
        with closing(self._api.gradebook) as gradebook:
            return picture(gradebook.db, self._unit, students)


def _writing(api: Any) -> Any:
    """nbgrader's API with the steps that cost less; see `steps` and `rows`."""
    from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, SaveAutoGrades

    settings = copy.deepcopy(api.config)
    steps = list(settings.Autograde.autograde_preprocessors)
    ours = {CheckCellMetadata: ChecksMetadata, SaveAutoGrades: SavesMarks, AssignLatePenalties: AssignsPenalties}
    if (SaveAutoGrades, AsksForTasksAgain) in pairwise(steps):
        steps.remove(AsksForTasksAgain)
        ours[SaveAutoGrades] = SavesMarksAndAsks
    settings.Autograde.autograde_preprocessors = [ours.get(step, step) for step in steps]
    # The notebook is checked once after all steps, not after each.
    settings.Exporter.optimistic_validation = True
    return type(api)(config=settings)
