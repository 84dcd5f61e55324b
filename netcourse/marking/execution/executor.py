"""Running many submissions: an interface that a cluster may offer as well, and this machine's own."""

import json
import os
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Protocol, Self

from netcourse.errors import CourseError
from netcourse.marking.execution.cells import hides
from netcourse.marking.execution.job import CellTest, Done, Job, Trouble, pack, together, unpack_done
from netcourse.marking.execution.reads import may_call
from netcourse.marking.isolation.cgroups import make_groups, remove_groups
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.settings import Settings
from netcourse.marking.isolation.zygote import Slot, Zygote

# What all units import; what is not installed is passed over. What one alone does comes with its cells; see `warm`. Rooms that
# marking must not import stand here as names alone.
PRELOAD = (
    "numpy",
    "pandas",
    "pandas.io.formats.html",
    "matplotlib",
    "matplotlib.figure",
    "matplotlib.font_manager",
    "ipywidgets",
    "IPython.display",
    "netcourse.items",
    "netcourse.evidence:facts",
    # Every cohort that has a name; the diary is the one that has none.
    "netcourse.cases.cohorts:find_cases",
    "netcourse.cases:flush_diary",
)
_WORK = "netcourse.marking.execution.work"
# Of a submission: student code, its twin, and the tests.
_PLACES = 3
# How much longer than a submission's own limit its marking may take before it is killed.
_SLACK = 120.0
# How often a job is tried whose process died, and how many zygotes may end under it.
_FORKS, _ZYGOTES = 2, 4
# Of how many notebooks the tests are kept as they were made.
_UNITS = 16


class Executor(Protocol):
    """Runs jobs, several at once."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Run jobs and give each result as soon as it is there, in whatever order.

        Parameters
        ----------
        jobs : iterable of Job
            Taken one by one, no earlier than there is room.

        Yields
        ------
        Done
            One for each job, whatever happens to it.
        """
        ...

    def warm(self, texts: Iterable[str]) -> None:
        """Have what each submission has made ready once, and not again in each; call it before `run`.

        Cells are parsed and compiled, and what they import of the course's own is imported.

        Parameters
        ----------
        texts : iterable of str
            Whole cells. Student code can find them in its memory: they must be such as students were given.
        """
        ...


class LocalExecutor:
    """Runs jobs on this machine; use it in a `with` statement, in the thread that outlives it.

    Parameters
    ----------
    at_once : int
        How many submissions to run at a time.
    isolated : bool
        Whether student code is shut in. Without, it runs with your own rights.
    hidden : sequence of Path
        Folders that student code must not see even if Python is installed around them: the course.
    limits : Limits
        Set on this machine's control groups; the largest of all jobs'.
    preload : sequence of str
        Modules to import, or `module:function` to call, once instead of in each submission.

    Raises
    ------
    IsolationMissing
        On entering, if this machine can't isolate student code.
    CourseError
        If `at_once` is below one.
    """

    def __init__(
        self,
        at_once: int,
        *,
        isolated: bool = True,
        hidden: Sequence[Path] = (),
        limits: Limits | None = None,
        preload: Sequence[str] = PRELOAD,
    ) -> None:
        if at_once < 1:
            raise CourseError(f"-j {at_once}: at least one submission must run at a time")
        self._at_once = at_once
        self._isolated = isolated
        self._hidden = tuple(str(path.resolve()) for path in hidden)
        self._limits = limits or Limits()
        self._preload = tuple(preload)
        self._stack = ExitStack()
        self._free: SimpleQueue[tuple[Slot, ...]] = SimpleQueue()
        self._starting = threading.Lock()
        self._begun = False
        self._over = False
        # Texts of cells that the zygote has made ready.
        self._warmed: set[str] = set()
        # What was made of the tests of a unit, by their texts.
        self._tests: dict[frozenset[str], bytes] = {}

    def begin(self) -> None:
        """Start without waiting until all is ready, as entering does: whoever has other things to do first may do them meanwhile.

        Raises
        ------
        IsolationMissing
            If it is plain at once that this machine can't isolate student code.
        """
        if self._begun:
            return
        self._folder = "" if self._isolated else tempfile.mkdtemp(prefix="netcourse-marking-")
        if self._folder:
            self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
        with ExitStack() as unless_started:
            unless_started.callback(self._stack.close)
            for number in range(self._at_once):
                # Student code must not take the room of the tests: each has users and control groups of its own.
                self._free.put(tuple(self._slot(_PLACES * number + place) for place in range(_PLACES)))
            self._zygote = self._start()
            self._stack.callback(lambda: self._zygote.close())
            unless_started.pop_all()
        self._begun = True

    def __enter__(self) -> Self:
        self.begin()
        with ExitStack() as unless_ready:
            unless_ready.callback(self.close)
            self._zygote.wait()
            unless_ready.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End everything that was started; for whoever can't use a `with` statement. What is under way is given up."""
        # Whoever waits for a zygote that ends here must not start another.
        self._over = True
        with self._starting:
            self._stack.close()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said in the report of who did the work; nothing of this machine."""
        return ()

    @property
    def bounds_together(self) -> bool:
        """Whether memory and processes of a submission are bounded together, and not for each process alone."""
        return self._bounded

    def warm(self, texts: Iterable[str]) -> None:
        """See `Executor.warm`."""
        new = {text for text in texts if not hides(text)} - self._warmed
        if new:
            self._warmed |= new
            self._zygote.wait()
            self._heat(new)

    def _heat(self, texts: Iterable[str]) -> None:
        with suppress(ConnectionError):  # it is seen again, and mended, where a job is asked for
            self._zygote.warm(json.dumps(sorted(texts)).encode())

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Executor.run`."""
        waiting = iter(jobs)
        with ThreadPoolExecutor(self._at_once) as pool:
            flying: set[Future[Done]] = set()
            while True:
                while len(flying) < self._at_once and (job := next(waiting, None)) is not None:
                    flying.add(pool.submit(self._one, job))
                if not flying:
                    return
                landed, flying = wait(flying, return_when=FIRST_COMPLETED)
                for future in landed:
                    yield future.result()

    def _one(self, job: Job) -> Done:
        slots = self._free.get()
        options = {"limits": asdict(job.limits), "twin": may_call(job.tests.values())}
        try:
            died = 0
            # A zygote that ended is no fault of the job's; that it ends again and again may be.
            for _ in range(_ZYGOTES):
                zygote = self._zygote
                with suppress(ConnectionError):
                    answer = zygote.ask(together(self._made_of(job, zygote), pack(job)), options, slots)
                    if answer:
                        return unpack_done(answer)
                died += not self._revive(zygote)
                if died == _FORKS:
                    break
        finally:
            self._free.put(slots)
        tests = dict.fromkeys(job.tests, CellTest(whole=False, error="NotMarked"))
        return Done(job.name, b"", tests, (Trouble("", "failed", "the process that marks it died twice"),))

    def _made_of(self, job: Job, zygote: Zygote) -> bytes:
        """What a fork of its own makes of the tests of a job, before the first that has them."""
        texts = frozenset(job.tests.values()) - frozenset(job.tests[cell] for cell in job.beside if cell in job.tests)
        made = self._tests.get(texts)
        if made is None:
            made = zygote.ask(json.dumps(sorted(texts)).encode(), {"make": True}, ())
            self._tests = {**self._tests, texts: made} if len(self._tests) < _UNITS else {texts: made}
        return made

    def _start(self) -> Zygote:
        seconds = self._limits.submission_seconds + _SLACK
        return Zygote(
            Settings(_WORK, self._preload, self._isolated, self._hidden, _PLACES * self._at_once, seconds, self._folder)
        )

    def _revive(self, used: Zygote) -> bool:
        """Start another zygote if the one that was used is dead, and nobody did so before; whether it was dead."""
        with self._starting:
            if self._over:
                raise ConnectionAbortedError("the executor was closed")
            if self._zygote is not used:
                return True
            if used.alive:
                return False
            used.close()
            self._zygote = self._start()
            self._zygote.wait()
            if self._warmed:
                self._heat(self._warmed)
            return True

    def _slot(self, number: int) -> Slot:
        # Without isolation nobody joins: a group would have to be left again.
        groups = make_groups(number, self._limits) if self._isolated else []
        slot = Slot(number)
        self._stack.callback(remove_groups, groups)
        for group in groups:
            slot.members.append(self._opened(group.members, os.O_WRONLY))
            if group.killings:
                slot.killings = self._opened(group.killings, os.O_RDONLY)
        self._bounded = {"memory", "pids"} <= {name for group in groups for name in group.controllers}
        return slot

    def _opened(self, path: Path, flags: int) -> int:
        fd = os.open(path, flags | os.O_CLOEXEC)
        self._stack.callback(os.close, fd)
        return fd
