"""A real PostgreSQL server on loopback, in a folder of its own, for as long as it is asked for."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Where Debian's package puts them, newest last; elsewhere they are on PATH.
_DEBIAN = Path("/usr/lib/postgresql")
# It looks like nothing else that a message could hold.
PASSWORD = "very-Secret-7d1"  # noqa: S105 (of a server that lives for a test)
USER = "teacher"
# The server refuses to run as root.
_PLAIN_USERS = ("postgres", "nobody")
_PATIENCE_SECONDS = 60
_NEW = ("--auth=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    sockets: Path

    def url(self, database: str, driver: str = "pg8000") -> str:
        """How nbgrader is told of a database of it."""
        return f"postgresql+{driver}://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def socket_url(self, database: str) -> str:
        """The same, through its socket."""
        return f"postgresql+pg8000://{USER}:{PASSWORD}@/{database}?unix_sock={self.sockets}/.s.PGSQL.{self.port}"

    def make(self, database: str) -> str:
        """Make a database; gives its address."""
        with self.connected("postgres") as connection:
            connection.run(f'CREATE DATABASE "{database}"')
        return self.url(database)

    @contextmanager
    def connected(self, database: str) -> Iterator[Any]:
        """A connection of the driver's own, which commits each statement."""
        import pg8000.native

        made = pg8000.native.Connection(USER, "127.0.0.1", database, self.port, PASSWORD)
        try:
            yield made
        finally:
            made.close()


def programs() -> Path | None:
    """The folder of the server's programs; None where there are none."""
    debians = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = [str(debians[-1])] if debians else [one] if (one := shutil.which("initdb")) else []
    return Path(found[0]).parent if found else None


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and end it. A test that asks where none can be had is skipped, loudly."""
    there = programs()
    if there is None:
        pytest.skip("NOT TESTED: no PostgreSQL server here (Debian: apt install postgresql)")
    # Its user can't reach pytest's own folders, and the name of a socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="netcourse-pg-"))
    who = _user()
    try:
        if who:
            os.chown(folder, *who)
        yield from _run(there, folder, who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(there: Path, folder: Path, who: tuple[int, int] | None) -> Iterator[Server]:
    data, secret = folder / "data", folder / "secret"
    secret.write_text(PASSWORD, encoding="ascii")
    if who:
        os.chown(secret, *who)
    _ask([there / "initdb", "-D", data, "-U", USER, "--pwfile", secret, *_NEW], who, folder)
    port = _free_port()
    words = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-p", str(port)]
    with (folder / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [there / "postgres", "-D", data, *words], stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=folder, **_as(who)
        )
    try:
        made = Server(port, folder)
        _wait_for(made, server, folder / "log")
        yield made
    finally:
        # To its own process alone: that shuts it down, and its children with it.
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        if server.poll() is None:
            # As immediate as PostgreSQL knows: whoever is connected still is cut off.
            server.send_signal(3)
            server.wait(_PATIENCE_SECONDS)


def _user() -> tuple[int, int] | None:
    """Who runs the server where we are root, which it refuses."""
    if os.geteuid() != 0:
        return None
    for name in _PLAIN_USERS:
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    return 65534, 65534


def _as(who: tuple[int, int] | None) -> dict[str, Any]:
    return {"user": who[0], "group": who[1], "extra_groups": []} if who else {}


def _ask(words: list[Any], who: tuple[int, int] | None, folder: Path) -> None:
    ran = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False, cwd=folder, **_as(who))
    if ran.returncode:
        pytest.skip(f"NOT TESTED: no PostgreSQL server can be made here: {(ran.stderr.strip().splitlines() or ['?'])[-1]}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(made: Server, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        with suppress(Exception), made.connected("postgres"):
            return
        time.sleep(0.05)
    pytest.skip(f"NOT TESTED: PostgreSQL does not start here: {log.read_text(encoding='utf-8', errors='replace').strip()[-300:]}")
