"""A new unit: its text, with one part that teaches, practises and asks, and its synthetic class."""

import re
from pathlib import Path

from netcourse.authoring.course import Unit, units
from netcourse.authoring.new.cells import next_id
from netcourse.authoring.new.change import Change
from netcourse.authoring.new.class_entry import with_student
from netcourse.authoring.new.item import skeleton
from netcourse.authoring.new.item_kinds import KINDS
from netcourse.authoring.new.names import put
from netcourse.authoring.new.registry import check_free
from netcourse.authoring.new.unit_text import CLASS, TEXT
from netcourse.errors import CourseError

_NAME = re.compile(r"[0-9]{2}_[a-z]{3}[a-z0-9]*(?:_[a-z0-9]+)*")
# Of two kinds, and what one is worth; the task below them is worth 4.
_ASKED = ("matching", "number")
_POINTS, _TASK = 2, 4


def new_unit(root: Path, name: str) -> Change:
    """Add the skeleton of a unit to a course.

    Parameters
    ----------
    root : Path
        The course; nothing is written.
    name : str
        Two digits and a topic, such as ``"10_transplants"``.

    Returns
    -------
    Change
        Its text and its class.

    Raises
    ------
    CourseError
        If the name is malformed, or a unit has its number or its files already.
    """
    if not _NAME.fullmatch(name):
        raise CourseError(f"{name}: a unit is called by two digits and a topic of three letters or more, such as 10_transplants")
    unit, there = Unit(root, name), units(root)
    for one in there:
        if one.name[:2] == name[:2]:
            raise CourseError(f"{name}: {one.name} has this number already; nothing was written")
    check_free(unit.text, unit.synthetic_class, *unit.derived)
    taken = "\n".join(one.text.read_text(encoding="utf-8") for one in there)
    text, classes = "", put(CLASS, unit=name, letters=name[3:6])
    for number, kind in enumerate(_ASKED, start=1):
        question = next_id([], unit, taken + text)
        text += "\n\n".join(skeleton(KINDS[kind], question, _POINTS, number)) + "\n\n"
        classes = with_student(unit, classes, question, _POINTS, KINDS[kind])
    marks = len(_ASKED) * _POINTS + _TASK
    words = {"number": str(int(name[:2])), "letters": name[3:6], "marks": str(marks), "questions": str(len(_ASKED))}
    return Change(
        {unit.text: put(TEXT, asked=text.strip(), **words), unit.synthetic_class: classes},
        (
            f"{name} has one part, which teaches, practises and asks; each blank is marked 'FILL IN:'.",
            f"'netcourse new item {name} --kind …' adds questions.",
            f"Next: fill in, then 'make test-quick UNIT={name}', which builds it first and says what a whole unit needs.",
        ),
    )
