"""Downloads as the platforms make them, of a small class and one unit, and the marks that go into them."""

import csv
import io
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from netcourse.exporting.gradebooks.export import Export, export
from netcourse.exporting.gradebooks.known import Known, Student
from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.plan import How
from netcourse.exporting.gradebooks.roll import Wanted
from netcourse.marking.intake.names import fold

UNIT = "05_tumour_grade"
PLATFORMS = ("canvas", "moodle", "worksheet", "brightspace", "blackboard", "sakai")
# An hour ago: Moodle takes no file that is a year old.
STAMP = int(time.time()) - 3600


@dataclass(frozen=True)
class Person:
    """Somebody on a platform: the login is our id; the number is the platform's."""

    login: str
    number: int
    name: str
    score: str = ""


CLASS = (
    Person("alovelace", 4711, "Lovelace, Ada"),
    Person("bpascal", 4712, "Pascal, Blaise", "8.33"),
    Person("ccurie", 4713, "Curie, Marie", "12.00"),
)


def csv_of(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def rows_of(data: bytes, separator: str = ",", encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=separator))


def canvas(people: Sequence[Person] = CLASS, title: str = "Tumour grade (321)", points: str = "40.00") -> list[list[str]]:
    """Canvas's export: another assignment before ours, its own totals behind."""
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (320)", title, "Final Score", "Current Grade"]
    posted = ["", "", "", "", "", "", "Manual Posting", "", ""]
    possible = ["    Points Possible", "", "", "", "", "10.00", points, "(read only)", "(read only)"]
    body = [
        [one.name, str(one.number), f"S{one.number}", one.login, "Group 1", "3.14", one.score, "50.00", "F"] for one in people
    ]
    return [header, posted, possible, *body]


def moodle(
    people: Sequence[Person] = CLASS, title: str = "Assignment: Tumour grade (Real)", stamp: int = STAMP
) -> list[list[str]]:
    """Moodle's plain text export of its gradebook."""
    header = [
        "First name",
        "Last name",
        "ID number",
        "Email address",
        title,
        "Course total (Real)",
        "Last downloaded from this course",
    ]
    body = [
        [*one.name.partition(", ")[::2][::-1], str(one.number), f"{one.login}@example.org", one.score or "-", "50.00", str(stamp)]
        for one in people
    ]
    return [header, *body]


def worksheet(people: Sequence[Person] = CLASS, maximum: str = "40.00") -> list[list[str]]:
    """Moodle's grading worksheet of one assignment."""
    header = ["Identifier", "Full name", "ID number", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed"]
    header += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    body = [
        [
            f"Participant {one.number}",
            one.name,
            "",
            f"{one.login}@example.org",
            "Submitted",
            one.score,
            maximum,
            "Yes",
            "-",
            "-",
            "",
        ]
        for one in people
    ]
    return [header, *body]


def brightspace(
    people: Sequence[Person] = CLASS, item: str = "Tumour grade Points Grade <Numeric MaxPoints:40>"
) -> list[list[str]]:
    """Brightspace's export of points, with both keys."""
    header = ["OrgDefinedId", "Username", "Last Name", "First Name", item, "Essay Letter Text Grade", "End-of-Line Indicator"]
    body = [[f"#{one.number}", f"#{one.login}", *one.name.partition(", ")[::2], one.score, "very good", "#"] for one in people]
    return [header, *body]


def blackboard(people: Sequence[Person] = CLASS, item: str = "Tumour grade [Total Pts: 40 Score] |1281892") -> list[list[str]]:
    """Blackboard's download."""
    header = ["Last Name", "First Name", "Username", "Student ID", "Total [Total Pts: up to 1,040 Score] |1281890", item]
    body = [[*one.name.partition(", ")[::2], one.login, str(one.number), "1,012.5", one.score] for one in people]
    return [header, *body]


def sakai(people: Sequence[Person] = CLASS, item: str = "Tumour grade [40]") -> list[list[str]]:
    """Sakai's export."""
    header = ["Student ID", "Name", item, "* Tumour grade", "Essay [10]", "# Course Grade"]
    return [header, *([one.login, one.name, one.score, "well done", "3", "B"] for one in people)]


MADE: Mapping[str, Callable[..., list[list[str]]]] = {
    "canvas": canvas,
    "moodle": moodle,
    "worksheet": worksheet,
    "brightspace": brightspace,
    "blackboard": blackboard,
    "sakai": sakai,
}


def download(platform: str, people: Sequence[Person] = CLASS) -> bytes:
    """A download's bytes, as that platform encodes it."""
    rows = MADE[platform](people)
    if platform == "blackboard":
        return csv_of(rows, "\t").encode("utf-16")
    return csv_of(rows).encode("utf-8-sig" if platform == "canvas" else "utf-8")


def ours(of: Mapping[str, float], waiting: Mapping[str, float] | None = None, maximum: float = 40) -> Marks:
    """Marks as the gradebook gives them."""
    students = {one: Student(one, f"{one}@example.org") for one in {*of, *(waiting or {})}}
    return Marks(UNIT, maximum, of, waiting or {}, students, {})


def known_by(marks: Marks, numbers: Mapping[str, str] | None = None) -> Known:
    """Students by id and address, and by a platform's number."""
    by_alias: dict[str, frozenset[str]] = {}
    for one in marks.students.values():
        mine = {one.id, one.email, *([numbers[one.id]] if numbers and one.id in numbers else [])}
        by_alias |= {fold(alias): frozenset({one.id}) for alias in mine}
    return Known(by_alias, {one: frozenset({number}) for one, number in (numbers or {}).items()})


def exported(
    platform: str,
    data: bytes,
    marks: Marks,
    *,
    column: str | None = None,
    how: How | None = None,
    there: Known | None = None,
    title: str = "Tumour grade",
    with_text: bool = False,
) -> Export:
    """An export of a download's bytes."""
    to = "moodle" if platform == "worksheet" else platform
    suffix = "xls" if platform == "blackboard" else "csv"
    wanted = Wanted(column, UNIT, title)
    return export(to, data, f"download.{suffix}", wanted, how or How(), marks, there or known_by(marks), with_text=with_text)


def with_score(people: Sequence[Person], scores: Mapping[str, str]) -> list[Person]:
    """The same people with other scores in the column."""
    return [replace(one, score=scores.get(one.login, one.score)) for one in people]
