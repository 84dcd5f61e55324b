"""A log under another name: no id in it, and the same patient, fork, numbers, problems and marks as before."""

import random

import pytest

from netcourse.board import Board
from netcourse.board.chain import apart, opening, read_log, rows_of
from netcourse.board.chart import chart_ids, load_chart
from netcourse.board.item import value_of
from netcourse.board.renamed import renamed
from netcourse.board.variant import pick, pinned_variant, vary
from netcourse.items.identity import name_of
from tests.board.games import game

PATIENTS = tuple(sorted(chart_ids()))
SLOT = Board("board-1", "A patient is sent to you.", patients=PATIENTS, salt="2026")


def called(_: str) -> str:
    return "lusabid-gutihor"


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_name_draws_what_the_id_drew(patient: str) -> None:
    chart = load_chart(patient)
    for at in range(40):
        for student in (f"A{at:04d}", f"eva{at}+kim", ""):
            name = pinned_variant(chart, ("board-1", PATIENTS), "x-y", student, "2026")
            assert vary(chart, name, "another salt") == vary(chart, student, "2026")
            assert pick("board-1", PATIENTS, name) == pick("board-1", PATIENTS, student, "2026")
            assert name_of(name) == "x-y"


def test_numbers_that_do_not_fit_the_chart_are_no_numbers() -> None:
    chart = load_chart("p04")
    name = pinned_variant(chart, ("board-1", PATIENTS), "x", "a1", "")
    for other in (f"{name}.1", name.rpartition(".")[0], f"{name}9999", name.replace("~~", "~~99.", 1)):
        assert vary(chart, other) != vary(chart, "a1")


@pytest.mark.parametrize("student", ["a1234", "Müller Änne+zoe", "a%20=b~"])
def test_a_log_is_played_as_before_and_holds_no_id(student: str) -> None:
    before = value_of(game(student=student))
    after = renamed(before, SLOT, called)
    start = opening(after)
    assert start is not None
    assert name_of(start.student_id) == "lusabid-gutihor"
    assert [row for row in rows_of(after) if student.casefold() in str(row).casefold()] == []
    assert len(rows_of(after)) == len(rows_of(before))
    assert [problem.kind for problem in SLOT.played(after)[1].problems] == [p.kind for p in SLOT.played(before)[1].problems]
    chart = load_chart("p04")
    assert vary(chart, start.student_id) == vary(chart, student, "2026")


def test_a_log_that_was_edited_or_merged_stays_so_in_the_same_place() -> None:
    rng = random.Random(7)  # noqa: S311 (an order of lines)
    one, other = list(game(student="a1")), list(game(student="b2", nonce="00c0ffee"))
    edited = [*one[:9], one[9].replace("do", "do", 1).replace("t=", "t=1", 1), *one[10:]]
    cases = [edited, [*one, *other], [*one[:20], *one[25:]], [*one[:12], *rng.sample(one[12:], 10)], [*one[:15], *one[10:]]]
    for rows in cases:
        before, after = value_of(rows), renamed(value_of(rows), SLOT, called)
        assert [(p.kind, p.line) for p in read_log(after).problems] == [(p.kind, p.line) for p in read_log(before).problems]
        assert [len(run) for run in apart(after)] == [len(run) for run in apart(before)]
        assert "a1" not in {name_of(opening(run).student_id) for run in apart(after) if opening(run)}  # type: ignore[union-attr]


def test_what_is_no_log_is_left_as_it_is() -> None:
    for value in ("B", 7, ["A", "B"], {"v": 1, "log": ["no start"]}):
        assert renamed(value, SLOT, called) == value  # type: ignore[arg-type]
