"""nbformat's schema of single parts of a notebook, compiled; nbformat itself compiles that of whole notebooks alone."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
from nbformat.v4 import nbbase

_VERSION = (4, 5)


def passes(part: str, data: object) -> bool:
    """Whether data is plainly a valid part of a notebook of format 4.5. If not, nbformat has to say whether it is, and why not.

    Parameters
    ----------
    part : str
        As the schema calls it, such as ``code_cell`` or ``stream``.
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


@cache
def _compiled(part: str) -> Callable[[Any], Any] | None:
    schema = json.loads((Path(nbbase.__file__).parent / nbbase.nbformat_schema[_VERSION]).read_text("utf-8"))
    if part not in schema["definitions"]:
        return None
    check: Callable[[Any], Any] = fastjsonschema.compile(
        {"$schema": schema["$schema"], "definitions": schema["definitions"], "$ref": f"#/definitions/{part}"}
    )
    return check
