"""One class marked twice: by stock nbgrader, and by `netcourse mark`."""

import shutil
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.authoring.course import Unit
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.isolation.limits import Limits
from tests.marking.batch.scratch import LATE, Difference, differences, hand_in, release
from tests.marking.varied import Varied


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of both markings: `refused` are those that stock can't mark at all, with what ours said of them."""

    marked: int
    differences: tuple[Difference, ...]
    refused: tuple[Outcome, ...]


def compare(unit: Unit, handed_in: Sequence[Varied], folder: Path, *, cell_seconds: int = 30, at_once: int = 2) -> Compared:
    """Mark submissions of a unit by both, late penalties included, and compare whatever they leave behind.

    Parameters
    ----------
    unit : Unit
        In the author's course.
    handed_in : sequence of Varied
        The class.
    folder : Path
        An empty one.
    cell_seconds : int
        The limit of one cell, for both.
    at_once : int
        How many `netcourse mark` runs at a time.
    """
    stock = release(unit, folder / "stock", settings=f"{LATE}\nc.Execute.timeout = {cell_seconds}\n")
    hand_in(stock, unit.name, handed_in)
    ours = Path(shutil.copytree(stock, folder / "ours"))
    students = [one.student for one in handed_in]
    marked = [student for student in students if _stock_marks(stock, unit.name, student)]
    with LocalExecutor(at_once, hidden=[folder]) as executor:
        todo, _ = plan(ours, unit.name)
        run = mark(ours, unit.name, todo, executor, lambda _: None, Limits(cell_seconds=cell_seconds))
    outcomes = {one.student: one for one in run.outcomes}
    refused = tuple(outcomes[student] for student in students if student not in marked)
    return Compared(len(marked), tuple(differences(stock, ours, unit.name, marked)), refused)


def _stock_marks(folder: Path, unit: str, student: str) -> bool:
    api = instructors_api(folder, apart=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(api.autograde(unit, student, force=True, create=True)["success"])
