"""What a student hands in, under a pseudonym: what was machine-written of who he is goes, and nothing on which marks depend.

Outputs and metadata are left out, since marking runs every cell anew; the answers in them are put back one by one. The numbers
that were drawn for an id stand behind the pseudonym from here on (`netcourse.items.identity.pinned`), so that marking needs
neither the id nor the key. What somebody typed himself stays as he typed it: whom it names can't be known.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netcourse.board.item import Board
from netcourse.board.renamed import renamed
from netcourse.items.gathering import Gathered, gather
from netcourse.items.identity import COURSE_ID, OLDER_ID, PAIR, normal_id
from netcourse.items.item import Item
from netcourse.items.plain import Entry, Plain
from netcourse.items.store import Recorded, dump
from netcourse.items.varied import Varied
from netcourse.marking.debrief.asked import questions_in
from netcourse.marking.intake.cells import valid_cells
from netcourse.marking.intake.keeping import keep_answers
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.reading import as_format_4, read_object
from netcourse.marking.intake.release import Release
from netcourse.marking.people.pseudonyms import Pseudonyms

Json = dict[str, Any]

# What may stay of a cell, and of its metadata: what marking reads, and nothing that a program adds about a person or a machine.
_CELL, _METADATA = ("cell_type", "id", "source", "attachments"), ("nbgrader", "id")
# What a program reads, and nobody names a person by.
_TAGS = ("raises-exception", "skip-execution")
_IDS = frozenset({COURSE_ID.id, OLDER_ID})
# Where an id is typed in code for us and not for a reader: record("course-id", "a1234"), board("board-1", student_id="a1234").
_TYPED = re.compile(r"""(\brecord\(\s*["'](?:course|board)-id["']\s*,\s*|\bstudent_id\s*=\s*)(["'])([^"'\n]{1,64})\2""")


@dataclass(slots=True)
class Veil:
    """Puts pseudonyms in the place of ids in what was handed in for one unit.

    Parameters
    ----------
    pseudonyms : Pseudonyms
        The course's.
    release : Release
        The unit, whose text says how numbers are drawn.
    limits : Limits
        What is bearable.
    """

    pseudonyms: Pseudonyms
    release: Release
    limits: Limits
    _asked: Mapping[str, Item | Varied] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sources = [cell.source for cell in self.release.cells if cell.kind == "code"]
        self._asked = {one.id: one for source in sources for one in questions_in(source)}

    def entry(self, entry: Entry) -> Entry:
        """An answer without the id of whoever gave it."""
        if entry.id in _IDS:
            return replace(entry, value=self._typed(entry.value), typed=None if entry.typed is None else self._typed(entry.typed))
        question = self._asked.get(entry.id)
        value = renamed(entry.value, question if isinstance(question, Board) else None, self.pseudonyms.of)
        if not entry.drawn_for:
            return replace(entry, value=value)
        name = self.pseudonyms.of(entry.drawn_for)
        drawn_for = question.pinned(name, entry.drawn_for) if isinstance(question, Varied) else name
        return replace(entry, value=value, drawn_for=drawn_for)

    def answers(self, recorded: Recorded) -> bytes:
        """An answers.json; its notes are sentences of ours, which marking writes anew."""
        entries = {name: self.entry(one) for name, one in recorded.entries.items()}
        return dump(Recorded(entries, closed=recorded.closed)).encode()

    def notebook(self, data: bytes) -> tuple[bytes, set[str]]:
        """A notebook, and the ids that were typed in it.

        Raises
        ------
        NotReadable
            If it is none.
        """
        sent, _ = read_object(data, self.limits)
        raw, _ = as_format_4(sent, self.limits)
        cells, _ = valid_cells(raw["cells"])
        found = gather(sent)
        ids = ids_in(found.entries)
        kept = Gathered({name: self.entry(one) for name, one in found.entries.items()}, found.unreadable, found.nameless)
        bare = [self._bare(cell) for cell in cells]
        put, _ = keep_answers(kept, bare, self.release)
        metadata = {key: value for key, value in self.release.metadata.items() if key in ("kernelspec", "language_info")}
        made = {"cells": put, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        return (json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(), ids

    def _bare(self, cell: Json) -> Json:
        bare: Json = {key: cell[key] for key in _CELL if key in cell}
        bare["metadata"] = {key: cell["metadata"][key] for key in _METADATA if key in cell["metadata"]}
        if tags := [one for one in _TAGS if one in cell["metadata"].get("tags", ())]:
            bare["metadata"]["tags"] = tags
        if cell["cell_type"] == "code":
            source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            return {**bare, "source": self._untyped(source), "outputs": [], "execution_count": None}
        return bare

    def _untyped(self, source: str) -> str:
        return _TYPED.sub(lambda found: f'{found[1]}"{self.pseudonyms.of(found[3])}"', source)

    def _typed(self, value: Plain) -> Plain:
        return self.pseudonyms.of(value) if isinstance(value, str) else ""


def ids_in(entries: Mapping[str, Entry]) -> set[str]:
    """Every id that recorded answers hold, as ids are compared, pairs and each of a pair."""
    typed = [one.value for name, one in entries.items() if name in _IDS and isinstance(one.value, str)]
    logs = [one for entry in entries.values() if (one := _played_for(entry.value))]
    whole = {normal_id(one) for one in (*typed, *logs, *(entry.drawn_for for entry in entries.values()))} - {""}
    return whole | {part for one in whole for part in one.split(PAIR)}


def named_in_texts(cells: Sequence[Mapping[str, Any]], words: set[str]) -> int:
    """In how many cells somebody's id, name or address stands in what was typed."""
    if not (known := [re.escape(word) for word in words if len(word) > 2]):
        return 0
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(known, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
    return sum(bool(pattern.search("".join(cell["source"]))) for cell in cells)


def _played_for(value: Plain) -> str:
    from netcourse.board.chain import opening

    start = opening(value)
    return start.student_id if start else ""
