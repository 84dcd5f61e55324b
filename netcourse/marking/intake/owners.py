"""Sort files by the student whose they are, and refuse wherever that would be a guess."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from netcourse.items.store import ANSWERS
from netcourse.marking.intake.claim import FULL_NAMES, Claim, platform_named
from netcourse.marking.intake.claims import claims, names_nobody, own_name
from netcourse.marking.intake.context import Context
from netcourse.marking.intake.found import Found, Moment, digest
from netcourse.marking.intake.groups import Groups
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
from netcourse.marking.intake.platforms import is_draft, is_paper, own_part
from netcourse.marking.intake.roster import Roster
from netcourse.marking.intake.times import holds_a_date

_DRAFT = "one of Teams' working files, which nobody has handed in"


@dataclass(frozen=True, slots=True)
class Owned:
    """A file, by which part of its path it is the student's, and its name without what a platform put before it.

    A `paper` is what the platform says about a student: no work of his. `when` is the time that the teacher's table states.
    `origin` stands for the bytes as they were handed over, where these here were made of them; empty where they are those.
    """

    found: Found
    claim: Claim
    name: str
    paper: bool = False
    when: float | None = None
    origin: str = ""

    @property
    def sent(self) -> str:
        """What was sent, by its bytes."""
        return self.origin or digest(self.found.data)

    @property
    def times(self) -> tuple[Moment, ...]:
        """When it was handed in: what the platform or the table says, or else the times of the containers around it."""
        if self.claim.said:
            return (self.claim.said,)
        return (*((Moment(self.when, "stated"),) if self.when is not None else ()), *self.found.times)


@dataclass(slots=True)
class Bundle:
    """Everything of one student's. `refusals` say why none of it can be taken; `notes` are for the report.

    `shared` are files of others of a group.
    """

    student: str
    files: list[Owned] = field(default_factory=list)
    shared: list[Owned] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def identities(self) -> set[str]:
        """Who it is to the platforms."""
        return {one.claim.identity for one in self.files if one.claim.identity}

    @property
    def everything(self) -> list[Owned]:
        """The student's files and those of the group."""
        return [*self.files, *self.shared]


@dataclass(slots=True)
class Sorted:
    """Bundles by student; files that are nobody's, with the reason; and names of files that are no submission's."""

    bundles: dict[str, Bundle] = field(default_factory=dict)
    strays: list[tuple[Found, str]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def sort_by_student(files: Sequence[Found], reader: "Reader", people: Collection[str]) -> Sorted:
    """Whose each file is.

    Parameters
    ----------
    files : sequence of Found
        All that was handed over.
    reader : Reader
        Reads what a path says.
    people : collection of str
        Students who have handed something in before.

    Returns
    -------
    Sorted
        Every file is in it once.
    """
    result, drafts, roster = Sorted(), [], reader.roster
    for found in files:
        claimed = reader.claims(found)
        if not claimed:
            _nobodys(found, reader.unit, reader.other_units, result)
            continue
        student, why = reader.student(claimed[0])
        why = why or (f"{shown(student)!r} {problem}" if (problem := problem_with_id(student)) else "")
        owned = reader.owned(found, claimed[0])
        if why:
            result.strays += [] if owned.paper else [(found, why)]
        elif is_draft(found.path, claimed[0]):
            drafts.append((found, student))
        else:
            bundle = result.bundles.setdefault(student, Bundle(student))
            bundle.files.append(owned)
            for note in owned.claim.notes:
                _once(bundle.notes, note)
    result.strays += [(found, _DRAFT) for found, student in drafts if student not in result.bundles]
    everybody = {*result.bundles, *people, *(roster.ids if roster else ())}
    for bundle in result.bundles.values():
        _look_for_two_people(bundle, reader, everybody)
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
            return (
                f"{len(found)} people of that name on {platform_named(platform)} ({numbers_found}); tell them apart by --roster"
            )
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads claims, with all that is known beside the path.

    Attributes
    ----------
    unit : str
        The unit that is collected.
    other_units : collection of str
        The course's other units; what lies in a folder of theirs is passed over.
    roster : Roster or None
        Who there is; without it, a name is taken as the platform or the teacher wrote it.
    context : Context
        What the download says beyond its single names.
    groups : Groups
        Who hands in together.
    notebooks : tuple of str
        The names of the unit's notebooks, where they are other than its own.
    """

    unit: str
    other_units: Collection[str]
    roster: Roster | None
    context: Context
    groups: Groups
    notebooks: tuple[str, ...] = ()

    def student(self, claim: Claim) -> tuple[str, str]:
        """The id of whom a claim names, and why there is none; one of them is empty."""
        student, why = _student(claim, self.roster)
        # Where a group hands in, Canvas and Brightspace write its name in the place of a person's.
        together = self.groups.named(claim.name) if why or self.roster is None else ()
        return (together[0], "") if together else (student, why)

    def claims(self, found: Found) -> list[Claim]:
        """What a file's path says, without what it can't mean here."""
        # A unit is nobody, this one or another.
        claimed = [
            self.context.settled(claim, found.path)
            for claim in claims(found.path, self.unit, self.context.not_canvas, self.notebooks)
            if not any(names_nobody(claim.name, one) for one in self.other_units)
        ]
        if self.roster is None:
            return claimed
        # submissions_05_tumour_grade.zip is a class, where nobody is called "submissions".
        while len(claimed) > 1 and claimed[0].form == "lone" and self.student(claimed[0])[1]:
            claimed = claimed[1:]
        return claimed or list(_folders(found.path, self.roster))

    def owned(self, found: Found, claim: Claim) -> Owned:
        """A file as that of whoever a claim names."""
        # What Canvas would have put before a name is Blackboard's assignment where Blackboard wrote it.
        here = claim.form == "blackboard" and claim.at == len(found.path)
        name = own_part(found.name, self.unit) if here else ""
        return Owned(found, claim, name or own_name(found.name, self.unit), is_paper(found.path, claim))


def _folders(path: tuple[str, ...], roster: Roster) -> Iterator[Claim]:
    for at, part in enumerate(path, start=1):
        name = stem_of(part) if is_zip(part) else part
        if len(roster.aliases.get(fold(name), ())) == 1:
            yield Claim("nbgrader", name, at)
        # "Anna Berg - my notebook.ipynb", as Drive names it: the roster says whether that is a person.
        person, dash, _ = part.partition(" - ")
        if dash and len(roster.names.get(letters_of(person), ())) == 1:
            yield Claim("drive", person, at)


def _student(claim: Claim, roster: Roster | None) -> tuple[str, str]:
    if roster is not None:
        return roster.find(claim)
    if len(claim.logins) > 1:
        return "", f"may be {' or '.join(map(shown, claim.logins))}; --roster tells"
    name = re.sub(r"[\s'’]+", "-", claim.name) if claim.form == "lone" else claim.name
    if claim.logins:
        name = claim.logins[0]
    elif claim.form in FULL_NAMES:
        name = slug(claim.name)
    if holds_a_date(name):
        return "", f"{shown(name)!r} holds a date or the word attempt, as platforms write them: no student's id; --roster tells"
    # Blind marking calls everybody "Participant", so that the number is the name.
    return (f"{name}-{claim.number}" if claim.form == "moodle" and name == "participant" else name), ""


def _nobodys(found: Found, unit: str, other_units: Collection[str], result: Sorted) -> None:
    name = found.name
    wanted = is_notebook(name) or is_zip(name) or name.casefold() == ANSWERS
    if any(part in other_units for part in found.path[:-1]) or not (wanted or found.refusal):
        result.passed_over.append("/".join(map(shown, found.path)))
    else:
        result.strays.append((found, found.refusal or f"nothing in its name says whose it is; call it STUDENT_{unit}"))


def _look_for_two_people(bundle: Bundle, reader: Reader, everybody: Collection[str]) -> None:
    mates = reader.groups.mates(bundle.student)
    known = {letters_of(one) for one in everybody}
    for owned in bundle.files:
        for claim in reader.claims(owned.found)[1:]:
            person, unknown = reader.student(claim)
            if person in mates or not _contradicts(claim, person, owned.claim, bundle):
                continue
            # A platform's name is deliberate; and a teacher's zip that is named for one and holds another's may be a class.
            told = claim.identity or (owned.claim.form == "lone" and reader.roster is None)
            if told or (not unknown and letters_of(person) in known):
                parcel = shown(owned.found.path[owned.claim.at - 1])
                _once(bundle.refusals, f"two people in one: {shown(bundle.student)} and {shown(claim.name)} in {parcel}")
            else:
                _once(bundle.notes, f"a name in it, {shown(claim.name)}, is nobody's known here")
    if why := people_differ(bundle.identities):
        _once(bundle.refusals, why)


def _contradicts(claim: Claim, person: str, owner: Claim, bundle: Bundle) -> bool:
    if claim.identity and claim.identity == owner.identity:
        return False
    same = any(is_same_name(claim.name, name) for name in (bundle.student, owner.name))
    same = same or person == bundle.student
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
