"""Where a course keeps its folders and what its names are: nbgrader's own settings say, and a course may set each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

Step = Literal["source", "release", "submitted", "autograded"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a course, as nbgrader's CourseDirectory names them.

    Attributes
    ----------
    structure : str
        How a path is made of `nbgrader_step`, `student_id` and `assignment_id`.
    source, release, submitted, autograded : str
        What each step is called.
    ignored : tuple of str
        Patterns of names that nbgrader never copies.
    """

    structure: str = "{nbgrader_step}/{student_id}/{assignment_id}"
    source: str = "source"
    release: str = "release"
    submitted: str = "submitted"
    autograded: str = "autograded"
    ignored: tuple[str, ...] = (".ipynb_checkpoints", "*.pyc", "__pycache__", ".pytest_cache")

    def folder(self, root: Path, step: Step, unit: str, student: str = ".") -> Path:
        """The folder of a student's work, or with no student that of the instructor's."""
        return _folder(self.structure, getattr(self, step), root, unit, student)

    def students(self, root: Path, unit: str) -> Iterator[str]:
        """Whoever has a folder where submissions lie, whether the unit is in it or not."""
        above, _, _ = self._parted()
        folder = Path(root, above.format(nbgrader_step=self.submitted, assignment_id=unit))
        if folder.is_dir():
            yield from (student for one in sorted(folder.iterdir()) if (student := self.student_in(one.name)) is not None)

    def student_in(self, name: str) -> str | None:
        """Whose folder has this name; None where it is none of a student's."""
        _, part, _ = self._parted()
        found = re.fullmatch(re.escape(part).replace(re.escape("{student_id}"), "(?P<student>.+)"), name)
        return found["student"] if found else None

    def own(self, root: Path, unit: str, student: str) -> Path:
        """The folder that is the student's alone, or, where nothing is, that of the submission."""
        above, part, _ = self._parted()
        return Path(root, above.format(nbgrader_step=self.submitted, assignment_id=unit), part.format(student_id=student))

    def _parted(self) -> tuple[str, str, str]:
        """What stands before the part that names the student, that part, and what follows it."""
        parts = Path(self.structure).parts
        at = next((at for at, part in enumerate(parts) if "{student_id}" in part), len(parts) - 1)
        return str(Path(*parts[:at])) if at else "", parts[at], str(Path(*parts[at + 1 :]))


# Asked a dozen times of each submission in turn.
@lru_cache(maxsize=16)
def _folder(structure: str, step: str, root: Path, unit: str, student: str) -> Path:
    return Path(root, structure.format(nbgrader_step=step, student_id=student, assignment_id=unit))


def layout_of(api: Any) -> Layout:
    """How a course is laid out.

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    """
    course = api.coursedir
    return Layout(
        str(course.directory_structure),
        str(course.source_directory),
        str(course.release_directory),
        str(course.submitted_directory),
        str(course.autograded_directory),
        tuple(course.ignore),
    )


def called(cell: str, notebook: str, notebooks: int) -> str:
    """What a cell is called in reports: nbgrader's ids are unique in a notebook, not in an assignment of several."""
    return f"{notebook}/{cell}" if notebooks > 1 else cell
