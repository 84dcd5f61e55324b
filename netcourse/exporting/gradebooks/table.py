"""The file that a teacher downloaded from a platform, read as it is: every row whole, nothing converted."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netcourse.errors import CourseError
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.items.decoding import decode

_MOST_ROWS = 20_000
_PACKED = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: the line of the file that it ends on, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of a platform's.

    Attributes
    ----------
    name : str
        What the file is called.
    header : tuple of str
        The headings, without blanks around them.
    rows : tuple of Row
        As long as the header, each of them.
    separator : str
        What parts the cells.
    encoding : str
        The encoding in words if it is not plain UTF-8, as `decode` says it.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ","
    encoding: str = ""

    def where(self, row: Row) -> str:
        """How a message calls a row."""
        return f"{self.name}: line {row.line}"

    def name_in(self, row: Row, *headings: str) -> str:
        """A person's name, from the columns with these headings (in small letters), in their order in the file."""
        places = [at for at, heading in enumerate(self.header) if heading.casefold() in headings]
        return " ".join(filter(None, (row.cells[at].strip() for at in places)))

    def only(self, heading: str) -> int:
        """The place of a heading.

        Raises
        ------
        HarmError
            If it stands twice.
        """
        if self.header.count(heading) > 1:
            raise HarmError("duplicate-heading", f"{self.name}: {heading!r}", "rename one of the two and download again")
        return self.header.index(heading)


def read_table(data: bytes, name: str, separators: Sequence[str] = ",;\t") -> Table:
    """The table in the bytes of a file.

    Parameters
    ----------
    data : bytes
        CSV, or text with tabs, in any encoding that `decode` knows.
    name : str
        What it is called.
    separators : sequence of str
        Those that may part cells; the one that makes the most headings does.

    Raises
    ------
    CourseError
        If it is no such table.
    HarmError
        If a row is shorter or longer than the header.
    """
    if data.startswith(_PACKED):
        raise CourseError(f"{name}: an Excel workbook or a zip; download the gradebook as CSV (or text)")
    text, encoding = decode(data)
    header = _header(text, name)
    separator = max(separators, key=lambda one: len(next(csv.reader([header], delimiter=one), [])))
    rows = list(_rows(text, name, separator))
    if len(rows) < 2:
        raise CourseError(f"{name}: no rows below a header; download the gradebook again")
    headings = tuple(cell.strip() for cell in rows[0].cells)
    for row in rows[1:]:
        if len(row.cells) != len(headings):
            have = f"{len(row.cells)} cells, the header {len(headings)}"
            raise HarmError("ragged-row", f"{name}: line {row.line} has {have}", "download the file again and do not edit it")
    return Table(name, headings, tuple(rows[1:]), separator, encoding)


def _header(text: str, name: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first or "\0" in text:
        raise CourseError(f"{name}: {'empty' if not first else 'no text'}; give the file that the platform's export made")
    return first


def _rows(text: str, name: str, separator: str) -> Iterable[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count = 0
    try:
        for cells in reader:
            if cells and (len(cells) > 1 or cells[0].strip()):
                count += 1
                if count > _MOST_ROWS:
                    raise CourseError(f"{name}: more than {_MOST_ROWS:,} rows")
                yield Row(reader.line_num, tuple(cells))
    except csv.Error as error:
        raise CourseError(f"{name}: line {reader.line_num}: no table that can be read ({error})") from None


def as_text(rows: Iterable[Sequence[str]], separator: str = ",", *, quote_all: bool = False) -> str:
    """Rows as text, quoted where a cell needs it, with the line ends that all importers take."""
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=separator, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL, lineterminator="\r\n"
    )
    writer.writerows(rows)
    return out.getvalue()
