"""One class on its way: handed over, collected, marked in one run; and what there is to see afterwards."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from netcourse.marking.batch.mark import Run, mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.cycle import Cycle
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.decide import Decision
from netcourse.marking.isolation.limits import MB, Limits
from tests.marking.hostile.cases import Case, as_bytes
from tests.marking.hostile.unit import RIGHT, UNIT, Json, Scene

LIMITS = Limits(
    # Twice what the heaviest case here needs where two others run beside it.
    cell_seconds=4,
    # An interrupted process that sleeps has to wake up and say so, on a machine that may stand still for a second.
    grace_seconds=2,
    submission_seconds=40,
    cpu_seconds=20,
    memory_bytes=700 * MB,
    processes=40,
    open_files=200,
    file_bytes=4 * MB,
    disk_bytes=16 * MB,
    cell_output_bytes=200_000,
    output_bytes=2 * MB,
    export_bytes=2 * MB,
)
_ID = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_GRADES = "select base_cell.name, auto_score, manual_score, extra_credit, needs_manual_grade from grade as row"
_COMMENTS = "select base_cell.name, auto_comment, manual_comment from comment as row"
_OF_A_STUDENT = """
    join base_cell on base_cell.id = row.cell_id
    join submitted_notebook on submitted_notebook.id = row.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    where submitted_assignment.student_id = ?
"""
# Files by path: mode and bytes.
Listing = Mapping[str, tuple[int, bytes]]


@dataclass(frozen=True)
class Marked:
    """A class that was marked: where, how it was collected, what the run says, and what it only reads, before and after."""

    root: Path
    collected: Collected
    ran: Run
    read_before: Listing
    read_after: Listing

    def outcome(self, student: str) -> Outcome:
        """What the report says of a student."""
        return {one.student: one for one in self.ran.outcomes}[student]

    def decision(self, student: str) -> Decision:
        """What the collection says of a student."""
        return {one.student: one for one in self.collected.decisions}[student]

    def autograded(self, student: str) -> str:
        """The text of a student's autograded notebook, with what is drawn at random masked."""
        path = self.root / "autograded" / student / UNIT / f"{UNIT}.ipynb"
        return _masked(path.read_text(encoding="utf-8"))

    def shown(self, student: str) -> str:
        """All that the student's own cells gave out."""
        return self._outputs(student, of_tests=False)

    def shown_by_tests(self, student: str) -> str:
        """All that the marks cells gave out."""
        return self._outputs(student, of_tests=True)

    def _outputs(self, student: str, *, of_tests: bool) -> str:
        cells = json.loads(self.autograded(student))["cells"]
        wanted = [cell for cell in cells if bool(cell["metadata"].get("nbgrader", {}).get("grade")) == of_tests]
        return json.dumps([cell.get("outputs", []) for cell in wanted], ensure_ascii=False)

    def feedback(self, student: str) -> str:
        """A student's feedback, written anew, with what is drawn at random masked."""
        return _masked(Cycle(self.root, UNIT).write_feedback(student).read_text(encoding="utf-8"))

    def rows(self, student: str) -> list[tuple[Any, ...]]:
        """A student's grades and comments in the gradebook."""
        with closing(sqlite3.connect(self.root / "gradebook.db")) as db:
            found = [db.execute(what + _OF_A_STUDENT, (student,)).fetchall() for what in (_GRADES, _COMMENTS)]
        return sorted((row for rows in found for row in rows), key=repr)


def honest(scene: Scene) -> Mapping[str, Json]:
    """Three students who do what they are asked; by their names they come first, in the middle and last."""
    wrong = scene.recorded({**RIGHT, "q1": "A"})
    comment = scene.solved()
    comment["cells"][-1]["source"] = f"What I think of it is nobody's business: {scene.word}-private."
    return {
        "aaron": scene.solved(),
        "mona": comment,
        "zoe": scene.typing("x1 = 7\nprint('half done')", at="x1-answer", into=wrong),
    }


def mark_class(scene: Scene, handed_over: Path, cases: Iterable[Case]) -> Marked:
    """Hand over, collect and mark honest and hostile students in one run."""
    root = scene.root
    handed_over.mkdir()
    for student, notebook in honest(scene).items():
        (handed_over / f"{student}_{UNIT}.ipynb").write_bytes(as_bytes(notebook))
    for case in cases:
        data = case.notebook(scene)
        if case.by_hand:
            _collect_by_hand(root, case, data)
        else:
            (handed_over / case.file_name(data)).write_bytes(data)
    collected = collect(root, UNIT, [handed_over])
    todo, settled = plan(root, UNIT)
    only_read = (root / "source", root / "release", root / "submitted", root / "received", handed_over)
    before = listing(*only_read)
    with LocalExecutor(2, hidden=[root], limits=LIMITS) as executor:
        ran = mark(root, UNIT, todo, executor, lambda _: None, LIMITS)
    ran = replace(ran, outcomes=(*settled, *ran.outcomes))
    return Marked(root, collected, ran, before, listing(*only_read))


def listing(*folders: Path) -> Listing:
    """Every file below some folders; a link by where it leads."""
    found: dict[str, tuple[int, bytes]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            data = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes() if path.is_file() else b""
            found[str(path)] = (path.lstat().st_mode, data)
    return found


def _collect_by_hand(root: Path, case: Case, data: bytes) -> None:
    folder = root / "submitted" / case.student / UNIT
    folder.mkdir(parents=True)
    (folder / f"{UNIT}.ipynb").write_bytes(data)
    if case.links:
        (folder / "LOOT.db").symlink_to(root / "gradebook.db")
        (folder / "LOOT").symlink_to(root / "source")


def _masked(text: str) -> str:
    names: dict[str, str] = {}
    return _ID.sub(lambda match: names.setdefault(match[0], f"id-{len(names)}"), text)
