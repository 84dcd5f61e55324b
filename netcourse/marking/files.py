"""Files of a course folder: read whole, without links; written whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def files_in(folder: Path, leave_out: Callable[[Path], bool]) -> dict[str, bytes]:
    """The plain files of a folder by relative path; links are left out, as they may lead anywhere."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and not leave_out(path))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads, so that it is the old one or the new one and never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(path)
