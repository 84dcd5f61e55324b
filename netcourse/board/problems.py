"""What a teacher is told of the logs of a slot: facts, a line a case, for a person to judge. No student reads any of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from netcourse.board.chain import apart, opening, read_log, rows_of
from netcourse.board.item import Board
from netcourse.board.played import Problem
from netcourse.board.whose import are_pair, logs_of, nonces, whose
from netcourse.errors import CourseError
from netcourse.items.whose import HandedIn, Roll, in_words

Logs: TypeAlias = Mapping[str, object]
# What a log would earn by itself, in words such as "9.5 of 17"; empty where that can't be said.
Earned: TypeAlias = Callable[[object], str]

# So many lines within so many seconds are told.
PACE_LINES = 40
PACE_SECONDS = 20
# Of so many acts in one sequence two students are named; fewer can be the same by chance.
TWIN_ACTS = 10
# Of one kind of problem so many are told by themselves.
_MOST_OF_A_KIND = 3


def told(
    item: Board,
    handed_in: Logs,
    roll: Roll,
    earlier: Mapping[str, Sequence[object]],
    earned: Earned = lambda _: "",
) -> dict[str, list[str]]:
    """What is told of each student who handed in a log of a slot.

    Parameters
    ----------
    item : Board
        The slot.
    handed_in : mapping of str to object
        The logs by student, as the gradebook has the ids.
    roll : Roll
        The class.
    earlier : mapping of str to sequence of object
        Logs of the same slot that were handed in before, oldest first.
    earned : callable
        What a log would earn by itself: said of the logs that do not count, so that a person can decide.

    Returns
    -------
    dict
        A list of sentences by student, empty for most.
    """
    twins, logs = twins_in(handed_in, roll), logs_of(handed_in)
    lines = {}
    for student, log in handed_in.items():
        found = [
            *problems_of(item, log, student, roll, logs),
            *beside(log, earned),
            *again(log, earlier.get(student, ()), earned),
            *twins.get(student, []),
        ]
        lines[student] = [f"{item.id}: {one.kind}: {one.says}" for one in _few(found)]
    return lines


def problems_of(item: Board, log: object, student: str, roll: Roll, handed_in: HandedIn) -> list[Problem]:
    """What is told of one log: what replay found, whose it is, which patient it is of, and how quickly it was written."""
    start = opening(log)
    if start is None:
        return list(read_log(log).problems)
    of = whose(log, student, roll, handed_in)
    found = [Problem("variant", 1, of.says)] if of.says else []
    drawn = item.drawn(start.student_id)
    if start.patient != drawn:
        found.append(
            Problem("variant", 1, f"played {start.patient}; {of.played_as or 'the paper edition'} has {drawn} in this slot")
        )
    try:
        found += item.played(log)[1].problems
    except CourseError as error:
        found.append(Problem("garbled", 1, str(error)))
    return [*found, *pace(log)]


def pace(log: object) -> list[Problem]:
    """Whether very many lines were written within a very short time; one sentence, or none."""
    times = sorted(one.line.seconds for one in read_log(log).lines)
    for first, last in zip(times, times[PACE_LINES - 1 :], strict=False):
        if last - first <= PACE_SECONDS:
            return [Problem("pace", 0, f"{PACE_LINES} lines within {last - first} s")]
    return []


def beside(log: object, earned: Earned) -> list[Problem]:
    """What the other logs would earn that were mixed into one; the first of them counts."""
    seam = next((one.line for one in read_log(log).problems if one.kind == "merged"), 0)
    marks = [earned(other) for other in apart(log)[1:]] if seam else []
    return [Problem("merged", seam, f"the other log by itself earns {one}") for one in marks if one]


def again(log: object, earlier: Sequence[object], earned: Earned = lambda _: "") -> list[Problem]:
    """Whether the patient was begun more than once over several hand-ins; the newest counts."""
    start = opening(log)
    starts = list(dict.fromkeys(one.nonce for before in earlier if (one := opening(before))))
    if start is None or not set(starts) - {start.nonce}:
        return []
    count = len({*starts, start.nonce})
    first = next(before for before in earlier if (one := opening(before)) and one.nonce != start.nonce)
    marks = earned(first)
    how = f"{len(rows_of(first))} lines{f', which earn {marks}' if marks else ''}"
    return [Problem("again", 1, f"begun {count} times over the hand-ins, first with {how}; the newest counts")]


def twins_in(handed_in: Logs, roll: Roll) -> dict[str, list[Problem]]:
    """Students who handed in one log, or one sequence of acts, and are no pair."""
    found: dict[str, list[Problem]] = {}
    for students, why in _alike(handed_in):
        for student in students:
            others = [one for one in students if one != student and not are_pair(student, one, handed_in, roll)]
            if others:
                found.setdefault(student, []).append(Problem("twin", 0, f"{why} as {in_words(others)}"))
    return found


def _alike(handed_in: Logs) -> Iterator[tuple[list[str], str]]:
    by_number = nonces(handed_in)
    for nonce, students in by_number.items():
        if len(students) > 1:
            yield students, f"the same log, begun with the number {nonce},"
    one_log = {pair for students in by_number.values() for pair in combinations(students, 2)}
    by_acts: dict[tuple[str, ...], list[str]] = {}
    for student in sorted(handed_in):
        acts = _acts(handed_in[student])
        if len(acts) >= TWIN_ACTS:
            by_acts.setdefault(acts, []).append(student)
    for acts, students in by_acts.items():
        if any(pair not in one_log for pair in combinations(students, 2)):
            yield students, f"the same {len(acts)} acts in the same order"


def _acts(log: object) -> tuple[str, ...]:
    return tuple(one.line.args[0] for one in read_log(log).lines if one.line.verb == "do")


def _few(found: Sequence[Problem]) -> list[Problem]:
    """The first of each kind, and how many more there are: a log that went wrong goes wrong in every line."""
    kept = []
    for kind in dict.fromkeys(one.kind for one in found):
        of_it = [one for one in found if one.kind == kind]
        kept += of_it[:_MOST_OF_A_KIND]
        if len(of_it) > _MOST_OF_A_KIND:
            kept.append(Problem(kind, of_it[_MOST_OF_A_KIND].line, f"and {len(of_it) - _MOST_OF_A_KIND} more"))
    return kept
