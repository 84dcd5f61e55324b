"""Which questions a unit asks, in order: what each is called, what it is worth and where it is answered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from nbformat import NotebookNode

from netcourse.authoring.text import is_marks_cell, without_regions
from netcourse.items.words import written_in

Kind = Literal["form", "code", "text"]

_HEADING = re.compile(r"^#{2,6} +(?P<name>.+?) +· +\d+(?:\.\d+)? marks?\b", re.MULTILINE)
_UNNAMED: Mapping[Kind, str] = {"form": "Question", "code": "Exercise", "text": "Your text"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a unit.

    Attributes
    ----------
    id : str
        How the student's work knows it: ``q05``, ``e1``, ``comment``.
    name : str
        How the page calls it, such as ``Question 5``.
    marks : float
        What it is worth.
    kind : {"form", "code", "text"}
        Answered in a form, with lines of code, or in words that a person marks.
    cell : str
        The id of the cell in which it is answered.
    check : str
        The id of the marks cell of a question answered with code; else empty.
    stub : str
        What stands in the cell before the student has typed anything; empty for a form. Whatever differs from it is an answer.
    """

    id: str
    name: str
    marks: float
    kind: Kind
    cell: str
    check: str = ""
    stub: str = ""

    def as_data(self) -> dict[str, Any]:
        """As it stands in a notebook's metadata and in the course's manifest."""
        data = {"id": self.id, "name": self.name, "marks": plain_number(self.marks), "kind": self.kind, "cell": self.cell}
        return {**data, **{name: text for name, text in (("check", self.check), ("stub", self.stub)) if text}}


def questions_of(notebook: NotebookNode) -> list[Question]:
    """The questions of a unit's source or release, in order; what bears no marks is none.

    Parameters
    ----------
    notebook : NotebookNode
        With nbgrader's metadata and cell ids.
    """
    cells = notebook.cells
    starts = [at for at, cell in enumerate(cells) if _kind(cell)]
    found: list[Question] = []
    before = 0
    for at, following in pairwise([*starts, len(cells)]):
        # Words that were written in a form are marked by a person in a cell of their own; the student answers once.
        meta = cells[at].metadata["nbgrader"]
        if form := written_in(meta["grade_id"], {one.id for one in found if one.kind == "form"}):
            found = [replace(one, marks=one.marks + meta["points"]) if one.id == form else one for one in found]
        elif question := _question(cells, before, at, following, found):
            found.append(question)
        before = at + 1
    return found


def typing_cells(cells: Sequence[NotebookNode]) -> set[str]:
    """The ids of cells in which a student types, words or code; all others are the author's."""
    typed = {cell.id for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")}
    forms = {cell.metadata["nbgrader"]["grade_id"] for cell in cells if _kind(cell) == "form"}
    tasks = {at: cell.metadata["nbgrader"]["grade_id"] for at, cell in enumerate(cells) if _is_task(cell)}
    return typed | {cells[at + 1].id for at, name in tasks.items() if not written_in(name, forms) and _is_text(cells, at + 1)}


def plain_number(marks: float) -> float:
    """The same number, without a decimal point where it needs none."""
    return int(marks) if marks == int(marks) else marks


def _question(cells: Sequence[NotebookNode], before: int, at: int, following: int, found: Sequence[Question]) -> Question | None:
    cell, kind = cells[at], _kind(cells[at])
    checks = [one for one in cells[at + 1 : following] if is_marks_cell(one)]
    own = cell.metadata["nbgrader"].get("points", 0)
    marks = own + sum(check.metadata["nbgrader"]["points"] for check in checks)
    if kind is None or not marks:
        return None
    typed = cells[at + 1] if _is_task(cell) and _is_text(cells, at + 1) else cell
    return Question(
        id=re.sub(r"-(answer|task)$", "", cell.metadata["nbgrader"]["grade_id"]),
        name=_name(cells[before : at + 1]) or f"{_UNNAMED[kind]} {1 + sum(one.kind == kind for one in found)}",
        marks=marks,
        kind=kind,
        cell=typed.id,
        check=checks[0].id if kind == "code" and checks else "",
        stub="" if kind == "form" else without_regions(typed.source),
    )


def _kind(cell: NotebookNode) -> Kind | None:
    meta = cell.metadata.get("nbgrader", {})
    if meta.get("task") or (meta.get("solution") and cell.cell_type != "code"):
        return "text"
    if meta.get("solution"):
        return "code"
    return "form" if meta.get("locked") and not meta.get("grade") and cell.cell_type == "code" else None


def _is_task(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("task"))


def _is_text(cells: Sequence[NotebookNode], at: int) -> bool:
    if at >= len(cells) or cells[at].cell_type != "markdown" or cells[at].metadata.get("nbgrader"):
        return False
    # A heading is where the lesson goes on.
    return not cells[at].source.lstrip().startswith("#")


def _name(cells: Sequence[NotebookNode]) -> str:
    """What the last heading that tells marks calls it."""
    named = [match["name"] for cell in cells if cell.cell_type == "markdown" for match in _HEADING.finditer(cell.source)]
    return named[-1] if named else ""
