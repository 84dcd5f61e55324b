"""A guest's submission is tested both ways: apart from student code, which gives the marks, and beside it, as nbgrader tests.

The instructor's answer tells which tests can be carried out apart (`netcourse.marking.beside`). A student's may fare otherwise
there all the same: a function that prints, keeps count or changes what it is given, a name that a test sets as well, a file left
behind. Marks never come from the second run, where student code could meddle with a test: a mark that would differ is named.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import nbformat
from nbformat import NotebookNode

from netcourse.marking.execution.cells import SKIPPED
from netcourse.marking.execution.executor import Executor
from netcourse.marking.execution.job import DIFFERS, Done, Job, Trouble

# No student and no notebook has a name with two of these.
_BESIDE = "//beside"


class BothWays:
    """An executor whose results say which marks stock nbgrader would not give.

    Parameters
    ----------
    executor : Executor
        Does the work.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def warm(self, texts: Iterable[str]) -> None:
        """See `Executor.warm`."""
        self._executor.warm(texts)

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Executor.run`."""
        once: set[str] = set()
        halves: dict[str, Done] = {}

        def asked() -> Iterator[Job]:
            for job in jobs:
                if set(job.tests) <= set(job.beside):
                    once.add(job.name)
                    yield job
                else:
                    yield job
                    yield replace(job, name=job.name + _BESIDE, beside=tuple(job.tests))

        for done in self._executor.run(asked()):
            name = done.name.removesuffix(_BESIDE)
            if name in once:
                yield done
            elif name not in halves:
                halves[name] = done
            else:
                apart, beside = sorted((halves.pop(name), done), key=lambda half: half.name != name)
                yield _compared(apart, beside)


def _compared(apart: Done, beside: Done) -> Done:
    if not apart.notebook:
        return apart
    seconds, cpu = apart.seconds + beside.seconds, apart.cpu_seconds + beside.cpu_seconds
    troubles = (*apart.troubles, *_differences(apart, beside))
    return replace(apart, troubles=troubles, seconds=seconds, cpu_seconds=cpu)


def _differences(apart: Done, beside: Done) -> Iterator[Trouble]:
    """The tests that were carried out apart and have other marks beside student code."""
    if not beside.notebook:
        yield Trouble("", DIFFERS, "the tests could not be tried beside the student's code, as stock nbgrader tests")
        return
    would = _marks(beside)
    for cell, marks in _marks(apart).items():
        if apart.tests[cell].whole and cell in would and would[cell] != marks:
            both = f"{marks} apart from the student's code, {would[cell]} beside it, where stock nbgrader tests"
            yield Trouble(cell, DIFFERS, f"{both}: look at this mark")


def with_skipped(done: Done, skipped: Sequence[str]) -> Done:
    """A result that names the tests which stock nbgrader passes over, and gives full marks for.

    Parameters
    ----------
    done : Done
        Here they ran.
    skipped : sequence of str
        The tests that are tagged so in what was handed in; see `skipped_in`.
    """
    if not (skipped and done.notebook):
        return done
    said = "where stock nbgrader gives full marks without running it, as it is tagged skip-execution: look at this mark"
    ran = [(name, cell) for name, cell in _tests(done).items() if name in skipped]
    lost = [Trouble(name, DIFFERS, f"{_in_words(cell)}, {said}") for name, cell in ran if _in_words(cell) != _whole(cell)]
    return replace(done, troubles=(*done.troubles, *lost))


def skipped_in(notebook: NotebookNode) -> tuple[str, ...]:
    """The tests of a hand-in with the tag by which nbclient passes over a cell."""
    tests = [one for one in notebook.cells if one.cell_type == "code" and one.metadata.get("nbgrader", {}).get("grade")]
    return tuple(str(one.metadata.nbgrader.get("grade_id")) for one in tests if SKIPPED in one.metadata.get("tags", []))


def _tests(done: Done) -> dict[str, NotebookNode]:
    notebook: Any = nbformat.from_dict(json.loads(done.notebook))
    found = {one.metadata.get("nbgrader", {}).get("grade_id"): one for one in notebook.cells if one.cell_type == "code"}
    return {str(name): one for name, one in found.items() if name in done.tests}


def _marks(done: Done) -> dict[str, str]:
    """What nbgrader reads from the outputs of each test, a line on stderr included, in words."""
    return {name: _in_words(one) for name, one in _tests(done).items()}


def _whole(cell: NotebookNode) -> str:
    return f"{cell.metadata.nbgrader.get('points', 0):g} marks"


def _in_words(cell: NotebookNode) -> str:
    from nbgrader.utils import determine_grade

    try:
        return f"{determine_grade(cell)[0] or 0:g} marks"
    except ValueError as error:
        return f"an error of nbgrader's ({error})"
