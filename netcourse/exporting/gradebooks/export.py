"""One export from beginning to end, without touching a disk: a download's bytes in, the bytes to hand back out."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from netcourse.exporting.gradebooks.base import Dialect, written
from netcourse.exporting.gradebooks.blackboard import Blackboard
from netcourse.exporting.gradebooks.brightspace import Brightspace
from netcourse.exporting.gradebooks.canvas import Canvas
from netcourse.exporting.gradebooks.feedback import text_for
from netcourse.exporting.gradebooks.known import Known, meet
from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.moodle import Moodle
from netcourse.exporting.gradebooks.plan import How, Plan, plan
from netcourse.exporting.gradebooks.roll import Roll, Wanted
from netcourse.exporting.gradebooks.sakai import Sakai
from netcourse.exporting.gradebooks.table import Table, read_table
from netcourse.exporting.gradebooks.worksheet import Worksheet, is_worksheet

_DIALECTS: dict[str, type[Dialect]] = {
    "canvas": Canvas,
    "moodle": Moodle,
    "brightspace": Brightspace,
    "blackboard": Blackboard,
    "sakai": Sakai,
}


@dataclass(frozen=True, slots=True)
class Export:
    """What an export gives: whose dialect, what it read, what it decided, and the bytes to hand back."""

    dialect: Dialect
    roll: Roll
    plan: Plan
    data: bytes
    suffix: str


def export(
    to: str, data: bytes, name: str, wanted: Wanted, how: How, marks: Marks, there: Known, *, with_text: bool = False
) -> Export:
    """Fill one column of a download.

    Parameters
    ----------
    to : str
        The platform.
    data, name : bytes, str
        The download, and what the file is called.
    wanted : Wanted
        The column.
    how : How
        How marks are written.
    marks : Marks
        The gradebook's.
    there : Known
        By what a platform may call our students.
    with_text : bool
        Whether the markers' comments go beside the marks.

    Raises
    ------
    CourseError
        If the file is not what it should be.
    HarmError
        If the importer would harm what is there or what is sent.
    """
    separators = _DIALECTS[to].separators
    table = read_table(data, name, separators)
    dialect = _dialect(to, table)
    roll = dialect.roll(table, wanted)
    made = plan(roll, meet(roll, there), marks, replace(how, decimals=dialect.decimals))
    if with_text:
        entries = tuple(replace(one, feedback=text_for(marks, one.student)) for one in made.entries)
        made = replace(made, entries=entries)
    suffix = PurePath(name).suffix.casefold() if to == "blackboard" else ".csv"
    return Export(dialect, roll, made, written(dialect, roll, made.entries), suffix or ".csv")


def _dialect(to: str, table: Table) -> Dialect:
    return Worksheet() if to == "moodle" and is_worksheet(table) else _DIALECTS[to]()
