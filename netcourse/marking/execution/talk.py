"""Talking with one process that runs cells: a cell at a time, with nbclient's rules on time."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from signal import SIGXCPU, Signals
from typing import Literal

from netcourse.marking.execution import wire
from netcourse.marking.execution.outputs import Outputs
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.packets import Packet
from netcourse.marking.isolation.sandbox import Gone, Sandbox, Text

# A flood of output is stopped when this many times the allowed bytes came.
_FLOOD = 16
_MOST_SAID = 300

Stopped = Literal["", "timeout", "output"]


@dataclass(frozen=True, slots=True)
class Called:
    """What a function of the student's gave, and the seconds of waiting for it that are no part of the test's own time."""

    answer: bytes
    aside: float = 0.0


Call = Callable[[bytes], Called]


def _nobody(_: bytes) -> Called:
    return Called(b"")


class Unconfined(Exception):  # noqa: N818 (it says what the process was)
    """A process could not be shut in. It ran nothing, and nothing may run instead."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a cell went: why it was stopped, if it was, what the process died of, if it did, and whether it wrote to stderr."""

    stopped: Stopped = ""
    gone: Gone | None = None
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """What a test finds: what the student's process handed out, the cell's number, the variables that it reads, the answers.

    `stderr_counts` as in `Job`; `wrote` is whether the test, as far as students have it, wrote to stderr beside their code.
    """

    payload: bytes
    count: int
    names: tuple[str, ...]
    answers: str
    stderr_counts: bool = False
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a test's process took in: what was wrong with it, empty if nothing, and the types of values that are no plain data."""

    wrong: str
    odd: Mapping[str, str]


class Talk:
    """A conversation with one sandbox.

    Parameters
    ----------
    sandbox : Sandbox
        Closed by `close`.
    outputs : Outputs
        Where its output goes.
    limits : Limits
        How long to wait.
    until : float
        When all must be over, a time of `time.monotonic`.
    """

    def __init__(self, sandbox: Sandbox, outputs: Outputs, limits: Limits, until: float) -> None:
        self._sandbox = sandbox
        self._outputs = outputs
        self._limits = limits
        self._until = until
        self._asked = 0
        # Cells that were sent and not waited for.
        self._owed = 0
        self._last_words = b""
        self.gone: Gone | None = None

    def run(self, code: str, at: int | None, *, locked: bool = False) -> Ran:
        """Run a cell.

        Parameters
        ----------
        code : str
            The cell.
        at : int or None
            The place in the notebook that gets the output; None to let it fall.
        locked : bool
            Whether its text is the instructor's: what it shows may then wait for its end, as it does no harm to itself.
        """
        if self.gone:
            return Ran(gone=self.gone)
        self._begin(code, at, held=locked)
        return self._heard(at, _nobody)

    def declare(self, code: str) -> None:
        """Run a cell of the instructor's beside the tests, uncounted and unheard. It is not waited for before there is a test."""
        if not self.gone:
            self._begin(code, None, silent=True)
            self._owed += 1

    def test(self, taking: "Taking", code: str, at: int, call: Call) -> tuple[Taken | None, Ran]:
        """Run a test.

        Parameters
        ----------
        taking : Taking
            What it finds; see `Child`.
        code : str
            The whole test.
        at : int
            The place in the notebook that gets the output.
        call : callable
            Answers when the test calls a function of the student's; see `call`.

        Returns
        -------
        tuple
            What the process took in, None if it can't say, and how the test went.
        """
        if self.gone:
            return None, Ran(gone=self.gone)
        self._sandbox.send(wire.VALUES, taking.payload)
        words = {name: getattr(taking, name) for name in ("count", "names", "answers", "stderr_counts", "wrote")}
        self._sandbox.send(wire.TAKE_IN, wire.as_json(words))
        # All that leads to the test is sent at once: each turn of a conversation costs as much as a small cell.
        self._begin(code, at, held=True)
        while self._owed and not self.gone:
            self._owed -= 1
            self._listen(_nobody, heard=False)
        answer = None if self.gone else self._answer(wire.DONE)
        taken = Taken(**json.loads(answer.payload)) if answer else None
        return taken, self._heard(at, call)

    def hand_out(self, names: tuple[str, ...]) -> bytes:
        """What a test needs, unopened; empty if the process can't say."""
        if self.gone:
            return b""
        self._sandbox.send(wire.HAND_OUT, wire.as_json({"names": names}))
        return self._handed()

    def call(self, asked: bytes) -> bytes:
        """What a function of the student's gives for a test's arguments, unopened; empty if the process can't say."""
        if self.gone:
            return b""
        self._sandbox.send(wire.CALL, asked)
        return self._handed()

    def lay_down(self, files: Mapping[str, bytes]) -> None:
        """Put files, by their relative path, into the working folder."""
        if files:
            self._sandbox.send(wire.FILES, wire.pack_files(files))
            self._answer(wire.DONE)

    def dismiss(self) -> None:
        """Let the process end by itself."""
        self._sandbox.dismiss()

    def close(self) -> None:
        """End the process."""
        self._sandbox.close()

    def _begin(self, code: str, at: int | None, *, silent: bool = False, held: bool = False) -> None:
        self._asked += 1
        message_id = f"cell-{self._asked}"
        if at is not None:
            self._outputs.begin(at, message_id)
        words = {"code": code, "id": message_id, "silent": silent, "heard": at is not None, "held": held}
        self._sandbox.send(wire.RUN, wire.as_json(words))

    def _heard(self, at: int | None, call: Call) -> Ran:
        if self.gone:
            return Ran(gone=self.gone)
        ran = self._listen(call, heard=at is not None)
        if at is not None:
            self._outputs.end()
        return ran

    def _handed(self) -> bytes:
        answer = self._answer(wire.HANDED)
        return answer.payload if answer and len(answer.payload) <= self._limits.export_bytes else b""

    def _answer(self, kind: int) -> Packet | None:
        for patience in (self._limits.cell_seconds, self._limits.grace_seconds):
            until = min(time.monotonic() + patience, self._until)
            while (event := self._sandbox.next_event(until)) is not None:
                if isinstance(event, Packet) and event.kind == kind:
                    return event
                self._note(event)
                if self.gone:
                    return None
            self._sandbox.interrupt()
        self._give_up()
        return None

    def _listen(self, call: Call, *, heard: bool) -> Ran:
        stopped: Stopped = ""
        until = min(time.monotonic() + self._limits.cell_seconds, self._until)
        waited = 0.0
        while True:
            event = self._sandbox.next_event(until)
            if event is None and (stopped or time.monotonic() >= self._until):
                self._give_up()
                return Ran(stopped or "timeout", self.gone)
            if isinstance(event, Packet) and event.kind == wire.DONE:
                return Ran(stopped, wrote=bool(event.payload))
            if event is not None:
                self._note(event)
                if self.gone:
                    return Ran(stopped, self.gone)
                if isinstance(event, Packet) and event.kind == wire.CALLING:
                    began = time.monotonic()
                    called = call(event.payload)
                    self._sandbox.send(wire.VALUES, called.answer)
                    waited += time.monotonic() - began - called.aside
                    until = min(until + called.aside, self._until)
                elif heard and isinstance(event, Packet | Text):
                    self._outputs.take(event)
            flooded = heard and self._outputs.seen > _FLOOD * self._limits.cell_output_bytes
            if not stopped and (event is None or flooded):
                stopped = "timeout" if event is None else "output"
                self._sandbox.interrupt()
                # What a test spent waiting for the student's function was no time of its own: it may need that to stop.
                until = min(time.monotonic() + self._limits.grace_seconds + waited, self._until)

    def _note(self, event: Packet | Text | Gone) -> None:
        if isinstance(event, Text) and event.name == "stderr":
            self._last_words = (self._last_words + event.data)[-_MOST_SAID:]
        if isinstance(event, Gone):
            if event.unconfined:
                raise Unconfined(self._last_words.decode("utf-8", "replace").strip())
            self.gone = event

    def _give_up(self) -> None:
        self._sandbox.close(at_once=True)
        event = self._sandbox.next_event(0)
        self.gone = event if isinstance(event, Gone) else Gone(9, 0)


def cause_of_death(gone: Gone, limits: Limits) -> tuple[Literal["memory", "cpu", "talk", "dead"], str]:
    """Why a process ended: a short name, and words for an instructor."""
    if gone.broken:
        return "talk", "the process spoilt the channel on which it reports"
    if gone.starved:
        return "memory", f"it needed more than {limits.memory_bytes / 1e6:,.0f} MB of memory"
    if gone.signal == SIGXCPU:
        return "cpu", f"it used more than {limits.cpu_seconds} seconds of processor time"
    if gone.signal:
        named = gone.signal in set(Signals)
        return "dead", f"the process was ended by {Signals(gone.signal).name if named else f'signal {gone.signal}'}"
    return "dead", f"the process ended itself with code {gone.code}"
