"""What is there to be marked: the submissions of a unit, and what a result of one depends on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.intake.store import Store
from netcourse.marking.replaying import files_in


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's submission of a unit in a course folder."""

    root: Path
    unit: str
    student: str

    @property
    def folder(self) -> Path:
        """What was collected; only read."""
        return self.root / "submitted" / self.student / self.unit

    @property
    def notebook(self) -> Path:
        """The submitted notebook."""
        return self.folder / f"{self.unit}.ipynb"

    def beside(self) -> dict[str, bytes]:
        """The student's other files, by relative path; links and other oddities are left out."""
        return files_in(self.folder, lambda path: path == self.notebook)

    def repairs(self) -> tuple[str, ...]:
        """What `netcourse collect` repaired in it, a line each."""
        try:
            return Store(self.root, self.unit).repairs(self.student)
        except CourseError:
            return ()  # the log of a collection is no reason not to mark

    def digest(self, terms: str) -> str:
        """A fingerprint of all that the result depends on: the student's bytes, and the terms (`Terms.of`)."""
        own = hashlib.sha256(terms.encode())
        for name, content in {self.notebook.name: self.notebook.read_bytes(), **self.beside()}.items():
            own.update(f"{name}\0{len(content)}\0".encode())
            own.update(content)
        return own.hexdigest()


def find_submissions(root: Path, unit: str, students: list[str] | None = None) -> list[Submission]:
    """The submissions of a unit, by student.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    students : list of str, optional
        Only these.

    Raises
    ------
    CourseError
        If there is none, or a named student has none.
    """
    there = {path.parent.name for path in (root / "submitted").glob(f"*/{unit}") if (path / f"{unit}.ipynb").is_file()}
    missing = sorted(set(students or ()) - there)
    if missing:
        raise CourseError(f"{root / 'submitted' / missing[0] / unit}: no submission of this student")
    if not there:
        raise CourseError(f"{root / 'submitted'}: no submission of {unit}; 'netcourse collect {unit} FOLDER' takes them in")
    return [Submission(root, unit, student) for student in sorted(students or there)]


def files_of_source(root: Path, unit: str) -> dict[str, bytes]:
    """The instructor's files of a unit, by relative path.

    Raises
    ------
    CourseError
        If the unit has no source.
    """
    folder = root / "source" / unit
    if not (folder / f"{unit}.ipynb").is_file():
        raise CourseError(f"{folder}: no such source; nbgrader marks with it")
    return files_in(folder, lambda path: ".ipynb_checkpoints" in path.parts)
