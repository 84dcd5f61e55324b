"""How the board is told in a report: the names of its lists, parts and faults, and its pictures in words."""

from collections.abc import Mapping

from netcourse.board.fields import FIELDS
from netcourse.board.shown import NAMES
from netcourse.reporting.patients.anchoring import Stand
from netcourse.reporting.patients.board import AtTheBoard
from netcourse.reporting.words import percent

LISTS = {
    "d1": "First list, after asking and examining",
    "d2": "Second list, after the tests",
    "d3": "Third list, after imaging and tissue",
}
PARTS: Mapping[str, str] = NAMES
STAGES = {"ask": "ask and examine", "test": "prepare and test", "image": "image and tissue"}
COMPONENTS = {
    "work": "work: what had to be known, and little else",
    "order": "order: what has to be known first",
    "ranking": "ranking: three lists by what could be known",
    "updating": "moving: a result moves the list",
    "classification": "class: the fields",
    "plan": "plan: its parts, tied to findings",
    "turn": "turn: the first three acts",
}
FIELD_NAMES = {one.name: one.label for one in FIELDS}
FAULTS = {
    "garbled": "a line can't be read, or there are too many: what stands before counts",
    "chain": "edited or rewritten: every line that is possible counts",
    "unseen": "a finding is cited that had not come: that citation counts as none",
    "impossible": "acts that could not have happened: they are left out",
    "merged": "lines of two logs: the first counts",
    "variant": "begun with other numbers than those of its id",
    "pace": "very many lines within a very short time",
}


def of_lists(board: AtTheBoard) -> list[tuple[str, Mapping[Stand, int]]]:
    """Each list with how its first diagnoses stand."""
    return [(LISTS[phase], board.stands[phase]) for phase in LISTS]


def alt_of_lists(board: AtTheBoard) -> str:
    """The drawing of the lists, in words."""
    said = []
    for phase, words in LISTS.items():
        count, of = board.stands[phase], board.closed(phase)
        kept = f", {count.get(Stand.KEPT, 0)} keep the first idea that does not" if phase != "d1" else ""
        said.append(f"{words}: of {of}, {count.get(Stand.RIGHT, 0)} hold{kept}")
    return f"What stands first on each list. {'; '.join(said)}."


def alt_of_spending(board: AtTheBoard) -> str:
    """The drawing of the budget, in words."""
    low, high = percent(board.spent.shares.low_quarter), percent(board.spent.shares.high_quarter)
    return f"Share of the budget spent in {len(board.seats)} cases; the middle half lies between {low} and {high}."


def told_fault(kind: str) -> str:
    """What a kind of fault is."""
    return FAULTS.get(kind, kind)
