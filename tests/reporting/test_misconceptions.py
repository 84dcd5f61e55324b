"""What a class believes that is not so: counted, ranked, named."""

from dataclasses import replace

from netcourse.reporting.misconceptions import misconceptions
from netcourse.reporting.model import Answer, Belief, Option, State
from netcourse.reporting.report import report
from tests.reporting.rooms import answer, room, with_answers

NAME = "Three is below three."


def test_a_named_one_gathers_its_answers_from_several_questions() -> None:
    one = room(10, 3)
    plain = with_answers(one, "q01-marks", {at: answer(one.items[0], "C" if at < 4 else "A") for at in range(10)})
    plain = with_answers(plain, "q02-marks", {at: answer(one.items[1], "D" if at in (3, 8) else "A") for at in range(10)})
    named = replace(plain, beliefs=(Belief(NAME, {"q01-marks": frozenset("C"), "q02-marks": frozenset("D")}),))
    found = next(held for held in misconceptions(named) if held.name)
    assert found.who == ("Student 01", "Student 02", "Student 03", "Student 04", "Student 09")
    assert found.often == ("Student 04",)
    assert [(seen.item.title, len(seen.who)) for seen in found.seen] == [("Question 1", 4), ("Question 2", 2)]
    assert not [held for held in misconceptions(named) if not held.name and held.said.startswith("Question 1: “option C")]


def test_without_a_name_the_wrong_answer_stands_there() -> None:
    one = room(10, 2)
    only = with_answers(one, "q01-marks", dict.fromkeys(range(10), answer(one.items[0], "B")))
    assert misconceptions(only)[0].said == "Question 1: “option B of 1”"


def test_a_number_without_a_known_cause_is_no_misconception() -> None:
    one = room(10, 2)
    other = Option("other", "another number", right=False, says="Count again.")
    odd = with_answers(one, "q01-marks", dict.fromkeys(range(10), Answer(State.ANSWERED, 0.0, (other,), (other,))))
    assert not [held for held in misconceptions(odd) if held.seen[0].item.title == "Question 1"]


def test_what_most_hold_is_to_be_taught_again_with_its_place() -> None:
    one = room(40, 3)
    named = replace(one, beliefs=(Belief(NAME, {item.cell: frozenset("BCD") for item in one.items}),))
    said = report(named).lead[1]
    assert said.startswith("Teach again, in the part “1 The part”: the answers of ")
    assert "“Three is below three” (questions 1, 2 and 3)" in said


def test_nothing_wrong_asks_for_nothing() -> None:
    one = room(5, 2)
    for item in one.items:
        one = with_answers(one, item.cell, dict.fromkeys(range(5), answer(item, "A")))
    assert report(one).lead[1].startswith("Nothing asks to be taught again")
