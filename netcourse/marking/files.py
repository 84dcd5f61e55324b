"""Files of a course folder: read whole, without links; written whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def files_in(folder: Path, leave_out: Callable[[Path], bool]) -> dict[str, bytes]:
    """The plain files of a folder by relative path; links are left out, as they may lead anywhere."""
    found = sorted(path for path in folder.rglob("*") if stat.S_ISREG(path.lstat().st_mode) and not leave_out(path))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def given_in(folder: Path, ignored: Sequence[str]) -> dict[str, bytes]:
    """An instructor's files beside the notebooks, by relative path, as nbgrader copies them to each submission."""
    from nbgrader.utils import find_all_files

    copied = {Path(path) for path in find_all_files(str(folder), [*ignored, "*.ipynb"])}
    return files_in(folder, lambda path: path not in copied)


def write_whole(path: Path, content: bytes, *, keeps_mode: bool = False) -> None:
    """Write a file so that it is the old one or the new one and never half of it, also where the machine stops meanwhile.

    Parameters
    ----------
    path : Path
        Where; folders that are not there yet are made.
    content : bytes
        What.
    keeps_mode : bool
        Whether the rights of a file that is there stay, which somebody may have set for a group of teachers. Otherwise, and of a
        new file, only its owner reads it.

    Raises
    ------
    OSError
        If it can't be written, with this path and why; what stood there stands there still.
    """
    with told_of(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp makes 0600, and a rename keeps that.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            if keeps_mode and path.exists():
                Path(name).chmod(path.stat().st_mode & 0o777)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """While a file is written: a failure is told of the file that was asked for, and of none that was to become it.

    Raises
    ------
    OSError
        Of the same number, with `path` and in words what is wrong.
    """
    try:
        yield
    except OSError as error:
        # The file that is missing would be a new one: it is the folder that takes none, as those of /proc.
        none_taken = error.errno == errno.ENOENT and path.parent.is_dir()
        why = f"{path.parent} takes no new files" if none_taken else error.strerror or str(error)
        raise OSError(error.errno, f"can't be written: {why}", str(path)) from error
