"""Steps that nbgrader runs for us, named in its configuration."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Grade, Gradebook
from nbgrader.preprocessors import ClearOutput, NbGraderPreprocessor

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


class DropsWidgetState(NbGraderPreprocessor):
    """While sanitising: the state of widgets that came with a submission goes, whoever collected it; the run makes its own.

    Where the run makes none, the student's would stay, and what Colab writes there stops the formgrader's page.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Drop it; see the class."""
        nb.metadata.pop("widgets", None)
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


class AsksForTasksAgain(NbGraderPreprocessor):
    """After SaveAutoGrades: another look at a task that a person gave marks for, as at any other cell: nbgrader forgets tasks.

    `netcourse mark` takes that back where the text is the same as before.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Ask for another look in the gradebook; see the class. The marks stay."""
        about = resources["nbgrader"]
        tasks = {cell.metadata["nbgrader"]["grade_id"] for cell in nb.cells if utils.is_task(cell)}
        if not tasks:
            return nb, resources
        with Gradebook(about["db_url"]) as gradebook:
            found = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            grades = gradebook.db.query(Grade).join(BaseCell, BaseCell.id == Grade.cell_id)
            for grade in grades.filter(Grade.notebook_id == found.id, BaseCell.name.in_(tasks), Grade.manual_score.is_not(None)):
                grade.needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources


class GetsWaiting(NbGraderPreprocessor):
    """After GetGrades, for feedback: which marks a person gave, has yet to give, or has to look at again."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put `by_hand`, `waits` and `look_again` into the metadata of each cell that is marked."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            found = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            grades = {one.name: (one.manual_score is not None, bool(one.needs_manual_grade)) for one in found.grades}
        for cell in nb.cells:
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade") or meta.get("task"):
                by_hand, needed = grades[meta["grade_id"]]
                # After a second marking nbgrader asks for a look at marks given by hand; they count meanwhile.
                meta["by_hand"], meta["waits"], meta["look_again"] = by_hand, needed and not by_hand, needed and by_hand
        return nb, resources
