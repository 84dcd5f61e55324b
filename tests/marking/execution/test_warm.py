"""What is made once, before any fork, is found there by every unit: a warm-up that no test sees hit is none."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.course import Unit, find_course, units
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.job import Job

UNITS = units(find_course(Path(__file__)))
# What a fork still works out itself, as it is little, or depends on what a student does.
LEFT = {
    "netcourse.board.award._read": "the keys, which no fork of a student's may hold",
    "netcourse.explorers.atlas.heredity.findings_of": "five short lists",
    "netcourse.explorers.crisis_hour.sides._wrapped": "lines of a picture",
    "netcourse.explorers.dark.on_dark": "the colours of a picture",
    "netcourse.explorers.dial._stepped": "one number",
    "netcourse.explorers.flush_diary.model._weighed": "one diary",
    "netcourse.explorers.flush_diary.person._dice": "one diary",
    "netcourse.explorers.panels._lines": "lines of a picture",
    "netcourse.explorers.phases.drawing.piece": "parts of a picture",
    "netcourse.explorers.picture_to_hormone.play.leaves": "one state of play",
    "netcourse.explorers.picture_to_hormone.play.ranked": "one state of play",
    "netcourse.explorers.plate_week.kitchen.cooked": "one week's plates",
    "netcourse.explorers.plate_week.kitchen.frontier": "one week's plates",
    "netcourse.explorers.reading_room.picture._rim": "one picture",
    "netcourse.explorers.reading_room.picture.cells": "one picture",
    "netcourse.explorers.reading_room.picture.picture": "one picture",
    "netcourse.explorers.reading_room.picture.wedge": "one picture",
    "netcourse.explorers.reading_room.uptake.healthy": "one patient",
    "netcourse.explorers.treatment_board.patients.sketches": "a short list",
    "netcourse.marking.execution.quick_cells._transformed": "the cells themselves",
    "netcourse.marking.execution.quick_cells.murmur2": "the cells themselves",
}
# The functions of the course that keep what they gave, also those inside of a decorator, with how often each had to work it out.
COUNTS = """
import functools, json, sys


def _missed():
    found = {}
    for module in [module for name, module in list(sys.modules.items()) if name.startswith("netcourse.")]:
        for value in list(vars(module).values()):
            for one in (value, *(cell.cell_contents for cell in getattr(value, "__closure__", None) or ())):
                if isinstance(one, functools._lru_cache_wrapper):
                    found[f"{one.__module__}.{one.__qualname__}"] = one.cache_info().misses
    return found


_known, _counted = set(sys.modules), _missed()
"""
TELLS = """
_later = {name for name, count in _missed().items() if count > _counted.get(name, 0)}
print(json.dumps([sorted(_later), sorted(set(sys.modules) - _known)]))
"""


# What was there before the fork is frozen, and the collector does not speak of it.
OWN = """
import gc, json, sys

_new = {id(one) for one in gc.get_objects()}
print(json.dumps(sorted(name for name, module in sys.modules.items() if id(module) in _new)))
"""


def cells_of(unit: Unit) -> list[NotebookNode]:
    """The author's cells without the tests: all that a student's process runs."""
    cells = [cell for cell in nbformat.read(unit.source, as_version=4).cells if cell.cell_type == "code"]
    kept = [cell for cell in cells if not _tests(cell)]
    for cell in kept:
        cell.metadata = {}
    return kept


def _tests(cell: NotebookNode) -> bool:
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("grade")) and not meta.get("solution")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_fork_finds_made_what_is_made_before_it(unit: Unit, executor: LocalExecutor) -> None:
    first, last = (nbformat.v4.new_code_cell(text) for text in (COUNTS, TELLS))
    notebook = nbformat.v4.new_notebook(cells=[first, *cells_of(unit), last])
    beside = unit.source.parent
    given = {
        str(path.relative_to(beside)): path.read_bytes() for path in beside.rglob("*") if path.is_file() and path != unit.source
    }
    (done,) = executor.run([Job(unit.name, nbformat.writes(notebook).encode(), {}, given=given)])
    assert done.troubles == ()
    made, imported = json.loads("".join(json.loads(done.notebook)["cells"][-1]["outputs"][0]["text"]))
    assert imported == []
    assert set(made) - set(LEFT) == set()


def test_a_fork_imports_nothing_to_run_a_cell_or_to_show_an_error(executor: LocalExecutor) -> None:
    cells = [nbformat.v4.new_code_cell(text) for text in (OWN, "1 / 0", OWN, "import this", OWN)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    (done,) = executor.run([Job("", nbformat.writes(notebook).encode(), {})])
    shown = [cell["outputs"] for cell in json.loads(done.notebook)["cells"]]
    first, after_error, after_import = (json.loads("".join(shown[at][0]["text"])) for at in (0, 2, 4))
    assert first == after_error == []
    assert after_import == ["this"]
