"""Practice questions as items: full feedback, certainty, and a summary that never touches marks."""

import json
from pathlib import Path

import pytest

from netcourse.items import (
    AnswerProblem,
    Best,
    NumberWithUnit,
    Quantity,
    ShortText,
    SingleBest,
    Slip,
    calibration,
    practise,
    record,
    session,
)
from netcourse.items.calibration import advice, tally
from netcourse.items.plain import Entry

FAMILY = SingleBest(
    "p1", "Which word first?", {"A": "Ki-67", "B": "Differentiation"}, hints=("Two diseases, one number?",), certainty=True
)
SCHEME = Best("B", right="Differentiation comes first.", wrong={"A": "You start from the <number>."})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "_asked", {})
    monkeypatch.setattr(session, "_practised", {})
    return tmp_path


def test_a_wrong_answer_gets_its_misconception_a_hint_and_a_folded_worked_answer(capsys: pytest.CaptureFixture[str]) -> None:
    practise(FAMILY, SCHEME, worked="Family before number.", sources=["WHO 2019"])
    assert 'record("p1", "A")' in capsys.readouterr().out
    record("p1", "a", certainty="high")
    said = capsys.readouterr().out
    assert "You start from the &lt;number&gt;." in said
    assert "Hint. </strong>Two diseases, one number?" in said
    assert "<details><summary>Show the worked answer" in said
    assert "You were sure" in said
    assert "WHO 2019" in said
    assert "Differentiation comes first." not in said


def test_a_right_answer_gets_the_worked_answer_openly(capsys: pytest.CaptureFixture[str]) -> None:
    practise(FAMILY, SCHEME, worked="Family before number.")
    record("p1", "B", certainty="low")
    said = capsys.readouterr().out
    assert "Differentiation comes first." in said
    assert "<details>" not in said
    assert "You doubted and were right" in said


def test_certainty_has_to_be_said_and_to_be_one_of_three() -> None:
    practise(FAMILY, SCHEME, worked="")
    for certainty in ("", "very"):
        with pytest.raises(AnswerProblem, match="low, medium or high"):
            record("p1", "B", certainty=certainty)


def test_a_slip_in_a_number_is_named_in_practice_too(capsys: pytest.CaptureFixture[str]) -> None:
    item = NumberWithUnit("p2", "Rate?", "per 2 mm²", 0, 500)
    practise(item, Quantity(6, 0, "Yes.", "Divide.", [Slip(30, "That is the raw count.")]), worked="30 / 10 × 2 = 6.")
    record("p2", 30)
    assert "That is the raw count." in capsys.readouterr().out


def test_a_text_is_answered_with_the_worked_answer_alone(capsys: pytest.CaptureFixture[str]) -> None:
    practise(ShortText("p3", "Why?"), worked="Because.")
    record("p3", "I think so.")
    said = capsys.readouterr().out
    assert "Because." in said
    assert "Not yet" not in said


def test_only_the_first_attempt_counts_for_calibration_and_nothing_for_marks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    practise(FAMILY, SCHEME, worked="")
    record("p1", "A", certainty="high")
    record("p1", "B", certainty="high")
    first = json.loads((folder / "practice.json").read_text(encoding="utf-8"))["answers"]["p1"]
    assert first["value"] == {"answer": "A", "certainty": "high", "right": "no"}
    assert not (folder / "answers.json").exists()
    calibration()
    assert "high: 0 of 1 right" in capsys.readouterr().out


def test_the_summary_collects_over_the_units_that_lie_in_folders_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for at, unit in enumerate(("01_biology", "05_tumour_grade", "notes"), start=1):
        (tmp_path / unit).mkdir()
        monkeypatch.chdir(tmp_path / unit)
        practise(SingleBest(f"p{at}", "Which?", {"A": "a", "B": "b"}, certainty=True), SCHEME, worked="")
        record(f"p{at}", "B", certainty="high")
    (tmp_path / "06_treatment").mkdir()
    (tmp_path / "06_treatment" / "practice.json").write_text("{", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "05_tumour_grade")
    capsys.readouterr()
    calibration()
    assert "high: 2 of 2 right" in capsys.readouterr().out
    # Another unit's file is looked at, never mended from here.
    assert [path.name for path in (tmp_path / "06_treatment").iterdir()] == ["practice.json"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([("high", "no")], "four are needed"),
        ([("high", "no"), ("high", "no"), ("high", "yes"), ("low", "yes")], "sure and wrong 2 times"),
        ([("low", "yes"), ("low", "yes"), ("high", "yes"), ("medium", "no")], "you know more than you think"),
        ([("low", "no"), ("low", "yes"), ("high", "yes"), ("high", "yes")], "went together"),
    ],
)
def test_the_summary_says_what_certainty_was_worth(answers: list[tuple[str, str]], said: str) -> None:
    entries = {
        f"p{i}": Entry(f"p{i}", "SingleBest", {"certainty": sure, "right": right}, "2026-03-01T10:00:00Z", 1)
        for i, (sure, right) in enumerate(answers)
    }
    counts = tally(entries)
    assert sum(all_ for _, all_ in counts.values()) == len(answers)
    assert said in advice(counts)
