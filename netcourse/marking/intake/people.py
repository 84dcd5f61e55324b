"""How students are called, and how that reaches nbgrader's gradebook, whose formgrader shows names in place of ids."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.intake.claim import FULL_NAMES, Claim
from netcourse.marking.intake.owners import Bundle
from netcourse.marking.intake.roster import Person, Roster, parted


def people_of(bundles: Iterable[Bundle], roster: Roster | None, collected: Collection[str]) -> dict[str, Person]:
    """How those are called whose work was collected: as the roster says, or else as the platform does."""
    found = {bundle.student: _called(bundle) for bundle in bundles}
    found |= roster.people if roster else {}
    return {student: person for student, person in sorted(found.items()) if student in collected and any(asdict(person).values())}


def _called(bundle: Bundle) -> Person:
    # Of a student's own files alone: what others of a group sent names them.
    return next((Person(*names) for one in bundle.files if any(names := _names(one.claim))), Person())


def _names(claim: Claim) -> tuple[str, str]:
    if claim.family:
        return claim.name.removesuffix(claim.family).strip(), claim.family
    full = claim.form in FULL_NAMES or (claim.form in ("ilias", "blackboard") and claim.name not in claim.logins)
    # Blind marking calls everybody by one word.
    return parted(claim.name) if full and " " in claim.name else ("", "")


def tell_gradebook(root: Path, people: Mapping[str, Person], *, surely: bool) -> str:
    """Write names and addresses into a course's gradebook, if it has one.

    Parameters
    ----------
    root : Path
        The course folder.
    people : mapping of str to Person
        By student.
    surely : bool
        Whether they are the roster's; a platform's only fill what is empty.

    Returns
    -------
    str
        What could not be done, in a line; empty if all was.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from netcourse.marking.address import Address, check_gradebook
    from netcourse.marking.batch.settings import instructors_api
    from netcourse.marking.lock import locked

    if not people:
        return ""
    try:
        api = instructors_api(root)
        address = Address(api.coursedir.db_url)
        if not address.is_there():
            return "there is no gradebook yet for the roster's names; collect again when there is" if surely else ""
        # A change to students' rows would be an alarm to a marking at work.
        busy = "'netcourse mark' is at work; collect again when it is done"
        with locked(root / ".netcourse" / "marking.lock", busy):
            # What can't be opened is told before nbgrader tries: its Gradebook leaves the connection open where it fails.
            check_gradebook(api.coursedir.db_url)
            with closing(api.gradebook) as gradebook:
                _write(gradebook, people, surely=surely)
    except SQLAlchemyError as error:
        return f"names did not reach the gradebook: {address.in_words(error)}"
    except (CourseError, OSError) as error:
        return f"names did not reach the gradebook: {str(error).splitlines()[0]}"
    return ""


def _write(gradebook: Any, people: Mapping[str, Person], *, surely: bool) -> None:
    known = {one.id: one for one in gradebook.students}
    for student, person in people.items():
        there = known.get(student)
        given = {"first_name": person.first, "last_name": person.last, "email": person.email}
        new = {
            name: value
            for name, value in given.items()
            if value and value != getattr(there, name, None) and (surely or not getattr(there, name, None))
        }
        if new:
            gradebook.update_or_create_student(student, **new)
