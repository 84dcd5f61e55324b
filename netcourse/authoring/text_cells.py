"""The cells of a unit's text by line: what a finding names, and what a rule on the text itself looks at."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.new.cells import cells_of

# The last of a head is what the course says of the cell; the one before, what nbgrader is told.
_META = re.compile(r" (nbgrader|netcourse)=(?=\{)")
# How a message names a cell of a unit.
_CELL = re.compile(r"\b(?P<unit>\d\d_\w+) (?P<kind>cell|item) (?P<cell>[\w-]+)")


@dataclass(frozen=True, slots=True)
class TextCell:
    """One cell as it is written: the line of its head and of its first line below, both from 1, and what the head says of it."""

    at: int
    name: str
    is_code: bool
    source: str
    nbgrader: Mapping[str, Any]
    netcourse: Mapping[str, Any]

    @property
    def first(self) -> int:
        """The line of the file in which the source begins."""
        return self.at + 1

    @property
    def points(self) -> float:
        """What it is worth; 0 if it is not marked."""
        return float(self.nbgrader.get("points", 0)) if self.nbgrader.get("grade") or self.nbgrader.get("task") else 0


def text_cells(text: str) -> list[TextCell]:
    """The cells of a text, without what stands above the first one."""
    found, at = [], 1
    for cell in cells_of(text):
        head, _, source = cell.lines.partition("\n")
        if head.startswith("# %%"):
            said = dict(_said(head))
            is_code = "[markdown]" not in head.partition("{")[0]
            found.append(TextCell(at, cell.name, is_code, source, said.get("nbgrader", {}), said.get("netcourse", {})))
        at += cell.lines.count("\n")
    return found


def lines_of(cells: Sequence[TextCell], notebook: NotebookNode) -> dict[str, int]:
    """The line of each cell by its id; empty if the notebook was made of other cells than stand in the text."""
    pairs = list(zip(cells, notebook.cells, strict=False))
    if len(cells) != len(notebook.cells) or any(written.name not in ("", made.id) for written, made in pairs):
        return {}
    return {made.id: written.at for written, made in pairs}


def in_text(finding: Finding, notebook: Path, text: Path, lines: Mapping[str, int], names: Sequence[str]) -> Finding:
    """A finding on a cell of the notebook as one on the text, if the cell still stands there; a hash is no name of a cell."""
    if finding.file != notebook or finding.cell not in lines:
        return finding
    cell = finding.cell if finding.cell in names else ""
    return Finding(text, cell, finding.rule, finding.what, finding.mend, lines[finding.cell])


def with_lines(message: str, course: Sequence[Unit], notebooks: Mapping[str, NotebookNode]) -> str:
    """A message with the file and line of each cell that it names as ``01_biology cell bio01-marks``; a hash is left out.

    Parameters
    ----------
    message : str
        Of coverage, of the ground gate, or of what is asked twice.
    course : sequence of Unit
        Whose texts are looked into.
    notebooks : mapping of str to NotebookNode
        As built, by unit; a cell that does not stand in the text any more stays as it is named.
    """
    units = {unit.name: unit for unit in course}

    def placed(found: re.Match[str]) -> str:
        name, cell = found["unit"], found["cell"]
        if name not in units or name not in notebooks:
            return found[0]
        cells = text_cells(units[name].text.read_text(encoding="utf-8"))
        at = lines_of(cells, notebooks[name]).get(cell)
        if at is None:
            return found[0]
        where = f"{units[name].text.relative_to(units[name].root)}:{at}"
        return f"{where} {found['kind']} {cell}" if cell in [one.name for one in cells] else where

    return _CELL.sub(placed, message)


def _said(head: str) -> Iterator[tuple[str, Any]]:
    for found in _META.finditer(head):
        try:
            said, _ = json.JSONDecoder().raw_decode(head, found.end())
        except ValueError:
            # Reading the text says so.
            continue
        yield found[1], said
