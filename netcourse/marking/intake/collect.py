"""Collect one unit: read what was handed over, decide, write, and report on every student."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Unpack

from netcourse.errors import CourseError
from netcourse.marking.intake.context import context_of
from netcourse.marking.intake.decide import Decision, decide, stray
from netcourse.marking.intake.found import Found
from netcourse.marking.intake.groups import Groups, read_groups
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.options import Options
from netcourse.marking.intake.owners import Bundle, Reader, Sorted, sort_by_student
from netcourse.marking.intake.people import people_of
from netcourse.marking.intake.release import Release, read_release
from netcourse.marking.intake.roster import Person, Roster, read_roster
from netcourse.marking.intake.sharing import share, tell_of_teams
from netcourse.marking.intake.sources import read_sources
from netcourse.marking.intake.store import NOBODYS, Store
from netcourse.marking.intake.submission_times import Times, read_times, state_times
from netcourse.marking.intake.times import zone_named
from netcourse.marking.intake.unpack import Rooms
from netcourse.marking.people.course import check_course, real_ids
from netcourse.marking.people.pseudonyms import Pseudonyms, mark_course
from netcourse.marking.people.veil import Veil
from netcourse.marking.people.veiled import veiled


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of a collection.

    Attributes
    ----------
    unit : str
        The unit.
    decisions : tuple of Decision
        One a student, by id, and then one a file that is nobody's.
    passed_over : tuple of str
        Files that are no submission's, such as a list of grades.
    missing : tuple of str
        Who of the roster or of the groups has handed in nothing, now or before.
    people : mapping of str to Person
        How those are called whose work is in `submitted/`, as far as the roster or the platform says.
    unzoned : bool
        Whether a time that names no zone was read as UTC, nothing else having been said.
    """

    unit: str
    decisions: tuple[Decision, ...]
    passed_over: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    unzoned: bool = False

    @property
    def refused(self) -> list[Decision]:
        """Those that need a person."""
        return [one for one in self.decisions if one.verdict == "refused"]


def collect(
    root: Path,
    unit: str,
    sources: Sequence[Path],
    *,
    groups: Path | None = None,
    pseudonyms: Pseudonyms | None = None,
    **options: Unpack[Options],
) -> Collected:
    """Collect what was handed over for a unit into `submitted/`.

    Parameters
    ----------
    root : Path
        The course folder, which holds `release/`.
    unit : str
        Such as ``05_tumour_grade``.
    sources : sequence of Path
        Folders, zips or notebooks. They are only read.
    groups : Path, optional
        A CSV that says who is in which group.
    pseudonyms : Pseudonyms, optional
        Under which students are kept in place of their ids.
    **options
        As `Options` names them.

    Returns
    -------
    Collected
        Also if everything was refused.

    Raises
    ------
    CourseError
        If the unit was not released, or a source or one of the tables can't be read. Nothing has been written then.
    """
    release, others = releases_of(root, unit)
    into, limits = options.get("into") or root, options.get("limits", LIMITS)
    check_apart(sources, into)
    tables = read_tables(groups, options)
    store = Store(into, unit)
    found = read_sources(sources, Rooms(limits, unit))
    with store.alone():
        people = store.people()
        check_course(into, people, pseudonyms)
        sorted_files = sort_found(found, unit, {one.unit for one in others}, tables, real_ids(people, pseudonyms))
        everybody, called = tables.everybody, people_of(sorted_files.bundles.values(), tables.roster, sorted_files.bundles.keys())
        if pseudonyms:
            sorted_files = veiled(sorted_files, Veil(pseudonyms, release, limits), called, tables.groups or Groups())
            everybody = frozenset(map(pseudonyms.of, everybody))
        bundles = [sorted_files.bundles[student] for student in sorted(sorted_files.bundles)]
        # Everything is decided before anything is written: what can't be read stops the collection while nothing has changed.
        decisions = [decide(bundle, store.before(bundle.student), release, others, limits) for bundle in bundles]
        if pseudonyms:
            # First who is who, so that nobody is in the course whom the key's list does not know.
            pseudonyms.save()
            mark_course(into, pseudonyms)
        return carried_out(unit, decisions, sorted_files, store, tables, everybody, named=not pseudonyms)


@dataclass(frozen=True, slots=True)
class Tables:
    """What the teacher says beside the hand-ins."""

    roster: Roster | None
    times: Times | None
    groups: Groups | None
    zone: tzinfo | None

    @property
    def everybody(self) -> frozenset[str]:
        """Who should hand in, as far as anything says."""
        return (self.roster.ids if self.roster else frozenset()) | (self.groups.everybody if self.groups else frozenset())

    def read_as_utc(self, bundles: Iterable[Bundle]) -> bool:
        """Whether a time that names no zone was read as UTC, in the table of times or by a platform."""
        return self.zone is None and ((self.times is not None and self.times.unzoned) or has_unzoned(bundles))


def read_tables(groups: Path | None, options: Options) -> Tables:
    """The tables in the files that a teacher named."""
    zone, roster, times = options.get("zone"), options.get("roster"), options.get("times")
    where = zone_named(zone) if zone is not None else None
    addresses = options.get("addresses", False)
    students = read_roster(_bytes_of(roster), roster.name, addresses=addresses) if roster else None
    return Tables(
        students,
        read_times(_bytes_of(times), times.name, where or UTC) if times else None,
        read_groups(_bytes_of(groups), groups.name, students) if groups else None,
        where,
    )


def sort_found(
    found: list[Found], unit: str, others: set[str], tables: Tables, before: set[str], names: tuple[str, ...] = ()
) -> Sorted:
    """Sort what was found by student.

    Parameters
    ----------
    found : list of Found
    unit : str
        Of which it is.
    others : set of str
        The other units of the course.
    tables : Tables
    before : set of str
        Whose work is in `submitted/` already.
    names : tuple of str
        The notebooks of the unit that are not called after it.
    """
    context = context_of(found, unit, tables.zone or UTC, tables.roster.knows if tables.roster else None)
    who = Reader(unit, others, tables.roster, context, tables.groups or Groups(), names)
    sorted_files = sort_by_student(found, who, before)
    if tables.times:
        state_times(sorted_files.bundles, tables.times)
    if tables.groups:
        share(sorted_files.bundles, tables.groups)
    else:
        tell_of_teams(sorted_files.bundles)
    return sorted_files


def has_unzoned(bundles: Iterable[Bundle]) -> bool:
    """Whether a platform states a time without a zone."""
    # Sakai and the exchange write UTC and leave it unsaid.
    stated = (one.claim for bundle in bundles for one in bundle.files if one.claim.stated)
    return any(claim.stated and claim.stated.tzinfo is None for claim in stated)


def carried_out(
    unit: str,
    decided: Iterable[Decision],
    sorted_files: Sorted,
    store: Store,
    tables: Tables,
    everybody: frozenset[str],
    *,
    named: bool = True,
) -> Collected:
    """Write what was decided of each student, refuse what is nobody's, and say what came of it; `named`: people too."""
    decisions = [*decided, *once(stray(one, why) for one, why in sorted_files.strays)]
    for decision in decisions:
        carry_out(decision, store)
    bundles, collected = sorted_files.bundles, store.collected()
    return Collected(
        unit,
        tuple(decisions),
        tuple(sorted_files.passed_over),
        tuple(sorted(everybody - collected - bundles.keys())),
        people_of([bundles[student] for student in sorted(bundles)], tables.roster, collected) if named else {},
        tables.read_as_utc(bundles.values()),
    )


def carry_out(decision: Decision, store: Store) -> None:
    """Write what was decided."""
    # The bytes first, so that nothing refers to what is not there; `submitted/` last, so that what it shows is logged.
    for name, data in decision.keep:
        store.keep(decision.student if decision.known else NOBODYS, name, data)
    if decision.known:
        store.log(decision.student, decision.earlier)
    if decision.put is not None:
        store.put(decision.student, decision.put)


def releases_of(root: Path, unit: str) -> tuple[Release, list[Release]]:
    """The release of a unit, and those of the course's other units.

    Raises
    ------
    CourseError
        If there is none, or one is no notebook.
    """
    paths = {path.stem: path for path in sorted((root / "release").glob("*/*.ipynb")) if path.stem == path.parent.name}
    if unit not in paths:
        there = f"; there is {', '.join(paths)}" if paths else ""
        raise CourseError(f"{root / 'release' / unit}: no such release{there}. Release it first, or use --course")
    releases = {name: _release(name, path) for name, path in paths.items()}
    return releases.pop(unit), list(releases.values())


def _release(unit: str, path: Path) -> Release:
    found = read_release(unit, path)
    if found is None:
        raise CourseError(f"{path}: not a notebook; release the unit again")
    return found


def check_apart(sources: Iterable[Path], into: Path) -> None:
    """See that nothing is collected from where collected work goes.

    Raises
    ------
    CourseError
        If something is.
    """
    for source in sources:
        for name in ("submitted", "received"):
            own = (into / name).resolve()
            if source.resolve() == into.resolve() or source.resolve() == own or own in source.resolve().parents:
                raise CourseError(f"{source}: is where collected work goes; name the folder or zip that was handed over")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: can't be read ({error.strerror})") from None


def once(decisions: Iterable[Decision]) -> list[Decision]:
    """Each decision once."""
    return list({(one.student, one.reasons): one for one in decisions}.values())
