"""Where a course keeps its gradebook: a file, or a database on a server. What is said of it never holds a password."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError

# How long a file that another program writes is waited for.
PATIENCE_SECONDS = 5
# How long a server may take to answer.
_ANSWER_SECONDS = 20
# What each driver calls the time in which a server has to answer.
_HURRY = {"pg8000": "timeout", "psycopg": "connect_timeout", "psycopg2": "connect_timeout"}
_DRIVER = "write postgresql+pg8000://, and pip install 'netcourse[postgresql]'"


@dataclass(frozen=True)
class Address:
    """Where a gradebook is.

    Parameters
    ----------
    url : str
        As nbgrader's `CourseDirectory.db_url` and SQLAlchemy write it, such as ``sqlite:////course/gradebook.db`` or
        ``postgresql+pg8000://teacher:PASSWORD@host/course``.

    Raises
    ------
    CourseError
        If it is no such address.
    """

    url: str

    def __post_init__(self) -> None:
        from sqlalchemy.exc import ArgumentError

        try:
            self.parts  # noqa: B018 (read once, so that what follows can't fail)
        except (ArgumentError, ValueError):
            # Not the address itself: whoever misspelt it may have misspelt what is around a password.
            raise CourseError(
                "CourseDirectory.db_url in nbgrader_config.py is no address of a database; "
                "write sqlite:////FOLDER/gradebook.db or postgresql+pg8000://USER:PASSWORD@HOST/DATABASE"
            ) from None

    @cached_property
    def parts(self) -> Any:
        """SQLAlchemy's URL."""
        from sqlalchemy.engine import make_url

        return make_url(self.url)

    @property
    def kind(self) -> str:
        """Such as ``sqlite`` or ``postgresql``."""
        return str(self.parts.get_backend_name())

    @property
    def file(self) -> Path | None:
        """The file of an SQLite gradebook, there or not; None for a server's."""
        return Path(self.parts.database or "") if self.kind == "sqlite" else None

    def __str__(self) -> str:
        """How a person is told: a file's path, or kind, host and database, without user and password."""
        if self.file is not None:
            return str(self.file)
        parts = self.parts
        port = f":{parts.port}" if parts.port else ""
        return " ".join(f"{self.kind}://{parts.host or ''}{port}/{parts.database or ''}".split())

    def __repr__(self) -> str:
        """The same: what is raised or logged may show it."""
        return f"Address({self})"

    def is_there(self) -> bool:
        """Whether there is a gradebook: the file, or nbgrader's tables in the database.

        Raises
        ------
        CourseError
            If a server can't be asked.
        """
        if self.file is not None:
            return self.file.is_file()
        from sqlalchemy import inspect

        with self.connected() as connection:
            return bool(inspect(connection).has_table("assignment"))

    def connected(self, *, commits: bool = False) -> "Connected":
        """A connection to a database, to be used in a `with`; nothing stays that is not committed."""
        return Connected(self, commits=commits)

    def in_words(self, error: BaseException) -> str:
        """What a driver raised, in one line, without the password."""
        orig = getattr(error, "orig", None) or error
        told = orig.args[0] if orig.args and isinstance(orig.args[0], dict) else {}
        # pg8000 gives the fields of the server's message.
        said = str(told.get("M") or str(orig) or type(orig).__name__).strip().splitlines()[0]
        return self.masked(said)

    def masked(self, text: str) -> str:
        """A text in which no secret of this address stands."""
        secrets = {str(self.parts.password or ""), *(str(value) for name, value in self.parts.query.items() if "pass" in name)}
        secrets |= set(re.findall(r"://[^:/@]*:([^@]*)@", self.url))
        for secret in sorted(filter(None, secrets), key=len, reverse=True):
            text = text.replace(secret, "***")
        return text


class Connected:
    """A connection for as long as a `with` lasts; what it raises is a line for a person."""

    def __init__(self, address: Address, *, commits: bool) -> None:
        self._address, self._commits = address, commits

    def __enter__(self) -> Any:
        from sqlalchemy.exc import SQLAlchemyError

        self._engine = _engine(self._address)
        try:
            self._connection = self._engine.connect()
        except (SQLAlchemyError, OSError) as error:
            self._engine.dispose()
            raise _unreachable(self._address, error) from None
        return self._connection.execution_options(isolation_level="AUTOCOMMIT") if self._commits else self._connection

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        from sqlalchemy.exc import SQLAlchemyError

        self._connection.close()
        self._engine.dispose()
        if isinstance(error, SQLAlchemyError):
            raise CourseError(f"{self._address}: {self._address.in_words(error)}") from None


def _engine(address: Address) -> Any:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError

    try:
        # Asks SQLAlchemy for the dialect where the address names no driver.
        hurry = _HURRY.get(address.parts.get_driver_name())
        return create_engine(address.url, connect_args={hurry: _ANSWER_SECONDS} if hurry else {})
    except ImportError as missing:
        raise CourseError(f"{address}: its driver is not installed ({missing}); {_DRIVER}") from None
    except (SQLAlchemyError, TypeError) as error:
        raise CourseError(f"{address}: is no address of a database ({address.in_words(error)})") from None


def _unreachable(address: Address, error: Exception) -> CourseError:
    said = address.in_words(error)
    return CourseError(f"{address}: can't be reached ({said}); is the server there, and are user and password right?")


def check_gradebook(url: str, copies: Path | None = None) -> None:
    """See that the gradebook can be read and written, before a class is run for nothing.

    Parameters
    ----------
    url : str
        As for `Address`.
    copies : Path, optional
        Where copies of it lie, to be named where it is damaged.

    Raises
    ------
    CourseError
        With what is wrong and what to do.
    """
    address = Address(url)
    if address.file is None:
        _check_server(address)
    elif address.file.is_file():
        _check_file(address.file, copies)


def _check_file(gradebook: Path, copies: Path | None) -> None:
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(gradebook, timeout=PATIENCE_SECONDS)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            db.rollback()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise CourseError(f"{gradebook}: another program is writing to it; wait until that is done, or end it") from None
        raise CourseError(f"{gradebook}: can't be written ({error}); is it yours, and the disk not full?") from None
    except sqlite3.DatabaseError as error:
        there = f"; copies from before each run: {copies}" if copies else ""
        raise CourseError(f"{gradebook}: is no gradebook, or damaged ({error}){there}") from None


def _check_server(address: Address) -> None:
    from sqlalchemy import inspect, text

    with address.connected() as connection:
        if inspect(connection).has_table("grade"):
            # Changes nothing, and is refused where nothing may be changed: to another's tables, or on a copy of the server.
            connection.execute(text("UPDATE grade SET auto_score = auto_score WHERE 1 = 0"))
