"""What every unit's cells make and import anew in a fork, told by the fork itself."""

import json

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.marking.execution.job import Done, Job

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
_COUNTS = """
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
_TELLS = """
_later = {name for name, count in _missed().items() if count > _counted.get(name, 0)}
print(json.dumps([sorted(_later), sorted(set(sys.modules) - _known)]))
"""


def _cells_of(unit: Unit) -> list[NotebookNode]:
    """The author's cells without the tests: all that a student's process runs."""
    cells = [cell for cell in nbformat.read(unit.source, as_version=4).cells if cell.cell_type == "code"]
    kept = [cell for cell in cells if not _tests(cell)]
    for cell in kept:
        cell.metadata = {}
    return kept


def _tests(cell: NotebookNode) -> bool:
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("grade")) and not meta.get("solution")


def telling_job(unit: Unit) -> Job:
    """A unit's cells without the tests, and what they made anew."""
    first, last = (nbformat.v4.new_code_cell(text) for text in (_COUNTS, _TELLS))
    notebook = nbformat.v4.new_notebook(cells=[first, *_cells_of(unit), last])
    beside = unit.source.parent
    given = {
        str(path.relative_to(beside)): path.read_bytes() for path in beside.rglob("*") if path.is_file() and path != unit.source
    }
    return Job(unit.name, nbformat.writes(notebook).encode(), {}, given=given)


def made_anew(done: Done) -> tuple[set[str], list[str]]:
    """What came of `telling_job`: the functions that worked something out and should not have to, and the modules imported."""
    assert done.troubles == ()
    made, imported = json.loads("".join(json.loads(done.notebook)["cells"][-1]["outputs"][0]["text"]))
    return set(made) - set(LEFT), imported
