"""Build units, or check that what is committed is what a build would give."""

import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import nbformat

from netcourse.authoring.board_charts import packed_charts, stray_charts
from netcourse.authoring.course import Unit, about_path, manifest_path, units
from netcourse.authoring.derive import derive
from netcourse.authoring.execute import execute
from netcourse.authoring.gates import leaks, stray_files
from netcourse.authoring.lint_varied import check_windows
from netcourse.authoring.lite.contents import title_of
from netcourse.authoring.manifest import manifest, read_about
from netcourse.authoring.text import read_text
from netcourse.authoring.what_changed import page, page_path, read_entries, text_path
from netcourse.errors import CourseError

Say = Callable[[str], None]


@cache
def ask_for_revision_once() -> None:
    """Let this process find out once, and by itself, which revision a new gradebook has.

    For each gradebook that it makes, nbgrader starts a program to be told, which takes three seconds of a core; the answer
    changes with nbgrader alone. Every release is made in a scratch course, with a gradebook of its own.
    """
    from nbgrader import api

    api.get_alembic_version = cache(newest_revision)


def newest_revision() -> str:
    """The newest revision of nbgrader's gradebook, among the scripts that lead from one to the next, as `alembic heads` tells."""
    import nbgrader
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    scripts = Config()
    scripts.set_main_option("script_location", str(Path(nbgrader.__file__).parent / "alembic").replace("%", "%%"))
    return ScriptDirectory.from_config(scripts).get_heads()[0]


def build(unit: Unit, say: Say) -> dict[Path, bytes]:
    """Make a unit's three files in memory and pass them through the leak gate.

    Parameters
    ----------
    unit : Unit
        Its text is read; nothing is written.
    say : callable
        Told what is going on, a line at a time.

    Returns
    -------
    dict of Path to bytes
        Author's notebook, nbgrader source and release.

    Raises
    ------
    CourseError
        If the text is malformed, the numbers of a question can't vary as it says, a cell fails, nbgrader refuses, or something of
        an answer would reach students.
    """
    ask_for_revision_once()
    notebook = read_text(unit)
    check_windows(unit.text, notebook)
    say(f"{unit.name}: executing {len(notebook.cells)} cells")
    executed = execute(unit, notebook)
    say(f"{unit.name}: deriving source and release")
    files = derive(unit, executed)
    found = leaks(executed, files[unit.release])
    if found:
        raise CourseError(f"{unit.release}: would leak {len(found)} secret(s), first: {found[0]}")
    return files


def build_manifest(root: Path, built: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Make what no unit owns: the course's manifest, its page on what changed since, and the packed charts of the tumour board.

    Parameters
    ----------
    root : Path
        The author's course.
    built : mapping of Path to bytes
        What `build` gave for one unit or more; of other units the release on disk counts.

    Raises
    ------
    CourseError
        If `course.toml` or a chart is malformed, or a release on disk is no notebook.
    """
    releases = {}
    for unit in units(root):
        if unit.release in built:
            releases[unit.name] = _notebook(unit.release, built[unit.release])
        elif unit.release.is_file():
            releases[unit.name] = _notebook(unit.release, unit.release.read_bytes())
    made = {manifest_path(root): manifest(read_about(about_path(root)), releases)}
    about, entries = read_entries(text_path(root))
    if entries:
        made[page_path(root)] = page(about, entries, {name: title_of(release) for name, release in releases.items()})
    return made | packed_charts(root)


def write(files: dict[Path, bytes]) -> None:
    """Write files so that each is either the old or the new one, never half of it.

    Raises
    ------
    CourseError
        If a folder can't be written; no file has then been replaced.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
                staged.append((Path(name), path))
                with os.fdopen(handle, "wb") as out:
                    out.write(content)
                Path(name).chmod(0o644)
            except OSError as error:
                raise CourseError(f"{path}: can't be written ({error.strerror}); nothing was changed") from None
        for temporary, path in staged:
            temporary.replace(path)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def stale(root: Path, files: dict[Path, bytes]) -> list[str]:
    """Each file that is missing or differs from what a build gives, and each stray one, with the reason."""
    found = []
    for path, content in files.items():
        shown = path.relative_to(root)
        if not path.is_file():
            found.append(f"{shown}: missing")
        elif path.read_bytes() != content:
            found.append(f"{shown}: differs from what its text gives")
    found += [f"{path.relative_to(root)}: belongs to no unit" for path in stray_files(root)]
    return found + [f"{path.relative_to(root)}: belongs to no chart in notebooks/board" for path in stray_charts(root)]


def _notebook(path: Path, content: bytes) -> nbformat.NotebookNode:
    try:
        notebook: nbformat.NotebookNode = nbformat.reads(content.decode("utf-8"), as_version=4)
    except Exception:  # noqa: BLE001 (nbformat raises what JSON, its schema and its versions raise)
        raise CourseError(f"{path}: not a notebook; build that unit again") from None
    return notebook
