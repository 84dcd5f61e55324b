"""Tests that can't be carried out apart from student code, told by the instructor's own answer and never by a student's.

A test runs in a process that never met student code, and plain data alone reaches it. A teacher's test may need more: an object
of a class that the student writes, a generator, a figure, a name that its text does not show. The notebook in `source/` holds a
right answer, so it is tested both ways, once for each release: a test that gives it fewer marks apart than beside it would take
marks from everybody who is right. Such a test runs in the process that ran the student's code, still shut in, as it does in
nbgrader; whoever marks is told which, and why.

No submission has a say in this: a student who answers with an object that equals everything is tested apart like all others.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from netcourse import __version__
from netcourse.errors import CourseError
from netcourse.marking.earned import earned
from netcourse.marking.execution.job import Done, Job, job_for
from netcourse.marking.files import files_in, write_whole
from netcourse.marking.isolation.limits import Limits

Run = Callable[[Iterable[Job]], Iterator[Done]]

# The notebooks that this course builds: their synthetic classes, marked apart, show that a right answer has its marks there.
_OURS = "netcourse"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """How the tests of a release are carried out.

    Attributes
    ----------
    cells : mapping of str to str
        The tests that run beside student code, by grade_id, and why each can't run apart.
    unproven : tuple of str
        The tests that the instructor's own notebook does not pass in full either way: of these nobody knows.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    unproven: tuple[str, ...] = ()


def kept(root: Path, source: Path, released: bytes) -> Beside | None:
    """What was found for this release before; None if nothing was, or the file can't be read.

    Parameters
    ----------
    root : Path
        The course folder.
    source : Path
        The instructor's notebook; its name and that of its folder say which.
    released : bytes
        From `released_source`.
    """
    try:
        found = json.loads(_path(root, source).read_text(encoding="utf-8"))
        if found["release"] != _key(released):
            return None
        return Beside({str(cell): str(why) for cell, why in found["cells"].items()}, tuple(map(str, found["unproven"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def what_runs_beside(
    root: Path, source: Path, released: bytes, limits: Limits, run: Run, given: Mapping[str, bytes] | None = None
) -> Beside:
    """Find which tests of a release run beside student code, once for each release.

    Parameters
    ----------
    root, source, released
        As for `kept`. The answers are those of `source`, the tests those of the release.
    limits : Limits
        What the instructor's notebook may use up.
    run : callable
        Runs jobs, such as `Executor.run`.
    given : mapping of str to bytes, optional
        The instructor's files beside the notebook; by default all in its folder.

    Raises
    ------
    CourseError
        If the instructor's notebook can't be read.
    """
    try:
        raw = source.read_bytes()
        own = json.loads(raw)
        ours = bool(own["metadata"].get(_OURS, {}).get("unit"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{source}: it can't be read as a notebook: {error}") from None
    if ours:
        return Beside()
    if (known := kept(root, source, released)) is not None:
        return known
    if given is None:
        given = files_in(source.parent, lambda path: path.suffix == ".ipynb" or ".ipynb_checkpoints" in path.parts)
    job = job_for(source.stem, raw, released, given=given, limits=limits)
    found = _found(job, run)
    text = json.dumps({"release": _key(released), "cells": dict(found.cells), "unproven": list(found.unproven)})
    write_whole(_path(root, source), text.encode())
    return found


def _found(job: Job, run: Run) -> Beside:
    apart, beside = _ran(job, run, (), tuple(job.tests))
    if not (apart.notebook and beside.notebook):
        return Beside({}, tuple(sorted(job.tests)))
    can = _marks(beside)
    lost = _lost(apart, can)
    unproven = [cell for cell, (marks, most) in can.items() if marks < most]
    # A test that runs beside may need what another defines that runs apart.
    more = dict(lost)
    while more:
        (mixed,) = _ran(job, run, tuple(lost))
        more = {cell: why for cell, why in _lost(mixed, can).items() if cell not in lost}
        lost |= more
    return Beside(lost, tuple(unproven))


def _ran(job: Job, run: Run, *sets: tuple[str, ...]) -> list[Done]:
    """The job done once for each set of tests that run beside, in their order."""
    jobs = [replace(job, name=str(at), beside=beside) for at, beside in enumerate(sets)]
    return sorted(run(jobs), key=lambda done: int(done.name))


def _lost(done: Done, can: Mapping[str, tuple[float, float]]) -> dict[str, str]:
    """The tests with fewer marks than they can have, and why."""
    had = _marks(done) if done.notebook else {}
    return {cell: _why(done, cell) for cell, (marks, _) in can.items() if had.get(cell, (0.0, 0.0))[0] < marks}


def _marks(done: Done) -> dict[str, tuple[float, float]]:
    """By test: what it earned, and what it is worth."""
    notebook: Any = nbformat.from_dict(json.loads(done.notebook))
    found = {}
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade_id") in done.tests and cell.cell_type == "code":
            found[str(meta["grade_id"])] = (_earned(cell), float(meta.get("points", 0)))
    return found


def _earned(cell: NotebookNode) -> float:
    try:
        return earned(cell)
    except ValueError:  # more marks than the cell has, of which nbgrader makes an error
        return -1.0


def _why(apart: Done, cell: str) -> str:
    said = [trouble.says for trouble in apart.troubles if trouble.cell == cell]
    return (said[0] if said else f"apart it ends with {apart.tests[cell].error or 'fewer marks'}")[:_MOST]


def _key(released: bytes) -> str:
    return hashlib.sha256(f"{__version__}\0".encode() + released).hexdigest()


def _path(root: Path, source: Path) -> Path:
    return root / ".netcourse" / "beside" / source.parent.name / f"{source.stem}.json"
