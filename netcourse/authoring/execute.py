"""Execute an author's notebook in a clean kernel."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
import zmq
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from netcourse.authoring.course import Unit
from netcourse.authoring.model_answers import answers_json, model_answers
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.store import ANSWERS

SECONDS_A_CELL = 120


def execute(unit: Unit, notebook: NotebookNode) -> NotebookNode:
    """Run every cell and keep the outputs.

    Parameters
    ----------
    unit : Unit
        Named in messages.
    notebook : NotebookNode
        Changed in place: outputs and execution counts are filled.

    Returns
    -------
    NotebookNode
        The same notebook, without anything that differs from run to run.

    Raises
    ------
    CourseError
        If a cell fails, writes to stderr, or takes more than two minutes.
    """
    _run(unit, notebook, allow_errors=False, answers=model_answers(notebook, unit.text))
    notebook.metadata["language_info"] = NotebookNode(name="python")
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                raise CourseError(f"{unit.text}: cell {cell.id} writes to stderr: {output.text.strip().splitlines()[0]}")
    return notebook


def run_cells(unit: Unit, cells: Sequence[NotebookNode], answers: Mapping[str, Entry]) -> list[NotebookNode]:
    """Run cells one after the other in one clean kernel, in a folder that holds these answers, going on after an error.

    Returns
    -------
    list of NotebookNode
        The same cells with their outputs, errors included.

    Raises
    ------
    CourseError
        If a cell takes more than two minutes or the kernel dies.
    """
    copies = [nbformat.from_dict({**cell, "id": f"cell-{at}"}) for at, cell in enumerate(cells)]
    notebook = nbformat.v4.new_notebook(cells=copies)
    _run(unit, notebook, allow_errors=True, answers=answers)
    return list(notebook.cells)


def _run(unit: Unit, notebook: NotebookNode, *, allow_errors: bool, answers: Mapping[str, Entry]) -> None:
    config = Config()
    config.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
    with tempfile.TemporaryDirectory(prefix="netcourse-run-") as scratch:
        (Path(scratch) / ANSWERS).write_text(answers_json(answers), encoding="utf-8")
        client = NotebookClient(
            notebook,
            timeout=SECONDS_A_CELL,
            kernel_name="python3",
            record_timing=False,
            # A busy machine may deliver one line of print in two pieces.
            coalesce_streams=True,
            allow_errors=allow_errors,
            config=config,
            resources={"metadata": {"path": scratch}},
        )
        try:
            # A kernel with the author's own IPython profile would give the author's own outputs.
            client.execute(env={**os.environ, "IPYTHONDIR": scratch, "PYTHONHASHSEED": "0"})
        except CellExecutionError as error:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} fails: {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} takes more than {SECONDS_A_CELL} seconds") from None
        except DeadKernelError:
            raise CourseError(f"{unit.text}: the kernel died in {_failed_cell(notebook)}") from None


def _failed_cell(notebook: NotebookNode) -> str:
    ran = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.get("execution_count")]
    return f"cell {ran[-1].id}" if ran else "the first cell"
