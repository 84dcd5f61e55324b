"""A log is marked against the patient and the numbers that it was played with, whoever hands it in, and whatever stands in it."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.authoring.board_students import STRATEGIES, meet_as
from netcourse.authoring.patient_command import paths
from netcourse.board.award import Worths, award_board
from netcourse.board.chart import load_chart
from netcourse.board.item import Board, value_of
from netcourse.board.score.worth_text import read_worths
from netcourse.board.variant import vary
from netcourse.board.way import grounds, way
from netcourse.errors import CourseError
from netcourse.items import SingleBest
from netcourse.items.answers import AnswerProblem
from netcourse.items.award import Marks
from netcourse.items.best_answer import best_answer
from netcourse.items.plain import Entry, Plain, now
from netcourse.items.session import declare
from netcourse.items.store import save
from tests.counted import calls

ROOT = Path(__file__).parent.parent.parent
SLOT = Board("board-1", "**Patient 1.**", patients=("p01", "p04"), salt="2026")
TEXTS = tuple(paths(ROOT, patient)[1].read_text(encoding="utf-8") for patient in SLOT.patients)


@cache
def scheme() -> Worths:
    return Worths(*TEXTS)


@cache
def log(patient: str, student_id: str, who: str = "expert") -> tuple[str, ...]:
    met = meet_as(load_chart(patient), scheme().worths.values(), student_id, SLOT.salt)
    assert met is not None
    player = STRATEGIES[who].play(met, SLOT.salt, SLOT.id)
    assert player is not None
    return player.lines


def marks(lines: Sequence[object]) -> Marks:
    return scheme().marks(SLOT, value_of(lines), 17)  # type: ignore[arg-type]  # whatever a hand-in may hold


def id_of(fork: str, patient: str = "p04", but: str = "") -> str:
    ids = (f"a{number}" for number in range(99))
    return next(one for one in ids if one != but and vary(load_chart(patient), one, SLOT.salt).fork == fork)


@pytest.mark.parametrize("patient", SLOT.patients)
@pytest.mark.parametrize("student", ["", id_of("A"), id_of("B"), "  Ä. Müller ", "a1234+b0071", "nobody-on-the-list"])
def test_a_log_earns_what_was_played_whoever_the_gradebook_says_it_is(patient: str, student: str) -> None:
    """Typed as on the list, mistyped, none at all, somebody else's, a pair's: the numbers on the screen are those that count."""
    found = marks(log(patient, student))
    assert found.earned == 17
    assert type(found.earned) is float


def test_each_part_says_what_it_earned_and_they_add_up() -> None:
    for who in ("expert", "middling", "minimalist", "unsafe", "guesser"):
        found = marks(log("p04", id_of("A"), who))
        assert sum(earned for earned, _, _ in found.reasons) == pytest.approx(found.earned, abs=0.05)
        assert len(found.reasons) == 7 + any("Safety" in words for _, _, words in found.reasons)
        assert [round(of) for _, of, _ in found.reasons[:7]] == [3, 2, 3, 2, 3, 3, 1]


def test_an_unsafe_plan_halves_what_can_be_had_and_names_the_harm() -> None:
    found = marks(log("p04", id_of("A"), "unsafe"))
    assert found.earned == 8.5
    earned, _, words = found.reasons[-1]
    assert earned == -8.5
    assert "Somatostatin analogue against the hormone" in words
    assert "No more than 50%" in words


def test_a_friends_log_with_ones_own_name_on_it_is_the_friends_game() -> None:
    """A start line that was rewritten names another variant: what was played counts, and the teacher is told of it elsewhere."""
    mine, theirs = id_of("A"), id_of("B")
    lines = log("p04", theirs)
    forged = (lines[0].replace(f"id={theirs}", f"id={mine}"), *lines[1:])
    assert forged != lines
    assert marks(forged).earned < marks(lines).earned


def test_what_was_missed_is_told_with_the_reason_of_the_key() -> None:
    said = " ".join(words for _, _, words in marks(log("p04", id_of("A"), "minimalist")).reasons)
    assert "Not done: Admit for a supervised fast, with glucose at hand" in said
    assert "The key test is a supervised fast: between attacks nothing in blood decides." in said
    assert "Done, but not to be used as it was taken: C-peptide" in said


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(log("p04", "a1", "guesser"))), max_size=60))
def test_any_lines_earn_a_plain_number_between_nothing_and_everything(lines: list[str]) -> None:
    for rows in (lines, [*log("p04", "a1", "guesser")[:20], *lines]):
        found = marks(rows)
        assert type(found.earned) is float
        assert 0 <= found.earned <= 17


@pytest.mark.parametrize("value", ["", 3, [], {}, {"v": 1, "log": "x"}, {"v": 1, "log": [1, [2], {"3": 4}]}])
def test_what_is_no_log_earns_nothing_and_says_so(value: Plain) -> None:
    found = scheme().marks(SLOT, value, 17)
    assert found == Marks(0.0, 17.0, ((0.0, 17.0, "No patient of this question was played, so there is nothing to mark."),))


def test_the_first_lines_of_a_game_earn_no_more_than_the_game() -> None:
    lines = log("p04", id_of("A"))
    earned = [marks(lines[:end]).earned for end in range(0, len(lines) + 1, 6)]
    assert earned[0] == 0
    assert max(earned) <= 17


def test_a_patient_of_another_slot_earns_nothing() -> None:
    other = Board("board-1", "**Patient 1.**", patients=("p01",), salt="2026")
    assert scheme().marks(other, value_of(log("p04", "a1")), 17).earned == 0


def test_a_scheme_of_the_board_marks_no_other_question() -> None:
    with pytest.raises(ValueError, match="q1: a scheme for Board"):
        scheme().marks(SingleBest("q1", "What?", {"A": "this", "B": "that"}), "A", 2)


def test_two_keys_of_one_patient_are_refused() -> None:
    with pytest.raises(CourseError, match="key 2: there are two keys of p01, fork A"):
        Worths(TEXTS[0], TEXTS[0])


def test_of_the_keys_in_a_marks_cell_that_of_the_recorded_patient_is_read_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    declare(SLOT)
    save(tmp_path, Entry("board-1", "Board", value_of(log("p04", "a1")), now(), 1))
    texts = [f"# marked once\n{text}" for text in TEXTS]  # no test before has had these
    with calls() as made:
        assert award_board("board-1", 17, *texts) == scheme().marks(SLOT, value_of(log("p04", "a1")), 17).earned
    assert made[f"{read_worths.__module__}.{read_worths.__qualname__}"] == 1
    with pytest.raises(CourseError, match="key 2: there are two keys of p04, fork A"):
        award_board("board-1", 17, *texts, texts[1])


def test_a_marks_cell_shows_its_reasons_and_ends_in_the_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    declare(SLOT)
    with pytest.raises(AnswerProblem, match="board-1: no answer is recorded"):
        award_board("board-1", 17, *TEXTS)
    save(tmp_path, Entry("board-1", "Board", value_of(log("p04", id_of("A"), "unsafe")), now(), 1))
    assert award_board("board-1", 17, *TEXTS) == 8.5
    assert json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["answers"]["board-1"]["kind"] == "Board"
    said = capsys.readouterr().out
    assert "Safety" in said
    # The best way is that of the patient who was played, and of no neighbour's.
    assert "Diazoxide" in said
    assert "Cardiologist and valves" not in said


def test_the_best_way_is_told_part_by_part_with_each_list_and_the_facts_behind_what_was_seen() -> None:
    item, value = SLOT, value_of(log("p04", id_of("A")))
    judged = scheme().judged(item, value)
    assert judged is not None
    told = dict(way(judged.worth))
    assert list(told) == [
        "Asked and examined",
        "First list",
        "Tests, and what prepares them",
        "Second list",
        "Imaging and tissue",
        "Third list",
        "The plan",
        "The turn",
    ]
    assert all(told[name].startswith("1. ") for name in ("First list", "Second list", "Third list"))
    cited = [found for act in judged.played.findings for update in judged.worth.updates if act in update.acts
             for found in judged.played.findings[act].facts]  # fmt: skip
    rests = grounds(judged.worth, judged.played)
    assert [one.rpartition("(")[2].partition(":")[0] for one in rests] == list(dict.fromkeys(cited))
    # Who has seen nothing that decides is told of no fact: what was not seen would be read as seen.
    unseen = scheme().judged(item, value_of(log("p04", id_of("A"), "nothing")))
    assert unseen is not None
    assert grounds(unseen.worth, unseen.played) == ()


def test_without_a_log_no_patient_is_the_best_answer() -> None:
    assert best_answer(scheme(), SLOT) is None
