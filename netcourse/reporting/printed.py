"""Lines and tables for a terminal: what is a student's is shown and steers nothing."""

from collections.abc import Sequence

from rich.box import ASCII
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from netcourse.marking.intake.report import shown_line


def words(line: str) -> Text:
    """A line in which nothing steers the terminal."""
    return Text("".join(letter if letter.isprintable() else "�" for letter in line))


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], style: str = "") -> Table:
    """A table of plain letters, its cells as they stand there."""
    made = Table(box=ASCII, title=escape(title), title_justify="left", style=style)
    for name in columns:
        made.add_column(name, overflow="fold")
    for row in rows:
        made.add_row(*(escape(shown_line(cell)) for cell in row))
    return made
