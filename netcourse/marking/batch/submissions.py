"""What is there to be marked: the submissions of a unit, and what a result of one depends on."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.bearable import problem_with_files
from netcourse.marking.files import files_in, given_in
from netcourse.marking.intake.names import problem_with_id
from netcourse.marking.intake.release import text_of
from netcourse.marking.intake.standing import problem_with_folder, problem_within
from netcourse.marking.intake.store import Store
from netcourse.marking.layout import Layout

STANDARD = Layout()


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a submission as they were read, once for all who ask: its notebooks and what lies beside them, by name.

    `own` is a fingerprint of them all.
    """

    notebooks: Mapping[str, bytes]
    beside: Mapping[str, bytes]
    own: str

    def digest(self, terms: str) -> str:
        """See `Submission.digest`."""
        return hashlib.sha256(f"{terms}\0{self.own}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's submission of a unit in a course folder.

    `names` are the notebooks of its release, in order; one that is named as the unit where nothing else is said.
    """

    root: Path
    unit: str
    student: str
    names: tuple[str, ...] = ()
    layout: Layout = STANDARD

    @property
    def folder(self) -> Path:
        """What was collected; only read."""
        return self.layout.folder(self.root, "submitted", self.unit, self.student)

    @property
    def marked(self) -> Path:
        """The folder of the marked notebooks, which nbgrader writes."""
        return self.layout.folder(self.root, "autograded", self.unit, self.student)

    @property
    def autograded(self) -> Path:
        """The first marked notebook."""
        return self.marked / f"{self.there[0]}.ipynb"

    @property
    def released(self) -> tuple[str, ...]:
        """The names of the notebooks that a student gets."""
        return self.names or (self.unit,)

    @property
    def there(self) -> tuple[str, ...]:
        """The names of those that were handed in; never none."""
        released = self.released
        if len(released) == 1:  # asked many times a submission, and the disk need not be
            return released
        return tuple(name for name in released if (self.folder / f"{name}.ipynb").is_file()) or released[:1]

    @property
    def is_marked(self) -> bool:
        """Whether each notebook that was handed in lies there marked."""
        return all((self.marked / f"{name}.ipynb").is_file() for name in self.there)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that were not handed in."""
        there = self.there
        return tuple(name for name in self.released if name not in there)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of notebooks that lie there and are none of the release's."""
        found = sorted(path.stem for path in self.folder.glob("*.ipynb") if not path.name.startswith("."))
        return tuple(name for name in found if name not in self.released)

    @property
    def notebook(self) -> Path:
        """The submitted notebook, the first of several."""
        return self.folder / f"{self.there[0]}.ipynb"

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """All submitted notebooks of the release."""
        return tuple(self.folder / f"{name}.ipynb" for name in self.there)

    def beside(self) -> dict[str, bytes]:
        """The student's other files, by relative path; links and other oddities are left out."""
        own = self.notebooks
        return files_in(self.folder, lambda path: path in own)

    def repairs(self) -> tuple[str, ...]:
        """What `netcourse collect` repaired in it, a line each."""
        try:
            return Store(self.root, self.unit).repairs(self.student)
        except CourseError:
            return ()  # the log of a collection is no reason not to mark

    def contents(self) -> Contents:
        """All that was handed in, read now.

        Raises
        ------
        OSError
            If it can't be read.
        """
        notebooks, beside = {path.name: path.read_bytes() for path in self.notebooks}, self.beside()
        own = hashlib.sha256()
        for name, content in {**notebooks, **beside}.items():
            own.update(f"{name}\0{len(content)}\0".encode())
            own.update(content)
        return Contents(notebooks, beside, own.hexdigest())

    def digest(self, terms: str) -> str:
        """A fingerprint of all that the result depends on: the student's bytes, and the terms (`Terms.of`)."""
        return self.contents().digest(terms)


def find_submissions(
    root: Path, unit: str, students: list[str] | None = None, *, names: Sequence[str] = (), layout: Layout = STANDARD
) -> tuple[list[Submission], dict[str, str]]:
    """The submissions of a unit, by student, and what lies in `submitted/` that is none.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    students : list of str, optional
        Only these.
    names : sequence of str
        The notebooks of the release, if they are other than one that is named as the unit.
    layout : Layout
        Where the course keeps its folders.

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
    for student in layout.students(root, unit):
        if students is None or student in students:
            one = Submission(root, unit, student, tuple(names), layout)
            why = _problem(layout.own(root, unit, student), one)
            if why:
                refused[student] = why
            elif one.folder.is_dir():
                there.append(one)
    submitted = root / layout.submitted
    missing = sorted(set(students or ()) - {one.student for one in there} - set(refused))
    if missing:
        folder = layout.folder(root, "submitted", unit, missing[0])
        raise CourseError(f"{folder}: no submission of this student")
    if not there and not refused:
        raise CourseError(f"{submitted}: no submission of {unit}; 'netcourse collect {unit} FOLDER' takes them in")
    return there, refused


def _problem(folder: Path, one: Submission) -> str:
    """Why a folder of `submitted/` can't be marked; empty if it can, or if it holds nothing of this unit."""
    # Where the folder is not the student's alone, no folder of the unit lies in it.
    inside = one.folder.relative_to(folder).as_posix() if one.folder != folder else ""
    why = problem_with_folder(folder, inside) if inside else _problem_with_own(folder, one.student)
    if why or not one.folder.is_dir():
        return why
    if one.notebook.is_file():
        return next(filter(None, (problem_with_files(one.folder, path) for path in one.notebooks)), "")
    others = [name for name in problem_within(one.folder)[1] if name.endswith(".ipynb")]
    there = f", but {', '.join(others[:3])}: 'netcourse collect {one.unit} --from-submitted' looks at it" if others else ""
    wanted = " or ".join(f"{name}.ipynb" for name in one.released[:3])
    return f"there is no {wanted}{there}"


def problem_in(one: Submission) -> str:
    """Why the files of a submission can't be marked; empty if they can."""
    if why := problem_within(one.folder)[0]:
        return why
    return next(filter(None, (problem_with_files(one.folder, path) for path in one.notebooks)), "")


def _problem_with_own(folder: Path, student: str) -> str:
    if folder.is_symlink():
        return f"{folder.name} is a link; put the submission itself there"
    if odd := problem_with_id(student):
        return f"the name of the folder {odd}"
    return problem_within(folder)[0] if folder.is_dir() else ""


def cells_given(root: Path, unit: str) -> tuple[str, ...]:
    """The texts of the code cells that students were given, from `release/`; none where that can't be read."""
    try:
        notebooks = [json.loads(path.read_bytes())["cells"] for path in sorted((root / "release" / unit).glob("*.ipynb"))]
        return tuple(text_of(cell["source"]) for cells in notebooks for cell in cells if cell["cell_type"] == "code")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def source_of(root: Path, unit: str, name: str = "", layout: Layout = STANDARD) -> Path:
    """The instructor's notebook of a unit; `name` is that of a notebook, if it is another than the unit's."""
    return layout.folder(root, "source", unit) / f"{name or unit}.ipynb"


def files_of_source(root: Path, unit: str, names: Sequence[str] = (), layout: Layout = STANDARD) -> dict[str, bytes]:
    """The instructor's files of a unit, by relative path.

    Raises
    ------
    CourseError
        If the unit has no source.
    """
    folder = layout.folder(root, "source", unit)
    for name in names or (unit,):
        if not (folder / f"{name}.ipynb").is_file():
            what = folder if len(names) < 2 else folder / f"{name}.ipynb"
            raise CourseError(f"{what}: no such source; nbgrader marks with it")
    return files_in(folder, lambda path: ".ipynb_checkpoints" in path.parts)


def given_files(root: Path, unit: str, layout: Layout = STANDARD) -> dict[str, bytes]:
    """The instructor's files beside the notebooks, as nbgrader copies them to each submission."""
    return given_in(layout.folder(root, "source", unit), layout.ignored)
