"""How many answers the submissions of a unit hold, for the report of a run."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from netcourse.items.store import ANSWERS, dump, recorded_in
from netcourse.marking.batch.seen import Seen
from netcourse.marking.batch.submissions import Contents, Submission
from netcourse.marking.intake.holding import Holding, Tally, holding_of
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.release import released


class Holdings:
    """Counts answers against the unit's release. Without one nothing is said, and marking goes on.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    counts : bool
        Whether there is anything to count: another course has no forms.
    """

    def __init__(self, root: Path, unit: str, *, counts: bool = True) -> None:
        self._release = released(root, unit) if counts else None
        self._seen = Seen(root, unit, "held", self._release)

    def of(self, submission: Submission, contents: Contents | None = None) -> Holding | None:
        """What a submission holds; None if that can't be told. `contents` is what was read of it already."""
        try:
            if self._release is None or submission.notebook.stat().st_size > LIMITS.file:
                return None
            contents = contents or submission.contents()
        except OSError:
            return None
        key = self._seen.key(contents.own)
        if (kept := self._seen.get(submission.student, key)) is not None:
            return _from_data(kept)
        recorded, why = recorded_in(submission.folder)
        answers = dump(recorded).encode(errors="replace") if recorded else None
        try:
            found = holding_of(contents.notebooks[submission.notebook.name], answers, self._release, LIMITS)
        except Exception:  # noqa: BLE001 (what a notebook holds is told besides; it stops nobody's marks)
            return None
        lost = f"{ANSWERS} can't be read ({why}): only the answers in the notebook count; ask for the file again"
        found = replace(found, warnings=(lost, *found.warnings)) if found and why else found
        if found and contents.beside.get(ANSWERS, b"") == _bytes_of(submission.folder / ANSWERS):
            self._seen.put(submission.student, key, asdict(found))
        return found


def _bytes_of(answers: Path) -> bytes:
    """What lies there now, which is what was counted unless somebody changed it meanwhile."""
    return answers.read_bytes() if answers.is_file() else b""


def _from_data(kept: dict[str, Any]) -> Holding:
    forms, exercises, texts = (
        Tally(tuple(kept[kind]["answered"]), tuple(kept[kind]["asked"])) for kind in ("forms", "exercises", "texts")
    )
    return Holding(forms, exercises, texts, tuple(kept["warnings"]))
