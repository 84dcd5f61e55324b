"""The process that has everything imported and is forked for each piece of work; and how to start and ask it.

It runs one thread and no student code, ever. Each request comes over a socket of its own with the open files of its control
groups; a fork answers it there and ends.
"""

import importlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from netcourse.marking.isolation import libc
from netcourse.marking.isolation.confine import House, found_house
from netcourse.marking.isolation.inside import Place
from netcourse.marking.isolation.root import installation, plan
from netcourse.marking.isolation.settings import Settings, environment
from netcourse.marking.isolation.support import IsolationMissing, check_platform, explain

_READY, _REFUSED, _TAKEN = b"ready", b"refused ", b"."
_LARGEST_ASK = 4096
_MOST_FDS = 16
_PATIENCE = 5.0
# Not `-m`: a kernel has an empty entry in sys.path, for whatever folder a notebook lies in.
_START = "import sys; from netcourse.marking.isolation.zygote import main; main(sys.argv[1:])"


@dataclass(slots=True)
class Slot:
    """One place for a sandbox, from the side that asks: its number, and open files of its control groups; see `Place`."""

    number: int
    members: list[int] = field(default_factory=list)
    killings: int = -1


class Zygote:
    """A zygote, from the side that asks: it starts at once, and is of use after `wait`.

    It ends when its socket is closed, and therefore with the process that started it, however that ends.

    Raises
    ------
    IsolationMissing
        If this machine can't do it.
    """

    def __init__(self, settings: Settings) -> None:
        self._ready = False
        check_platform(isolated=settings.isolated)
        self._control, theirs = socket.socketpair()
        self._asking = threading.Lock()
        words = [str(theirs.fileno()), json.dumps(asdict(settings))]
        with closing(theirs):
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own words)
                [sys.executable, "-c", _START, *words],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=environment(settings),
                cwd="/",
            )

    def wait(self) -> None:
        """Wait until it has everything imported; no longer than the first time.

        Raises
        ------
        IsolationMissing
            If this machine can't do it.
        """
        if self._ready:
            return
        said = self._control.recv(_LARGEST_ASK)
        if said != _READY:
            self.close()
            raise IsolationMissing(said.removeprefix(_REFUSED).decode() or "the process that should do it died")
        self._ready = True

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it still listens: the process that was started may outlive for a moment the one inside that does the work."""
        if self._process.poll() is not None:
            return False
        try:
            return bool(self._control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def ask(self, request: bytes, options: Mapping[str, Any], slots: Sequence[Slot]) -> bytes:
        """Have a fork do a piece of work, and wait for it. Several threads may ask at once, each with slots of its own.

        Parameters
        ----------
        request : bytes
            What the work takes.
        options : mapping
            What the work may know before it takes it, as JSON holds it.
        slots : sequence of Slot
            The places of this piece of work.

        Returns
        -------
        bytes
            What the work gives; empty if the fork died.

        Raises
        ------
        ConnectionError
            If the zygote itself is gone.
        """
        fds = [fd for slot in slots for fd in (*slot.members, *([slot.killings] if slot.killings >= 0 else []))]
        places = [[slot.number, len(slot.members), slot.killings >= 0] for slot in slots]
        with closing(self._open({"places": places, "options": options}, fds)) as ours:
            try:
                return _exchange(ours, request)
            except ConnectionError:
                return b""

    def _open(self, ask: Mapping[str, Any], fds: Sequence[int] = ()) -> socket.socket:
        with ExitStack() as unless_taken:
            ours, theirs = map(unless_taken.enter_context, socket.socketpair())
            with closing(theirs), self._asking:
                socket.send_fds(self._control, [json.dumps(ask).encode()], [theirs.fileno(), *fds])
                if not self._control.recv(len(_TAKEN)):
                    raise ConnectionResetError("the zygote is gone")
            unless_taken.pop_all()
        return ours

    def warm(self, data: bytes) -> None:
        """Have it make ready what the forks to come share, and wait until it has. It must hold nothing that is hidden from them.

        Raises
        ------
        ConnectionError
            If the zygote is gone.
        """
        with closing(self._open({"warm": True})) as ours:
            _exchange(ours, data)

    def close(self) -> None:
        """End it, and with it all its forks."""
        self._control.close()
        if not self._ready:
            self._process.kill()  # it would look only when it is done with what it imports
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _exchange(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    connection.shutdown(socket.SHUT_WR)
    return _read_all(connection)


def _read_all(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(1 << 20):
        parts.append(part)
    return b"".join(parts)


def main(words: Sequence[str]) -> None:
    """Be a zygote; `words` are the descriptor of its socket and its settings in JSON."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    control = socket.socket(fileno=int(words[0]))
    settings = Settings(**json.loads(words[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the one who asked closes us
    # Whoever asks may go away at any moment, even before it has read that we are ready: then there is nothing more to do.
    with suppress(ConnectionError):
        try:
            house = _found(settings)
            work, warm = _prepared(settings)
        except OSError as error:
            control.send((_REFUSED.decode() + explain(error))[:_LARGEST_ASK].encode())
            return
        except Exception:  # noqa: BLE001 (whatever is wrong with this machine's Python, one line must reach the person)
            traceback.print_exc()
            control.send(_REFUSED + (traceback.format_exc().strip().splitlines()[-1]).encode()[: _LARGEST_ASK - 100])
            return
        control.send(_READY)
        _serve(control, settings, house, work, warm)


def _serve(
    control: socket.socket, settings: Settings, house: House | None, work: Callable[..., bytes], warm: Callable[[bytes], None]
) -> None:
    # The kernel buries children of whoever ignores their deaths.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        ask, fds, _, _ = socket.recv_fds(control, _LARGEST_ASK, _MOST_FDS)
        if not ask:
            return
        control.send(_TAKEN)
        asked = json.loads(ask)
        if asked.get("warm"):
            with socket.socket(fileno=fds[0]) as told:
                warm(_read_all(told))
            continue
        parent = os.getpid()
        if os.fork() == 0:
            control.close()  # who asks sees at once when nobody listens any more
            _answer(settings, work, house, asked, list(fds), parent)
        for fd in fds:
            os.close(fd)


def _found(settings: Settings) -> House | None:
    if not settings.isolated:
        return None
    return found_house(plan(installation(), [Path(one).resolve() for one in settings.hidden]), settings.slots)


def _prepared(settings: Settings) -> tuple[Callable[..., bytes], Callable[[bytes], None]]:
    import gc

    work: Any = importlib.import_module(settings.work)
    work.prepare(settings.preload)
    threads = len(list(Path("/proc/self/task").iterdir())) if sys.platform == "linux" else 1
    if threads > 1:
        raise RuntimeError(f"{threads} threads run after the imports; a fork would lack all but one")
    # What is alive now stays shared: the collector of a fork would otherwise copy it page by page.
    gc.collect()
    gc.freeze()
    return work.handle, work.warm


def _answer(
    settings: Settings, work: Callable[..., bytes], house: House | None, ask: dict[str, Any], fds: list[int], parent: int
) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if sys.platform == "linux":
            libc.die_with_parent(signal.SIGKILL, parent)
        signal.setitimer(signal.ITIMER_REAL, settings.seconds)
        places = []
        with socket.socket(fileno=fds.pop(0)) as asked:
            for number, members, counted in ask["places"]:
                cgroups = [fds.pop(0) for _ in range(members)]
                places.append(Place(house, number, cgroups, fds.pop(0) if counted else -1, settings.folder))
            asked.sendall(work(ask["options"], lambda: _read_all(asked), places))
    except BaseException:  # noqa: BLE001 (a fork must never go on in the zygote's own loop)
        traceback.print_exc()
    finally:
        os._exit(0)
