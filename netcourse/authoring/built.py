"""Whether a unit's notebook is that of its text: lint and coverage read the notebook, and would speak of an older one."""

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.course import Unit


def is_of_text(unit: Unit, author: NotebookNode) -> bool:
    """Whether the notebook that was built has the cells of the text; not whether its outputs are those of today's code.

    Parameters
    ----------
    unit : Unit
        Its notebook is read, which is there.
    author : NotebookNode
        From `read_text`.
    """
    built = nbformat.read(unit.notebook, as_version=4)
    return _cells(built) == _cells(author)


def is_old(unit: Unit) -> str:
    """That a unit's notebook is of an older text, and what to do, in words."""
    return f"{unit.notebook.name} is of an older text; run 'netcourse build {unit.name}'"


def _cells(notebook: NotebookNode) -> list[tuple[str, str, str, object]]:
    return [(cell.id, cell.cell_type, cell.source, cell.metadata.get("nbgrader")) for cell in notebook.cells]
