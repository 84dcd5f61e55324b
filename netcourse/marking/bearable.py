"""What of a submission is read at all: the sizes that are asked before anything is parsed.

`netcourse collect` lets through little that is larger, but what lies in `submitted/` may have come by another way. A few bytes of
JSON become hundreds in memory, and nbgrader copies a notebook a dozen times: so its parts are counted as well as its bytes.
"""

import stat
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.intake.limits import LIMITS

TIMESTAMP = "timestamp.txt"
# No way to write a time is longer. nbgrader's reader of times takes minutes over a long text.
LONGEST_TIME = 100
# Objects and lists; a unit of this course has 2,000, its handed-in notebook twice as many.
MOST_OBJECTS = 100_000
MOST_COMMAS = 2_000_000


class TooMuch(CourseError):  # noqa: N818 (it says what the submission is)
    """A submission that is not read, because it holds more than any honest one; the message says of what."""


def problem_with_files(folder: Path, notebook: Path) -> str:
    """What a submission's files hold too much of, told from their sizes alone; empty if nothing.

    Parameters
    ----------
    folder : Path
        The submission, without links.
    notebook : Path
        Its notebook.
    """
    found = ((path, path.stat()) for path in folder.rglob("*"))
    sizes = {path: told.st_size for path, told in found if stat.S_ISREG(told.st_mode)}
    own = sizes.pop(notebook, 0)
    if own > LIMITS.file:
        return f"{notebook.name} is too big ({own / 1e6:,.1f} MB; at most {LIMITS.file / 1e6:,.0f} MB)"
    if sum(sizes.values()) > LIMITS.parcel:
        largest = max(sizes, key=lambda path: sizes[path]).relative_to(folder)
        return (
            f"the files beside the notebook are too big ({sum(sizes.values()) / 1e6:,.1f} MB, the largest is {largest}; "
            f"at most {LIMITS.parcel / 1e6:,.0f} MB)"
        )
    return _problem_with_time(folder / TIMESTAMP) if folder / TIMESTAMP in sizes else ""


def _problem_with_time(path: Path) -> str:
    from nbgrader.utils import parse_utc

    try:
        text = path.read_text(encoding="utf-8").strip() if path.stat().st_size <= LONGEST_TIME else None
        if text:
            parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        text = None
    return f"{TIMESTAMP} holds no time; put the time there, or take the file away" if text is None else ""


def check_parts(notebook: Path) -> None:
    """Refuse a notebook of too many parts, before it is parsed.

    Raises
    ------
    TooMuch
        With what there is too much of.
    OSError
        If it can't be read.
    """
    raw = notebook.read_bytes()
    objects, commas = raw.count(b"{") + raw.count(b"["), raw.count(b",")
    if objects > MOST_OBJECTS or commas > MOST_COMMAS:
        raise TooMuch(
            f"its notebook has too many parts ({max(objects, commas):,}); most often they are outputs: clear them, keep "
            "answers.json, and collect both again"
        )
