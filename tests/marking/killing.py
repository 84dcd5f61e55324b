"""`netcourse mark` killed in the middle, and what is left of it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.marking.processes import all_processes

PATIENCE = 60.0


def start(folder: Path, unit: str) -> subprocess.Popen[str]:
    """`netcourse mark` on a course folder, as from a terminal."""
    words = [sys.executable, "-m", "netcourse.cli", "--course", str(folder), "mark", unit, "-j", "2"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(folder: Path, unit: str) -> tuple[int, str]:
    """Mark to the end; the exit code and what was said."""
    with start(folder, unit) as process:
        said, _ = process.communicate()
    return process.returncode, said


def kill_within(folder: Path, unit: str, chosen: random.Random, submissions: int) -> list[str]:
    """Kill a run with SIGKILL after so many of its submissions, and a moment more, both by chance.

    Returns
    -------
    list of str
        The processes of the run that outlive it, after patience; none if all is well.
    """
    after, moment = chosen.randint(0, submissions - 1), chosen.uniform(0, 0.7)
    with start(folder, unit) as process:
        assert process.stdout is not None
        if after:
            lines = (line for line in process.stdout if line.startswith(f"{after} of "))
            next(lines, None)
        else:
            moment *= 10  # while it imports, copies the gradebook and starts
        time.sleep(moment)
        ours = list(_descendants(process.pid))
        os.kill(process.pid, signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while (left := [who for who in ours if _name(who[0]) and _started(who[0]) == who[1]]) and time.monotonic() < until:
        time.sleep(0.05)
    return [f"{pid}: {_name(pid)}" for pid, _ in left]


def _descendants(pid: int) -> Iterator[tuple[int, str]]:
    """All processes below one, those in other namespaces included, with the time at which each started."""
    parents = {pid: _parent(pid) for pid in all_processes()}
    below = [child for child, parent in parents.items() if parent == pid]
    for child in below:
        yield child, _started(child)
        yield from _descendants(child)


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return []


def _parent(pid: int) -> int:
    found = _stat(pid)
    return int(found[1]) if found else 0


def _started(pid: int) -> str:
    found = _stat(pid)
    return found[19] if found else ""


def _name(pid: int) -> str:
    """The name of a process that still runs; empty for one that is gone or waits to be buried."""
    try:
        name = Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return ""
    found = _stat(pid)
    return name if found and found[0] not in "ZX" else ""
