"""Read a unit's text into a notebook, and say where it is malformed."""

import ast
import hashlib
from collections import Counter
from collections.abc import Sequence

import jupytext
import nbformat
from nbformat import NotebookNode

from netcourse.authoring.board_keys import with_keys
from netcourse.authoring.course import Unit
from netcourse.authoring.text_cells import text_cells
from netcourse.authoring.varied_settings import read_settings, with_settings
from netcourse.errors import CourseError

REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
# What begins and ends a cell of text, as notebooks/jupytext.toml has it.
MARKER = '"""'
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# What the text may say about a cell; all else is an editor's (cell_marker, lines_to_next_cell).
KEPT_METADATA = ("jupyter", "nbgrader", "netcourse", "tags")


def read_text(unit: Unit) -> NotebookNode:
    """A unit's text as a notebook with stable cell ids, checked.

    Parameters
    ----------
    unit : Unit
        Its `text` is read.

    Returns
    -------
    NotebookNode
        Without outputs. A cell's id is its grade_id, or a hash of the cell where it has none.

    Raises
    ------
    CourseError
        If the text is missing or malformed; the message names file, line and what is wrong.
    """
    try:
        text = unit.text.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"{unit.text}: no such file; a unit is written there") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"{unit.text}: byte {error.start} is not UTF-8; save the text as UTF-8") from None
    try:
        notebook: NotebookNode = jupytext.reads(text, fmt="py:percent")
    except Exception as error:  # noqa: BLE001 (jupytext raises what its parsers raise: YAML, JSON and plain ValueErrors)
        raise CourseError(f"{unit.text}: not a percent text: {_one_line(error)}") from None
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    settings = read_settings(unit.text.parent)
    for cell in notebook.cells:
        cell.metadata = NotebookNode({key: cell.metadata[key] for key in KEPT_METADATA if key in cell.metadata})
        if cell.cell_type == "code":
            cell.source = with_settings(with_keys(cell.source, unit.text.parent), settings)
    _check(unit, text, notebook)
    for cell, name in zip(notebook.cells, _cell_ids(notebook), strict=True):
        cell.id = name
    return notebook


def region(cell_source: str, name: str) -> str | None:
    """The lines between BEGIN and END of a region of that name, or None if the cell has none."""
    lines = cell_source.split("\n")
    begins = [i for i, line in enumerate(lines) if f"BEGIN {name}" in line]
    ends = [i for i, line in enumerate(lines) if f"END {name}" in line]
    if not begins:
        return None
    return "\n".join(lines[begins[0] + 1 : ends[0]])


def without_regions(cell_source: str) -> str:
    """A cell's lines without its regions, as nbgrader releases them."""
    lines = cell_source.split("\n")
    for name in REGIONS:
        edges = [at for at, line in enumerate(lines) if f"BEGIN {name}" in line or f"END {name}" in line]
        if edges:
            del lines[edges[0] : edges[-1] + 1]
    return "\n".join(lines)


def is_marks_cell(cell: NotebookNode) -> bool:
    """Whether nbgrader marks this cell by running it: a test cell, not an answer that a person marks."""
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("grade") and not meta.get("solution"))


def write_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as the bytes that are committed: the same notebook always gives the same bytes."""
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return (text.rstrip("\n") + "\n").encode()


def _check(unit: Unit, text: str, notebook: NotebookNode) -> None:
    if not notebook.cells:
        raise CourseError(f"{unit.text}: no cells; a cell starts with '# %%' or '# %% [markdown]'")
    seen: set[str] = set()
    for cell, at in zip(notebook.cells, _lines(text, notebook), strict=True):
        where = f"{unit.text} line {at}"
        meta = cell.metadata.get("nbgrader")
        if cell.cell_type != "code" and MARKER in cell.source:
            # jupytext 1.19.6 then reads the cells below as part of this one: findings/jupytext_markdown_with_its_marker.sh
            raise CourseError(f"{where}: {MARKER} stands inside a cell of text, which it ends; write it in another way")
        if cell.cell_type == "code":
            _check_python(unit, at, cell.source)
        if meta is not None:
            _check_metadata(where, meta)
        _check_regions(where, cell, meta or {})
        if meta is not None:
            if meta["grade_id"] in seen:
                raise CourseError(f"{where}: grade_id {meta['grade_id']} stands twice; each must be its own")
            seen.add(meta["grade_id"])


def _check_python(unit: Unit, first: int, source: str) -> None:
    try:
        ast.parse(source)
    except SyntaxError:
        # What only a notebook reads, such as a magic.
        from IPython.core.inputtransformer2 import TransformerManager

        try:
            ast.parse(TransformerManager().transform_cell(source))
        except SyntaxError as error:
            raise CourseError(f"{unit.text} line {first + (error.lineno or 1) - 1}: no Python: {error.msg}") from None


def _check_metadata(where: str, meta: object) -> None:
    if not isinstance(meta, dict):
        raise CourseError(f"{where}: nbgrader metadata must be one JSON object, found {meta!r}")
    missing = [key for key in ("grade", "grade_id", "locked", "schema_version", "solution") if key not in meta]
    if missing:
        raise CourseError(f"{where}: nbgrader metadata lacks {', '.join(missing)}")
    if meta["schema_version"] != 3:
        raise CourseError(f"{where}: nbgrader schema_version is {meta['schema_version']}, 3 is needed")
    if (meta["grade"] or meta.get("task")) and not isinstance(meta.get("points"), int | float):
        raise CourseError(f"{where}: {meta['grade_id']} is marked but has no points")
    if meta.get("task") and not meta["locked"]:
        raise CourseError(f"{where}: task cell {meta['grade_id']} must be locked")


def _check_regions(where: str, cell: NotebookNode, meta: dict[str, object]) -> None:
    allowed = {
        "SOLUTION": bool(meta.get("solution")),
        "HIDDEN TESTS": bool(meta.get("grade")) and not meta.get("solution"),
        "MARK SCHEME": bool(meta.get("task")),
    }
    for name, here in allowed.items():
        begins, ends = (cell.source.count(f"{edge} {name}") for edge in ("BEGIN", "END"))
        if begins != ends or begins > 1:
            raise CourseError(f"{where}: '### BEGIN {name}' and '### END {name}' must stand once each in a cell")
        if begins and not here:
            raise CourseError(f"{where}: a {name} region stands in a cell that nbgrader would not clear")


def _lines(text: str, notebook: NotebookNode) -> list[int]:
    """The line in which each cell begins to say something: jupytext keeps no positions.

    Many cells begin with the same line, so each is looked for below its own head; where a text was read into other cells than
    stand in it, from the top.
    """
    heads = [cell.at for cell in text_cells(text)]
    if len(heads) != len(notebook.cells):
        heads = [0] * len(notebook.cells)
    lines = text.split("\n")
    return [_line_of(lines, cell.source, head) for cell, head in zip(notebook.cells, heads, strict=True)]


def _line_of(lines: Sequence[str], source: str, head: int) -> int:
    first = next((line for line in source.split("\n") if line.strip()), "")
    found = (at for at, line in enumerate(lines[head:], start=head + 1) if first and line.removeprefix("# ") == first)
    return next(found, max(head, 1))


def _cell_ids(notebook: NotebookNode) -> list[str]:
    seen: Counter[str] = Counter()
    ids = []
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name is None:
            name = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
