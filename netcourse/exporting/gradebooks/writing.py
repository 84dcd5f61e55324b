"""Files that hold personal data: written beside and moved into place, and for nobody's eyes but their owner's."""

from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.files import write_whole

FOLDER = "exports"
# What students get: the releases, the browser edition, the course in their JupyterLab.
_STUDENTS = ("release", "lite-site", "lab-course")


def place(root: Path, into: Path | None, name: str) -> Path:
    """Where a file goes: into the course's own folder for what is handed on, or where the teacher says.

    Parameters
    ----------
    root : Path
        The course folder.
    into : Path or None
        A file that is not there yet.
    name : str
        What it is called in the course's own folder.

    Raises
    ------
    CourseError
        If that is what students get, or there is a file already that may be somebody's.
    """
    path = (into if into is not None else root / FOLDER / name).absolute()
    if any((root / name).resolve() in (path.parent.resolve() / path.name).parents for name in _STUDENTS):
        raise CourseError(f"{path}: lies in what students get; choose another place by --into")
    if path.is_symlink() or path.is_dir():
        raise CourseError(f"{path}: a {'link' if path.is_symlink() else 'folder'}; --into takes a file that is not there yet")
    if into is not None and path.exists():
        raise CourseError(f"{path}: is there already; --into takes a file that is not there yet")
    return path


def write(path: Path, data: bytes) -> None:
    """Put a file in its place, whole, readable by its owner alone."""
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=0o700)
    if path.parent.name == FOLDER:
        path.parent.chmod(0o700)
    write_whole(path, data)
