"""How many answers the submissions of a unit hold, for the report of a run."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from netcourse.items.store import ANSWERS, dump, recorded_in
from netcourse.marking.batch.seen import Seen
from netcourse.marking.batch.submissions import Submission
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

    def of(self, submission: Submission) -> Holding | None:
        """What a submission holds; None if that can't be told."""
        try:
            if self._release is None or submission.notebook.stat().st_size > LIMITS.file:
                return None
            notebook = submission.notebook.read_bytes()
        except OSError:
            return None
        recorded, why = recorded_in(submission.folder)
        answers = dump(recorded).encode(errors="replace") if recorded else None
        key = self._seen.key(notebook, b"" if answers is None else answers, "no file" if answers is None else "")
        if (kept := self._seen.get(submission.student, key)) is not None:
            found: Holding | None = _from_data(kept)
        else:
            try:
                found = holding_of(notebook, answers, self._release, LIMITS)
            except Exception:  # noqa: BLE001 (what a notebook holds is told besides; it stops nobody's marks)
                return None
            if found:
                self._seen.put(submission.student, key, asdict(found))
        lost = f"{ANSWERS} can't be read ({why}): only the answers in the notebook count; ask for the file again"
        return replace(found, warnings=(lost, *found.warnings)) if found and why else found


def _from_data(kept: dict[str, Any]) -> Holding:
    forms, exercises, texts = (
        Tally(tuple(kept[kind]["answered"]), tuple(kept[kind]["asked"])) for kind in ("forms", "exercises", "texts")
    )
    return Holding(forms, exercises, texts, tuple(kept["warnings"]))
