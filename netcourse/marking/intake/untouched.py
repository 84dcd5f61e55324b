"""Copies of an answer cell in which nothing was typed: run after the answer, such a copy would undo it."""

from collections.abc import Mapping, Sequence
from typing import Any

from netcourse.marking.intake.matching import Matching
from netcourse.marking.intake.release import Release, plain, text_of


def untouched_copies(release: Release, cells: Sequence[Mapping[str, Any]], found: Matching) -> dict[int, int]:
    """The submission's cells that are untouched copies of an answer cell that was worked on, with that cell of the release.

    Parameters
    ----------
    release : Release
        The unit.
    cells : sequence of mapping
        The submission's cells.
    found : Matching
        Which of them is which.
    """
    stubs: dict[str, int] = {}
    for at, there in found.pairs.items():
        cell = release.cells[at]
        grading = cell.grading or {}
        stub = plain(cell.source)
        if cell.kind == "code" and grading.get("solution") and stub and plain(text_of(cells[there].get("source"))) != stub:
            stubs[stub] = at
    mine = set(found.pairs.values())
    texts = {
        there: plain(text_of(cell.get("source")))
        for there, cell in enumerate(cells)
        if there not in mine and cell.get("cell_type") == "code"
    }
    return {there: stubs[text] for there, text in texts.items() if text in stubs}
