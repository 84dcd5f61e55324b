"""Where a course lives on disk, and which units it has."""

from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError

MARKER = "nbgrader_config.py"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a course. `root` is the course folder; paths need not exist yet."""

    root: Path
    name: str

    @property
    def text(self) -> Path:
        """The one file an author edits."""
        return self.root / "notebooks" / f"{self.name}.py"

    @property
    def notebook(self) -> Path:
        """The executed pair of the text."""
        return self.root / "notebooks" / f"{self.name}.ipynb"

    @property
    def source(self) -> Path:
        """What nbgrader reads."""
        return self.root / "source" / self.name / f"{self.name}.ipynb"

    @property
    def release(self) -> Path:
        """What students get."""
        return self.root / "release" / self.name / f"{self.name}.ipynb"

    @property
    def synthetic_class(self) -> Path:
        """The synthetic students who prove the marking."""
        return self.root / "notebooks" / f"{self.name}.class.toml"

    @property
    def derived(self) -> tuple[Path, Path, Path]:
        """The three files that a build writes."""
        return self.notebook, self.source, self.release


def manifest_path(root: Path) -> Path:
    """The course's manifest, for the course page; it lies beside the units that students get."""
    return root / "release" / "course.json"


def about_path(root: Path) -> Path:
    """What an author says of the course as a whole."""
    return root / "notebooks" / "course.toml"


def find_course(start: Path) -> Path:
    """The course folder that holds `start`.

    Raises
    ------
    CourseError
        If neither `start` nor a folder above it is a course.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / MARKER).is_file() and (folder / "notebooks").is_dir():
            return folder
    raise CourseError(f"{start}: not inside a course (no folder with {MARKER} and notebooks/ here or above)")


def units(root: Path) -> list[Unit]:
    """Every unit that has a text, in order.

    Raises
    ------
    CourseError
        If there is none.
    """
    found = [Unit(root, text.stem) for text in sorted((root / "notebooks").glob("[0-9][0-9]_*.py"))]
    if not found:
        raise CourseError(f"{root / 'notebooks'}: no unit here; a unit's text is named like 05_tumour_grade.py")
    return found


def find_unit(root: Path, name: str) -> Unit:
    """The unit of that name.

    Raises
    ------
    CourseError
        If there is no such unit; the message lists those that there are.
    """
    known = units(root)
    for unit in known:
        if unit.name == name:
            return unit
    raise CourseError(f"{name.strip() or repr(name)}: no such unit; there is {', '.join(unit.name for unit in known)}")
