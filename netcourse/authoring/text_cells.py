"""The cells of a unit's text by line: what a finding names, and what a rule on the text itself looks at."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.new.cells import cells_of

# The last of a head is what the course says of the cell; the one before, what nbgrader is told.
_META = re.compile(r" (nbgrader|netcourse)=(?=\{)")


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
    """The line of each cell by its id; empty if the text was read into other cells than stand in it."""
    if len(cells) != len(notebook.cells):
        return {}
    return {made.id: written.at for written, made in zip(cells, notebook.cells, strict=True)}


def in_text(finding: Finding, notebook: Path, text: Path, lines: Mapping[str, int], names: Sequence[str]) -> Finding:
    """A finding on a cell of the notebook as one on the text, if the cell still stands there; a hash is no name of a cell."""
    if finding.file != notebook or finding.cell not in lines:
        return finding
    cell = finding.cell if finding.cell in names else ""
    return Finding(text, cell, finding.rule, finding.what, finding.mend, lines[finding.cell])


def _said(head: str) -> Iterator[tuple[str, Any]]:
    for found in _META.finditer(head):
        try:
            said, _ = json.JSONDecoder().raw_decode(head, found.end())
        except ValueError:
            # Reading the text says so.
            continue
        yield found[1], said
