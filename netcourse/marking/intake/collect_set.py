"""Collect an assignment of any nbgrader course: as `collect`, for several notebooks, other names, and files beside them."""

from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.intake.collect import Collected, Tables, carry_out, check_apart, has_unzoned, once, read_tables
from netcourse.marking.intake.context import context_of
from netcourse.marking.intake.decide import stray
from netcourse.marking.intake.found import Found
from netcourse.marking.intake.groups import Groups
from netcourse.marking.intake.limits import LIMITS, Limits
from netcourse.marking.intake.owners import Reader, Sorted, sort_by_student
from netcourse.marking.intake.people import people_of
from netcourse.marking.intake.sets import Set, SetStore, decide_set, released_set
from netcourse.marking.intake.sharing import share, tell_of_teams
from netcourse.marking.intake.sources import read_sources
from netcourse.marking.intake.submission_times import state_times
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
    root: Path,
    released: Set,
    sources: list[Path],
    *,
    into: Path | None = None,
    roster: Path | None = None,
    times: Path | None = None,
    groups: Path | None = None,
    zone: str | None = None,
    limits: Limits = LIMITS,
    addresses: bool = False,
) -> Collected:
    """Collect what was handed over for an assignment into `submitted/`.

    Parameters
    ----------
    released : Set
        From `set_in`.
    root, sources, into, roster, times, groups, zone, limits, addresses
        As for `collect`.

    Raises
    ------
    CourseError
        If a source or one of the tables can't be read. Nothing has been written then.
    """
    into = into or root
    check_apart(sources, into)
    tables = read_tables(roster, times, groups, zone, addresses=addresses)
    store = SetStore(into, released)
    found = read_sources(sources, Rooms(limits, released.unit, tuple(released.notebooks)))
    others = {path.name for path in released.layout.folder(root, "release", released.unit).parent.iterdir() if path.is_dir()}
    with store.alone():
        sorted_files = _sort(found, released, others - {released.unit}, tables, store.people())
        bundles = [sorted_files.bundles[student] for student in sorted(sorted_files.bundles)]
        decisions = [decide_set(bundle, store.before(bundle.student), released, limits) for bundle in bundles]
        decisions += once(stray(one, why) for one, why in sorted_files.strays)
        for decision in decisions:
            carry_out(decision, store)
        collected = store.collected()
    return Collected(
        released.unit,
        tuple(decisions),
        tuple(sorted_files.passed_over),
        tuple(sorted(tables.everybody - collected - sorted_files.bundles.keys())),
        people_of(bundles, tables.roster, collected),
        zone is None and (tables.unzoned or has_unzoned(bundles)),
    )


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


def _sort(found: list[Found], released: Set, others: set[str], tables: Tables, before: set[str]) -> Sorted:
    context = context_of(found, released.unit, tables.zone, tables.roster.knows if tables.roster else None)
    names = tuple(name for name in released.notebooks if name != released.unit)
    who = Reader(released.unit, others, tables.roster, context, tables.groups or Groups(), names)
    sorted_files = sort_by_student(found, who, before)
    if tables.times:
        state_times(sorted_files.bundles, tables.times)
    if tables.groups:
        share(sorted_files.bundles, tables.groups)
    else:
        tell_of_teams(sorted_files.bundles)
    return sorted_files
