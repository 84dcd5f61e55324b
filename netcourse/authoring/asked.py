"""The graded questions that a unit asks, made from its text."""

from nbformat import NotebookNode

from netcourse.items.item import Item
from netcourse.items.varied import Varied
from netcourse.marking.debrief.asked import asked as asked_in
from netcourse.marking.debrief.asked import questions_in


def asked(notebook: NotebookNode) -> dict[str, tuple[str, Item]]:
    """Every graded question of a unit by its id, with the cell that asks it.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook.

    Returns
    -------
    dict
        Question id to (cell id, question). What can't be read by itself is left out; the build refuses that.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and "ask(" in cell.source]
    return {item.id: (cell.id, item) for cell in cells for item in asked_in(cell.source)}


def varied_in(notebook: NotebookNode) -> dict[str, Varied]:
    """Every question of a unit whose numbers vary, by its id; see `asked`."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and "Varied(" in cell.source]
    return {one.id: one for cell in cells for one in questions_in(cell.source) if isinstance(one, Varied)}
