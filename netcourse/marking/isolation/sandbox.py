"""One throw-away process for untrusted code, and the pipes to it.

A sandbox is forked from the calling process, which has everything imported. In a house it has two processes: the first of its
namespace, which only waits, and the one that runs code. Without a house it is one process with limits, and no more.
"""

import os
import select
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from netcourse.marking.isolation.cgroups import killed
from netcourse.marking.isolation.inside import CONFINED, Main, Place, command, fork, run_inside
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.packets import BrokenPackets, Joiner, Packet
from netcourse.marking.isolation.watch import Watch

_PIECE = 1 << 16
_LOST = -1
_MOMENT = 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """Bytes that a process wrote to its standard output or error."""

    name: Literal["stdout", "stderr"]
    data: bytes


@dataclass(frozen=True, slots=True)
class Gone:
    """The process is no more.

    `signal` is what killed it, 0 if it left by itself; `broken` says that it talked nonsense, `starved` that one of
    its processes was killed for want of memory, `unconfined` that it could not be shut in, and therefore ran nothing.
    """

    signal: int
    code: int
    broken: bool = False
    starved: bool = False
    unconfined: bool = False


Event = Packet | Text | Gone


class Sandbox:
    """A process that runs `main` until it is closed; see the module.

    Parameters
    ----------
    place : Place
        Where it stands.
    limits : Limits
        What it may use up.
    main : callable
        What it runs.
    """

    def __init__(self, place: Place, limits: Limits, main: Main) -> None:
        self._place = place
        ours, theirs = _pipes()
        self.pid = fork(place)
        if self.pid == 0:
            run_inside(place, limits, main, theirs)
        for fd in theirs:
            os.close(fd)
        self._pipes: tuple[int, ...] = ours
        self._commands, self._messages, self._out, self._err = ours
        for fd in ours:
            os.set_blocking(fd, False)
        self._open = {self._messages, self._out, self._err}
        self._poll, self._texts = select.poll(), select.poll()
        self._poll.register(self._messages, select.POLLIN)
        for fd in (self._out, self._err):
            self._poll.register(fd, select.POLLIN)
            self._texts.register(fd, select.POLLIN)
        self._outgoing = bytearray()
        self._waiting: list[Event] = []
        self._joiner = Joiner(limits.export_bytes + limits.cell_output_bytes * 4)
        self._confined = False
        self._gone: Gone | None = None
        self._killings = _killings(place)
        self._watch = Watch(self.pid, limits.memory_bytes) if place.house and place.killings < 0 else None

    def send(self, kind: int, payload: bytes) -> None:
        """Hand over a command; it leaves while `next_event` waits."""
        self._outgoing += command(kind, payload)

    def next_event(self, until: float) -> Event | None:
        """What the process says next; None if it says nothing until then, a time of `time.monotonic`."""
        while not self._waiting:
            if self._gone:
                return self._gone
            if not self._wait(max(0.0, until - time.monotonic())) and time.monotonic() >= until:
                return None
        return self._waiting.pop(0)

    def interrupt(self) -> None:
        """Interrupt the running code, as the stop button does."""
        with suppress(ProcessLookupError):
            if self._place.house:
                os.kill(self.pid, signal.SIGUSR1)
            else:
                os.killpg(self.pid, signal.SIGINT)

    def dismiss(self) -> None:
        """Give it no more to do: it begins to end by itself, and `close` waits for that."""
        pipes, self._pipes = self._pipes, ()
        for fd in pipes:
            os.close(fd)

    def close(self, *, at_once: bool = False) -> None:
        """End the process with all its children, and wait until they are gone.

        Parameters
        ----------
        at_once : bool
            Whether to kill it without giving it a moment to end by itself.
        """
        self.dismiss()
        if self._gone is None:
            if not self._outgoing and not at_once:
                # Without commands it ends by itself, and what it used up is counted; it has a moment for that.
                self._open.clear()
            self._end(broken=False)

    def _wait(self, seconds: float) -> bool:
        if self._outgoing:
            self._write()
        # Only then: a process that closes its end could otherwise keep us awake.
        if full := bool(self._outgoing):
            self._poll.register(self._commands, select.POLLOUT)
        look = Watch.until_next()
        ready = self._poll.poll((seconds if look is None else min(seconds, look)) * 1000)
        if full:
            self._poll.unregister(self._commands)
        Watch.look()
        # Text first: what a program printed comes before the message that it is done.
        for fd, _ in sorted(ready, key=lambda pair: pair[0] == self._messages):
            if fd in self._open:
                self._read(fd)
        if not self._open:
            self._end(broken=False)
        return bool(ready)

    def _write(self) -> None:
        try:
            del self._outgoing[: os.write(self._commands, self._outgoing[:_PIECE])]
        except BlockingIOError:
            pass
        except BrokenPipeError:
            self._outgoing.clear()

    def _read(self, fd: int) -> None:
        try:
            data = os.read(fd, _PIECE)
        except BlockingIOError:
            return
        if not data:
            self._hang_up(fd)
        elif fd == self._messages:
            self._drain_text()
            try:
                self._take(self._joiner.feed(data))
            except BrokenPackets:
                self._end(broken=True)
        else:
            self._waiting.append(Text("stdout" if fd == self._out else "stderr", data))

    def _take(self, packets: list[Packet]) -> None:
        if packets and not self._confined:
            self._confined = packets.pop(0).kind == CONFINED
        self._waiting += packets

    def _drain_text(self) -> None:
        for fd, _ in self._texts.poll(0):
            with suppress(BlockingIOError, OSError):
                if data := os.read(fd, _PIECE):
                    self._waiting.append(Text("stdout" if fd == self._out else "stderr", data))

    def _hang_up(self, fd: int) -> None:
        self._open.discard(fd)
        self._poll.unregister(fd)
        if fd == self._messages:
            self._open.clear()
        else:
            self._texts.unregister(fd)

    def _end(self, *, broken: bool) -> None:
        if self._gone:
            return
        status = _LOST
        if not broken and not self._open:
            status = _within(self.pid, _MOMENT)
        if status == _LOST:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL) if self._place.house else os.killpg(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
        self._open.clear()
        code = os.waitstatus_to_exitcode(status)
        # The first process of a namespace tells the end of the second with its exit code, as a shell does.
        killer = -code if code < 0 else (code - 128 if code > 128 else 0)
        starved = _killings(self._place) > self._killings or bool(self._watch and self._watch.starved)
        if self._watch:
            self._watch.end()
        unconfined = not self._confined and not killer and not starved
        self._gone = Gone(killer, max(code, 0), broken, starved, unconfined)


def _killings(place: Place) -> int:
    return killed(os.pread(place.killings, 4096, 0).decode()) if place.killings >= 0 else 0


def _pipes() -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
    commands, messages, out, err = (os.pipe() for _ in range(4))
    return (commands[1], messages[0], out[0], err[0]), (commands[0], messages[1], out[1], err[1])


def _within(pid: int, seconds: float) -> int:
    until = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return status
        if time.monotonic() > until:
            return _LOST
        time.sleep(0.001)
