"""`--groups CSV`: who is in which group."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from netcourse.errors import CourseError
from netcourse.marking.intake.names import fold, letters_of, problem_with_id, shown
from netcourse.marking.intake.roster import Roster, rows_of

_GROUP = ("group", "group_name", "group name")


@dataclass(frozen=True, slots=True)
class Groups:
    """Members by group."""

    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def everybody(self) -> frozenset[str]:
        """All members of all groups."""
        return frozenset(one for members in self.members.values() for one in members)

    def mates(self, student: str) -> frozenset[str]:
        """A student's group, with the student; nobody where there is none."""
        return frozenset(one for members in self.members.values() if student in members for one in members)

    def named(self, name: str) -> tuple[str, ...]:
        """The members of the group that a platform calls by a name; none where there is no such group, or two."""
        found = [members for group, members in self.members.items() if letters_of(group) == letters_of(name)]
        return found[0] if len(found) == 1 else ()


def read_groups(data: bytes, name: str, roster: Roster | None) -> Groups:
    """Groups from the bytes of a CSV with the columns student_id and group.

    Raises
    ------
    CourseError
        If it has not those, or a student is in two groups, is not in the roster, or has an id that can't be a folder.
    """
    rows = rows_of(data, name)
    column = next((one for one in _GROUP if any(one in row for row in rows)), "")
    if not column or not any("student_id" in row for row in rows):
        raise CourseError(f"{name}: there must be the columns student_id and group")
    of: dict[str, str] = {}
    for line, row in enumerate(rows, start=2):
        given, group = row.get("student_id", ""), row.get(column, "")
        if not group or not given:
            # Whoever is in no group hands in alone.
            if group:
                raise CourseError(f"{name}: row {line}: group {shown(group)!r} without a student_id")
            continue
        student = _known(given, roster, f"{name}: row {line}")
        if of.setdefault(student, group) != group:
            raise CourseError(f"{name}: row {line}: {shown(student)} is in the groups {shown(of[student])} and {shown(group)}")
    members: dict[str, list[str]] = defaultdict(list)
    for student, group in sorted(of.items()):
        members[group].append(student)
    return Groups({group: tuple(found) for group, found in members.items()})


def _known(given: str, roster: Roster | None, where: str) -> str:
    if roster is not None:
        ids = roster.aliases.get(fold(given), frozenset())
        if len(ids) != 1:
            raise CourseError(f"{where}: {shown(given)} is {'two people' if ids else 'nobody'} in the roster")
        return next(iter(ids))
    if problem := problem_with_id(given):
        raise CourseError(f"{where}: {shown(given)!r} {problem}")
    return given
