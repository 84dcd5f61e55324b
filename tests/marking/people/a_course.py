"""A class with names, numbers and addresses, as Moodle hands it over, and what of them can be found in a folder."""

import gzip
import io
import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

import nbformat

from netcourse.authoring.asked import varied_in
from netcourse.authoring.build import build, write
from netcourse.authoring.model_answers import receipt_output
from netcourse.items.identity import COURSE_ID
from netcourse.items.plain import Entry
from netcourse.items.store import Recorded, dump
from netcourse.items.varied import Varied
from tests.conftest import authors_unit
from tests.marking.batch.scratch import release
from tests.varied_unit import TEXT

UNIT = "09_varied"
CLASS = 'comment_cell = "comment"\n[[student]]\nid = "expert"\nbelieves = "Knows."\ncomment = 3\n'


class Student(NamedTuple):
    """Who somebody is, for whom the numbers were drawn, and whose answer was recorded."""

    id: str
    first: str
    last: str
    drawn_for: str
    answer_of: str

    @property
    def email(self) -> str:
        """The address in the roster."""
        return f"{self.first}.{self.last}@uni.example".lower()

    @property
    def words(self) -> tuple[str, ...]:
        """All by which somebody is known."""
        return (self.id, self.first, self.last, self.email)


# The eight kinds of whose numbers there are, and whoever is wrong for the own and right for another's.
STUDENTS = (
    Student("mz7001", "Miriam", "Zauner", "mz7001", "mz7001"),
    Student("tq7002", "Tobias", "Quandt", "tq0072", "tq0072"),
    Student("nx7003", "Nadja", "Xylander", "", ""),
    Student("av7004", "Anselm", "Vogtherr", "mz7001", "mz7001"),
    Student("bk7005", "Berta", "Kranzfelder", "ok6605", "ok6605"),
    Student("ew7006", "Edith", "Wachsmuth", "ew7006+kj7007", "ew7006+kj7007"),
    Student("op7008", "Olga", "Pfefferkorn", "op7008+pr7009", "op7008+pr7009"),
    Student("pr7009", "Pankraz", "Ruhland", "op7008+pr7009", "op7008+pr7009"),
    Student("ls7010", "Lioba", "Sandrock", "ls7010+zh7011", "ls7010+zh7011"),
    Student("xd7012", "Xaver", "Dornbusch", "xd7012", "mz7001"),
)
ABOUT = '[varied]\nsalt = "2026"\nalso_known_as = {"ok6605" = "bk7005"}\npairs = [["ew7006", "kj7007"]]\n'


@dataclass(frozen=True, slots=True)
class Class:
    """A course folder, what the platform hands over, and its list of students, which lie apart from it."""

    folder: Path
    download: Path
    roster: Path
    varied: Varied


def a_release(root: Path, about: str = ABOUT) -> Path:
    """A course folder in which the unit was released, and nobody has handed in yet."""
    unit = authors_unit(root / "author", UNIT, TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    (unit.root / "notebooks" / "course.toml").write_text(about, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = release(unit, root / "course")
    (folder / "notebooks").mkdir()
    shutil.copy(unit.root / "notebooks" / "course.toml", folder / "notebooks")
    return folder


def varied_of(folder: Path) -> Varied:
    """How the numbers of the unit's question are drawn."""
    return varied_in(nbformat.read(folder / "source" / UNIT / f"{UNIT}.ipynb", as_version=4))["q01"]


def a_class(released: Path, root: Path, students: Sequence[Student] = STUDENTS) -> Class:
    """A released unit, and a download of Moodle's that nobody has collected yet."""
    folder = shutil.copytree(released, root / "course")
    varied = varied_of(folder)
    download, roster = root / "download.zip", root / "roster.csv"
    rows = [f'"{one.first}","{one.last}",{one.id},{one.email}' for one in students]
    roster.write_text("\n".join(["First name,Last name,ID number,Email address", *rows, ""]), encoding="utf-8")
    with ZipFile(download, "w") as parcel:
        for at, one in enumerate(students):
            for name, data in handed_in(folder, one, varied, minute=0 if one.id == "av7004" else at).items():
                parcel.writestr(f"{one.first} {one.last}_{470_012_300 + at}_assignsubmission_file_/{name}", data)
    return Class(folder, download, roster, varied)


def handed_in(folder: Path, one: Student, varied: Varied, *, minute: int) -> Mapping[str, str]:
    """A student's files: answers in receipts, or in the file beside the notebook, and all that programs write of a person."""
    notebook = nbformat.read(folder / "release" / UNIT / f"{UNIT}.ipynb", as_version=4)
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    held = entries(varied, one, minute)
    notebook.metadata["authors"] = [{"name": f"{one.first} {one.last}"}]
    notebook.metadata["colab"] = {"name": f"{one.last}.ipynb", "provenance": []}
    cells["typed"].metadata["executionInfo"] = {"user": {"displayName": f"{one.first} {one.last}", "userId": one.id}}
    cells["typed"].source = f'from netcourse.items import record\n\nrecord("course-id", "{one.drawn_for or one.id}")'
    beside = minute % 2 == 1
    if not beside:
        for name, entry in held.items():
            cells[name].outputs = [receipt_output(entry)]
    files = {f"{one.last}-{UNIT}.ipynb": nbformat.writes(notebook)}
    if beside:
        files["answers.json"] = dump(Recorded(held, notes={"q01": f"said to {one.first}"}))
    return files


def entries(varied: Varied, one: Student, minute: int) -> dict[str, Entry]:
    """What a student recorded."""
    numbers = varied.numbers(one.answer_of)
    value = round(100 * numbers["brown"] / numbers["counted"], 1)
    when = f"2026-02-01T10:{minute:02d}:00Z"
    made = [
        Entry("q01", "NumberWithUnit", {"number": value, "unit": "%"}, when, 1, None, one.drawn_for),
        Entry("q02", "SingleBest", "B", when, 1, None, one.drawn_for),
        *([Entry(COURSE_ID.id, "CourseId", one.drawn_for, when, 1)] if one.drawn_for else []),
    ]
    return {entry.id: entry for entry in made}


def found_in(root: Path, words: Sequence[str], leave: Sequence[str] = ()) -> list[str]:
    """Where words stand below a folder: in names, bytes, SQLite's values, zips and gzips, whatever the letter case."""
    wanted = [word.casefold().encode() for word in words]
    found = []
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if inside.parts[0] in leave or str(inside) in leave:
            continue
        for where, data in _contents(inside, path):
            found += [f"{where}: {word.decode()}" for word in wanted if word in data.lower()]
    return found


def _contents(inside: Path, path: Path) -> Iterator[tuple[str, bytes]]:
    yield f"the name {inside}", str(inside).casefold().encode()
    if path.is_file() and not path.is_symlink():
        data = path.read_bytes()
        yield from _opened(str(inside), data)
        if data.startswith(b"SQLite format 3"):
            with closing(sqlite3.connect(path)) as db:
                yield f"rows of {inside}", json.dumps("\n".join(db.iterdump())).encode()


def _opened(where: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield where, data
    if data.startswith(b"\x1f\x8b"):
        yield from _opened(f"{where} unpacked", gzip.decompress(data))
    if is_zipfile(io.BytesIO(data)):
        with ZipFile(io.BytesIO(data)) as parcel:
            for name in parcel.namelist():
                yield f"{where}/{name}", name.encode()
                yield from _opened(f"{where}/{name}", parcel.read(name))
