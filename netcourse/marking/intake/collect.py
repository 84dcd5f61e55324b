"""Collect one unit: read what was handed over, decide, write, and report on every student."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.items.plain import read_json
from netcourse.marking.intake.decide import Decision, decide, stray
from netcourse.marking.intake.limits import LIMITS, Limits
from netcourse.marking.intake.owners import sort_by_student
from netcourse.marking.intake.release import Release, release_of
from netcourse.marking.intake.roster import read_roster
from netcourse.marking.intake.sources import read_sources
from netcourse.marking.intake.store import NOBODYS, Store
from netcourse.marking.intake.unpack import Rooms


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
    """

    unit: str
    decisions: tuple[Decision, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def refused(self) -> list[Decision]:
        """Those that need a person."""
        return [one for one in self.decisions if one.verdict == "refused"]


def collect(
    root: Path,
    unit: str,
    sources: Sequence[Path],
    *,
    into: Path | None = None,
    roster: Path | None = None,
    limits: Limits = LIMITS,
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
    into : Path, optional
        The folder that holds `submitted/` and `received/`, by default `root`.
    roster : Path, optional
        A CSV that says who there is.
    limits : Limits
        What is bearable.

    Returns
    -------
    Collected
        Also if everything was refused.

    Raises
    ------
    CourseError
        If the unit was not released, or a source or the roster can't be read. Nothing has been written then.
    """
    release, others = _releases(root, unit)
    into = into or root
    _check_apart(sources, into)
    students = read_roster(_bytes_of(roster), roster.name) if roster else None
    store = Store(into, unit)
    found = read_sources(sources, Rooms(limits, unit))
    with store.alone():
        sorted_files = sort_by_student(found, unit, {other.unit for other in others}, students, store.people())
        bundles = [sorted_files.bundles[student] for student in sorted(sorted_files.bundles)]
        # Everything is decided before anything is written: what can't be read stops the collection while nothing has changed.
        decisions = [decide(bundle, store.before(bundle.student), release, others, limits) for bundle in bundles]
        decisions += _once(stray(one, why) for one, why in sorted_files.strays)
        for decision in decisions:
            _carry_out(decision, store)
    return Collected(unit, tuple(decisions), tuple(sorted_files.passed_over))


def _carry_out(decision: Decision, store: Store) -> None:
    # The bytes first, so that nothing refers to what is not there; `submitted/` last, so that what it shows is logged.
    for name, data in decision.keep:
        store.keep(decision.student if decision.known else NOBODYS, name, data)
    if decision.known:
        store.log(decision.student, decision.earlier)
    if decision.put is not None:
        store.put(decision.student, decision.put)


def _releases(root: Path, unit: str) -> tuple[Release, list[Release]]:
    paths = {path.stem: path for path in sorted((root / "release").glob("*/*.ipynb")) if path.stem == path.parent.name}
    if unit not in paths:
        there = f"; there is {', '.join(paths)}" if paths else ""
        raise CourseError(f"{root / 'release' / unit}: no such release{there}. Release it first, or use --course")
    releases = {name: _release(name, path) for name, path in paths.items()}
    return releases.pop(unit), list(releases.values())


def _release(unit: str, path: Path) -> Release:
    try:
        notebook = read_json(path.read_text(encoding="utf-8"))
        if isinstance(notebook, dict):
            return release_of(unit, notebook)
    except (ValueError, KeyError, TypeError):
        pass
    raise CourseError(f"{path}: not a notebook; release the unit again")


def _check_apart(sources: Iterable[Path], into: Path) -> None:
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


def _once(decisions: Iterable[Decision]) -> list[Decision]:
    return list({(one.student, one.reasons): one for one in decisions}.values())
