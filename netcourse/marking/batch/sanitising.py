"""A submission as nbgrader sanitises it, before its turn comes: nbgrader's own steps, from our configuration, without writing."""

import copy
import io
import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import rejoin_lines, strip_transient

from netcourse.items.receipts import as_plain
from netcourse.items.store import dump
from netcourse.marking.batch.both_ways import skipped_in
from netcourse.marking.batch.steps import ChecksMetadata, RestoresKnownCells, UnitCells, through_steps
from netcourse.marking.batch.submissions import Submission, given_files
from netcourse.marking.batch.terms import Terms
from netcourse.marking.bearable import check_parts
from netcourse.marking.execution.job import Job, job_for
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.layout import called
from netcourse.marking.letters import may_be_half, whole
from netcourse.marking.lifting import KEY, RestoresCells, laid_down
from netcourse.marking.quick_nodes import nodes_in
from netcourse.marking.quick_schema import whole_passes
from netcourse.marking.released import check_tests
from netcourse.marking.replaying import fingerprint


@dataclass(frozen=True, slots=True)
class Prepared:
    """A submission that is ready to run.

    Attributes
    ----------
    submission : Submission
        What was prepared.
    digest : str
        Of the bytes that were prepared: they may have changed before the result is there.
    job : Job
        What to run.
    key : str
        What the result is found by when nbgrader asks for it.
    sanitised : NotebookNode
        What nbgrader writes before it asks.
    log : str
        What nbgrader's steps said.
    notebook : str
        The name of the notebook: a submission may have several.
    skipped : tuple of str
        In a guest's course, the tests that stock nbgrader would pass over; see `skipped_in`.
    """

    submission: Submission
    digest: str
    job: Job
    key: str
    sanitised: NotebookNode
    log: str
    notebook: str
    skipped: tuple[str, ...] = ()


class Sanitiser:
    """Prepares the submissions of one unit.

    Parameters
    ----------
    root : Path
        The course folder; its gradebook knows the unit.
    unit : str
        Such as ``05_tumour_grade``.
    api : NbGraderAPI
        From `instructors_api`.
    terms : Terms
        From `read_terms`.
    limits : Limits
        What each may use up.
    """

    def __init__(self, root: Path, unit: str, api: Any, terms: Terms, limits: Limits) -> None:
        self._unit = unit
        self._terms = terms
        self._limits = limits
        self._given = given_files(root, unit, terms.layout)
        self._api = api
        self._made: dict[str, tuple[Any, Any]] = {}

    def prepare(self, submission: Submission, name: str = "") -> Prepared:
        """Sanitise one submission, or of several notebooks the one of that name.

        Raises
        ------
        Exception
            `TooMuch`, or whatever nbgrader raises at what was submitted; the submission can't be marked then.
        """
        name = name or submission.there[0]
        path = submission.folder / f"{name}.ipynb"
        if name not in self._made:
            self._made[name] = _exporter(self._api, self._unit, name)
        exporter, converter = self._made[name]
        check_parts(path)
        digest = submission.digest(self._terms.of(submission.student))
        with _logged(converter.log) as log:
            resources = converter.init_single_notebook_resources(str(path))
            resources["metadata"] = {"path": str(submission.folder), "name": name}
            text = path.read_bytes()
            notebook = _read(text.decode("utf-8"))
            notebook = whole(notebook) if may_be_half(text) else notebook
            skipped = skipped_in(notebook) if self._terms.guest else ()
            sanitised, _ = through_steps(exporter, notebook, resources)
        runs = copy.copy(sanitised)
        runs.metadata = copy.copy(sanitised.metadata)
        answers = _answers(runs.metadata.pop(KEY, None), submission.student)
        job = job_for(
            called(submission.student, name, len(submission.released)),
            json.dumps(runs, ensure_ascii=False).encode("utf-8", "surrogatepass"),
            self._terms.released[name],
            answers=answers,
            given=self._given,
            files=_beside(submission),
            limits=self._limits,
            beside=tuple(self._terms.beside[name].cells) if name in self._terms.beside else (),
            stderr_counts=self._terms.guest,
        )
        if self._terms.guest:
            check_tests(job.tests, sanitised, self._api.config)
        key = fingerprint(f"{submission.student}/{name}", runs, answers)
        return Prepared(submission, digest, job, key, sanitised, log.getvalue(), name, skipped)


def _read(text: str) -> NotebookNode:
    """As nbformat reads a notebook, which tries all that there is on one that is plainly valid."""
    with suppress(ValueError, AttributeError, TypeError, KeyError, RecursionError):
        found: NotebookNode = strip_transient(rejoin_lines(nodes_in(text)))
        if whole_passes(found):
            return found
    plain: NotebookNode = nbformat.reads(text, as_version=4)
    return plain


def _exporter(api: Any, unit: str, name: str) -> tuple[Any, Any]:
    from nbconvert.exporters import NotebookExporter
    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import CheckCellMetadata

    converter = Autograde(coursedir=api.coursedir, parent=api)
    exporter: Any = NotebookExporter(parent=converter, config=converter.config, optimistic_validation=True)  # type: ignore[no-untyped-call]
    exporter._preprocessors = []
    with closing(api.gradebook) as gradebook:
        restores = RestoresKnownCells(UnitCells(gradebook, unit, name), parent=exporter)
    ours = {RestoresCells: restores, CheckCellMetadata: ChecksMetadata}
    for step in converter.sanitize_preprocessors:
        exporter.register_preprocessor(ours.get(step, step))
    return exporter, converter


@contextmanager
def _logged(log: logging.Logger) -> Iterator[io.StringIO]:
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(logging.Formatter("[%(levelname)s] %(message)s"))
    log.addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield heard
    finally:
        log.removeHandler(handler)
    heard.writelines(f"{warning.category.__name__}: {warning.message}\n" for warning in warned)


def _beside(submission: Submission) -> dict[str, bytes]:
    """The files that a student's code finds beside the notebook: like nbgrader, no other notebook."""
    return {name: raw for name, raw in submission.beside().items() if not name.endswith(".ipynb")}


def _answers(lifted: object, student: str) -> str:
    found = as_plain(lifted)
    return dump(laid_down(found, student)) if isinstance(found, dict) else ""
