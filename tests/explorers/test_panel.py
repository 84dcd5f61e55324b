"""The panel carries every change to the explorer and every result back, and loses no good state."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcourse.explorers import explore, panel
from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Explorer, Shown, Switch, Task, Values
from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.panel import Session, spec
from netcourse.explorers.still import SOURCES, still_html, still_text
from netcourse.explorers.task import COLDER, FOUND, FOUND_EARLIER, NOT_THERE, WARMER, within
from netcourse.explorers.values import number

DAY = Dial("day", "Day", -3, 0, 1, 0, "days")
FOOD = Choice("food", "Food", {"10": "banana", "2": "walnuts"}, "2")


REASONS, SOURCE = ("Because & so.", "Second.", "Third.", "Fourth."), ("A book: B2-01",)
LOOK = "Look at the number."
REACH = Task(
    "Reach 40.",
    (within(lambda values: number(values, "number"), 20, 20, 50, LOOK),),
    "Twice 20.",
    ("Half of 40 is needed.", "Set the number to 20."),
)


class Plain(Explorer):
    """Doubles a number, and can't show 7."""

    title = "Twice <the> number"
    note = "Made up."
    controls: tuple[Control, ...] = (
        Dial("number", "Number", 0, 50, 1, 1, "%"),
        FOOD,
        Switch("more", "More"),
        Diary("meals", "Meals", (FOOD, DAY), most=3),
    )
    tasks = {"forty": REACH}  # noqa: RUF012 (read only)

    def show(self, values: Values) -> Shown:
        number = values["number"]
        assert isinstance(number, float)
        if number == 7:
            raise ValueError("7 can't be shown.")
        figure = Figure(
            Drawing(10, 10).svg(), f"A drawing of {2 * number:g}.", "Twice.", ["", "twice"], [["you", f"{2 * number:g}"]]
        )
        return Shown(
            f"Twice is {2 * number:g}.", (figure,), REASONS, frozenset() if values["more"] else frozenset({"meals"}), SOURCE
        )


class Clicked(Plain):
    """A click across sets the number, a click up switches more on."""

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:  # noqa: ARG002 (one drawing for both)
        return {**values, "number": 50 * across, "more": up < 0.5}


@pytest.fixture
def opened() -> Session:
    return Session(Plain())


def test_the_opening_holds_every_control_with_what_its_drawing_needs(opened: Session) -> None:
    dial, choice, switch, diary = opened.opening["controls"]
    assert dial == {
        "kind": "dial",
        "name": "number",
        "label": "Number",
        "low": 0,
        "high": 50,
        "step": 1,
        "start": 1,
        "unit": "%",
    }
    assert choice["kind"] == "choice"
    assert switch["kind"] == "switch"
    assert [part["kind"] for part in diary["parts"]] == ["choice", "dial"]
    assert diary["most"] == 3


def test_options_keep_their_order_on_the_way_to_the_browser(opened: Session) -> None:
    # JavaScript would sort the keys of an object that look like numbers.
    assert opened.opening["controls"][1]["options"] == [["10", "banana"], ["2", "walnuts"]]


def test_all_that_is_sent_can_be_written_as_json(opened: Session) -> None:
    sent = [opened.opening, opened.answer({"set": {"meals": [{"food": "10", "day": -1}]}})]
    assert json.loads(json.dumps(sent))[1]["values"]["meals"] == [{"food": "10", "day": -1.0}]


def test_a_change_of_one_control_leaves_the_others(opened: Session) -> None:
    opened.answer({"set": {"number": 5}})
    state = opened.answer({"set": {"more": True}})
    assert state["values"]["number"] == 5
    assert state["headline"] == "Twice is 10."
    assert state["hidden"] == []


def test_a_figure_arrives_with_its_alt_text_and_its_table(opened: Session) -> None:
    (figure,) = opened.answer({"set": {"number": 4}})["figures"]
    assert figure["source"].startswith("data:image/svg+xml;base64,")
    assert (figure["alt"], figure["rows"]) == ("A drawing of 8.", [["you", "8"]])


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ({"set": {"number": ""}}, "Number: '' is not a number"),
        ({"set": {"number": 7}}, "7 can't be shown."),
        ({"set": {"food": "stone"}}, "Food: 'stone' is not on offer"),
        ({"set": {"nothing": 1}}, "no control is called 'nothing'"),
        ({"set": {"meals": [{}]}}, "entry 1 has no Food, Day"),
    ],
)
def test_after_what_cannot_be_set_the_last_good_state_stays_with_the_reason(
    opened: Session, message: dict[str, Any], says: str
) -> None:
    good = opened.answer({"set": {"number": 5}})
    state = opened.answer(message)
    assert says in state["problem"]
    assert {**state, "problem": "", "answered": good["answered"]} == good
    assert opened.answer({"set": {"number": 6}})["problem"] == ""


def test_every_message_gets_an_answer_of_its_own_even_if_nothing_changes(opened: Session) -> None:
    # The browser sends the next change when the answer is there: an equal state would never be sent to it.
    states = [opened.answer({"set": {"number": 1}}) for _ in range(3)]
    assert len({state["answered"] for state in states}) == 3


def test_every_change_is_answered_with_warmer_or_colder_and_a_find_is_not_forgotten() -> None:
    session = Session(Plain(task="forty"))
    assert session.state["task"] == f"{NOT_THERE} {LOOK}"
    assert session.answer({"set": {"number": 9}})["task"] == f"{WARMER} {LOOK}"
    assert session.answer({"set": {"number": 5}})["task"] == f"{COLDER} {LOOK}"
    assert session.answer({"set": {"number": 5}})["task"] == f"{COLDER} {LOOK}"  # nothing new, nothing new to say
    assert session.answer({"set": {"more": True}})["task"] == f"{NOT_THERE} {LOOK}"
    assert not session.state["found"]
    assert session.answer({"set": {"number": 20}})["task"] == f"{FOUND} Twice 20."
    assert session.answer({"set": {"number": 3}})["task"] == f"{FOUND_EARLIER} Twice 20."
    assert session.answer({"reset": True})["task"] == f"{FOUND_EARLIER} Twice 20."
    assert session.state["found"]


def test_a_find_that_the_browser_remembers_is_told_again_beside_a_setting_that_comes_back_with_it() -> None:
    session = Session(Plain(task="forty"))
    assert session.answer({"found": True})["task"] == f"{FOUND_EARLIER} Twice 20."
    assert session.answer({"set": {"number": 20}, "found": True})["task"] == f"{FOUND} Twice 20."
    assert Session(Plain()).answer({"found": True})["task"] == ""


def test_a_change_that_is_refused_leaves_the_answer_as_it_was() -> None:
    session = Session(Plain(task="forty"))
    session.answer({"set": {"number": 9}})
    assert session.answer({"set": {"number": 7}})["task"] == f"{WARMER} {LOOK}"


def test_the_opening_holds_both_hints_and_the_key_under_which_a_find_is_kept() -> None:
    opening = Session(Plain(task="forty")).opening
    assert opening["hints"] == list(REACH.hints)
    assert opening["key"] == "Plain/forty"
    assert (Session(Plain()).opening["hints"], Session(Plain()).opening["key"]) == ([], "")


def test_three_reasons_are_in_view_the_rest_and_the_sources_are_folded(opened: Session) -> None:
    assert opened.state["reasons"] == list(REASONS[:3])
    assert opened.state["more"] == ["Fourth."]
    assert opened.state["sources"] == list(SOURCE)
    page = BeautifulSoup(still_html(Plain()), "html.parser")
    assert [item.get_text() for item in page.select("section > ul li")] == list(REASONS[:3])
    assert [item.get_text() for item in page.select("section > details li")] == ["Fourth.", *SOURCE]
    assert f"{SOURCES}:\n- {SOURCE[0]}" in still_text(Plain())


def test_a_dial_of_an_uneven_axis_carries_the_stops_of_its_slider() -> None:
    dial = Dial("index", "Index", 0, 100, 0.1, 1, "%", lambda value: value**0.5)
    rungs = spec(dial)["rungs"]
    assert rungs[0] == [0, 0]
    assert rungs[-1] == [1, 100]
    assert "rungs" not in spec(DAY)


def test_without_a_task_nothing_is_said_of_one(opened: Session) -> None:
    assert opened.opening["task"] == opened.state["task"] == ""


def test_reset_goes_back_to_the_start(opened: Session) -> None:
    start = opened.state
    opened.answer({"set": {"number": 9, "more": True}})
    assert {**opened.answer({"reset": True}), "answered": 0} == start


def test_a_click_into_the_drawing_is_settled_like_a_control() -> None:
    session = Session(Clicked())
    assert session.opening["pointable"]
    assert session.answer({"point": [0.53, 0.1]})["values"]["number"] == 26
    assert session.state["values"]["more"]
    assert session.answer({"point": [3, -2]})["values"]["number"] == 50


def test_a_drawing_that_takes_no_click_says_so(opened: Session) -> None:
    assert not opened.opening["pointable"]


# The first text in a fresh clone builds a table of all letters, which a busy machine takes seconds for.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["number", "food", "more", "meals", "odd"]), st.none() | st.integers() | st.text()),
        max_size=8,
    )
)
def test_no_message_breaks_a_session(messages: list[dict[str, Any]]) -> None:
    session = Session(Plain())
    for message in messages:
        assert session.answer({"set": message})["headline"].startswith("Twice is")


def test_the_still_state_is_whole_escaped_and_always_the_same() -> None:
    page = BeautifulSoup(still_html(Plain(task="forty")), "html.parser")
    words = page.get_text(" ")
    assert all(part in words for part in ("Twice <the> number", "Reach 40.", "Twice is 2.", "Because & so.", "Made up."))
    assert page.select_one("img[alt]") is not None
    assert page.select_one("details table") is not None
    assert page.select_one("section.netcourse-still details summary") is not None  # where keys.js guards it
    assert still_html(Plain()) == still_html(Plain())
    assert all(
        part in still_text(Plain(task="forty")) for part in ("Task: Reach 40.", "Twice is 2.", "A drawing of 2.", "Because")
    )


def displayed(monkeypatch: pytest.MonkeyPatch, *, person: bool) -> dict[str, Any]:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, **_: shown.append(bundle))
    monkeypatch.setattr(panel, "has_frontend", lambda: person)
    explore(Plain())
    (bundle,) = shown
    return bundle


def test_where_nobody_sits_one_still_output_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(displayed(monkeypatch, person=False)) == {"text/html", "text/plain"}


def test_a_person_gets_the_widget_and_the_saved_notebook_keeps_the_still_state(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = displayed(monkeypatch, person=True)
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    assert bundle["text/html"] == still_html(Plain())


def test_the_widget_answers_a_message_of_the_browser() -> None:
    widget = panel.panel(panel.Session(Plain()))
    widget._handle_custom_msg({"set": {"number": 8}}, [])
    assert widget.state["headline"] == "Twice is 16."
