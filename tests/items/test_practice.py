"""Practice questions answer fully."""

import pytest

from netcourse.items import AnswerProblem, practise
from netcourse.items.show import reasons_html

ASK = {"key": "B", "hint": "Which unit?", "worked": "Times 0.65.", "wrong": {"A": "You took fields for mm²."}}


@pytest.mark.parametrize(
    ("answer", "shown", "not_shown"),
    [
        ("", ["Type one of A, B"], ["Times 0.65", "You took fields"]),
        ("x", ["Type one of A, B"], ["Times 0.65"]),
        (" a", ["You took fields for mm²", "Which unit?"], ["Yes"]),
        ("b", ["Yes, B", "Times 0.65"], ["You took fields"]),
    ],
)
def test_practice_says_what_a_choice_means(
    answer: str, shown: list[str], not_shown: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "typed", answer)
    practise("typed", **ASK)  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert all(words in out for words in shown)
    assert not any(words in out for words in not_shown)


def test_practice_before_its_answer_cell_was_run_says_what_to_do() -> None:
    with pytest.raises(AnswerProblem, match="Run the answer cell above"):
        practise("never_typed", **ASK)  # type: ignore[arg-type]


def test_feedback_text_can_not_become_markup() -> None:
    html = reasons_html(0, 1, [(0, 1, "<script>alert(1)</script>")])
    assert "<script>" not in html
    assert "Not earned (1)" in html
