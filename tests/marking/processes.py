"""The processes of this machine, looked at while others come and go: what ended between two looks is not there, and no error."""

import os
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")


def all_processes() -> Iterator[int]:
    """The number of every process that runs now."""
    return (int(path.name) for path in _PROC.iterdir() if path.name.isdigit())


def processes_of(users: Container[int]) -> list[int]:
    """The processes whose user is one of these."""
    found = []
    for pid in all_processes():
        with suppress(OSError):
            if (_PROC / str(pid)).stat().st_uid in users:
                found.append(pid)
    return found


def children_of(pid: int) -> list[int]:
    """The direct children of a process; none if it is gone."""
    found: list[int] = []
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                found += [int(child) for child in (task / "children").read_text("ascii").split()]
    return found


def descendants_of(pid: int) -> list[int]:
    """All processes below one, those in other namespaces included."""
    direct = children_of(pid)
    return direct + [one for child in direct for one in descendants_of(child)]


def folders_below(folder: Path, pattern: str) -> list[str]:
    """The folders below one whose name fits, though others are made and taken away meanwhile."""
    return sorted(str(Path(at) / name) for at, names, _ in os.walk(folder) for name in names if Path(name).match(pattern))
