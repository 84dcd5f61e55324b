"""What runs inside a sandbox: it reads commands, runs cells, and hands out or takes in what a test needs."""

import asyncio
import base64
import json
import os
import signal
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from netcourse.items.store import ANSWERS, Recorded, parse, read_small, write
from netcourse.marking.execution import wire
from netcourse.marking.execution.handing_out import call, encode, hand_out
from netcourse.marking.execution.kernel import DirectKernel, connect, shell_of
from netcourse.marking.execution.made_ahead import Made
from netcourse.marking.execution.odd import warned
from netcourse.marking.execution.taking_in import NotPlain, decode, take_in
from netcourse.marking.isolation.inside import read_commands
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.packets import write_messages

_STREAMS = {"stdout": wire.STDOUT, "stderr": wire.STDERR}
_CLOCK = struct.Struct("<d")
_PIECE = 1 << 16
_LINE = 900
_MOST_HELD = 32_000
# What says nothing before the cell has ended can wait until then.
_AT_THE_END = frozenset({"execute_input", "execute_reply"})


class Child:
    """One process that runs cells.

    Parameters
    ----------
    kernel : DirectKernel
        Made before the fork.
    limits : Limits
        What may leave.
    commands, messages : int
        The pipes.
    """

    def __init__(self, kernel: DirectKernel, limits: Limits, commands: int, messages: int) -> None:
        self._kernel = kernel
        self._limits = limits
        self._commands = commands
        self._messages = messages
        self._payload = b""
        # What waits to be said, and in which process it was to be said: a fork of it says nothing twice.
        self._held: deque[tuple[int, bytes]] = deque()
        self._size, self._holder = 0, os.getpid()
        self._heard, self._holds = True, False
        self._from_student: set[str] = set()
        self._laid: object = None
        self._made: Made | None = None
        self._warned = self._stderr_counts = self._wrote = False

    def serve(self) -> None:
        """Carry out commands until there are no more."""
        self._seed()
        connect(self._kernel, self._publish, self._print, self._flush)
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.run_until_complete(self._serve(loop))

    async def _serve(self, loop: asyncio.AbstractEventLoop) -> None:
        # Between two cells the loop runs on, so that tasks a cell left behind go on as they do in a notebook.
        arrived: asyncio.Queue[bytes] = asyncio.Queue()
        loop.add_reader(self._commands, lambda: arrived.put_nowait(os.read(self._commands, _PIECE)))
        _wake_on_signals(loop)
        read = bytearray()
        while piece := await arrived.get():
            read += piece
            for kind, payload in read_commands(read):
                await self._carry_out(kind, payload)

    async def _carry_out(self, kind: int, payload: bytes) -> None:
        if kind == wire.VALUES:
            self._payload = payload
            return
        if kind == wire.KNOW:
            self._made = Made(shell_of(self._kernel), payload)
            return
        if kind == wire.FILES:
            _lay_down(wire.unpack_files(payload))
        elif kind in (wire.HAND_OUT, wire.CALL):
            # What a student defined may run here, and take too long.
            ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                (self._hand_out if kind == wire.HAND_OUT else self._call)(**json.loads(payload))
            finally:
                signal.signal(signal.SIGINT, ignored)
            return
        elif kind == wire.TAKE_IN:
            self._say(wire.DONE, wire.as_json(self._take_in(**json.loads(payload))))
            return
        else:
            asked = json.loads(payload)
            self._heard, self._holds = asked["heard"], asked["held"]
            self._warned = False
            if self._made:
                self._made.about_to_run(asked["code"])
            await self._kernel.run(asked["code"], asked["id"], silent=asked["silent"])
            self._heard, self._holds = True, False
            self._say(wire.DONE, b"1" if self._warned else b"")
            return
        self._say(wire.DONE, b"")

    def _hand_out(self, names: Sequence[str]) -> None:
        text = read_small(Path(ANSWERS))
        values = hand_out(names, shell_of(self._kernel).user_ns, self._limits.export_bytes // 2)
        self._say(wire.HANDED, wire.as_json({"values": values, "answers": text}))

    def _call(self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
        function = shell_of(self._kernel).user_ns.get(name)
        self._warned = False
        values = call(function, [decode(one) for one in args], {key: decode(one) for key, one in kwargs.items()})
        values["warned"] = self._warned
        self._say(wire.HANDED, wire.as_json({"values": values, "answers": None}))

    def _ask(self, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> bytes:
        """Have the student's process call a function, while a test waits for it."""
        asked = {"name": name, "args": [encode(one) for one in args], "kwargs": {key: encode(one) for key, one in kwargs.items()}}
        self._say(wire.CALLING, wire.as_json(asked))
        read = bytearray()
        while not (answers := read_commands(read)):
            read += os.read(self._commands, _PIECE)
        answer = answers[0][1]
        if self._stderr_counts and (self._wrote or warned(answer)):
            self._wrote = False
            print(f"{name}: wrote to stderr", file=sys.stderr)
        return answer

    def _take_in(self, *, count: int, names: Sequence[str], answers: str, stderr_counts: bool, wrote: bool) -> dict[str, Any]:
        """Make the namespace and the folder what the test finds under stock nbgrader at this point; say what was wrong."""
        # Of two same warnings Python shows the first alone: beside the student's code the same calls may have had it already.
        self._stderr_counts, self._wrote = stderr_counts, wrote
        wrong, odd = "", {}
        try:
            values, handed = take_in(self._payload, self._ask)
        except ValueError as error:
            values, handed, wrong = {}, None, str(error) or "malformed"
        namespace = shell_of(self._kernel).user_ns
        for name in names:
            value = values.get(name)
            if isinstance(value, NotPlain) and name in namespace and name not in self._from_student:
                continue  # a class of a read-only cell: the test has the instructor's own
            if isinstance(value, NotPlain):
                odd[name] = value.kind
            if name in values:
                namespace[name] = value
                self._from_student.add(name)
            elif name in self._from_student:
                namespace.pop(name, None)
        shell_of(self._kernel).execution_count = count
        # A test may have changed the file; else it lies as the last one found it.
        if self._laid != ((answers, handed), text := read_small(Path(ANSWERS))):
            lay_answers(answers, handed)
            text = read_small(Path(ANSWERS))
        self._laid = ((answers, handed), text)
        return {"wrong": wrong, "odd": odd}

    def _publish(self, message: dict[str, Any], buffers: Sequence[Any]) -> None:
        if not self._heard:
            return  # nobody would listen
        said = {key: message[key] for key in ("header", "parent_header", "msg_type", "content")}
        said["buffers"] = [base64.b64encode(bytes(one)).decode() for one in buffers]
        kind = message["msg_type"]
        if kind == "execute_input":
            said["content"] = {"execution_count": message["content"]["execution_count"]}  # whoever listens has the code
        if kind in _AT_THE_END or (kind == "status" and message["content"].get("execution_state") == "idle"):
            self._hold(wire.MESSAGE, wire.as_json(said))
        elif kind != "status":
            self._say_or_hold(wire.MESSAGE, wire.as_json(said))

    def _print(self, name: str, text: str) -> None:
        self._warned = self._warned or (name == "stderr" and bool(text))
        if not self._heard:
            return
        # In pieces, so that of a text which is too long the beginning is kept.
        now, kind = _CLOCK.pack(time.monotonic()), _STREAMS[name]
        pieces = (text[at : at + _LINE] for at in range(0, len(text), _LINE))
        said = [(kind, now + piece.encode("utf-8", "surrogatepass")) for piece in pieces]
        self._write([*self._let_go(), *said] if self._holds else said)

    def _flush(self, name: str) -> None:
        if self._heard:
            self._say_or_hold(wire.FLUSHED, name.encode())

    def _say_or_hold(self, kind: int, payload: bytes) -> None:
        """Say something of a cell: of one that may wait together with what comes next, as whoever listens wakes each time."""
        if not self._holds:
            self._say(kind, payload)
            return
        self._hold(kind, payload)
        if self._size > _MOST_HELD:
            self._write(self._let_go())

    def _hold(self, kind: int, payload: bytes) -> None:
        if os.getpid() != self._holder:
            self._held, self._size, self._holder = deque(), 0, os.getpid()
        self._held.append((kind, payload))
        self._size += len(payload)

    def _let_go(self) -> list[tuple[int, bytes]]:
        gone: list[tuple[int, bytes]] = []
        self._size = 0
        if os.getpid() != self._holder:
            return gone
        while self._held:
            gone.append(self._held.popleft())
        return gone

    def _say(self, kind: int, payload: bytes) -> None:
        messages = [(kind, payload)]
        if kind == wire.DONE or self._holds:
            messages = [*self._let_go(), *messages]
        self._write(messages)

    def _write(self, messages: Sequence[tuple[int, bytes]]) -> None:
        # Threads and forked children of student code speak as well.
        write_messages(self._messages, messages, (os.getpid() << 16 ^ threading.get_ident()) & 0xFFFFFFFF)

    def _seed(self) -> None:
        # `random` does it by itself after a fork. One seed for all: the same work gives the same marks each time.
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(0)
        import random

        random.seed(0)


def _wake_on_signals(loop: asyncio.AbstractEventLoop) -> None:
    # An interrupted cell that awaits something is cancelled by a callback, which a sleeping loop would not look at.
    wake, woken = os.pipe()
    for fd in (wake, woken):
        os.set_blocking(fd, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    loop.add_reader(wake, os.read, wake, _PIECE)


def main(kernel: DirectKernel, limits: Limits) -> Callable[[int, int], None]:
    """What a sandbox runs."""
    return lambda commands, messages: Child(kernel, limits, commands, messages).serve()


def lay_answers(lifted: str, handed: str | None) -> None:
    """Write answers.json for a test: what was handed in stands, whatever the file said later.

    An answer that is only typed in the notebook is recorded while it runs, and counts for a question without one.

    Parameters
    ----------
    lifted : str
        The text of the file as it was laid down before any student code ran; empty for none.
    handed : str or None
        Its text as student code left it.
    """
    found = (parse(lifted) if lifted else None) or Recorded()
    later = (parse(handed) if handed else None) or Recorded()
    if lifted or later.entries:
        write(Path(), replace(found, entries={**later.entries, **found.entries}))


def _lay_down(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
