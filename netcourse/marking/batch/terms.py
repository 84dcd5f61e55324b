"""What the result of a submission depends on beside the submission itself: the release, the terms of handing in, the settings."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netcourse import __version__
from netcourse.errors import CourseError
from netcourse.marking.address import Address, check_gradebook
from netcourse.marking.batch.copies import FOLDER
from netcourse.marking.batch.settings import CONFIG, is_guest, settings_files
from netcourse.marking.batch.submissions import files_of_source, source_of
from netcourse.marking.beside import Beside, kept
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.layout import Layout, called, layout_of
from netcourse.marking.released import (
    changed_since,
    check_autotests,
    check_language,
    check_settings,
    limits_of,
    released_source,
    with_usual_marks,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one unit in one course folder.

    Attributes
    ----------
    released : mapping of str to bytes
        By notebook, the tests and questions of the release; see `released_source`.
    changed : tuple of str
        Tests and questions of which `source/` has another text by now.
    base : str
        A fingerprint of what holds for everybody: release, files beside it, due date, settings, plug-ins, versions.
    extensions : mapping of str to str
        What was allowed to single students.
    limits : Limits
        What a submission may use up, with the time that the configuration allows a cell.
    beside : mapping of str to Beside
        By notebook, which tests run beside student code; what nobody has looked at yet is not in it.
    layout : Layout
        Where the course keeps its folders.
    guest : bool
        Whether nothing but nbgrader's own rules holds.
    """

    released: Mapping[str, bytes]
    changed: tuple[str, ...]
    base: str
    extensions: Mapping[str, str]
    limits: Limits
    beside: Mapping[str, Beside] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)
    guest: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The notebooks of the release."""
        return tuple(self.released)

    @property
    def all_beside(self) -> Beside:
        """Which tests run beside student code, in all notebooks."""
        many = len(self.released)
        return Beside(
            {called(cell, name, many): why for name, one in self.beside.items() for cell, why in one.cells.items()},
            tuple(called(cell, name, many) for name, one in self.beside.items() for cell in one.unproven),
        )

    def of(self, student: str) -> str:
        """A fingerprint of what holds for one student."""
        beside = "\0".join(sorted(self.all_beside.cells))
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
        If the unit has no source or was not released, a notebook is of another language, or a setting does not hold here.
    """
    from nbgrader.api import MissingEntry

    layout = layout_of(api)
    check_settings(api.config, root / CONFIG)
    check_gradebook(api.coursedir.db_url, root / FOLDER)
    unknown = CourseError(f"{unit}: the gradebook does not know it; run 'nbgrader generate_assignment {unit} --force' first")
    # To ask a gradebook that is not there would make one, and who is refused leaves nothing behind.
    if (file := Address(api.coursedir.db_url).file) is not None and not file.is_file():
        raise unknown
    with closing(api.gradebook) as gradebook:
        try:
            assignment = gradebook.find_assignment(unit)
        except MissingEntry:
            assignment = None
        if assignment is None or not assignment.notebooks:
            raise unknown
        kernels = {notebook.name: json.loads(notebook.kernelspec or "{}") for notebook in assignment.notebooks}
        names = tuple(sorted(kernels))
        files = files_of_source(root, unit, names, layout)
        for name in names:
            check_language(kernels[name], f"{layout.source}/{unit}/{name}.ipynb", files[f"{name}.ipynb"])
        released = {name: released_source(gradebook, unit, name) for name in names}
        for name, cells in released.items():
            check_autotests(cells, unit if len(names) == 1 else f"{unit}/{name}")
        extensions = {one.student_id: str(one.extension) for one in assignment.submissions if one.extension is not None}
        due = str(assignment.duedate)
    config = [path for path in sorted(root.glob("*.py")) if path.is_file()]
    parts = {
        **{"release" if len(names) == 1 else f"release {name}": cells for name, cells in released.items()},
        "due": due.encode(),
        # Another release of these may mark otherwise.
        "version netcourse": __version__.encode(),
        "version nbgrader": version("nbgrader").encode(),
        **{f"setting {path.name}": path.read_bytes() for path in config},
        **{f"setting {path}": path.read_bytes() for path in settings_files(root) if path not in config},
        **{f"file {name}": raw for name, raw in files.items() if not name.endswith(".ipynb")},
    }
    own = hashlib.sha256()
    for name, raw in parts.items():
        own.update(f"{name}\0{len(raw)}\0".encode() + raw)
    changed = tuple(
        called(cell, name, len(names)) for name in names for cell in changed_since(released[name], files[f"{name}.ipynb"])
    )
    released = {name: with_usual_marks(cells, api.config) for name, cells in released.items()}
    looked = {name: kept(root, source_of(root, unit, name, layout), released[name]) for name in names}
    beside = {name: one for name, one in looked.items() if one is not None}
    return Terms(released, changed, own.hexdigest(), extensions, limits_of(api.config), beside, layout, is_guest(api))
