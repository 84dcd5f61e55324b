"""What is recorded in the folder in which this kernel runs."""

from pathlib import Path

from netcourse.items.answers import AnswerProblem
from netcourse.items.item import Item
from netcourse.items.plain import Entry
from netcourse.items.store import Recorded, load


def folder() -> Path:
    """Where answers lie: Jupyter starts a kernel in the notebook's own folder."""
    return Path.cwd()


def look(item: Item) -> tuple[Entry | None, Recorded]:
    """What is recorded for a question, as the question reads it, and the whole file.

    An entry that is no possible answer to this question counts as none.
    """
    recorded = load(folder())
    if recorded.report:
        print(recorded.report)
    entry = recorded.entries.get(item.id)
    if entry is None:
        return None, recorded
    try:
        value = item.parse(entry.value)
    except AnswerProblem:
        return None, recorded
    return Entry(entry.id, item.kind, value, entry.recorded, entry.n, entry.typed, entry.drawn_for), recorded
