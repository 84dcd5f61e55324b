"""A notebook is written as nbformat writes it, letter for letter."""

import copy
import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from netcourse.authoring.course import find_course, units
from netcourse.marking.batch.quick_json import dumps, quick_json

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(DATA)
def test_data_is_written_as_python_writes_it(data: object) -> None:
    assert dumps(data) == json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))


def test_a_units_notebook_has_the_same_text_and_stays_as_it_is() -> None:
    (unit, *_) = units(find_course(Path(__file__)))
    notebook = nbformat.read(unit.notebook, as_version=4)
    notebook.metadata.odd = {1: ("a", b"b")}
    stock = nbformat.writes(notebook)
    with quick_json():
        assert nbformat.writes(notebook) == stock
        del notebook.metadata["odd"]
        ours = nbformat.writes(notebook)
    assert ours == nbformat.writes(notebook) != stock


def test_lines_bundles_and_what_nbformat_leaves_out_are_written_alike_and_the_notebook_stays_as_it_is() -> None:
    shown = [
        v4.new_output(
            "display_data", data={"text/plain": "a\r\nb", "image/svg+xml": "<a>\n</a>", "application/x+json": {"x": "1\n2"}}
        ),
        v4.new_output("stream", text="a\nb"),
        v4.new_output("error", ename="E", evalue="a\nb", traceback=["a\nb", "c"]),
    ]
    image = v4.new_markdown_cell("a\nb", attachments={"a.svg": {"image/svg+xml": "<a>\n</a>"}})
    code = v4.new_code_cell("x\n", outputs=shown, metadata={"trusted": True})
    notebook = v4.new_notebook(
        cells=[code, image], metadata={"signature": "s", "orig_nbformat": 4, "widgets": {"a": {"b": [1.5, None]}}}
    )
    before, stock = copy.deepcopy(notebook), nbformat.writes(notebook)
    with quick_json():
        assert nbformat.writes(notebook) == stock
    assert notebook == before
    assert "trusted" not in stock


@pytest.mark.parametrize("odd", [{1: 2}, b"a", (1,), {"a": {1}}])
def test_what_it_is_not_made_for_is_refused(odd: object) -> None:
    with pytest.raises(TypeError, match="not made for JSON here"):
        dumps(odd)
