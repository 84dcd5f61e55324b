"""The only files that student code can see: the Python installation, the netcourse package and the system's programs, read-only.

The plan is plain data; `build` carries it out in a mount namespace of its own and leaves no way back.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import netcourse
from netcourse.marking.isolation import libc

STUDENT = "/student"
HOME = f"{STUDENT}/home"
WORK = f"{HOME}/work"
TEMPORARY = f"{STUDENT}/tmp"  # noqa: S108 (a folder of one process)
SHARED = f"{STUDENT}/shm"
# A folder that every Linux has and that nothing is taken from: the new root is put together on top of it.
_SITE = "/sys"
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SETTINGS = ("alternatives", "fonts", "ld.so.cache", "localtime", "mime.types", "nsswitch.conf", "timezone")
_DEVICES = ("null", "zero", "full", "random", "urandom")
_LINKS = {
    "/dev/fd": "/proc/self/fd",
    "/dev/stdin": "/proc/self/fd/0",
    "/dev/stdout": "/proc/self/fd/1",
    "/dev/stderr": "/proc/self/fd/2",
    "/dev/ptmx": "pts/ptmx",
}
_HOSTS = "127.0.0.1 localhost\n::1 localhost\n"

Act = Literal["show", "hide"]


@dataclass(frozen=True, slots=True)
class Step:
    """Show a folder or file of the machine at its own place, or cover a folder inside a shown one with an empty one."""

    act: Act
    path: Path


def installation() -> tuple[Path, ...]:
    """What Python needs, and the system's own programs, libraries and settings, as far as they exist."""
    python = {Path(prefix) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    # Packages may also lie in a folder of their own, such as one of the user's.
    python |= {path for path in map(Path, sys.path) if path.name in ("site-packages", "dist-packages")}
    package = Path(netcourse.__file__).parent
    wanted = [*python, *(path.resolve() for path in python), package, package.resolve(), *map(Path, _SYSTEM)]
    wanted += [Path("/etc") / name for name in _SETTINGS]
    return tuple(sorted({path for path in wanted if os.path.lexists(path)}))


def plan(shown: Iterable[Path], hidden: Iterable[Path]) -> tuple[Step, ...]:
    """The steps to a root that holds some folders and not others.

    Parameters
    ----------
    shown : iterable of Path
        Absolute paths to show.
    hidden : iterable of Path
        Absolute paths that must not be seen, except what is shown inside them.

    Returns
    -------
    tuple of Step
        Outer folders first; nothing that an outer step has done already.

    Raises
    ------
    ValueError
        If the same path is shown and hidden, or the whole file system is shown.
    """
    wanted: dict[Path, Act] = dict.fromkeys(hidden, "hide")
    for path in shown:
        if wanted.get(path) == "hide" or path == Path("/"):
            raise ValueError(f"{path}: Python is installed in a folder that must be hidden from students")
        wanted[path] = "show"
    steps: dict[Path, Act] = {}
    for path in sorted(wanted, key=lambda one: len(one.parts)):
        around: Act = next((steps[above] for above in path.parents if above in steps), "hide")
        if wanted[path] != around:
            steps[path] = wanted[path]
    return tuple(Step(act, path) for path, act in steps.items())


def build(steps: Sequence[Step], users: Sequence[int]) -> None:
    """Leave the machine's files for those of the plan. The caller has namespaces of its own for mounts and processes.

    Parameters
    ----------
    steps : sequence of Step
        From `plan`.
    users : sequence of int
        The user ids under which student code will run.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    libc.mount("", "/", flags=libc.MS_REC | libc.MS_PRIVATE)
    libc.mount("tmpfs", _SITE, "tmpfs", libc.MS_NOSUID, "mode=755")
    # Python writes there while it imports, and may be installed below it.
    Path(_SITE, "tmp").mkdir()
    libc.mount("tmpfs", f"{_SITE}/tmp", "tmpfs", libc.MS_NOSUID | libc.MS_NODEV, "mode=755")  # noqa: S108 (a mount point)
    for step in steps:
        if step.act == "hide":
            libc.mount("tmpfs", f"{_SITE}{step.path}", "tmpfs", libc.MS_NOSUID | libc.MS_NODEV, "mode=755")
        else:
            _show(step.path)
    _furnish(users)
    for step in steps:
        if step.act == "hide":
            libc.lock_mount(f"{_SITE}{step.path}")
    # Of our own processes alone. In a user namespace only whoever sees the machine's own may mount one, as we still do.
    libc.mount("proc", f"{_SITE}/proc", "proc", libc.MS_NOSUID | libc.MS_NODEV | libc.MS_NOEXEC)
    os.chdir(_SITE)
    libc.pivot_root(".", ".")
    libc.unmount(".")
    os.chdir("/")
    libc.lock_mount("/")


def _show(path: Path) -> None:
    target = Path(f"{_SITE}{path}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        if not os.path.lexists(target):
            target.symlink_to(path.readlink())
        return
    if path.is_dir():
        target.mkdir(exist_ok=True)
    else:
        target.touch()
    libc.mount(str(path), str(target), flags=libc.MS_BIND | libc.MS_REC)
    libc.lock_mount(str(target), recursive=True)


def _furnish(users: Sequence[int]) -> None:
    for folder in ("dev/pts", "dev/shm", "etc", "proc", STUDENT[1:]):
        Path(_SITE, folder).mkdir(parents=True, exist_ok=True)
    for name in _DEVICES:
        Path(_SITE, "dev", name).touch()
        libc.mount(f"/dev/{name}", f"{_SITE}/dev/{name}", flags=libc.MS_BIND)
        libc.lock_mount(f"{_SITE}/dev/{name}", devices=True)
    for link, leads_to in _LINKS.items():
        Path(_SITE + link).symlink_to(leads_to)
    people = "".join(f"student:x:{user}:{user}::{HOME}:/bin/sh\n" for user in users)
    groups = "".join(f"student:x:{user}:\n" for user in users)
    for name, text in (("passwd", people), ("group", groups), ("hosts", _HOSTS)):
        Path(_SITE, "etc", name).write_text(text, encoding="ascii")
