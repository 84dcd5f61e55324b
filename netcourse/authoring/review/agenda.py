"""The order in which a reviewer reads: open doubts first, unit by unit, and in each what marks depend on before the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netcourse.authoring.review.entries import Entry, State
from netcourse.authoring.review.gather import Course
from netcourse.authoring.review.items import ReviewItem
from netcourse.authoring.review.uses import Weight
from netcourse.authoring.review.walk import Role
from netcourse.errors import CourseError
from netcourse.evidence import Signature
from netcourse.evidence.signatures import Signed

# Assumed, and the page says so: nobody has measured a clinician yet.
MINUTES_A_FACT = 0.5
MINUTES_A_PRACTICE = 1.0
MINUTES_A_QUESTION = 2.0
MINUTES_A_LONG_ONE = 5.0

IN_CODE, NOWHERE = "In rules and explorers of no one unit", "Named by no unit, rule or explorer yet"


@dataclass(frozen=True, slots=True)
class Group:
    """What is read together: the entries of one unit, each with the number that it bears on the page and in the table."""

    title: str
    numbered: tuple[tuple[int, Entry], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, without the numbers."""
        return tuple(entry for _, entry in self.numbered)

    @property
    def items(self) -> tuple[tuple[int, Entry], ...]:
        """Its questions."""
        return tuple((at, one) for at, one in self.numbered if one.kind is Signed.ITEM)

    @property
    def facts(self) -> tuple[tuple[int, Entry], ...]:
        """Its facts."""
        return tuple((at, one) for at, one in self.numbered if one.kind is Signed.FACT)

    @property
    def minutes(self) -> float:
        """How long it may take."""
        return minutes(self.entries)


@dataclass(frozen=True, slots=True)
class Section:
    """All that is as far as each other."""

    state: State
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many entries it has."""
        return sum(len(group.numbered) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one speciality reviews, in order; `speciality` is empty for all of them together."""

    speciality: str
    sections: tuple[Section, ...]
    gone: tuple[Signature, ...]

    @property
    def entries(self) -> tuple[tuple[int, Entry], ...]:
        """Every entry with its number, in order."""
        return tuple(one for section in self.sections for group in section.groups for one in group.numbered)


def agenda(course: Course, speciality: str) -> Agenda:
    """Put a review in order.

    Parameters
    ----------
    course : Course
        What there is.
    speciality : str
        For whom, in any case; empty for all.

    Returns
    -------
    Agenda
        A section for each state, empty ones included.

    Raises
    ------
    CourseError
        If nobody has heard of that speciality; the message says which there are.
    """
    wanted = " ".join(speciality.casefold().split())
    if wanted and wanted not in course.known_specialities:
        raise CourseError(f"{speciality!r} is no speciality of this course; allowed: {', '.join(course.known_specialities)}")
    mine = [entry for entry in course.entries if not wanted or wanted in specialities(entry, course)]
    sections: list[Section] = []
    start = 1
    for state in State:
        section = Section(state, _groups([entry for entry in mine if entry.state is state], course, start))
        start += section.size
        sections.append(section)
    return Agenda(wanted, tuple(sections), course.gone)


def specialities(entry: Entry, course: Course) -> tuple[str, ...]:
    """Who reviews an entry.

    Parameters
    ----------
    entry : Entry
        A fact or a question.
    course : Course
        Which knows who reviews which topic.

    Returns
    -------
    tuple of str
        Each once, by the alphabet.
    """
    return tuple(sorted({one for topic in entry.topics for one in course.specialities.get(topic, ())}))


def minutes(entries: Iterable[Entry]) -> float:
    """How long entries may take to read and judge.

    Parameters
    ----------
    entries : iterable of Entry
        Facts and questions.

    Returns
    -------
    float
        Minutes, assumed.
    """
    return sum(_minutes(entry) for entry in entries)


def _minutes(entry: Entry) -> float:
    if not isinstance(entry.subject, ReviewItem):
        return MINUTES_A_FACT
    if entry.subject.role is Role.PRACTICE:
        return MINUTES_A_PRACTICE
    return MINUTES_A_QUESTION if entry.subject.rows else MINUTES_A_LONG_ONE


def _groups(entries: Sequence[Entry], course: Course, start: int) -> tuple[Group, ...]:
    found = []
    for title, those in _by_unit(entries, course):
        # Python's sort keeps the order of the units and files where two weigh the same.
        ordered = sorted(those, key=lambda one: (one.kind is Signed.FACT, one.weight))
        found.append(Group(title, tuple(enumerate(ordered, start))))
        start += len(ordered)
    return tuple(found)


def _by_unit(entries: Sequence[Entry], course: Course) -> list[tuple[str, list[Entry]]]:
    found = [(title, [one for one in entries if one.unit == unit]) for unit, title in course.titles.items()]
    found.append((IN_CODE, [one for one in entries if not one.unit and one.weight is not Weight.NOTHING]))
    found.append((NOWHERE, [one for one in entries if one.weight is Weight.NOTHING]))
    return [(title, those) for title, those in found if those]
