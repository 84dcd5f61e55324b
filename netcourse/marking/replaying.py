"""The step of nbgrader that runs a submission, ours in place of its own: student code runs apart, shut in, and tests elsewhere.

`netcourse mark` runs submissions ahead and lays their results down here; nbgrader, which writes the gradebook, finds them when
their turn comes. `nbgrader autograde` and the formgrader's button find none and run the submission on the spot, in the same way.
"""

import hashlib
import json
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from netcourse.errors import CourseError
from netcourse.items.store import ANSWERS, read_small
from netcourse.marking.beside import Run, what_runs_beside
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.job import Done, Job, job_for
from netcourse.marking.files import files_in, given_in
from netcourse.marking.letters import may_be_half, whole
from netcourse.marking.lifting import LAID
from netcourse.marking.quick_nodes import nodes_in
from netcourse.marking.released import (
    check_autotests,
    check_language,
    check_settings,
    limits_of,
    released_source,
    with_usual_marks,
)

Resources = dict[str, Any]
# Results that were made ahead, by fingerprint; each is used once.
ahead: dict[str, Done] = {}
# One for each call of `nbgrader autograde` or click on the button: it serves all submissions of the call, and ends with it.
_executors: weakref.WeakKeyDictionary[Any, LocalExecutor] = weakref.WeakKeyDictionary()


class NotMarked(CourseError):  # noqa: N818 (it says what the submission is)
    """A submission that could not be run at all; the message says why."""


class ExecutesApart(NbGraderPreprocessor):
    """In the place of nbgrader's Execute: the outputs of a submission that ran apart, as Execute would have made them."""

    isolated = Bool(default_value=True, help="Whether student code is shut in. Without, it runs with your own rights.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put the outputs into the notebook; see the class.

        Raises
        ------
        NotMarked
            If it could not be run. Nothing is written to the gradebook then.
        IsolationMissing
            If this machine can't isolate student code and nobody allowed to do without.
        """
        check_settings(self.config, Path("nbgrader's configuration"))
        check_language(nb.metadata.get("kernelspec", {}), resources["nbgrader"]["notebook"])
        folder = Path(resources["metadata"]["path"]).resolve()
        answers = (read_small(folder / ANSWERS) or "") if resources.get(LAID) else ""
        student = resources["nbgrader"]["student"]
        done = ahead.pop(fingerprint(f"{student}/{resources['nbgrader']['notebook']}", nb, answers), None)
        if done is None:
            (done,) = self._run([_job(nb, resources, folder, answers, self.parent.parent, self._run)])
        if not done.notebook:
            raise NotMarked(f"{student}: {'; '.join(trouble.says for trouble in done.troubles)}")
        ran = nodes_in(done.notebook)
        ran = whole(ran) if may_be_half(done.notebook) else ran
        for cell, executed in zip(nb.cells, ran.cells, strict=True):
            cell.source = whole(cell.source)
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = executed.outputs, executed.execution_count
        nb.metadata["language_info"] = ran.metadata["language_info"]
        if "widgets" in ran.metadata:
            nb.metadata["widgets"] = ran.metadata["widgets"]
        return nb, resources

    def _run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        converter = self.parent.parent
        if converter not in _executors:
            executor = LocalExecutor(1, isolated=self.isolated, hidden=[Path(converter.coursedir.root)])
            _executors[converter] = executor.__enter__()
            weakref.finalize(converter, executor.close)
        return _executors[converter].run(jobs)


def fingerprint(whose: str, notebook: NotebookNode, answers: str) -> str:
    """What a result depends on: whose it is, in which notebook, the sanitised cells without random ids, and the answers."""
    cells = [[cell.cell_type, cell.source, cell.metadata.get("nbgrader", {}).get("grade_id", "")] for cell in notebook.cells]
    return hashlib.sha256(json.dumps([whose, cells, answers]).encode("utf-8", "surrogatepass")).hexdigest()


def _job(nb: NotebookNode, resources: Resources, folder: Path, answers: str, converter: Any, run: Run) -> Job:
    course, limits = converter.coursedir, limits_of(converter.config)
    unit, name = resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"]
    source = Path(course.format_path(course.source_directory, ".", unit)).resolve()
    text = json.dumps(nb, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
        released = with_usual_marks(released_source(gradebook, unit, name), converter.config)
    check_autotests(released, unit)
    beside = what_runs_beside(Path(course.root), source / f"{name}.ipynb", released, limits, run)
    return job_for(
        resources["nbgrader"]["student"],
        text,
        released,
        answers=answers,
        given=given_in(source, course.ignore),
        files=files_in(folder, lambda path: path.suffix == ".ipynb"),
        limits=limits,
        beside=tuple(beside.cells),
    )
