"""From the author's notebook to nbgrader's source, and from there, by nbgrader itself, to the release."""

import copy
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.execute import run_untouched
from netcourse.authoring.manifest import title_of
from netcourse.authoring.questions import questions_of, typing_cells
from netcourse.authoring.text import without_regions, write_bytes
from netcourse.marking.nbgrader import generate_assignment
from netcourse.marking.shown import ABOUT, SHOWN, digest_of

Outputs = Mapping[str, list[NotebookNode]]


def source_of(notebook: NotebookNode) -> NotebookNode:
    """What nbgrader reads: the notebook without outputs and without what it says about teaching and examining.

    The `netcourse` metadata stay behind on purpose: the facts that an item rests on would lead a student to its answer.
    """
    source = copy.deepcopy(notebook)
    typed = typing_cells(source.cells)
    for cell in source.cells:
        cell.metadata.pop("netcourse", None)
        if cell.metadata.get("nbgrader", {}).get("grade"):
            # An unanswered question says so with an error, for Validate; without this tag Lab's "Run All" would stop there.
            cell.metadata["tags"] = ["raises-exception"]
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
        if cell.id not in typed:
            _lock(cell)
    return source


def as_students_get_it(source: NotebookNode) -> NotebookNode:
    """The source without its hidden regions, as nbgrader will release it."""
    open_part = copy.deepcopy(source)
    for cell in open_part.cells:
        cell.source = without_regions(cell.source)
    return open_part


def with_shown(unit: Unit, source: NotebookNode, shown: Outputs) -> NotebookNode:
    """The source with what its cells show before a student has done anything, so that a unit can be read before Python runs.

    What is shown is named by its hash in the notebook's metadata: from there nbgrader knows which outputs to release, whatever
    else somebody ran in the source since.
    """
    whole = copy.deepcopy(source)
    for cell in whole.cells:
        if cell.id in shown:
            cell.outputs = copy.deepcopy(shown[cell.id])
    whole.metadata[ABOUT] = {
        "unit": unit.name,
        "title": title_of(whole) or unit.name,
        "questions": [question.as_data() for question in questions_of(whole)],
        SHOWN: {name: digest_of(outputs) for name, outputs in sorted(shown.items())},
    }
    return whole


def release_of(unit: Unit, source: bytes) -> bytes:
    """What students get, made by nbgrader in a scratch course.

    Raises
    ------
    CourseError
        If nbgrader refuses the source; the message carries its own last words.
    """
    with tempfile.TemporaryDirectory(prefix="netcourse-release-") as scratch:
        course = Unit(Path(scratch), unit.name)
        course.source.parent.mkdir(parents=True)
        course.source.write_bytes(source)
        generate_assignment(course.root, unit.name)
        return course.release.read_bytes()


def derive(unit: Unit, executed: NotebookNode) -> dict[Path, bytes]:
    """The three files of a unit as bytes, by the path at which they belong.

    Raises
    ------
    CourseError
        If a released cell fails where nothing is recorded, or nbgrader refuses the source.
    """
    plain = source_of(executed)
    shown = run_untouched(unit, as_students_get_it(plain).cells)
    source = write_bytes(with_shown(unit, plain, shown))
    contents = (write_bytes(executed), source, release_of(unit, source))
    return dict(zip(unit.derived, contents, strict=True))


def _lock(cell: NotebookNode) -> None:
    """Keep a student from losing what is the author's. Code that stands open is there to be run, and may be played with."""
    cell.metadata["deletable"] = False
    if cell.cell_type != "code" or cell.metadata.get("jupyter", {}).get("source_hidden"):
        cell.metadata["editable"] = False
