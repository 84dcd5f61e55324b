"""Reading one CSV file strictly, so that every complaint names file, row and column."""

import csv
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib.resources.abc import Traversable
from io import StringIO
from pathlib import Path
from typing import TypeVar

from netcourse.evidence.errors import EvidenceError

Folder = Path | Traversable
Choice = TypeVar("Choice", bound=StrEnum)

# Decimal() also takes "NaN", "1e3" and "1_000": none of them belongs in a table for humans.
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_AS_OF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a data file; the header is row 1, the first data row 2."""

    file: str
    number: int
    cells: dict[str, str]

    def error(self, column: str, found: str, allowed: str) -> EvidenceError:
        """Return the error for one cell: what was found, and what is allowed."""
        return EvidenceError(f"{self.file} row {self.number}, column {column}: {found!r} is not allowed; allowed: {allowed}")

    def text(self, column: str) -> str:
        """Return a cell that must not be blank."""
        cell = self.cells[column]
        if not cell.strip():
            raise self.error(column, cell, "text that is not blank")
        return cell

    def maybe(self, column: str) -> str:
        """Return a cell that may be empty, but not merely look empty."""
        cell = self.cells[column]
        if cell != cell.strip():
            raise self.error(column, cell, "text without spaces around it")
        return cell

    def matching(self, column: str, pattern: re.Pattern[str], example: str) -> str:
        """Return a cell that has the given form."""
        cell = self.cells[column]
        if not pattern.fullmatch(cell):
            raise self.error(column, cell, example)
        return cell

    def among(self, column: str, allowed: Sequence[str]) -> str:
        """Return a cell that holds one of the allowed words."""
        cell = self.cells[column]
        if cell not in allowed:
            raise self.error(column, cell, ", ".join(word or "(empty)" for word in allowed))
        return cell

    def choice(self, column: str, kind: type[Choice]) -> Choice:
        """Return a cell as a member of an enumeration."""
        return kind(self.among(column, [member.value for member in kind]))

    def decimal(self, column: str) -> Decimal | None:
        """Return a cell as an exact decimal number, or None when it is empty."""
        cell = self.cells[column]
        if not cell:
            return None
        if not _DECIMAL.fullmatch(cell):
            raise self.error(column, cell, "a decimal number such as 3 or 0.25, or nothing")
        return Decimal(cell)

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that are joined with semicolons; () when it is empty."""
        cell = self.cells[column]
        if not cell:
            return ()
        parts = tuple(cell.split(";"))
        if any(part != part.strip() or not part for part in parts):
            raise self.error(column, cell, "parts joined with ';', without spaces around them")
        return parts

    def ids(self, column: str, kind: str, known: Collection[str]) -> tuple[str, ...]:
        """Return the ids of a cell, each of which must be known and stand there once."""
        found = self.many(column)
        for position, one in enumerate(found):
            if one not in known:
                raise self.error(column, one, f"the id of a {kind}")
            if one in found[:position]:
                raise self.error(column, one, "each id once")
        return found

    def lines(self, column: str) -> tuple[int, ...]:
        """Return the line numbers of a cell, joined with semicolons; () when it is empty."""
        parts = self.many(column)
        for part in parts:
            if not part.isdecimal() or int(part) == 0:
                raise self.error(column, part, "line numbers joined with ';'")
        return tuple(int(part) for part in parts)

    def when(self, column: str, *, required: bool, whole_date: bool = False) -> str:
        """Return an ISO year, month or date that exists in the calendar."""
        cell = self.cells[column]
        if not cell and not required:
            return cell
        allowed = "2026-11-22" if whole_date else "2026, 2026-11 or 2026-11-22"
        whole = cell + "-01-01"[len(cell) - 4 :] if _AS_OF.fullmatch(cell) else ""
        if not whole or (whole_date and whole != cell) or not _in_calendar(whole):
            raise self.error(column, cell, f"a date written like {allowed}")
        return cell


def read_rows(folder: Folder, file: str, columns: Sequence[str]) -> list[Row]:
    """Read a CSV file of a folder.

    Parameters
    ----------
    folder : Path or Traversable
        The folder that holds the data files.
    file : str
        The file's path in that folder, with forward slashes.
    columns : sequence of str
        The columns that the header must hold, in this order.

    Returns
    -------
    list of Row
        The data rows, in the file's order.

    Raises
    ------
    EvidenceError
        If the file is missing, is not UTF-8 or CSV, or has other columns.
    """
    try:
        text = folder.joinpath(*file.split("/")).read_text(encoding="utf-8")
    except OSError as problem:
        raise EvidenceError(f"{file}: the file cannot be read; allowed: a CSV file") from problem
    except UnicodeDecodeError as problem:
        raise EvidenceError(f"{file}: not UTF-8; allowed: UTF-8 text") from problem
    try:
        table = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise EvidenceError(f"{file}: {problem}; allowed: RFC 4180 quoting") from problem
    header = table[0] if table else []
    if header != list(columns):
        raise EvidenceError(_header_problem(file, header, columns))
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        if len(cells) != len(columns):
            raise EvidenceError(
                f"{file} row {number}: {len(cells)} cells are not allowed; allowed: {len(columns)}, one for each column"
            )
        rows.append(Row(file, number, dict(zip(columns, cells, strict=True))))
    return rows


def _header_problem(file: str, header: Sequence[str], columns: Sequence[str]) -> str:
    where = f"{file} row 1"
    allowed = f"allowed: {', '.join(columns)}"
    if missing := [name for name in columns if name not in header]:
        return f"{where}, column {missing[0]}: it is missing; {allowed}"
    if extra := [name for name in header if name not in columns]:
        return f"{where}, column {extra[0]}: {extra[0]!r} is not allowed; {allowed}"
    return f"{where}: the columns are in another order or repeated; {allowed}"


def _in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
