"""By what a platform may call one of our students: what collecting and the gradebook know, and a roster. Never by a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.roll import Roll, Seat
from netcourse.marking.intake.names import fold
from netcourse.marking.intake.roster import Roster
from netcourse.marking.intake.store import Store
from netcourse.marking.people.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class Student:
    """One of ours as the gradebook has him: id, address, the platform's id, each empty where it is not there."""

    id: str
    email: str = ""
    lms_id: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Students by everything that may name them, folded, and what platforms call each: ``canvas:4711``.

    In a course under pseudonyms a platform's numbers were kept in another form; `pseudonyms` gives it.
    """

    by_alias: Mapping[str, frozenset[str]]
    numbers: Mapping[str, frozenset[str]]
    pseudonyms: Pseudonyms | None = None

    def of(self, alias: str) -> frozenset[str]:
        """Whom an alias names."""
        platform, sign, _ = alias.partition(":")
        veiled = f"{platform}:{self.pseudonyms.token('number', alias)}" if sign and self.pseudonyms else alias
        return self.by_alias.get(fold(alias), frozenset()) | self.by_alias.get(fold(veiled), frozenset())


def known(
    root: Path, unit: str, students: Iterable[Student], roster: Roster | None = None, pseudonyms: Pseudonyms | None = None
) -> Known:
    """What is known of students.

    Parameters
    ----------
    root : Path
        The course folder, whose `received/` keeps the platform's numbers.
    unit : str
        The unit: some platforms give a number for each.
    students : iterable of Student
        From the gradebook.
    roster : Roster, optional
        A CSV that says who there is; it joins the ids that one person has.
    pseudonyms : Pseudonyms, optional
        Who stands behind each id, where the course keeps students under pseudonyms.

    Raises
    ------
    CourseError
        If what was collected can't be read.
    """
    store = Store(root, unit)
    numbers: dict[str, frozenset[str]] = {}
    by_alias: dict[str, set[str]] = defaultdict(set)
    for one in students:
        numbers[one.id] = frozenset(name for earlier in store.before(one.id).earlier for name in earlier.identities)
        # A bare number of the platform's may be somebody else's at the registrar's; only Canvas's own column holds it.
        lms_id = f"canvas:{one.lms_id}" if one.lms_id.isdigit() else one.lms_id
        person = person_of(one, pseudonyms)
        mine = {fold(name) for name in (person.id, person.email, lms_id, *numbers[one.id]) if name}
        for alias in mine | (_joined(mine, roster) if roster else set()):
            by_alias[alias].add(one.id)
    return Known({alias: frozenset(ids) for alias, ids in by_alias.items()}, numbers, pseudonyms)


def person_of(student: Student, pseudonyms: Pseudonyms | None) -> Student:
    """The person behind a pseudonym, as far as the key's list knows; the same student where there is none."""
    there = pseudonyms.people.get(student.id) if pseudonyms else None
    return replace(student, id=there.id, email=there.email, first=there.first, last=there.last) if there else student


def _joined(mine: set[str], roster: Roster) -> set[str]:
    """Every alias of the one person of the roster whom these aliases name."""
    tables = (roster.aliases, {fold(number): ids for number, ids in roster.numbers.items()})
    people = {one for table in tables for alias in mine for one in table.get(alias, ())}
    if len(people) != 1:
        return set()
    return {alias for table in tables for alias, ids in table.items() if ids == people}


def meet(roll: Roll, there: Known) -> dict[str, str]:
    """Which of our students sits in which seat.

    Returns
    -------
    dict of str to str
        Our student by the seat's key; whoever is not ours is left out.

    Raises
    ------
    HarmError
        If a row may be two of ours, or two rows are one of ours.
    """
    found: dict[str, str] = {}
    seats: dict[str, Seat] = {}
    for seat in roll.seats:
        ids = frozenset(one for alias in seat.aliases for one in there.of(alias))
        where = f"{roll.table.name}: line {seat.line}, {seat.called},"
        if len(ids) > 1:
            mend = "mend the ids in the roster or the gradebook"
            raise HarmError("two-of-ours", f"{where} may be {' or '.join(sorted(ids))}", mend)
        for student in ids:
            if (other := seats.setdefault(student, seat)).key != seat.key:
                mend = "mend the ids in the roster or the gradebook"
                raise HarmError("two-of-theirs", f"{where} and {other.called} are both {student}", mend)
            found[seat.key] = student
    return found
