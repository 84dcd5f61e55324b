"""What nbgrader does on a course folder beside marking a whole class: one submission, marks by hand, feedback, export."""

import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.nbgrader import course_api, expect_success


@dataclass(frozen=True, slots=True)
class StudentMarks:
    """What the gradebook holds for one submission: marks by cell, and all together."""

    by_cell: Mapping[str, float]
    total: float
    max_total: float


class Cycle:
    """One unit's way through nbgrader in one course folder.

    nbgrader's own lines go to `log`, so that a person sees progress and not a log.
    """

    def __init__(self, root: Path, unit: str) -> None:
        self.root = root
        self.unit = unit
        self.log = root / "nbgrader.log"
        self._api = course_api(root)

    def autograde(self, student: str) -> None:
        """Mark one student's submission.

        Raises
        ------
        CourseError
            If nbgrader could not mark it.
        """
        self._call(f"marking {student}", self._api.autograde, student, create=True)

    def mark_by_hand(self, student: str, cell: str, marks: float) -> None:
        """Enter a marker's marks for a cell, as the formgrader does."""
        with closing(self._api.gradebook) as gradebook:
            grade = gradebook.find_grade(cell, self.unit, self.unit, student)
            grade.manual_score = marks
            grade.needs_manual_grade = False
            gradebook.db.commit()

    def write_feedback(self, student: str) -> Path:
        """Write one student's feedback.

        Returns
        -------
        Path
            The HTML page.
        """
        self._call(f"feedback for {student}", self._api.generate_feedback, student)
        return self.root / "feedback" / student / self.unit / f"{self.unit}.html"

    def export(self) -> Path:
        """Export the gradebook.

        Returns
        -------
        Path
            The CSV file.
        """
        path = self.root / "grades.csv"
        self._nbgrader("export", "--to", str(path))
        return path

    def marks(self, student: str) -> StudentMarks:
        """What the gradebook holds for one student."""
        with closing(self._api.gradebook) as gradebook:
            found = gradebook.find_submission(self.unit, student)
            by_cell = {grade.name: float(grade.score) for notebook in found.notebooks for grade in notebook.grades}
            return StudentMarks(by_cell, float(found.score), float(found.max_score))

    def _call(self, what: str, step: Callable[..., dict[str, Any]], student: str, **options: bool) -> None:
        with warnings.catch_warnings(record=True) as warned:
            # What nbgrader's own libraries warn of belongs in the log, not between lines of progress.
            warnings.simplefilter("always")
            answer = step(self.unit, student, force=True, **options)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(str(answer.get("log", "")))
            log.writelines(f"{warning.category.__name__}: {warning.message}\n" for warning in warned)
        expect_success(answer, what)

    def _nbgrader(self, *words: str) -> None:
        # A process of its own: this is the command line that an instructor types, reading nbgrader_config.py in the folder.
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words], cwd=self.root, capture_output=True, text=True, check=False
        )
        with self.log.open("a", encoding="utf-8") as log:
            log.write(ran.stdout + ran.stderr)
        if ran.returncode:
            last = (ran.stderr or ran.stdout).strip().splitlines() or ["no reason given"]
            raise CourseError(f"nbgrader {words[0]} failed: {last[-1]}")
