"""What came of each submission, in words for an instructor."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from netcourse.marking.execution.job import DIFFERS, Done
from netcourse.marking.intake.holding import Holding

Verdict = Literal["marked", "partly marked", "not marked", "up to date"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One submission: what came of it, why, its automatic marks, what a regrade changed, what was repaired when collected.

    `holding` is what it holds of answers, None if that can't be told. `boards` says what stands out in the patients who were
    played at the board, and of whose numbers there were; `twins` are those whose answers were recorded at the same moments. Both
    are for the teacher alone. `own` is the fingerprint of what was handed in, as `Contents` has it; empty if it was not read.
    """

    student: str
    verdict: Verdict
    reasons: tuple[str, ...]
    marks: Mapping[str, float]
    changed: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    holding: Holding | None = None
    boards: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    own: str = field(default="", compare=False)


def verdict_of(done: Done) -> tuple[Verdict, tuple[str, ...]]:
    """Whether a submission that ran is marked as a whole.

    A student's cell that failed, ran too long or died is the student's; a test that could not be carried out is a mark that
    nobody has earned or lost yet, and one that stock nbgrader would not give is not taken for its.
    """
    reasons = tuple(f"{trouble.cell or 'the notebook'}: {trouble.says}" for trouble in done.troubles)
    if not done.notebook:
        return "not marked", reasons or ("it gave no result",)
    untested = [cell for cell, test in done.tests.items() if not test.whole]
    if untested:
        return "partly marked", (*reasons, f"tests that could not be carried out, 0 marks so far: {', '.join(untested)}")
    return "partly marked" if any(trouble.kind == DIFFERS for trouble in done.troubles) else "marked", reasons


def lost_to_stderr(done: Done) -> tuple[str, ...]:
    """Say which tests passed and have no marks all the same, where nbgrader's own rule holds: a line on stderr is a failure.

    Parameters
    ----------
    done : Done
        Of a job whose `stderr_counts` is true: elsewhere such a line costs nothing.
    """
    if b'"stderr"' not in done.notebook:
        return ()
    lost = [
        about["grade_id"]
        for cell in json.loads(done.notebook)["cells"]
        if (about := cell["metadata"].get("nbgrader", {})).get("grade") and not about.get("solution")
        if (kinds := {output.get("name", output["output_type"]) for output in cell.get("outputs", [])})
        if "stderr" in kinds and "error" not in kinds
    ]
    rule = "tests that passed and have 0 marks, as nbgrader takes a line on stderr (a warning, say) for a failure"
    return (f"{rule}: {', '.join(lost)}",) if lost else ()


def changes(before: Mapping[str, float] | None, after: Mapping[str, float]) -> tuple[str, ...]:
    """What a regrade changed, a line a cell; nothing for a first marking."""
    if before is None:
        return ()
    cells = sorted({*before, *after})
    return tuple(
        f"{cell}: {before.get(cell, 0):g} → {after.get(cell, 0):g}" for cell in cells if before.get(cell) != after.get(cell)
    )


def summary(outcomes: Sequence[Outcome]) -> str:
    """The sums in one line."""
    order: Sequence[Verdict] = ("marked", "up to date", "partly marked", "not marked")
    counts = {verdict: sum(one.verdict == verdict for one in outcomes) for verdict in order}
    said = [f"{count} {verdict}" for verdict, count in counts.items() if count or verdict == "marked"]
    repaired = sum(bool(one.repaired) for one in outcomes)
    return ", ".join([*said, *([f"{repaired} of them repaired"] if repaired else [])])
