"""What a marks cell earns by its outputs, as when a submission is marked."""

from nbformat import NotebookNode


def earned(cell: NotebookNode) -> float:
    """nbgrader's own reading of a test that ran; a warning, such as IPython's after a thousand outputs, costs nothing.

    Parameters
    ----------
    cell : NotebookNode
        A test, with its points in nbgrader's metadata.
    """
    from nbgrader.utils import determine_grade

    from netcourse.marking.preprocessors import SparesStderr

    spared, _ = SparesStderr().preprocess_cell(cell, {}, 0)
    marks, _ = determine_grade(spared)
    return float(marks or 0)
