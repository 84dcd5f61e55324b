"""Classes at the board, played by the synthetic students and marked by nobody: their logs are read as a hand-in's are."""

from collections.abc import Mapping, Sequence
from functools import cache

from nbformat import NO_CONVERT, read

from netcourse.authoring.board_slots import Slot, played_as, slots_of
from netcourse.errors import CourseError
from netcourse.items.plain import Plain
from netcourse.reporting.model import Answer, Item, Room, State, Student
from netcourse.reporting.patients.places import Place
from netcourse.reporting.patients.seat import Sat, sat
from tests.conftest import ROOT

UNIT = "09_tumour_board"
PARTS = (("2 The first letter", "Which answer would change what you order?"), ("3 The second letter", "One word."))


@cache
def slots() -> Mapping[str, Slot]:
    """The slots of the unit, with their keys."""
    return slots_of(read(ROOT / "source" / UNIT / f"{UNIT}.ipynb", as_version=NO_CONVERT))


@cache
def log(slot: str, who: str, student: str) -> Plain:
    """The log of a student; whoever has no occasion for something unsafe plays as an expert."""
    try:
        return played_as(slots()[slot], who, student)
    except CourseError:
        return played_as(slots()[slot], "expert", student)


def answered(slot: str, value: Plain) -> Answer:
    """What was recorded, as the report reads it."""
    one = slots()[slot]
    found = sat(one.item, one.scheme, value)
    marks = float(found.scored.share * 17) if isinstance(found, Sat) else 0.0
    return Answer(State.ANSWERED, marks, board=found)


def room(played: Mapping[str, Mapping[str, Plain]], places: Mapping[str, Place] | None = None) -> Room:
    """A class.

    Parameters
    ----------
    played : mapping
        By student, what is recorded by slot; a slot that is not there was left out.
    places : mapping, optional
        Where facts are taught.
    """
    names = sorted({slot for logs in played.values() for slot in logs} | {"board-1"})
    items = tuple(Item(f"{one}-marks", one, 17, one, "Board", "Meet.", at % 2) for at, one in enumerate(names))
    students = []
    for at, (student, logs) in enumerate(sorted(played.items()), 1):
        answers = {
            item.cell: answered(item.question, logs[item.question]) if item.question in logs else Answer(State.BLANK, 0.0)
            for item in items
        }
        marks = sum(one.marks or 0.0 for one in answers.values())
        students.append(Student(student, f"Student {at:02}", marks, answers))
    return Room(UNIT, "Unit 9", items, tuple(students), len(students), PARTS, places=dict(places or {}))


def labels(played: Mapping[str, object], students: Sequence[str]) -> set[str]:
    """What a class calls some of its students."""
    order = sorted(played)
    return {f"Student {order.index(one) + 1:02}" for one in students}
