"""The answers that a notebook's receipts hold, also where a tool wrote an output slightly wrongly.

What such tools do is known: they leave `transient` in an output, drop or empty its metadata, change its type, turn the cell into
Markdown with its outputs still there, keep the outputs in the cell's metadata, rename our type to that of JSON, write data as
text or as a list of lines. So a receipt is looked for in all of a cell but its text, and what it says passes the same checks
wherever it was found. What a student wrote or printed is never read, nor is widget state: it stands outside of the cells.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from netcourse.items.plain import ITEM_ID, MOST_BYTES, MOST_ENTRIES, Entry, entry_from, newest, read_json

MIME = "application/vnd.netcourse.answers+json"

# pandoc keeps data that are JSON, and forgets of which kind.
_ANY_JSON = "application/json"
_WRITTEN = frozenset({"source", "input", "text", "traceback", "evalue", "ename", "nbgrader"})
# A text that holds JSON as a text: no tool is known to do it more often than twice.
_MOST_WRAPPED = 2
# How a receipt begins for a person; tools keep that more often than the data.
_SAYS_RECORDED = {
    "text/plain": re.compile(rf"({ITEM_ID.pattern}) is recorded: "),
    "text/html": re.compile(rf"<p>✔ <strong>({ITEM_ID.pattern}) is recorded</strong>"),
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the receipts of a notebook hold.

    Attributes
    ----------
    entries : mapping of str to Entry
        The newest answer of each question.
    unreadable : tuple of str
        Questions of which a receipt says that they were answered, though its data are gone or can't be read.
    nameless : int
        Receipts of which not even the question can be read.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    nameless: int = 0


def gather(notebook: object) -> Gathered:
    """The answers in a notebook's receipts, and what can't be read of them.

    Parameters
    ----------
    notebook : mapping
        A notebook as nbformat or plain JSON gives it, of any format and however malformed; any other object holds no receipts.
    """
    found: list[Entry] = []
    claimed: dict[str, None] = {}
    nameless = 0
    for kind, data in _receipts(notebook):
        if kind in _SAYS_RECORDED:
            said = _SAYS_RECORDED[kind].match(_joined(data))
            claimed.update({said[1]: None} if said else {})
            continue
        entries = list(_entries(data, _MOST_WRAPPED))
        found += entries
        if kind == MIME and not entries:
            name = _name(data)
            claimed.update({name: None} if name else {})
            nameless += name == ""
    kept = newest(found)
    return Gathered(kept, tuple(name for name in claimed if name not in kept)[:MOST_ENTRIES], nameless)


def _name(data: object) -> str | None:
    """The question of a receipt that can't be read, empty if that is gone too; None if it is no receipt, but what shows one."""
    if not isinstance(data, Mapping):
        return ""
    if not data.keys() & {"id", "value"}:
        return None
    name = data.get("id")
    return name if isinstance(name, str) and ITEM_ID.fullmatch(name) else ""


def as_plain(data: object) -> object:
    """Nested data with plain lists and dictionaries in place of their subclasses."""
    # nbformat reads objects as NotebookNode, a subclass of dict; entries are made of exact types alone.
    if isinstance(data, list):
        return [as_plain(one) for one in data]
    if isinstance(data, Mapping):
        return {key: as_plain(one) for key, one in data.items()}
    return data


def _receipts(notebook: object) -> Iterator[tuple[str, object]]:
    """Data by type, of the types that may hold a receipt, in the order of the notebook."""
    if not isinstance(notebook, Mapping):
        return
    # Formats before the fourth keep cells in worksheets.
    parts: list[tuple[object, int]] = [(notebook.get(name), _MOST_WRAPPED) for name in ("worksheets", "cells")]
    while parts:
        part, wrapped = parts.pop()
        inside: list[object] = []
        if isinstance(part, Mapping):
            for key, value in part.items():
                kind = str(key).partition(";")[0].strip().lower()
                if kind in (MIME, _ANY_JSON, *_SAYS_RECORDED):
                    yield kind, value
                elif "/" not in kind and kind not in _WRITTEN:
                    # Below any other type stands what a student displayed.
                    inside.append(value)
        elif isinstance(part, list) and not _is_lines(part):
            inside = part
        elif wrapped and (unpacked := _unpacked(part)) is not None:
            wrapped -= 1
            inside = [unpacked]
        parts += [(one, wrapped) for one in reversed(inside)]


def _entries(data: object, wrapped: int) -> Iterator[Entry]:
    text = _joined(data)
    if text:
        data, wrapped = _read(text), wrapped - 1
    if wrapped < 0:
        return
    if isinstance(data, list):
        for one in data[:MOST_ENTRIES]:
            if isinstance(one, Mapping):
                yield from _entries(one, wrapped)
    elif isinstance(data, Mapping) and MIME in data:
        yield from _entries(data[MIME], wrapped - 1)
    elif isinstance(data, Mapping) and (entry := _entry(data)) is not None:
        yield entry
    elif isinstance(data, str) and data != text:
        yield from _entries(data, wrapped)


def _entry(data: Mapping[object, object]) -> Entry | None:
    try:
        return entry_from(as_plain(data))
    except RecursionError:
        return None


def _read(text: str) -> object:
    """What a text of bearable length holds as JSON; None if it is none."""
    if len(text) > MOST_BYTES:
        return None
    try:
        return read_json(text)
    except ValueError:
        return None


def _unpacked(part: object) -> object:
    """What a text holds as JSON, if a receipt may be in it."""
    text = _joined(part)
    return _read(text) if "application/" in text.lower() else None


def _is_lines(part: list[object]) -> bool:
    return bool(part) and all(isinstance(one, str) for one in part)


def _joined(part: object) -> str:
    if isinstance(part, list) and _is_lines(part):
        return "".join(part)
    return part if isinstance(part, str) else ""
