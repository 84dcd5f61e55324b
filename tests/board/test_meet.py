"""A patient is met in a locked cell: the id asked once, nothing done twice, nothing changed once handed in."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

from netcourse.authoring.model_answers import receipt_output
from netcourse.board import Board, board, meet
from netcourse.board.item import value_of
from netcourse.board.log import append, read_line
from netcourse.board.meet import Table, _tables
from netcourse.items.answers import AnswerProblem
from netcourse.items.plain import Entry
from tests.test_frontend import Browsers

PATIENTS = ("p04",)
FIRST = Board("board-1", "Somebody is sent to you.", patients=PATIENTS)
SECOND = Board("board-2", "Somebody else is sent to you.", patients=PATIENTS)
TO_D1 = "urgency now; say why Low glucose.; commit triage"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    _tables.clear()


def recorded(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return found


def verbs(folder: Path, item: str = "board-1") -> list[str]:
    log = recorded(folder)["answers"][item]["value"]["log"]
    return [read.verb for read in map(read_line, log) if read]


def press(table: Table, command: str) -> dict[str, Any]:
    lines = table.state.get("head", {}).get("lines", 0)
    reply, _ = table.hear({"do": command, "line": lines + 1})
    return reply


def test_before_an_id_is_given_only_the_id_is_asked() -> None:
    table = Table(FIRST)
    assert set(table.state) == {"start"}
    assert press(table, "do faints") == {"ok": False, "said": "Meet the patient first."}


def test_the_id_is_asked_once_and_stands_ready_for_the_next_patient(folder: Path) -> None:
    reply, state = Table(FIRST).hear({"start": "  A1234 "})
    assert reply["ok"]
    assert state["head"]["id"] == "a1234"
    assert recorded(folder)["answers"]["course-id"]["value"] == "a1234"
    assert Table(SECOND).state["start"]["id"] == "a1234"


def test_an_empty_id_is_refused_and_none_at_all_gives_the_patient_on_paper(folder: Path) -> None:
    table = Table(FIRST)
    assert table.hear({"start": "  "})[0] == {"ok": False, "said": "Type your id, or go on without one."}
    assert table.hear({"start": None})[0]["ok"]
    assert table.state["head"]["id"] == ""
    assert "course-id" not in recorded(folder)["answers"]


def test_an_id_that_is_too_long_is_refused_in_one_line() -> None:
    reply, state = Table(FIRST).hear({"start": "x" * 200})
    assert not reply["ok"]
    assert "\n" not in reply["said"]
    assert "head" not in state


def test_where_the_course_asks_for_an_id_nobody_is_met_without(folder: Path) -> None:
    table = Table(replace(FIRST, require_id=True))
    assert table.state["start"]["needed"]
    for start in (None, "", "  "):
        reply, state = table.hear({"start": start})
        assert not reply["ok"]
        assert "id" in reply["said"]
        assert "head" not in state
    assert not (folder / "answers.json").exists()
    assert table.hear({"start": "a1234"})[0]["ok"]
    assert not Table(SECOND).state["start"]["needed"]


def test_an_id_that_was_given_to_one_patient_stands_ready_at_the_next(folder: Path) -> None:
    first, second = Table(FIRST), Table(SECOND)
    seen: list[str] = []
    _tables[SECOND.id] = second
    second.show = lambda: seen.append(second.state["start"]["id"])  # type: ignore[method-assign]  # a panel that is looked at
    first.begin("a1234")
    assert seen == ["a1234"]


def test_where_the_course_asks_for_an_id_typing_needs_one_too(folder: Path) -> None:
    meet(replace(FIRST, require_id=True))
    with pytest.raises(AnswerProblem, match="asks for your id"):
        board("board-1", student_id="")
    with pytest.raises(AnswerProblem, match=r'student_id="your id"\)\.$'):
        board("board-1", "do faints")


def test_a_pair_has_one_patient_whoever_types_first(tmp_path: Path) -> None:
    one, other = Table(FIRST), Table(SECOND)
    one.begin("B0071 + a1234")
    other.begin("a1234+b0071")
    assert one.state["head"]["id"] == other.state["head"]["id"] == "a1234+b0071"


def test_meeting_a_patient_twice_begins_once(folder: Path) -> None:
    table = Table(FIRST)
    table.begin("a1234")
    table.begin("b0071")
    assert verbs(folder) == ["start"]
    assert table.state["head"]["id"] == "a1234"


def test_a_cell_that_is_run_again_goes_on_where_it_was(folder: Path) -> None:
    table = Table(FIRST)
    table.begin("a1234")
    press(table, TO_D1)
    assert Table(FIRST).state == table.state


def test_an_older_panel_is_refused_once_another_has_gone_on(folder: Path) -> None:
    older = Table(FIRST)
    older.begin("a1234")
    press(older, TO_D1)
    press(Table(FIRST), "do faints")
    reply = press(older, "do family")
    assert not reply["ok"]
    assert "This patient was worked on elsewhere; run this cell again." in reply["said"]
    assert verbs(folder) == ["start", "urgency", "say", "commit", "do"]


def test_a_press_of_nonsense_is_answered_and_keeps_nothing(folder: Path) -> None:
    table = Table(FIRST)
    table.begin("")
    for message in ({"do": 7}, {"do": None}, {}, {"do": "do faints", "line": "x"}, {"do": "💥" * 5000}):
        reply, _ = table.hear(message)
        assert not reply["ok"]
    assert verbs(folder) == ["start"]


def test_what_is_typed_counts_like_a_press(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meet(FIRST)
    board("board-1", TO_D1, student_id="a1234")
    board("board-1", "do faints")
    assert verbs(folder) == ["start", "urgency", "say", "commit", "do"]
    assert "Day 0 · 1 of" in capsys.readouterr().out


def test_a_notebook_that_is_run_anew_does_nothing_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = (TO_D1, "do faints", "wait 2", "wait 2")
    meet(FIRST)
    board("board-1", student_id="a1234")
    for cell in cells:
        board("board-1", cell)
    before = verbs(folder)
    meet(FIRST)
    board("board-1", student_id="a1234")
    for cell in cells:
        board("board-1", cell)
    assert verbs(folder) == before
    assert "Done already, in line 2" in capsys.readouterr().out
    board("board-1", "wait 2")
    assert verbs(folder) == [*before, "wait"]


@pytest.mark.parametrize(
    ("item", "command", "says"),
    [
        ("board-l", "do faints", "Did you mean board-1?"),
        ("board-1", "do faints", "nobody has been met yet"),
        (7, "", "no such patient here"),
    ],
)
def test_a_typed_line_that_can_not_be_done_says_why(item: Any, command: str, says: str) -> None:
    meet(FIRST)
    with pytest.raises(AnswerProblem) as told:
        board(item, command)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_the_lists_are_searched_without_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meet(FIRST)
    board("board-1", "find 5-hiaa plasma")
    assert "do hiaa-plasma   5-HIAA, plasma" in capsys.readouterr().out
    assert not (folder / "answers.json").exists()


def test_after_handing_in_the_record_is_read_and_nothing_can_be_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meet(FIRST)
    board("board-1", f"{TO_D1}; do faints", student_id="a1234")
    closed = {**recorded(folder), "closed": True}
    (folder / "answers.json").write_text(json.dumps(closed), encoding="utf-8")
    capsys.readouterr()
    meet(FIRST)
    shown = capsys.readouterr().out
    assert "Have you fainted" in shown
    assert "type from netcourse.board" not in shown
    board("board-1", "do family")
    assert "this was handed in" in capsys.readouterr().out
    assert recorded(folder) == closed


def brought(folder: Path, lines: list[str]) -> None:
    """A notebook that was worked on elsewhere lies here now."""
    entry = Entry("board-1", "Board", value_of(lines), "2026-02-01T10:00:00Z", 1)
    notebook = new_notebook(cells=[new_code_cell("meet(...)", outputs=[receipt_output(entry)])])
    write(notebook, folder / "unit.ipynb")


def lines_of(folder: Path) -> list[str]:
    found: list[str] = recorded(folder)["answers"]["board-1"]["value"]["log"]
    return found


def test_a_notebook_that_comes_back_from_another_computer_goes_on_and_reopens_nothing(folder: Path) -> None:
    table = Table(FIRST)
    table.hear({"start": "a1234"})
    here = folder.joinpath("answers.json").read_text(encoding="utf-8")
    for command in ("urgency now", "say why Low glucose.", "commit triage", "do faints"):
        press(table, command)
    played = lines_of(folder)
    # At home the record still ends at the letter.
    folder.joinpath("answers.json").write_text(here, encoding="utf-8")
    brought(folder, played)
    again = Table(FIRST)
    assert again.state["head"]["phase"] == "d1"
    assert lines_of(folder) == played
    assert press(again, "do family")["ok"]
    assert lines_of(folder)[:-1] == played
    # The notebook on the disk is older now, and takes nothing back.
    assert Table(FIRST).state["head"]["lines"] == len(played) + 1


def test_a_log_that_went_another_way_or_is_somebody_elses_is_not_taken_up(folder: Path) -> None:
    table = Table(FIRST)
    table.hear({"start": "a1234"})
    begun = lines_of(folder)
    brought(folder, list(append(append(tuple(begun), "urgency now", 5), "urgency soon", 6)))
    press(table, "urgency routine")
    now = lines_of(folder)
    assert Table(FIRST).state["head"]["lines"] == len(now)
    assert lines_of(folder) == now
    brought(folder, [line.replace("id=a1234", "id=b0071") for line in now])
    answers = recorded(folder)
    del answers["answers"]["board-1"]
    folder.joinpath("answers.json").write_text(json.dumps(answers), encoding="utf-8")
    assert set(Table(FIRST).state) == {"start"}
    brought(folder, now)
    assert Table(FIRST).state["head"]["lines"] == len(now)


def test_commands_can_be_typed_in_a_browsers_own_kernel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setattr("IPython.get_ipython", Browsers)
    meet(FIRST)
    board("board-1", student_id="a1234")
    board("board-1", TO_D1)
    assert "commit" in verbs(folder)
