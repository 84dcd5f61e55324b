"""A notebook is written as nbformat writes it, letter for letter."""

import copy
import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import v4

from netcourse.authoring.course import find_course, units
from netcourse.marking.batch.quick_json import Texts, dumps, quick_json

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


def test_of_a_second_notebook_only_what_is_new_is_made() -> None:
    (unit, *_) = units(find_course(Path(__file__)))
    notebook, texts = nbformat.read(unit.notebook, as_version=4), Texts()
    with quick_json(texts):
        nbformat.writes(notebook)
        first = texts.made
        notebook.cells[0].source += "\nmore"
        shows = next(cell for cell in notebook.cells if cell.get("outputs"))
        shows.outputs.append(v4.new_output("stream", text="a\nb"))
        ours = nbformat.writes(notebook)
    assert first > len(notebook.cells) / 2
    assert texts.made == first + 2
    assert ours == nbformat.writes(notebook)


ODD = st.text(alphabet=st.sampled_from('a"\\\n\r\u2028é😀:[], outputs'), max_size=30)
OUTPUT = st.one_of(
    st.builds(lambda text: v4.new_output("stream", text=text), ODD),
    st.builds(lambda text, data: v4.new_output("display_data", data={"text/plain": text, "application/x+json": data}), ODD, DATA),
)
META = st.dictionaries(st.sampled_from(["a", "outputs", "trusted", "cells"]), DATA | st.just([]))
CELL = st.one_of(
    st.builds(lambda source, meta: v4.new_markdown_cell(source, id="a", metadata=meta), ODD, META),
    st.builds(
        lambda source, meta, shown: v4.new_code_cell(source, id="b", metadata=meta, outputs=shown),
        ODD,
        META,
        st.lists(OUTPUT, max_size=3),
    ),
)


@settings(max_examples=30)
@given(st.lists(CELL, max_size=3), META)
def test_whatever_was_met_before_each_text_is_its_own(cells: list[nbformat.NotebookNode], meta: dict[str, object]) -> None:
    for order in (cells, cells[::-1]):
        notebook = nbformat.NotebookNode(cells=order, metadata=nbformat.NotebookNode(meta), nbformat=4, nbformat_minor=5)
        stock = v4.writes_json(notebook)
        with quick_json(MET):
            assert v4.writes_json(notebook) == stock


MET = Texts(5_000)


def test_what_is_remembered_has_an_end() -> None:
    texts = Texts(1_000)
    for number in range(200):
        texts.of({"number": number}, "\n", dumps)
        assert texts.size <= 1_000
    assert texts.of({"long": "a" * 200}, "\n", dumps) == texts.of({"long": "a" * 200}, "\n", dumps)
    assert texts.made == 202
