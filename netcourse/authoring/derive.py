"""From the author's notebook to nbgrader's source, and from there, by nbgrader itself, to the release."""

import copy
import tempfile
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.text import write_bytes
from netcourse.marking.nbgrader import generate_assignment


def source_of(notebook: NotebookNode) -> NotebookNode:
    """What nbgrader reads: the notebook without outputs and without what it says about teaching and examining.

    The `netcourse` metadata stay behind on purpose: the facts that an item rests on would lead a student to its answer.
    """
    source = copy.deepcopy(notebook)
    for cell in source.cells:
        cell.metadata.pop("netcourse", None)
        if cell.metadata.get("nbgrader", {}).get("grade"):
            # An unanswered question says so with an error, for Validate; without this tag Lab's "Run All" would stop there.
            cell.metadata["tags"] = ["raises-exception"]
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    return source


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
    """The three files of a unit as bytes, by the path at which they belong."""
    source = write_bytes(source_of(executed))
    contents = (write_bytes(executed), source, release_of(unit, source))
    return dict(zip(unit.derived, contents, strict=True))
