"""A unit's cells in order, each with the part of the lesson that it stands in and what it is to a student."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nbformat import NotebookNode

from netcourse.authoring.questions import questions_of
from netcourse.authoring.text import is_marks_cell

_PART = re.compile(r"^## +(?P<heading>.+)$", re.MULTILINE)


class Role(StrEnum):
    """What a cell is to a student; the ones that weigh most first."""

    GRADED = "graded"
    WRITTEN = "marked by a person"
    PRACTICE = "practice"
    LESSON = "lesson"
    EXPLORER = "explorer"


MARKED = (Role.GRADED, Role.WRITTEN)


@dataclass(frozen=True, slots=True)
class Step:
    """One cell of a unit.

    Attributes
    ----------
    cell : NotebookNode
        The author's, with its hidden regions.
    role : Role
        What it is to a student.
    part : str
        The heading of the part of the lesson that it stands in.
    name : str
        How a question is called on the page, such as ``Question 5``; empty for what is none.
    before : tuple of NotebookNode
        The cells since the question before this one.
    """

    cell: NotebookNode
    role: Role
    part: str
    name: str
    before: tuple[NotebookNode, ...]


def steps(notebook: NotebookNode) -> Iterator[Step]:
    """Go through a unit.

    Parameters
    ----------
    notebook : NotebookNode
        The author's.

    Yields
    ------
    Step
        One a cell, in order; cells that students type in are left out.
    """
    names = _names(notebook)
    part, before = "", 0
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and (found := _PART.search(cell.source)):
            part = found["heading"].strip()
        role = role_of(cell)
        if role is None:
            continue
        between = tuple(notebook.cells[before:at])
        # The cell that asks, or in which the answer is typed, bears the name; the nearest is this question's own.
        name = next((names[one.id] for one in (cell, *reversed(between)) if one.id in names), "")
        yield Step(cell, role, part, name if role in MARKED else "", between)
        if role in (*MARKED, Role.PRACTICE):
            before = at + 1


def role_of(cell: NotebookNode) -> Role | None:
    """What a cell is to a student.

    Parameters
    ----------
    cell : NotebookNode
        Of the author's notebook.

    Returns
    -------
    Role or None
        None for a cell that students type in, and for one that asks a graded question: its marks cell stands for both.
    """
    meta = cell.metadata.get("nbgrader", {})
    if meta.get("task"):
        return Role.WRITTEN
    if is_marks_cell(cell):
        return Role.GRADED
    if meta:
        return None
    if cell.cell_type != "code":
        return Role.LESSON
    return Role.PRACTICE if "practise(" in cell.source else Role.EXPLORER


def _names(notebook: NotebookNode) -> dict[str, str]:
    """What each graded question is called, by the cell that it is answered in and by the one that it is asked in."""
    found = {}
    for question in questions_of(notebook):
        found[question.cell] = question.name
        at = next(at for at, cell in enumerate(notebook.cells) if cell.id == question.cell)
        if at and notebook.cells[at - 1].metadata.get("nbgrader", {}).get("task"):
            found[notebook.cells[at - 1].id] = question.name
    return found
