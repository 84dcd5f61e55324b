"""An executor that is never idle while its results are written: jobs are made ready before it asks for them.

All that nbgrader does stays in one thread, for it changes folders and filters of the whole process; the executor has another.
"""

import threading
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue

from netcourse.marking.execution.executor import Executor
from netcourse.marking.execution.job import Done, Job

READY = 3


class _Asked(Exception):  # noqa: N818 (it is an event, and no error)
    """The executor took a job."""


class _Over(Exception):  # noqa: N818 (it is an event, and no error)
    """The executor gave its last result."""


class _Running:
    """An executor at work in its thread, the jobs that lie ready for it, and what it has said."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._ready: SimpleQueue[Job | None] = SimpleQueue()
        self.events: SimpleQueue[Done | BaseException] = SimpleQueue()
        # Nobody waits for a thread that is given up: closing the executor ends it.
        threading.Thread(target=self._work, name="executor", daemon=True).start()

    def offer(self, job: Job | None) -> None:
        """Lay a job ready; None says that there are no more."""
        self._ready.put(job)

    def stop(self) -> None:
        """Offer nothing more, and take back what lies ready."""
        with suppress(Empty):
            while True:
                self._ready.get_nowait()
        self.offer(None)

    def _work(self) -> None:
        try:
            for done in self._executor.run(self._jobs()):
                self.events.put(done)
            self.events.put(_Over())
        except BaseException as error:  # noqa: BLE001 (raised again in the thread that waits)
            self.events.put(error)

    def _jobs(self) -> Iterator[Job]:
        while True:
            self.events.put(_Asked())
            job = self._ready.get()
            if job is None:
                return
            yield job


def run_ahead(executor: Executor, jobs: Iterator[Job], ready: int = READY) -> Iterator[Done]:
    """What `executor.run` gives, with a few jobs made ready in advance.

    Parameters
    ----------
    executor : Executor
        Runs in a thread of its own.
    jobs : iterator of Job
        Asked in the calling thread.
    ready : int
        How many jobs may lie ready.

    Yields
    ------
    Done
        One for each job, as it comes.

    Raises
    ------
    BaseException
        Whatever the executor or the jobs raise.
    """
    running = _Running(executor)
    try:
        for _ in range(ready):
            running.offer(next(jobs, None))
        while not isinstance(event := running.events.get(), _Over):
            if isinstance(event, Done):
                yield event
            elif isinstance(event, _Asked):
                running.offer(next(jobs, None))
            else:
                raise event
    finally:
        running.stop()
