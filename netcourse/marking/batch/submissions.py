"""What is there to be marked: the submissions of a unit, and what a result of one depends on."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.bearable import problem_with_files
from netcourse.marking.files import files_in
from netcourse.marking.intake.release import text_of
from netcourse.marking.intake.standing import problem_with_folder, problem_within
from netcourse.marking.intake.store import Store


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
    def autograded(self) -> Path:
        """The marked notebook, which nbgrader writes."""
        return self.root / "autograded" / self.student / self.unit / f"{self.unit}.ipynb"

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


def find_submissions(root: Path, unit: str, students: list[str] | None = None) -> tuple[list[Submission], dict[str, str]]:
    """The submissions of a unit, by student, and what lies in `submitted/` that is none.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    students : list of str, optional
        Only these.

    Returns
    -------
    list of Submission
        What can be marked.
    dict
        Student, or the name of the folder, to the reason why not.

    Raises
    ------
    CourseError
        If there is nothing at all, or a named student has none.
    """
    there: list[Submission] = []
    refused: dict[str, str] = {}
    submitted = root / "submitted"
    for folder in sorted(submitted.iterdir()) if submitted.is_dir() else ():
        if students is None or folder.name in students:
            one = Submission(root, unit, folder.name)
            why = _problem(folder, one)
            if why:
                refused[folder.name] = why
            elif one.folder.is_dir():
                there.append(one)
    missing = sorted(set(students or ()) - {one.student for one in there} - set(refused))
    if missing:
        raise CourseError(f"{submitted / missing[0] / unit}: no submission of this student")
    if not there and not refused:
        raise CourseError(f"{submitted}: no submission of {unit}; 'netcourse collect {unit} FOLDER' takes them in")
    return there, refused


def _problem(folder: Path, one: Submission) -> str:
    """Why a folder of `submitted/` can't be marked; empty if it can, or if it holds nothing of this unit."""
    why = problem_with_folder(folder, one.unit)
    if why or not one.folder.is_dir():
        return why
    if one.notebook.is_file():
        return problem_with_files(one.folder, one.notebook)
    others = [name for name in problem_within(one.folder)[1] if name.endswith(".ipynb")]
    there = f", but {', '.join(others[:3])}: 'netcourse collect {one.unit} --from-submitted' looks at it" if others else ""
    return f"there is no {one.notebook.name}{there}"


def source_of(root: Path, unit: str) -> Path:
    """The instructor's notebook of a unit."""
    return root / "source" / unit / f"{unit}.ipynb"


def cells_given(root: Path, unit: str) -> tuple[str, ...]:
    """The texts of the code cells that students were given, from `release/`; none where that can't be read."""
    try:
        cells = json.loads((root / "release" / unit / f"{unit}.ipynb").read_bytes())["cells"]
        return tuple(text_of(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def files_of_source(root: Path, unit: str) -> dict[str, bytes]:
    """The instructor's files of a unit, by relative path.

    Raises
    ------
    CourseError
        If the unit has no source.
    """
    folder = source_of(root, unit).parent
    if not source_of(root, unit).is_file():
        raise CourseError(f"{folder}: no such source; nbgrader marks with it")
    return files_in(folder, lambda path: ".ipynb_checkpoints" in path.parts)
