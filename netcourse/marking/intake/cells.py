"""Cells that a notebook of format 4.5 may hold, made from whatever a submission has in their place.

A cell's source always survives. Outputs and metadata that the format does not know are left out of the repaired notebook: marking
runs the cells anew, and the bytes that were sent are kept.
"""

from typing import Any

import nbformat
from nbformat import ValidationError

from netcourse.marking.intake.release import text_of

_KINDS = ("code", "markdown", "raw")


def knows(part: str, data: object) -> bool:
    """Whether data is a valid part of a notebook of format 4.5, such as ``code_cell`` or ``output``."""
    try:
        nbformat.validate(data if data is not None else {}, ref=part, version=4, version_minor=5)
    except ValidationError:
        return False
    return True


def clean(raw: object, cell_id: str) -> tuple[dict[str, Any], str]:
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
    cell: dict[str, Any] = {"cell_type": known, "id": cell_id, "metadata": {}, "source": source}
    if known == "code":
        outputs = given.get("outputs")
        cell["outputs"] = [one for one in outputs if knows("output", one)] if isinstance(outputs, list) else []
        count = given.get("execution_count")
        cell["execution_count"] = count if type(count) is int and count >= 0 else None
    for optional in ("metadata", "attachments"):
        if optional in given and knows(f"{known}_cell", {**cell, optional: given[optional]}):
            cell[optional] = given[optional]
    return cell, "of no known type" if known != kind else "malformed"


def retyped(cell: dict[str, Any], kind: str) -> dict[str, Any]:
    """The cell as one of another type, its source kept."""
    kept = {key: value for key, value in cell.items() if key not in ("outputs", "execution_count", "attachments")}
    if kind == "code":
        return {**kept, "cell_type": kind, "outputs": [], "execution_count": None}
    return {**kept, "cell_type": kind, **({"attachments": cell["attachments"]} if "attachments" in cell else {})}
