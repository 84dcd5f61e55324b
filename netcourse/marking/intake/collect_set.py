"""Collect an assignment of any nbgrader course: as `collect`, for several notebooks, other names, and files beside them."""

from pathlib import Path
from typing import Unpack

from netcourse.errors import CourseError
from netcourse.marking.intake.collect import Collected, carried_out, check_apart, read_tables, sort_found
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.options import Options
from netcourse.marking.intake.sets import Set, SetStore, decide_set, released_set
from netcourse.marking.intake.sources import read_sources
from netcourse.marking.intake.unpack import Rooms
from netcourse.marking.layout import layout_of

_CONFIG = "nbgrader_config.py"
_OURS = b"netcourse"


def set_in(root: Path, unit: str) -> Set | None:
    """The release of an assignment that is no unit of ours, or has other notebooks than one of its own name; else None.

    Raises
    ------
    CourseError
        If there is no such release, or the course's settings can't be read.
    """
    ordinary = root / "release" / unit / f"{unit}.ipynb"
    alone = ordinary.is_file() and len(list(ordinary.parent.glob("*.ipynb"))) == 1
    config, source = root / _CONFIG, root / "source" / unit / f"{unit}.ipynb"
    ours = not config.is_file() or any(_OURS in path.read_bytes() for path in (config, source, ordinary) if path.is_file())
    if ours and (alone or not config.is_file() or not any((root / "release" / unit).glob("*.ipynb"))):
        return None
    from netcourse.marking.batch.settings import instructors_api

    return released_set(root, unit, layout_of(instructors_api(root)))


def collect_set(
    root: Path, released: Set, sources: list[Path], *, groups: Path | None = None, **options: Unpack[Options]
) -> Collected:
    """Collect what was handed over for an assignment into `submitted/`.

    Parameters
    ----------
    released : Set
        From `set_in`.
    root, sources, groups, **options
        As for `collect`.

    Raises
    ------
    CourseError
        If a source or one of the tables can't be read. Nothing has been written then.
    """
    into, limits = options.get("into") or root, options.get("limits", LIMITS)
    check_apart(sources, into)
    tables = read_tables(groups, options)
    store = SetStore(into, released)
    found = read_sources(sources, Rooms(limits, released.unit, tuple(released.notebooks)))
    others = {path.name for path in released.layout.folder(root, "release", released.unit).parent.iterdir() if path.is_dir()}
    with store.alone():
        names = tuple(name for name in released.notebooks if name != released.unit)
        sorted_files = sort_found(found, released.unit, others - {released.unit}, tables, store.people(), names)
        bundles = [sorted_files.bundles[student] for student in sorted(sorted_files.bundles)]
        decisions = [decide_set(bundle, store.before(bundle.student), released, limits) for bundle in bundles]
        return carried_out(released.unit, decisions, sorted_files, store, tables, tables.everybody)


def refuse_other_ways(unit: str, *, pseudonyms: bool, in_place: bool) -> None:
    """Refuse what only a unit of this package can be collected with, by name.

    Raises
    ------
    CourseError
        With what to do.
    """
    if pseudonyms:
        raise CourseError(f"{unit}: pseudonyms are for units that were made with this package")
    if in_place:
        raise CourseError(
            f"{unit}: --from-submitted puts units in order that were made with this package; here what lies in submitted/ is "
            f"marked as it lies: 'netcourse mark {unit}'"
        )
