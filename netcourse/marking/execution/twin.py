"""The student's process once more, for hidden tests that call a function of the student's.

What a function is tried with can be kept by it, and shown by a cell below, in a recorded answer or in a value that a later test
speaks of. So a hidden test does not call it in the process that all this comes from, but in a twin: another sandbox, in which the
same cells have run with the same seed. Of a twin nobody sees anything but what its functions return.
"""

from netcourse.marking.execution.job import Job
from netcourse.marking.execution.room import NoRoomError, lay_down
from netcourse.marking.execution.talk import Talk
from netcourse.marking.isolation.sandbox import Gone


class Twin:
    """The student's cells once more, as far as the first process has come; nothing runs before somebody calls.

    Parameters
    ----------
    talk : Talk or None
        With a sandbox that runs nothing yet; None where no test may call a function, which then gives no answer.
    job : Job
        The submission.
    """

    def __init__(self, talk: Talk | None, job: Job) -> None:
        self._talk = talk
        self._job = job
        self._begun = False
        self._waiting: list[str] = []

    @property
    def missing(self) -> bool:
        """Whether there is none, as no test was thought to call a function."""
        return self._talk is None

    @property
    def gone(self) -> Gone | None:
        """What it died of, if it did."""
        return self._talk.gone if self._talk else None

    def follows(self, code: str) -> None:
        """Say that the first process has run a cell."""
        if self._talk:
            self._waiting.append(code)

    def catch_up(self) -> None:
        """Run what the first process has run since. What it prints goes nowhere."""
        if not self._talk:
            return
        if not self._begun:
            self._begun = True
            try:
                lay_down(self._talk, self._job)
            except NoRoomError:
                return  # the first process had room for the same files, so the twin is dead
        while self._waiting:
            self._talk.run(self._waiting.pop(0), None)

    def call(self, asked: bytes) -> bytes:
        """What a function gives for a test's arguments; see `Talk.call`."""
        return self._talk.call(asked) if self._talk else b""

    def dismiss(self) -> None:
        """Let its process end by itself."""
        if self._talk:
            self._talk.dismiss()

    def close(self) -> None:
        """End its process."""
        if self._talk:
            self._talk.close()
