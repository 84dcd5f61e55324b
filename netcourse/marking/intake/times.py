"""Times as platforms write them into names and tables, read only where they can mean one thing."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from netcourse.errors import CourseError

_ENGLISH = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_GERMAN = [
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
]
_MONTHS = {name: at for names in (_ENGLISH, _GERMAN) for at, name in enumerate(names, start=1)}
_MONTHS |= {name[:3]: at for name, at in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<word>[^\W\d_]{3,9})\.?"
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(rf"(?:[^\W\d_]+\.?,?\s+)?(?P<day>\d{{1,2}})\.?\s+{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"(?:[^\W\d_]+\.?,?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"),
    # With dots the day always comes first; with strokes it depends on the country, so that is not read.
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
)
# Brightspace leaves the colon out of a file's name ("926 PM"), Blackboard writes hyphens, and newer Javas a narrow space.
_CLOCK = re.compile(
    r"(?:T|[-_,\s]+(?:at\s+|um\s+)?)(?P<hour>\d{1,2})[-:._h]?(?P<minute>\d{2})(?:[-:._](?P<second>\d{2})(?:[.,](?P<part>\d{1,6})\d*)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s+(?:o'clock|uhr))?(?:\s*(?P<zone>z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?",
    re.IGNORECASE,
)
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?")
# No id of a person holds these unless a platform wrote them around it.
_DATE_OR_ATTEMPT = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?P<by>[-_. ])(?:0[1-9]|1[0-2])(?P=by)(?:0[1-9]|[12]\d|3[01])(?!\d)"
    # u20261119 may be a student's number, anna_20261119 may not.
    r"|(?<![^\W_])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)\d{1,2}[._-]\d{1,2}[._-](?:19|20)\d\d(?!\d)|(?<!\d)20\d{12}(?:\d{3})?(?!\d)"
    r"|(?:^|[\W_])attempt(?:$|[\W_\d])",
    re.IGNORECASE,
)


def read_time(text: str) -> datetime | None:
    """The time that a text states.

    Returns
    -------
    datetime or None
        Without a zone if the text names none. None if it is no time, or might be two: 3/4/2026 is in March or in April.
    """
    plain = " ".join(text.split())
    if run := _RUN.fullmatch(plain):
        return _made(*(int(one) for one in run.groups()[:6]), int(run[7] or 0) * 1000)
    for pattern in _DAYS:
        if found := pattern.match(plain):
            parts = found.groupdict()
            month = int(parts["month"]) if "month" in parts else _MONTHS.get(parts["word"].casefold(), 0)
            clock = _CLOCK.fullmatch(plain, found.end())
            if month and clock:
                return _on(int(parts["year"]), month, int(parts["day"]), clock)
    return None


def _on(year: int, month: int, day: int, clock: re.Match[str]) -> datetime | None:
    hour, half = int(clock["hour"]), (clock["half"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    micro = int((clock["part"] or "0").ljust(6, "0"))
    made = _made(year, month, day, hour, int(clock["minute"]), int(clock["second"] or 0), micro)
    return made.replace(tzinfo=_zone(clock["zone"])) if made and clock["zone"] else made


def _made(*parts: int) -> datetime | None:
    year, month, day, hour, minute, second, micro = parts
    try:
        return datetime(year, month, day, hour, minute, second, micro)
    except ValueError:
        return None


def _zone(text: str) -> tzinfo:
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?", text)
    if not found:
        return UTC
    minutes = 60 * int(found[2]) + int(found[3] or 0)
    # No place is a day away; whatever says so is read as UTC, not taken for an error that stops a class.
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes)) if minutes < 24 * 60 else UTC


def zone_named(name: str) -> tzinfo:
    """A time zone by its name, such as ``Europe/Berlin``.

    Raises
    ------
    CourseError
        If there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise CourseError(f"{name}: no time zone; one is written as UTC, Europe/Berlin or America/New_York") from None


def seconds_of(when: datetime, zone: tzinfo) -> float:
    """Seconds since 1970; a time that names no zone is read in the given one."""
    return (when if when.tzinfo else when.replace(tzinfo=zone)).timestamp()


def shown_time(seconds: float) -> str:
    """A time as a report shows it."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"


def stamp_of(seconds: float) -> str:
    """A time as nbgrader's timestamp.txt holds it."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def holds_a_date(name: str) -> bool:
    """Whether a name holds a date or the word attempt, and so is no person's as it stands. A number alone may be anybody's."""
    return not name.isdigit() and bool(_DATE_OR_ATTEMPT.search(name))
