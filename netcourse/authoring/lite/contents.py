"""The released notebooks as the site carries them: the same cells, with the browser's kernel."""

import copy

from nbformat import NotebookNode

KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


def for_browser(release: NotebookNode) -> NotebookNode:
    """A released notebook, ready to be opened in a browser.

    Parameters
    ----------
    release : NotebookNode
        As students get it.

    Returns
    -------
    NotebookNode
        A copy with the browser's kernel, so that nobody is asked to choose one. Cells that a student need not read are folded by
        the release already.
    """
    notebook = copy.deepcopy(release)
    notebook.metadata["kernelspec"] = dict(KERNEL)
    return notebook


def title_of(release: NotebookNode) -> str:
    """A notebook's first heading."""
    lines = (line for cell in release.cells if cell.cell_type == "markdown" for line in cell.source.split("\n"))
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "")
