"""nbformat's check of each output, compiled: nbformat itself compiles that of a whole notebook alone."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
from nbformat.v4 import nbbase

_KINDS = ("stream", "display_data", "execute_result", "error")


@cache
def compiled() -> dict[str, Callable[[Any], Any]]:
    """For each kind of output a function that raises `fastjsonschema.JsonSchemaException` at what is none."""
    schema = json.loads((Path(nbbase.__file__).parent / nbbase.nbformat_schema[None, None]).read_text("utf-8"))
    shared = {name: schema[name] for name in ("$schema", "definitions")}
    return {kind: fastjsonschema.compile({**shared, "$ref": f"#/definitions/{kind}"}) for kind in _KINDS}


@contextmanager
def quick_outputs() -> Iterator[None]:
    """Have nbformat check outputs by `compiled` meanwhile; what does not pass is checked, and told, by nbformat itself."""
    known = nbbase.validate

    def validate(node: Any, ref: str | None = None) -> None:
        try:
            compiled()[ref or ""](node)
        except (KeyError, fastjsonschema.JsonSchemaException):
            known(node, ref)  # type: ignore[no-untyped-call]  # nbformat says nothing of types

    nbbase.validate = validate
    try:
        yield
    finally:
        nbbase.validate = known
