"""What a unit's release says about its cells: the yardstick by which a submission is recognised and mended."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from netcourse.items.plain import read_json

_LONGEST_COMPARED = 20_000


@dataclass(frozen=True)
class Cell:
    """One cell of the release.

    `grading` is nbgrader's metadata, None for a cell without.
    """

    id: str
    kind: str
    source: str
    metadata: dict[str, Any]

    @property
    def grading(self) -> dict[str, Any] | None:
        """nbgrader's metadata of the cell."""
        found = self.metadata.get("nbgrader")
        return found if isinstance(found, dict) and found.get("grade_id") else None

    @property
    def label(self) -> str:
        """What a report calls it."""
        return str(self.grading["grade_id"]) if self.grading else self.id

    @property
    def overwritten(self) -> bool:
        """Whether marking replaces whatever stands in it by the author's text."""
        grading = self.grading or {}
        return not grading.get("solution") and bool(grading.get("grade") or grading.get("locked") or grading.get("task"))

    @property
    def answer_only(self) -> bool:
        """Whether it is an answer cell that bears no marks of its own."""
        grading = self.grading or {}
        return bool(grading.get("solution")) and not grading.get("grade") and not grading.get("task")

    @cached_property
    def words(self) -> Counter[str]:
        """Its words, counted."""
        return words_of(self.source)


@dataclass(frozen=True)
class Release:
    """A unit as its students got it; `shows` says whether it came with any output."""

    unit: str
    cells: tuple[Cell, ...]
    metadata: dict[str, Any]
    shows: bool = False

    @cached_property
    def by_grade_id(self) -> dict[str, int]:
        """The position of each cell of nbgrader's, by its grade_id."""
        return {cell.label: at for at, cell in enumerate(self.cells) if cell.grading}

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The position of each cell, by its id."""
        return {cell.id: at for at, cell in enumerate(self.cells)}


def release_of(unit: str, notebook: dict[str, Any]) -> Release:
    """A release from its notebook as plain data, which is trusted: nbgrader made it."""
    cells = tuple(
        Cell(str(one.get("id", f"cell-{at}")), one["cell_type"], text_of(one.get("source")), dict(one.get("metadata", {})))
        for at, one in enumerate(notebook["cells"])
    )
    return Release(unit, cells, dict(notebook.get("metadata", {})), any(one.get("outputs") for one in notebook["cells"]))


def released(root: Path, unit: str) -> Release | None:
    """The release of a unit in a course folder; None where none can be read."""
    return read_release(unit, root / "release" / unit / f"{unit}.ipynb")


def read_release(unit: str, path: Path) -> Release | None:
    """The release of a unit in a file; None if it is not there or can't be read."""
    try:
        notebook = read_json(path.read_text(encoding="utf-8"))
        return release_of(unit, notebook) if isinstance(notebook, dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How many words two texts share, from 0 to 1."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def words_of(source: str) -> Counter[str]:
    """The words and signs of a text, counted; of a very long one its beginning."""
    return Counter(re.findall(r"\w+|[^\w\s]", source[:_LONGEST_COMPARED]))


def plain(source: str) -> str:
    """A source without what editors change unasked: spaces at line ends, blank lines at both ends, line ends of Windows."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def text_of(source: object) -> str:
    """A cell's source, which may be a text or a list of lines; empty for anything else."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
