"""What a class did at the board, in a terminal: the same sentences and figures as on the page."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from netcourse.board.score.total import WEIGHTS
from netcourse.marking.debrief.sums import in_words
from netcourse.reporting.model import Room
from netcourse.reporting.patients.anchoring import Stand
from netcourse.reporting.patients.board import AtTheBoard, where
from netcourse.reporting.patients.naming import called
from netcourse.reporting.patients.words import COMPONENTS, PARTS, alt_of_spending, of_lists, told_fault
from netcourse.reporting.printed import table, words
from netcourse.reporting.words import people, percent

_MOST = 12


def at_the_board(board: AtTheBoard, room: Room) -> list[RenderableType]:
    """Everything on the board for a terminal, from its three sentences on."""
    found: list[RenderableType] = [words(f"At the board. {board.lead[0]}"), *map(words, board.lead[1:])]
    found += [_lists(board), *_held(board), _again(board, room), *_asked(board), *_unsafe(board)]
    found.append(words(f"{alt_of_spending(board)} The experts' paths cost {percent(board.spent.expert)} on average."))
    found += [_earned(board, room), _patients(board)]
    return [*found, *map(words, _logs(board))]


def _lists(board: AtTheBoard) -> Table:
    rows = [(name, *(str(count.get(one, 0)) for one in Stand)) for name, count in of_lists(board)]
    return table("First diagnoses by list", ("list", *(one.value for one in Stand)), rows)


def _held(board: AtTheBoard) -> Iterator[Table]:
    rows = [(called(one.diagnosis), f"{one.name}, fork {one.fork}", str(len(one.who))) for one in board.held[:_MOST]]
    if rows:
        yield table("First ideas that were never let go", ("first idea", "with", "cases"), rows)


def _again(board: AtTheBoard, room: Room) -> RenderableType:
    if not board.taught:
        return words("What to teach again: nothing; all that was needed was known, in time, and nothing harmed.")
    rows = [
        (f"{one.again.cases} of {one.again.of}", str(one.again.weight), f"{one.again.what}.", "; ".join(where(one, room)))
        for one in board.taught
    ]
    return table("What to teach again", ("cases", "weight", "what", "where"), rows)


def _asked(board: AtTheBoard) -> Iterator[Table]:
    unknown = [one for one in board.needs if one.who]
    needed = [(called(one.any[0]), f"{one.known} of {one.of}", str(one.spoilt or "")) for one in unknown[:_MOST]]
    bought = [(called(one.act), str(one.times), str(len(one.who)), str(one.price)) for one in board.vain[:_MOST]]
    order = [(f"{called(one.first[0])} / {called(one.then[0])}", f"{one.cases} of {one.of}") for one in board.late[:_MOST]]
    if needed:
        yield table("Needed, and not known", ("what", "known in", "done, and of no use"), needed)
    if bought:
        yield table("Bought in vain", ("act", "times", "students", "points"), bought)
    if order:
        yield table("Known too late, or never", ("what has to be known / before what", "cases"), order)


def _unsafe(board: AtTheBoard) -> Iterator[Table]:
    rows = [
        (
            called(one.what),
            one.harm,
            str(one.cases),
            str(one.stopped),
            ", ".join(f"{PARTS[part]}: {count}" for part, count in one.parts.items()),
        )
        for one in board.unsafe[:_MOST]
    ]
    if rows:
        yield table("Unsafe", ("act", "harm", "cases", "stopped", "where"), rows)


def _earned(board: AtTheBoard, room: Room) -> Table:
    titles = {item.cell: item.title for item in room.items}
    rows = [
        (said, str(WEIGHTS[name]), percent(board.earned.shares[name]), *(percent(o.shares[name]) for o in board.by_slot.values()))
        for name, said in COMPONENTS.items()
    ]
    return table("Components, the class's share", ("", "of 17", "all", *(titles[cell] for cell in board.by_slot)), rows)


def _patients(board: AtTheBoard) -> Table:
    rows = [
        (
            one.case.name,
            f"{one.earned.over} of {len(one.case.seats)}",
            in_words(round(one.earned.marks.median, 1)),
            str(one.anchored),
            str(one.earned.capped),
            percent(one.spent.shares.median),
        )
        for one in board.patients
    ]
    return table("Patient by patient", ("patient", "closed", "middle", "never let go", "unsafe", "spent"), rows)


def _logs(board: AtTheBoard) -> Iterator[str]:
    for label, cell, why in board.unplayed:
        yield f"Not played: {label}, {cell}: {why.says}."
    for kind, labels in board.faults.items():
        who = ", ".join(labels[:_MOST]) + (", …" if len(labels) > _MOST else "")
        yield f"Logs of {people(len(labels))}: {told_fault(kind)} ({who})."
