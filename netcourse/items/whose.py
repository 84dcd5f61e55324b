"""Whose numbers an answer was given with: it counts as it was given, and where they are not plainly its owner's it is told.

Only what stands in the answers and what the course knows of its students is looked at; nothing here takes a mark away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from netcourse.items.identity import PAIR, name_of, normal_id

# Of what went round a class the first are named.
_MOST_NAMED = 3
Kind = Literal["own", "pair", "renamed", "paper", "mistyped", "another", "half a pair", "nothing"]


@dataclass(frozen=True)
class Roll:
    """What a course knows of its students.

    `ids` are those of the gradebook or the roster, `also_known_as` maps an older id to the present one, `pairs` are those that
    the course declared, and `require_id` is whether it asks for an id. `veiled` is whether the work was collected under
    pseudonyms, behind which the numbers stand: elsewhere such a name is a student's own writing, and no name of the course's.
    """

    ids: frozenset[str] = frozenset()
    also_known_as: Mapping[str, str] = field(default_factory=dict)
    pairs: frozenset[frozenset[str]] = frozenset()
    require_id: bool = False
    veiled: bool = False

    def named(self, drawn_for: str) -> str:
        """Whose name numbers were drawn for, as ids are compared."""
        return normal_id(name_of(drawn_for) if self.veiled else drawn_for)

    def now(self, name: str) -> str:
        """The present id of a typed one, as ids are compared."""
        return self._now.get(normal_id(name), normal_id(name))

    def holds(self, name: str) -> bool:
        """Whether the course has a student of this id."""
        return normal_id(name) in self._normal

    def paired(self, one: str, other: str) -> bool:
        """Whether the course declared these two a pair."""
        return frozenset({self.now(one), self.now(other)}) in self._paired

    @cached_property
    def _now(self) -> dict[str, str]:
        return {normal_id(old): normal_id(new) for old, new in self.also_known_as.items()}

    @cached_property
    def _normal(self) -> frozenset[str]:
        return frozenset(map(normal_id, self.ids))

    @cached_property
    def _paired(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(map(self.now, pair)) for pair in self.pairs)


class Signed(NamedTuple):
    """For whom the numbers of some work were drawn, empty for those on paper, and by what the same work is known again."""

    name: str
    marks: frozenset[str] = frozenset()


class HandedIn:
    """By what the work of everybody is known again, indexed: a class is gone through once, not once for each student.

    Parameters
    ----------
    marks : mapping of str to frozenset of str
        By the student who handed it in; see `Signed`.
    """

    def __init__(self, marks: Mapping[str, frozenset[str]]) -> None:
        self._marks = marks
        self._owners: dict[str, list[tuple[int, str]]] = {}
        self._with: dict[str, list[str]] = {}
        for at, (student, own) in enumerate(marks.items()):
            self._owners.setdefault(normal_id(student), []).append((at, student))
            for mark in own:
                self._with.setdefault(mark, []).append(student)

    def owners(self, name: str) -> list[str]:
        """Who of a name, or of the two of a pair, handed in anything, in the order of the class."""
        return [student for _, student in sorted(one for part in set(name.split(PAIR)) for one in self._owners.get(part, ()))]

    def share(self, student: str, marks: frozenset[str]) -> bool:
        """Whether a student's work is known by any of these."""
        return bool(self._marks[student] & marks)

    def sharing(self, marks: frozenset[str]) -> set[str]:
        """All whose work is known by any of these."""
        return {student for mark in marks for student in self._with.get(mark, ())}


class Wording(NamedTuple):
    """How a kind of work is spoken of.

    `as_whom` goes before the id, and `paper` stands for none, with `on_paper` for what that means; `unshared` is what the other
    half of a pair did not do; `none`, `same` and `other` say what the owner of the id handed in; `counts` is that it counts.
    """

    as_whom: str
    paper: str
    unshared: str
    none: str
    same: str
    other: str
    on_paper: str
    counts: str


class Whose(NamedTuple):
    """Whose work it is, the id that it was drawn for, and what the teacher reads; nothing if it is plainly the student's own."""

    kind: Kind
    played_as: str
    says: str


def whose_is(signed: Signed, student: str, roll: Roll, handed_in: HandedIn, wording: Wording) -> Whose:
    """Whose some work is that a student handed in.

    Parameters
    ----------
    signed : Signed
        For whom it was drawn.
    student : str
        The gradebook's id.
    roll : Roll
        The class.
    handed_in : HandedIn
        The work of everybody.
    wording : Wording
        How it is spoken of.

    Returns
    -------
    Whose
        `played_as` is the id to draw for, whatever the kind: nobody's numbers are changed afterwards.
    """
    name, own = signed.name, normal_id(student)
    if not name:
        asked = ", though the course asks for one" if roll.require_id else ""
        return Whose("paper", "", f"{wording.paper}{asked}: {wording.on_paper}")
    if name == own:
        return Whose("own", name, "")
    if PAIR in name:
        return _of_pair(signed, student, roll, handed_in, wording)
    if roll.now(name) == own:
        return Whose("renamed", name, "")
    if roll.holds(name):
        theirs = _theirs(signed, handed_in, wording)
        return Whose("another", name, f"{wording.as_whom} {name}, another student of the course{theirs}")
    return Whose("mistyped", name, f"{wording.as_whom} {name}, an id that the course does not know; {wording.counts}")


def _of_pair(signed: Signed, student: str, roll: Roll, handed_in: HandedIn, wording: Wording) -> Whose:
    name = signed.name
    members = {roll.now(one) for one in name.split(PAIR)}
    if roll.now(student) not in members:
        return Whose("another", name, f"{wording.as_whom} {name}, of whom {student} is none{_theirs(signed, handed_in, wording)}")
    others = sorted(members - {roll.now(student)})
    with_it = {roll.now(one) for one in handed_in.sharing(signed.marks)}
    if all(one in with_it or roll.paired(student, one) for one in others):
        return Whose("pair", name, "")
    missing = " and ".join(one for one in others if one not in with_it)
    return Whose("half a pair", name, f"{wording.as_whom} {name}, but {missing} {wording.unshared}")


def _theirs(signed: Signed, handed_in: HandedIn, wording: Wording) -> str:
    """What the owner of an id handed in."""
    owners = handed_in.owners(signed.name)
    if not owners:
        return wording.none
    same = sorted(one for one in owners if handed_in.share(one, signed.marks))
    return wording.same.format(who=" and ".join(same)) if same else wording.other.format(who=owners[0])


def in_words(students: Sequence[str]) -> str:
    """Students in words, such as ``"mia and ben"`` or ``"mia, ben, eva and 56 more"``."""
    more = len(students) - _MOST_NAMED
    *first, last = [*students[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"{', '.join(first)} and {last}" if first else last
