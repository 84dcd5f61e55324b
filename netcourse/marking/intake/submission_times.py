"""`--times CSV`: when each student handed in, as Moodle's grading worksheet and exports of Canvas's state it.

Moodle's worksheet has a column "Last modified (submission)" in the words of the teacher's language; what Canvas exports (student
analysis of a quiz, submissions by its API) has "submitted" or "submitted_at" in ISO's form. Of a student's several the latest
counts, as the latest file does.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from netcourse.errors import CourseError
from netcourse.marking.intake.names import fold, letters_of, shown
from netcourse.marking.intake.owners import Bundle
from netcourse.marking.intake.roster import ALIAS_COLUMNS, names_in, numbers_in, rows_of
from netcourse.marking.intake.times import read_time, seconds_of

_COLUMNS = [
    *("last modified (submission)", "submitted_at", "submitted at", "submitted", "submission time", "submission date"),
    *("date submitted", "time submitted", "submission_time", "timestamp", "time"),
]
_NUMBERS = ("user_id", "canvas_user_id", "id")
# What stands where nothing was handed in.
_NOTHING = {"", "-", "–", "n/a", "none", "null"}


@dataclass(frozen=True, slots=True)
class Times:
    """Times in seconds since 1970 by everything that may name a student: a platform's number, an id, a name."""

    name: str
    by_number: Mapping[str, frozenset[int]] = field(default_factory=dict)
    by_alias: Mapping[str, frozenset[int]] = field(default_factory=dict)
    by_name: Mapping[str, frozenset[int]] = field(default_factory=dict)
    rows: tuple[tuple[str, float], ...] = ()
    unzoned: bool = False

    def of(self, bundle: Bundle) -> tuple[float | None, str]:
        """When a student handed in.

        Returns
        -------
        tuple
            The time, and why there is none; one of them is empty.
        """
        who = (*((self.by_number, one) for one in sorted(bundle.identities)), (self.by_alias, fold(bundle.student)))
        logins = {fold(login) for one in bundle.files for login in one.claim.logins}
        who += (*((self.by_alias, one) for one in sorted(logins)),)
        who += (*((self.by_name, letters_of(name)) for name in sorted({one.claim.name for one in bundle.files})),)
        found = next((table[key] for table, key in who if key in table), frozenset[int]())
        people = {self.rows[at][0] for at in found}
        if len(people) > 1:
            return None, f"{self.name} may mean {len(people)} people of that name; no time is taken from it"
        times = [self.rows[at][1] for at in found]
        return (max(times), "") if times else (None, f"{self.name} has no time of this student's")


def read_times(data: bytes, name: str, zone: tzinfo) -> Times:
    """Times from the bytes of a CSV.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What it is called.
    zone : tzinfo
        Where a time without a zone is from.

    Raises
    ------
    CourseError
        If it is no CSV, has no column of times or of people, or a time in it can't be read.
    """
    table = rows_of(data, name)
    column = next((one for one in _COLUMNS if any(one in row for row in table)), "")
    if not column:
        raise CourseError(f"{name}: no column with times; there must be one of {', '.join(_COLUMNS)}")
    rows: list[tuple[str, float]] = []
    keys: tuple[dict[str, set[int]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
    unzoned = False
    for line, row in enumerate(table, start=2):
        if row.get(column, "").casefold() in _NOTHING:
            continue
        when = read_time(row[column])
        if when is None:
            raise CourseError(
                f"{name}: row {line}, column {column}: {shown(row[column])!r} is no time that can mean one thing alone; "
                "2026-11-19 21:30, 19 November 2026, 9:30 PM and 19.11.2026, 21:30 can"
            )
        unzoned = unzoned or when.tzinfo is None
        aliases = [fold(row[one]) for one in ALIAS_COLUMNS if row.get(one)]
        people = [letters_of(one) for one in names_in(row)]
        numbers = numbers_in(row) + [f"canvas:{row[one]}" for one in _NUMBERS if row.get(one, "").isdigit()]
        if not (aliases or people or numbers):
            raise CourseError(f"{name}: row {line}: nobody is named; there must be one of {', '.join(ALIAS_COLUMNS)} or a name")
        for found, mine in zip(keys, (numbers, aliases, people), strict=True):
            for key in mine:
                found[key].add(len(rows))
        rows.append((next(iter((*numbers, *aliases, *people))), seconds_of(when, zone)))
    by_number, by_alias, by_name = ({key: frozenset(found) for key, found in one.items()} for one in keys)
    return Times(name, by_number, by_alias, by_name, tuple(rows), unzoned)


def state_times(bundles: Mapping[str, Bundle], times: Times) -> None:
    """Give each student's files the time that the table states, with a line where it states none."""
    for bundle in bundles.values():
        when, why = times.of(bundle)
        bundle.files[:] = [replace(one, when=when) for one in bundle.files]
        bundle.notes += [why] if why else []
