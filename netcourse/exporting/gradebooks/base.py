"""What a platform's dialect answers, whichever platform it is."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Roll, Wanted
from netcourse.exporting.gradebooks.table import Table, as_text
from netcourse.exporting.gradebooks.validators.stopped import Stopped


class Dialect(ABC):
    """A platform's way of writing its gradebook."""

    name: ClassVar[str]
    suffix: ClassVar[str] = ".csv"
    separators: ClassVar[str] = ",;\t"
    # Where its rules of importing were read.
    rules: ClassVar[str] = "its source"
    # How many decimals the platform takes.
    decimals: ClassVar[int | None] = None
    # Whether the file has room for a text beside the score.
    takes_feedback: ClassVar[bool] = False

    @abstractmethod
    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """The class list in a download.

        Raises
        ------
        CourseError
            If it is not this platform's, or the column is not found.
        HarmError
            If the importer would harm what is handed back.
        """

    @abstractmethod
    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """What is handed back, the header first: the ids, the one column, and rows with marks alone."""

    @abstractmethod
    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """The marks that the importer would read out of a file, by the seat's key, by its own rules.

        Raises
        ------
        Stopped
            If it would refuse the file.
        """

    def encoded(self, roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """The rows as the bytes of a file, with the separator of the download."""
        return as_text(rows, roll.table.separator).encode()

    def remarks(self, _roll: Roll, _plan: Plan) -> list[str]:
        """What a teacher should know when handing the file in."""
        return []


def written(dialect: Dialect, roll: Roll, entries: Sequence[Entry]) -> bytes:
    """The file that is handed back, proven to say what it should.

    Raises
    ------
    HarmError
        If a cell is empty, or the importer would read anything else than these marks.
    """
    for entry in entries:
        if entry.text.strip() in ("", "-"):
            raise HarmError("blank-score", f"the row of {entry.student}", "this is an error of netcourse; please report it")
    data = dialect.encoded(roll, dialect.rows(roll, entries))
    wanted = {entry.seat.key: float(entry.text) for entry in entries}
    try:
        read = dict(dialect.read_back(data, roll, entries))
    except Stopped as why:
        raise HarmError("read-back", f"{dialect.name} would refuse the file: {why}", "nothing was written") from None
    if read != wanted:
        off = sorted(key for key in {*read, *wanted} if read.get(key) != wanted.get(key))
        raise HarmError("read-back", f"{dialect.name} would misread {', '.join(off[:5])}", "nothing was written")
    return data
