"""When a class handed in, beside the time at which the work was due."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from netcourse.reporting.model import Room

# Hours from one row to the next, 0 being the moment when the work was due.
_LIMITS = (-168, -72, -48, -24, -12, -6, -3, -1, 0, 1, 24, 72)


@dataclass(frozen=True, slots=True)
class Times:
    """Of `n` students the time is known, `late` came after the work was `due` (in words); `rows` count them by when."""

    n: int
    late: int
    due: str
    rows: tuple[tuple[str, int], ...]


def times(room: Room) -> Times | None:
    """When a class handed in; None where no time, or none when it was due, is known."""
    if room.due is None:
        return None
    due = _utc(room.due)
    hours = [(_utc(one.handed_in) - due).total_seconds() / 3600 for one in room.students if one.handed_in]
    if not hours:
        return None
    count = Counter(sum(hour > limit for limit in _LIMITS) for hour in hours)
    rows = [(_words(at), count[at]) for at in range(min(count), max(count) + 1)]
    return Times(len(hours), sum(hour > 0 for hour in hours), f"{due:%d %B %Y, %H:%M} UTC".lstrip("0"), tuple(rows))


def _words(at: int) -> str:
    if at == 0:
        return f"more than {_said(-_LIMITS[0])} before"
    if at == len(_LIMITS):
        return f"more than {_said(_LIMITS[-1])} late"
    low, high = _LIMITS[at - 1], _LIMITS[at]
    if high <= 0:
        return f"{_said(-low)} to {_said(-high)} before" if high else f"within the last {_said(-low).removeprefix('1 ')}"
    return f"up to {_said(high)} late" if low == 0 else f"{_said(low)} to {_said(high)} late"


def _said(hours: int) -> str:
    count, unit = (hours // 24, "day") if hours >= 24 else (hours, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _utc(when: datetime) -> datetime:
    # A gradebook keeps times in UTC, without saying so.
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
