"""Jobs done by the workers of a Dask cluster, with the interface of this machine's own executor."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from netcourse.errors import CourseError
from netcourse.marking.cluster.address import Address
from netcourse.marking.cluster.crew import ANSWER_SECONDS, READY_SECONDS, Crew, Joined
from netcourse.marking.cluster.fingerprint import unit_digest
from netcourse.marking.cluster.sharing_out import Sharing
from netcourse.marking.execution.executor import PRELOAD
from netcourse.marking.execution.job import CellTest, Done, Job, Trouble, pack, unpack_done
from netcourse.marking.intake.report import shown_line

# Told a line for a person.
Say = Callable[[str], None]

_LOOK_SECONDS = 1.0
# How long a run without a worker waits for one: a nanny starts another in place of one that died.
_ALONE_SECONDS = 60.0
# How long a run waits for those who are not ready yet when somebody is.
_LATE_SECONDS = 30.0
_MOST_DEATHS = 2
_DIGEST_BYTES = 32


@dataclass(slots=True)
class _Task:
    job: Job
    digest: bytes
    deaths: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Landed:
    key: str
    answer: bytes


class ClusterExecutor:
    """Runs jobs on other machines; use it in a `with` statement.

    Parameters
    ----------
    address : Address
        Where the workers are, or how many to start here.
    at_once : int
        How many submissions to run at a time on this machine; other machines have threads of their own.
    hidden, preload
        See `LocalExecutor`.
    say : callable
        Told in words which worker does not take part, and why.

    Raises
    ------
    CourseError
        On entering, if nobody can take part.
    """

    def __init__(
        self,
        address: Address,
        at_once: int,
        *,
        hidden: Sequence[Path] = (),
        preload: Sequence[str] = PRELOAD,
        say: Say = print,
    ) -> None:
        self._address = address
        self._at_once = at_once
        self._hidden = tuple(path.resolve() for path in hidden)
        self._preload = tuple(preload)
        self._say = say
        self._sharing = Sharing()
        self._events: SimpleQueue[_Landed | Joined] = SimpleQueue()
        self._stack = ExitStack()
        self._known: set[str] = set()
        self._asked: set[str] = set()
        self._again: set[str] = set()
        self._tasks: dict[str, _Task] = {}
        self._suspects: deque[_Task] = deque()
        self._remarks: list[str] = []
        self._count = 0
        self._over = False
        self._texts: tuple[str, ...] = ()

    def begin(self) -> None:
        """Nothing: workers are asked when there is something to do."""

    def __enter__(self) -> Self:
        with ExitStack() as unless_ready:
            unless_ready.callback(self.close)
            self._crew = self._connected()
            self._stack.callback(lambda: self._crew.close())
            self._wait_for_workers()
            unless_ready.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End what the workers keep for this run."""
        self._over = True
        self._stack.close()

    @property
    def bounds_together(self) -> bool:
        """Whether memory and processes of a submission are bounded together on every worker."""
        return all(hand.bounded for hand in self._sharing.hands.values())

    @property
    def remarks(self) -> tuple[str, ...]:
        """What happened to workers, a line each, for the report."""
        return tuple(self._remarks)

    @property
    def room(self) -> int:
        """How many jobs are on their way at most."""
        return self._sharing.room

    def warm(self, texts: Iterable[str]) -> None:
        """See `Executor.warm`; a worker that joins later makes them ready before it gets a job."""
        self._texts = tuple(texts)
        self._crew.warm(list(self._sharing.hands), self._texts)

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Executor.run`.

        Raises
        ------
        CourseError
            If the scheduler is gone, or no worker is left.
        """
        waiting, more = iter(jobs), True
        looked, alone_since = time.monotonic(), time.monotonic()
        while not self._over:
            more = more and self._hand_out(waiting)
            self._give_suspects()
            if not more and not self._tasks and not self._suspects:
                return
            yield from self._next()
            now = time.monotonic()
            if now - looked >= _LOOK_SECONDS:
                looked = now
                yield from self._look()
            alone_since = now if self._sharing.hands or self._asked else alone_since
            if now - alone_since > _ALONE_SECONDS:
                raise CourseError(
                    f"--cluster {self._address.said}: no worker is left; what was written stands, and the same command goes on "
                    f"from there{self._why()}"
                )

    def _connected(self) -> Crew:
        if not self._address.workers:
            return Crew(self._address.said, self._hidden, self._preload)
        from netcourse.marking.cluster.here import workers_here

        here = self._stack.enter_context(workers_here(self._address.workers, self._at_once))
        return Crew(here.address, self._hidden, self._preload, here.security)

    def _wait_for_workers(self) -> None:
        began = time.monotonic()
        while not self._sharing.hands or self._asked:
            self._ask_the_new(self._crew.present())
            # Where somebody is ready, whoever takes longer joins later.
            patience = _LATE_SECONDS if self._sharing.hands else READY_SECONDS if self._asked else ANSWER_SECONDS
            nobody_more = self._known and not self._asked and not self._sharing.hands
            if nobody_more or time.monotonic() - began > patience:
                break
            list(self._next())
        if not self._sharing.hands:
            why = self._why() or ": the scheduler has none"
            raise CourseError(f"--cluster {self._address.said}: no worker can take part{why}")

    def _why(self) -> str:
        return f": {'; '.join(self._remarks)}" if self._remarks else ""

    def _ask_the_new(self, present: Iterable[str]) -> None:
        new = [address for address in present if address not in self._known]
        self._known |= set(new)
        self._asked |= set(new)
        self._crew.ask(new, self._events.put)

    def _hand_out(self, waiting: Iterator[Job]) -> bool:
        """Take jobs as long as there is room for them; whether there may be more."""
        while (address := self._sharing.free(saving_one=bool(self._suspects))) is not None:
            job = next(waiting, None)
            if job is None:
                return False
            self._give(_Task(job, unit_digest(job)), address)
        return True

    def _give_suspects(self) -> None:
        while self._suspects and (address := self._sharing.idle()) is not None:
            self._give(self._suspects.popleft(), address, alone=True)

    def _give(self, task: _Task, address: str, *, alone: bool = False) -> None:
        self._count += 1
        key = str(self._count)
        self._tasks[key] = task
        self._sharing.give(key, address, alone=alone)
        self._crew.submit(key, pack(task.job), address, lambda key, answer: self._events.put(_Landed(key, answer)))

    def _next(self) -> Iterator[Done]:
        """What comes of the next event, if there is one in time."""
        try:
            event = self._events.get(timeout=_LOOK_SECONDS)
        except Empty:
            return
        if isinstance(event, Joined):
            self._asked.discard(event.address)
            if event.hand:
                if self._texts:
                    self._crew.warm([event.address], self._texts)
                self._sharing.join(event.hand)
            else:
                self._remark(f"a worker was refused: {event.refused}")
        elif event.key in self._tasks:
            yield from self._landed(event)

    def _landed(self, landed: _Landed) -> Iterator[Done]:
        task, address = self._tasks[landed.key], self._sharing.whose(landed.key)
        digest, packed = landed.answer[:_DIGEST_BYTES], landed.answer[_DIGEST_BYTES:]
        done = _read(packed) if digest == task.digest else None
        if done is not None and done.name == task.job.name:
            del self._tasks[landed.key]
            self._sharing.take(landed.key)
            self._crew.forget(landed.key)
            yield done
            return
        if address not in self._crew.present():
            wrong = "it is gone"
        elif landed.answer:
            wrong = "it tested with other tests than it was given"
        else:
            wrong = "it gave no result"
            # Once it is asked anew: it may have thought that this run was over.
            if address not in self._again:
                self._again.add(address)
                self._known.discard(address)
        yield from self._lose(address, wrong)

    def _look(self) -> Iterator[Done]:
        """Ask the scheduler who is there."""
        present = self._crew.present()
        for address in [address for address in self._sharing.hands if address not in present]:
            yield from self._lose(address, "it is gone")
        self._ask_the_new(present)

    def _lose(self, address: str, why: str) -> Iterator[Done]:
        hand = self._sharing.hands[address]
        lost = self._sharing.leave(address)
        given_up = []
        for key in lost:
            task = self._tasks.pop(key)
            self._crew.forget(key)
            task.deaths.append(hand.name)
            if len(task.deaths) < _MOST_DEATHS:
                self._suspects.append(task)
            else:
                given_up.append(task)
        rest = f"; submissions done elsewhere, once: {len(lost) - len(given_up)}" if len(lost) > len(given_up) else ""
        self._remark(f"a worker was lost: {hand.name}: {why}{rest}")
        yield from map(_given_up, given_up)

    def _remark(self, line: str) -> None:
        line = shown_line(line)
        self._remarks.append(line)
        self._say(f"netcourse: {line}")


def _read(packed: bytes) -> Done | None:
    try:
        return unpack_done(packed)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _given_up(task: _Task) -> Done:
    tests = dict.fromkeys(task.job.tests, CellTest(whole=False, error="NotMarked"))
    said = f"the worker that ran it was lost, twice: {', '.join(task.deaths)}; it is not tried a third time in this run"
    return Done(task.job.name, b"", tests, (Trouble("", "failed", said),))
