"""Small graded units: one question with its key, and something that is shown beside it."""

import nbformat
from nbformat import NotebookNode

from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.items.written import NumberWithUnit

FEEDBACK = "You took another patient for this one. Read the story again."


def lesson(source: str) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_markdown_cell(source, id="lesson")
    return made


def shows(source: str, html: str = "", plain: str = "") -> NotebookNode:
    """A code cell of the lesson with what it shows."""
    data = ({"text/html": html} if html else {}) | ({"text/plain": plain} if plain else {})
    output = [nbformat.v4.new_output("display_data", data)] if data else []
    made: NotebookNode = nbformat.v4.new_code_cell(source, id="shown", outputs=output)
    return made


def asks(item: Item, scheme: Scheme) -> list[NotebookNode]:
    """A question and its marks cell; but for a number, whose unit is read from its place, a repr is the call that made it."""
    call = repr(item)
    if isinstance(item, NumberWithUnit):
        call = f"NumberWithUnit({item.id!r}, {item.stem!r}, {item.unit!r}, {item.low}, {item.high})"
    asked = nbformat.v4.new_code_cell(f"ask({call})", id=item.id)
    asked.metadata.nbgrader = {"grade": False, "grade_id": item.id, "locked": True, "solution": False}
    award = f"### BEGIN HIDDEN TESTS\naward_item({item.id!r}, 2, {scheme!r})\n### END HIDDEN TESTS"
    marks = nbformat.v4.new_code_cell(award, id=f"{item.id}-marks")
    marks.metadata.nbgrader = {"grade": True, "grade_id": f"{item.id}-marks", "points": 2, "solution": False, "locked": True}
    return [asked, marks]


def unit(*cells: NotebookNode) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_notebook(cells=list(cells))
    return made
