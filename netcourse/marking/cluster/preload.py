"""`dask worker … --preload netcourse.marking.cluster.preload`: a machine that can't isolate student code does not join.

Without it such a worker is refused when a class is marked. With it, whoever sets the machine up is told so at once.
"""

import asyncio

from distributed import Worker

from netcourse.marking.cluster.fingerprint import fingerprint
from netcourse.marking.execution.executor import LocalExecutor


async def dask_setup(_worker: Worker) -> None:
    """Called by Dask when a worker starts, before it takes work.

    Raises
    ------
    IsolationMissing
        If this machine can't isolate student code; the worker then ends.
    """
    fingerprint()  # of the code that this worker has loaded, before somebody puts another in its place
    tried = LocalExecutor(1, preload=())
    tried.begin()
    try:
        await asyncio.to_thread(tried.__enter__)
    finally:
        await asyncio.to_thread(tried.close)
