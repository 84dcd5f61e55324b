"""A whole notebook passes at once only if nbformat finds nothing wrong with it and nothing to add."""

import copy
import warnings
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode, v4

from netcourse.marking.quick_schema import whole_passes


def made() -> NotebookNode:
    """A notebook with a cell and an output of every kind."""
    shown: list[Any] = [
        v4.new_output("stream", name="stdout", text="a"),
        v4.new_output("display_data", data={"text/plain": "a", "application/x+json": {"a": [1]}}),
        v4.new_output("execute_result", data={"text/plain": ["a"]}, execution_count=1),
        v4.new_output("error", ename="E", evalue="", traceback=["a"]),
    ]
    cells = [v4.new_code_cell("1", outputs=shown, id="a"), v4.new_markdown_cell("b", id="b"), v4.new_raw_cell("c", id="c")]
    notebook: NotebookNode = v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python"}})
    return notebook


def output(**changed: Any) -> Callable[[Any], None]:
    return lambda notebook: notebook.cells[0].outputs[0].update(changed)


def cell(at: int, **changed: Any) -> Callable[[Any], None]:
    return lambda notebook: notebook.cells[at].update(changed)


def top(**changed: Any) -> Callable[[Any], None]:
    return lambda notebook: notebook.update(changed)


def test_a_plainly_valid_notebook_passes() -> None:
    assert whole_passes(made())


@pytest.mark.parametrize(
    "spoil",
    [
        output(output_type="unrecognized_output"),
        output(output_type="cell_id"),
        output(output_type=["stream"]),
        output(name=1),
        output(more=1),
        lambda notebook: notebook.cells[0].outputs.append("a"),
        cell(0, outputs=None),
        cell(0, execution_count="1"),
        cell(0, id="b"),
        cell(0, id=["a"]),
        cell(1, id=1),
        cell(1, cell_type="unrecognized"),
        cell(1, cell_type=["markdown"]),
        cell(1, outputs=[]),
        cell(2, attachments=1),
        lambda notebook: notebook.cells[2].pop("id"),
        lambda notebook: notebook.cells.append(1),
        lambda notebook: notebook.pop("metadata"),
        top(metadata={"kernelspec": {}}),
        top(nbformat_minor=4),
        top(nbformat_minor=6),
        top(nbformat="4"),
        top(cells={}),
        top(more=1),
    ],
)
def test_what_nbformat_refuses_or_mends_does_not_pass(spoil: Callable[[Any], None]) -> None:
    notebook = made()
    spoil(notebook)
    assert not whole_passes(notebook)


def test_what_passes_is_left_as_it_is_by_nbformat() -> None:
    notebook = made()
    before = copy.deepcopy(notebook)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nbformat.validate(notebook)
        changes, same = nbformat.validator.normalize(notebook)
    assert (changes, same, notebook) == (0, before, before)
