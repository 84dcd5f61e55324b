"""What the report of a run says of numbers that were drawn for somebody: whose they were, and which answers are one file's.

None of it reaches a student, and none of it changes a mark.
"""

from collections.abc import Collection, Iterator, Mapping

from netcourse.items.identity import PAIR
from netcourse.items.plain import Entry
from netcourse.items.whose import Roll, Signed, Wording, whose_is

# So many answers that were recorded at the same moments are no chance.
TWIN_ANSWERS = 2
_WORDING = Wording(
    as_whom="answered with the numbers of",
    paper="answered without an id",
    unshared="handed in nothing with the numbers of both",
    none=", who handed in nothing with them",
    same="; {who} handed in answers that were recorded at the same moments",
    other="; {who} handed in answers of another time",
    on_paper="with the numbers on paper",
    counts="they count as they were answered",
)
Held = Mapping[str, Mapping[str, Entry]]


def told_of_numbers(varied: Collection[str], held: Held, roll: Roll) -> dict[str, list[str]]:
    """What is told of each student.

    Parameters
    ----------
    varied : collection of str
        The ids of the unit's questions whose numbers vary.
    held : mapping of str to mapping of str to Entry
        What each student handed in, by the gradebook's id.
    roll : Roll
        The class.

    Returns
    -------
    dict
        A list of sentences by student, empty for most.
    """
    drawn = {student: [entries[name] for name in sorted(varied) if name in entries] for student, entries in held.items()}
    return {student: [*_whose(student, drawn, roll), *_twins(student, drawn, roll)] for student in drawn}


def _whose(student: str, drawn: Mapping[str, list[Entry]], roll: Roll) -> Iterator[str]:
    by_name: dict[str, list[str]] = {}
    for entry in drawn[student]:
        by_name.setdefault(roll.named(entry.drawn_for), []).append(entry.id)
    for name, questions in by_name.items():
        signed = {other: Signed(name, _marks(name, entries, roll)) for other, entries in drawn.items()}
        said = whose_is(signed[student], student, roll, signed, _WORDING).says
        if said:
            yield f"{', '.join(questions)}: {said}"


def _twins(student: str, drawn: Mapping[str, list[Entry]], roll: Roll) -> Iterator[str]:
    own = _stamps(drawn[student])
    for other in sorted(drawn):
        same = own & _stamps(drawn[other])
        if other != student and len(same) >= TWIN_ANSWERS and not _are_pair(student, other, drawn, roll):
            yield f"twin: {len(same)} answers are the same, and were recorded at the same moments, as those of {other}"


def _are_pair(one: str, other: str, drawn: Mapping[str, list[Entry]], roll: Roll) -> bool:
    both = {roll.now(one), roll.now(other)}
    names = {roll.named(entry.drawn_for) for student in (one, other) for entry in drawn[student]}
    return roll.paired(one, other) or all({roll.now(part) for part in name.split(PAIR)} == both for name in names)


def _marks(name: str, entries: Collection[Entry], roll: Roll) -> frozenset[str]:
    """By what work for one id is known again: that it is a pair's and was handed in by both, or the moments of its answers."""
    own = [entry for entry in entries if roll.named(entry.drawn_for) == name]
    return frozenset({*_stamps(own), *([name] if PAIR in name and own else [])})


def _stamps(entries: Collection[Entry]) -> frozenset[str]:
    return frozenset(f"{one.id} {one.recorded} {one.n} {one.value!r}" for one in entries)
