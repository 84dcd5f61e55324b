"""Make a submission's notebook one that nbgrader can digest, and say what was done.

Every cell that the student wrote stays, in its order. What nbgrader needs, its metadata and the cells that bear marks or ask
questions, is put back from the release. No answer is invented: a deleted answer cell stays deleted.
"""

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import ValidationError

from netcourse.items.gathering import gather
from netcourse.marking.intake.cells import fresh_id, retyped, valid_cells
from netcourse.marking.intake.keeping import keep_answers
from netcourse.marking.intake.key_out import key_in
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.matching import How, Matching, grade_id_of, ids_of, match, recognised
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.reading import NotReadable, as_format_4, read_object
from netcourse.marking.intake.release import Release
from netcourse.marking.intake.untouched import untouched_copies
from netcourse.marking.widget_state import without_malformed_state

Json = dict[str, Any]

_SHARE_NEEDED = 0.25
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Examined:
    """A notebook that was looked at: what goes into `submitted/`, and how it was repaired; or why it is refused.

    Attributes
    ----------
    notebook : bytes or None
        The bytes as they were sent, if nothing had to be repaired.
    repairs : tuple of str
        What was done.
    refusal : str
        Empty if there is a notebook.
    """

    notebook: bytes | None
    repairs: tuple[str, ...] = ()
    refusal: str = ""


def examine(data: bytes, release: Release, others: Sequence[Release], limits: Limits) -> Examined:
    """Read, recognise and repair one notebook.

    Parameters
    ----------
    data : bytes
        As it was sent.
    release : Release
        The unit that is collected.
    others : sequence of Release
        The course's other units, to tell a notebook of theirs.
    limits : Limits
        What is bearable.
    """
    try:
        sent, repairs = read_object(data, limits)
        raw, upgraded = as_format_4(sent, limits)
    except NotReadable as why:
        return Examined(None, refusal=str(why))
    cells, malformed = valid_cells(raw["cells"])
    if refusal := key_in(raw["cells"], release) or _of_another_unit(cells, release, others):
        return Examined(None, refusal=refusal)
    if malformed:
        repairs.append(f"{malformed} malformed cell(s) put in order")
    cells, mended = _mended(cells, release, match(release, cells))
    # What was sent, not what was made of it so far: every step above may have left an output out.
    cells, kept = keep_answers(gather(sent), cells, release)
    metadata, foreign = _metadata(raw["metadata"], release)
    repairs += [*upgraded, *mended, *kept, *foreign]
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    if not _whole(notebook):
        notebook["metadata"] = copy.deepcopy(release.metadata)
        repairs.append("the notebook's own metadata, malformed, replaced by those of the release")
    return Examined(_bytes(notebook) if repairs else data, tuple(repairs))


def _of_another_unit(cells: Sequence[Json], release: Release, others: Sequence[Release]) -> str:
    here = recognised(release, cells)
    there = {other.unit: recognised(other, cells) for other in others}
    other = max(there, key=lambda unit: there[unit], default="")
    if other and there[other] > here:
        return f"the notebook of another unit ({other})"
    bearing = len(release.by_grade_id)
    if here < max(1, _SHARE_NEEDED * bearing):
        return f"not the notebook of {release.unit}: of its {bearing} questions and marks cells it holds {here}"
    return ""


def _mended(cells: list[Json], release: Release, found: Matching) -> tuple[list[Json], list[str]]:
    of = {there: at for at, there in found.pairs.items()}
    copy_of = {there: at for at, copies in found.copies.items() for there in copies if release.cells[at].grading}
    undoing = untouched_copies(release, cells, found)
    mended, notes = [], _Notes()
    # Ids of the release are kept free for the cells that are the release's.
    used = {cell.id for cell in release.cells}
    for there, cell in enumerate(cells):
        at = of.get(there)
        if there in copy_of and there not in undoing:
            notes.add(f"duplicated cell, the copy made an ordinary cell: {release.cells[copy_of[there]].label}")
        said = _Notes() if there in copy_of else notes
        new = _own(cell, there, used, said) if at is None else _recognised(cell, release, at, found.how[at], notes)
        if there in undoing:
            new = retyped(new, "raw")
            label = release.cells[undoing[there]].label
            notes.add(f"untouched copy of an answer cell kept, but not run, so that it undoes nothing: {label}")
        used.add(new["id"])
        mended.append(new)
    positions = {at: mended[there]["id"] for at, there in found.pairs.items()}
    return _put_back(mended, release, positions, notes), notes.lines()


class _Notes:
    """Lines of the form ``what: which``, gathered by what."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, line: str) -> None:
        what, _, which = line.partition(": ")
        self._found.setdefault(what, []).append(which)

    def lines(self) -> list[str]:
        lines = []
        for what, which in self._found.items():
            named = [shown(one) for one in which if one]
            more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
            lines.append(f"{what}: {', '.join(named[:_MOST_NAMED])}{more}" if named else what)
        return lines


def _own(cell: Json, there: int, used: set[str], notes: _Notes) -> Json:
    new = dict(cell)
    if "nbgrader" in cell["metadata"]:
        new["metadata"] = {key: value for key, value in cell["metadata"].items() if key != "nbgrader"}
        if grade_id_of(cell):
            notes.add(f"marking metadata taken off a cell that is not the release's: {grade_id_of(cell)}")
        else:
            notes.add("marking metadata without an id taken off")
    if new["id"] in used:
        new["id"] = fresh_id(there, cell, used)
        notes.add("the id of a copied cell replaced")
    return new


def _recognised(cell: Json, release: Release, at: int, how: How, notes: _Notes) -> Json:
    original = release.cells[at]
    new = {**cell, "id": original.id}
    if original.grading and cell["cell_type"] != original.kind:
        new = retyped(new, original.kind)
        notes.add(f"type of a cell made {original.kind} again: {original.label}")
    given = cell["metadata"].get("nbgrader")
    if given != original.grading:
        new["metadata"] = {key: value for key, value in cell["metadata"].items() if key != "nbgrader"}
        if original.grading:
            new["metadata"]["nbgrader"] = copy.deepcopy(original.grading)
        lost = _put_back_words(given, original.grading) if how == "grade_id" else f"metadata found again by {how}"
        notes.add(f"{lost if original.grading else 'marking metadata taken off a cell without marks'}: {original.label}")
    elif original.grading and original.id not in ids_of(cell):
        notes.add("ids of cells put back")
    return new


def _put_back_words(given: object, ours: Json | None) -> str:
    # What happened, and no guess at who did it: most often an editor or an old version of nbgrader.
    there, here = (one if isinstance(one, dict) else {} for one in (given, ours))
    differ = sorted(key for key in here if there.get(key) != here[key])
    return f"marking metadata put back as released ({', '.join(differ) or 'a field too many'})"


def _put_back(cells: list[Json], release: Release, positions: dict[int, str], notes: _Notes) -> list[Json]:
    """The cells with the release's deleted ones behind those that stood before them."""
    behind: dict[str, list[Json]] = {}
    last = ""
    for at, cell in enumerate(release.cells):
        if at in positions:
            last = positions[at]
        elif cell.answer_only:
            # Its stub could undo an answer that was typed elsewhere.
            notes.add(f"answer cell is missing and stays so: {cell.label}")
        elif cell.grading:
            notes.add(f"deleted cell put back: {cell.label}")
            behind.setdefault(last, []).append(_restored(cell.id, cell.kind, cell.source, cell.metadata))
    return [*behind.get("", []), *(one for cell in cells for one in (cell, *behind.get(cell["id"], [])))]


def _restored(cell_id: str, kind: str, source: str, metadata: Json) -> Json:
    cell: Json = {"cell_type": kind, "id": cell_id, "metadata": copy.deepcopy(metadata), "source": source}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell


def _metadata(given: Json, release: Release) -> tuple[Json, list[str]]:
    given, dropped = without_malformed_state(given)
    kernel = given.get("kernelspec")
    wanted = release.metadata.get("kernelspec")
    name = kernel.get("name") if isinstance(kernel, dict) else None
    if not isinstance(wanted, dict) or name == wanted.get("name"):
        return given, dropped
    ours: Json = {key: copy.deepcopy(release.metadata[key]) for key in ("kernelspec", "language_info") if key in release.metadata}
    was = shown(name) if isinstance(name, str) else "not named"
    return {**given, **ours}, [*dropped, f"kernel made {wanted.get('name')}: it was {was}"]


def _whole(notebook: Json) -> bool:
    try:
        nbformat.validate(json.loads(json.dumps(notebook)))
    except ValidationError:
        return False
    return True


def _bytes(notebook: Json) -> bytes:
    written: str = nbformat.writes(nbformat.from_dict(notebook))
    return (written + "\n").encode()
