"""nbformat's schema of single parts of a notebook, compiled; nbformat itself compiles that of whole notebooks alone."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
from nbformat.v4 import nbbase

OUTPUTS = ("stream", "display_data", "execute_result", "error")
_VERSION = (4, 5)
_TEXTS = ("markdown", "raw")


def passes(part: str, data: object) -> bool:
    """Whether data is plainly a valid part of a notebook of format 4.5. If not, nbformat has to say whether it is, and why not.

    Parameters
    ----------
    part : str
        As the schema calls it, such as ``code_cell`` or ``stream``; empty for a whole notebook.
    data : object
        As JSON gives it.
    """
    check = _compiled(part)
    if check is None:
        return False
    try:
        check(data)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def whole_passes(notebook: Mapping[str, Any]) -> bool:
    """Whether a notebook is plainly a valid one of format 4.5, in which every cell has an id of its own.

    nbformat's own check, compiled as it is, tries each cell and output as every kind that there is.

    Parameters
    ----------
    notebook : mapping
        As nbformat holds it.
    """
    if (notebook.get("nbformat"), notebook.get("nbformat_minor")) != _VERSION or not has_ids(notebook):
        return False
    return passes("", {**notebook, "cells": []}) and all(map(_cell_passes, notebook["cells"]))


def has_ids(notebook: Mapping[str, Any]) -> bool:
    """Whether every cell of a notebook has an id of its own, so that nbformat gives none."""
    cells = notebook.get("cells")
    ids = [cell.get("id") if isinstance(cell, dict) else None for cell in cells] if type(cells) is list else [None]
    return all(type(one) is str for one in ids) and len(set(ids)) == len(ids)


def _cell_passes(cell: Mapping[str, Any]) -> bool:
    kind, outputs = cell.get("cell_type"), cell.get("outputs")
    if kind == "code" and type(outputs) is list:
        return all(map(_output_passes, outputs)) and passes("code_cell", {**cell, "outputs": []})
    return kind in _TEXTS and passes(f"{kind}_cell", cell)


def _output_passes(output: object) -> bool:
    kind = output.get("output_type") if isinstance(output, dict) else None
    return type(kind) is str and kind in OUTPUTS and passes(kind, output)


@cache
def _compiled(part: str) -> Callable[[Any], Any] | None:
    schema = json.loads((Path(nbbase.__file__).parent / nbbase.nbformat_schema[_VERSION]).read_text("utf-8"))
    if part and part not in schema["definitions"]:
        return None
    asked = {"$schema": schema["$schema"], "definitions": schema["definitions"], "$ref": f"#/definitions/{part}"}
    check: Callable[[Any], Any] = fastjsonschema.compile(asked if part else schema)
    return check
