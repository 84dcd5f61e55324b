"""Sort files by the student whose they are, and refuse wherever that would be a guess."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from netcourse.items.store import ANSWERS
from netcourse.marking.intake.claims import Claim, claims, names_nobody, own_name
from netcourse.marking.intake.found import Found
from netcourse.marking.intake.names import (
    fold,
    is_notebook,
    is_same_name,
    is_zip,
    letters_of,
    problem_with_id,
    shown,
    slug,
    stem_of,
)
from netcourse.marking.intake.roster import Roster


@dataclass(frozen=True, slots=True)
class Owned:
    """A file, by which part of its path it is the student's, and its name without what a platform put before it."""

    found: Found
    claim: Claim
    name: str


@dataclass(slots=True)
class Bundle:
    """Everything of one student's. `refusals` say why none of it can be taken; `notes` are for the report."""

    student: str
    files: list[Owned] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def identities(self) -> set[str]:
        """Who it is to the platforms."""
        return {one.claim.identity for one in self.files if one.claim.identity}


@dataclass(slots=True)
class Sorted:
    """Bundles by student; files that are nobody's, with the reason; and names of files that are no submission's."""

    bundles: dict[str, Bundle] = field(default_factory=dict)
    strays: list[tuple[Found, str]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def sort_by_student(
    files: Sequence[Found], unit: str, other_units: Collection[str], roster: Roster | None, people: Collection[str]
) -> Sorted:
    """Whose each file is.

    Parameters
    ----------
    files : sequence of Found
        All that was handed over.
    unit : str
        The unit that is collected.
    other_units : collection of str
        The course's other units; what lies in a folder of theirs is passed over.
    roster : Roster or None
        Who there is; without it, a name is taken as the platform or the teacher wrote it.
    people : collection of str
        Students who have handed something in before.

    Returns
    -------
    Sorted
        Every file is in it once.
    """
    result = Sorted()
    for found in files:
        claimed = _claims(found, unit, other_units, roster)
        if not claimed:
            _nobodys(found, unit, other_units, result)
            continue
        student, why = _student(claimed[0], roster)
        why = why or (f"{shown(student)!r} {problem}" if (problem := problem_with_id(student)) else "")
        if why:
            result.strays.append((found, why))
            continue
        result.bundles.setdefault(student, Bundle(student)).files.append(Owned(found, claimed[0], own_name(found.name, unit)))
    everybody = {*result.bundles, *people, *(roster.ids if roster else ())}
    for bundle in result.bundles.values():
        _look_for_two_people(bundle, (unit, other_units), roster, everybody)
    _look_for_lookalikes(result.bundles, people)
    return result


def people_differ(identities: Iterable[str]) -> str:
    """Why identities can't be one person's; empty if they can. A person has one number on a platform."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        platform, _, number = identity.partition(":")
        numbers[platform].add(number)
    for platform, found in numbers.items():
        if len(found) > 1:
            numbers_found = ", ".join(sorted(found))
            return f"{len(found)} people of that name on {platform.capitalize()} ({numbers_found}); tell them apart by --roster"
    return ""


def _claims(found: Found, unit: str, other_units: Collection[str], roster: Roster | None) -> list[Claim]:
    # A unit is nobody, this one or another.
    claimed = [claim for claim in claims(found.path, unit) if not any(names_nobody(claim.name, one) for one in other_units)]
    if roster is None:
        return claimed
    # submissions_05_tumour_grade.zip is a class, where nobody is called "submissions".
    while len(claimed) > 1 and claimed[0].form == "lone" and roster.find(claimed[0])[1]:
        claimed = claimed[1:]
    return claimed or list(_folders(found.path, roster))


def _folders(path: tuple[str, ...], roster: Roster) -> Iterator[Claim]:
    for at, part in enumerate(path, start=1):
        name = stem_of(part) if is_zip(part) else part
        if len(roster.aliases.get(fold(name), ())) == 1:
            yield Claim("nbgrader", name, at)


def _student(claim: Claim, roster: Roster | None) -> tuple[str, str]:
    if roster is not None:
        return roster.find(claim)
    if claim.form == "lone":
        # As the course's own page writes a name: no blanks, no apostrophes.
        return re.sub(r"[\s'’]+", "-", claim.name), ""
    if claim.form != "moodle":
        return claim.name, ""
    # Blind marking calls everybody "Participant", so that the number is the name.
    plain = slug(claim.name)
    return (f"{plain}-{claim.number}" if plain == "participant" else plain), ""


def _nobodys(found: Found, unit: str, other_units: Collection[str], result: Sorted) -> None:
    name = found.name
    wanted = is_notebook(name) or is_zip(name) or name.casefold() == ANSWERS
    if any(part in other_units for part in found.path[:-1]) or not (wanted or found.refusal):
        result.passed_over.append("/".join(map(shown, found.path)))
    else:
        result.strays.append((found, found.refusal or f"nothing in its name says whose it is; call it STUDENT_{unit}"))


def _look_for_two_people(
    bundle: Bundle, units: tuple[str, Collection[str]], roster: Roster | None, everybody: Collection[str]
) -> None:
    known = {letters_of(one) for one in everybody}
    for owned in bundle.files:
        for claim in _claims(owned.found, *units, roster)[1:]:
            if not _contradicts(claim, owned.claim, bundle, roster):
                continue
            person, unknown = _student(claim, roster)
            # A platform's name is deliberate; and a teacher's zip that is named for one and holds another's may be a class.
            told = claim.identity or (owned.claim.form == "lone" and roster is None)
            if told or (not unknown and letters_of(person) in known):
                parcel = shown(owned.found.path[owned.claim.at - 1])
                _once(bundle.refusals, f"two people in one: {shown(bundle.student)} and {shown(claim.name)} in {parcel}")
            else:
                _once(bundle.notes, f"a name in it, {shown(claim.name)}, is nobody's known here")
    if why := people_differ(bundle.identities):
        _once(bundle.refusals, why)


def _contradicts(claim: Claim, owner: Claim, bundle: Bundle, roster: Roster | None) -> bool:
    if claim.identity and claim.identity == owner.identity:
        return False
    same = any(is_same_name(claim.name, name) for name in (bundle.student, owner.name))
    same = same or _student(claim, roster)[0] == bundle.student
    return not same or bool(claim.identity and people_differ({*bundle.identities, claim.identity}))


def _look_for_lookalikes(bundles: dict[str, Bundle], people: Collection[str]) -> None:
    spellings: dict[str, set[str]] = defaultdict(set)
    for student in (*bundles, *people):
        spellings[fold(student)].add(student)
    for student, bundle in bundles.items():
        if len(spellings[fold(student)]) > 1:
            _once(bundle.refusals, f"ids that differ in letter case alone: {', '.join(sorted(spellings[fold(student)]))}")


def _once(lines: list[str], line: str) -> None:
    if line not in lines:
        lines.append(line)
