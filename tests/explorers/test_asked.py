"""A graded question that is answered in an explorer: what was set is the answer, and comes back as it was."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers import Asked, GradePlane, HiaaCollection, TreatmentBoard, panel
from netcourse.items import AnswerProblem, Between, Exactly, OneOf, Placed, Slip, ask, check, record, session
from netcourse.items.best_answer import best_answer, does_harm
from netcourse.items.form_spec import form_spec
from netcourse.items.hearing import replied
from netcourse.items.setting import AS_SET

PLANE = Asked("q1", "Put it on the plane.", explorer=GradePlane(), counts=("ki67", "rate"))
DIARY = Asked(
    "q2",
    "Clear the diary.",
    explorer=HiaaCollection(),
    counts=("foods", "drugs", "asked"),
    begin={"foods": [{"food": "banana", "hour": 2, "portions": 2}], "drugs": [{"drug": "ssri", "hour": -3}]},
)
SCHEME = Placed(
    {
        "ki67": Between(2.0, 3.0, "How many in a hundred?", slips=[Slip(20.0, "That is the count, not the share.")]),
        "rate": Between(6.0, 6.0, "Divide by five."),
    },
    right="The higher decides.",
)
CLEARED = Placed(
    {
        "foods": Exactly([], {"banana": "Bananas go."}, other="Nothing may come in anew."),
        "drugs": Exactly(["ssri"], {}, other="Nothing may come in anew."),
        "asked": OneOf(["on"], "Ask first.", {"off": "You did not ask."}),
    },
    right="Cleared.",
    harms={("drugs", "ssri", "out"): "Unsafe: nobody stops it for a test."},
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to answer in, and a kernel that was asked nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "_asked", {})
    monkeypatch.setattr(session, "_forms", {})
    return tmp_path


@pytest.mark.parametrize(
    ("ki67", "rate", "marks", "said"),
    [
        (2.0, 6.0, 2, "The higher decides."),
        (3.0, 6.0, 2, "The higher decides."),
        (1.9, 6.0, 1, "Ki-67 index: How many in a hundred?"),
        (3.1, 6.0, 1, "Ki-67 index: How many in a hundred?"),
        (20.0, 6.0, 1, "Ki-67 index: That is the count, not the share."),
        (2.0, 6.1, 1, "Mitoses: Divide by five."),
        (1.0, 1.0, 0, "Mitoses: Divide by five."),
    ],
)
def test_each_part_earns_its_share_at_and_beyond_the_edges(ki67: float, rate: float, marks: float, said: str) -> None:
    told = SCHEME.marks(PLANE, PLANE.parse({"ki67": ki67, "rate": rate}), 2)
    assert told.earned == marks
    assert said in [reason for _, _, reason in told.reasons]


def test_a_harm_loses_everything_however_much_is_right() -> None:
    told = CLEARED.marks(DIARY, DIARY.parse({"foods": [], "drugs": [], "asked": "on"}), 2)
    assert (told.earned, told.reasons[0][2]) == (0, "Unsafe: nobody stops it for a test.")
    assert does_harm(CLEARED, {"foods": [], "drugs": [], "asked": "on"})
    assert not does_harm(CLEARED, {"foods": [], "drugs": ["ssri"], "asked": "on"})
    assert CLEARED.marks(DIARY, DIARY.parse({"foods": [], "drugs": ["ssri"], "asked": "on"}), 2).earned == 2


def test_a_list_that_lost_too_little_or_won_something_is_told_so() -> None:
    told = CLEARED.marks(DIARY, DIARY.parse({"foods": ["banana", "kiwi"], "drugs": ["ssri"], "asked": "off"}), 2)
    reasons = [reason for _, _, reason in told.reasons]
    assert reasons[0].endswith(": Bananas go. Nothing may come in anew.")
    assert reasons[2].endswith(": You did not ask.")


def test_a_rate_that_was_set_as_a_count_in_an_area_is_read_as_a_rate() -> None:
    set_so = GradePlane().settle({"way": "in-area", "found": 30, "area": 10, "ki67": 2})
    assert GradePlane().read(set_so) == {"rate": 6.0}


@given(ki67=st.integers(0, 1000), rate=st.integers(0, 600))
def test_whatever_can_be_set_is_an_answer_that_reads_back_the_same(ki67: int, rate: int) -> None:
    answer = PLANE.parse({"ki67": ki67 / 10, "rate": rate / 10})
    assert PLANE.parse(answer) == answer
    assert PLANE.words(answer) == f"Ki-67 index: {ki67 / 10:g}%; Mitoses: {rate / 10:g} per 2 mm²"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("B", "an answer needs ki67, rate"),
        ({"ki67": 2.0}, "an answer needs ki67, rate"),
        ({"ki67": 2.0, "rate": 6.0, "site": "lung"}, "an answer needs ki67, rate"),
        ({"ki67": "two", "rate": 6.0}, "is not a number"),
    ],
)
def test_what_is_no_answer_is_told_in_one_line(raw: object, said: str) -> None:
    with pytest.raises(AnswerProblem, match=said) as caught:
        PLANE.parse(raw)
    assert str(caught.value).startswith("q1: ")
    assert "\n" not in str(caught.value)


def test_a_list_that_is_none_is_told_in_one_line() -> None:
    with pytest.raises(AnswerProblem, match="a list of entries is needed"):
        DIARY.parse({"foods": "banana", "drugs": [], "asked": "on"})


def opens(monkeypatch: pytest.MonkeyPatch, opened: list[panel.Session]) -> None:
    """Keep each explorer that a question opens, in place of showing it only."""
    show = panel.open_explorer

    def shown(*given: Any) -> panel.Session:
        opened.append(show(*given))
        return opened[-1]

    monkeypatch.setattr(panel, "open_explorer", shown)


def test_pressing_record_takes_what_is_set_and_asking_again_shows_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[panel.Session] = []
    opens(monkeypatch, opened)
    ask(PLANE)
    reply = replied('{"id": "q1", "value": "as set", "certainty": ""}')
    assert not reply["ok"]
    assert reply["said"] == "It stands as it opened. Set it above until it shows your answer, then record it."
    opened[0].answer({"set": {"ki67": 2, "rate": 5}})
    assert opened[0].state["reads"] == {"ki67": 2.0, "rate": 5.0}
    reply = replied('{"id": "q1", "value": "as set", "certainty": ""}')
    assert reply["entry"]["value"] == {"ki67": 2.0, "rate": 5.0}
    record("q1", {"ki67": 2.0, "rate": 6.0})
    check("q1")
    capsys.readouterr()
    ask(PLANE)
    shown = capsys.readouterr().out
    assert "NET G2" in shown
    assert "Ki-67 index: 2%; Mitoses: 6 per 2 mm²" in shown


def test_what_was_recorded_is_in_sight_when_the_question_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # The board hides its flips until somebody has decided, and no decision is recorded.
    opened: list[panel.Session] = []
    opens(monkeypatch, opened)
    board = Asked("q3", "Flip.", explorer=TreatmentBoard(patient="F"), counts=("patient", "flip"), in_sight=("flip",))
    read = board.open({"patient": "B", "flip": "heart"})
    hidden = opened[0].state["hidden"]
    assert "flip" not in hidden
    assert "place" in hidden
    assert read() == {"patient": "B", "flip": "heart"}


def test_the_form_says_what_counts_and_nothing_of_what_is_right() -> None:
    spec = form_spec(DIARY, "Record")
    assert (spec["controls"], spec["send"]) == ("setting", AS_SET)
    assert [part["name"] for part in spec["parts"]] == ["foods", "drugs", "asked"]
    assert "Unsafe" not in str(spec)


def test_what_counts_has_to_be_a_control() -> None:
    with pytest.raises(ValueError, match="q3: colour can't count; there is ki67"):
        Asked("q3", "?", explorer=GradePlane(), counts=("colour",))
    with pytest.raises(ValueError, match="q3: nothing can't count"):
        Asked("q3", "?", explorer=GradePlane(), counts=())


def test_a_scheme_fits_its_kind_and_its_parts() -> None:
    with pytest.raises(ValueError, match="the parts are ki67, rate; the scheme differs in asked"):
        CLEARED.marks(PLANE, {"ki67": 1.0, "rate": 1.0}, 1)


def test_the_best_answer_is_told_in_words() -> None:
    best = best_answer(CLEARED, DIARY)
    assert best is not None
    assert best.words.endswith("Selective serotonin reuptake inhibitor; Food and medicines were asked for: yes")


def test_the_model_answer_takes_the_first_key_as_listed_so_that_equal_parts_can_differ() -> None:
    assert OneOf(["b", "a"], "Another.").example == "b"
    assert OneOf({"b", "a"}, "Another.").example == "a"
