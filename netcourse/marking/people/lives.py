"""How long what names students is kept: copies of the gradebook, nbgrader's log, and the files of `received/`."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from netcourse.marking.batch.copies import copies_in
from netcourse.marking.files import write_whole

# The last ten copies are kept by `guard`; none of them longer than this, but for the newest.
COPY_DAYS = 90
# Of nbgrader's log its end.
LOG_BYTES = 1_000_000
LOG = "nbgrader.log"
# From then on `netcourse collect` says that it lies in received/ still; nothing there is taken away by itself.
RECEIVED_DAYS = 365
_DAY = 86_400
# What collecting again needs of a hand-in: a list of digests and times.
KEPT = "hand-ins.json"


def tidy(root: Path, now: float | None = None) -> list[Path]:
    """Take away old copies of the gradebook, and cut nbgrader's log to its last megabyte.

    Parameters
    ----------
    root : Path
        The course folder.
    now : float, optional
        Seconds since 1970.

    Returns
    -------
    list of Path
        What was taken away or cut.
    """
    oldest = (time.time() if now is None else now) - COPY_DAYS * _DAY
    gone = [one for one in copies_in(root)[:-1] if one.stat().st_mtime < oldest]
    for copy in gone:
        copy.unlink()
    log = root / LOG
    if log.is_file() and not log.is_symlink() and log.stat().st_size > LOG_BYTES:
        _keep_end(log)
        gone.append(log)
    return gone


def outlived(root: Path, days: int, now: float | None = None) -> list[Path]:
    """Files of `received/` that are older than so many days, without the list of hand-ins that collecting again needs."""
    oldest = (time.time() if now is None else now) - days * _DAY
    return [path for path in _received(root) if path.lstat().st_mtime < oldest]


def reminder(root: Path, now: float | None = None) -> str:
    """What to say of files of `received/` that have outlived their time; empty if none have."""
    old = outlived(root, RECEIVED_DAYS, now)
    how = f"'netcourse forget --older-than {RECEIVED_DAYS}' takes them away"
    return f"{len(old)} file(s) of received/ are older than {RECEIVED_DAYS} days: {how}" if old else ""


def _received(root: Path) -> Iterator[Path]:
    top = root / "received"
    for here, _, files in os.walk(top):
        yield from (Path(here, one) for one in sorted(files) if one != KEPT and not one.startswith("."))


def take_away(root: Path, files: list[Path]) -> None:
    """Delete files of `received/`, and folders that are empty then."""
    for path in files:
        path.unlink(missing_ok=True)
    for here, _, _ in os.walk(root / "received", topdown=False):
        if Path(here) != root / "received":
            with suppress(OSError):
                Path(here).rmdir()


def _keep_end(log: Path) -> None:
    with log.open("rb") as lines:
        lines.seek(-LOG_BYTES, os.SEEK_END)
        lines.readline()
        end = lines.read()
    write_whole(log, end)
