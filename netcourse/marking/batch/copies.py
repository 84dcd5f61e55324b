"""A copy of the gradebook from before a run: of a file by SQLite's own way, of a database in PostgreSQL by its `pg_dump`."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.address import Address
from netcourse.marking.private import FILE, make_private

FOLDER = ".netcourse/gradebooks"
# Copies of the gradebook that are kept.
COPIES = 10
# What a copy is called, by what it was made of.
ENDINGS = (".db", ".sql")
GO_WITHOUT = "--no-copy marks without a copy of the gradebook"
# What `pg_dump` is told in its environment, where no other user of the machine reads it, by the part of an address.
_TOLD = {"host": "PGHOST", "port": "PGPORT", "username": "PGUSER", "password": "PGPASSWORD", "database": "PGDATABASE"}
_ASKED = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "host": "PGHOST"}


def copies_in(root: Path) -> list[Path]:
    """The copies that a course keeps, oldest first: their names are times."""
    return sorted(path for ending in ENDINGS for path in (root / FOLDER).glob(f"gradebook-*{ending}"))


def copy_gradebook(root: Path, url: str) -> Path | None:
    """Copy the gradebook beside the course's own notes.

    Parameters
    ----------
    root : Path
        The course folder.
    url : str
        As for `Address`.

    Returns
    -------
    Path or None
        The copy, for its owner alone to read: of a server's database a text for `psql`. None where no gradebook is there yet.

    Raises
    ------
    CourseError
        If none can be made; the message says how to go without.
    """
    address = Address(url)
    if not address.is_there():
        return None
    make_private(root / FOLDER)
    copy = root / FOLDER / f"gradebook-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    if address.file is not None:
        copy = copy.with_suffix(".db")
        copy.touch(mode=FILE)
        with closing(sqlite3.connect(address.file)) as one, closing(sqlite3.connect(copy)) as other:
            one.backup(other)
    elif address.kind == "postgresql":
        copy = _dumped(address, copy.with_suffix(".sql"))
    else:
        raise CourseError(f"{address}: no copy of a gradebook of the kind {address.kind} can be made here; {GO_WITHOUT}")
    for old in copies_in(root)[:-COPIES]:
        old.unlink()
    return copy


def _dumped(address: Address, copy: Path) -> Path:
    program = shutil.which("pg_dump")
    if program is None:
        raise CourseError(
            f"{address}: pg_dump, which copies it before a run, is not installed here (Debian: postgresql-client); {GO_WITHOUT}"
        )
    # As a text: it can be read beside another, and whoever is forgotten can be taken out of it.
    half = copy.with_suffix(".part")
    half.touch(mode=FILE)
    words = [program, "--no-password", "--no-owner", "--no-privileges", f"--file={half}"]
    try:
        ran = subprocess.run(  # noqa: S603 (the server's own program, with words of ours)
            words, capture_output=True, text=True, errors="replace", check=False, env={**os.environ, **_settings(address)}
        )
        if ran.returncode:
            said = "; ".join(ran.stderr.strip().splitlines()) or "no reason given"
            raise CourseError(f"{address}: pg_dump can't copy it ({address.masked(said)}); {GO_WITHOUT}")
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)
    return copy


def _settings(address: Address) -> Mapping[str, str]:
    parts = address.parts
    told = {name: str(value) for part, name in _TOLD.items() if (value := getattr(parts, part))}
    told |= {name: str(parts.query[key]) for key, name in _ASKED.items() if key in parts.query}
    if socket := str(parts.query.get("unix_sock", "")):
        # pg8000 names the file, the server's own programs its folder and its number.
        told |= {"PGHOST": str(Path(socket).parent), "PGPORT": socket.rpartition(".")[2]}
    return told
