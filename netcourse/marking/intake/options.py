"""What a teacher says beside the hand-ins, the same for every way of collecting."""

from pathlib import Path
from typing import TypedDict

from netcourse.marking.intake.limits import Limits


class Options(TypedDict, total=False):
    """Named arguments of `collect`, `collect_set` and `collect_in_place`, none of which has to be given.

    Attributes
    ----------
    into : Path or None
        The folder that holds `submitted/` and `received/`, by default the course.
    roster : Path or None
        A CSV that says who there is.
    times : Path or None
        A CSV that says when each handed in.
    zone : str or None
        The time zone of times that name none; by default UTC, as nbgrader takes them.
    limits : Limits
        What is bearable, by default `LIMITS`.
    addresses : bool
        As for `read_roster`, by default false.
    """

    into: Path | None
    roster: Path | None
    times: Path | None
    zone: str | None
    limits: Limits
    addresses: bool
