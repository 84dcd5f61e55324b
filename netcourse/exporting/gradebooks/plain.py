"""All marks of a unit as a plain CSV, for whoever has a spreadsheet or a platform of another kind."""

from collections.abc import Iterable, Sequence

from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.numbers import plain
from netcourse.exporting.gradebooks.table import as_text

HEADER = ("unit", "student_id", "last_name", "first_name", "email", "marks", "maximum", "complete")
# A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(cell: str) -> str:
    """A text that no spreadsheet runs: what looks like a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def rows(marks: Marks) -> list[list[str]]:
    """The header, and a row for each student with marks, by id; whoever has none is not in it."""
    return [list(HEADER), *(_row(marks, student, score) for student, score in sorted(marks.all_so_far.items()))]


def _row(marks: Marks, student: str, score: float) -> list[str]:
    one = marks.students[student]
    texts = map(inert, (marks.unit, one.id, one.last, one.first, one.email))
    return [*texts, plain(score), plain(marks.maximum), "no" if student in marks.waiting else "yes"]


def encoded(made: Iterable[Sequence[str]]) -> bytes:
    """The rows as UTF-8 with a byte order mark, without which Excel misreads every accent."""
    return as_text(made).encode("utf-8-sig")
