"""The review as a CSV file: a row for each fact and question, and four columns for the reviewer."""

import csv
import io

from netcourse.authoring.review.agenda import Agenda
from netcourse.authoring.review.compare import as_text
from netcourse.authoring.review.entries import Entry
from netcourse.authoring.review.items import ReviewItem
from netcourse.authoring.review.words import changes, history
from netcourse.evidence.spreadsheet import guarded

# What the course fills in, and what the reviewer does.
ITS_OWN = (
    "number",
    "state",
    "unit",
    "kind",
    "id",
    "text",
    "value",
    "holds_for",
    "jurisdiction",
    "as_of",
    "source",
    "evidence",
    "used_in",
    "doubts",
    "history",
    "digest",
)
FILLED_IN = ("verdict", "comment", "signed_by", "signed_on")
_FIELDS = {"number": "value", "holds for": "holds_for", "jurisdiction": "jurisdiction", "as of": "as_of", "evidence": "evidence"}


def table(review: Agenda) -> bytes:
    """Write a review as CSV.

    Parameters
    ----------
    review : Agenda
        In order.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark, which spreadsheets ask for; no cell is a formula.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*ITS_OWN, *FILLED_IN))
    for section in review.sections:
        for group in section.groups:
            for number, entry in group.numbered:
                cells = {"number": str(number), "state": section.state.value, "unit": group.title, **_cells(entry)}
                writer.writerow([guarded(cells.get(name, "")) for name in (*ITS_OWN, *FILLED_IN)])
    return out.getvalue().encode("utf-8-sig")


def _cells(entry: Entry) -> dict[str, str]:
    past = [*history(entry)]
    for one in entry.outdated:
        past += [f"{field}: {as_text(pieces)}" for field, pieces in changes(one, entry)]
    cells = {
        "kind": entry.kind.value,
        "id": entry.id,
        "used_in": "\n".join(f"{use.unit} {use.where}".strip() for use in entry.uses),
        "doubts": "\n".join(f"{what}: {text}" for what, text in entry.doubts.items()),
        "history": "\n".join(past),
        "digest": entry.digest,
    }
    if isinstance(entry.subject, ReviewItem):
        hidden = {*entry.doubts, "hidden test"}
        return {**cells, "text": "\n\n".join(f"[{name}] {text}" for name, text in entry.content.items() if name not in hidden)}
    named = {column: entry.content[field] for field, column in _FIELDS.items()}
    sources = [f"{name.removeprefix('source ')}: {text}" for name, text in entry.content.items() if name.startswith("source ")]
    return {**cells, **named, "text": entry.content["statement"], "source": "\n".join(sources)}
