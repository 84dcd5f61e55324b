"""Moodle's two importers: that of the gradebook, which takes all or nothing, and that of an assignment's grading worksheet.

Rules as in Moodle's grade/import/csv/classes/load_data.php (commits ead32c15 and, older, 0289d8c7), lib/moodlelib.php
(unformat_float) and mod/assign/feedback/offline, in our own words.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from netcourse.exporting.gradebooks.validators.stopped import Stopped

Role = Literal["user", "grade", "feedback", "ignore"]
_NUMERIC = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*")
_LEADING = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_MOST_OF_OLD = 100.0


@dataclass(frozen=True, slots=True)
class Course:
    """What Moodle knows.

    Attributes
    ----------
    users : sequence of str
        By the field that the teacher chose; one of two equal ones is enough to stop everything.
    maximum, minimum : float
        The grade item's.
    decimal : str
        The mark of the language: a point or a comma.
    folds : bool
        Whether the field is compared without regard to letter case (e-mail address and username, in the new code).
    locked : sequence of str
        Whose grade can't be changed.
    """

    users: Sequence[str]
    maximum: float
    minimum: float = 0.0
    decimal: str = "."
    folds: bool = False
    locked: Sequence[str] = ()


@dataclass(slots=True)
class Import:
    """What Moodle takes: a grade by user, None where it is wiped, and a feedback, which overwrites also where it is empty."""

    grades: dict[str, float | None] = field(default_factory=dict)
    feedback: dict[str, str] = field(default_factory=dict)


def unformat(text: str, decimal: str, *, strict: bool = True) -> float | None:
    """A number as Moodle reads it in a language with that decimal mark.

    Returns
    -------
    float or None
        None for an empty text.

    Raises
    ------
    Stopped
        If it is none, where `strict`; otherwise the number that the text begins with, or 0.
    """
    tidy = re.sub(r"[\s\N{NO-BREAK SPACE}]", "", text)
    if not tidy:
        return None
    tidy = tidy.replace(decimal, ".")
    if _NUMERIC.fullmatch(tidy):
        return float(tidy)
    if strict:
        raise Stopped(f"{text!r} is no number")
    found = _LEADING.match(tidy)
    return float(found[0]) if found else 0.0


def load(data: bytes, separator: str, roles: Mapping[str, Role], course: Course, *, old: bool = False) -> Import:
    """What the gradebook's CSV import would do, with the columns mapped as a teacher maps them.

    Parameters
    ----------
    data : bytes
        The file.
    separator : str
        As chosen in the form.
    roles : mapping of str to Role
        By heading.
    course : Course
        The course and the grade item.
    old : bool
        By the older code, in which a row without a user belongs to the row before, and no grade is above 100.

    Raises
    ------
    Stopped
        If one thing is wrong: then nothing at all is imported.
    """
    rows = _rows(data, separator)
    if len({len(row) for row in rows}) > 1:
        raise Stopped("the rows have different numbers of cells")
    places = {
        role: [at for at, heading in enumerate(rows[0]) if roles.get(heading.strip(), "ignore") == role]
        for role in roles.values()
    }
    found, user = Import(), ""
    for row in rows[1:]:
        given = row[places["user"][0]].strip()
        if given or not old:
            user = _user(given, course, old=old)
        for at in places.get("grade", ()):
            found.grades[user] = _grade(row[at], user, course, old=old)
        for at in places.get("feedback", ()):
            found.feedback[user] = row[at]
    return found


def _user(given: str, course: Course, *, old: bool) -> str:
    fold = course.folds and not old
    matching = [one for one in course.users if (one.casefold() == given.casefold() if fold else one == given)]
    if not given or len(matching) != 1:
        raise Stopped(f"{given!r} is {'several users' if len(matching) > 1 else 'no user'} of this course")
    return matching[0]


def _grade(cell: str, user: str, course: Course, *, old: bool) -> float | None:
    if user in course.locked:
        raise Stopped(f"the grade of {user} is locked")
    if cell.strip() in ("", "-"):
        return None
    value = unformat(cell, course.decimal)
    most = _MOST_OF_OLD if old else course.maximum
    if value is not None and (value > most or (not old and value < course.minimum)):
        raise Stopped(f"{cell} of {user} is not between {course.minimum:g} and {most:g}")
    return value


def worksheet(data: bytes, users: Sequence[str], maximum: float, *, decimal: str = ".") -> Import:
    """What an assignment's upload of a grading worksheet would do; a row that it passes over is not in what comes back.

    Parameters
    ----------
    data : bytes
        With commas: this importer knows no other separator unless told.
    users : sequence of str
        The participants' numbers.
    maximum : float
        The assignment's.
    decimal : str
        The mark of the language.

    Raises
    ------
    Stopped
        If one of its three columns is missing.
    """
    rows = _rows(data, ",")
    header = [heading.strip() for heading in rows[0]]
    missing = [one for one in ("Identifier", "Grade", "Last modified (grade)") if one not in header]
    if missing:
        raise Stopped(f"no column {missing[0]}")
    found = Import()
    for row in rows[1:]:
        user = row[header.index("Identifier")].removeprefix("Participant").strip()
        value = unformat(row[header.index("Grade")], decimal, strict=False)
        if user not in users:
            continue
        if value is not None and 0 <= value <= maximum:
            found.grades[user] = value
        if "Feedback comments" in header:
            found.feedback[user] = row[header.index("Feedback comments")]
    return found


def _rows(data: bytes, separator: str) -> list[list[str]]:
    text = data.decode("utf-8-sig", "replace")
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row]
    except csv.Error as error:
        raise Stopped(f"no CSV ({error})") from None
    if len(rows) < 2:
        raise Stopped("the file is empty")
    return rows
