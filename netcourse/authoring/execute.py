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
from netcourse.authoring.text import is_marks_cell
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.store import ANSWERS
from netcourse.marking.execution.quick_outputs import quick_outputs

SECONDS_A_CELL = 120
# How often a kernel is started before it is given up, if it never answers.
STARTS = 3
_NEVER_STARTED = "Kernel died before replying to kernel_info"
WIDGET = "application/vnd.jupyter.widget-view+json"


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


def run_untouched(unit: Unit, cells: Sequence[NotebookNode]) -> dict[str, list[NotebookNode]]:
    """Run released cells where nobody sits and nothing is recorded.

    Parameters
    ----------
    unit : Unit
        Named in messages.
    cells : sequence of NotebookNode
        As students get them. A marks cell is passed over: without an answer it has nothing to say.

    Returns
    -------
    dict of str to list of NotebookNode
        What each code cell shows that is the author's, by its id; cells that show nothing are left out.

    Raises
    ------
    CourseError
        If one of these cells fails without the student's answers, writes to stderr or shows a live widget, or takes too long.
    """
    copies = [nbformat.from_dict({**cell, "outputs": [], "execution_count": None}) for cell in cells if _is_run(cell)]
    notebook = nbformat.v4.new_notebook(cells=copies)
    _run(unit, notebook, allow_errors=True, answers=None)
    shown = {}
    for cell in notebook.cells:
        if cell.outputs and not cell.metadata.get("nbgrader", {}).get("solution"):
            for output in cell.outputs:
                _check_still(unit, cell.id, output)
            shown[cell.id] = list(cell.outputs)
    return shown


def _is_run(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and not is_marks_cell(cell)


def _check_still(unit: Unit, cell: str, output: NotebookNode) -> None:
    """What a cell shows must stand in a file, the same each time; `execution_count` is taken out for that."""
    said = ""
    if output.output_type == "error":
        said = f"fails where a student has not answered yet: {output.ename}: {output.evalue}"
    elif output.output_type == "stream" and output.name == "stderr":
        said = f"writes to stderr: {output.text.strip().splitlines()[0]}"
    elif WIDGET in output.get("data", {}):
        said = "shows a widget, which is dead in a file; show a figure or text where has_frontend() is False"
    if said:
        raise CourseError(f"{unit.text}: cell {cell} {said}")
    if output.output_type == "execute_result":
        output.execution_count = None


def _run(unit: Unit, notebook: NotebookNode, *, allow_errors: bool, answers: Mapping[str, Entry] | None) -> None:
    config = Config()
    config.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
    with tempfile.TemporaryDirectory(prefix="netcourse-run-") as scratch:
        if answers is not None:
            (Path(scratch) / ANSWERS).write_text(answers_json(answers), encoding="utf-8")
        try:
            _execute(notebook, Path(scratch), config, allow_errors=allow_errors)
        except CellExecutionError as error:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} fails: {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} takes more than {SECONDS_A_CELL} seconds") from None
        except DeadKernelError:
            raise CourseError(f"{unit.text}: the kernel died in {_failed_cell(notebook)}") from None


def _execute(notebook: NotebookNode, scratch: Path, config: Config, *, allow_errors: bool) -> None:
    for left in reversed(range(STARTS)):
        client = NotebookClient(
            notebook,
            timeout=SECONDS_A_CELL,
            kernel_name="python3",
            record_timing=False,
            # A busy machine may deliver one line of print in two pieces.
            coalesce_streams=True,
            allow_errors=allow_errors,
            config=config,
            resources={"metadata": {"path": str(scratch)}},
        )
        try:
            # A kernel with the author's own IPython profile would give the author's own outputs.
            with quick_outputs():
                client.execute(env={**os.environ, "IPYTHONDIR": str(scratch), "PYTHONHASHSEED": "0"})
        except RuntimeError as error:
            # Ports are chosen before the kernel takes them, and another process may be faster (jupyter_client).
            if _NEVER_STARTED not in str(error) or not left:
                raise
        else:
            return


def _failed_cell(notebook: NotebookNode) -> str:
    ran = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.get("execution_count")]
    return f"cell {ran[-1].id}" if ran else "the first cell"
