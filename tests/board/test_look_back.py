"""A practice patient is looked back on once the case is closed, part by part, and nothing is marked."""

from pathlib import Path

import pytest

from netcourse.authoring.board_students import STRATEGIES, meet_as
from netcourse.board import Board, look_back
from netcourse.board.chart import load_chart
from netcourse.board.item import value_of
from netcourse.board.score.worth_text import read_worths
from netcourse.items import SingleBest
from netcourse.items.session import declare, keep

KEY = (Path(__file__).parents[2] / "notebooks/board/p00.key.toml").read_text("utf-8")
ITEM = Board("board-practice", "Meet Tom.", patients=("p00",), salt="2026")


def played(strategy: str, lines: int | None = None) -> None:
    met = meet_as(load_chart("p00"), read_worths(KEY, "p00"), "a1", "2026")
    assert met is not None
    player = STRATEGIES[strategy].play(met, "2026")
    assert player is not None
    keep(ITEM, ITEM.parse(value_of(player.lines[:lines])), typed=False)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    declare(ITEM)


def test_before_the_case_is_closed_nothing_of_the_key_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    look_back("board-practice", KEY)
    played("expert", lines=6)
    look_back("board-practice", KEY)
    said = capsys.readouterr().out
    assert said.count("<p>Nothing to look back on yet") == 2
    assert "colleague" not in said


def test_who_worked_as_an_expert_hears_that_each_part_was_well_done(capsys: pytest.CaptureFixture[str]) -> None:
    played("expert")
    look_back("board-practice", KEY)
    said = capsys.readouterr().out
    assert said.count("- Well done.") == 7
    assert "Not yet" not in said
    assert "A careful colleague's way:\\n- Asked and examined: " in said
    assert "<li><strong>Third list:</strong> 1. " in said


def test_who_did_little_hears_what_to_do_and_no_mark(capsys: pytest.CaptureFixture[str]) -> None:
    played("minimalist")
    look_back("board-practice", KEY)
    said = capsys.readouterr().out
    assert "In part." in said
    assert "of 17" not in said


def test_a_question_that_is_no_patient_is_named() -> None:
    declare(SingleBest("q1", "Which?", {"A": "This", "B": "That"}))
    with pytest.raises(ValueError, match="SingleBest"):
        look_back("q1", KEY)
