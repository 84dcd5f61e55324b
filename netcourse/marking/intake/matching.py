"""Which cell of a submission is which cell of the release, though metadata were stripped and cells copied, moved or deleted.

The marks of evidence, strongest first: nbgrader's grade_id; the cell's id; the same text; the same place between cells that were
recognised; likeness. A cell whose text marking replaces by the author's is never taken by its place alone: what a student wrote
there would be lost.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from netcourse.marking.intake.release import Cell, Release, likeness, plain, text_of, words_of

How = Literal["grade_id", "id", "text", "position", "likeness"]

_ALIKE = 0.6
_ALIKE_IN_PLACE = 0.5
_MOST_COMPARED = 1000


@dataclass(slots=True)
class Matching:
    """Pairs of positions, release to submission, with the evidence; and for each release cell the copies that lost against it."""

    pairs: dict[int, int] = field(default_factory=dict)
    how: dict[int, How] = field(default_factory=dict)
    copies: dict[int, list[int]] = field(default_factory=dict)

    def add(self, at: int, there: int, how: How) -> None:
        """Note a pair."""
        self.pairs[at] = there
        self.how[at] = how

    @property
    def taken(self) -> set[int]:
        """The submission's cells that are spoken for, copies included."""
        return {*self.pairs.values(), *(one for copies in self.copies.values() for one in copies)}


def match(release: Release, cells: Sequence[Mapping[str, Any]]) -> Matching:
    """Recognise the cells of a submission.

    Parameters
    ----------
    release : Release
        The unit as it was handed out.
    cells : sequence of mapping
        The submission's cells, each valid.

    Returns
    -------
    Matching
        Cells of the release that nothing matches were deleted; cells of the submission that match nothing are the student's own.
    """
    found = Matching()
    sources = [plain(text_of(cell.get("source"))) for cell in cells]
    _by_ids(release, cells, sources, found)
    _by_text(release, cells, sources, found)
    _by_position(release, cells, found)
    _by_likeness(release, cells, found)
    return found


def grade_id_of(cell: Mapping[str, Any]) -> str:
    """The grade_id that a cell's metadata give, empty where there is none."""
    grading = cell.get("metadata", {}).get("nbgrader")
    found = grading.get("grade_id") if isinstance(grading, dict) else None
    return found if isinstance(found, str) else ""


def ids_of(cell: Mapping[str, Any]) -> list[str]:
    """The ids that a cell bears; Colab moves a cell's id into its metadata."""
    return [one for one in (cell.get("id"), cell.get("metadata", {}).get("id")) if isinstance(one, str)]


def recognised(release: Release, cells: Sequence[Mapping[str, Any]]) -> int:
    """How many of the release's cells of nbgrader's a submission holds, by grade_id, id or text."""
    grade_ids = {grade_id_of(cell) for cell in cells}
    ids = {one for cell in cells for one in ids_of(cell)}
    texts = {plain(text_of(cell.get("source"))) for cell in cells} - {""}
    return sum(
        bool(cell.grading) and (cell.label in grade_ids or cell.id in ids or plain(cell.source) in texts)
        for cell in release.cells
    )


def _by_ids(release: Release, cells: Sequence[Mapping[str, Any]], sources: Sequence[str], found: Matching) -> None:
    by_grade_id: dict[int, list[int]] = defaultdict(list)
    by_id: dict[int, list[int]] = defaultdict(list)
    for there, cell in enumerate(cells):
        grade_id = grade_id_of(cell)
        if grade_id in release.by_grade_id:
            by_grade_id[release.by_grade_id[grade_id]].append(there)
        else:
            for at in {release.by_id[one] for one in ids_of(cell) if one in release.by_id}:
                by_id[at].append(there)
    evidence: tuple[tuple[dict[int, list[int]], How], ...] = ((by_grade_id, "grade_id"), (by_id, "id"))
    for candidates, how in evidence:
        for at, theirs in candidates.items():
            free = [one for one in theirs if one not in found.taken] if len(theirs) > 1 or how == "id" else theirs
            if at not in found.pairs and free:
                chosen = _original(release.cells[at], free, sources)
                found.add(at, chosen, how)
                found.copies[at] = [one for one in free if one != chosen]


def _original(cell: Cell, theirs: list[int], sources: Sequence[str]) -> int:
    # nbgrader keeps the last of several. An answer cell that was worked on is never given up for an untouched copy below it.
    worked_on = [one for one in theirs if sources[one] not in (plain(cell.source), "")]
    return (worked_on if worked_on and not cell.overwritten else theirs)[-1]


def _by_text(release: Release, cells: Sequence[Mapping[str, Any]], sources: Sequence[str], found: Matching) -> None:
    mine: dict[tuple[str, str], list[int]] = defaultdict(list)
    theirs: dict[tuple[str, str], list[int]] = defaultdict(list)
    taken = found.taken
    for at, cell in enumerate(release.cells):
        if at not in found.pairs and cell.source.strip():
            mine[cell.kind, plain(cell.source)].append(at)
    for there, source in enumerate(sources):
        if there not in taken:
            theirs[str(cells[there].get("cell_type")), source].append(there)
    for key, here in mine.items():
        there_too = theirs.get(key, [])
        if len(here) == len(there_too):
            for at, there in zip(here, there_too, strict=True):
                found.add(at, there, "text")
        elif len(here) == 1 and there_too:
            found.add(here[0], there_too[-1], "text")
            if release.cells[here[0]].grading:
                found.copies[here[0]] = there_too[:-1]


def _by_position(release: Release, cells: Sequence[Mapping[str, Any]], found: Matching) -> None:
    anchors = [(-1, -1)]
    for at in sorted(found.pairs):
        if found.pairs[at] > anchors[-1][1]:
            anchors.append((at, found.pairs[at]))
    anchors.append((len(release.cells), len(cells)))
    taken = found.taken
    for (before, before_there), (after, after_there) in pairwise(anchors):
        here = [at for at in range(before + 1, after) if at not in found.pairs]
        there = [one for one in range(before_there + 1, after_there) if one not in taken]
        for kind in ("code", "markdown", "raw"):
            _pair_gap(
                [at for at in here if release.cells[at].kind == kind],
                [one for one in there if cells[one].get("cell_type") == kind],
                release,
                cells,
                found,
            )


def _pair_gap(here: list[int], there: list[int], release: Release, cells: Sequence[Mapping[str, Any]], found: Matching) -> None:
    if len(here) == len(there):
        for at, one in zip(here, there, strict=True):
            cell = release.cells[at]
            if not cell.overwritten or likeness(cell.words, words_of(text_of(cells[one]["source"]))) >= _ALIKE_IN_PLACE:
                found.add(at, one, "position")
        return
    # Fewer or more than there were: only a lone answer cell is told by its place: the likest there, or else the first.
    answers = [at for at in here if release.cells[at].grading and not release.cells[at].overwritten]
    if len(answers) == 1 and there:
        words = release.cells[answers[0]].words
        nearest = max(there[:_MOST_COMPARED], key=lambda one: likeness(words, words_of(text_of(cells[one]["source"]))))
        found.add(answers[0], nearest, "position")


def _by_likeness(release: Release, cells: Sequence[Mapping[str, Any]], found: Matching) -> None:
    taken = found.taken
    free = [one for one in range(len(cells)) if one not in taken][:_MOST_COMPARED]
    words: dict[int, Counter[str]] = {one: words_of(text_of(cells[one]["source"])) for one in free}
    for at, cell in enumerate(release.cells):
        if at in found.pairs or not cell.grading:
            continue
        alike = {one: likeness(cell.words, words[one]) for one in words if cells[one].get("cell_type") == cell.kind}
        nearest = max(alike, key=lambda one: alike[one], default=None)
        if nearest is not None and alike[nearest] >= _ALIKE:
            found.add(at, nearest, "likeness")
            del words[nearest]
