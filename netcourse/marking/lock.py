"""One at a time: a folder's lock, held while something works in it and given up by the kernel however that ends."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from netcourse.errors import CourseError


@contextlib.contextmanager
def locked(path: Path, otherwise: str) -> Iterator[None]:
    """Hold a lock.

    Parameters
    ----------
    path : Path
        The lock's file; its folder is made if need be.
    otherwise : str
        What to say if somebody else holds it.

    Raises
    ------
    CourseError
        If somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        # Windows has no such lock; there a person must see to it.
        with contextlib.suppress(ImportError):
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CourseError(otherwise) from None
        yield
