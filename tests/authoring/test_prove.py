"""Proof: every declared wrong answer loses its marks, in its own test alone, with its own message."""
# ruff: noqa: E501 (what is planted is a line of a cell, however long)

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.declared import declared
from netcourse.authoring.prove import prove
from netcourse.cli import main
from netcourse.errors import CourseError

NUMBER = """
# %% nbgrader={"grade": false, "grade_id": "n1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n1 = None  # type a number
### BEGIN SOLUTION
n1 = 3.5
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "n1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import number

n1 = number("n1", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.items import Slip, award_number

award_number(
    n1,
    1,
    value=3.5,
    within=0.05,
    right="42 of 1,200.",
    slips=[Slip(4.8, "You counted lymphocytes."), Slip(0.035, "A share, not per cent.", 0.5)],
    otherwise="Divide and multiply by 100.",
)
### END HIDDEN TESTS
"""


@pytest.fixture
def with_a_number(small_unit: Unit) -> Unit:
    """The small unit with a numerical question beside its letter, built."""
    small_unit.text.write_text(small_unit.text.read_text(encoding="utf-8") + NUMBER, encoding="utf-8")
    write(build(small_unit, lambda _: None))
    return small_unit


def change(unit: Unit, old: str, new: str) -> None:
    text = unit.text.read_text(encoding="utf-8")
    assert old in text
    unit.text.write_text(text.replace(old, new), encoding="utf-8")


def cell(source: str) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_code_cell(source)
    made.metadata.nbgrader = {"grade": True, "grade_id": "q1-marks", "points": 2, "solution": False}
    return made


def test_every_declared_answer_is_tried_and_none_is_wrong(with_a_number: Unit) -> None:
    proof = prove(with_a_number)
    assert proof.problems == []
    tried = {(one.item, one.variant.what): one.variant.marks for one in proof.tried}
    assert tried == {
        ("q1-marks", "B, the key"): 2,
        ("q1-marks", "option A"): 0,
        ("n1-marks", "3.5, the key"): 1,
        ("n1-marks", "3.45, the lower edge"): 1,
        ("n1-marks", "3.55, the upper edge"): 1,
        ("n1-marks", "4.8, a slip"): 0,
        ("n1-marks", "0.035, a slip"): 0.5,
        ("n1-marks", "3.445, beyond the edge"): 0,
        ("n1-marks", "3.555, beyond the edge"): 0,
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('q1 = "B"\n### END', 'q1 = "A"\n### END', "the model answer of q1-marks earns 0 of 2"),
        ("### BEGIN HIDDEN TESTS\nfrom netcourse.items import award_letter", '### BEGIN HIDDEN TESTS\nq1 = "B"\nfrom netcourse.items import award_letter', "q1-marks, option A: earns 2, declared 0"),
        ("from netcourse.items import Slip, award_number", 'from netcourse.items import Slip, award_number\nn1 = n1 if q1 == "B" else 99.0', "q1-marks, option A: costs marks in n1-marks too"),
        ('q1 = letter("q1", "AB")', 'q1 = letter("q1", "AB") if q1 else "B"', "the untouched release earns 2 in q1-marks"),
    ],
)  # fmt: skip
def test_a_test_that_does_not_do_what_it_declares_is_named(with_a_number: Unit, old: str, new: str, problem: str) -> None:
    change(with_a_number, old, new)
    assert problem in prove(with_a_number).problems


def test_a_message_that_never_reaches_the_student_is_named(with_a_number: Unit) -> None:
    silenced = 'import sys\nsys.modules["netcourse.items.award"].show_reasons = lambda *_: None\n'
    change(with_a_number, "from netcourse.items import award_letter\n", f"from netcourse.items import award_letter\n{silenced}")
    assert any("is not told 'You left the edge" in problem for problem in prove(with_a_number).problems)


def test_an_award_that_can_not_be_read_is_told_with_its_cell(small_unit: Unit) -> None:
    notebook = nbformat.v4.new_notebook(cells=[cell('award_letter(q1, 2, key=KEY, right="", wrong={})')])
    notebook.cells[0].id = "q1-marks"
    with pytest.raises(CourseError, match="cell q1-marks: the award can't be read"):
        declared(small_unit, notebook)


def test_marks_by_criteria_declare_no_variant(small_unit: Unit) -> None:
    (item,) = declared(small_unit, nbformat.v4.new_notebook(cells=[cell("award(2, Criterion(x, 2, 'why'))")]))
    assert item.variants == ()
    assert item.points == 2


def test_the_command_prints_the_blueprint_and_exits_1_on_a_problem(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "prove", "--blueprint"]) == 0
    out = capsys.readouterr().out
    assert "You left the edge to G1." in out
    assert "2 answers tried, 0 problem(s)" in out
    change(built, 'q1 = "B"\n### END', 'q1 = "A"\n### END')
    assert main(["--course", str(built.root), "prove"]) == 1


def test_a_unit_that_is_not_built_says_what_to_do(small_unit: Unit) -> None:
    with pytest.raises(CourseError, match="run 'netcourse build 01_small' first"):
        prove(small_unit)
