"""What the result of a submission depends on beside the submission itself: the release, the terms of handing in, the settings."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.address import check_gradebook
from netcourse.marking.batch.copies import FOLDER
from netcourse.marking.batch.settings import CONFIG
from netcourse.marking.batch.submissions import files_of_source, source_of
from netcourse.marking.beside import Beside, kept
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.released import changed_since, check_autotests, check_language, check_settings, limits_of, released_source

# Whose release may mark otherwise than the one before.
MARKERS = ("netcourse", "nbgrader")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one unit in one course folder.

    Attributes
    ----------
    released : bytes
        The tests and questions of the release; see `released_source`.
    changed : tuple of str
        Tests and questions of which `source/` has another text by now.
    base : str
        A fingerprint of what holds for everybody: release, files beside it, due date, settings, plug-ins, versions.
    extensions : mapping of str to str
        What was allowed to single students.
    limits : Limits
        What a submission may use up, with the time that the configuration allows a cell.
    beside : Beside or None
        Which tests run beside student code; None as long as nobody has looked.
    """

    released: bytes
    changed: tuple[str, ...]
    base: str
    extensions: Mapping[str, str]
    limits: Limits
    beside: Beside | None = None

    def of(self, student: str) -> str:
        """A fingerprint of what holds for one student."""
        beside = "\0".join(sorted(self.beside.cells)) if self.beside else ""
        return hashlib.sha256(
            "\0".join([self.base, self.extensions.get(student, ""), *filter(None, [beside])]).encode()
        ).hexdigest()


def read_terms(root: Path, unit: str, api: Any) -> Terms:
    """Read the terms from the gradebook and the course folder.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    api : NbGraderAPI
        From `instructors_api`.

    Raises
    ------
    CourseError
        If the unit has no source or was not released, its release has other notebooks than the one named as the unit, or a
        setting does not hold here.
    """
    from nbgrader.api import MissingEntry

    files = files_of_source(root, unit)
    check_settings(api.config, root / CONFIG)
    check_gradebook(api.coursedir.db_url, root / FOLDER)
    with closing(api.gradebook) as gradebook:
        try:
            assignment = gradebook.find_assignment(unit)
        except MissingEntry:
            assignment = None
        if assignment is None or not assignment.notebooks:
            raise CourseError(f"{unit}: the gradebook does not know it; run 'nbgrader generate_assignment {unit} --force' first")
        _check_notebooks(unit, assignment)
        released = released_source(gradebook, unit, unit)
        check_autotests(released, unit)
        extensions = {one.student_id: str(one.extension) for one in assignment.submissions if one.extension is not None}
        due = str(assignment.duedate)
    config = [path for path in sorted(root.glob("*.py")) if path.is_file()]
    parts = {
        "release": released,
        "due": due.encode(),
        **{f"version {name}": version(name).encode() for name in MARKERS},
        **{f"setting {path.name}": path.read_bytes() for path in config},
        **{f"file {name}": raw for name, raw in files.items() if not name.endswith(".ipynb")},
    }
    own = hashlib.sha256()
    for name, raw in parts.items():
        own.update(f"{name}\0{len(raw)}\0".encode() + raw)
    changed = changed_since(released, files[f"{unit}.ipynb"])
    return Terms(
        released, changed, own.hexdigest(), extensions, limits_of(api.config), kept(root, source_of(root, unit), released)
    )


def _check_notebooks(unit: str, assignment: Any) -> None:
    names = sorted(notebook.name for notebook in assignment.notebooks)
    if names != [unit]:
        raise CourseError(
            f"{unit}: its release has the notebooks {', '.join(names)}; 'netcourse mark' marks one, named as its folder: "
            f"{unit}.ipynb"
        )
    check_language(json.loads(assignment.notebooks[0].kernelspec or "{}"), f"source/{unit}/{unit}.ipynb")
