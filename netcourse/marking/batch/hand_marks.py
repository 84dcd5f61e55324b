"""Marks that a person gave, when a submission is marked again: they stay, and the gradebook asks for another look where it must.

nbgrader asks again for every cell but a task, whether anything changed or not. Here the text decides that a person reads to give
the marks: what lies in autograded/ is what the formgrader showed when they were given.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from netcourse.items.plain import read_json
from netcourse.items.store import parse, recorded_in
from netcourse.items.words import written_in
from netcourse.marking.intake.release import text_of

Cells = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class HandMarks:
    """The cells of a submission that a person gave marks for, those to be looked at again, and those that waited before."""

    given: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    waited: frozenset[str] = frozenset()

    def as_before(self) -> "HandMarks":
        """The same, if nothing new is written."""
        return replace(self, again=self.waited)


def hand_marks(api: Any, unit: str, student: str, before: Mapping[str, str], now: Mapping[str, str]) -> HandMarks:
    """The marks by hand that the gradebook holds, and which of them have to be looked at again.

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    unit, student : str
        Whose submission.
    before, now : mapping of str to str
        From `texts_of`: for what the marks were given, and what is marked now. Of a cell not in `before` nothing is known.

    Returns
    -------
    HandMarks
        What waited for a look before still waits.
    """
    given = {}
    with closing(api.gradebook) as gradebook:
        for cell, grade in _by_hand(gradebook, unit, student):
            given[cell] = bool(grade.needs_manual_grade)
    again = {cell for cell, waits in given.items() if waits or cell not in before or before[cell] != now.get(cell)}
    return HandMarks(frozenset(given), frozenset(again), frozenset(cell for cell, waits in given.items() if waits))


def ask_again(api: Any, unit: str, student: str, marks: HandMarks) -> None:
    """Write into the gradebook which marks by hand have to be looked at again; the marks themselves stay."""
    if marks.given:
        with closing(api.gradebook) as gradebook:
            for cell, grade in _by_hand(gradebook, unit, student):
                grade.needs_manual_grade = cell in marks.again
            gradebook.db.commit()


def texts_of(cells: Cells, answers: Mapping[str, Any]) -> dict[str, str]:
    """For each cell with marks a fingerprint of what a person reads to give them.

    Of a written answer it is the answer; of a task what stands below it, or the form in which its words were written; of a test,
    whose marks a person may overrule, all that the student wrote and recorded.

    Parameters
    ----------
    cells : iterable of mapping
        A notebook's, sanitised or marked.
    answers : mapping
        Recorded answers by question.
    """
    texts: dict[str, list[object]] = {}
    tests: list[str] = []
    work: list[object] = []
    task = ""
    for cell in cells:
        meta = cell.get("metadata", {}).get("nbgrader", {})
        name, own = str(meta.get("grade_id") or ""), [cell.get("cell_type"), text_of(cell.get("source")), cell.get("attachments")]
        task = "" if name else task
        if meta.get("solution") or not (name and (meta.get("grade") or meta.get("locked") or meta.get("task"))):
            work.append(own)
        if task:
            texts[task].append(own)
        if meta.get("task"):
            form = written_in(name, answers)
            task, texts[name] = ("", [answers[form]]) if form else (name, [])
        elif meta.get("grade") and meta.get("solution"):
            texts[name] = [own]
        elif meta.get("grade"):
            tests.append(name)
    everything = _digest([work, answers])
    return {**{name: _digest(text) for name, text in texts.items()}, **dict.fromkeys(tests, everything)}


def texts_in(notebook: Path) -> dict[str, str]:
    """`texts_of` a marked notebook in its folder; empty if it is not there or can't be read."""
    try:
        cells = read_json(notebook.read_text(encoding="utf-8"))["cells"]  # type: ignore[index]  # else the error below
        recorded, _ = recorded_in(notebook.parent)
        return texts_of(cells, values_of(recorded.entries if recorded else {}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def texts_now(cells: Cells, answers: str) -> dict[str, str]:
    """`texts_of` a sanitised notebook with the text of the answers.json that is laid beside it."""
    recorded = parse(answers) if answers else None
    return texts_of(cells, values_of(recorded.entries if recorded else {}))


def values_of(entries: Mapping[str, Any]) -> dict[str, Any]:
    """Answers without their times: whoever records the same again has changed nothing."""
    return {name: entry.value for name, entry in sorted(entries.items())}


def _by_hand(gradebook: Any, unit: str, student: str) -> list[tuple[str, Any]]:
    """The rows of marks that a person gave, with what their cells are called."""
    from nbgrader.api import Grade

    from netcourse.marking.batch.rows import grades_of

    return grades_of(gradebook.db, unit, student, Grade, by_hand=True)


def _digest(text: object) -> str:
    return hashlib.sha256(json.dumps(text, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
