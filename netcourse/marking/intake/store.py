"""Where intake writes: `received/` holds what was sent, byte for byte and for ever; `submitted/` holds what nbgrader marks.

A file in `received/` is written once. A student's folder in `submitted/` appears whole, by a rename; one that stood there is
moved into `received/`, never changed. Killed at any moment, a collection leaves whole files, and running it again finishes.
"""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.items.plain import read_json
from netcourse.items.store import ANSWERS, PRACTICE
from netcourse.marking.intake.decide import Before, Earlier
from netcourse.marking.intake.found import Moment, digest
from netcourse.marking.intake.handins import STAMP, HandIn, pair_key
from netcourse.marking.intake.names import safe_name
from netcourse.marking.lock import locked
from netcourse.marking.private import FILE, FOLDER, make_private

NOBODYS = "_refused"
_LOG = "hand-ins.json"
_SCRATCH = ".collecting"
_LOCK = ".lock"


class Store:
    """A course folder's `received/` and `submitted/`, for one unit.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        The unit.
    """

    def __init__(self, root: Path, unit: str) -> None:
        self.root = root
        self.unit = unit
        self._received = root / "received"
        self._submitted = root / "submitted"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep a second collection out, and clear away what a killed one left half-written.

        Raises
        ------
        CourseError
            If another collection is at work in this folder.
        """
        with locked(self._received / _LOCK, f"{self._received}: another collection is at work; wait until it is done"):
            shutil.rmtree(self._received / _SCRATCH, ignore_errors=True)
            (self._received / _SCRATCH).mkdir()
            yield
            shutil.rmtree(self._received / _SCRATCH, ignore_errors=True)

    def people(self) -> set[str]:
        """Students of whom there is anything."""
        return {
            path.name
            for folder in (self._received, self._submitted)
            if folder.is_dir()
            for path in folder.iterdir()
            if path.is_dir() and path.name[0] not in "._"
        }

    def collected(self) -> set[str]:
        """Students whose work is in `submitted/`."""
        return {path.parent.parent.name for path in self._submitted.glob(f"*/{self.unit}/{self.unit}.ipynb")}

    def before(self, student: str) -> Before:
        """What there is of a student.

        Raises
        ------
        CourseError
            If the log of earlier hand-ins can't be read, or the folder is a link.
        """
        folder = self.folder(student)
        for path in (self._submitted, folder.parent, folder, self._received, self._received / student, self._of(student)):
            if path.is_symlink():
                raise CourseError(f"{path}: a link; nothing is written through it")
        earlier = self._earlier(self._of(student) / _LOG)
        there, stamp = self._standing(folder), folder / STAMP
        if there is None:
            return Before(earlier)
        since = self._since(folder)
        said = stamp.read_bytes()[:100].decode(errors="replace") if stamp.is_file() else ""
        return Before(earlier, there, (Moment(since, "disk"),), said)

    def repairs(self, student: str) -> tuple[str, ...]:
        """What was repaired in that which stands in `submitted/`, a line each; nothing where no collection put it there.

        Raises
        ------
        CourseError
            As `before`.
        """
        if not (self._of(student) / _LOG).is_file():
            return ()
        before = self.before(student)
        return next((one.repairs for one in before.earlier if one.made == before.there), ())

    def keep(self, student: str, name: str, data: bytes) -> Path:
        """Keep bytes as they were sent; nothing happens if they are there.

        Parameters
        ----------
        student : str
            A safe id, or `NOBODYS`.
        name : str
            Any name at all.
        data : bytes
            The bytes.

        Returns
        -------
        Path
            Where they lie.
        """
        path = self._of(student) / f"{digest(data)}-{safe_name(name)}"
        if not path.exists():
            self._write(path, data)
        return path

    def log(self, student: str, earlier: Sequence[Earlier]) -> None:
        """Replace the log of a student's hand-ins, if it changed."""
        path = self._of(student) / _LOG
        rows = [{**asdict(one), "identities": sorted(one.identities)} for one in earlier]
        data = (json.dumps(rows, indent=1) + "\n").encode()
        if rows and not (path.is_file() and path.read_bytes() == data):
            self._write(path, data)

    def put(self, student: str, made: HandIn) -> None:
        """Put a hand-in into `submitted/`; what stood there is moved aside as it is."""
        scratch = Path(tempfile.mkdtemp(dir=self._received / _SCRATCH))
        scratch.chmod(FOLDER)
        for name, data in self._files(made).items():
            if data is not None:
                make_private((scratch / name).parent)
                _durable(scratch / name, data)
        folder = self.folder(student)
        make_private(folder.parent)
        if os.path.lexists(folder):
            aside = self._of(student) / "replaced"
            make_private(aside)
            number = next(at for at in range(1, 1_000_000) if not os.path.lexists(aside / str(at)))
            folder.rename(aside / str(number))
        scratch.rename(folder)

    def mend(self, student: str, made: HandIn) -> None:
        """Put a hand-in in the place of what stands in `submitted/`, file by file; whatever else lies there stays.

        Its bytes must have been kept. The folder itself is never away: nothing would tell a next run that it was there.
        """
        folder = self.folder(student)
        for name, data in self._files(made).items():
            if data is None:
                (folder / name).unlink(missing_ok=True)
            elif not (folder / name).is_file() or (folder / name).read_bytes() != data:
                self._write(folder / name, data)

    def folder(self, student: str) -> Path:
        """Where a student's work is put."""
        return self._submitted / student / self.unit

    def _standing(self, folder: Path) -> str | None:
        """What stands in a student's folder, by its bytes; None if nothing that can be marked."""
        notebook, beside = folder / f"{self.unit}.ipynb", folder / ANSWERS
        if not notebook.is_file():
            return None
        return pair_key(notebook.read_bytes(), beside.read_bytes() if beside.is_file() else None)

    def _since(self, folder: Path) -> float:
        return (folder / f"{self.unit}.ipynb").stat().st_mtime

    def _files(self, made: HandIn) -> dict[str, bytes | None]:
        files = {f"{self.unit}.ipynb": made.notebook, ANSWERS: made.answers, STAMP: made.stamp.encode() or None}
        # What can't be read stays where nbgrader put it: nothing depends on it.
        return files if made.practice is None else {**files, PRACTICE: made.practice}

    def _of(self, student: str) -> Path:
        return self._received / student / self.unit

    def _write(self, path: Path, data: bytes) -> None:
        make_private(path.parent)
        handle, temporary = tempfile.mkstemp(dir=self._received / _SCRATCH)
        os.close(handle)
        _durable(Path(temporary), data)
        Path(temporary).replace(path)

    def _earlier(self, path: Path) -> tuple[Earlier, ...]:
        if not path.is_file():
            return ()
        try:
            rows: Any = read_json(path.read_text(encoding="utf-8"))
            return tuple(
                Earlier(
                    row["key"],
                    row["made"],
                    tuple(Moment(**one) for one in row["times"]),
                    frozenset(row["identities"]),
                    tuple(row.get("repairs", ())),
                )
                for row in rows
            )
        except (ValueError, KeyError, TypeError):
            raise CourseError(f"{path}: can't be read; move it away to collect this student anew") from None


def _durable(path: Path, data: bytes) -> None:
    # On the disk before the rename: after a power cut a name must not stand for an empty file.
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    path.chmod(FILE)
