"""`dask worker … --preload netcourse.marking.cluster.preload`: a machine that can't isolate student code leaves at once.

Without it such a worker is refused when a class is marked. With it, whoever sets the machine up is told so when it starts.
"""

import asyncio
import sys

from distributed import Status, Worker

from netcourse.errors import CourseError
from netcourse.marking.cluster.fingerprint import fingerprint
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.isolation.support import WAY_OUT

_MOMENT = 0.1
_leaving: list[asyncio.Task[None]] = []


async def dask_setup(worker: Worker) -> None:
    """Called by Dask when a worker starts; it logs whatever is raised here, and goes on."""
    fingerprint()  # of the code that this worker has loaded, before somebody puts another in its place
    tried = LocalExecutor(1, preload=())
    try:
        tried.begin()
        await asyncio.to_thread(tried.__enter__)
    except (CourseError, OSError) as error:
        print(f"netcourse: this worker leaves: {str(error).removesuffix(WAY_OUT)}", file=sys.stderr, flush=True)
        _leaving.append(asyncio.get_running_loop().create_task(_leave(worker)))
    finally:
        await asyncio.to_thread(tried.close)


async def _leave(worker: Worker) -> None:
    # What has not quite begun can't be ended; until then this worker is refused like any other.
    while worker.status is Status.init:
        await asyncio.sleep(_MOMENT)
    await worker.close(nanny=True, reason="netcourse-cannot-isolate")
