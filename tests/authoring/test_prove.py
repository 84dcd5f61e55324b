"""Proof: every declared wrong answer loses its marks, in its own test alone, with its own message."""
# ruff: noqa: E501 (what is planted is a line of a cell, however long)

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.declared import declared
from netcourse.authoring.prove import prove
from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.items import Defensible, DefensibleSet, Matching, Order, Ordering, Pairs, Several, SeveralOfMany
from netcourse.items.item import Item
from tests.conftest import SMALL_TEXT, authors_unit

NUMBER = """
# %% nbgrader={"grade": false, "grade_id": "n1", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(NumberWithUnit("n1", "What is the index?", "%", 0, 100))

# %% nbgrader={"grade": true, "grade_id": "n1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import check

check("n1")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, Slip, award_item

award_item(
    "n1",
    1,
    Quantity(
        3.5,
        0.05,
        right="42 of 1,200.",
        slips=[Slip(4.8, "You counted lymphocytes."), Slip(0.035, "A share, not per cent.", 0.5)],
        otherwise="Divide and multiply by 100.",
    ),
)
### END HIDDEN TESTS
"""


@pytest.fixture(scope="module")
def _built_with_a_number(tmp_path_factory: pytest.TempPathFactory) -> Path:
    unit = authors_unit(tmp_path_factory.mktemp("number"), "01_small", SMALL_TEXT + NUMBER)
    write(build(unit, lambda _: None))
    return unit.root


@pytest.fixture
def with_a_number(_built_with_a_number: Path, tmp_path: Path) -> Unit:
    """The small unit with a numerical question beside its letter, built: a copy that a test may change."""
    shutil.copytree(_built_with_a_number, tmp_path / "course")
    return Unit(tmp_path / "course", "01_small")


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
    assert proof == prove(with_a_number, whole=True)
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
        ('"q1", 2, Best("B"', '"q1", 2, Best("A"', None),
        ("x1 = 7\n### END", "x1 = 8\n### END", "the model answer of x1-marks earns 0 of 1"),
        ("### BEGIN HIDDEN TESTS\nfrom netcourse.items import Best", "### BEGIN HIDDEN TESTS\nfrom netcourse.items import record\nrecord('q1', 'B')\nfrom netcourse.items import Best", "q1-marks, option A: earns 2, declared 0"),
        ("from netcourse.items import Quantity, Slip, award_item", "from netcourse.items import Quantity, Slip, answer, award_item, record\nrecord('n1', 3.5 if answer('q1') == 'B' else 99)", "q1-marks, option A: costs marks in n1-marks too"),
        ("### BEGIN HIDDEN TESTS\nfrom netcourse.items import Best", "### BEGIN HIDDEN TESTS\nfrom netcourse.items import answer, record\nrecord('n1', 3.5 if answer('q1') == 'B' else 99)\nfrom netcourse.items import Best", "q1-marks, option A: costs marks in n1-marks too"),
        ('x1 = number("x1", unit="reports", low=0, high=9)', "x1 = 7 if x1 is None else x1", "the untouched release earns 1 in x1-marks"),
    ],
)  # fmt: skip
def test_a_test_that_does_not_do_what_it_declares_is_named(with_a_number: Unit, old: str, new: str, problem: str | None) -> None:
    change(with_a_number, old, new)
    if problem is None:
        with pytest.raises(CourseError, match="the options are A, B; the scheme differs in B"):
            build(with_a_number, lambda _: None)
    else:
        assert problem in prove(with_a_number).problems


def test_a_message_that_never_reaches_the_student_is_named(with_a_number: Unit) -> None:
    silenced = 'import sys\nsys.modules["netcourse.items.award"].show_reasons = lambda *_: None\n'
    change(
        with_a_number,
        "from netcourse.items import Best, award_item\n",
        f"from netcourse.items import Best, award_item\n{silenced}",
    )
    assert any("is not told 'You left the edge" in problem for problem in prove(with_a_number).problems)


@pytest.mark.parametrize("scheme", ["Best(KEY, right='', wrong={})", "open('x')", "{'A': 1}"])
def test_an_award_that_can_not_be_read_is_told_with_its_cell(scheme: str) -> None:
    notebook = nbformat.v4.new_notebook(cells=[cell(f"award_item('q1', 2, {scheme})")])
    notebook.cells[0].id = "q1-marks"
    with pytest.raises(CourseError, match="text: cell q1-marks: the award can't be read by itself"):
        declared(notebook, "text")


def test_marks_by_criteria_declare_no_variant() -> None:
    (item,) = declared(nbformat.v4.new_notebook(cells=[cell("award(2, Criterion(x, 2, 'why'))")]), "text")
    assert item.variants == ()
    assert item.points == 2


ITEMS: list[tuple[Item, Any]] = [
    (
        SeveralOfMany("s", "?", {"A": "a", "B": "b", "C": "c", "D": "d"}),
        Several({"A", "B"}, "Both.", {"A": "A belongs.", "B": "B belongs.", "C": "C does not."}, {"D": "It harms."}),
    ),
    (
        DefensibleSet("d", "?", {"A": "a", "B": "b", "C": "c", "D": "d"}),
        Defensible({"A": "Trial.", "B": "Licensed."}, {"C": "Too weak."}, {"D": "Toxic."}),
    ),
    (
        Matching("m", "?", {"1": "one", "2": "two"}, {"a": "A", "b": "B", "c": "C"}),
        Pairs({"1": "a", "2": "b"}, "Right.", {"1": "Look at one.", "2": "Look at two.", ("1", "c"): "Not C."}),
    ),
    (
        Ordering("o", "?", {"A": "a", "B": "b", "C": "c"}),
        Order(["A", "B", "C"], "Right.", {("A", "B"): "A is slower.", ("B", "C"): "B is slower."}),
    ),
]


@pytest.mark.parametrize(("item", "scheme"), ITEMS, ids=lambda one: type(one).__name__)
def test_the_variants_of_every_kind_earn_what_they_declare(item: Item, scheme: Any) -> None:
    (found,) = declared(nbformat.v4.new_notebook(cells=[cell(f"award_item('{item.id}', 3, {scheme!r})")]), "text")
    assert len(found.variants) >= 3
    assert found.variants[0].marks == 3
    for variant in found.variants:
        marks = scheme.marks(item, item.parse(variant.value), 3)
        assert marks.earned == variant.marks, variant.what
        assert any(variant.says in reason for _, _, reason in marks.reasons), variant.what


CLASS = """
comment_cell = "comment"

[[student]]
id = "counts-lymphocytes"
believes = "A dark nucleus is a positive one."
comment = 1
records = { n1 = 4.8 }
loses = { n1-marks = 1 }

[[student]]
id = "says-nothing"
believes = "What is not asked for twice need not be answered."
comment = 1
records = { n1 = "" }
loses = { n1-marks = 1 }
"""


def test_what_the_synthetic_class_records_earns_what_the_class_says(with_a_number: Unit) -> None:
    with_a_number.synthetic_class.write_text(CLASS, encoding="utf-8")
    proof = prove(with_a_number)
    assert proof.problems == []
    assert ("n1-marks", "as counts-lymphocytes records it") in {(one.item, one.variant.what) for one in proof.tried}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("n1 = 4.8", "n1 = 0.035", "n1-marks, as counts-lymphocytes records it: earns 0.5, declared 0"),
        ("n1 = 4.8", "n1 = 3.5", "n1-marks, as counts-lymphocytes records it: earns 1, declared 0"),
        (
            "records = { n1 = 4.8 }\n",
            "",
            "student counts-lymphocytes loses 1 of 1 in n1-marks, and answers n1 as the course teaches",
        ),
        (
            'n1 = "" }\nloses = { n1-marks = 1 }',
            'n1 = "" }',
            "student says-nothing loses 0 of 1 in n1-marks, and records nothing",
        ),
    ],
)
def test_a_mark_of_the_synthetic_class_that_its_answer_does_not_earn_is_named(
    with_a_number: Unit, old: str, new: str, problem: str
) -> None:
    assert old in CLASS
    with_a_number.synthetic_class.write_text(CLASS.replace(old, new, 1), encoding="utf-8")
    (found,) = prove(with_a_number).problems
    assert problem in found


def test_the_command_prints_the_blueprint_and_exits_1_on_a_problem(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "prove", "--blueprint"]) == 0
    out = capsys.readouterr().out
    assert "You left the edge to G1." in out
    assert "2 answers tried, 0 problem(s)" in out
    change(built, "x1 = 7\n### END", "x1 = 8\n### END")
    assert main(["--course", str(built.root), "prove"]) == 1


def test_a_unit_that_is_not_built_says_what_to_do(small_unit: Unit) -> None:
    with pytest.raises(CourseError, match="run 'netcourse build 01_small' first"):
        prove(small_unit)
