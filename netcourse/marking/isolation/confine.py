"""Shutting a process in: namespaces, a folder of its own, limits, and no rights.

`found_house` runs once in the process from which all others are forked; `confine` in each forked one, before any student code.
"""

import os
import resource
import signal
import socket
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.marking.isolation import libc
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.root import HOME, SHARED, STUDENT, TEMPORARY, WORK, Step, build

# High above what systems give to people, services and containers: one for each process in flight, so that the kernel keeps
# them apart and counts their processes apart; those of one founder do not meet those of another.
_FIRST_USER = 1_879_048_192
_USERS = 256
_TMP = "/tmp"  # noqa: S108 (a mount point)
_OWN = libc.CLONE_NEWNS | libc.CLONE_NEWNET | libc.CLONE_NEWIPC | libc.CLONE_NEWUTS | libc.CLONE_NEWCGROUP


@dataclass(frozen=True, slots=True)
class House:
    """Where all confined processes come from.

    `first_user` is the first of the users that root, if it founded it, gives to the slots, else 0; `pid_namespace` is an open
    file, the way back after a process made another one for its children; `in_tmp` is what of the installation lies below /tmp.
    """

    first_user: int
    pid_namespace: int
    in_tmp: tuple[Path, ...] = ()

    def user(self, slot: int) -> int:
        """The user id under which the process in a slot runs."""
        return self.first_user + slot % _USERS if self.first_user else os.getuid()


def users_of(founder: int) -> range:
    """The user ids that a house gives out, by the process id of who founds it."""
    first = _FIRST_USER + founder * _USERS
    return range(first, first + _USERS)


def found_house(steps: Sequence[Step], slots: int) -> House:
    """Take namespaces of our own and go where only the plan's files are. What returns is a fork of the caller.

    The caller itself waits for the fork, and ends as it ends. When the fork ends, the kernel ends all that came from it.

    Parameters
    ----------
    steps : sequence of Step
        From `root.plan`.
    slots : int
        How many submissions are in flight at most.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    first_user = users_of(os.getpid())[0] if os.geteuid() == 0 else 0
    if not first_user:
        _own_user_namespace()
    libc.unshare(libc.CLONE_NEWNS | libc.CLONE_NEWPID)
    child = os.fork()
    if child:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        _, status = os.waitpid(child, 0)
        os._exit(abs(os.waitstatus_to_exitcode(status)))
    die_with(0)
    pid_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    house = House(first_user, pid_namespace, _outermost([step.path for step in steps if step.act == "show"], Path(_TMP)))
    build(steps, sorted({house.user(slot) for slot in range(slots)}))
    # Until a student gets a folder of its own, Python keeps its settings there.
    libc.mount("tmpfs", STUDENT, "tmpfs", libc.MS_NOSUID | libc.MS_NODEV, "mode=755")
    return house


def confine(house: House, slot: int, limits: Limits, cgroups: Sequence[int]) -> None:
    """Shut the calling process in. It is the first of a new process namespace and still has the founder's rights.

    Parameters
    ----------
    house : House
        From `found_house`.
    slot : int
        Which of the submissions in flight this is.
    limits : Limits
        What it may use up.
    cgroups : sequence of int
        Open `cgroup.procs` files of the groups to join.

    Raises
    ------
    OSError
        If anything is refused. The caller must then end.
    """
    for group in cgroups:
        os.write(group, b"0\n")
    libc.unshare(_OWN)
    socket.sethostname("netcourse")
    user = house.user(slot)
    _own_files(house, user, limits)
    bound(limits, processes=True)
    _give_up_rights(house, user)
    os.chdir(WORK)


def bound(limits: Limits, *, processes: bool) -> None:
    """Set the limits that the kernel keeps for each process; that on processes counts all of the same user."""
    pairs = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_CPU: limits.cpu_seconds,
    }
    if sys.platform == "linux":
        # What the founder has mapped already is shared and costs nothing.
        pairs[resource.RLIMIT_AS] = limits.memory_bytes + _mapped()
    if processes:
        pairs[resource.RLIMIT_NPROC] = limits.processes
    for kind, value in pairs.items():
        _, most = resource.getrlimit(kind)
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (value, value))


def die_with(parent: int) -> None:
    """End when the parent ends; `parent` is its id as seen from here, 0 from inside a new process namespace."""
    libc.die_with_parent(signal.SIGKILL, parent)


def _outermost(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    inside = [path for path in paths if path.is_relative_to(folder)]
    return tuple(path for path in inside if not any(other in path.parents for other in inside))


def _mapped() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def _own_user_namespace() -> None:
    user, group = os.getuid(), os.getgid()
    libc.unshare(libc.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _own_files(house: House, user: int, limits: Limits) -> None:
    safe = libc.MS_NOSUID | libc.MS_NODEV
    libc.mount("proc", "/proc", "proc", safe | libc.MS_NOEXEC)
    libc.mount("tmpfs", STUDENT, "tmpfs", safe, f"mode=755,size={limits.disk_bytes},nr_inodes=20000")
    for folder in (HOME, WORK, TEMPORARY, SHARED):
        Path(folder).mkdir()
        os.chown(folder, user, user if house.first_user else os.getgid())
    libc.mount(SHARED, "/dev/shm", flags=libc.MS_BIND)  # noqa: S108 (a mount point)
    _own_temporary(house.in_tmp)
    libc.mount("devpts", "/dev/pts", "devpts", libc.MS_NOSUID | libc.MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620")


def _own_temporary(kept: Sequence[Path]) -> None:
    """Cover /tmp with a folder of the student's, in which what is kept stands where it stood."""
    covered = [(path, os.open(path, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)) for path in kept]
    libc.mount(TEMPORARY, _TMP, flags=libc.MS_BIND)
    for path, fd in covered:
        path.parent.mkdir(parents=True, exist_ok=True)
        if stat.S_ISLNK(os.fstat(fd).st_mode):
            path.symlink_to(os.readlink("", dir_fd=fd))
        else:
            path.mkdir() if stat.S_ISDIR(os.fstat(fd).st_mode) else path.touch()
            libc.mount(f"/proc/self/fd/{fd}", str(path), flags=libc.MS_BIND | libc.MS_REC)
        os.close(fd)


def _give_up_rights(house: House, user: int) -> None:
    if house.first_user:
        libc.drop_bounding_set()
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    else:
        # The limit on processes counts those of this namespace alone.
        _own_user_namespace()
        libc.drop_bounding_set()
    libc.drop_capabilities()
