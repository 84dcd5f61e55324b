"""Memory of a sandbox where no control group bounds it: looked at a few times a second, and ended when it is too much.

That is what an ordinary user can have. The kernel keeps a limit for each process at every moment; that of all together is only
looked at, so that it may be passed for a fraction of a second.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

# Seconds between two looks, and at most where a look costs much.
EVERY, AT_MOST = 0.25, 1.0
# So many times the processor time of a look passes at least between two.
_SPARED = 20
_PROC = Path("/proc")


class Watch:
    """Looks at the memory of all processes that descend from one.

    Every watch of this process is looked at whenever one of them is due: while a test waits, the student's side may go on.

    Parameters
    ----------
    pid : int
        The first process of a namespace: what is orphaned there becomes its child. It runs no student code, and is not counted.
    most : int
        Bytes that all together may have.
    """

    _all: "list[Watch]" = []  # noqa: RUF012 (of all instances, on purpose)
    _next = 0.0

    def __init__(self, pid: int, most: int) -> None:
        self._pid = pid
        self._most = most
        self.starved = False
        Watch._all.append(self)

    def end(self) -> None:
        """Look no more."""
        if self in Watch._all:
            Watch._all.remove(self)

    @staticmethod
    def until_next() -> float | None:
        """Seconds until the next look; None if there is nothing to look at."""
        return max(0.0, Watch._next - time.monotonic()) if Watch._all else None

    @staticmethod
    def look() -> None:
        """End what has too much, if a look is due."""
        if not Watch._all or time.monotonic() < Watch._next:
            return
        began = time.process_time()
        for one in Watch._all:
            if not one.starved and memory_below(one._pid) > one._most:
                one.starved = True
                with suppress(ProcessLookupError):
                    os.kill(one._pid, signal.SIGKILL)
        cost = time.process_time() - began
        Watch._next = time.monotonic() + min(AT_MOST, max(EVERY, _SPARED * cost))


def memory_below(pid: int) -> int:
    """The bytes of memory that all descendants of a process have, each page that several have counted once among them."""
    found, left = 0, [pid]
    while left:
        one = left.pop()
        found += _of_one(one) if one != pid else 0
        with suppress(OSError):
            for task in (_PROC / str(one) / "task").iterdir():
                left += [int(child) for child in (task / "children").read_text("ascii").split()]
    return found


def _of_one(pid: int) -> int:
    try:
        return _sum((_PROC / str(pid) / "smaps_rollup").read_text("ascii"), ("Pss", "SwapPss"))
    except OSError:
        pass
    try:
        # A process may forbid to be read; then what it shares counts in full, so that nobody gains by it.
        return _sum((_PROC / str(pid) / "status").read_text("utf-8", "replace"), ("RssAnon", "RssShmem", "VmSwap"))
    except OSError:
        return 0


def _sum(text: str, names: tuple[str, ...]) -> int:
    rows = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    return sum(1024 * int(value.split()[0]) for name, value in rows if name in names)
