"""Brightspace's and Blackboard's imports, as far as their own help pages say: neither publishes its source.

What no page says, such as what an empty cell does, counts as harm.
"""

import csv
import io
import re
from collections.abc import Collection

from netcourse.exporting.gradebooks.validators.stopped import Stopped

POINTS = re.compile(r"(?P<title>.+?) Points Grade(?:\s*<[^>]*?MaxPoints:\s*(?P<points>[\d.,]+)[^>]*>)?")
END = "End-of-Line Indicator"
KEYS = ("OrgDefinedId", "Username")
BLACKBOARD = re.compile(
    r"(?P<title>.*?) \[Total Pts: (?P<total>up to )?(?P<points>[\d.,]+)(?: (?P<kind>[^\]]+))?\] ?\|(?P<id>\d+)", re.DOTALL
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def brightspace(data: bytes, students: Collection[str]) -> dict[str, dict[str, float]]:
    """Scores by heading and student (the first of the two keys that there is).

    Raises
    ------
    Stopped
        If a key, a column or the end of a line is not what the help asks for.
    """
    header, *rows = _rows(data.decode("utf-8-sig"), ",")
    keys = [one for one in KEYS if one in header]
    if not keys or header[-1] != END:
        raise Stopped("no OrgDefinedId or Username, or no End-of-Line Indicator as the last column")
    scores: dict[str, dict[str, float]] = {}
    for row in rows:
        if len(row) != len(header) or row[-1] != "#":
            raise Stopped("a row does not end in #")
        student = row[header.index(keys[0])]
        if student not in students:
            raise Stopped(f"{student} is not enrolled")
        for heading, cell in zip(header, row, strict=True):
            if POINTS.fullmatch(heading):
                scores.setdefault(heading, {})[student] = _number(cell)
    return scores


def blackboard(data: bytes, separator: str, students: Collection[str]) -> dict[str, dict[str, float]]:
    """Scores by column id and user name; whoever is not enrolled is skipped.

    Raises
    ------
    Stopped
        If the user name is missing, or a column would be made anew.
    """
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    header, *rows = _rows(text, separator)
    if "Username" not in header:
        raise Stopped("no column Username")
    scores: dict[str, dict[str, float]] = {}
    for at, heading in enumerate(header):
        if heading == "Username":
            continue
        found = BLACKBOARD.fullmatch(heading)
        if not found:
            raise Stopped(f"{heading!r} has no id and would become a new column of text")
        for row in rows:
            if row[header.index("Username")] in students:
                scores.setdefault(found["id"], {})[row[header.index("Username")]] = _number(row[at])
    return scores


def _number(cell: str) -> float:
    if not _PLAIN.fullmatch(cell):
        raise Stopped(f"{cell!r} is no plain number")
    return float(cell)


def _rows(text: str, separator: str) -> list[list[str]]:
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:
        raise Stopped("the file is empty, or its rows differ in length")
    return rows
