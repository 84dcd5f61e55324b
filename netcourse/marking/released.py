"""A unit as the gradebook holds it since its release: the tests that count, and what nbgrader was told of it.

A `source/` that somebody edited since is another text: students were given this one, and nbgrader itself puts this one back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from netcourse.errors import CourseError
from netcourse.marking.execution.cells import HIDDEN
from netcourse.marking.execution.job import job_for
from netcourse.marking.isolation.limits import Limits

# Lines that nbgrader's InstantiateTests replaces by tests of its own making: the text of the source is only a comment.
AUTOTEST = ("### AUTOTEST", "### HASHED AUTOTEST")

# What is said of a kernel and its wire, of which there is none here; and what holds anyhow.
_WITHOUT_A_MEANING = frozenset(
    {"startup_timeout", "iopub_timeout", "raise_on_iopub_timeout", "execute_retries", "shutdown_kernel", "ipython_hist_file"}
)
_PYTHONS = frozenset({"python", "python3", "ipython"})
# Kernels of other languages by the name that they install themselves with, for a notebook that names no language.
_KERNELS = {
    "ir": "R",
    "xr": "R",
    "octave": "Octave",
    "matlab": "MATLAB",
    "sas": "SAS",
    "stata": "Stata",
    "bash": "Bash",
    "javascript": "JavaScript",
    "deno": "TypeScript",
    "java": "Java",
    "scala": "Scala",
    "rust": "Rust",
    "gophernotes": "Go",
    "ruby": "Ruby",
    "sagemath": "SageMath",
    **{f"xcpp{year}": "C++" for year in (11, 14, 17, 20, 23)},
    **{f"julia-1.{minor}": "Julia" for minor in range(20)},
}


def released_source(gradebook: Any, unit: str, notebook: str) -> bytes:
    """The instructor's read-only cells and tests as they were when the unit was released.

    Parameters
    ----------
    gradebook : Gradebook
        nbgrader's.
    unit, notebook : str
        The assignment, and the name of its notebook.

    Returns
    -------
    bytes
        A notebook, for `job_for`. Tests that nbgrader made itself (autotests) stand in it.
    """
    found = gradebook.find_notebook(notebook, unit)
    marked = {cell.name for cell in found.grade_cells}
    solutions = {cell.name for cell in found.solution_cells}
    cells = [
        {
            "cell_type": cell.cell_type,
            "metadata": {
                "nbgrader": {
                    "grade_id": cell.name,
                    "grade": cell.name in marked,
                    "solution": cell.name in solutions,
                    "locked": bool(cell.locked),
                }
            },
            "source": cell.source or "",
        }
        for cell in found.source_cells
    ]
    return json.dumps({"cells": cells}).encode()


def with_usual_marks(released: bytes, config: Any) -> bytes:
    """A release in which hidden tests begin and end with nbgrader's usual words, whatever the configuration calls them.

    Parameters
    ----------
    released : bytes
        From `released_source`.
    config : traitlets Config
        Ours with the instructor's.

    Returns
    -------
    bytes
        The usual words stand at the end of the line that has the course's own.
    """
    words = _words(config)
    if not words:
        return released
    notebook = json.loads(released)
    for cell in notebook["cells"]:
        cell["source"] = "\n".join(_usual(line, words) for line in cell["source"].split("\n"))
    return json.dumps(notebook).encode()


def check_tests(tests: Mapping[str, str], notebook: NotebookNode, config: Any) -> None:
    """Refuse a submission of which nbgrader would try other tests than those of the release, which run here whatever it holds.

    Parameters
    ----------
    tests : mapping of str to str
        Those of the release, by grade_id, as `with_usual_marks` gives them.
    notebook : NotebookNode
        The submission as nbgrader sanitised it.
    config : traitlets Config
        Ours with the instructor's.

    Raises
    ------
    CourseError
        With the test.
    """
    words = _words(config)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type == "code" and name in tests:
            text = "\n".join(_usual(line, words) for line in cell.source.split("\n"))
            if text.strip() != tests[name].strip():
                raise CourseError(
                    f"after Autograde.sanitize_preprocessors {name} is another test than that of the release, as without "
                    "OverwriteCells or with a step that changes it: only the release's can be run here"
                )


def _words(config: Any) -> list[tuple[str, str]]:
    """What a course calls the beginning and the end of hidden tests, where it does, each with nbgrader's usual words."""
    said = config.get("ClearHiddenTests", {})
    return [(str(said[f"{end}_test_delimeter"]), usual) for end, usual in HIDDEN.items() if f"{end}_test_delimeter" in said]


def _usual(line: str, words: Sequence[tuple[str, str]]) -> str:
    found = next((usual for own, usual in words if own in line and usual not in line), "")
    return f"{line}  # {found}" if found else line


def changed_since(released: bytes, source: bytes) -> tuple[str, ...]:
    """The ids of the tests and questions whose text in `source/` is no longer that of the release.

    Parameters
    ----------
    released : bytes
        From `released_source`.
    source : bytes
        The notebook of `source/`.
    """
    then, now = ({**job.tests, **job.locked} for job in (job_for("", b"", raw) for raw in (released, source)))
    return tuple(
        sorted(
            name
            for name in {*then, *now}
            if then.get(name, "").strip() != now.get(name, "").strip() and not any(line in now.get(name, "") for line in AUTOTEST)
        )
    )


def check_autotests(released: bytes, unit: str) -> None:
    """Refuse a release in which lines that say AUTOTEST are still comments, which give everybody full marks.

    Raises
    ------
    CourseError
        With the cells.
    """
    tests = job_for("", b"", released).tests
    raw = sorted(name for name, text in tests.items() if any(line in text for line in AUTOTEST))
    if raw:
        raise CourseError(
            f"{unit}: nbgrader made no tests of the lines that say AUTOTEST in {', '.join(raw)}; "
            f"run 'nbgrader generate_assignment {unit} --force' with InstantiateTests among its steps"
        )


def check_settings(config: Any, where: Path) -> None:
    """Refuse settings of nbgrader's that do not hold here, by name, in place of marking as if they were not there.

    Parameters
    ----------
    config : traitlets Config
        Ours with the instructor's.
    where : Path
        Named in the message.

    Raises
    ------
    CourseError
        With the setting, and what is allowed.
    """
    for section in ("Execute", "ExecutePreprocessor"):
        for name, value in config.get(section, {}).items():
            if name == "enabled" and str(value) == "False":
                raise CourseError(f"{where}: {section}.enabled is False (--no-execute): a test that does not run gives no marks")
            if name == "timeout" and _seconds(value) is None:
                raise CourseError(f"{where}: {section}.timeout is {value}: it has to be a whole number of seconds above 0")
            if name not in {"enabled", "timeout", *_WITHOUT_A_MEANING}:
                raise CourseError(f"{where}: {section}.{name} does not hold here; of {section} only timeout can be set")
    if config.get("Autograde", {}).get("exclude_overwriting"):
        raise CourseError(
            f"{where}: Autograde.exclude_overwriting does not hold here: tests run where no file of a student's is, "
            "so they would try your own"
        )


def limits_of(config: Any) -> Limits:
    """Limits with the time that the configuration allows a cell, in seconds; all cells together get twice as much at least."""
    given = [_seconds(config.get(section, {}).get("timeout")) for section in ("Execute", "ExecutePreprocessor")]
    usual = Limits()
    cell = next((one for one in given if one is not None), usual.cell_seconds)
    return replace(usual, cell_seconds=cell, submission_seconds=max(usual.submission_seconds, 2 * cell))


def _seconds(value: object) -> float | None:
    # What stands on a command line is a text until a trait reads it.
    text = str(value)
    return float(text) if text.isascii() and text.isdigit() and int(text) > 0 else None


def check_language(kernelspec: Mapping[str, Any], what: str, source: bytes = b"") -> None:
    """Refuse a notebook of another language than Python: nothing here could run it, and it would count 0 without a word.

    Parameters
    ----------
    kernelspec : mapping
        As in a notebook's metadata; it need not name a language.
    what : str
        Named in the message.
    source : bytes
        The instructor's notebook, which says its language in another place as well.

    Raises
    ------
    CourseError
        With the language.
    """
    name = str(kernelspec.get("name") or "python3")
    language = str(kernelspec.get("language") or _language_in(source) or _KERNELS.get(name.lower(), "python"))
    if language.lower() not in _PYTHONS:
        raise CourseError(f"{what}: its kernel is {name!r} ({language}); here only Python is marked")


def _language_in(source: bytes) -> str:
    try:
        return str(json.loads(source)["metadata"]["language_info"]["name"])
    except (ValueError, KeyError, TypeError):
        return ""
