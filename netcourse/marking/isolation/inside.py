"""The inside of a sandbox: what a fresh fork does before, around and after the code that it is there for."""

import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from netcourse.marking.isolation import libc
from netcourse.marking.isolation.confine import House, bound, confine, die_with
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.packets import write_messages

# What runs inside: told the descriptors to read commands from and to write messages to.
Main = Callable[[int, int], None]

_COMMAND = struct.Struct("<BI")
# The kind of the message that says that the process is confined. Nothing else runs before it is sent, so none takes it back.
CONFINED = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sandbox stands: in which house (None for none), with which of its users, and in which control groups.

    `cgroups` are open `cgroup.procs` files; `killings` the open file in which the kernel counts killings for want of memory, -1
    for none; `folder` is where it works without a house.
    """

    house: House | None
    slot: int
    cgroups: Sequence[int]
    killings: int = -1
    folder: str = ""


def command(kind: int, payload: bytes) -> bytes:
    """A command as bytes on its way into a sandbox."""
    return _COMMAND.pack(kind, len(payload)) + payload


def read_commands(data: bytearray) -> list[tuple[int, bytes]]:
    """The whole commands at the start of what was read so far; they are taken off."""
    found = []
    while len(data) >= _COMMAND.size:
        kind, length = _COMMAND.unpack_from(data)
        end = _COMMAND.size + length
        if len(data) < end:
            break
        found.append((kind, bytes(data[_COMMAND.size : end])))
        del data[:end]
    return found


def fork(place: Place) -> int:
    """Fork, into a process namespace of its own if the place is in a house."""
    if place.house is None:
        return os.fork()
    libc.unshare(libc.CLONE_NEWPID)
    pid = -1
    try:
        pid = os.fork()
    finally:
        if pid:
            # Our own next child belongs into a namespace of its own again.
            libc.setns(place.house.pid_namespace, libc.CLONE_NEWPID)
    return pid


def run_inside(place: Place, limits: Limits, main: Main, theirs: Sequence[int]) -> NoReturn:
    """Be the process of a sandbox; `theirs` are its ends of the pipes. Nothing ever returns from here into the parent's code."""
    code = 1
    try:
        commands, messages = _only(theirs, place.cgroups if place.house else ())
        if place.house is None:
            _run_loosely(place, limits)
            write_messages(messages, [(CONFINED, b"")], os.getpid())
        else:
            confine(place.house, place.slot, limits, place.cgroups)
            for fd in place.cgroups:
                os.close(fd)
            die_with(0)
            write_messages(messages, [(CONFINED, b"")], os.getpid())
            code = _wait_for(lambda: _run(main, commands, messages), (commands, messages))
            os._exit(code)
        code = _run(main, commands, messages)
    except BaseException as error:  # noqa: BLE001 (whatever it is, it must not reach the parent's code)
        with suppress(OSError, ValueError):
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def _only(theirs: Sequence[int], keep: Sequence[int]) -> tuple[int, int]:
    """Close every descriptor but our own, and put those where they belong."""
    commands, messages, out, err = theirs
    null = os.open("/dev/null", os.O_RDONLY)
    for fd, at in ((null, 0), (out, 1), (err, 2)):
        os.dup2(fd, at)
    last = 3
    for fd in sorted({commands, messages, *keep}):
        os.closerange(last, fd)
        last = fd + 1
    os.closerange(last, os.sysconf("SC_OPEN_MAX"))
    return commands, messages


def _run_loosely(place: Place, limits: Limits) -> None:
    if sys.platform == "linux":
        die_with(os.getppid())
    os.setsid()
    os.chdir(place.folder)
    bound(limits, processes=False)


def _wait_for(run: Callable[[], int], pipes: Sequence[int]) -> int:
    """Run code in a child, pass interrupts on to it, bury whatever is left behind, and tell how it ended."""
    child = 0

    def pass_on(*_: object) -> None:
        if child:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGINT)

    signal.signal(signal.SIGUSR1, pass_on)
    libc.hide_from_peers()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
        libc.allow_peers()
        os.setsid()
        os._exit(run())
    for fd in (*pipes, 1, 2):
        os.close(fd)
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


def _run(main: Main, commands: int, messages: int) -> int:
    try:
        main(commands, messages)
    except BaseException:  # noqa: BLE001 (student code may leave anything behind; the exit code tells)
        with suppress(OSError):
            os.write(2, traceback.format_exc().encode("utf-8", "replace"))
        return 1
    return 0
