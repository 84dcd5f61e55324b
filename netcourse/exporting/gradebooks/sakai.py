"""Sakai: the CSV of its gradebook's export, filled in one item."""

from collections.abc import Mapping, Sequence

from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.plan import Entry, Plan
from netcourse.exporting.gradebooks.roll import Column, Roll, Seat, Wanted, checked, chosen
from netcourse.exporting.gradebooks.table import Table, as_text
from netcourse.exporting.gradebooks.validators import sakai as rules
from netcourse.exporting.gradebooks.validators.stopped import Stopped

_AGAIN = "rename the item in Sakai and export again"


class Sakai(Dialect):
    """The file of Gradebook, Import/Export, Export."""

    name = "Sakai"
    separators = ",;"
    # A third one makes Sakai refuse the whole file.
    decimals = 2

    def roll(self, table: Table, wanted: Wanted) -> Roll:
        """See `Dialect.roll`."""
        if len(table.header) < 3 or any(not heading for heading in table.header):
            raise HarmError(
                "sakai-heading", f"{table.name}: a heading is blank, or there is no item", "export again with the items"
            )
        columns = []
        for heading in table.header[2:]:
            table.only(heading)
            if rules.IGNORED.fullmatch(heading) or rules.COMMENT.fullmatch(heading):
                continue
            found = rules.ITEM.fullmatch(heading)
            if not found:
                raise HarmError("sakai-heading", f"{table.name}: {heading!r}", _AGAIN)
            maximum = float(found["points"].replace(",", ".")) if found["points"] else None
            columns.append(Column(heading, found["title"].strip(), "", maximum))
        titles = [one.title for one in columns]
        twice = next((title for title in titles if titles.count(title) > 1), None)
        if twice is not None:
            raise HarmError("duplicate-heading", f"{table.name}: {twice!r}", _AGAIN)
        column = chosen(columns, wanted, table.name)
        at = table.header.index(column.heading)
        seats = [
            Seat(row.line, key, (key,), row.cells[at], (row.cells[0], row.cells[1]), name=row.cells[1].strip())
            for row in table.rows
            for key in [row.cells[0].strip()]
        ]
        return Roll(table, column, checked(seats, table, wanted), table.header[0])

    def rows(self, roll: Roll, entries: Sequence[Entry]) -> list[list[str]]:
        """See `Dialect.rows`."""
        header = [*roll.table.header[:2], roll.column.heading]
        return [header, *([*one.seat.cells, one.text] for one in entries)]

    def encoded(self, roll: Roll, rows: Sequence[Sequence[str]]) -> bytes:
        """See `Dialect.encoded`: the separator of the download, which is that of the teacher's language."""
        return as_text(rows, roll.table.separator).encode()

    def read_back(self, data: bytes, roll: Roll, entries: Sequence[Entry]) -> Mapping[str, float]:
        """See `Dialect.read_back`."""
        decimal = "," if roll.table.separator == ";" else "."
        read = rules.load(data, [one.seat.key for one in entries], decimal=decimal)
        if read.unidentified or set(read.scores) != {roll.column.title}:
            raise Stopped("a student or the item would not be known")
        return read.scores[roll.column.title]

    def remarks(self, roll: Roll, plan: Plan) -> list[str]:
        """See `Dialect.remarks`."""
        if not plan.rounded:
            return []
        return [f"{plan.rounded} marks were rounded to two decimals: Sakai refuses a file with more ({roll.table.name})."]
