"""No repair loses an answer: what the receipts said in what was sent is compared with what they say in what was made of it.

Whatever step left an output out, and for whatever reason, the answers that went with it are put back, each under its question.
Nothing is put there that was not read from a receipt.
"""

from collections.abc import Sequence
from typing import Any

from netcourse.items.gathering import MIME, Gathered, gather
from netcourse.items.plain import Entry
from netcourse.marking.intake.release import Release

Json = dict[str, Any]

_MOST_NAMED = 6


def keep_answers(before: Gathered, cells: Sequence[Json], release: Release) -> tuple[list[Json], list[str]]:
    """Cells that hold every answer that was read before, and what to say of it.

    Of an answer whose data were gone before, what is left is put back as well: that there was one.

    Parameters
    ----------
    before : Gathered
        From the notebook as it was sent.
    cells : sequence of dict
        Valid cells, the release's own among them.
    release : Release
        The unit.
    """
    after = gather({"cells": list(cells)})
    missing = [one for one in before.entries.values() if _is_newer(one, after.entries.get(one.id))]
    gone = [name for name in before.unreadable if name not in after.entries and name not in after.unreadable]
    nameless = max(0, before.nameless - after.nameless)
    if not (missing or gone or nameless):
        return list(cells), []
    put = {**{one.id: _output(one) for one in missing}, **{name: _empty(name) for name in gone}}
    places = _places(cells, release)
    made = [dict(cell) for cell in cells]
    for name, output in put.items() if places else ():
        at = places.get(name, next(iter(places.values())))
        made[at]["outputs"] = [*made[at]["outputs"], output]
    kept = [one.id for one in missing] if places else []
    lost = [*(one.id for one in missing if not places), *gone]
    return made, [_said(kept, lost, nameless)]


def _is_newer(one: Entry, other: Entry | None) -> bool:
    return other is None or other.age < one.age


def _places(cells: Sequence[Json], release: Release) -> dict[str, int]:
    """Where outputs may stand: code cells by the id of the question, those of the release first."""
    codes = {cell["id"]: at for at, cell in enumerate(cells) if cell["cell_type"] == "code"}
    labels = {release.cells[at].id: label for label, at in release.by_grade_id.items()}
    ours = {labels[name]: at for name, at in codes.items() if name in labels}
    return {**ours, **{name: at for name, at in codes.items() if name not in labels and name not in ours}}


def named(ids: Sequence[str]) -> str:
    """Some ids in words; of very many the first."""
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return f"{', '.join(ids[:_MOST_NAMED])}{more}"


def _output(entry: Entry) -> Json:
    return _display(entry.as_data(), f"{entry.id}: this answer was taken over when the notebook was collected.")


def _empty(name: str) -> Json:
    return _display({"id": name}, f"{name}: an answer was recorded here; its data were gone when the notebook was collected.")


def _display(data: object, said: str) -> Json:
    return {"output_type": "display_data", "data": {MIME: data, "text/plain": said}, "metadata": {}}


def _said(kept: Sequence[str], lost: Sequence[str], nameless: int) -> str:
    total = len(kept) + len(lost) + nameless
    said = [f"{len(kept)} kept{f' ({named(kept)})' if kept else ''}"]
    if lost:
        said.append(f"{len(lost)} lost, of which no data can be read ({named(lost)})")
    if nameless:
        said.append(f"{nameless} lost, of which not even the question can be read")
    return f"{total} {'answers' if total > 1 else 'answer'} in outputs that no notebook may hold: {', '.join(said)}"
