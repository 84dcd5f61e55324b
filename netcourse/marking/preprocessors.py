"""Steps that nbgrader runs for us, named in its configuration."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearOutput, NbGraderPreprocessor

from netcourse.marking.shown import ABOUT, SHOWN, digest_of, may_show

Resources = dict[str, Any]


class KeepsShown(ClearOutput):
    """In place of nbgrader's ClearOutput when a unit is released: keeps what the build put there, and clears all else.

    A source that somebody ran holds the results of its solutions. So an output stays only if its hash stands in the notebook's
    metadata; one of a marks cell or an answer cell, or with a student's answers in it, never does.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Clear a notebook; see the class. The hashes have done their work and are dropped."""
        about = nb.metadata.get(ABOUT)
        shown = about.pop(SHOWN, None) if isinstance(about, dict) else None
        for at, cell in enumerate(nb.cells):
            outputs = list(cell.get("outputs", []))
            kept = isinstance(shown, dict) and may_show(cell) and shown.get(cell.get("id")) == digest_of(outputs)
            nb.cells[at], resources = self.preprocess_cell(cell, resources, at)
            if kept:
                nb.cells[at].outputs = outputs
        return nb, resources


class SparesStderr(NbGraderPreprocessor):
    """Before marks are saved: a line on stderr in a test cell becomes ordinary text.

    nbgrader gives such a cell no marks at all, though the line is most often a library's warning. A real error is no stream
    output and still counts.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> tuple[NotebookNode, Resources]:  # noqa: ARG002 (nbgrader's signature)
        """Rename the stream; see the class."""
        if utils.is_grade(cell) and cell.cell_type == "code":
            for output in cell.outputs:
                if output.output_type == "stream" and output.name == "stderr":
                    output.name = "stdout"
        return cell, resources


class HidesTests(ClearHiddenTests):
    """In feedback: no hidden tests, and no traceback that would quote them.

    Only cells of ours are cleared: a student who types the words of a region somewhere must not lose the feedback.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> tuple[NotebookNode, Resources]:
        """Clear a test cell; see the class."""
        if cell.cell_type == "code" and utils.is_locked(cell) and not utils.is_grade(cell):
            # A question's declaration: its stem and options are shown as its output, so its code need not be read.
            cell.metadata["transient"] = {"remove_source": True}
        if cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell):
            cell, resources = super().preprocess_cell(cell, resources, cell_index)
            for output in cell.outputs:
                if output.output_type == "error":
                    plain = output.ename == "AnswerProblem"
                    output.traceback = [output.evalue if plain else f"{output.ename}: {output.evalue}"]
        return cell, resources


class HidesMarkScheme(ClearMarkScheme):
    """In feedback: no mark scheme."""

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> tuple[NotebookNode, Resources]:
        """Clear a task cell; see the class."""
        return super().preprocess_cell(cell, resources, cell_index) if utils.is_task(cell) else (cell, resources)
