"""In the browser: a cell that fails does not keep the cells below it from running.

JupyterLite drops all cells that wait as soon as one replies with an error, and takes no notice of the tag that forbids it
(jupyterlite/jupyterlite#1671). One unanswered exercise, or pandas that could not be fetched, would end Run All Cells.
"""

import sys
from collections.abc import Sequence
from typing import Any


def keep_running(shell: Any) -> None:
    """Have a shell print its errors, so that the cell is done and the next one runs.

    Parameters
    ----------
    shell : pyodide_kernel.interpreter.Interpreter or None
        The browser kernel's; without a kernel there is nothing to do.
    """
    if shell is not None:
        shell._showtraceback = print_error  # what it calls with an error that is ready to be shown; its own notes a failed cell


def print_error(kind: type[BaseException], error: BaseException, lines: Sequence[str]) -> None:  # noqa: ARG001 (IPython's order)
    """Show an error in the place and colour of errors, in the lines that IPython made of it."""
    sys.stderr.write("\n".join(lines) + "\n")
