"""What the report of a run says of numbers that were drawn for somebody: whose they were, and which answers are one file's.

None of it reaches a student, and none of it changes a mark.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from netcourse.items.identity import PAIR
from netcourse.items.plain import Entry
from netcourse.items.whose import HandedIn, Roll, Signed, Wording, in_words, whose_is

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
# By student, with whom so many answers are shared.
Twins = Mapping[str, Mapping[str, int]]


def told_of_numbers(varied: Collection[str], held: Held, roll: Roll, twins: Twins | None = None) -> dict[str, list[str]]:
    """What is told of each student.

    Parameters
    ----------
    varied : collection of str
        The ids of the unit's questions whose numbers vary.
    held : mapping of str to mapping of str to Entry
        What each student handed in, by the gradebook's id.
    roll : Roll
        The class.
    twins : mapping, optional
        From `twins_of`, if it is known already.

    Returns
    -------
    dict
        A list of sentences by student, empty for most.
    """
    drawn = _drawn(varied, held)
    twins = twins_of(varied, held, roll) if twins is None else twins
    handed_in = HandedIn(
        {student: frozenset().union(*_marks_by_name(entries, roll).values()) for student, entries in drawn.items()}
    )
    return {student: [*_whose(student, drawn[student], roll, handed_in), *_told_of(twins[student])] for student in drawn}


def twins_of(varied: Collection[str], held: Held, roll: Roll) -> dict[str, dict[str, int]]:
    """By student, with whom answers are shared that were recorded at the same moments, and how many; pairs are none.

    Parameters
    ----------
    varied, held, roll
        As for `told_of_numbers`.
    """
    drawn = _drawn(varied, held)
    stamps = {student: _stamps(entries) for student, entries in drawn.items()}
    stamped: dict[str, list[str]] = {}
    for student in sorted(drawn):
        for stamp in stamps[student]:
            stamped.setdefault(stamp, []).append(student)
    found: dict[str, dict[str, int]] = {}
    for student in drawn:
        same = Counter(other for stamp in stamps[student] for other in stamped[stamp] if other != student)
        found[student] = {
            other: same[other]
            for other in sorted(same)
            if same[other] >= TWIN_ANSWERS and not _are_pair(student, other, drawn, roll)
        }
    return found


def groups_of(twins: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Who belongs together by what was shared, one with the next; the largest group first.

    Parameters
    ----------
    twins : mapping of str to collection of str
        By student, the others.
    """
    found, seen = [], set[str]()
    for student in sorted(twins):
        group, ahead = set[str](), [student] if student not in seen and twins[student] else []
        while ahead:
            one = ahead.pop()
            if one not in group:
                group.add(one)
                ahead += twins.get(one, ())
        seen |= group
        found += [tuple(sorted(group))] if group else []
    return sorted(found, key=lambda one: (-len(one), one))


def _whose(student: str, entries: Collection[Entry], roll: Roll, handed_in: HandedIn) -> Iterator[str]:
    by_name: dict[str, list[str]] = {}
    for entry in entries:
        by_name.setdefault(roll.named(entry.drawn_for), []).append(entry.id)
    marks = _marks_by_name(entries, roll)
    for name, questions in by_name.items():
        said = whose_is(Signed(name, marks[name]), student, roll, handed_in, _WORDING).says
        if said:
            yield f"{', '.join(questions)}: {said}"


def _drawn(varied: Collection[str], held: Held) -> dict[str, list[Entry]]:
    return {student: [entries[name] for name in sorted(varied) if name in entries] for student, entries in held.items()}


def _told_of(others: Mapping[str, int]) -> Iterator[str]:
    """One line, however many others there are; the report of a run has the group."""
    if others:
        least, most = min(others.values()), max(others.values())
        count = f"{least}" if least == most else f"{least} to {most}"
        who = in_words(list(others))
        yield f"twin: {count} answers are the same, and were recorded at the same moments, as those of {who}"


def _are_pair(one: str, other: str, drawn: Mapping[str, list[Entry]], roll: Roll) -> bool:
    both = {roll.now(one), roll.now(other)}
    names = {roll.named(entry.drawn_for) for student in (one, other) for entry in drawn[student]}
    return roll.paired(one, other) or all({roll.now(part) for part in name.split(PAIR)} == both for name in names)


def _marks_by_name(entries: Collection[Entry], roll: Roll) -> dict[str, frozenset[str]]:
    """By what work for each id is known again: that it is a pair's and was handed in by both, or the moments of its answers."""
    own: dict[str, list[Entry]] = {}
    for entry in entries:
        own.setdefault(roll.named(entry.drawn_for), []).append(entry)
    return {
        name: frozenset(f"{name}\0{mark}" for mark in (*_stamps(of_it), *([name] if PAIR in name else [])))
        for name, of_it in own.items()
    }


def _stamps(entries: Collection[Entry]) -> frozenset[str]:
    return frozenset(f"{one.id} {one.recorded} {one.n} {one.value!r}" for one in entries)
