"""What a marks cell told: read back whole, or not at all."""

from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers import Asked, OnCall
from netcourse.items import Includes, OneOf, Placed
from netcourse.items.receipts import CHECK
from netcourse.items.show import MARKS
from netcourse.marking.debrief.told import NewCase, Reason, told
from tests.marking.debrief.notebooks import AGAIN, GRADE, GRADE_SCHEME, PLAN, PLAN_SCHEME, displays, fails, told_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
RIGHT = {"earned": 1.0, "points": 2.0, "reasons": [{"earned": 1.0, "of": 2.0, "words": "Half."}]}


def cell(*outputs: Any) -> Any:
    return nbformat.v4.new_code_cell("award_item(...)", outputs=list(outputs))


def test_what_award_item_shows_comes_back_whole() -> None:
    said = told(cell(*told_of(GRADE, GRADE_SCHEME, "A", AGAIN)))
    assert (said.earned, said.name, said.answer) == (0, "Question 1", "A: NET G1")
    assert said.reasons == (Reason(0, 2, "You left the edge to G1."),)
    assert said.best is not None
    assert (said.best.words, said.best.reason) == ("B: NET G2", "The edge belongs to G2.")
    assert said.again == NewCase(*AGAIN)
    assert not said.harm


def test_a_harm_is_told() -> None:
    assert told(cell(*told_of(PLAN, PLAN_SCHEME, ["A", "B"]))).harm
    assert not told(cell(*told_of(PLAN, PLAN_SCHEME, ["B", "C"]))).harm


def test_a_telephone_call_is_told_line_by_line() -> None:
    call = Asked("call", "Take it.", explorer=OnCall(sealed="miguel"), counts=("asked", "level"))
    now = Placed({"asked": Includes(["breath"], {}, "", 4), "level": OneOf(["now"], "How soon?")}, right="Now.")
    said = told(cell(*told_of(call, now, {"asked": ["since", "breath"], "level": "now"})))
    assert [line[:5] for line in said.replay] == ["17:40", "17:41", "17:42", "17:42"]
    assert "squeaks like a kettle" in said.replay[2]
    assert told(cell(*told_of(GRADE, GRADE_SCHEME, "A", AGAIN))).replay == ()


@pytest.mark.parametrize("wrong", ["17:40", [17], ["a", ""], ["a"] * 101, ["x" * 10_001], {"a": "b"}])
def test_lines_of_the_wrong_shape_are_not_told(wrong: Any) -> None:
    assert told(cell(displays({MARKS: {**RIGHT, "replay": wrong}}))).replay == ()
    assert told(cell(displays({MARKS: {**RIGHT, "replay": ["a"]}}))).replay == ("a",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"earned": "1"},
        {"earned": True},
        {"earned": -1},
        {"earned": 3},
        {"earned": float("nan")},
        {"earned": 10**400},
        {"points": None},
        {"reasons": "Half."},
        {"reasons": [{"earned": 1, "of": 2}]},
        {"reasons": [{"earned": 1, "of": 2, "words": ["<b>"]}]},
        {"reasons": [{"earned": 1, "of": 2, "words": "x" * 10_001}]},
        {"reasons": [RIGHT["reasons"]] * 101},
    ],
)
def test_marks_of_the_wrong_shape_are_not_told(wrong: dict[str, Any]) -> None:
    assert told(cell(displays({MARKS: RIGHT}))).earned == 1
    assert told(cell(displays({MARKS: RIGHT | wrong}))).earned is None


@given(raw=JSON, key=st.sampled_from(["earned", "points", "reasons", "name", "stem", "answer", "best", "harm", "again"]))
def test_nothing_in_an_output_breaks_the_reading(raw: Any, key: str) -> None:
    for data in (raw, RIGHT | {key: raw}):
        output = nbformat.from_dict({"output_type": "display_data", "metadata": {}, "data": {MARKS: data, "text/plain": raw}})
        said = told(nbformat.from_dict({"outputs": [output, raw]}))
        assert all(type(one) is str for one in (said.name, said.stem, said.answer, said.problem, said.note))
        assert type(said.harm) is bool


def test_an_error_that_was_not_written_for_students_is_not_quoted() -> None:
    said = told(cell(fails("NameError", "name '_true' is not defined")))
    assert "_true" not in said.problem
    assert "ended in an error" in said.problem
    assert not said.missing


def test_a_missing_answer_is_told_as_missing() -> None:
    assert told(cell(fails("AnswerProblem", "q1: no answer is recorded. Choose one"))).missing
    impossible = told(cell(fails("AnswerProblem", "x1: 12 is not possible; it must lie between 0 and 9.")))
    assert (impossible.problem, impossible.missing) == ("x1: 12 is not possible; it must lie between 0 and 9.", False)


def test_two_answers_that_were_handed_in_are_told() -> None:
    checked = displays({CHECK: {"id": "q1"}, "text/plain": "q1 is recorded: A: NET G1\nThe notebook and answers.json differ."})
    said = told(cell(checked, *told_of(GRADE, GRADE_SCHEME, "A")))
    assert (said.answer, said.note) == ("A: NET G1", "The notebook and answers.json differ.")


def test_an_answer_that_a_person_marks_is_read_from_what_check_said() -> None:
    checked = displays({CHECK: {"id": "q1"}, "text/plain": "q1 is recorded: two\nlines"})
    assert told(cell(checked, displays({MARKS: RIGHT}))).answer == "two\nlines"


def test_a_test_that_shows_its_marks_in_its_own_way_has_no_problem() -> None:
    result = nbformat.v4.new_output("execute_result", data={"text/plain": "1.0"}, execution_count=1)
    assert told(cell(result)) == told(cell())
    assert told(cell(result)).problem == ""
