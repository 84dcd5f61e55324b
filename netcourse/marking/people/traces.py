"""Everything that a course folder keeps of one student, as steps that can each be taken again if a run was killed."""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from netcourse.items.decoding import decode
from netcourse.marking.address import Address
from netcourse.marking.batch.copies import copies_in
from netcourse.marking.files import write_whole
from netcourse.marking.intake.names import fold, letters_of
from netcourse.marking.intake.store import NOBODYS
from netcourse.marking.people.named import Words, named_at
from netcourse.marking.people.pseudonyms import Known
from netcourse.marking.people.rows import Book, count_rows, take_rows

_WORK = ("submitted", "received", "autograded", "feedback")
_LOGS = ("nbgrader.log", ".nbgrader.log")


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that is kept of somebody: where, how much of it, and what takes it away."""

    where: str
    what: str
    take: Callable[[], None] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Whom to forget: the id under which the course keeps him, and all that he is known by."""

    student: str
    known: tuple[Known, ...] = ()

    @property
    def words(self) -> Words:
        """Ids, addresses, and full names in both orders."""
        names = [(one.first, one.last) for one in self.known if one.first and one.last]
        both = [form for first, last in names for form in (f"{first} {last}", f"{last} {first}", f"{last}, {first}")]
        return Words([self.student, *both, *(word for one in self.known for word in (one.id, one.email))])

    def is_row(self, row: list[str]) -> bool:
        """Whether a row of a table is his."""
        ids = {fold(self.student), *(fold(word) for one in self.known for word in (one.id, one.email) if word)}
        names = {letters_of(f"{one.first}{one.last}") for one in self.known if one.first and one.last}
        names |= {letters_of(f"{one.last}{one.first}") for one in self.known if one.first and one.last}
        return any(fold(cell.strip()) in ids or letters_of(cell) in names for cell in row if cell.strip())


def traces(root: Path, whom: Forgotten, gradebook: Book | None) -> list[Trace]:
    """What there is, in the order in which it is taken away: the gradebook, which says who he is, last.

    Parameters
    ----------
    root : Path
        The course folder.
    whom : Forgotten
        Whom to look for.
    gradebook : Path, Address or None
        nbgrader's.
    """
    found = [
        *_exported(root, whom),
        *_folders(root, whom),
        *_ledgers(root, whom),
        *_unclaimed(root, whom),
        *_logs(root, whom),
        *_tables(root, whom),
    ]
    there = [gradebook] if isinstance(gradebook, Address) or (gradebook and gradebook.is_file()) else []
    copies: list[Book] = [*copies_in(root), *there]
    return [*found, *(one for copy in copies for one in _rows(root, copy, whom))]


def _folders(root: Path, whom: Forgotten) -> Iterator[Trace]:
    for top in _WORK:
        folder = root / top / whom.student
        if folder.is_symlink():
            yield Trace(f"{top}/{whom.student}", "a link", folder.unlink)
        elif folder.is_dir():
            files = sum(len(names) for _, _, names in os.walk(folder))
            yield Trace(f"{top}/{whom.student}", f"{files} file(s)", partial(shutil.rmtree, folder))


def _exported(root: Path, whom: Forgotten) -> Iterator[Trace]:
    """What was written for him alone: a folder or a file of exports/ that bears his id."""
    own = (path for path in sorted((root / "exports").rglob("*")) if path.stem == whom.student or path.name == whom.student)
    for path in own:
        take = partial(shutil.rmtree, path, ignore_errors=True) if path.is_dir() else partial(path.unlink, missing_ok=True)
        yield Trace(str(path.relative_to(root)), "exported for him", take)


def _ledgers(root: Path, whom: Forgotten) -> Iterator[Trace]:
    for path in sorted((root / ".netcourse").glob(f"*/**/{_escaped(whom.student)}.json")):
        yield Trace(str(path.relative_to(root)), "what was marked, and from what", path.unlink)
    # Of a pair the other half's answers name him as well; what was read is only read again.
    for path in sorted((root / ".netcourse").glob("recorded/*/*.json")):
        if path.stem != whom.student and named_at(root, path, whom.words):
            yield Trace(str(path.relative_to(root)), "answers read before, which name him", path.unlink)


def _unclaimed(root: Path, whom: Forgotten) -> Iterator[Trace]:
    for path in sorted((root / "received" / NOBODYS).rglob("*")):
        if path.is_file() and not path.is_symlink() and named_at(root, path, whom.words):
            yield Trace(str(path.relative_to(root)), "a file of nobody known, which names him", path.unlink)


def _logs(root: Path, whom: Forgotten) -> Iterator[Trace]:
    for path in (root / name for name in _LOGS):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            lines = data.count(b"\n") - whom.words.lines_without(data).count(b"\n")
            if lines:
                yield Trace(path.name, f"{lines} line(s)", partial(_take_lines, path, whom))


def _tables(root: Path, whom: Forgotten) -> Iterator[Trace]:
    lying = [*root.iterdir(), *(root / "exports").rglob("*")]
    for path in sorted(path for path in lying if path.is_file() and not path.is_symlink()):
        where, kind = str(path.relative_to(root)), path.suffix.casefold()
        if kind in (".csv", ".tsv") and (count := _rows_without(path, whom)[0]):
            yield Trace(where, f"{count} row(s)", partial(_take_table_rows, path, whom))
        elif kind == ".zip" and (named := _entries(path, whom)):
            yield Trace(where, f"{len(named)} of its entries", partial(_take_entries, path, whom))


def _take_lines(path: Path, whom: Forgotten) -> None:
    write_whole(path, whom.words.lines_without(path.read_bytes()), keeps_mode=True)


def _take_table_rows(path: Path, whom: Forgotten) -> None:
    write_whole(path, _rows_without(path, whom)[1], keeps_mode=True)


def _rows(root: Path, gradebook: Book, whom: Forgotten) -> Iterator[Trace]:
    count = count_rows(gradebook, whom.student)
    if count:
        inside = isinstance(gradebook, Path) and gradebook.is_relative_to(root)
        where = str(gradebook).removeprefix(f"{root}/") if inside else str(gradebook)
        yield Trace(where, f"{count} row(s)", partial(take_rows, gradebook, whom.student))


def _rows_without(path: Path, whom: Forgotten) -> tuple[int, bytes]:
    """How many rows of a table are his, and the others, byte for byte as they stand there."""
    data = path.read_bytes()
    text, encoding = decode(data)
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=(lines or [""])[0].count))
    kept, begins, gone = [], 0, 0
    try:
        for row in reader:
            record = lines[begins : reader.line_num]
            begins = reader.line_num
            if whom.is_row(row):
                gone += 1
            else:
                kept += record
    except csv.Error:
        return 0, data  # no table; the search at the end says whether he stands in it
    return gone, "".join(kept).encode("utf-8" if not encoding else "utf-8-sig") if gone else data


def _entries(path: Path, whom: Forgotten) -> list[str]:
    try:
        with ZipFile(path) as parcel:
            return [one.filename for one in parcel.infolist() if _names(whom.words, one.filename, parcel.read(one))]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        return []


def _names(words: Words, name: str, data: bytes) -> bool:
    return words.named_in(name.replace("_", " ").encode()) or words.named_in(data)


def _take_entries(path: Path, whom: Forgotten) -> None:
    named = set(_entries(path, whom))
    made = io.BytesIO()
    with ZipFile(path) as parcel, ZipFile(made, "w") as other:
        for one in parcel.infolist():
            if one.filename not in named:
                other.writestr(one, parcel.read(one))
    write_whole(path, made.getvalue(), keeps_mode=True)


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
