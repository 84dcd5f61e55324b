"""The exporter that nbgrader's `generate_feedback`, the formgrader's button and `netcourse feedback` all use."""

from datetime import date
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode

from netcourse.marking.debrief.lesson import Lesson, read_lesson
from netcourse.marking.debrief.model import Debrief
from netcourse.marking.debrief.opening import is_open
from netcourse.marking.debrief.page import page
from netcourse.marking.debrief.reading import Whose, read_debrief


class DebriefExporter(Exporter):
    """A marked notebook as a debrief. `GetGrades` and `GetsWaiting` must be among the steps of GenerateFeedback.

    It is a child of nbgrader's converter, whose course folder says where the unit's own text lies.
    """

    output_mimetype = "text/html"
    best_answers_from = Unicode(
        "", help="From this day on (such as 2026-12-01) students see the best answers with their reasons. Empty: never."
    ).tag(config=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.file_extension = ".html"
        self._lessons: dict[str, Lesson] = {}
        self._with_best = self._opened()

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """Make the page of one notebook; see the class."""
        whole, resources = super().from_notebook_node(nb, resources, **options)
        return page(self._debrief(whole, resources)), resources

    def debrief(self, nb: NotebookNode, resources: Any) -> Debrief:
        """What stands on the page of one notebook, as data."""
        return self._debrief(*super().from_notebook_node(nb, resources))

    def _debrief(self, whole: NotebookNode, resources: Any) -> Debrief:
        about = resources["nbgrader"]
        whose = Whose(about["student"], float(about["late_penalty"]), self._with_best)
        return read_debrief(whole, self._lesson(about["assignment"], about["notebook"]), whose)

    def _lesson(self, unit: str, name: str) -> Lesson:
        converter: Any = self.parent
        course = converter.coursedir
        path = Path(course.root, course.format_path(course.source_directory, ".", unit), f"{name}.ipynb")
        if str(path) not in self._lessons:
            self._lessons[str(path)] = self._read(path, name)
        return self._lessons[str(path)]

    def _read(self, path: Path, name: str) -> Lesson:
        try:
            return read_lesson(nbformat.read(path, as_version=4), name)
        except (OSError, ValueError) as error:
            self.log.warning("%s: can't be read (%s), so feedback has no titles and nothing to read again", path, error)
            return Lesson(name)

    def _opened(self) -> bool:
        try:
            return is_open(self.best_answers_from, date.today())
        except ValueError as error:
            self.log.warning("%s", error)
            return False
