"""What a teacher is told of logs: whose numbers they were played with, in all cases, and what else stands out. Never a mark."""

import pytest

from netcourse.board.chain import rows_of
from netcourse.board.item import Board
from netcourse.board.problems import told
from netcourse.board.whose import logs_of, whose
from netcourse.items.whose import Roll, Whose
from tests.board.games import GAME, game

BOARD = Board("board-1", "A patient.", patients=("p04",))
ROLL = Roll(
    frozenset({"a1234", "b0071", "C0099"}), {"old-77": "b0071"}, frozenset({frozenset({"a1234", "C0099"})}), require_id=False
)


def log(student: str, nonce: str = "00000001") -> tuple[str, ...]:
    return game(student=student, nonce=nonce)


def seen(played_as: str, student: str, roll: Roll = ROLL, **others: tuple[str, ...]) -> Whose:
    own = log(played_as)
    return whose(own, student, roll, logs_of({student: own, **others}))


def lines(student: str, **handed_in: object) -> list[str]:
    return told(BOARD, handed_in, ROLL, {})[student]


def other_game(student: str, nonce: str) -> tuple[str, ...]:
    """A game with other acts, so that nobody is a twin."""
    return game([one for one in GAME if one != "do work"], student, nonce)


def test_ones_own_id_however_it_was_typed_is_nothing_to_tell() -> None:
    for typed in ("a1234", " A1234 ", "a1234\t"):
        assert seen(typed, "a1234") == Whose("own", "a1234", "")
    assert seen("c0099", "C0099").kind == "own"
    assert lines("a1234", a1234=log("a1234")) == []


def test_a_mistyped_id_counts_as_played_and_is_told() -> None:
    found = seen("a1243", "a1234")
    assert (found.kind, found.played_as) == ("mistyped", "a1243")
    assert lines("a1234", a1234=log("a1243")) == [
        "board-1: variant: played as a1243, an id that the course does not know; it counts as it was played"
    ]


def test_without_an_id_the_numbers_are_those_on_paper() -> None:
    assert seen("", "a1234") == Whose("paper", "", "played without an id: with the numbers of the paper edition")
    asks = Roll(ROLL.ids, require_id=True)
    assert "though the course asks for one" in seen("", "a1234", asks).says


def test_another_students_id_is_told_with_whether_that_student_has_the_same_log() -> None:
    found = seen("b0071", "a1234")
    assert (found.kind, found.played_as) == ("another", "b0071")
    assert found.says == "played as b0071, another student of the course, of whom there is no log"
    assert "the log of b0071 has the same number 00000001" in seen("b0071", "a1234", b0071=log("b0071")).says
    assert "the log of b0071 is another one" in seen("b0071", "a1234", b0071=log("b0071", "00000002")).says


def test_one_log_in_two_hand_ins_is_told_of_both() -> None:
    both = {"a1234": log("a1234"), "b0071": log("a1234")}
    assert lines("a1234", **both) == ["board-1: twin: the same log, begun with the number 00000001, as b0071"]
    assert lines("b0071", **both)[0].startswith(
        "board-1: variant: played as a1234, another student of the course; the log of a1234 has"
    )
    assert lines("b0071", **both)[1] == "board-1: twin: the same log, begun with the number 00000001, as a1234"


def test_a_pair_that_handed_in_one_log_under_both_ids_is_nothing_to_tell() -> None:
    both = {"a1234": log("B0071 + a1234"), "b0071": log("a1234+b0071")}
    assert both["a1234"] == both["b0071"]
    for student in both:
        assert whose(both[student], student, ROLL, logs_of(both)) == Whose("pair", "a1234+b0071", "")
        assert lines(student, **both) == []


def test_a_pair_that_the_course_declared_needs_no_second_hand_in() -> None:
    assert seen("a1234+c0099", "a1234").kind == "pair"
    assert lines("a1234", a1234=log("a1234+c0099"), C0099=other_game("c0099", "00000005")) == []


def test_half_a_pair_and_a_pair_of_others_are_told() -> None:
    found = seen("a1234+b0071", "a1234")
    assert found == Whose("half a pair", "a1234+b0071", "played as a1234+b0071, but b0071 handed in no log with the same number")
    assert seen("a1234+b0071", "C0099").says.startswith("played as a1234+b0071, of whom C0099 is none")


def test_a_renamed_student_is_known_by_the_older_id() -> None:
    assert seen("old-77", "b0071") == Whose("renamed", "old-77", "")
    assert seen("old-77", "b0071", Roll(ROLL.ids)).kind == "mistyped"
    both = {"a1234": log("a1234+old-77"), "b0071": log("a1234+old-77")}
    assert lines("b0071", **both) == []


def test_the_same_acts_in_the_same_order_are_told_of_students_with_logs_of_their_own() -> None:
    found = {"a1234": log("a1234", "00000001"), "b0071": log("b0071", "00000002"), "C0099": other_game("c0099", "00000003")}
    acts = sum(one.startswith("do ") for one in GAME)
    assert lines("a1234", **found) == [f"board-1: twin: the same {acts} acts in the same order as b0071"]
    assert lines("C0099", **found) == []


def test_few_acts_are_no_likeness() -> None:
    few = GAME[:13]
    found = {"a1234": game(few, "a1234", "00000001"), "b0071": game(few, "b0071", "00000002")}
    assert lines("a1234", **found) == []


def test_very_many_lines_within_a_short_time_are_told_by_their_number() -> None:
    acts = (*GAME[:3], *(f"do {one}" for one in ("sleep", "mood", "work")), *["wait 1"] * 50)
    assert lines("a1234", a1234=game(acts, "a1234", every=0)) == ["board-1: pace: 40 lines within 0 s"]
    assert lines("a1234", a1234=game(acts, "a1234", every=1)) == []


def test_a_patient_who_was_begun_anew_is_told_with_how_often() -> None:
    first, second, now = log("a1234", "00000001")[:9], log("a1234", "00000002"), log("a1234", "00000003")
    found = told(BOARD, {"a1234": now}, ROLL, {"a1234": [first, second, second]})
    assert found["a1234"] == ["board-1: again: begun 3 times over the hand-ins, first with 9 lines; the newest counts"]
    assert told(BOARD, {"a1234": now}, ROLL, {"a1234": [now[:9], now]})["a1234"] == []


def test_of_what_does_not_count_it_is_told_what_it_would_earn() -> None:
    def earned(log: object) -> str:
        return f"{len(rows_of(log))} of 99"

    first, now = log("a1234", "00000001")[:9], log("a1234", "00000002")
    found = told(BOARD, {"a1234": now}, ROLL, {"a1234": [first]}, earned)["a1234"]
    assert found == ["board-1: again: begun 2 times over the hand-ins, first with 9 lines, which earn 9 of 99; the newest counts"]
    other = log("a1234", "00000003")[:14]
    found = told(BOARD, {"a1234": [*now[:20], *other, *now[20:]]}, ROLL, {}, earned)["a1234"]
    assert found[0].startswith("board-1: merged: A second log, begun with the number 00000003, begins at line 21")
    assert "board-1: merged: the other log by itself earns 14 of 99" in found


def test_a_patient_who_was_not_drawn_for_this_student_is_told() -> None:
    slot = Board("board-1", "A patient.", patients=("p04", "p05"))
    drawn_otherwise = next(one for one in (f"s{at}" for at in range(50)) if slot.drawn(one) == "p05")
    found = told(slot, {drawn_otherwise: log(drawn_otherwise)}, Roll(frozenset({drawn_otherwise})), {})
    assert found[drawn_otherwise] == [f"board-1: variant: played p04; {drawn_otherwise} has p05 in this slot"]


@pytest.mark.parametrize("handed_in", [None, [], ["nonsense"], {"v": 1, "log": 3}, b"bytes"])
def test_what_is_no_log_is_told_as_garbled(handed_in: object) -> None:
    assert lines("a1234", a1234=handed_in) == ["board-1: garbled: There is no start line, so nothing could be played."]


def test_of_a_log_that_went_wrong_in_every_line_three_are_told() -> None:
    acts = [one for one in GAME if one != "commit d1"]
    found = lines("a1234", a1234=game(acts, "a1234"))
    assert [one for one in found if "impossible" in one][3].startswith("board-1: impossible: and ")
    assert len([one for one in found if "impossible" in one]) == 4


def test_nothing_that_is_told_accuses_anybody() -> None:
    both = {"a1234": log("a1234"), "b0071": log("a1234"), "C0099": ("nonsense",)}
    said = " ".join(line for student in both for line in lines(student, **both)).lower()
    assert said
    assert not any(word in said for word in ("cheat", "fraud", "copied", "plagiar", "suspic"))
