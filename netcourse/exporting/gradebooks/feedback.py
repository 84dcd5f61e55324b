"""What goes back to students beside the marks: a text in Moodle's column, or pages in a zip that Moodle and Canvas take."""

import html
import io
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from netcourse.exporting.gradebooks.known import Known
from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.numbers import plain
from netcourse.marking.intake.claims import claims
from netcourse.marking.intake.names import letters_of

TAKES_ZIP = ("moodle", "canvas")
_KEPT = re.compile(r"[0-9a-f]{64}-(?P<name>.+)", re.DOTALL)
_CANVAS = re.compile(r"\w+?_(?:(?:LATE|late)_)?(?P<user>[1-9]\d*)_(?P<file>[1-9]\d*)_")


@dataclass(frozen=True, slots=True)
class Page:
    """A student's page, and the name under which the platform takes it back; or why there is none."""

    student: str
    name: str = ""
    why: str = ""


def text_for(marks: Marks, student: str) -> str:
    """What stands beside the grade in Moodle, as HTML in which nothing of a person's is markup: the sum, and the comments."""
    sum_of = f"{plain(round(marks.all_so_far[student], 2))} of {plain(marks.maximum)} marks."
    return "<br>".join([sum_of, *(html.escape(one).replace("\n", "<br>") for one in marks.comments.get(student, ()))])


def pages(to: str, root: Path, unit: str, students: Collection[str], there: Known) -> list[Page]:
    """Under which name each student's page goes back.

    Parameters
    ----------
    to : str
        ``moodle`` or ``canvas``.
    root : Path
        The course folder, whose `received/` keeps the names that the platform gave.
    unit : str
        The unit.
    students : collection of str
        Whose pages there are.
    there : Known
        With the platform's numbers.
    """
    numbers = {student: _number(to, there.numbers.get(student, frozenset())) for student in students}
    shared = {number for number, count in Counter(filter(None, numbers.values())).items() if count > 1}
    found = []
    for student in sorted(students):
        number = numbers[student]
        if not number:
            found.append(Page(student, why=f"nothing that {to.capitalize()} named was collected from them"))
        elif number in shared:
            found.append(Page(student, why="their number is a group's, and all of it would see the page of one"))
        elif to == "moodle":
            # Moodle looks at the number and at what it wrote behind it; without a folder all its versions understand the name.
            found.append(Page(student, f"{letters_of(student) or 'student'}_{number}_assignsubmission_file_{unit}.html"))
        else:
            file = _attachment(root, unit, student, number)
            name = f"{letters_of(student) or 'student'}_{number}_{file}_{unit}.html" if file else ""
            found.append(Page(student, name, "" if file else "no file that Canvas had named was collected from them"))
    return found


def _number(to: str, identities: Collection[str]) -> str:
    mine = [name.partition(":")[2] for name in identities if name.startswith(f"{to}:")]
    return mine[0] if len(mine) == 1 and mine[0].isdigit() else ""


def _attachment(root: Path, unit: str, student: str, user: str) -> str:
    """The number of the file that a student handed in last: only a file of the submission that stands takes feedback back."""
    folder = root / "received" / student / unit
    names = [kept["name"] for path in folder.iterdir() if (kept := _KEPT.fullmatch(path.name))] if folder.is_dir() else []
    mine = [found for name in names if claims((name,), unit) and (found := _CANVAS.match(name)) and found["user"] == user]
    return str(max((int(found["file"]) for found in mine), default="")) if mine else ""


def zipped(found: Mapping[str, bytes]) -> bytes:
    """Files by their names as a zip, the same for the same files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in sorted(found.items()):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            made.writestr(info, data)
    return out.getvalue()
