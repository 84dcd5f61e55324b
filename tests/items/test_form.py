"""What a form is told and what it sends, without a browser; tests/browser presses its buttons."""

import json
from typing import Any

import pytest

from netcourse.items import AnswerProblem, Best, SingleBest, ask, practise, session
from netcourse.items.form import form_widget, reply_to
from netcourse.items.form_spec import form_spec
from netcourse.items.hearing import replied
from netcourse.items.item import Item
from netcourse.items.store import load
from tests.items.kinds import AMOUNT, BEST, ITEMS, MATCH, RIGHT, SHARE, STEPS


@pytest.fixture(autouse=True)
def folder(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The kernel's folder, with no question asked yet."""
    monkeypatch.chdir(tmp_path)
    for name in ("_asked", "_practised", "_forms"):
        monkeypatch.setattr(session, name, {})
    return tmp_path


def heard(item: Item, value: object, certainty: str = "") -> dict[str, Any]:
    return replied(json.dumps({"id": item.id, "value": value, "certainty": certainty}))


@pytest.mark.parametrize(("item", "raw", "_"), RIGHT, ids=lambda part: getattr(part, "id", ""))
def test_what_a_form_sends_is_recorded_and_comes_back_with_the_reply(item: Item, raw: object, _: object, folder: Any) -> None:
    ask(item)
    value = item.parse(raw)
    reply = heard(item, value)
    assert reply["ok"] is True
    assert reply["entry"]["value"] == value
    assert load(folder).entries[item.id].value == value


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_empty_form_is_told_what_is_missing_in_words_and_nothing_is_recorded(item: Item, folder: Any) -> None:
    ask(item)
    empty: dict[str, object] = {"radios": "", "boxes": [], "number": {"number": "", "unit": ""}, "ordering": [], "words": ""}
    controls = form_spec(item, "Record")["controls"]
    reply = heard(item, empty.get(controls, dict.fromkeys(getattr(item, "left", {}), None)))
    assert reply["ok"] is False
    assert reply["said"][0].isupper()
    assert not reply["said"].startswith(item.id)
    assert load(folder).entries == {}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_form_stands_in_the_notebook_as_data_and_as_text(item: Item, capsys: pytest.CaptureFixture[str]) -> None:
    ask(item)
    said = capsys.readouterr().out
    assert f'record("{item.id}"' in said
    assert all(text in said for _, text in form_spec(item, "Record").get("options", []))


def test_a_spec_says_nothing_of_what_is_right() -> None:
    allowed = {"version", "id", "name", "button", "how", "hints", "certainty", "controls", "legend", "options", "left", "right"}
    for item in ITEMS:
        assert set(form_spec(item, "Record")) <= allowed | {"units", "longest"}


def test_options_keep_their_order_as_pairs() -> None:
    assert form_spec(BEST, "Record")["options"][0] == ["A", "NET G1"]
    assert form_spec(MATCH, "Record")["left"] == [["1", "gastrin"], ["2", "insulin"]]
    assert form_spec(STEPS, "Record")["controls"] == "ordering"
    assert form_spec(AMOUNT, "Record")["units"] == ["µmol/24 h", "mg/24 h"]
    assert form_spec(SHARE, "Record")["units"] == ["%"]


@pytest.mark.parametrize(
    ("name", "called"),
    [("q05", "Question 5"), ("tre17", "Question 17"), ("bio-practice-2", "Practice question 2"), ("best", "best")],
)
def test_a_question_is_called_by_the_number_of_its_id(name: str, called: str) -> None:
    assert SingleBest(name, "?", {"A": "a", "B": "b"}).name == called


def test_a_practice_form_asks_for_certainty_before_it_answers() -> None:
    item = SingleBest("p", "?", {"A": "a", "B": "b"}, certainty=True)
    practise(item, Best("A", "It is a.", {"B": "You took b."}), worked="a.")
    assert "Say how sure you are" in heard(item, "B")["said"]
    reply = heard(item, "B", "medium")
    assert reply["right"] is False
    assert ["reason", "You took b."] in reply["parts"]
    assert ["folded", "a."] in reply["parts"]


def test_a_question_whose_cell_has_not_run_is_named_as_unknown() -> None:
    assert heard(BEST, "A") == {"ok": False, "unknown": True, "said": "The question's own cell has not run yet."}


@pytest.mark.parametrize("message", ["", "[]", '{"id": 3}', "{", '{"id": ["best"]}'])
def test_a_message_that_is_none_is_answered_all_the_same(message: str) -> None:
    assert replied(message)["ok"] is False


def test_a_widget_answers_the_press_it_was_sent_and_shows_what_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    def submit(raw: object, _: str) -> dict[str, Any]:
        return {"said": "kept", "entry": {"value": BEST.parse(raw)}}

    widget = form_widget(BEST, "A", submit, form_spec(BEST, "Record"))
    sent: list[Any] = []
    monkeypatch.setattr(widget, "send", sent.append)
    widget._handle_custom_msg({"n": 7, "value": "B", "certainty": ""}, [])
    assert (sent[0]["n"], sent[0]["ok"], widget.recorded) == (7, True, "B")


def test_a_refusal_is_a_sentence_for_a_person() -> None:
    def refuse(*_: object) -> dict[str, Any]:
        raise AnswerProblem("best: nothing is chosen yet. Choose one.")

    assert reply_to(BEST, refuse, {"value": None}) == {"ok": False, "said": "Nothing is chosen yet. Choose one."}
