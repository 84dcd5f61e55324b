"""Receipts: the output under a question that shows what is recorded, and also carries it as data.

A notebook that was downloaded alone still holds its outputs. That is how answers given in a form survive.
"""

from html import escape
from pathlib import Path

from netcourse.items.gathering import MIME as MIME
from netcourse.items.gathering import as_plain as as_plain
from netcourse.items.gathering import gather
from netcourse.items.identity import name_of
from netcourse.items.item import Item
from netcourse.items.plain import Entry, Plain, newest, read_json

# What tells the companion that an output only repeats what the form above it says: a receipt, and the line of a check.
RECEIPT = "application/vnd.netcourse.receipt+json"
CHECK = "application/vnd.netcourse.check+json"
# A saved notebook holds the receipt and not the form, in whose place JupyterLab then speaks of a missing widget.
_AGAIN = "No form here? Click this cell and press Shift+Enter."
_LARGEST_NOTEBOOK = 50_000_000


def receipt(item: Item, entry: Entry | None, *, note: str = "", closed: bool = False) -> dict[str, Plain]:
    """An output for a question: what is recorded, in the student's words, and as data.

    Parameters
    ----------
    item : Item
        The question.
    entry : Entry or None
        What is recorded; None shows that nothing is.
    note : str
        A sentence to add.
    closed : bool
        Whether the work was handed in, so that nothing can be changed any more.

    Returns
    -------
    dict
        Data by MIME type.
    """
    mark: Plain = {"id": item.id}
    if entry is None:
        say = "nothing is recorded." if closed else f"nothing is recorded yet. {_AGAIN}"
        html = f"<p>○ <strong>{escape(item.id)}</strong>: {say}</p>"
        return {RECEIPT: mark, "text/html": html, "text/plain": f"{item.id}: {say}"}
    words = item.words(entry.value)
    whose = f" The numbers are those of {name_of(entry.drawn_for)}." if entry.drawn_for else ""
    after = whose + ("" if closed else f" You can change it until you hand in. {_AGAIN}") + (f" {note}" if note else "")
    html = (
        f"<p>✔ <strong>{escape(item.id)} is recorded</strong>: {escape(words)}<br>"
        f"<small>{escape(entry.spoken_time)}.{escape(after)}</small></p>"
    )
    return {
        MIME: entry.as_data(),
        RECEIPT: mark,
        "text/html": html,
        "text/plain": f"{item.id} is recorded: {words} ({entry.spoken_time}).{after}",
    }


def entries_in(notebook: object) -> dict[str, Entry]:
    """The newest answer of each question that a notebook's receipts hold; what `gather` can't read is left out."""
    return dict(gather(notebook).entries)


def entries_beside(folder: Path) -> tuple[dict[str, Entry], list[str]]:
    """The answers that receipts in the notebooks of a folder hold, and the names of the notebooks that gave some."""
    gathered: list[Entry] = []
    names = []
    for path in sorted(folder.glob("*.ipynb")):
        try:
            if path.stat().st_size > _LARGEST_NOTEBOOK:
                continue
            entries = entries_in(read_json(path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue
        gathered += entries.values()
        names += [path.name] if entries else []
    return newest(gathered), names
