"""Sakai's gradebook importer: its patterns for headings, its numbers, and the errors at which it refuses a whole file.

Rules as in Sakai's gradebookng, business/util/ImportGradesHelper.java (commit 03359d4f) and importExport/GradeValidator.java, in
our own words.
"""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from netcourse.exporting.gradebooks.validators.stopped import Stopped

ITEM = re.compile(r"(?P<title>[^\[]+)(?:\[(?P<points>\d+(?:[.,]\d\d?)?)\])?")
COMMENT = re.compile(r"\* (?P<title>.+)")
IGNORED = re.compile(r"(#.+)")
# At most ten digits and two decimals.
_NUMBER = re.compile(r"\d{1,10}(?:[.,]\d{0,2})?")


@dataclass(slots=True)
class Import:
    """What Sakai takes: scores by item and student; rows of students that it does not know; and comments by item and student."""

    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    comments: dict[str, dict[str, str]] = field(default_factory=dict)
    unidentified: list[str] = field(default_factory=list)


def load(data: bytes, students: Collection[str], *, decimal: str = ".") -> Import:
    """What Sakai would make of a CSV.

    Parameters
    ----------
    data : bytes
        The file.
    students : collection of str
        The ids of those in the site.
    decimal : str
        The decimal mark of whoever hands it in: with a comma, semicolons part the cells.

    Raises
    ------
    Stopped
        At anything that it would refuse the file for.
    """
    text = data.decode("utf-8", "replace")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if decimal == "." else ";"))
    if len(rows) < 2:
        raise Stopped("the file is empty")
    columns = _columns(rows[0])
    found, seen = Import(), set()
    for row in rows[1:]:
        student = row[0].strip() if row else ""
        if not student:
            continue
        if student in seen:
            raise Stopped(f"{student} stands twice")
        seen.add(student)
        if student not in students:
            found.unidentified.append(student)
            continue
        for at, (kind, title) in columns.items():
            cell = row[at].strip() if at < len(row) else ""
            if kind == "comment":
                found.comments.setdefault(title, {})[student] = cell
            elif cell:
                found.scores.setdefault(title, {})[student] = _score(cell, decimal, student)
    return found


def _columns(header: list[str]) -> dict[int, tuple[str, str]]:
    columns: dict[int, tuple[str, str]] = {}
    for at, heading in list(enumerate(header))[2:]:
        plain = heading.strip()
        if not plain:
            raise Stopped("a heading is blank")
        if IGNORED.fullmatch(plain):
            continue
        comment = COMMENT.fullmatch(plain)
        item = ITEM.fullmatch(plain)
        if not comment and not item:
            raise Stopped(f"the heading {plain!r} is none of its patterns")
        kind, title = ("comment", comment["title"].strip()) if comment else ("item", item["title"].strip() if item else "")
        if (kind, title) in columns.values():
            raise Stopped(f"the heading {title!r} stands twice")
        columns[at] = (kind, title)
    items = {title for kind, title in columns.values() if kind == "item"}
    alone = [title for kind, title in columns.values() if kind == "comment" and title not in items]
    if alone:
        raise Stopped(f"the comments of {alone[0]!r} stand without their item")
    return columns


def _score(cell: str, decimal: str, student: str) -> float:
    score = cell.replace(",", ".") if decimal == "," else cell
    shown = score.replace(".", decimal)
    if not _NUMBER.fullmatch(shown) or (decimal == "." and "," in shown):
        raise Stopped(f"{cell} of {student} is no number of at most two decimals")
    return float(score)
