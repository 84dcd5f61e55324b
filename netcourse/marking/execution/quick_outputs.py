"""nbformat's check of each output that a cell shows, at less cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbformat.v4 import nbbase

from netcourse.marking.quick_schema import OUTPUTS, passes


def make_ready() -> None:
    """Compile what each kind of output is checked by."""
    for kind in OUTPUTS:
        passes(kind, None)


@contextmanager
def quick_outputs() -> Iterator[None]:
    """Have nbformat check outputs by `passes` meanwhile; what does not pass is checked, and told, by nbformat itself."""
    known = nbbase.validate

    def validate(node: Any, ref: str | None = None) -> None:
        if not passes(ref or "", node):
            known(node, ref)  # type: ignore[no-untyped-call]  # nbformat says nothing of types

    nbbase.validate = validate
    try:
        yield
    finally:
        nbbase.validate = known
