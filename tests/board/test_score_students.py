"""Nobody plays around a key: synthetic students on every patient that has one, and what the build says of a key that is worse."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from netcourse.authoring import prove_board as prove_board_room
from netcourse.authoring.board_students import STRATEGIES, Met, meet_as
from netcourse.authoring.patient_command import read_keys, read_patient
from netcourse.authoring.prove_board import Row, attack, dead_keys, inversions, prove_board, students_of, table
from netcourse.board.catalogue import plan_items
from netcourse.board.chart import Chart
from netcourse.board.item import Board, value_of
from netcourse.board.replay import replay
from netcourse.board.score.worth import Worth
from netcourse.items.plain import is_plain

ROOT = Path(__file__).parent.parent.parent
# Of Tom, on whom the screens are learnt, everything stands in the open: nothing is marked.
UNMARKED = {"p00"}
PATIENTS = sorted({worth.patient for worth in read_keys(ROOT)} - UNMARKED)
FEW, FEW_GUESSERS = 3, 40


@cache
def keys() -> tuple[Worth, ...]:
    return read_keys(ROOT)


@cache
def chart(patient: str) -> Chart:
    return read_patient(ROOT, patient)


@cache
def rows(patient: str) -> list[Row]:
    return attack(chart(patient), keys(), students=FEW, guessers=FEW_GUESSERS)


def met(patient: str, fork: str) -> Met:
    found = meet_as(chart(patient), keys(), students_of(chart(patient), fork, 1)[0])
    assert found is not None
    return found


@pytest.mark.parametrize("patient", PATIENTS)
def test_an_expert_earns_everything_and_nobody_else_more_than_is_due(patient: str) -> None:
    assert inversions(rows(patient)) == []
    assert all(set(row.marks) == {17} for row in rows(patient) if row.strategy == "expert")
    assert {row.fork for row in rows(patient)} == {"A", "B"}


def test_the_catalogue_is_priced_once_for_all_who_play() -> None:
    assert rows(PATIENTS[0])
    priced = prove_board_room._prices.cache_info()
    assert priced.misses == 1
    assert priced.hits > 2 * FEW * len(STRATEGIES)


@pytest.mark.parametrize("patient", PATIENTS)
def test_everything_in_a_key_moves_a_mark_and_the_budget_is_twice_the_path(patient: str) -> None:
    assert dead_keys(chart(patient), keys()) == []


@pytest.mark.parametrize("who", STRATEGIES)
def test_a_players_log_is_an_answer_that_replays_to_what_the_player_saw(who: str) -> None:
    for fork in ("A", "B"):
        meeting = met("p01", fork)
        player = STRATEGIES[who].play(meeting, "salt", "board-7")
        assert player is not None
        assert replay(meeting.chart, player.variant, player.lines) == player.played
        assert player.played.problems == ()
        slot = Board("board-7", "A patient.", patients=("p01",), salt="salt")
        value = value_of(player.lines)
        assert slot.parse(value) == value
        assert is_plain(value)


def test_the_same_student_plays_the_same_game_again() -> None:
    games = [STRATEGIES["shotgun"].play(met("p04", "A")) for _ in range(2)]
    assert games[0] is not None
    assert games[1] is not None
    assert games[0].lines == games[1].lines


WORSE: dict[str, tuple[Callable[[Worth], Worth], str]] = {
    "the end may stand first from the start": (
        lambda key: replace(key, tiers=dict.fromkeys(key.tiers, key.tiers["d3"]), must={}),
        "a student who plays as peeker earns",
    ),
    "the expert forgets the tests": (lambda key: replace(key, expert=key.expert[:4]), "the expert earns"),
    "whatever is planned is right": (
        lambda key: replace(key, parts=(replace(key.parts[0], any=tuple(plan_items()), supports=key.path),), weak=(), harms={}),
        "a plan filled at random earns",
    ),
}


def broken(change: Callable[[Worth], Worth]) -> tuple[Worth, ...]:
    return tuple(change(key) if key.patient == "p04" else key for key in keys())


@pytest.mark.parametrize("what", WORSE)
def test_a_key_that_can_be_played_around_is_told(what: str) -> None:
    change, says = WORSE[what]
    found = inversions(attack(chart("p04"), broken(change), students=FEW, guessers=FEW_GUESSERS))
    assert any(says in problem for problem in found), found


def test_an_expert_who_leaves_something_out_and_another_budget_are_told() -> None:
    found = dead_keys(chart("p04"), broken(lambda key: replace(key, expert=key.expert[:-1])))
    assert any("p04: the budget is" in problem for problem in found)
    assert any("p04 A: the expert's own path does not earn everything: work" in problem for problem in found)


def test_a_safe_patient_gives_no_occasion_to_be_unsafe() -> None:
    tame = replace(met("p04", "B"), chart=replace(chart("p04"), stops=()))
    assert STRATEGIES["unsafe"].play(tame) is None


def test_the_table_has_a_line_for_each_row_and_units_without_patients_have_none() -> None:
    assert len(table(rows("p04"))) == len(rows("p04")) + 1
    assert prove_board([]).table == ()
