"""`--from-submitted`: what nbgrader's exchange, a hub or a hand laid into `submitted/` is repaired and told as any collection.

What stands there counts, so nothing is compared with what was collected before. Its bytes go into `received/` first; then only
the files are replaced that had to be repaired, each at once. Killed in between and run again, it finishes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Unpack

from netcourse.errors import CourseError
from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.collect import Collected, Tables, read_tables, releases_of
from netcourse.marking.intake.decide import Before, Decision, Earlier, kept
from netcourse.marking.intake.handins import HandIn, Undecided, hand_in
from netcourse.marking.intake.holding import holding_of
from netcourse.marking.intake.limits import LIMITS, Limits
from netcourse.marking.intake.names import is_notebook, is_zip, shown
from netcourse.marking.intake.options import Options
from netcourse.marking.intake.owners import Bundle, Owned
from netcourse.marking.intake.people import people_of
from netcourse.marking.intake.release import Release
from netcourse.marking.intake.repair import Examined, examine
from netcourse.marking.intake.sources import read_folder
from netcourse.marking.intake.standing import problem_with_folder
from netcourse.marking.intake.store import Store
from netcourse.marking.intake.submission_times import state_times
from netcourse.marking.intake.unpack import Rooms

_SUBMITTED = "submitted"


def collect_in_place(root: Path, unit: str, **options: Unpack[Options]) -> Collected:
    """Repair and report what lies in `submitted/` of a unit.

    Parameters
    ----------
    root, unit, **options
        As for `collect`.

    Returns
    -------
    Collected
        A decision for each folder of `submitted/` that holds something of the unit or can't be looked at.

    Raises
    ------
    CourseError
        If the unit was not released, one of the tables can't be read, or nothing of the unit is in `submitted/`. Nothing has been
        written then.
    """
    release, others = releases_of(root, unit)
    into, limits = options.get("into") or root, options.get("limits", LIMITS)
    tables = read_tables(None, options)
    store = Store(into, unit)
    with store.alone():
        bundles = list(_bundles(into / _SUBMITTED, unit, Rooms(limits, unit), tables))
        if not bundles:
            raise CourseError(f"{into / _SUBMITTED}: nothing of {unit} is there; 'netcourse collect {unit} SOURCE' takes it in")
        if tables.times:
            state_times({one.student: one for one in bundles if not one.refusals}, tables.times)
        decisions = []
        for bundle in bundles:
            # A folder that may not be looked at may not be asked for what was collected before, either.
            before = Before() if bundle.refusals else store.before(bundle.student)
            decisions.append(_decided(bundle, before, release, others, limits))
        for decision in decisions:
            if decision.verdict != "refused" or decision.keep:
                _carry_out(decision, store)
        collected = store.collected()
    return Collected(
        unit,
        tuple(decisions),
        missing=tuple(sorted(tables.everybody - collected - {one.student for one in bundles})),
        people=people_of(bundles, tables.roster, collected),
        unzoned=tables.read_as_utc(()),
    )


def _bundles(submitted: Path, unit: str, rooms: Rooms, tables: Tables) -> Iterator[Bundle]:
    for folder in sorted(submitted.iterdir()) if submitted.is_dir() else ():
        why = problem_with_folder(folder, unit) or (_unknown(folder.name, tables) if (folder / unit).is_dir() else "")
        if why:
            yield Bundle(folder.name, refusals=[why])
        elif (folder / unit).is_dir():
            yield _bundle(folder, unit, rooms)


def _unknown(student: str, tables: Tables) -> str:
    if tables.roster is None:
        return ""
    found, why = tables.roster.find(Claim("nbgrader", student, 2))
    return why or ("" if found == student else f"the roster calls {shown(student)} {shown(found)}; rename the folder")


def _bundle(folder: Path, unit: str, rooms: Rooms) -> Bundle:
    claim = Claim("nbgrader", folder.name, 2)
    files = [Owned(one, claim, one.name) for one in read_folder(folder / unit, (_SUBMITTED, folder.name, unit), rooms)]
    name = f"{unit}.ipynb"
    if not (folder / unit / name).is_file():
        return Bundle(folder.name, files)
    # nbgrader marks this one, whatever is beside it.
    aside = [one for one in files if is_notebook(one.name) or any(map(is_zip, one.found.path))]
    own = [one for one in files if one.found.path[3:] == (name,) or one not in aside]
    others = sorted({shown(one.found.path[3]) for one in files if one not in own})
    return Bundle(folder.name, own, notes=[f"also there, and not marked: {', '.join(others[:6])}"] if others else [])


def _decided(bundle: Bundle, before: Before, release: Release, others: Sequence[Release], limits: Limits) -> Decision:
    def look(data: bytes) -> Examined:
        return examine(data, release, others, limits)

    if bundle.refusals:
        return Decision(bundle.student, "refused", tuple(bundle.refusals))
    try:
        found = hand_in(bundle.everything, release.unit, look)
    except Undecided as why:
        return Decision(bundle.student, "refused", (str(why),), kept(bundle), earlier=before.earlier)
    stands = before.there == found.made and _is_stamped(found, before, bundle)
    known = any(one.made == before.there for one in before.earlier)
    mine = Earlier(found.key, found.made, found.times, frozenset(), found.repairs)
    earlier = before.earlier if known and stands else (*(one for one in before.earlier if one.key != mine.key), mine)
    news = [] if stands else ["put in order in submitted/; as it was it is kept in received/"]
    return Decision(
        bundle.student,
        "repaired" if found.repairs else "accepted",
        (*found.repairs, *news, *bundle.notes, *found.notes),
        kept(bundle),
        None if stands else found,
        earlier,
        holding=holding_of(found.notebook, found.answers, release, limits),
    )


def _is_stamped(found: HandIn, before: Before, bundle: Bundle) -> bool:
    """Whether the time that stands there needs no change; how it is spelt is nbgrader's affair."""
    told = any(one.when is not None for one in bundle.files)
    return found.stamp == before.stamp or bool(found.stamp and not told)


def _carry_out(decision: Decision, store: Store) -> None:
    # The bytes first, so that nothing is replaced that is not kept; the log before what it tells of.
    for name, data in decision.keep:
        store.keep(decision.student, name, data)
    store.log(decision.student, decision.earlier)
    if decision.put is not None:
        store.mend(decision.student, decision.put)
