"""The model answers to a unit's questions: read from the keys in its hidden tests, so that they are written once."""

import json
from collections.abc import Mapping

from nbformat import NotebookNode

from netcourse.authoring.declared import declared
from netcourse.errors import CourseError
from netcourse.items.plain import Entry, as_data, entry_from
from netcourse.items.receipts import MIME

# One time for every build: the same text gives the same bytes.
RECORDED = "2026-01-01T00:00:00Z"


def model_answers(author: NotebookNode, where: object) -> dict[str, Entry]:
    """The key of every question, as if it had been recorded, by question.

    Raises
    ------
    CourseError
        If an award can't be read; `where` is named in the message.
    """
    items = [item for item in declared(author, where) if item.variants]
    return {item.question: recorded(item.question, item.variants[0].value) for item in items}


def recorded(name: str, value: object, drawn_for: str = "") -> Entry:
    """An answer as if it had been recorded, with the numbers of this id where they vary.

    Raises
    ------
    CourseError
        If the id or the value is not one that could be recorded.
    """
    entry = entry_from({"id": name, "kind": "Typed", "value": value, "recorded": RECORDED, "n": 1, "drawn_for": drawn_for})
    if entry is None:
        raise CourseError(f"{name}: {value!r} is no answer that can be recorded: texts, numbers, lists and mappings of these")
    return entry


def answers_json(entries: Mapping[str, Entry]) -> str:
    """The text of an answers.json that holds these entries."""
    return json.dumps({"version": 1, "answers": as_data(entries)}, ensure_ascii=False)


def receipt_output(entry: Entry) -> NotebookNode:
    """The output that a notebook holds after this answer was recorded in the form."""
    return NotebookNode(output_type="display_data", data={MIME: entry.as_data(), "text/plain": entry.id}, metadata={})
