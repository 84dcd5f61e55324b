"""Whose numbers a log was played with: it counts as it was played, and where that is not plainly its owner's it is told.

Only what stands in the log and what the course knows of its students is looked at; nothing here takes a mark away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from netcourse.board.chain import opening
from netcourse.board.variant import PAIR, normal_id

Kind = Literal["own", "pair", "renamed", "paper", "mistyped", "another", "half a pair", "nothing"]


@dataclass(frozen=True, slots=True)
class Roll:
    """What a course knows of its students.

    `ids` are those of the gradebook or the roster, `also_known_as` maps an older id to the present one, `pairs` are those that
    the course declared, and `require_id` is whether it asks for an id.
    """

    ids: frozenset[str] = frozenset()
    also_known_as: Mapping[str, str] = field(default_factory=dict)
    pairs: frozenset[frozenset[str]] = frozenset()
    require_id: bool = False

    def now(self, name: str) -> str:
        """The present id of a typed one, as ids are compared."""
        known = {normal_id(old): normal_id(new) for old, new in self.also_known_as.items()}
        return known.get(normal_id(name), normal_id(name))

    def holds(self, name: str) -> bool:
        """Whether the course has a student of this id."""
        return normal_id(name) in {normal_id(one) for one in self.ids}

    def paired(self, one: str, other: str) -> bool:
        """Whether the course declared these two a pair."""
        both = {self.now(one), self.now(other)}
        return any({self.now(name) for name in pair} == both for pair in self.pairs)


class Whose(NamedTuple):
    """Whose a log is, the id that it was played with, and what the teacher reads; nothing if it is plainly the student's own."""

    kind: Kind
    played_as: str
    says: str


def whose(log: object, student: str, roll: Roll, handed_in: Mapping[str, object]) -> Whose:
    """Whose a log is that a student handed in.

    Parameters
    ----------
    log : object
        The log, or the item's value that holds it.
    student : str
        The gradebook's id.
    roll : Roll
        The class.
    handed_in : mapping of str to object
        The logs of this slot by the student who handed them in.

    Returns
    -------
    Whose
        `played_as` is the id for `vary`, whatever the kind: nobody's numbers are changed afterwards.
    """
    start = opening(log)
    if start is None:
        return Whose("nothing", "", "")
    name, own = start.student_id, normal_id(student)
    if not name:
        asked = ", though the course asks for one" if roll.require_id else ""
        return Whose("paper", "", f"played without an id{asked}: with the numbers of the paper edition")
    if name == own:
        return Whose("own", name, "")
    if PAIR in name:
        return _of_pair(name, student, start.nonce, roll, handed_in)
    if roll.now(name) == own:
        return Whose("renamed", name, "")
    if roll.holds(name):
        return Whose("another", name, f"played as {name}, another student of the course{_theirs(name, start.nonce, handed_in)}")
    return Whose("mistyped", name, f"played as {name}, an id that the course does not know; it counts as it was played")


def nonces(handed_in: Mapping[str, object]) -> dict[str, list[str]]:
    """Who handed in a log with each number."""
    found: dict[str, list[str]] = {}
    for student in sorted(handed_in):
        start = opening(handed_in[student])
        if start:
            found.setdefault(start.nonce, []).append(student)
    return found


def are_pair(one: str, other: str, handed_in: Mapping[str, object], roll: Roll) -> bool:
    """Whether two students work together: both ids are in the log that each handed in, or the course says so."""
    starts = [opening(handed_in.get(name)) for name in (one, other)]
    both = {roll.now(one), roll.now(other)}
    said = all(start is not None and {roll.now(name) for name in start.student_id.split(PAIR)} == both for start in starts)
    return said or roll.paired(one, other)


def _of_pair(name: str, student: str, nonce: str, roll: Roll, handed_in: Mapping[str, object]) -> Whose:
    members = {roll.now(one) for one in name.split(PAIR)}
    if roll.now(student) not in members:
        return Whose("another", name, f"played as {name}, of whom {student} is none{_theirs(name, nonce, handed_in)}")
    others = sorted(members - {roll.now(student)})
    with_it = {roll.now(one) for one in nonces(handed_in).get(nonce, [])}
    if all(one in with_it or roll.paired(student, one) for one in others):
        return Whose("pair", name, "")
    missing = " and ".join(one for one in others if one not in with_it)
    return Whose("half a pair", name, f"played as {name}, but {missing} handed in no log with the same number")


def _theirs(name: str, nonce: str, handed_in: Mapping[str, object]) -> str:
    """What the owner of an id handed in."""
    owners = [one for one in handed_in if normal_id(one) in name.split(PAIR)]
    if not owners:
        return ", of whom there is no log"
    same = sorted(one for one in owners if (start := opening(handed_in[one])) and start.nonce == nonce)
    return (
        f"; the log of {' and '.join(same)} has the same number {nonce}" if same else f"; the log of {owners[0]} is another one"
    )
