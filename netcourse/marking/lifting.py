"""Answers given in forms, on their way through nbgrader.

nbgrader clears outputs before it marks, and with them the receipts. While it sanitises, the notebook still lies in submitted/:
there `LiftsAnswers` reads the receipts and the answers.json beside them into the notebook's metadata. When the kernel is about to
run in autograded/, `LaysAnswersDown` writes them there as answers.json. Nothing in a submission is trusted: what is not a
well-formed answer is dropped, and whatever a student hands in never stops a batch.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, OverwriteCells
from traitlets import Bool

from netcourse.board.chain import opening
from netcourse.items.plain import Entry, as_data, entries_from, goes_on_from, newest
from netcourse.items.receipts import as_plain, entries_in
from netcourse.items.store import ANSWERS, Recorded, recorded_in, write
from netcourse.marking.bearable import check_parts

KEY = "netcourse_answers"
# Said in nbgrader's resources where answers.json is ours; in another course a student may have a file of that name.
LAID = "netcourse_answers_laid"
Resources = dict[str, Any]


class LiftsAnswers(NbGraderPreprocessor):
    """First of all while sanitising: keep the answers that a student recorded."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put the answers into the notebook's metadata; see the class. Whatever stood there is replaced.

        Raises
        ------
        TooMuch
            If the notebook has more parts than any honest one; whoever marks it says so and goes on to the next.
        """
        about = resources.get("metadata", {})
        folder = Path(about.get("path") or ".")
        own = folder / f"{about.get('name')}.ipynb"
        if own.is_file():
            check_parts(own)
        receipts = entries_in(nb)
        found, why = recorded_in(folder)
        if why:
            self.log.warning("%s can't be read (%s); %d answers come from the receipts", folder / ANSWERS, why, len(receipts))
        beside = found.entries if found else {}
        nb.metadata[KEY] = {"answers": as_data(newest([*receipts.values(), *beside.values()])), "notes": notes(receipts, beside)}
        return nb, resources


class LaysAnswersDown(NbGraderPreprocessor):
    """Right before the kernel runs: the lifted answers as answers.json where it runs, closed to further recording."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Write the file; see the class. The metadata have done their work and are dropped."""
        lifted = as_plain(nb.metadata.pop(KEY, {}))
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        if isinstance(lifted, dict):
            there = folder / ANSWERS
            if there.is_dir() and not there.is_symlink():
                shutil.rmtree(there)
            write(folder, laid_down(lifted, resources.get("nbgrader", {}).get("student", "")))
            resources[LAID] = True
        return nb, resources


def laid_down(lifted: Mapping[str, object], student: str) -> Recorded:
    """What a test finds of lifted answers, and whose they are: questions with numbers of one's own are marked by that."""
    said = lifted.get("notes")
    return Recorded(entries_from(lifted.get("answers")), said if isinstance(said, dict) else {}, closed=True, student=student)


class RestoresCells(OverwriteCells):
    """nbgrader's OverwriteCells, which also puts back a question's own cell.

    nbgrader restores marks cells only, and fails where one stood below a read-only cell, as every marks cell of a form does.
    """

    untags_locked = Bool(default_value=True, help="Whether a read-only cell loses its tags too.").tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> tuple[NotebookNode, Resources]:
        """Restore a cell as nbgrader does, and drop the tags of a cell that is ours.

        nbclient passes over a cell that is tagged "skip-execution", and nbgrader gives a marks cell without output full marks.
        """
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") or (meta.get("locked") and self.untags_locked):
            cell.metadata.pop("tags", None)
        return cell, resources

    def add_missing_grade_cells(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put back each missing marks cell and read-only cell below the cell that stood before it."""
        source = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
        grades = {cell.name: cell for cell in source.grade_cells}
        solutions = {cell.name for cell in source.solution_cells}
        at, here = -1, _places(nb)
        for cell in source.source_cells:
            if cell.name in here:
                at = here[cell.name]
            elif cell.name in grades or (cell.locked and cell.name not in solutions and cell.cell_type == "code"):
                self.log.warning("Missing cell %s encountered, adding to notebook", cell.name)
                at += 1
                nb.cells.insert(at, self._restored(cell, grades, solutions))
                here = _places(nb)
        return nb, resources

    def _restored(self, cell: Any, grades: Mapping[str, Any], solutions: set[str]) -> NotebookNode:
        graded = cell.name in grades
        restored: NotebookNode = self.missing_cell_transform(
            cell, grades[cell.name].max_score if graded else 0, is_solution=cell.name in solutions
        )
        if not graded:
            restored["metadata"]["nbgrader"]["grade"] = False
            restored["metadata"]["nbgrader"].pop("points", None)
        return restored

    def missing_cell_transform(self, *cell: Any, **how: Any) -> NotebookNode:
        """The cell that nbgrader puts back, a node throughout: its next steps fail on plain dictionaries."""
        whole: NotebookNode = nbformat.from_dict(super().missing_cell_transform(*cell, **how))
        return whole


def _places(nb: NotebookNode) -> dict[str | None, int]:
    """Where the cells of nbgrader stand, by their grade_id."""
    return {cell.metadata.get("nbgrader", {}).get("grade_id"): at for at, cell in enumerate(nb.cells)}


def notes(receipts: Mapping[str, Entry], beside: Mapping[str, Entry]) -> dict[str, str]:
    """A sentence for each question on which the notebook and answers.json disagree."""
    said = {}
    for name in sorted(receipts.keys() & beside.keys()):
        one, other = receipts[name], beside[name]
        if one.value == other.value or goes_on_from(one.value, other.value) or goes_on_from(other.value, one.value):
            continue
        later = "answers.json" if one.age < other.age else "the notebook"
        said[name] = (
            f"The notebook (recorded {one.spoken_time}) and answers.json (recorded {other.spoken_time}) held different "
            f"answers; the later one, from {later}, was marked.{_numbers(one, other)}"
        )
    return said


def _numbers(one: Entry, other: Entry) -> str:
    """Two logs of a patient by the numbers that they were begun with; empty for other answers."""
    here, beside = opening(one.value), opening(other.value)
    if here is None or beside is None:
        return ""
    return f" The notebook's log has the number {here.nonce}, that of answers.json {beside.nonce}."
