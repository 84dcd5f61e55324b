"""What was marked, and from what: a finished submission is not run again unless something that it depends on changed.

A line is written after the gradebook was: what is killed in between is marked again, with the same result.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from netcourse.marking.batch.submissions import Submission
from netcourse.marking.files import write_whole


@dataclass(frozen=True, slots=True)
class Marked:
    """One submission as it was marked: from which bytes, its automatic marks by cell, and what went wrong, a line each."""

    digest: str
    marks: Mapping[str, float]
    troubles: tuple[str, ...]


class Ledger:
    """The finished submissions of a unit, a small file each under `.netcourse/marked/` of the course folder."""

    def __init__(self, root: Path, unit: str) -> None:
        self._folder = root / ".netcourse" / "marked" / unit

    @property
    def begun(self) -> bool:
        """Whether anything of the unit was marked by `netcourse mark`."""
        return self._folder.is_dir()

    def read(self, submission: Submission) -> Marked | None:
        """What was marked last; None if nothing was, or the file can't be read."""
        try:
            data = json.loads(self._path(submission).read_text(encoding="utf-8"))
            marks = {str(cell): float(marks) for cell, marks in data["marks"].items()}
            return Marked(str(data["digest"]), marks, tuple(str(line) for line in data["troubles"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write(self, submission: Submission, marked: Marked) -> None:
        """Keep what was marked, whole or not at all."""
        write_whole(self._path(submission), json.dumps(asdict(marked)).encode())

    def _path(self, submission: Submission) -> Path:
        return self._folder / f"{submission.student}.json"
