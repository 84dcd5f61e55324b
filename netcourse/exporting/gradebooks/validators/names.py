"""Whose a file is that comes back in a zip, as Moodle and Canvas find it out from its name.

Rules as in Moodle's mod/assign/feedback/file/importziplib.php and in Canvas's Assignment#infer_comment_context_from_filename, in
our own words.
"""

import re
from pathlib import PurePosixPath


def moodle_owner(path: str) -> tuple[int, str] | None:
    """The participant's number and the name under which a student sees the file.

    Parameters
    ----------
    path : str
        Inside the zip.

    Returns
    -------
    tuple or None
        None if Moodle passes over the file.
    """
    if PurePosixPath(path).name[:1] in (".", "~"):
        return None
    parts = path.split("/")
    for at, part in enumerate(parts):
        info = part.split("_", 4)
        if len(info) >= 4 and re.fullmatch(r"\d+", info[1]) and info[2] in ("assignsubmission", "assignfeedback"):
            rest = [info[4] if len(info) > 4 else "", *parts[at + 1 :]]
            return int(info[1]), "/".join(rest).lstrip("/")
    return None


def canvas_owner(path: str) -> tuple[int, int] | None:
    """The user's number and that of the file that was handed in, to which Canvas adds the one that comes back.

    Returns
    -------
    tuple or None
        None if Canvas ignores the file.
    """
    name = PurePosixPath(path).name
    parts = name.split("_")
    numbers = [int(part) for part in parts if re.fullmatch(r"\d+", part)][:2]
    if len(numbers) < 2 or parts[-1].startswith("link") or name.startswith("._"):
        return None
    return numbers[0], numbers[1]
