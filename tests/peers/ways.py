"""Three ways to mark a course: nbgrader's command with its own settings, with ours, and `netcourse mark`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.support import IsolationMissing
from tests.peers.courses import COLUMNS, UNIT, Does, HandIn

ROOT = Path(__file__).parents[2]
DUE = datetime(2026, 3, 1, 12)
NOT_MARKED = "not marked"


def nbgrader(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader's in a course folder."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    # A kernel that finds itself inside pytest does not read what its processes print.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    command = [sys.executable, "-m", "nbgrader", *words]
    return subprocess.run(command, cwd=folder, env={**inherited, "PATH": path}, capture_output=True, text=True, check=False)


def release(folder: Path, unit: str = UNIT) -> None:
    """Release a unit with nbgrader's own command, and set when it is due."""
    ran = nbgrader(folder, "generate_assignment", unit)
    assert ran.returncode == 0, ran.stderr[-3000:]
    with closing(instructors_api(folder, apart=False).gradebook) as gradebook:
        gradebook.update_or_create_assignment(unit, duedate=DUE)


def hand_in(folder: Path, student: str, does: Does, unit: str = UNIT) -> None:
    """Put what a student makes of the release where nbgrader collects it."""
    released = folder / "release" / unit
    made = HandIn(nbformat.read(released / f"{unit}.ipynb", as_version=4))
    made.files = {path.name: path.read_text("utf-8") for path in released.iterdir() if path.suffix != ".ipynb"}
    does(made)
    own = folder / "submitted" / student / unit
    own.mkdir(parents=True)
    if f"{unit}.ipynb" not in made.files:
        # As an editor writes it that checks nothing.
        made.files[f"{unit}.ipynb"] = json.dumps(made.notebook)
    for name, text in made.files.items():
        if text is not None:
            (own / name).write_text(text, encoding="utf-8")


def autograde(folder: Path, unit: str = UNIT) -> None:
    """`nbgrader autograde` for everybody at once."""
    nbgrader(folder, "autograde", unit)


def autograde_one_by_one(folder: Path, unit: str = UNIT) -> None:
    """What the command does, for each student alone: with stock settings one bad notebook ends the run of all."""
    command = [sys.executable, "-m", "tests.peers.one_by_one", str(folder), unit]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    ran = subprocess.run(command, cwd=ROOT, env=inherited, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]


@dataclass(frozen=True, slots=True)
class Told:
    """What `netcourse mark` said: an outcome a student."""

    outcomes: Mapping[str, Outcome]

    def says(self, student: str) -> str:
        """The reasons in one text."""
        return "; ".join(self.outcomes[student].reasons)


def netcourse_mark(folder: Path, unit: str = UNIT) -> Told:
    """What the command does, without its words."""
    todo, settled = plan(folder, unit)
    # These courses are not ours: their cells import little, and what they do is not made ready before.
    with LocalExecutor(2, hidden=[folder], preload=()) as executor:
        run = mark(folder, unit, todo, executor, lambda _: None)
    assert run.strangers == ()
    return Told({one.student: one for one in (*settled, *run.outcomes)})


def found(folder: Path, student: str, unit: str = UNIT) -> str:
    """The marks of one student in the order of the columns, and what is taken off; see `courses.Student`."""
    from nbgrader.api import MissingEntry

    if not (folder / "autograded" / student / unit / f"{unit}.ipynb").is_file():
        return NOT_MARKED
    with closing(instructors_api(folder, apart=False).gradebook) as gradebook:
        try:
            notebooks = gradebook.find_submission(unit, student).notebooks
        except MissingEntry:
            return NOT_MARKED
        grades: dict[str, Any] = {one.name: one for book in notebooks for one in book.grades}
        late = sum(book.late_submission_penalty or 0 for book in notebooks)
        marks = ["?" if grades[name].needs_manual_grade else f"{grades[name].auto_score or 0:g}" for name in COLUMNS]
    return " ".join(marks) + (f" late {late:g}" if late else "")


def marked_both_ways(stock: Path, unit: str, settings: str | None = None) -> tuple[Path, Told]:
    """Mark a course with stock nbgrader and, at the same time, a copy of it with ours.

    Parameters
    ----------
    stock : Path
        The course, with what was handed in.
    unit : str
        What is marked.
    settings : str, optional
        What stands in the copy's `nbgrader_config.py` instead.

    Returns
    -------
    ours : Path
        The copy, beside the course.
    told : Told
        What `netcourse mark` said.
    """
    ours = stock.parent / "ours"
    shutil.copytree(stock, ours)
    if settings is not None:
        (ours / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    with ThreadPoolExecutor() as pool:
        command = pool.submit(autograde_one_by_one, stock, unit)
        try:
            told = netcourse_mark(ours, unit)
        except IsolationMissing as missing:
            pytest.skip(f"NOT TESTED: {missing}")
        command.result()
    return ours, told
