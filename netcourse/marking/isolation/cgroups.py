"""Control groups: what bounds the memory and the processes of a submission together, where this machine lets us make one.

Version 1 has a tree for each controller, version 2 one tree for all. Without either, the limits on each process remain.
"""

import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netcourse.marking.isolation.limits import Limits

_WANTED = ("memory", "pids")
_NAME = "netcourse-"


@dataclass(frozen=True, slots=True)
class Group:
    """A control group of ours: its folder, and whether it belongs to version 2."""

    folder: Path
    controllers: tuple[str, ...]
    version_2: bool

    @property
    def members(self) -> Path:
        """Where a process writes itself in."""
        return self.folder / "cgroup.procs"

    @property
    def killings(self) -> Path | None:
        """Where the kernel counts processes that it killed for want of memory."""
        if "memory" not in self.controllers:
            return None
        return self.folder / ("memory.events" if self.version_2 else "memory.oom_control")


def settings(group: Group, limits: Limits) -> dict[str, str]:
    """What to write into which files of a group."""
    found = {}
    if "pids" in group.controllers:
        found["pids.max"] = str(limits.processes)
    if "memory" in group.controllers:
        found["memory.max" if group.version_2 else "memory.limit_in_bytes"] = str(limits.memory_bytes)
        # Without this, what does not fit moves into swap space and the limit holds nothing.
        found["memory.swap.max" if group.version_2 else "memory.memsw.limit_in_bytes"] = (
            "0" if group.version_2 else str(limits.memory_bytes)
        )
    return found


def killed(text: str) -> int:
    """How many processes a `memory.events` or `memory.oom_control` says were killed for want of memory."""
    counts = dict(line.split(maxsplit=1) for line in text.splitlines() if len(line.split()) == 2)
    return int(counts.get("oom_kill", "0"))


def homes(own: str, mounts: str) -> dict[str, tuple[Path, bool]]:
    """Where this process's groups are, by controller; "" stands for version 2's tree.

    Parameters
    ----------
    own : str
        The text of /proc/self/cgroup.
    mounts : str
        The text of /proc/self/mountinfo.

    Returns
    -------
    dict
        Folder, and whether it is of version 2.
    """
    trees: dict[str, tuple[Path, Path, bool]] = {}
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        within, mounted = left.split()[3:5]
        kind, _, options = right.split(maxsplit=2)
        if kind == "cgroup2":
            trees[""] = (Path(mounted), Path(within), True)
        elif kind == "cgroup":
            trees.update({name: (Path(mounted), Path(within), False) for name in options.split(",")})
    found = {}
    for row in own.splitlines():
        _, controllers, path = row.split(":", 2)
        for name in controllers.split(","):
            if name in trees:
                at, inside, version_2 = trees[name]
                # In a container the tree may be mounted from our own group downwards.
                below = Path(path).relative_to(inside) if Path(path).is_relative_to(inside) else Path()
                found[name] = (at / below, version_2)
    return found


def make_groups(slot: int, limits: Limits) -> list[Group]:
    """Groups for a slot of this process with limits set, as far as the machine allows.

    Parameters
    ----------
    slot : int
        Which of the submissions in flight they are for.
    limits : Limits
        What to set.

    Returns
    -------
    list of Group
        Empty if none could be made.
    """
    try:
        found = homes(Path("/proc/self/cgroup").read_text("utf-8"), Path("/proc/self/mountinfo").read_text("utf-8"))
    except OSError:
        return []
    made = []
    for folder, controllers, version_2 in _places(found):
        _sweep(folder)
        group = Group(folder / f"{_NAME}{os.getpid()}-{slot}-{secrets.token_hex(4)}", controllers, version_2)
        try:
            group.folder.mkdir()
            _limit(group, limits)
        except OSError:
            remove_groups([group])
        else:
            made.append(group)
    return made


def remove_groups(groups: list[Group]) -> None:
    """Remove groups that nobody is in any more."""
    for group in groups:
        with contextlib.suppress(OSError):
            group.folder.rmdir()


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind."""
    for left in folder.glob(f"{_NAME}[0-9]*-*"):
        if not Path("/proc", left.name.split("-")[1]).exists():
            with contextlib.suppress(OSError):
                left.rmdir()


def _places(found: Mapping[str, tuple[Path, bool]]) -> list[tuple[Path, tuple[str, ...], bool]]:
    places: list[tuple[Path, tuple[str, ...], bool]] = [(found[name][0], (name,), False) for name in _WANTED if name in found]
    if "" in found:
        folder = found[""][0]
        try:
            offered = (folder / "cgroup.controllers").read_text("ascii").split()
            wanted = tuple(name for name in _WANTED if name in offered)
            if wanted:
                _delegate(folder, wanted)
                places.append((folder, wanted, True))
        except OSError:
            pass
    return places


def _delegate(folder: Path, controllers: tuple[str, ...]) -> None:
    # A group of version 2 hands controllers down only if no process is left in it: this one moves one step down.
    switch = folder / "cgroup.subtree_control"
    if set(controllers) <= set(switch.read_text("ascii").split()):
        return
    leaf = folder / "netcourse"
    leaf.mkdir(exist_ok=True)
    (leaf / "cgroup.procs").write_text(f"{os.getpid()}\n", "ascii")
    switch.write_text(" ".join(f"+{name}" for name in controllers), "ascii")


def _limit(group: Group, limits: Limits) -> None:
    for name, value in settings(group, limits).items():
        try:
            (group.folder / name).write_text(value, "ascii")
        except FileNotFoundError:
            if "sw" not in name:  # a kernel without accounting for swap space has no such file
                raise
