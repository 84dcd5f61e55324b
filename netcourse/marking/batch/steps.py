"""nbgrader's steps as a run of many submissions takes them: the same results at less cost.

What stock asks the gradebook and its schema anew for each cell of each submission is asked once.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.validator import normalize
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde, autograde
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.nbgraderformat.common import BaseMetadataValidator, ValidationError
from nbgrader.preprocessors import CheckCellMetadata, OverwriteCells
from nbgrader.utils import temp_attrs
from traitlets import Any as AnyTrait

from netcourse.marking.batch.beginning import UnitGradebook
from netcourse.marking.lifting import RestoresCells
from netcourse.marking.quick_schema import has_ids, whole_passes

Resources = dict[str, Any]
# Metadata of cells that agree with nbgrader's schema: those of a unit are the same in each submission.
_valid: set[str] = set()
_MOST_REMEMBERED = 10_000


class WritesResult(Autograde):
    """nbgrader's Autograde for a submission that was sanitised before it ran: not sanitised, written and read a second time."""

    sanitised = AnyTrait(help="By name, each notebook that has a result, as it was sanitised.")
    unit = AnyTrait(help="The unit, a KnownUnit.")
    # nbgrader logs an error with its traceback, and raises another that only points to it.
    failed: Exception | None = None

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """What Autograde does before the first notebook, with a gradebook that is asked less."""
        with temp_attrs(autograde, Gradebook=UnitGradebook.of(self.unit)):
            super().init_assignment(assignment_id, student_id)

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """What Autograde does in its second half, from the sanitised notebook in memory in place of a file.

        A notebook without a result is passed over: the others of the submission have theirs.
        """
        sanitised = self.sanitised.get(Path(notebook_filename).stem)
        if sanitised is None:
            return
        student, unit = self.coursedir.student_id, self.coursedir.assignment_id
        folder = Path(self._format_dest(unit, student))
        folder.mkdir(parents=True, exist_ok=True)
        self._sanitizing = False
        self._init_preprocessors()
        try:
            resources = self.init_single_notebook_resources(str(folder / Path(notebook_filename).name))
            resources["metadata"] = {"name": resources["unique_key"], "path": str(folder)}
            notebook, resources = through_steps(self.exporter, sanitised, resources)
            # As NotebookExporter writes it; that has checked it a second time, only to log what it still writes.
            output = nbformat.v4.writes_json(notebook)
            self.write_single_notebook(output if output.endswith("\n") else output + "\n", resources)
        except Exception as error:
            self.failed = error
            raise
        finally:
            self._sanitizing = True


def through_steps(exporter: Any, notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
    """A notebook as nbconvert takes it through the steps of an exporter, which copies it three times for that.

    Parameters
    ----------
    exporter : Exporter
        Of nbconvert's, with its steps.
    notebook : NotebookNode
        Changed, and of no use to anybody else afterwards.
    resources : dict
        What the steps hand on to each other; changed.

    Raises
    ------
    Exception
        What a step raises, or a ValidationError if the notebook is none after the last one.
    """
    resources = exporter._init_resources(resources)
    if not has_ids(notebook):
        _, notebook = normalize(notebook)
    for step in exporter._preprocessors:
        notebook, resources = step(notebook, resources)
    if not whole_passes(notebook):
        exporter._validate_preprocessor(notebook, step)
    return notebook, resources


@dataclass(frozen=True, slots=True)
class KnownCell:
    """A cell of the instructor's: what nbgrader's steps look at."""

    name: str
    cell_type: str
    source: str
    checksum: str
    locked: bool


@dataclass(frozen=True, slots=True)
class KnownMarks:
    """What a cell with marks of its own is worth."""

    name: str
    max_score: float


class UnitCells:
    """The cells of a released notebook, read from the gradebook once, with the names by which nbgrader's steps ask for them."""

    def __init__(self, gradebook: Any, unit: str, notebook: str) -> None:
        found = gradebook.find_notebook(notebook, unit)
        self.source_cells = [
            KnownCell(cell.name, cell.cell_type, cell.source, cell.checksum, cell.locked) for cell in found.source_cells
        ]
        self.grade_cells = [KnownMarks(cell.name, cell.max_score) for cell in found.grade_cells]
        self.task_cells = [KnownMarks(cell.name, cell.max_score) for cell in found.task_cells]
        self.solution_cells = [KnownMarks(cell.name, 0) for cell in found.solution_cells]
        self._source = {cell.name: cell for cell in self.source_cells}
        self._marks = {cell.name: cell for cell in (*self.task_cells, *self.grade_cells)}

    def find_source_cell(self, name: str, _notebook: str, _unit: str) -> KnownCell:
        """As nbgrader's Gradebook."""
        if name not in self._source:
            raise MissingEntry(f"No such source cell: {name}")
        return self._source[name]

    def find_graded_cell(self, name: str, _notebook: str, _unit: str) -> KnownMarks:
        """As nbgrader's Gradebook."""
        if name not in self._marks:
            raise MissingEntry(f"No such graded cell: {name}")
        return self._marks[name]

    def find_notebook(self, _notebook: str, _unit: str) -> "UnitCells":
        """As nbgrader's Gradebook: what a notebook of its is asked for, this is as well."""
        return self


class RestoresKnownCells(RestoresCells):
    """Our step that puts the instructor's cells back, which here need not open the gradebook; `cells` says what they are."""

    def __init__(self, cells: UnitCells, **options: Any) -> None:
        super().__init__(**options)
        self.gradebook = cells

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """What nbgrader's OverwriteCells does once it has opened the gradebook."""
        self.notebook_id = resources["nbgrader"]["notebook"]
        self.assignment_id = resources["nbgrader"]["assignment"]
        nb, resources = super(OverwriteCells, self).preprocess(nb, resources)
        if self.add_missing_cells:
            nb, resources = self.add_missing_grade_cells(nb, resources)
            nb, resources = self.add_missing_task_cells(nb, resources)
        return nb, resources


class ChecksMetadata(CheckCellMetadata):
    """nbgrader's check of its metadata, which here does not check the same metadata again in each submission."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Check; what is not as it should be goes through nbgrader's own check, which says why.

        Raises
        ------
        ValidationError
            As nbgrader does.
        """
        try:
            _QuickValidator().validate_nb(nb)
        except ValidationError:
            super().preprocess(nb, resources)
        return nb, resources


class _WithoutRepeats(BaseMetadataValidator):
    def validate_cell(self, cell: NotebookNode) -> None:
        said = repr(sorted(cell.metadata.get("nbgrader", {}).items()))
        if said in _valid:
            return
        super().validate_cell(cell)
        if len(_valid) < _MOST_REMEMBERED:
            _valid.add(said)


class _QuickValidator(MetadataValidator, _WithoutRepeats):
    """nbgrader's validator, whose call of its base class comes to `_WithoutRepeats` first."""
