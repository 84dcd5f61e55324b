"""What a report says is odd about a question, and what it says first."""

import pytest

from netcourse.reporting.figures import Figures, figures
from netcourse.reporting.flags import Flag, Weight, flags
from netcourse.reporting.lead import worst
from netcourse.reporting.model import Answer, Room, State
from netcourse.reporting.report import report
from tests.reporting.rooms import answer, room, with_answers


def told(one: Room) -> dict[str, tuple[Flag, ...]]:
    return dict(report(one).flagged)


def of(one: Room, cell: str) -> Figures:
    return next(found for found in figures(one).figures if found.item.cell == cell)


@pytest.mark.parametrize("seed", range(6))
def test_a_wrong_key_is_flagged_first_and_told_in_the_third_sentence(seed: int) -> None:
    found = report(room(60, 8, seed, wrong_key=5))
    first = worst(found.whole.figures, found.flagged)
    assert first is not None
    assert first[0].item.title == "Question 5"
    assert first[1].weight is Weight.KEY
    assert found.flagged["q05-marks"][0].do.startswith("Is the key right?")
    assert "question 5" in found.lead[2]
    assert "Is the key right?" in found.lead[2]
    # What only this question says is not taught again.
    assert "question 5" not in found.lead[1]


@pytest.mark.parametrize("seed", range(6))
def test_a_sound_class_has_no_key_in_doubt(seed: int) -> None:
    assert not [flag for found in told(room(90, 8, seed)).values() for flag in found if flag.weight is Weight.KEY]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_where_all_are_right_or_all_wrong_nothing_is_said(letter: str) -> None:
    one = room(40)
    same = with_answers(one, "q03-marks", dict.fromkeys(range(40), answer(one.items[2], letter)))
    assert told(same)["q03-marks"] == ()
    found = of(same, "q03-marks")
    assert found.facility is not None
    assert found.facility.same
    assert found.correlation is None


def test_in_a_part_of_a_question_only_the_same_part_is_compared() -> None:
    """Of two pairs each has its own key: that nobody chose the key of another pair says nothing."""
    from dataclasses import replace

    from netcourse.reporting.model import Option

    one = room(60)
    pairs = (Option("1=A", "one", right=True, part="1"), Option("2=B", "two", right=True, part="2"))
    wrong = Option("2=C", "two, wrongly", right=False, says="No.", part="2")
    mixed = {at: Answer(State.ANSWERED, 1.0, (pairs[0], pairs[1] if at % 3 else wrong)) for at in range(60)}
    asked = (replace(one.items[0], options=(), kind="Matching"), *one.items[1:])
    found = with_answers(replace(one, items=asked), "q01-marks", mixed)
    assert not [flag for flag in told(found)["q01-marks"] if flag.weight is Weight.KEY]
    turned = {at: Answer(State.ANSWERED, 1.0, (pairs[0], wrong if at % 3 else pairs[1])) for at in range(60)}
    found = with_answers(replace(one, items=asked), "q01-marks", {**turned, 0: answer(one.items[0], "A")})
    assert [flag.weight for flag in told(found)["q01-marks"]][:1] == [Weight.KEY]


def test_a_question_that_many_did_not_reach_says_so() -> None:
    one = room(40)
    gone = with_answers(one, "q08-marks", dict.fromkeys(range(10), Answer(State.NOT_REACHED)))
    said = [flag.says for flag in told(gone)["q08-marks"]]
    assert "10 of 40 did not get as far as this." in said


@pytest.mark.parametrize("seed", range(6))
def test_a_sound_question_is_not_called_flat_for_lack_of_students(seed: int) -> None:
    assert not [flag for found in told(room(56, 8, seed)).values() for flag in found if flag.weight is Weight.FLAT]


def test_a_question_that_all_guess_is_flat() -> None:
    one = room(400, 8, 1)
    guessed = with_answers(one, "q03-marks", {at: answer(one.items[2], "ABCD"[at % 4]) for at in range(400)})
    assert told(guessed)["q03-marks"][0].weight is Weight.FLAT


def test_marks_that_nobody_gave_yet_are_no_weakness_of_the_class() -> None:
    one = room(40)
    waits = with_answers(one, "q08-marks", dict.fromkeys(range(40), Answer(State.WAITING)))
    assert "of the 14 marks given so far (of 16), and half of the class" in report(waits).lead[0]
    assert "of 16 marks, and half of the class" in report(one).lead[0]


def test_what_an_exercise_takes_marks_for_is_told_as_a_sentence() -> None:
    from dataclasses import replace

    from netcourse.reporting.answering import NOT_MET
    from netcourse.reporting.model import Option

    lost = Option("edge", f"{NOT_MET}You left the edge to G1", right=False, says="You left the edge to G1", part="0")
    one = room(40)
    asked = replace(one, items=(replace(one.items[0], options=()), *one.items[1:]))
    found = report(with_answers(asked, "q01-marks", {at: Answer(State.ANSWERED, 0.0, (lost,), (lost,)) for at in range(39)}))
    assert "39 of 40 lost marks at “You left the edge to G1” (question 1)." in found.lead[1]
    assert "Question 1, marks lost: “You left the edge to G1”" in [one.said for one in found.held]


def test_a_small_class_is_told_to_be_one() -> None:
    assert "a hint, and no finding" in report(room(20, 8, 3, wrong_key=2)).lead[2]


def test_a_question_against_the_rest_is_graver_than_one_that_is_hard() -> None:
    one = room(80, 8, 2)
    weak = sorted(range(80), key=lambda at: one.students[at].marks)[:40]
    turned = {at: answer(one.items[0], "A" if at in weak else "D") for at in range(80)}
    found = figures(with_answers(one, "q01-marks", turned))
    weights = [flag.weight for flag in flags(found.figures[0], found)]
    assert Weight.AGAINST in weights
    assert weights == sorted(weights)
