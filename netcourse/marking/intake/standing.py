"""What stands in `submitted/`, whoever put it there: nothing in it is trusted, and no link in it is followed.

`netcourse collect` puts nothing there but folders and files of safe names. Whatever else is there came by hand, from a hub or
from nbgrader's own collect, and may lead anywhere.
"""

import os
import stat
from pathlib import Path

from netcourse.marking.intake.names import problem_with_id

# More than any hand-in holds; nobody waits for a folder without end.
MOST_FILES = 2_000


def problem_with_folder(folder: Path, unit: str) -> str:
    """Why what is in a student's folder of `submitted/` can't be looked at.

    Parameters
    ----------
    folder : Path
        Such as ``submitted/ada``.
    unit : str
        The unit. A folder without it has no problem.

    Returns
    -------
    str
        Empty if there is none.
    """
    if folder.is_symlink():
        return f"{folder.name} is a link; put the submission itself there"
    if not folder.is_dir():
        return ""
    odd = problem_with_id(folder.name)
    if odd:
        return f"the name of the folder {odd}"
    if not any(folder.iterdir()):
        return "its folder is empty"
    if (folder / unit).is_symlink():
        return f"{unit} is a link; put the submission itself there"
    return problem_within(folder / unit)[0]


def problem_within(folder: Path) -> tuple[str, list[str]]:
    """Why a submission's folder can't be looked at, empty if it can; and the names of all that is in it."""
    names: list[str] = []
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here) / name
            names.append(name)
            mode = path.lstat().st_mode
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                what = "a link" if stat.S_ISLNK(mode) else "no ordinary file"
                return f"{path.relative_to(folder)} is {what}; take it away, or put the file itself there", names
        if len(names) > MOST_FILES:
            return f"it holds more than {MOST_FILES:,} files", names
    return "", names
