"""What runs on a worker: a zygote for each run, jobs as bytes, results as bytes.

Dask carries these functions by name, so a worker needs netcourse. Of what a student wrote, Dask sees bytes that `pack_done`
made, and so does whoever gets them.
"""

import asyncio
import json
import logging
import platform
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from netcourse.errors import CourseError
from netcourse.marking.cluster.fingerprint import difference, fingerprint, unit_digest
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.job import pack_done, unpack
from netcourse.marking.isolation.support import WAY_OUT

_logger = logging.getLogger("distributed.worker")
_PREFIX = "netcourse-"
# Whoever asked for a run and has given nothing to do for so long is gone.
_IDLE_SECONDS = 300.0
_LOOK_SECONDS = 5.0


class Marker(WorkerPlugin):
    """Keeps a zygote as long as a run lasts.

    Parameters
    ----------
    run : str
        Which run.
    hidden, preload
        See `LocalExecutor`; of the folders those that this machine has.
    """

    def __init__(self, run: str, hidden: Sequence[Path], preload: Sequence[str]) -> None:
        self.name = name_of(run)
        self.bounded = False
        self._hidden, self._preload = hidden, preload
        self._busy, self._counting = 0, threading.Lock()
        self._used = time.monotonic()
        self._over = False

    async def setup(self, worker: Worker) -> None:
        """Start, without keeping the worker from answering meanwhile.

        Raises
        ------
        IsolationMissing
            If this machine can't isolate student code.
        """
        self._loop = asyncio.get_running_loop()
        self._worker = worker
        self._executor = LocalExecutor(worker.state.nthreads, hidden=self._hidden, preload=self._preload)
        # In the thread that outlives all others; what takes long is waited for elsewhere.
        self._executor.begin()
        await asyncio.to_thread(self._executor.__enter__)
        self.bounded = self._executor.bounds_together
        self._watch = self._loop.create_task(self._end_if_idle())

    async def teardown(self, worker: Worker) -> None:  # noqa: ARG002 (Dask says it by this name)
        """End the zygote, and with it every process of a student."""
        self._over = True
        if hasattr(self, "_watch"):
            self._watch.cancel()
        await asyncio.to_thread(self._executor.close)

    def transition(self, key: Any, start: str, finish: str, **_: Any) -> None:
        """Dask tells what becomes of a task: one that is let go while it runs has nobody left who waits for it."""
        if start == "executing" and finish == "released" and str(key).startswith(f"{self.name}-"):
            self._give_up()

    def do(self, raw: bytes) -> bytes:
        """Do a job, in a thread of the worker's; see `do`."""
        with self._counting:
            self._busy += 1
        try:
            job = unpack(raw)
            (done,) = self._executor.run([job])
        except Exception as error:  # noqa: BLE001 (Dask would log it with the job, which names a student)
            _logger.error("netcourse: a job was not done: %s: %s", type(error).__name__, error)  # noqa: TRY400 (as above)
            return b""
        finally:
            with self._counting:
                self._busy, self._used = self._busy - 1, time.monotonic()
        return b"" if self._over else unit_digest(job) + pack_done(done)

    def warm(self, texts: Sequence[str]) -> None:
        """See `Executor.warm`."""
        self._executor.warm(texts)

    def _give_up(self) -> None:
        if not self._over:
            self._over = True
            self._ending = self._loop.create_task(self._worker.plugin_remove(self.name))

    async def _end_if_idle(self) -> None:
        while self._busy or time.monotonic() - self._used < _IDLE_SECONDS:
            await asyncio.sleep(_LOOK_SECONDS)
        self._give_up()


def name_of(run: str) -> str:
    """How the plugin of a run is called, with which the keys of its tasks begin."""
    return f"{_PREFIX}{run}"


async def begin(asked: bytes, dask_worker: Worker) -> bytes:
    """Make a worker ready for a run.

    Parameters
    ----------
    asked : bytes
        JSON: run, hidden, preload, fingerprint.
    dask_worker : Worker
        Filled in by Dask.

    Returns
    -------
    bytes
        JSON: name, fingerprint, threads, bounded, and refused, which says why if it can't take part.
    """
    words = json.loads(asked)
    mine = fingerprint()
    found = {"name": _name(dask_worker), "fingerprint": dict(mine), "threads": dask_worker.state.nthreads, "bounded": False}
    refused = difference(words["fingerprint"], mine)
    if not refused:
        hidden = [path for path in map(Path, words["hidden"]) if path.is_dir()]
        marker = Marker(words["run"], hidden, words["preload"])
        try:
            await dask_worker.plugin_add(plugin=marker, name=marker.name, catch_errors=False)
            found["bounded"] = marker.bounded
        except (CourseError, OSError) as error:
            refused = str(error).removesuffix(WAY_OUT).rstrip(". ")
            with suppress(KeyError):
                del dask_worker.plugins[marker.name]
    return json.dumps({**found, "refused": refused}).encode()


async def warm(run: str, texts: bytes, dask_worker: Worker) -> None:
    """Make ready what all submissions have, before the first is given.

    Parameters
    ----------
    run : str
        Which run.
    texts : bytes
        JSON: a list of cells; see `Executor.warm`.
    dask_worker : Worker
        Filled in by Dask.
    """
    marker = dask_worker.plugins.get(name_of(run))
    if isinstance(marker, Marker):
        await asyncio.to_thread(marker.warm, json.loads(texts))


async def end(run: str, dask_worker: Worker) -> None:
    """A run is over, or given up."""
    if name_of(run) in dask_worker.plugins:
        await dask_worker.plugin_remove(name_of(run))


def do(run: str, raw: bytes) -> bytes:
    """Do a job.

    Parameters
    ----------
    run : str
        Which run.
    raw : bytes
        From `job.pack`.

    Returns
    -------
    bytes
        The digest of what it was tested with, and what `job.pack_done` gives; empty if the run is over here.
    """
    marker = get_worker().plugins.get(name_of(run))
    return marker.do(raw) if isinstance(marker, Marker) else b""


def _name(worker: Worker) -> str:
    host = platform.node() or "unknown machine"
    return str(worker.name) if host in str(worker.name) else f"{worker.name} on {host}"
