"""Write the pages of a class, those alone that changed, each whole or not at all."""

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import nbformat

from netcourse.errors import CourseError
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.debrief.model import Debrief
from netcourse.marking.debrief.opening import opening_day
from netcourse.marking.files import write_whole

# What nbgrader's exchange laid beside a submission, and asks for beside its page: when it came, and what only its student knows.
BESIDE = ("timestamp.txt", "submission_secret.txt")
# Both are short.
_MOST_BYTES = 10_000

Outcome = Literal["renewed", "as it was", "not made"]


@dataclass(frozen=True, slots=True)
class Page:
    """One student's page: where it lies, and what came of it. For "not made", `why` says why."""

    student: str
    path: Path
    outcome: Outcome
    why: str = ""


class Feedback:
    """The feedback of one unit in a course folder, with the instructor's settings.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    best_from : str, optional
        In place of the setting ``DebriefExporter.best_answers_from``.

    Raises
    ------
    CourseError
        If there is no such unit, or the date is none.
    """

    def __init__(self, root: Path, unit: str, best_from: str | None = None) -> None:
        from nbgrader.coursedir import CourseDirectory

        self.root, self.unit = root.resolve(), unit
        config = instructors_api(self.root).config
        if best_from is not None:
            config.DebriefExporter.best_answers_from = best_from
        try:
            opening_day(str(config.DebriefExporter.get("best_answers_from", "")))
        except ValueError as error:
            raise CourseError(str(error)) from None
        self._course = CourseDirectory(config=config)
        self._config = config
        self._course.assignment_id = unit
        known = self._units()
        if unit not in known:
            there = f"there is {', '.join(known)}" if known else f"nothing is there; 'netcourse mark {unit}' marks"
            raise CourseError(f"{self._folder('autograded_directory', '*')}: no marked work of {unit}; {there}")
        self._converter = self._ready()

    @property
    def students(self) -> list[str]:
        """Whose work was handed in or marked."""
        folders = [*self._found("autograded_directory", self.unit), *self._found("submitted_directory", self.unit)]
        return sorted({folder.parent.name for folder in folders})

    @property
    def pages(self) -> Path:
        """Where the pages lie, with ``*`` for a student."""
        return self._folder("feedback_directory", "*") / f"{self.unit}.html"

    def write(self, student: str) -> Page:
        """Write one student's page, if it is not there as it must be.

        An earlier page stays where it is as long as no new one can be made.

        Raises
        ------
        CourseError
            If nobody of that name handed in.
        """
        if student not in self.students:
            raise CourseError(f"{self._folder('submitted_directory', student)}: no work of this student")
        source = self._folder("autograded_directory", student) / f"{self.unit}.ipynb"
        path = self._folder("feedback_directory", student) / f"{self.unit}.html"
        try:
            text = self._page(student, source)
        except CourseError as error:
            return Page(student, path, "not made", str(error))
        self._lay_beside(student, path.parent)
        if path.is_file() and path.read_bytes() == text:
            return Page(student, path, "as it was")
        write_whole(path, text, keeps_mode=True)
        return Page(student, path, "renewed")

    def _lay_beside(self, student: str, folder: Path) -> None:
        """Lay beside a page what nbgrader's exchange asks for when it takes the page back to the student."""
        for name in BESIDE:
            there, here = self._folder("submitted_directory", student) / name, folder / name
            if there.is_file() and not there.is_symlink() and there.stat().st_size <= _MOST_BYTES:
                content = there.read_bytes()
                if not here.is_file() or here.read_bytes() != content:
                    write_whole(here, content, keeps_mode=True)

    def debrief(self, student: str) -> Debrief:
        """What stands on one student's page, as data; no page is written.

        Raises
        ------
        CourseError
            If nobody of that name handed in, or the work is not marked.
        """
        if student not in self.students:
            raise CourseError(f"{self._folder('submitted_directory', student)}: no work of this student")
        source = self._folder("autograded_directory", student) / f"{self.unit}.ipynb"
        self._expect_marks(student, source)
        resources = self._converter.init_single_notebook_resources(str(source))
        found: Debrief = self._converter.exporter.debrief(nbformat.read(source, as_version=4), resources)
        return found

    def _page(self, student: str, source: Path) -> bytes:
        self._expect_marks(student, source)
        try:
            resources = self._converter.init_single_notebook_resources(str(source))
            text, _ = self._converter.exporter.from_filename(str(source), resources=resources)
        except Exception as error:
            raise CourseError(f"{source}: no feedback can be made of it: {type(error).__name__}: {error}") from error
        return str(text).encode("utf-8", "replace")

    def _expect_marks(self, student: str, source: Path) -> None:
        from nbgrader.api import Gradebook, MissingEntry

        if not source.is_file():
            raise CourseError(f"{source}: is not marked yet; 'netcourse mark {self.unit} {student}' marks it")
        with closing(Gradebook(self._course.db_url)) as gradebook:
            try:
                gradebook.find_submission_notebook(self.unit, self.unit, student)
            except MissingEntry:
                mend = f"'netcourse mark {self.unit} {student} --again' marks it"
                raise CourseError(f"{source}: the gradebook holds no marks for it; {mend}") from None

    def _ready(self) -> Any:
        from nbgrader.converters import GenerateFeedback

        converter = GenerateFeedback(coursedir=self._course, config=self._config)
        converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
        for step in converter.preprocessors:
            converter.exporter.register_preprocessor(step)
        return converter

    def _folder(self, kind: str, student: str) -> Path:
        return Path(self.root, self._course.format_path(getattr(self._course, kind), student, self.unit))

    def _found(self, kind: str, unit: str) -> list[Path]:
        pattern = self._course.format_path(getattr(self._course, kind), "*", unit)
        return sorted(path for path in self.root.glob(os.path.relpath(self.root / pattern, self.root)) if path.is_dir())

    def _units(self) -> list[str]:
        return sorted({folder.name for folder in self._found("autograded_directory", "*")})


def summary(pages: Sequence[Page]) -> str:
    """What came of all, in a line."""
    counts = [sum(one.outcome == kind for one in pages) for kind in ("renewed", "as it was", "not made")]
    line = f"{counts[0]} renewed, {counts[1]} as {'it was' if counts[1] == 1 else 'they were'}"
    return line + (f", {counts[2]} not made" if counts[2] else "")
