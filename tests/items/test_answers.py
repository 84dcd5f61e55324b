"""Reading what a student typed."""

import math
from typing import Any

import numpy as np
import pytest

from netcourse.items import AnswerProblem, answers, number
from netcourse.items.answers import plain_number

q = None  # the functions look the answer up in the notebook that calls them: here, this module


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda value: monkeypatch.setitem(globals(), "q", value)


def test_a_missing_answer_cell_is_told_by_name() -> None:
    with pytest.raises(AnswerProblem, match="q99: no answer found"):
        number("q99", unit="%", low=0, high=1)


def test_an_answer_problem_shows_its_sentence_and_no_traceback() -> None:
    assert AnswerProblem("q01: no answer yet.")._render_traceback_() == ["q01: no answer yet."]


@pytest.mark.parametrize("value", [None, "", ...])
def test_in_front_of_a_person_a_missing_answer_is_told_calmly(typed: Any, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr(answers, "has_frontend", lambda: True)
    monkeypatch.setattr(answers, "show_bundle", shown.append)
    typed(value)
    assert math.isnan(number("q", unit="%", low=0, high=100))
    assert math.isnan(number("q99", unit="%", low=0, high=100))
    typed(number("q", unit="%", low=0, high=100))
    number("q", unit="%", low=0, high=100)
    first, second, *again = shown
    assert again == [first, first]
    assert first[answers.OPEN] == {"said": first["text/plain"]}
    assert first["text/plain"].startswith("q: no answer yet. Use a number from the table above")
    assert second["text/plain"].startswith("q99: no answer found")


@pytest.mark.parametrize("value", [3.5, "3.5", " 3,5 % ", "3.5%", np.float64(3.5)])
def test_a_number_is_read_however_it_is_written(typed: Any, value: object) -> None:
    typed(value)
    got = number("q", unit="%", low=0, high=100)
    assert got == 3.5
    assert type(got) is float


@pytest.mark.parametrize("value", [0, 100])
def test_both_limits_of_a_number_are_possible(typed: Any, value: int) -> None:
    typed(value)
    assert number("q", unit="%", low=0, high=100) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "no answer yet"),
        (..., "no answer yet"),
        ("  ", "no answer yet"),
        ("three", "not a number"),
        (True, "not a number"),
        (math.nan, "not a number"),
        (math.inf, "not a number"),
        ([3.5], "not a number"),
        (10**400, "not a number"),
        (-0.1, "is not possible"),
        (100.1, "is not possible"),
    ],
)
def test_an_unreadable_or_impossible_number_is_told_in_one_line(typed: Any, value: object, said: str) -> None:
    typed(value)
    with pytest.raises(AnswerProblem, match=said) as caught:
        number("q", unit="%", low=0, high=100)
    assert "%" in str(caught.value)
    assert "\n" not in str(caught.value)


class EqualsEverything(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize("value", [EqualsEverything(1), True, np.bool_(True), np.nan, np.array([1.0]), "1", None])
def test_only_real_numbers_of_python_and_numpy_are_numbers(value: object) -> None:
    assert plain_number(value) is None


@pytest.mark.parametrize("value", [7, 7.0, np.int64(7), np.float32(7)])
def test_a_number_of_any_kind_becomes_a_plain_float(value: object) -> None:
    got = plain_number(value)
    assert got == 7.0
    assert type(got) is float
