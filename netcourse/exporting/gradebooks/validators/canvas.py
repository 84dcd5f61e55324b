"""Canvas's gradebook importer: its header, its guess of the separator, its numbers, and whom it takes a row for.

Rules as in Canvas's lib/gradebook_importer.rb (commit 00b222d7), in our own words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netcourse.exporting.gradebooks.validators.stopped import Stopped

# Looked for anywhere in a heading, letter case counts.
DROPPED = re.compile("(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)")
POINTS = "Points Possible"
# No line break in it: behind one Canvas does not find the id.
HEADING = re.compile(r"(?P<title>.*)\s\((?P<id>\d+)\)")
_NUMBER = re.compile(r"-?[0-9.,]+%?")
_SKIPPED = re.compile(r"^[;, ]+(?:\r?\n|\Z)", re.MULTILINE)
_MUTED = re.compile(r"\s*(?:Muted|Manual Posting.*)?\s*", re.IGNORECASE)
_READ_ONLY = re.compile(r"read\s+only")


@dataclass(frozen=True, slots=True)
class Course:
    """What Canvas knows: students by id with their names, assignments by id with their title, titles of custom columns."""

    students: Mapping[int, Sequence[str]]
    assignments: Mapping[int, str]
    custom: Sequence[str] = ()


@dataclass(slots=True)
class Upload:
    """What Canvas reads out of a file.

    Attributes
    ----------
    grades : dict of int to dict of int to str
        The text of a grade by assignment and student; an empty one, or a hyphen, clears the score.
    new_assignments, unknown_students : list of str
        What it would make anew, or ask the teacher about.
    dropped, read_only : list of str
        Headings that it passes over.
    by_name : list of int
        Students that it found by their name alone.
    """

    grades: dict[int, dict[int, str]] = field(default_factory=dict)
    new_assignments: list[str] = field(default_factory=list)
    unknown_students: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    read_only: list[str] = field(default_factory=list)
    by_name: list[int] = field(default_factory=list)


def separator_of(lines: Sequence[str]) -> str:
    """The separator that Canvas guesses from the first three lines: it scores its number of cells if all lines have the same."""
    scores = {}
    for separator in ";,":
        counts = {_cells(line, separator) for line in lines}
        scores[separator] = counts.pop() if len(counts) == 1 and None not in counts else 0
    return ";" if (scores[";"] or 0) > (scores[","] or 0) else ","


def _cells(line: str, separator: str) -> int | None:
    try:
        return len(next(iter(records(line, separator)), []))
    except Stopped:
        return None


def records(text: str, separator: str) -> list[list[str]]:
    """Rows as Ruby's CSV reads them: a quote stands around a whole cell, or it is an error.

    Raises
    ------
    Stopped
        At a quote elsewhere, or one that is not closed.
    """
    cell = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^"\r\n{separator}]*))(?P<end>{separator}|\r\n|\n|\r|\Z)')
    rows: list[list[str]] = []
    at, row = 0, list[str]()
    while at < len(text) or row:
        found = cell.match(text, at)
        if not found:
            raise Stopped("the file did not parse cleanly")
        at = found.end()
        row.append(found["bare"] if found["quoted"] is None else found["quoted"].replace('""', '"'))
        if found["end"] != separator:
            rows.append([] if row == [""] else row)
            row = []
    return rows


def number(cell: str) -> str:
    """A cell as Canvas converts it: in whatever looks like a number the last point or comma becomes the point, others go."""
    if not _NUMBER.fullmatch(cell):
        return cell
    parts = re.split(r"[.,]", cell)
    while parts and not parts[-1]:
        parts.pop()
    if not parts:
        return ""
    *head, last = parts
    return f"{''.join(head)}.{last}" if head else last


def leading_number(cell: str) -> int:
    """What Ruby's to_i makes of a text: the digits that it begins with, or 0."""
    found = re.match(r"\s*([+-]?\d+)", cell)
    return int(found[1]) if found else 0


def read_upload(data: bytes, course: Course) -> Upload:
    """What Canvas would make of a file.

    Raises
    ------
    Stopped
        If it would say "Invalid header row", or can't parse the file.
    """
    text = data.decode("utf-8", "replace")
    separator = separator_of(text.split("\n", 3)[:3])
    rows = [[number(cell) for cell in row] for row in records(_SKIPPED.sub("", text), separator)]
    if not rows or not rows[0]:
        raise Stopped("Invalid header row")
    first = _student_columns(rows[0], course)
    upload = Upload()
    columns = _columns(rows[0], first, course, upload)
    points: list[str] = []
    for row in rows[1:]:
        if row and POINTS in row[0]:
            points = row
        elif not all(_MUTED.fullmatch(cell) for cell in row):
            _take(row, rows[0], columns, course, upload)
    for assignment, at in columns.items():
        if at < len(points) and _READ_ONLY.search(points[at]):
            upload.read_only.append(rows[0][at])
            upload.grades.pop(assignment, None)
    return upload


def _student_columns(header: Sequence[str], course: Course) -> int:
    split = len(header) > 4 and "LastName" in header[0] and "FirstName" in header[1] and "ID" in header[2]
    if not split and not (len(header) > 3 and "Student" in header[0] and "ID" in header[1]):
        raise Stopped("Invalid header row")
    names = 4 if split else 3
    count = names
    third, fourth, fifth = (header[at] if at < len(header) else "" for at in (names - 1, names, names + 1))
    if re.search(r"SIS\s+Login\s+ID", third):
        count += 1
    elif re.search(r"SIS\s+User\s+ID", third) and re.search(r"SIS\s+Login\s+ID", fourth):
        integration = bool(re.search(r"Integration\s+ID", fifth))
        count += 2 + integration
        at = names + 1 + integration
        count += bool(at < len(header) and re.search(r"Root\s+Account", header[at]))
    if count > len(header) or "Section" not in header[count - 1]:
        raise Stopped("Invalid header row")
    return count + sum(title in header for title in course.custom)


def _columns(header: Sequence[str], first: int, course: Course, upload: Upload) -> dict[int, int]:
    columns = {}
    for heading in header[first:]:
        if DROPPED.search(heading):
            upload.dropped.append(heading)
            continue
        found = HEADING.fullmatch(heading)
        number_of = int(found["id"]) if found else -1
        if number_of not in course.assignments:
            number_of = next((one for one, title in course.assignments.items() if title == heading), -1)
        if number_of in course.assignments:
            columns[number_of] = header.index(heading)
        else:
            upload.new_assignments.append(heading)
    return columns


def _take(row: Sequence[str], header: Sequence[str], columns: Mapping[int, int], course: Course, upload: Upload) -> None:
    split = "LastName" in header[0]
    at = 2 if split else 1
    student = leading_number(row[at]) if at < len(row) and row[at] else 0
    if student not in course.students:
        name = f"{row[1]} {row[0]}".strip() if split else row[0]
        student = next((one for one, names in course.students.items() if name in names), 0)
        if not student:
            upload.unknown_students.append(name)
            return
        upload.by_name.append(student)
    for assignment, place in columns.items():
        upload.grades.setdefault(assignment, {})[student] = row[place].strip() if place < len(row) else ""
