"""A time limit for what is done with one submission in the single writer, so that none keeps the others waiting."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from netcourse.errors import CourseError

# Preparing and recording take tenths of a second; a busy machine and a slow disk have room.
SECONDS = 60.0


class TooLong(CourseError):  # noqa: N818 (it says what happened)
    """The time was over."""


@dataclass(slots=True)
class Patience:
    """How long is waited, and whether the time was over: who caught the error may not have passed it on."""

    seconds: float
    over: bool = False

    @property
    def says(self) -> str:
        """The reason in words."""
        return f"it took more than {self.seconds:g} seconds"


@contextmanager
def at_most(seconds: float) -> Iterator[Patience]:
    """Interrupt what is done in this block when the time is over.

    It rings again and again: nbgrader catches whatever is raised, and goes on. Away from the main thread of a program nothing
    rings, as Python handles signals there alone; what is counted in `bearable` holds all the same.

    Raises
    ------
    TooLong
        When the time is over, from within the block.
    """
    patience = Patience(seconds)
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield patience
        return

    def ring(*_: object) -> None:
        patience.over = True
        raise TooLong(patience.says)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield patience
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
