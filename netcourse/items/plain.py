"""A recorded answer as plain data: what may stand in answers.json and in a receipt, and nothing else.

Both come back from students' machines, so everything read from them is checked here: sizes, depth and exact types. What does not
pass is dropped; it costs nobody anything else.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, TypeAlias

Plain: TypeAlias = str | int | float | list["Plain"] | dict[str, "Plain"]

ITEM_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
MOST_ENTRIES = 500
MOST_BYTES = 1_000_000
_LONGEST_TEXT = 10_000
_LONGEST_ID = 200
_LARGEST_NUMBER = 1e15
_MOST_PARTS = 200
_DEEPEST = 4
_KIND = re.compile(r"[A-Za-z]{1,40}")
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded answer.

    `recorded` is a time in UTC and `n` counts how often the item was recorded; together they say which of two entries is newer.
    `typed` is what a typed line last recorded, so that running the same line again does not undo a later choice in the form.
    `drawn_for` is the id for which the numbers of the question were drawn; empty for those on paper, and where all have the same.
    """

    id: str
    kind: str
    value: Plain
    recorded: str
    n: int
    typed: Plain | None = None
    drawn_for: str = ""

    def as_data(self) -> dict[str, Plain]:
        """The entry as it stands in answers.json and in a receipt."""
        data: dict[str, Plain] = {
            "id": self.id,
            "kind": self.kind,
            "value": self.value,
            "recorded": self.recorded,
            "n": self.n,
        }
        if self.typed is not None:
            data["typed"] = self.typed
        if self.drawn_for:
            data["drawn_for"] = self.drawn_for
        return data

    @property
    def age(self) -> tuple[str, int]:
        """Larger is newer."""
        return self.recorded, self.n

    @property
    def spoken_time(self) -> str:
        """When it was recorded, in words."""
        return f"{datetime.fromisoformat(self.recorded):%d %B %Y, %H:%M} UTC".lstrip("0")


_NAMES = tuple(part.name for part in fields(Entry))


def now() -> str:
    """The present moment, as entries hold it."""
    return datetime.now(UTC).strftime(_TIME)


def entry_from(raw: object) -> Entry | None:
    """An entry out of data that anybody may have written, or None if it is not one."""
    if type(raw) is not dict:
        return None
    identity, kind, value, recorded, n = (raw.get(key) for key in ("id", "kind", "value", "recorded", "n"))
    typed, drawn_for = raw.get("typed"), raw.get("drawn_for", "")
    named = _matches(ITEM_ID, identity) and _matches(_KIND, kind) and _is_time(recorded)
    counted = type(n) is int and 0 < n < _LARGEST_NUMBER
    drawn = type(drawn_for) is str and len(drawn_for) <= _LONGEST_ID and is_plain(drawn_for)
    if not (named and counted and drawn and is_plain(value) and (typed is None or is_plain(typed))):
        return None
    return Entry(identity, kind, value, recorded, n, typed, drawn_for)  # type: ignore[arg-type]  # each was checked above


def entries_again(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Entry]:
    """What `entries_from` gave for the same data when it left nothing out: nothing is looked at a second time."""
    return {row["id"]: Entry(**{name: row[name] for name in _NAMES if name in row}) for row in rows.values()}


def entries_from(raw: object) -> dict[str, Entry]:
    """The well-formed entries of a mapping or list, newest of each id; everything else is left out."""
    rows = list(raw.values()) if type(raw) is dict else raw
    if type(rows) is not list:
        return {}
    return newest(entry for entry in map(entry_from, rows[:MOST_ENTRIES]) if entry is not None)


def newest(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The newest entry of each id; of a log that grows, the one that goes on from the other."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        if entry.id not in kept or _replaces(entry, kept[entry.id]):
            kept[entry.id] = entry
    return dict(list(kept.items())[:MOST_ENTRIES])


def goes_on_from(value: Plain, other: Plain) -> bool:
    """Whether an answer is a log that holds all the lines of another log, in the same places, and more."""
    lines, before = _log_in(value), _log_in(other)
    return before is not None and lines is not None and len(lines) > len(before) and lines[: len(before)] == before


def _replaces(entry: Entry, kept: Entry) -> bool:
    if goes_on_from(entry.value, kept.value):
        return True
    return kept.age < entry.age and not goes_on_from(kept.value, entry.value)


def _log_in(value: Plain) -> list[Plain] | None:
    lines = value.get("log") if type(value) is dict else None
    return lines if type(lines) is list else None


def is_plain(value: object) -> bool:
    """Whether a value is made of text, finite numbers, lists and dictionaries alone, and is small."""
    left = [_MOST_PARTS]

    def fits(part: object, depth: int) -> bool:
        left[0] -= 1
        if left[0] < 0 or depth > _DEEPEST:
            return False
        kind = type(part)
        if kind is str:
            # Half of a surrogate pair is text to JSON and can't be written as UTF-8: encode raises.
            return len(part) <= _LONGEST_TEXT and bool(part.encode() or not part)  # type: ignore[arg-type, attr-defined]
        if kind is int or kind is float:
            return math.isfinite(part) and abs(part) <= _LARGEST_NUMBER  # type: ignore[arg-type]
        if kind is list:
            return all(fits(one, depth + 1) for one in part)  # type: ignore[attr-defined]
        if kind is dict:
            return all(type(key) is str and fits(key, depth) and fits(one, depth + 1) for key, one in part.items())  # type: ignore[attr-defined]
        return False

    try:
        return fits(value, 0)
    except (OverflowError, UnicodeEncodeError):  # an int too large for a float, or a text that is none
        return False


def read_json(text: str) -> object:
    """JSON as Python data.

    Raises
    ------
    ValueError
        If it is not JSON, whatever is wrong with it.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def as_data(entries: Mapping[str, Entry]) -> dict[str, Plain]:
    """Entries as data, by id, in the order of their ids."""
    return {name: entries[name].as_data() for name in sorted(entries)}


def _matches(pattern: re.Pattern[str], raw: object) -> bool:
    return type(raw) is str and pattern.fullmatch(raw) is not None


def _is_time(raw: object) -> bool:
    try:
        # Quicker than strptime by far, and a marker reads thousands; what is written another way comes out another way.
        return type(raw) is str and datetime.fromisoformat(raw).strftime(_TIME) == raw
    except ValueError:
        return False
