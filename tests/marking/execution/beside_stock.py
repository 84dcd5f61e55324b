"""The same notebook through stock nbgrader's Execute and through our executor, and what differs."""

import copy
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade
from traitlets.config import Config

from netcourse.authoring.course import Unit
from netcourse.authoring.model_answers import answers_json, model_answers
from netcourse.authoring.synthetic_class import SyntheticStudent, read_class, submission
from netcourse.items.receipts import entries_in
from netcourse.items.store import ANSWERS
from netcourse.marking.execution import Done, Job, LocalExecutor, job_for
from netcourse.marking.nbgrader import configure

_ID = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}|(?<= at )[0-9a-f]{8,}\b")
_NOW = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d+ \w+ \d{4}, \d\d:\d\d UTC")
_THREAD = re.compile(r"Thread-\d+")
_SCRATCH = re.compile(r"/tmp/ipykernel_\d+/\d+\.py")  # noqa: S108 (where a kernel says that a cell is)


def code(source: str, **metadata: Any) -> NotebookNode:
    """A code cell."""
    cell: NotebookNode = nbformat.v4.new_code_cell(source, metadata=metadata)
    return cell


def marks_cell(identity: str, points: float, source: str) -> NotebookNode:
    """A marks cell, as an instructor writes it."""
    meta = {"grade": True, "grade_id": identity, "locked": True, "points": points, "schema_version": 3, "solution": False}
    return code(source, nbgrader={**meta, "task": False})


def question(identity: str, source: str) -> NotebookNode:
    """A read-only cell that asks."""
    meta = {"grade": False, "grade_id": identity, "locked": True, "schema_version": 3, "solution": False, "task": False}
    return code(source, nbgrader=meta)


def notebook(*cells: NotebookNode | str) -> NotebookNode:
    """A notebook of cells; a text is a cell of the student's."""
    copies = [code(one) if isinstance(one, str) else copy.deepcopy(one) for one in cells]
    whole: NotebookNode = nbformat.v4.new_notebook(cells=copies)
    return whole


def job(whole: NotebookNode, answers: str = "", name: str = "student", **options: Any) -> Job:
    """A job for a notebook in which every marks cell and question is the instructor's own."""
    raw = nbformat.writes(whole).encode()
    return job_for(name, raw, raw, answers=answers, **options)


def sanitised(unit: Unit, student: SyntheticStudent) -> tuple[NotebookNode, str]:
    """What a synthetic student of a unit hands in, after nbgrader put the instructor's cells back; and the answers lifted."""
    source = nbformat.read(unit.source, as_version=4)
    release = nbformat.read(unit.release, as_version=4)
    model = model_answers(nbformat.read(unit.notebook, as_version=4), unit.text)
    handed_in = submission(release, source, student, read_class(unit, source).comment_cell, model)
    answers = answers_json(entries_in(handed_in))
    own = {cell.id: cell for cell in source.cells}
    for cell in handed_in.cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            cell.source = own[cell.id].source
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    closed = json.dumps({**json.loads(answers), "closed": True})
    return handed_in, closed


def through_stock(whole: NotebookNode, folder: Path, answers: str = "", **settings: Any) -> NotebookNode:
    """Stock nbgrader's own execution, with a kernel of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    if answers:
        (folder / ANSWERS).write_text(answers, encoding="utf-8")
    config = Config()
    configure(config)
    config.Execute.update(settings)
    executor = Execute(config=config)
    # A kernel that finds itself inside pytest does not read what its processes print.
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        patch.setenv("NBGRADER_EXECUTION", "autograde")
        executed, _ = executor.preprocess(copy.deepcopy(whole), {"metadata": {"path": str(folder)}})
    executed_notebook: NotebookNode = executed
    return executed_notebook


def through_ours(executor: LocalExecutor, *jobs: Job) -> list[Done]:
    """Our execution, in the order of the jobs."""
    done = {one.name: one for one in executor.run(jobs)}
    return [done[one.name] for one in jobs]


def executed(done: Done) -> NotebookNode:
    """The notebook of a result."""
    found: NotebookNode = nbformat.reads(done.notebook.decode(), as_version=4)
    return found


def outputs(whole: NotebookNode) -> list[tuple[int | None, list[Any]]]:
    """Counts and outputs of the code cells, with what differs from run to run masked.

    Stock sends what was printed every 0.2 seconds, so neighbouring pieces of one stream are joined.
    """
    return [(cell.execution_count, _joined(cell.outputs)) for cell in whole.cells if cell.cell_type == "code"]


def marks(whole: NotebookNode) -> Mapping[str, float | None]:
    """What nbgrader gives each marks cell."""
    graded = [cell for cell in whole.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}


def _joined(found: Sequence[NotebookNode]) -> list[Any]:
    joined: list[Any] = []
    for output in json.loads(_masked(json.dumps(found))):
        last = joined[-1] if joined else {}
        if output["output_type"] == "stream" == last.get("output_type") and output["name"] == last["name"]:
            last["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def _masked(text: str) -> str:
    # The home of whoever marks is not the student's.
    text = text.replace(str(Path.home()), "~")
    text = _NOW.sub("now", text)
    names: dict[str, str] = {}
    text = _ID.sub(lambda match: names.setdefault(match[0], f"id-{len(names)}"), text)
    return _THREAD.sub("Thread-…", _SCRATCH.sub("<cell>", _ADDRESS.sub("0x…", text)))
