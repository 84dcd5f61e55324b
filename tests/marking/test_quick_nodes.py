"""A notebook is read into the nodes that nbformat makes of it."""

import json
import re
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode, v4

from netcourse.marking.batch.sanitising import _read
from netcourse.marking.quick_nodes import nodes_in

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner), max_leaves=8)


def kinds(value: Any) -> Any:
    """The classes of which it is made, all the way down."""
    if isinstance(value, dict):
        return type(value), {name: kinds(one) for name, one in value.items()}
    return [kinds(one) for one in value] if isinstance(value, list) else type(value)


@settings(max_examples=50)
@given(DATA)
def test_the_nodes_are_those_of_nbformat(data: object) -> None:
    text = json.dumps(data)
    ours, theirs = nodes_in(text), nbformat.from_dict(json.loads(text))
    assert ours == theirs
    assert kinds(ours) == kinds(theirs)


def test_a_node_is_used_as_nbformats_own() -> None:
    node = nodes_in('{"a": {"b": 1}}')
    node.a.c = {"d": 2}
    node.update(e={"f": 3})
    assert node.a.c.d + node.e.f == 5
    assert isinstance(node.a.c, NotebookNode)


def shown(**about: Any) -> dict[str, Any]:
    """A notebook with a cell that shows something, as it lies on the disk."""
    outputs = [
        v4.new_output("stream", text="a\nb"),
        v4.new_output("display_data", data={"image/svg+xml": "<a>\n</a>", "text/plain": "a\nb", "application/json": {"a": 1}}),
    ]
    cells = [v4.new_code_cell("a\nb", id="a", outputs=outputs, metadata={"trusted": True}), v4.new_markdown_cell("c\nd", id="b")]
    found: dict[str, Any] = json.loads(nbformat.writes(v4.new_notebook(cells=cells, metadata={"signature": "s"})))
    found["cells"][0]["metadata"]["trusted"] = True
    return {**found, **about}


@pytest.mark.parametrize("about", [{}, {"nbformat_minor": 2}, {"cells": []}])
def test_a_submission_is_read_as_nbformat_reads_it(about: dict[str, Any]) -> None:
    text = json.dumps(shown(**about))
    ours, theirs = _read(text), nbformat.reads(text, as_version=4)
    if not about:
        assert ours == theirs
    assert [{**cell, "id": ""} for cell in ours.cells] == [{**cell, "id": ""} for cell in theirs.cells]
    assert ours.metadata == theirs.metadata


@pytest.mark.parametrize(
    "odd", ["[", "[]", '"a"', '{"nbformat": 9}', '{"nbformat": 4, "nbformat_minor": 5, "cells": 3, "metadata": {}}']
)
def test_what_is_no_notebook_is_refused_as_nbformat_refuses_it(odd: str) -> None:
    with pytest.raises(Exception) as theirs:  # noqa: PT011 (whatever it is)
        nbformat.reads(odd, as_version=4)
    with pytest.raises(theirs.type, match=r"\A" + re.escape(str(theirs.value)) + r"\Z"):
        _read(odd)
