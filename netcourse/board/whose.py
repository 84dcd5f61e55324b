"""Whose numbers a log was played with, and which logs are one; see `netcourse.items.whose`."""

from collections.abc import Mapping

from netcourse.board.chain import opening
from netcourse.items.identity import PAIR
from netcourse.items.whose import HandedIn, Roll, Signed, Whose, Wording, whose_is

_WORDING = Wording(
    as_whom="played as",
    paper="played without an id",
    unshared="handed in no log with the same number",
    none=", of whom there is no log",
    same="",
    other="; the log of {who} is another one",
    on_paper="with the numbers of the paper edition",
    counts="it counts as it was played",
)


def logs_of(handed_in: Mapping[str, object]) -> HandedIn:
    """The logs of a slot, for `whose`: each is known again by its number.

    Parameters
    ----------
    handed_in : mapping of str to object
        By the student who handed them in.
    """
    starts = {one: its for one, log in handed_in.items() if (its := opening(log))}
    return HandedIn({one: frozenset({its.nonce}) for one, its in starts.items()})


def whose(log: object, student: str, roll: Roll, handed_in: HandedIn) -> Whose:
    """Whose a log is that a student handed in.

    Parameters
    ----------
    log : object
        The log, or the item's value that holds it.
    student : str
        The gradebook's id.
    roll : Roll
        The class.
    handed_in : HandedIn
        From `logs_of`, of this slot.

    Returns
    -------
    Whose
        `played_as` is whose numbers they are, whatever the kind.
    """
    start = opening(log)
    if start is None:
        return Whose("nothing", "", "")
    wording = _WORDING._replace(same=f"; the log of {{who}} has the same number {start.nonce}")
    return whose_is(Signed(roll.named(start.student_id), frozenset({start.nonce})), student, roll, handed_in, wording)


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
    names = [roll.named(start.student_id).split(PAIR) if start else [] for start in starts]
    said = all({roll.now(name) for name in of_one} == both for of_one in names)
    return said or roll.paired(one, other)
