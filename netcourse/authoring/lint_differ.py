"""A lint rule on what experts disagree about: a table of its own kind, the same in all units, that names the bodies."""

import re
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.finding import Finding

HEADING = "### Where bodies differ: "
HEADER = "| who | where, when | says |"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|without a date")


def tables_of_bodies(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A table "Where bodies differ" without its topic, its three columns, two bodies, or a year in each row."""
    found = []
    for cell in notebook.cells:
        topic = cell.metadata.get("netcourse", {}).get("differ")
        if cell.cell_type != "markdown" or not (topic or HEADING in cell.source):
            continue
        mend = f'"{HEADING}...", then {HEADER}, a row a body'
        found += [Finding(file, cell.id, "bodies-differ", what, mend) for what in _lacks(cell.source, topic)]
    return found


def _lacks(source: str, topic: str | None) -> list[str]:
    lines = source.splitlines()
    if HEADING not in source:
        return ["the heading is another"]
    if topic is None:
        return ['the metadata name no topic: "differ": "J-21"']
    if HEADER not in lines:
        return ["the columns are others"]
    rows = [line for line in lines[lines.index(HEADER) + 2 :] if line.startswith("|")]
    undated = [row for row in rows if not _YEAR.search(row.split("|")[2])]
    found = [] if len(rows) > 1 else ["fewer than two bodies stand in it"]
    return found + [f"no year: {row}" for row in undated]
