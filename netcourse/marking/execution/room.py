"""A submission's files, laid out where its cells will run; and what is said of one whose files find no room there."""

from collections.abc import Mapping

from netcourse.items.store import ANSWERS
from netcourse.marking.execution.job import Job
from netcourse.marking.execution.talk import Talk
from netcourse.marking.isolation.limits import Limits


class NoRoomError(Exception):
    """The files beside a notebook could not be laid out, so no cell of it may run: each would count 0.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names.
    limits : Limits
        `disk_bytes` is the room that there is.
    """

    def __init__(self, files: Mapping[str, bytes], limits: Limits) -> None:
        """Make the message, which names the largest file."""
        sizes = {name: len(data) / 1e6 for name, data in files.items()}
        largest = max(sizes, key=lambda name: sizes[name])
        super().__init__(
            f"nothing was run, as the files beside it could not be laid out: {sum(sizes.values()):,.1f} MB, of which "
            f"{largest} has {sizes[largest]:,.1f}; at most {limits.disk_bytes / 1e6:,.0f} MB fit. Take out what is not needed"
        )


def lay_down(student: Talk, job: Job) -> None:
    """Lay out the files beside a submission.

    Raises
    ------
    NoRoomError
        If they do not fit.
    """
    # In the order of nbgrader: the instructor's files replace the student's, and the answers both.
    answers = {ANSWERS: job.answers.encode()} if job.answers else {}
    files = {**job.files, **job.given, **answers}
    student.lay_down(files)
    if student.gone:
        raise NoRoomError(files, job.limits)
