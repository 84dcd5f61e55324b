"""What a marks cell told when it ran, read back from its outputs.

Only a locked marks cell is asked: its tests ran where no student code did. What stands in its outputs is checked by shape all the
same, as a course may be marked without isolation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nbformat import NotebookNode

from netcourse.items.answers import AnswerProblem
from netcourse.items.best_answer import BestAnswer
from netcourse.items.receipts import CHECK
from netcourse.items.show import MARKS

_LONGEST = 10_000
_MOST_REASONS = 100
_LARGEST = 1e6
# A traceback or an unknown error could quote a hidden test; these are written for students.
_WRITTEN_FOR_STUDENTS = {AnswerProblem.__name__} | {kind.__name__ for kind in AnswerProblem.__subclasses__()}
_FAILED = {
    "CellTimeoutError": "The check of this answer took too long and was stopped.",
    "NotMarked": "The check of this answer could not be carried out.",
    "DeadKernelError": "The check of this answer could not be carried out.",
}
_MISSING = (": no answer is recorded", ": no answer yet")
_FAILED_OTHERWISE = "The check of this answer ended in an error, so it earned nothing. If you don't see why, ask your teacher."


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: what it earned, of how many marks, and its words."""

    earned: float
    of: float
    words: str


@dataclass(frozen=True, slots=True)
class NewCase:
    """One new case to try, and its answer with the reason."""

    case: str
    answer: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one marks cell told.

    Attributes
    ----------
    earned : float or None
        The automatic marks; None if the cell came to no marks.
    reasons : tuple of Reason
        Why.
    name, stem, answer : str
        The question's name and text, and the recorded answer in words; empty where unknown.
    best : BestAnswer or None
        The best answer, if the scheme says one.
    harm : bool
        Whether the answer would have harmed the patient.
    again : NewCase or None
        A new case to try.
    problem : str
        Why there are no marks, in words for a student; empty if there are.
    missing : bool
        Whether that is because there was no answer.
    note : str
        What else has to be said of the answer, such as that two were handed in.
    replay : tuple of str
        The answer as what was done one after another; empty where it is no course of events.
    written : tuple of tuple of str
        What the student wrote in it, each with what it is; empty where nothing was.
    drawn_for : str
        The id for which the question's numbers were drawn; empty for those on paper, and where all have the same.
    """

    earned: float | None = None
    reasons: tuple[Reason, ...] = ()
    name: str = ""
    stem: str = ""
    answer: str = ""
    best: BestAnswer | None = None
    harm: bool = False
    again: NewCase | None = None
    problem: str = ""
    missing: bool = False
    note: str = ""
    replay: tuple[str, ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    drawn_for: str = ""


def told(cell: NotebookNode) -> Told:
    """Read what a locked marks cell told.

    Parameters
    ----------
    cell : NotebookNode
        A locked marks cell that ran.

    Returns
    -------
    Told
        Whatever stands in the outputs; what has the wrong shape counts as not told.
    """
    outputs = [output for output in cell.get("outputs", []) if isinstance(output, dict)]
    shown = [data for output in outputs if isinstance(data := output.get("data"), dict)]
    marks = next((found for data in reversed(shown) if (found := _marks(data.get(MARKS))) is not None), None)
    answer, note = _checked(shown, marks.answer if marks else "")
    if marks is None:
        # A test that shows marks in another way than ours has its marks in the gradebook all the same.
        problem = next((_problem(output) for output in outputs if output.get("output_type") == "error"), "")
        return Told(answer=answer, problem=problem, missing=any(words in problem for words in _MISSING))
    return replace(marks, answer=answer, note=note)


def _marks(raw: object) -> Told | None:
    if not isinstance(raw, dict):
        return None
    earned, points, rows = _number(raw.get("earned")), _number(raw.get("points")), raw.get("reasons")
    if earned is None or points is None or earned > points:
        return None
    if not isinstance(rows, list) or len(rows) > _MOST_REASONS or not all(_is_reason(row) for row in rows):
        return None
    reasons = tuple(Reason(float(row["earned"]), float(row["of"]), row["words"]) for row in rows)
    best, again = _texts(raw.get("best"), ("words", "reason")), _texts(raw.get("again"), ("case", "answer"))
    name, stem, answer = (_text(raw.get(key)) for key in ("name", "stem", "answer"))
    return Told(
        earned,
        reasons,
        name,
        stem,
        answer,
        BestAnswer(*best) if best else None,
        raw.get("harm") is True,
        NewCase(*again) if again else None,
        replay=_lines(raw.get("replay")),
        written=_pairs(raw.get("written")),
        drawn_for=_text(raw.get("drawn_for")),
    )


def _checked(shown: Iterable[Mapping[str, Any]], answer: str) -> tuple[str, str]:
    """The answer in words, and what `check` added to it: the line "q05 is recorded: B: NET G2", and a note below."""
    said = next((_text(data.get("text/plain")) for data in shown if CHECK in data), "")
    recorded = said.partition(" is recorded: ")[2]
    if not answer:
        return recorded, ""
    return answer, recorded.removeprefix(answer).strip() if recorded.startswith(answer) else ""


def _problem(output: Mapping[str, Any]) -> str:
    name = _text(output.get("ename"))
    if name in _WRITTEN_FOR_STUDENTS:
        return _text(output.get("evalue")) or _FAILED_OTHERWISE
    return _FAILED.get(name, _FAILED_OTHERWISE)


def _is_reason(row: object) -> bool:
    if not isinstance(row, dict) or _number(row.get("of")) is None:
        return False
    # Less than nothing: what it took back of the rest.
    if type(row.get("earned")) not in (int, float) or not abs(row["earned"]) <= _LARGEST:
        return False
    return type(row.get("words")) is str and len(row["words"]) <= _LONGEST


def _texts(raw: object, keys: tuple[str, str]) -> tuple[str, str] | None:
    found = tuple(_text(raw.get(key)) for key in keys) if isinstance(raw, dict) else ()
    return (found[0], found[1]) if len(found) == 2 and all(found) else None


def _text(raw: object) -> str:
    return raw if type(raw) is str and len(raw) <= _LONGEST else ""


def _pairs(raw: object) -> tuple[tuple[str, str], ...]:
    rows = [_lines(one) for one in raw] if isinstance(raw, list) and len(raw) <= _MOST_REASONS else []
    return tuple((one[0], one[1]) for one in rows if len(one) == 2)


def _lines(raw: object) -> tuple[str, ...]:
    lines = [_text(one) for one in raw] if isinstance(raw, list) and len(raw) <= _MOST_REASONS else []
    return tuple(lines) if all(lines) else ()


def _number(raw: object) -> float | None:
    # Compared, not converted: an int may be too large for a float, and nan lies nowhere.
    return float(raw) if type(raw) in (int, float) and 0 <= raw <= _LARGEST else None  # type: ignore[arg-type, operator]
