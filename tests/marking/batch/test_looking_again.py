"""Marks by hand when a submission is marked again: they stay, and another look is asked for where the text changed."""

import json
import shutil
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from netcourse.cli import main
from netcourse.marking.batch.finals import finals
from netcourse.marking.batch.hand_marks import texts_of
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.steps import WritesResult
from netcourse.marking.cycle import Cycle
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.test_guarding_the_gradebook import full_disk

COMMENT, TEST = "comment", "x1-marks"


def give(marked: Class, student: str, **marks: float) -> None:
    """What the formgrader does with marks that a person types, or with its button Resolve."""
    for cell, given in marks.items():
        Cycle(marked.root, UNIT).mark_by_hand(student, cell.replace("_", "-"), given)


def rewrite(marked: Class, student: str, comment: str = "", answer: str = "") -> None:
    """The student hands in again."""
    if answer:
        marked.retype(student, answer)
    if comment:
        path = marked.notebook(student)
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"][-1]["source"] = comment
        path.write_text(json.dumps(notebook), encoding="utf-8")


def again(marked: Class, student: str) -> Mapping[str, float]:
    """The marks by hand that wait for another look, as the report says; the gradebook must agree."""
    found = finals(instructors_api(marked.root), UNIT)[student].again
    with closing(instructors_api(marked.root).gradebook) as gradebook:
        grades = gradebook.find_submission(UNIT, student).notebooks[0].grades
        assert set(found) == {one.name for one in grades if one.needs_manual_grade and one.manual_score is not None}
    return found


def test_marks_for_a_text_that_changed_stay_as_a_proposal_until_somebody_looks_again(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    student, other = marked.students[:2]
    give(marked, student, comment=2, x1_marks=1)
    give(marked, other, comment=3, x1_marks=0)
    rewrite(marked, student, comment="A new argument.")
    run, _ = marked.mark(student, other, again=True)
    assert run.whole
    assert (again(marked, student), again(marked, other)) == ({COMMENT: 2, TEST: 1}, {})
    assert Cycle(marked.root, UNIT).marks(student).by_cell[COMMENT] == 2
    # Nobody looked since: the same text marked again still waits.
    marked.mark(student, again=True)
    assert again(marked, student) == {COMMENT: 2, TEST: 1}
    give(marked, student, x1_marks=1)
    assert main(["--course", str(marked.root), "mark", UNIT]) == 0
    said = capsys.readouterr().out
    assert "LOOK AGAIN: comment: 2 marks" in said
    assert "1 to be looked at again in the formgrader, where a text changed after marks were given by hand: " in said
    told = "You handed in again since a person marked"
    assert told in Cycle(marked.root, UNIT).write_feedback(student).read_text(encoding="utf-8")
    give(marked, student, comment=2)
    marked.mark(student, again=True)
    assert again(marked, student) == {}
    assert told not in Cycle(marked.root, UNIT).write_feedback(student).read_text(encoding="utf-8")


def test_an_answer_in_code_that_changed_asks_for_the_marks_that_a_person_put_in_place_of_a_tests(marked: Class) -> None:
    student = marked.students[0]
    give(marked, student, comment=1, x1_marks=1)
    rewrite(marked, student, answer="x1 = 3 + 3 + 1")
    marked.mark(student)
    assert again(marked, student) == {TEST: 1}


def test_where_the_text_that_was_marked_is_gone_another_look_is_asked_for(marked: Class) -> None:
    student = marked.students[0]
    give(marked, student, comment=1)
    shutil.rmtree(marked.root / "autograded" / student)
    marked.mark(student)
    assert again(marked, student) == {COMMENT: 1}


def test_a_result_that_can_not_be_written_asks_nobody_to_look_again(marked: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    student = marked.students[0]
    give(marked, student, comment=1)
    rewrite(marked, student, comment="A new argument.")
    with monkeypatch.context() as patched:
        patched.setattr(WritesResult, "write_single_notebook", full_disk)
        run, _ = marked.mark(student)
    assert [one.verdict for one in run.outcomes] == ["not marked"]
    assert again(marked, student) == {}


def test_plain_nbgrader_asks_for_another_look_at_a_task_as_well(marked: Class) -> None:
    student = marked.students[0]
    give(marked, student, comment=1)
    Cycle(marked.root, UNIT).autograde(student)
    assert again(marked, student) == {COMMENT: 1}


def cell(source: str, kind: str = "markdown", **meta: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, "metadata": {"nbgrader": meta} if meta else {}}


def unit(task: str = "Mine.", essay: str = "An essay.", own: str = "", prose: str = "Read on.") -> list[dict[str, Any]]:
    return [
        cell("Write.", grade_id="task", task=True, locked=True),
        cell(task),
        cell(prose, grade_id="prose", locked=True),
        cell(essay, grade_id="essay", grade=True, solution=True),
        cell(own, "code"),
        cell("assert", "code", grade_id="test", grade=True, locked=True),
    ]


@pytest.mark.parametrize(
    ("now", "answers", "differ"),
    [
        (unit(), {"q1": "A"}, set()),
        (unit(prose="Read on, please."), {"q1": "A"}, set()),
        (unit(task="Mine!"), {"q1": "A"}, {"task", "test"}),
        (unit(essay="Another."), {"q1": "A"}, {"essay", "test"}),
        (unit(own="x = 1"), {"q1": "A"}, {"test"}),
        (unit(), {"q1": "B"}, {"test"}),
    ],
    ids=["nothing", "the_courses_own", "below_a_task", "a_written_answer", "a_cell_of_ones_own", "a_recorded_answer"],
)
def test_what_a_person_reads_decides_whether_another_look_is_needed(
    now: list[dict[str, Any]], answers: dict[str, str], differ: set[str]
) -> None:
    before, after = texts_of(unit(), {"q1": "A"}), texts_of(now, answers)
    assert set(before) == set(after) == {"task", "essay", "test"}
    assert {name for name in before if before[name] != after[name]} == differ


def test_of_words_that_were_written_in_a_form_the_form_is_what_a_person_reads() -> None:
    def marked(words: str, below: str) -> dict[str, str]:
        cells = [cell("Marked by a person.", grade_id="b1-words", task=True, locked=True), cell(below)]
        return texts_of(cells, {"b1": words})

    assert marked("Mine.", "The next part.") == marked("Mine.", "The next part, reworded.")
    assert marked("Mine.", "") != marked("Mine!", "")


def test_a_picture_pasted_into_a_text_is_part_of_it() -> None:
    pasted = unit()
    pasted[1]["attachments"] = {"image.png": {"image/png": "aGk="}}
    assert texts_of(pasted, {})["task"] != texts_of(unit(), {})["task"]
