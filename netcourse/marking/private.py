"""What names a student is the teacher's alone to read: files 0600 and folders 0700, nbgrader's own among them."""

import os
import stat
from collections.abc import Callable, Iterator
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
    for path, mode in _personal(root):
        if mode & _OTHERS:
            with suppress(OSError):
                Path(path).chmod(mode & ~_OTHERS)
                changed += 1
    return changed


def make_private(folder: Path) -> None:
    """Make a folder that is the teacher's alone, and those above it that are not there yet."""
    for one in [*reversed(folder.parents), folder]:
        if not one.is_dir():
            one.mkdir(mode=FOLDER, exist_ok=True)


def _personal(root: Path) -> Iterator[tuple[str, int]]:
    """The paths of what is personal, with their rights; links are left out."""
    for name in FILES:
        yield from _looked_at(root / name, stat.S_ISREG)
    for name in FOLDERS:
        for top, rights in _looked_at(root / name, stat.S_ISDIR):
            yield top, rights
            yield from _within(top)


def _looked_at(path: Path, wanted: Callable[[int], bool]) -> Iterator[tuple[str, int]]:
    with suppress(OSError):
        mode = path.lstat().st_mode
        if wanted(mode):
            yield str(path), stat.S_IMODE(mode)


def _within(top: str) -> Iterator[tuple[str, int]]:
    """From the outside in: what is shut above can't be reached meanwhile. Each is looked at once: a large class has 200,000."""
    ahead = [top]
    while ahead:
        with suppress(OSError), os.scandir(ahead.pop()) as inside:
            for one in inside:
                # The folder says what is a link, and what a folder.
                if not one.is_symlink():
                    with suppress(OSError):
                        yield one.path, stat.S_IMODE(one.stat(follow_symlinks=False).st_mode)
                    if one.is_dir(follow_symlinks=False):
                        ahead.append(one.path)


def shut_unless_shared(root: Path) -> None:
    """See `shut`; a course that several teachers share as a group (nbgrader's ``groupshared``) is left to them."""
    from netcourse.marking.batch.settings import instructors_api

    if not instructors_api(root).coursedir.groupshared:
        shut(root)
