"""A table as a reviewer sends it back: as spreadsheets save it, read cell by cell, or refused at the first cell that is wrong."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from pathlib import Path

from netcourse.authoring.review.entries import Entry
from netcourse.authoring.review.table import FILLED_IN, ITS_OWN
from netcourse.errors import CourseError
from netcourse.evidence import Signature, Verdict
from netcourse.evidence.signatures import Signed
from netcourse.evidence.spreadsheet import unguarded
from netcourse.evidence.tables import Row

_NEEDED = ("kind", "id", "digest", *FILLED_IN)
_CALLED = {Signed.FACT: "fact", Signed.ITEM: "question"}
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def read_returned(file: Path) -> list[Row]:
    """Read the rows that a reviewer has filled in.

    Parameters
    ----------
    file : Path
        A CSV file of `netcourse review`, separated by commas, semicolons or tabs, with or without a byte order mark.

    Returns
    -------
    list of Row
        Those with a word in one of the reviewer's columns; a row's number is that of the spreadsheet. No guard stands before
        a cell any more, and no blanks around it.

    Raises
    ------
    CourseError
        If the file is not UTF-8 or CSV, or has other columns or cells than it was given.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CourseError(f"{file}: not UTF-8; save it as 'CSV UTF-8'") from None
    lines = _cells(file, text)
    header = [name.strip() for name in lines[0]] if lines else []
    _check_header(file, header)
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells[len(header) :]):
            raise CourseError(f"{file} row {number}: {len(cells)} cells, allowed are {len(header)}, one a column")
        named = zip_longest(header, cells[: len(header)], fillvalue="")
        row = Row(str(file), number, {name: unguarded(cell.strip()) for name, cell in named})
        if any(row.cells[name] for name in FILLED_IN):
            rows.append(row)
    return rows


def signatures_in(rows: Sequence[Row], entries: Mapping[tuple[str, str], Entry], today: date) -> list[Signature]:
    """Take every row for what it says, or none.

    Parameters
    ----------
    rows : sequence of Row
        That a reviewer has filled in.
    entries : mapping of (str, str) to Entry
        What stands now, by kind and id.
    today : date
        Nobody signs later than that.

    Returns
    -------
    list of Signature
        One a row.

    Raises
    ------
    EvidenceError
        At the first row that is wrong; the message names row, column and what is allowed.
    """
    found: dict[tuple[str, str, str], int] = {}
    signatures = []
    for row in rows:
        one = _signature(row, entries, today)
        if one.place in found:
            raise row.error("id", one.id, f"once a person; row {found[one.place]} has it too")
        found[one.place] = row.number
        signatures.append(one)
    return signatures


def _signature(row: Row, entries: Mapping[tuple[str, str], Entry], today: date) -> Signature:
    kind = row.choice("kind", Signed)
    entry = entries.get((kind.value, row.cells["id"]))
    if entry is None:
        raise row.error("id", row.cells["id"], f"the id of a {_CALLED[kind]} of this course")
    if row.cells["digest"] != entry.digest:
        what = f"this row was exported before the {_CALLED[kind]} changed: export anew"
        raise row.error("digest", row.cells["digest"], f"{entry.digest}; {what}")
    lowered = replace(row, cells={**row.cells, "verdict": " ".join(row.cells["verdict"].casefold().split())})
    verdict = lowered.choice("verdict", Verdict)
    comment = " ".join(row.cells["comment"].split())
    if verdict is Verdict.CHANGE and not comment:
        raise row.error("comment", "", "what should be changed, as the verdict is change")
    return Signature(
        kind=kind,
        id=entry.id,
        digest=entry.digest,
        signed_by=" ".join(row.text("signed_by").split()),
        signed_on=_day(row, today),
        verdict=verdict,
        comment=comment,
        content=entry.content,
    )


def _day(row: Row, today: date) -> str:
    cell = row.cells["signed_on"]
    hint = ""
    if day_first := _DAY_FIRST.fullmatch(cell):
        hint = f"; {cell} can be read in two ways"
        day, month, year = map(int, day_first.groups())
        if day > 12 >= month >= 1:
            hint = f"; write {year}-{month:02}-{day:02}, in a column that is formatted as text"
    allowed = f"the day as YEAR-MONTH-DAY, such as {today.isoformat()}{hint}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        raise row.error("signed_on", cell, allowed)
    try:
        signed = date.fromisoformat(cell)
    except ValueError:
        raise row.error("signed_on", cell, "a day that the calendar has") from None
    if signed > today:
        raise row.error("signed_on", cell, f"a day that has come, at the latest {today.isoformat()}")
    return cell


def _cells(file: Path, text: str) -> list[list[str]]:
    """The cells, read with the separator that gives the columns that are needed."""
    tables = []
    for separator in ",;\t":
        try:
            tables.append(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)))
        except csv.Error:
            continue
    if not tables:
        raise CourseError(f"{file}: not a CSV file that can be read; save it as 'CSV UTF-8'")
    return max(tables, key=lambda lines: len({*_NEEDED} & {name.strip() for name in lines[0]}) if lines else 0)


def _check_header(file: Path, header: Sequence[str]) -> None:
    if missing := [name for name in _NEEDED if name not in header]:
        raise CourseError(f"{file} row 1: the column {missing[0]} is missing; needed are {', '.join(_NEEDED)}")
    for at, name in enumerate(header):
        # An empty last column is what some spreadsheets add; a named one would be lost.
        if name and (name not in (*ITS_OWN, *FILLED_IN) or name in header[:at]):
            raise CourseError(f"{file} row 1, column {name!r}: not one of those that were exported; put notes into comment")
