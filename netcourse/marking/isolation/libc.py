"""The Linux calls that Python 3.11 lacks, through ctypes; each raises OSError with the kernel's reason."""

import ctypes
import os
import sys
from functools import cache

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x20080522
_LAST_CAPABILITY = 63
# The same number on every architecture that uses the generic table; x86-64 has its own.
_SYS_PIVOT_ROOT = {"x86_64": 155}.get(os.uname().machine, 41) if sys.platform == "linux" else 0
_SYS_MOUNT_SETATTR = 442
_AT_FDCWD = -100
_AT_RECURSIVE = 0x8000


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


class _Attributes(ctypes.Structure):
    _fields_ = (("set", ctypes.c_uint64), ("clear", ctypes.c_uint64), ("spread", ctypes.c_uint64), ("user", ctypes.c_uint64))


# Made once, before the forks.
_Sets = _Set * 2


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(what: str, result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags`, CLONE_NEW..., for new ones."""
    _call("unshare", _libc().unshare(flags))


def setns(fd: int, kind: int) -> None:
    """Enter the namespace that an open file of /proc/<pid>/ns stands for."""
    _call("setns", _libc().setns(fd, kind))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    """Mount `source` on `target`; see mount(2)."""
    arguments = [part.encode() or None for part in (source, target, kind)]
    result = _libc().mount(*arguments, ctypes.c_ulong(flags), data.encode() or None)
    _call(f"mount {kind or source} on {target}", result)


def unmount(target: str) -> None:
    """Take a mount away, at once for whoever looks from now on."""
    _call(f"unmount {target}", _libc().umount2(target.encode(), MNT_DETACH))


def pivot_root(new: str, old: str) -> None:
    """Make `new` the root and put the former one at `old`."""
    _call(f"pivot_root {new}", _libc().syscall(_SYS_PIVOT_ROOT, new.encode(), old.encode()))


def die_with_parent(signal: int, parent: int) -> None:
    """Ask the kernel for a signal when the parent ends.

    Raises
    ------
    OSError
        If the parent, by its id as seen from here, is gone already.
    """
    _call("prctl PDEATHSIG", _libc().prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0))
    if os.getppid() != parent:
        raise ProcessLookupError("the parent is gone")


def hide_from_peers() -> None:
    """Let no other process of the same user trace this one or read its memory."""
    _call("prctl DUMPABLE", _libc().prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0))


def allow_peers() -> None:
    """Undo what a change of user did: a process that may not be read can't open its own /proc either."""
    _call("prctl DUMPABLE", _libc().prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0))


def drop_bounding_set() -> None:
    """Give up every capability that a program could ever get back; needs CAP_SETPCAP, so it comes before `drop_capabilities`."""
    for capability in range(_LAST_CAPABILITY + 1):
        if _libc().prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
            break  # the kernel knows no capability of this number, nor any above


def drop_capabilities() -> None:
    """Give up every capability and the means to get one back."""
    _libc().prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = _Header(_CAPABILITY_VERSION_3, 0)
    _call("capset", _libc().capset(ctypes.byref(header), ctypes.byref(_Sets())))
    _call("prctl NO_NEW_PRIVS", _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))


def lock_mount(target: str, *, recursive: bool = False, devices: bool = False) -> None:
    """Make a mount, and all below it if `recursive`, read-only, without setuid programs, and without devices unless `devices`."""
    # MOUNT_ATTR_RDONLY, _NOSUID and _NODEV have the numbers of their MS_ twins.
    wanted = _Attributes(MS_RDONLY | MS_NOSUID | (0 if devices else MS_NODEV), 0, 0, 0)
    flags = _AT_RECURSIVE if recursive else 0
    result = _libc().syscall(
        _SYS_MOUNT_SETATTR, _AT_FDCWD, target.encode(), flags, ctypes.byref(wanted), ctypes.c_size_t(ctypes.sizeof(wanted))
    )
    _call(f"mount_setattr {target}", result)
