"""The synthetic class of a unit: who believes what, what they hand in, and the marks they must get."""

import copy
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.board_slots import Slot, played_as, slots_of
from netcourse.authoring.course import Unit
from netcourse.authoring.model_answers import receipt_output
from netcourse.authoring.model_answers import recorded as answered
from netcourse.authoring.text import region
from netcourse.authoring.varied_students import own_records, questions_of
from netcourse.errors import CourseError
from netcourse.items.identity import COURSE_ID, normal_id
from netcourse.items.plain import Entry


@dataclass(frozen=True, slots=True)
class SyntheticStudent:
    """One synthetic student: the expert with some answers changed.

    `answers` maps an answer cell to what is typed there; `loses` a marks cell to the marks lost there; `comment` is what the
    written comment earns by hand; `deletes` and `edits` name cells that were deleted or overwritten;
    `records` maps a question to what was recorded in its form instead of the model answer, or to an empty text for
    nothing at all; a patient of the board to ``{as = "shotgun"}``: played so, with this student's numbers, or with those of
    another ``id``. `course_id` is what is typed at the top; without it numbers that vary are those on paper. Of such a question
    ``{slip = 1}`` records the first slip with the own numbers, and ``{key_of = "b0071"}`` what is right for somebody else.
    `zipped` hands in a zip of the notebook and its answers.json. `varied` are the questions whose numbers vary, as read.
    """

    id: str
    believes: str
    comment: float
    answers: Mapping[str, str] = field(default_factory=dict)
    loses: Mapping[str, float] = field(default_factory=dict)
    untouched: bool = False
    deletes: Sequence[str] = ()
    edits: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, Any] = field(default_factory=dict)
    zipped: bool = False
    course_id: str = ""
    varied: frozenset[str] = frozenset()

    def drawn_for(self, question: str) -> str:
        """For whom the numbers of a question were drawn that this student answers."""
        return normal_id(self.course_id) if question in self.varied else ""


@dataclass(frozen=True, slots=True)
class SyntheticClass:
    """The students of a unit and the cell whose marks are given by hand.

    Where there are more, each earns the same, as far as it is worth so much.
    """

    comment_cell: str
    students: tuple[SyntheticStudent, ...]
    also_by_hand: tuple[str, ...] = ()

    @property
    def by_hand(self) -> tuple[str, ...]:
        """Every cell whose marks are given by hand."""
        return self.comment_cell, *self.also_by_hand


def read_class(unit: Unit, source: NotebookNode) -> SyntheticClass:
    """Read a unit's synthetic class and check it against the unit's cells.

    Raises
    ------
    CourseError
        If the file is missing or malformed, or names a cell that the unit does not have.
    """
    path = unit.synthetic_class
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        students = tuple(_student(row) for row in found["student"])
        comment_cell = str(found["comment_cell"])
        also = tuple(map(str, found.get("also_by_hand", ())))
    except FileNotFoundError:
        raise CourseError(f"{path}: no such file; the synthetic class of {unit.name} stands there") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: not TOML: {error}") from None
    except (KeyError, TypeError) as error:
        raise CourseError(f"{path}: malformed: {error}") from None
    known = {cell.id for cell in source.cells}
    for student in students:
        for cell in (comment_cell, *also, *student.answers, *student.loses, *student.deletes, *student.edits):
            if cell not in known:
                raise CourseError(f"{path}: student {student.id} names the cell {cell}, which {unit.name} does not have")
    if len({student.id for student in students}) != len(students):
        raise CourseError(f"{path}: two students have the same id")
    slots = slots_of(source)
    students = tuple(replace(one, records=_played(one, slots)) for one in students)
    questions = questions_of(source, path)
    own = (
        replace(one, records=own_records(one.course_id, one.records, questions), varied=frozenset(questions)) for one in students
    )
    return SyntheticClass(comment_cell, tuple(own), also)


def _played(student: SyntheticStudent, slots: Mapping[str, Slot]) -> dict[str, Any]:
    """What a student records, where patients of the board are played as it says."""
    records = dict(student.records)
    for name, value in records.items():
        if name in slots and isinstance(value, dict) and "as" in value:
            records[name] = played_as(slots[name], str(value["as"]), str(value.get("id", student.id)))
    return records


def points_of(source: NotebookNode) -> dict[str, float]:
    """The points of every marked cell, by its grade_id."""
    metas = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
    return {meta["grade_id"]: float(meta["points"]) for meta in metas if meta.get("grade") or meta.get("task")}


def expected_marks(student: SyntheticStudent, points: Mapping[str, float], *by_hand: str) -> dict[str, float]:
    """What every marked cell must earn: full points less what the student loses; nothing anywhere for an untouched release.

    Each cell of `by_hand` earns what the student's comment does, and no more than it is worth.
    """
    if student.untouched:
        return dict.fromkeys(points, 0.0)
    # Rounded as marks are shown: 2 less 1.33 is 0.67.
    marks = {cell: round(worth - student.loses.get(cell, 0), 2) for cell, worth in points.items()}
    return {**marks, **{cell: min(student.comment, points[cell]) for cell in by_hand}}


def submission(
    release: NotebookNode,
    source: NotebookNode,
    student: SyntheticStudent,
    comment_cell: str,
    recorded: Mapping[str, Entry] | None = None,
) -> NotebookNode:
    """The notebook that a student hands in: the release with answers typed into it.

    Parameters
    ----------
    release, source : NotebookNode
        What students get, and nbgrader's source with the model answers.
    student : SyntheticStudent
        Whose answers to type.
    comment_cell : str
        The task cell; the answer to it goes into the cell below.
    recorded : mapping of str to Entry, optional
        The model answers of questions in forms. What the student records instead is handed in as receipts.

    Returns
    -------
    NotebookNode
        A new notebook.
    """
    handed_in = copy.deepcopy(release)
    if student.untouched:
        return handed_in
    model = {cell.id: region(cell.source, "SOLUTION") or cell.source for cell in source.cells if _is_answer(cell)}
    ids = [cell.id for cell in handed_in.cells]
    for cell in handed_in.cells:
        if cell.id in model:
            cell.source = student.answers.get(cell.id, model[cell.id]).strip()
        if cell.id in student.edits:
            cell.source = student.edits[cell.id]
    below = handed_in.cells[ids.index(comment_cell) + 1]
    # At the board the words stand in the log, and what follows the task is a heading.
    if not below.source.startswith("#"):
        below.source = f"(Synthetic comment by {student.id}, worth {student.comment:g} marks to the marker of the demo.)"
    handed_in.cells = [cell for cell in handed_in.cells if cell.id not in student.deletes]
    _add_receipts(handed_in, recorded or {}, student)
    return handed_in


def _add_receipts(handed_in: NotebookNode, recorded: Mapping[str, Entry], student: SyntheticStudent) -> None:
    unknown = sorted(set(student.records) - set(recorded))
    if unknown:
        raise CourseError(f"student {student.id} records {unknown[0]}, to which the unit has no model answer")
    own = {name: answered(name, value, student.drawn_for(name)) for name, value in student.records.items() if value != ""}
    own |= {COURSE_ID.id: answered(COURSE_ID.id, COURSE_ID.parse(student.course_id))} if student.course_id else {}
    kept = {name: entry for name, entry in {**recorded, **own}.items() if student.records.get(name) != ""}
    code = next((cell for cell in handed_in.cells if cell.cell_type == "code"), None)
    if code is not None and kept:
        code.outputs = [receipt_output(entry) for entry in kept.values()]


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _student(row: dict[str, Any]) -> SyntheticStudent:
    allowed = {field.name for field in fields(SyntheticStudent)} - {"varied"}
    unknown = set(row) - allowed
    if unknown:
        raise KeyError(f"student {row.get('id')}: {', '.join(sorted(unknown))}; allowed are {', '.join(sorted(allowed))}")
    return SyntheticStudent(**row)
