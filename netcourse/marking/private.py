"""What names a student is the teacher's alone to read: files 0600 and folders 0700, nbgrader's own among them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
# What a course folder holds of its students, in nbgrader's own names and ours.
FOLDERS = ("submitted", "received", "autograded", "feedback", ".netcourse", "exports")
FILES = ("gradebook.db", "gradebook.db-journal", "nbgrader.log", ".nbgrader.log", "grades.csv")
_OTHERS = 0o077


def shut(root: Path) -> int:
    """Take from everybody else the right to read what a course folder holds of its students.

    Owner's rights stay as they are, and nothing is followed out of the folder. What is not ours to change is left.

    Parameters
    ----------
    root : Path
        The course folder. Where several teachers share it as a group (nbgrader's ``groupshared``), don't call this.

    Returns
    -------
    int
        How many files and folders were changed.
    """
    changed = 0
    for path in _personal(root):
        with suppress(OSError):
            mode = path.lstat().st_mode & 0o7777
            if mode & _OTHERS:
                path.chmod(mode & ~_OTHERS)
                changed += 1
    return changed


def make_private(folder: Path) -> None:
    """Make a folder that is the teacher's alone, and those above it that are not there yet."""
    for one in [*reversed(folder.parents), folder]:
        if not one.is_dir():
            one.mkdir(mode=FOLDER, exist_ok=True)


def _personal(root: Path) -> Iterator[Path]:
    for name in FILES:
        path = root / name
        if path.is_file() and not path.is_symlink():
            yield path
    for name in FOLDERS:
        top = root / name
        if not top.is_dir() or top.is_symlink():
            continue
        # From the outside in: what is shut above can't be reached meanwhile.
        yield top
        for here, folders, files in os.walk(top):
            inside = (Path(here, one) for one in (*folders, *files))
            yield from (one for one in inside if not one.is_symlink())


def shut_unless_shared(root: Path) -> None:
    """See `shut`; a course that several teachers share as a group (nbgrader's ``groupshared``) is left to them."""
    from netcourse.marking.batch.settings import instructors_api

    if not instructors_api(root).coursedir.groupshared:
        shut(root)
