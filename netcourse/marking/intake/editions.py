"""Answers that were given to another edition of a unit: there B may have meant what is now C, and marks would be quietly wrong.

A receipt holds the answer as data and, for a person, in words. Words that the question of today would not say are of another.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from netcourse.items.answers import AnswerProblem
from netcourse.items.gathering import MIME, as_plain
from netcourse.items.item import Item
from netcourse.items.plain import Entry, entry_from
from netcourse.marking.debrief.asked import asked
from netcourse.marking.intake.release import Release, text_of


def read_otherwise(cells: Iterable[object], release: Release) -> tuple[str, ...]:
    """The ids of questions that were answered when they read otherwise, or were of another kind.

    Parameters
    ----------
    cells : iterable
        The submission's cells, whatever they are.
    release : Release
        The unit. What can't be read of it is passed over.

    Returns
    -------
    tuple of str
        In the order of the unit. Only the newest answer of a question counts.
    """
    items = {item.id: item for cell in release.cells if cell.kind == "code" for item in _asked(cell.source)}
    newest: dict[str, tuple[Entry, str]] = {}
    for entry, said in _receipts(cells):
        if entry.id in items and (entry.id not in newest or entry.age >= newest[entry.id][0].age):
            newest[entry.id] = entry, said
    return tuple(name for name, item in items.items() if name in newest and not _says(item, *newest[name]))


@lru_cache(4096)
def _asked(source: str) -> tuple[Item, ...]:
    """The questions of a cell of a release; the same for each submission of a class."""
    return tuple(asked(source))


def _receipts(cells: Iterable[object]) -> Iterator[tuple[Entry, str]]:
    for cell in cells:
        outputs = cell.get("outputs") if isinstance(cell, Mapping) else None
        for output in outputs if isinstance(outputs, list) else ():
            data = output.get("data") if isinstance(output, Mapping) else None
            if isinstance(data, Mapping) and MIME in data:
                entry, said = _entry(data[MIME]), text_of(data.get("text/plain"))
                # An answer that was put back when it was collected has no words of its own.
                if entry is not None and said.startswith(f"{entry.id} is recorded: "):
                    yield entry, said


def _entry(data: object) -> Entry | None:
    try:
        return entry_from(as_plain(data))
    except RecursionError:
        return None


def _says(item: Item, entry: Entry, said: str) -> bool:
    try:
        words = item.words(item.parse(entry.value))
    except (AnswerProblem, ValueError, TypeError, KeyError):
        return False
    return entry.kind == item.kind and said.startswith(f"{entry.id} is recorded: {words} (")
