"""nbgrader's export with its own columns, and every cell quoted that needs it.

``nbgrader export --exporter=netcourse.exporting.gradebooks.plugin.QuotedCsv`` calls it. nbgrader's own exporter joins cells by
commas and quotes none, so that "Smith, Jr." moves the marks of that row by a column.
"""

from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from netcourse.exporting.gradebooks.numbers import plain
from netcourse.exporting.gradebooks.plain import encoded, inert
from netcourse.exporting.gradebooks.writing import write

_COLUMNS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email")
_MARKS = ("raw_score", "late_submission_penalty", "score", "max_score")


class QuotedCsv(ExportPlugin):
    """The columns of nbgrader's `CsvExportPlugin`; whoever handed in nothing is left out in place of getting 0."""

    def export(self, gradebook: Any) -> None:
        """Write the marks of all units, or of those asked for by ``--assignment`` and ``--student``.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
            Only read.
        """
        path = Path(self.to or "grades.csv")
        units, students = set(map(str, self.assignment)), set(map(str, self.student))
        found, left = [], 0
        for unit in gradebook.assignments:
            for student in gradebook.students:
                if (units and unit.name not in units) or (students and student.id not in students):
                    continue
                try:
                    found.append(_row(unit, student, gradebook.find_submission(unit.name, student.id)))
                except MissingEntry:
                    left += 1
        write(path.absolute(), encoded([[*_COLUMNS, *_MARKS], *found]))
        self.log.info("Exported %d rows to %s; %d without a submission are left out", len(found), path, left)


def _row(unit: Any, student: Any, submission: Any) -> list[str]:
    penalty = float(submission.late_submission_penalty or 0)
    score = float(submission.score)
    said = (unit.name, unit.duedate, submission.timestamp, student.id, student.last_name, student.first_name, student.email)
    texts = ["" if one is None else inert(str(one)) for one in said]
    return [*texts, plain(score), plain(penalty), plain(max(0.0, score - penalty)), plain(float(unit.max_score))]
