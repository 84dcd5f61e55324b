"""Cells that a notebook of format 4.5 may hold, made from whatever a submission has in their place.

A cell's source always survives. Outputs and metadata that the format does not know are left out of the repaired notebook: marking
runs the cells anew, and the bytes that were sent are kept. The answers in such outputs are `keeping`'s care.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import nbformat
from nbformat import ValidationError

from netcourse.marking.intake.release import text_of
from netcourse.marking.quick_schema import passes

Json = dict[str, Any]

_KINDS = ("code", "markdown", "raw")


def knows(part: str, data: object) -> bool:
    """Whether data is a valid part of a notebook of format 4.5, such as ``code_cell`` or ``output``."""
    data = data if data is not None else {}
    if passes(part, data):
        return True
    try:
        nbformat.validate(data, ref=part, version=4, version_minor=5)
    except ValidationError:
        return False
    return True


def clean(raw: object, cell_id: str) -> tuple[Json, str]:
    """A valid cell that holds what was written in another.

    Parameters
    ----------
    raw : object
        Whatever stood in the list of cells.
    cell_id : str
        The id it gets.

    Returns
    -------
    tuple
        The cell, and what was wrong with it in a word or two; empty if nothing but its id differs.
    """
    given = raw if isinstance(raw, dict) else {}
    kind = given.get("cell_type")
    if kind in _KINDS and knows(f"{kind}_cell", {**given, "id": cell_id}):
        return {**given, "id": cell_id}, ""
    known = kind if kind in _KINDS else "raw"
    source = text_of(given.get("source")) if isinstance(raw, dict) else text_of(raw)
    cell: Json = {"cell_type": known, "id": cell_id, "metadata": {}, "source": source}
    if known == "code":
        outputs = given.get("outputs")
        cell["outputs"] = [one for one in outputs if knows("output", one)] if isinstance(outputs, list) else []
        count = given.get("execution_count")
        cell["execution_count"] = count if type(count) is int and count >= 0 else None
    for optional in ("metadata", "attachments"):
        if optional in given and knows(f"{known}_cell", {**cell, optional: given[optional]}):
            cell[optional] = given[optional]
    return cell, "of no known type" if known != kind else "malformed"


def retyped(cell: Json, kind: str) -> Json:
    """The cell as one of another type, its source kept."""
    kept = {key: value for key, value in cell.items() if key not in ("outputs", "execution_count", "attachments")}
    if kind == "code":
        return {**kept, "cell_type": kind, "outputs": [], "execution_count": None}
    return {**kept, "cell_type": kind, **({"attachments": cell["attachments"]} if "attachments" in cell else {})}


def valid_cells(raw: Sequence[object]) -> tuple[list[Json], int]:
    """Valid cells with an id each, none twice, in place of whatever stood there, and how many of them were malformed."""
    cells, malformed = [], 0
    used: set[str] = set()
    for at, one in enumerate(raw):
        given = one.get("id") if isinstance(one, dict) else None
        free = isinstance(given, str) and given not in used
        cell, wrong = clean(one, given if free and isinstance(given, str) else fresh_id(at, one, used))
        if wrong and free:
            # Its id may be what is wrong with it.
            cell, wrong = clean(one, fresh_id(at, one, used))
            cell = {**cell, "id": given} if not wrong and _is_id(given) else cell
            wrong = wrong if wrong else "malformed"
        malformed += bool(wrong)
        used.add(cell["id"])
        cells.append(cell)
    return cells, malformed


def _is_id(given: object) -> bool:
    return isinstance(given, str) and bool(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", given))


def fresh_id(at: int, cell: object, used: set[str]) -> str:
    """An id that is free, from the cell's place and text, so that equal bytes give an equal notebook."""
    source = text_of(cell.get("source")) if isinstance(cell, dict) else ""
    drawn = sha256(f"{at}\n{source}".encode(errors="replace")).hexdigest()[:12]
    while drawn in used:
        drawn = sha256(drawn.encode()).hexdigest()[:12]
    return drawn
