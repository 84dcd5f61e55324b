"""Gates: what must never be in a released file, and what must never be left undone in an executed one."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.course import Unit, manifest_path, units
from netcourse.authoring.text import REGIONS, region
from netcourse.authoring.what_changed import page_path
from netcourse.marking.shown import ABOUT, may_show

FORBIDDEN_WORDS = ("jupytext", *(f"{edge} {name}" for edge in ("BEGIN", "END") for name in REGIONS))
# Shorter pieces of a line, such as "else" or "4,", stand in any notebook and give nothing away.
SHORTEST_SECRET = 9
_WORD = re.compile(r"\w+")
# What a released notebook says about itself.
_TOLD = {"unit", "title", "questions"}


def secrets(author: NotebookNode, regions: Sequence[str] = REGIONS) -> set[str]:
    """Every line that stands in one of the regions of the author's notebook and nowhere in the open, be it as a comment."""
    hidden: set[str] = set()
    open_lines: set[str] = set()
    for cell in author.cells:
        inside = "\n".join(filter(None, (region(cell.source, name) for name in regions))).split("\n")
        hidden.update(line.strip() for line in inside)
        closed = set(inside)
        shown = [line.strip() for line in cell.source.split("\n") if line not in closed]
        open_lines.update(shown, (line.removeprefix("# ") for line in shown))
    # A line may also be a piece of a longer one: what is said in the open is released whoever else says it.
    said = "\n".join(open_lines)
    return {line for line in hidden - open_lines if len(line) >= SHORTEST_SECRET and line not in said}


def leaks(author: NotebookNode, released: bytes) -> list[str]:
    """What a released file holds that it must not.

    Parameters
    ----------
    author : NotebookNode
        The author's notebook, with its hidden regions.
    released : bytes
        The released file, whatever it is.

    Returns
    -------
    list of str
        A line for each leak; empty if there is none.
    """
    text = released.decode("utf-8", errors="replace")
    found = [f"the words {word!r}" for word in FORBIDDEN_WORDS if word in text]
    found += [f"a hidden line: {line}" for line in lines_in(text, secrets(author))]
    try:
        notebook = nbformat.reads(text, as_version=4)
    except Exception:  # noqa: BLE001 (any file may be handed over; one that is no notebook has no cells to look at)
        return found
    found += [f"{name!r} in the notebook's metadata" for name in sorted(set(notebook.metadata.get(ABOUT, {})) - _TOLD)]
    return found + [leak for cell in notebook.cells for leak in _in_cell(cell)]


def _in_cell(cell: NotebookNode) -> Iterator[str]:
    """What a cell shows before anybody ran it is released on purpose; what somebody ran, or an answer gave, is not."""
    outputs = cell.get("outputs", [])
    ran = cell.get("execution_count") or any(one.get("execution_count") or one.output_type == "error" for one in outputs)
    if ran or (outputs and not may_show(cell)):
        yield f"outputs in cell {cell.get('id')}"
    if "netcourse" in cell.metadata:
        yield f"netcourse metadata in cell {cell.get('id')}"


def lines_in(text: str, lines: Iterable[str]) -> list[str]:
    """Those lines that stand in a text, be it plain or JSON; of many texts `search_for` makes one search."""
    return search_for(lines)(text)


def search_for(lines: Iterable[str]) -> Callable[[str], list[str]]:
    """Make a search for lines in many texts, be they plain or JSON.

    In a notebook file a line of a cell stands as JSON: quotation marks and letters beyond ASCII may be escaped there. A line can
    stand only where the longest of its words stands that has something on both sides: so most lines are looked for in few texts.

    Parameters
    ----------
    lines : iterable of str
        What is looked for.

    Returns
    -------
    callable
        Given a text, those of the lines that stand in it, sorted.
    """
    ways: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in lines:
        for way in (line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]):
            whole = (word.group() for word in _WORD.finditer(way) if word.start() > 0 and word.end() < len(way))
            ways[max(whole, key=len, default="")].add((line, way))

    def found(text: str) -> list[str]:
        words = {"", *_WORD.findall(text)}
        return sorted({line for word in words & ways.keys() for line, way in ways[word] if way in text})

    return found


def stray_files(root: Path) -> list[Path]:
    """Files under source/ and release/ that belong to no unit and to no page of the course: nbgrader would hand them out."""
    wanted = {manifest_path(root), page_path(root), *(path for unit in units(root) for path in (unit.source, unit.release))}
    present = [path for folder in ("source", "release") for path in sorted((root / folder).rglob("*"))]
    return [path for path in present if not path.is_dir() and path not in wanted and ".ipynb_checkpoints" not in path.parts]


def released_leaks(root: Path) -> list[str]:
    """Run the leak gate over every file under release/, each against the secrets of every unit."""
    authors = [(unit, nbformat.read(unit.notebook, as_version=4)) for unit in units(root) if unit.notebook.is_file()]
    found = []
    for path in sorted((root / "release").rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for _, author in authors:
                found += [f"{path.relative_to(root)}: {leak}" for leak in leaks(author, content)]
    return sorted(set(found))


def unexecuted(unit: Unit) -> list[str]:
    """Code cells of the author's notebook without an execution count: nbval compares nothing on them."""
    notebook = nbformat.read(unit.notebook, as_version=4)
    return [cell.id for cell in notebook.cells if cell.cell_type == "code" and cell.get("execution_count") is None]
