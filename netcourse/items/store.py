"""answers.json: what a student has recorded, beside the notebook.

Every write replaces the whole file at once, so it is either the old or the new one. A file that can't be read is set aside, never
deleted, and what the receipts in the notebooks beside it hold is taken up again.
"""

import contextlib
import json
import os
import stat
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from netcourse.items.decoding import decode
from netcourse.items.plain import MOST_BYTES, Entry, Plain, as_data, entries_again, entries_from, read_json
from netcourse.items.receipts import entries_beside

ANSWERS = "answers.json"
PRACTICE = "practice.json"
GARBLED = "cut off or garbled"
_PATIENCE = 3.0
_LONGEST_ID = 200
# The last texts of which each entry was found to be one: every question of a notebook reads the same file again.
_sound: deque[str] = deque(maxlen=2)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a file of answers holds.

    `notes` are sentences for a student, by item; `closed` says that the work was handed in: nothing recorded changes any more.
    `report` is a sentence about the file itself, empty if all is well. `student` is whose work it is while it is marked, as the
    gradebook has it, and empty at play.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False
    report: str = ""
    student: str = ""


class Diverged(Exception):  # noqa: N818 (it says what the file is)
    """What is recorded is not what this kernel went on from: another tab or kernel wrote there meanwhile."""


def parse(text: str) -> Recorded | None:
    """What the text of an answers.json says, or None if it is garbled."""
    try:
        raw = read_json(text)
    except ValueError:
        return None
    if type(raw) is not dict or type(raw.get("answers")) is not dict:
        return None
    notes = raw.get("notes")
    kept = {k: v for k, v in notes.items() if type(k) is type(v) is str} if type(notes) is dict else {}
    student = raw.get("student")
    whose = student if type(student) is str and len(student) <= _LONGEST_ID else ""
    answers = raw["answers"]
    if text in _sound:
        entries = entries_again(answers)
    elif len(entries := entries_from(answers)) == len(answers):
        _sound.append(text)
    return Recorded(entries, kept, raw.get("closed") is True, student=whose)


def load(folder: Path, name: str = ANSWERS) -> Recorded:
    """What is recorded in a folder.

    Parameters
    ----------
    folder : Path
        Where the notebook lies.
    name : str
        The file.

    Returns
    -------
    Recorded
        From the file; from the receipts in the notebooks beside it where there is no file, or it had to be set aside.
    """
    path = folder / name
    text = read_small(path)
    found = None if text is None else parse(text)
    if found is not None:
        return found
    entries, names = entries_beside(folder) if name == ANSWERS else ({}, [])
    if not os.path.lexists(path):
        return Recorded(entries)
    aside = _set_aside(path)
    where = f"set aside as {aside}" if aside else "left where it is"
    if entries and aside:
        with contextlib.suppress(OSError):
            write(folder, Recorded(entries), name)
    again = f"{len(entries)} found again in {', '.join(names)}" if names else "none could be found again"
    return Recorded(entries, report=f"{name} could not be read and was {where}; of your answers {again}.")


def save(folder: Path, entry: Entry, name: str = ANSWERS) -> Recorded:
    """Add an answer, keeping all others.

    Raises
    ------
    OSError
        If the folder can't be written.
    """
    with _alone(folder, name):
        found = load(folder, name)
        kept = replace(found, entries={**found.entries, entry.id: entry})
        write(folder, kept, name)
    return kept


def append(folder: Path, entry: Entry, before: Plain | None, name: str = ANSWERS) -> Recorded:
    """Add to an answer that grows, if what is recorded is still what it grew from.

    Parameters
    ----------
    folder : Path
        Where the notebook lies.
    entry : Entry
        The answer as it is now.
    before : Plain or None
        Its value without what is added; None if nothing was recorded.
    name : str
        The file.

    Raises
    ------
    Diverged
        If something else is recorded; nothing is written then. The same once more is no such thing, and counts once.
    OSError
        If the folder can't be written.
    """
    with _alone(folder, name):
        found = load(folder, name)
        there = found.entries.get(entry.id)
        if there is not None and there.value == entry.value:
            return found
        if (None if there is None else there.value) != before:
            raise Diverged(entry.id)
        kept = replace(found, entries={**found.entries, entry.id: entry})
        write(folder, kept, name)
    return kept


def write(folder: Path, recorded: Recorded, name: str = ANSWERS) -> None:
    """Replace a file of answers at once.

    Raises
    ------
    OSError
        If the folder can't be written; the old file is then still there.
    """
    text = dump(recorded)
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
            out.write(text)
        Path(temporary).replace(folder / name)
    finally:
        Path(temporary).unlink(missing_ok=True)


def dump(recorded: Recorded) -> str:
    """The text of a file of answers."""
    data: dict[str, object] = {"version": 1, "answers": as_data(recorded.entries)}
    if recorded.notes:
        data["notes"] = dict(recorded.notes)
    if recorded.closed:
        data["closed"] = True
    if recorded.student:
        data["student"] = recorded.student
    return json.dumps(data, ensure_ascii=False, indent=1)


def read_small(path: Path) -> str | None:
    """The text of a plain file of bearable size; None for anything else, such as a link, which may lead anywhere."""
    return _look(path)[0]


def recorded_in(folder: Path, name: str = ANSWERS) -> tuple[Recorded | None, str]:
    """What a file of answers holds, which is only read.

    Parameters
    ----------
    folder : Path
        Where it lies.
    name : str
        The file.

    Returns
    -------
    tuple
        What is recorded, None where nothing is; and why a file that is there can't be read, empty otherwise.
    """
    text, why = _look(folder / name)
    found = parse(text) if text is not None else None
    return found, why if text is None or found else GARBLED


def too_big(size: int) -> str:
    """Why a file of so many bytes is not read; empty if it is."""
    return f"too big: {size / 1e6:,.1f} MB, at most {MOST_BYTES / 1e6:,.0f} MB" if size > MOST_BYTES else ""


def _look(path: Path) -> tuple[str | None, str]:
    """The text of a plain file, and why there is none though something is there."""
    try:
        found = path.lstat()
        why = "no ordinary file" if not stat.S_ISREG(found.st_mode) else too_big(found.st_size)
        # Editors on Windows save UTF-16, or UTF-8 with a mark that JSON does not know.
        return (None, why) if why else (decode(path.read_bytes())[0], "")
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, error.strerror or "the disk gives an error"


def _set_aside(path: Path) -> str | None:
    for at in range(1, 1000):
        aside = path.with_name(f"{path.stem}.garbled-{at}{path.suffix}")
        if not os.path.lexists(aside):
            try:
                path.rename(aside)
            except OSError:
                return None
            return aside.name
    return None


@contextlib.contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    # Two notebooks in one folder have two kernels. A lock that nobody took away in time belongs to a kernel that died.
    lock = folder / f".{name}.lock"
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if time.monotonic() > until:
                break
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
