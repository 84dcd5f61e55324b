"""A notebook as a report reads it: without nbformat's checks, and without outputs that nobody reads here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from netcourse.items.plain import read_json
from netcourse.marking.intake.limits import LIMITS


def read_notebook(path: Path) -> Any:
    """Read a notebook; None for what is none.

    The checks and the outputs would take longer than all the rest. Kept are the outputs of cells that give marks, and of nodes
    only those that are read by attribute: to make one of each dictionary takes three times as long as to read the file.
    """
    from nbformat.v4.rwbase import rejoin_lines

    try:
        if path.is_symlink() or path.stat().st_size > LIMITS.file:
            return None
        raw = read_json(path.read_text(encoding="utf-8"))
        cells = raw["cells"] if isinstance(raw, dict) else None
        if not isinstance(cells, list) or not all(_is_cell(cell) for cell in cells):
            return None
        kept = [_with_nodes(cell) if _gives_marks(cell) else _bare(cell) for cell in cells]
        found = rejoin_lines(NotebookNode({"cells": kept, "metadata": NotebookNode()}))
    except (OSError, ValueError, RecursionError, AttributeError, TypeError, KeyError):
        return None
    return found if all(isinstance(cell.source, str) for cell in found.cells) else None


def _is_cell(cell: object) -> bool:
    return isinstance(cell, dict) and isinstance(cell.get("metadata"), dict) and "source" in cell and "cell_type" in cell


def _bare(cell: Mapping[str, Any]) -> NotebookNode:
    metadata = {name: cell["metadata"][name] for name in ("nbgrader", "netcourse", "editable") if name in cell["metadata"]}
    return NotebookNode({"cell_type": cell["cell_type"], "metadata": NotebookNode(metadata), "source": cell["source"]})


def _with_nodes(cell: Mapping[str, Any]) -> NotebookNode:
    outputs = [NotebookNode(output) for output in cell.get("outputs", []) if isinstance(output, dict)]
    return NotebookNode({**cell, "metadata": NotebookNode(cell["metadata"]), "outputs": outputs})


def _gives_marks(cell: Mapping[str, Any]) -> bool:
    meta = cell["metadata"].get("nbgrader")
    return isinstance(meta, dict) and bool(meta.get("grade"))
