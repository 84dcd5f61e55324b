"""The roster: which student is meant by a name that a platform gave to a file.

A CSV as Moodle or Canvas exports it, or one's own with `student_id` and `name`. Whoever is not in it, or may be two people in it,
is not guessed at.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from netcourse.errors import CourseError
from netcourse.items.decoding import decode
from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.names import fold, letters_of, problem_with_id
from netcourse.marking.intake.platforms import names_turned

# The first of these columns that has any entry holds the ids that nbgrader knows.
ID_COLUMNS = ("student_id", "id number", "username", "sis user id", "sis login id", "email address", "email")
ALIAS_COLUMNS = (*ID_COLUMNS, "integration id")
_NAME_COLUMNS = ("name", "full name", "student", "display name")
_OWN_IDS = ID_COLUMNS[0]
_EMAIL = ("email address", "email", "e-mail", "sis login id")
_FIRST, _LAST = ("first name", "firstname", "first_name"), ("last name", "surname", "lastname", "last_name")
_MOST_ROWS = 20_000
_NO_STUDENTS = {"points possible", "student, test", "test student"}


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody is called and written to, each empty where nothing says so."""

    first: str = ""
    last: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Students by everything that may name them.

    `aliases` maps a folded id, login or address, `names` the letters of a full name, and `numbers` a platform's number such as
    ``canvas:4711``, to the ids meant. `people` says how each is called.
    """

    ids: frozenset[str] = frozenset()
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)

    def knows(self, login: str) -> bool:
        """Whether somebody bears a login, id or address."""
        return fold(login) in self.aliases

    def find(self, claim: Claim) -> tuple[str, str]:
        """The student whom a claim names.

        Returns
        -------
        tuple of str
            The id, and why there is none; one of them is empty.
        """
        if claim.logins:
            return self._by_login(claim)
        if claim.form in ("nbgrader", "lone"):
            # A student who is asked for a name or a number may type either.
            named = self.names.get(letters_of(claim.name), frozenset()) if claim.form == "lone" else frozenset()
            return _only(self.aliases.get(fold(claim.name), named), claim.name)
        if claim.identity in self.numbers:
            return _only(self.numbers[claim.identity], f"{claim.form} number {claim.number}")
        if not self.names:
            return "", f"the roster has no column with names, and of {claim.name} no more than the name is known"
        student, why = _only(self.names.get(letters_of(claim.name), frozenset()), claim.name)
        other = [number for number, ids in self.numbers.items() if student in ids and number.startswith(f"{claim.form}:")]
        if not student and claim.form == "moodle" and letters_of(claim.name) in self.names:
            return "", f"{why}: take Moodle's grading worksheet as --roster, it tells them apart by their numbers"
        if student and other:
            return "", f"{claim.name} has the number {claim.number}, but {other[0].split(':')[1]} in the roster: another person?"
        return student, why

    def _by_login(self, claim: Claim) -> tuple[str, str]:
        ids = frozenset(one for login in claim.logins for one in self.aliases.get(fold(login), ()))
        # Where the platform knows no more of a person than the login, that is no name.
        named = frozenset() if claim.name in claim.logins else self.names.get(letters_of(claim.name), frozenset())
        who = " or ".join(claim.logins)
        student, why = _only(ids or named, who)
        if student and named and student not in named:
            return "", f"{who} is {student} in the roster, but {claim.name} is {' or '.join(sorted(named))}: another person?"
        return student, why


def read_roster(data: bytes, name: str, *, addresses: bool = False) -> Roster:
    """A roster from the bytes of a CSV.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What it is called.
    addresses : bool
        Whether e-mail addresses may be the ids: they would name the folders, and stand in every file and report.

    Raises
    ------
    CourseError
        If it is not one, an id in it can't be a folder, or its only ids are addresses and nobody said that they may be.
    """
    rows = [_as_ours(row) for row in rows_of(data, name)]
    column = next((one for one in ID_COLUMNS if any(row.get(one) for row in rows)), "")
    if not column:
        raise CourseError(f"{name}: no column with student ids; there must be one of {', '.join(ID_COLUMNS)}")
    mailed = column != _OWN_IDS and any("@" in row.get(column, "") for row in rows)
    if mailed and not addresses:
        raise CourseError(
            f"{name}: its only ids are e-mail addresses (column {column}), which would name folders and files; add a column "
            f"{_OWN_IDS}, or say --ids-are-addresses"
        )
    return _roster(rows, column, name)


def rows_of(data: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a CSV by the small letters of their headers, whatever its encoding and whichever sign parts its columns.

    Raises
    ------
    CourseError
        If it is none.
    """
    text, _ = decode(data)
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        rows = [_row(raw) for raw, _ in zip(reader, range(_MOST_ROWS + 1), strict=False)]
    except csv.Error as error:
        raise CourseError(f"{name}: line {reader.line_num}: not a CSV ({error})") from None
    if len(rows) > _MOST_ROWS:
        raise CourseError(f"{name}: more than {_MOST_ROWS:,} lines")
    return rows


def _roster(rows: list[dict[str, str]], column: str, name: str) -> Roster:
    aliases: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    numbers: dict[str, set[str]] = {}
    for line, row in enumerate(rows, start=2):
        student = row.get(column, "")
        if not student or row.get("student", "").casefold() in _NO_STUDENTS:
            continue
        if problem := problem_with_id(student):
            raise CourseError(f"{name}: row {line}, column {column}: {student!r} {problem}")
        for alias in (row[one] for one in ALIAS_COLUMNS if row.get(one)):
            aliases.setdefault(fold(alias), set()).add(student)
        for person in names_in(row):
            names.setdefault(letters_of(person), set()).add(student)
        for number in numbers_in(row):
            numbers.setdefault(number, set()).add(student)
    ids = frozenset(one for row in rows if (one := row.get(column, "")) and row.get("student", "").casefold() not in _NO_STUDENTS)
    folded: dict[str, str] = {}
    for one in sorted(ids):
        if folded.setdefault(fold(one), one) != one:
            raise CourseError(f"{name}: the ids {folded[fold(one)]!r} and {one!r} differ in letter case alone")
    people = {row[column]: _person(row) for row in reversed(rows) if row.get(column, "") in ids}
    by_alias, by_name, by_number = ({key: frozenset(found) for key, found in one.items()} for one in (aliases, names, numbers))
    return Roster(ids, by_alias, by_name, by_number, people)


def _person(row: dict[str, str]) -> Person:
    first = next((row[one] for one in _FIRST if row.get(one)), "")
    last = next((row[one] for one in _LAST if row.get(one)), "")
    if not (first or last):
        whole = next((row[one] for one in _NAME_COLUMNS if row.get(one)), "")
        first, last = parted(whole)
    return Person(first, last, next((row[one] for one in _EMAIL if "@" in row.get(one, "")), ""))


def parted(name: str) -> tuple[str, str]:
    """First and family name of a full name: what a comma tells, or else the last word as the family's."""
    turned, family = names_turned(name)
    first = turned.removesuffix(family).strip() if family else turned.rpartition(" ")[0]
    return first, family or turned.rpartition(" ")[2]


def _as_ours(row: dict[str, str]) -> dict[str, str]:
    """A row of the list that `nbgrader db student import` takes has its ids in a column that Canvas uses for its own numbers."""
    return {**row, _OWN_IDS: row["id"]} if "id" in row and "first_name" in row and _OWN_IDS not in row else row


def _row(raw: dict[str, str]) -> dict[str, str]:
    # A row longer than the header has a list under None; one shorter has None.
    return {key.strip().casefold(): value.strip() for key, value in raw.items() if type(key) is type(value) is str}


def names_in(row: dict[str, str]) -> list[str]:
    """Every way in which a row spells a person's full name."""
    whole = [row[one] for one in _NAME_COLUMNS if row.get(one)]
    first = next((row[one] for one in _FIRST if row.get(one)), "")
    last = next((row[one] for one in _LAST if row.get(one)), "")
    # "Doe, Jane" to one platform is "Jane Doe" to another, and which comes first is a setting of Moodle's.
    turned = [f"{after} {before}" for before, comma, after in (one.partition(",") for one in whole) if comma]
    return [one for one in (*whole, *turned, f"{first} {last}", f"{last} {first}") if letters_of(one)]


def numbers_in(row: dict[str, str]) -> list[str]:
    """The numbers that platforms gave a person, as claims call them."""
    found = []
    if participant := re.search(r"(\d+)\s*$", row.get("identifier", "")):
        found.append(f"moodle:{participant[1]}")
    # Canvas calls its own number plainly ID, beside the student's name.
    if row.get("student") and row.get("id", "").isdigit():
        found.append(f"canvas:{row['id']}")
    return found


def _only(ids: frozenset[str], who: str) -> tuple[str, str]:
    if not ids:
        return "", f"{who} is not in the roster"
    if len(ids) > 1:
        return "", f"{who} may be {' or '.join(sorted(ids))} in the roster"
    return next(iter(ids)), ""
