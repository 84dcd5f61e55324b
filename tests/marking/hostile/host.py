"""The machine around a run: what must be the same before and after it."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.marking.processes import children_of, folders_below

_PR_SET_CHILD_SUBREAPER = 36
# Where a process that broke out could leave a file.
_PLACES = ("/", "/tmp", "/dev/shm", "/var/tmp", "/run", "/etc", "/usr", "/lib", "/dev")  # noqa: S108 (they are looked at)


@dataclass(frozen=True)
class Host:
    """What is there: child processes, mounts, control groups of this process, shared memory, files that bear a word."""

    children: frozenset[int]
    mounts: str
    groups: tuple[str, ...]
    shared_memory: tuple[str, ...]
    left: tuple[str, ...]


def look_around(word: str, *folders: Path) -> Host:
    """The machine as it is now.

    Parameters
    ----------
    word : str
        In the name of every file that hostile students write.
    folders : Path
        Where else to look for such files.
    """
    children = frozenset(children_of(os.getpid()))
    groups = folders_below(Path("/sys/fs/cgroup"), f"netcourse-{os.getpid()}-*")
    shared = [line.split()[0] for line in Path("/proc/sysvipc/shm").read_text(encoding="ascii").splitlines()[1:]]
    places = {*map(Path, _PLACES), Path.home(), *folders}
    left = [str(path) for place in places if place.is_dir() for path in place.iterdir() if word in path.name]
    mounts = Path("/proc/self/mounts").read_text(encoding="utf-8")
    return Host(children, mounts, tuple(groups), tuple(sorted(shared)), tuple(sorted(left)))


@contextmanager
def orphans_come_to_us() -> Iterator[None]:
    """Whatever a run leaves behind becomes a child of this process, where it is seen."""
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
