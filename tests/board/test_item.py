"""A patient at the board as a question: parsed, told in words, kept under the lock, and carried through the marker's hands."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import nbformat
import pytest

from netcourse.board.chain import playable
from netcourse.board.item import Board, keeper, value_of
from netcourse.board.log import MOST_CHARACTERS, MOST_LINES, append, mark_of, read_line
from netcourse.board.scene import Scene
from netcourse.items import session
from netcourse.items.answers import AnswerProblem
from netcourse.items.plain import Entry, entries_from, goes_on_from, is_plain, newest
from netcourse.items.receipts import entries_in, receipt
from netcourse.items.store import ANSWERS, Diverged, Recorded, dump, load, parse, write
from netcourse.items.store import append as append_to
from netcourse.marking.lifting import LaysAnswersDown, LiftsAnswers
from tests.board.games import GAME, game, p04

BOARD = Board("board-1", "A patient.", patients=("p04", "p01"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    session.declare(BOARD)
    yield tmp_path
    session._asked.pop(BOARD.id, None)


def entry(lines: object, recorded: str = "2026-11-01T10:00:00Z", n: int = 1) -> Entry:
    return Entry("board-1", "Board", {"v": 1, "log": lines}, recorded, n)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("slot", "name"), [("board-1", "Patient 1"), ("board-practice", "Practice patient"), ("exam-2", "Question 2")]
)
def test_a_slot_is_called_what_the_unit_calls_it(slot: str, name: str) -> None:
    assert replace(BOARD, id=slot).name == name


def test_what_a_person_marks_is_what_the_student_wrote_each_with_what_it_is() -> None:
    written = dict(BOARD.written(value_of(game())))
    assert list(written) == ["Why so", "Your sentence", "Your words to the board", "Your words to the patient"]
    assert written["Your sentence"] == "A nurse of 31 whose glucose falls before breakfast."
    assert list(BOARD.written(["nonsense"])) == []


def test_a_log_is_an_answer_and_comes_back_as_it_was() -> None:
    value = value_of(game())
    assert BOARD.parse(value) == value
    assert BOARD.parse(json.loads(json.dumps(value))) == value


@pytest.mark.parametrize(
    "raw",
    [
        None, "do faints", [], {"v": 1, "log": []}, {"v": 1, "log": ["do faints"]}, {"v": 2, "log": list(game())},
        {"v": 1, "log": "start"}, {"v": 1, "log": list(game()), "day": 3}, {"v": 1, "log": {"0": game()[0]}},
        {"v": 1, "log": [*game(), *["x"] * MOST_LINES]}, {"v": 1, "log": [*game(), "x" * 1_301]},
    ],
)  # fmt: skip
def test_what_is_no_log_is_refused_in_one_sentence(raw: object) -> None:
    with pytest.raises(AnswerProblem, match=r"^board-1: .*Play the patient above") as problem:
        BOARD.parse(raw)
    assert "\n" not in str(problem.value)


def test_a_log_of_a_patient_of_another_slot_is_refused() -> None:
    with pytest.raises(AnswerProblem, match="the record is of p04, who is not a patient of this question"):
        Board("board-2", "Another.", patients=("p07",)).parse(value_of(game()))


def test_a_line_that_cannot_be_read_leaves_the_lines_before_it_an_answer() -> None:
    lines: list[object] = [*game()[:6], "garbled", 3]
    parsed = BOARD.parse({"v": 1, "log": lines})
    assert BOARD.played(parsed)[1].lines == 6
    assert playable(parsed) == game()[:6]


@pytest.mark.parametrize(
    "wrong",
    [{"patients": ()}, {"patients": ["p04"]}, {"patients": ("",)}, {"patients": ("p04",), "salt": None}],
    ids=["none", "a list", "an empty id", "no salt"],
)
def test_a_slot_that_is_wrongly_declared_says_so(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^board-1: "):
        Board("board-1", "A patient.", **wrong)  # type: ignore[arg-type]


def test_the_words_are_a_line_however_long_the_game_is() -> None:
    words = BOARD.words(value_of(game()))
    assert words.startswith("Samira Haddad, closed, day 30, ")
    assert words.endswith("2 in the plan")
    assert "insulinoma" not in words.lower()
    assert BOARD.words(value_of(game(GAME[:5]))).startswith("Samira Haddad, before the first ranking, day 0, ")
    shown = receipt(BOARD, entry(list(game())))
    assert len(str(shown["text/plain"])) < 250


def test_a_patient_whose_chart_is_not_here_is_told_by_the_length_of_the_log() -> None:
    elsewhere = [line.replace(" p04 ", " p99 ") for line in game()]
    assert BOARD.words(value_of(elsewhere)) == f"p99, {len(elsewhere)} lines"
    assert BOARD.replay(value_of(elsewhere)) == ()


def test_the_largest_log_passes_every_check_on_the_way_to_the_marker(tmp_path: Path) -> None:
    lines = list(game())
    while len(lines) < MOST_LINES:
        last = read_line(lines[-1])
        assert last is not None
        head, tail = f'{len(lines) + 1} say board "', f'" t={10 * len(lines)}'
        sealed = head + "a" * (MOST_CHARACTERS - len(head) - len(tail) - 10) + tail
        lines.append(f"{sealed} ~{mark_of(last.mark, sealed)}")
    value = BOARD.parse({"v": 1, "log": lines})
    assert is_plain(value)
    assert sum(map(len, lines[len(game()) :])) == MOST_CHARACTERS * (MOST_LINES - len(game()))
    one = Entry("board-1", "Board", value, "2026-11-01T10:00:00Z", 170)
    assert entries_from({"board-1": one.as_data()}) == {"board-1": one}
    assert entries_in(notebook_with(one)) == {"board-1": one}
    assert len(dump(Recorded({"board-1": one})).encode()) < 100_000
    lifted, where = notebook_with(one), {"metadata": {"path": str(tmp_path)}, "nbgrader": {"student": "a1234"}}
    for step in (LiftsAnswers(), LaysAnswersDown()):
        step.preprocess(lifted, where)
    assert load(tmp_path) == Recorded({"board-1": one}, closed=True, student="a1234")
    # A game as it is played weighs a tenth of that, so that three of them with their receipts stay below as well.
    usual = dump(Recorded({"board-1": entry(list(game()))})).encode()
    assert len(usual) * 6 < 100_000


def notebook_with(*entries: Entry) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell("meet(board)")
    cell.outputs = [nbformat.v4.new_output("display_data", receipt(BOARD, one)) for one in entries]
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=[cell])
    return notebook


def test_a_log_grows_under_the_lock_and_the_same_press_twice_counts_once(here: Path) -> None:
    lines = game()
    append_to(here, entry(list(lines[:3])), None)
    append_to(here, entry(list(lines[:4]), n=2), value_of(lines[:3]))
    before = (here / ANSWERS).read_bytes()
    append_to(here, entry(list(lines[:4]), n=3), value_of(lines[:3]))
    assert (here / ANSWERS).read_bytes() == before
    assert load(here).entries["board-1"].n == 2


def test_a_log_that_another_tab_went_on_with_is_never_overwritten(here: Path) -> None:
    both = game(GAME[:4])
    mine, theirs = append(both, "do sleep", 60), append(both, "do mood", 61)
    append_to(here, entry(list(both)), None)
    append_to(here, entry(list(theirs)), value_of(both))
    before = (here / ANSWERS).read_bytes()
    with pytest.raises(Diverged):
        append_to(here, entry(list(mine)), value_of(both))
    with pytest.raises(Diverged):
        append_to(here, entry(list(mine)), None)
    assert (here / ANSWERS).read_bytes() == before


def test_other_answers_stay_when_a_log_grows(here: Path) -> None:
    other = Entry("q1", "SingleBest", "B", "2026-11-01T09:00:00Z", 1)
    write(here, Recorded({"q1": other}, {"q1": "A note."}))
    append_to(here, entry(list(game())), None)
    found = load(here)
    assert set(found.entries) == {"q1", "board-1"}
    assert found.notes == {"q1": "A note."}


def test_of_many_who_press_at_once_one_is_kept_and_every_other_is_told(here: Path) -> None:
    lines = game(GAME[:4])
    append_to(here, entry(list(lines)), None)
    ready = Barrier(8)

    def press(at: int) -> int:
        ready.wait()
        try:
            append_to(here, entry(list(append(lines, f"wait {at}", 60))), value_of(lines))
        except Diverged:
            return 0
        return at

    with ThreadPoolExecutor(8) as kernels:
        said = sorted(kernels.map(press, range(1, 9)))
    assert said[:-1] == [0] * 7
    assert f"wait {said[-1]} " in str(load(here).entries["board-1"].value)


def test_a_scene_in_two_tabs_keeps_the_first_and_tells_the_second(here: Path) -> None:
    chart, variant = p04()
    lines = game(GAME[:3])
    append_to(here, entry(list(lines)), None)
    one, other = Scene(chart, variant, lines, keeper(BOARD)), Scene(chart, variant, lines, keeper(BOARD))
    assert one.tell("do sleep").ok
    late = other.tell("do mood")
    assert not late.ok
    assert "was worked on elsewhere" in late.said
    assert load(here).entries["board-1"].value == value_of(one.lines)
    assert one.tell("do mood").ok
    assert load(here).entries["board-1"].n == 3
    taken_up = Scene(chart, variant, playable(load(here).entries["board-1"].value), keeper(BOARD))
    assert taken_up.tell("do work").ok


def test_a_record_that_is_no_log_at_all_does_not_keep_a_patient_from_being_begun(here: Path) -> None:
    write(here, Recorded({"board-1": entry(["nonsense"])}))
    keeper(BOARD)((), game()[:1])
    assert load(here).entries["board-1"].value == value_of(game()[:1])


def test_a_log_with_a_line_that_cannot_be_read_is_gone_on_with_from_the_line_before(here: Path) -> None:
    broken = [*game(GAME[:5]), "garbled"]
    write(here, Recorded({"board-1": entry(broken)}))
    chart, variant = p04()
    scene = Scene(chart, variant, playable(load(here).entries["board-1"].value), keeper(BOARD))
    assert scene.tell("do sleep").ok
    assert load(here).entries["board-1"].value == value_of(scene.lines)
    assert scene.played.problems == ()


def test_a_disk_that_is_full_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = keeper(BOARD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(AnswerProblem, match=r"NOT recorded: answers\.json can't be written here \(No space"):
        keep((), game()[:1])


def test_of_two_versions_of_a_log_the_one_that_goes_on_counts_whatever_the_clocks_say() -> None:
    short, long = list(game()[:5]), list(game())
    assert goes_on_from(value_of(long), value_of(short))
    assert not goes_on_from(value_of(short), value_of(long))
    assert not goes_on_from(value_of(long), value_of(long))
    early_long, late_short = entry(long, "2026-11-01T10:00:00Z"), entry(short, "2026-11-02T10:00:00Z", 9)
    for both in ([early_long, late_short], [late_short, early_long]):
        assert newest(both)["board-1"] is early_long
    other = entry(list(game(nonce="0badc0de")), "2026-11-03T10:00:00Z")
    assert newest([early_long, other])["board-1"] is other
    assert (
        newest([Entry("q1", "S", "A", "2026-11-01T10:00:00Z", 1), Entry("q1", "S", "B", "2026-11-02T10:00:00Z", 1)])["q1"].value
        == "B"
    )


def test_whose_work_it_is_stands_in_the_file_only_while_it_is_marked() -> None:
    marked = Recorded({"board-1": entry(list(game()))}, closed=True, student="a1234")
    assert parse(dump(marked)) == marked
    assert "student" not in json.loads(dump(Recorded({"board-1": entry(list(game()))})))
    for wrong in (3, None, ["a"], "a" * 201):
        found = parse(json.dumps({"version": 1, "answers": {}, "student": wrong}))
        assert found is not None
        assert found.student == ""


def test_recording_during_marking_leaves_whose_work_it_is(here: Path) -> None:
    write(here, Recorded({}, closed=True, student="a1234"))
    append_to(here, entry(list(game())), None)
    assert load(here).student == "a1234"
    assert load(here).closed
