"""The form itself, pressed without a browser."""

from typing import Any

import ipywidgets as w
import pytest

from netcourse.items import AnswerProblem, SingleBest
from netcourse.items.form import form
from netcourse.items.item import Item
from tests.items.kinds import AMOUNT, BEST, ITEMS, MATCH, RIGHT, STEPS


def within(widget: Any, kind: type) -> list[Any]:
    found = [widget] if isinstance(widget, kind) else []
    return found + [one for child in getattr(widget, "children", ()) for one in within(child, kind)]


def pressed(shown: Any, name: str) -> str:
    next(button for button in within(shown, w.Button) if button.description.startswith(name)).click()
    return str(within(shown, w.HTML)[-1].value)


@pytest.mark.parametrize(("item", "raw", "_"), RIGHT, ids=lambda part: getattr(part, "id", ""))
def test_a_form_shows_what_was_recorded_and_reads_the_same_again(item: Item, raw: object, _: object) -> None:
    value = item.parse(raw)
    got: list[object] = []

    def keep(answer: object, _: str) -> str:
        got.append(item.parse(answer))
        return "kept"

    assert "✔ kept" in pressed(form(item, value, keep, "Record"), "Record")
    assert got == [value]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_empty_form_is_told_what_is_missing_in_words(item: Item) -> None:
    def keep(answer: object, _: str) -> str:
        item.parse(answer)
        return "kept"

    said = pressed(form(item, None, keep, "Record"), "Record")
    assert "✘ Not recorded." in said
    assert 'role="status"' in said


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_control_has_a_name_of_its_own(item: Item) -> None:
    shown = form(item, None, lambda *_: "", "Record")
    names = [
        one.description
        for kind in (w.Dropdown, w.Text, w.Textarea, w.RadioButtons, w.Checkbox, w.Button)
        for one in within(shown, kind)
    ]
    assert all(names)
    assert len(set(names)) == len(names)


def test_hints_come_one_at_a_time() -> None:
    shown = form(BEST, None, lambda *_: "", "Record")
    hint = next(button for button in within(shown, w.Button) if button.description == "Hint 1 of 1")
    hint.click()
    assert any("Per 2 mm²?" in html.value for html in within(shown, w.HTML))
    assert hint.disabled


def test_a_practice_form_asks_for_certainty_before_it_answers() -> None:
    item = SingleBest("p", "?", {"A": "a", "B": "b"}, certainty=True)
    shown = form(item, "A", lambda _, sure: f"sure: {sure}", "Check")
    assert "say how sure you are" in pressed(shown, "Check")
    within(shown, w.RadioButtons)[-1].value = "middle"
    assert "sure: middle" in pressed(shown, "Check")


def test_what_a_student_wrote_never_becomes_markup() -> None:
    def refuse(*_: object) -> str:
        raise AnswerProblem("<script>alert(1)</script>")

    assert "<script>" not in pressed(form(BEST, None, refuse, "Record"), "Record")


def test_lists_start_at_a_line_that_says_choose() -> None:
    for item in (MATCH, STEPS, AMOUNT):
        assert all(one.label == "choose" for one in within(form(item, None, lambda *_: "", "Record"), w.Dropdown))


def test_a_choice_that_the_press_overtook_is_recorded_and_a_later_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[object] = []

    def keep(answer: object, _: str) -> str:
        got.append(answer)
        return "kept"

    shown = form(BEST, "A", keep, "Record")
    radio = within(shown, w.RadioButtons)[0]
    pressed(shown, "Record")
    radio.value = "B"  # was chosen before the press and arrived after it
    assert got == ["A", "B"]
    monkeypatch.setattr("netcourse.items.form.SECONDS_A_CHOICE_MAY_LAG", 0)
    radio.value = "C"
    assert got == ["A", "B"]
    assert "You changed your answer. Press Record again." in within(shown, w.HTML)[-1].value
