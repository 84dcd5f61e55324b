"""Execute an author's notebook in a clean kernel."""

import os
import tempfile

import zmq
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError

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
    with tempfile.TemporaryDirectory(prefix="netcourse-run-") as scratch:
        # A kernel with the author's own IPython profile would give the author's own outputs.
        environment = {**os.environ, "IPYTHONDIR": scratch, "PYTHONHASHSEED": "0"}
        client = NotebookClient(
            notebook,
            timeout=SECONDS_A_CELL,
            kernel_name="python3",
            record_timing=False,
            # A busy machine may deliver one line of print in two pieces.
            coalesce_streams=True,
            config=_kernel_config(),
            resources={"metadata": {"path": scratch}},
        )
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} fails: {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise CourseError(f"{unit.text}: {_failed_cell(notebook)} takes more than {SECONDS_A_CELL} seconds") from None
        except DeadKernelError:
            raise CourseError(f"{unit.text}: the kernel died in {_failed_cell(notebook)}") from None
    notebook.metadata["language_info"] = NotebookNode(name="python")
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                raise CourseError(f"{unit.text}: cell {cell.id} writes to stderr: {output.text.strip().splitlines()[0]}")
    return notebook


def _failed_cell(notebook: NotebookNode) -> str:
    ran = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.get("execution_count")]
    return f"cell {ran[-1].id}" if ran else "the first cell"


def _kernel_config() -> Config:
    config = Config()
    config.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
    return config
