"""The on-call telephone: every call ends as the rules say, first words decide nothing, and a recorded call can be heard again."""

from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.authoring.chance import expected
from netcourse.disease.red_flags import Triage, Urgency
from netcourse.explorers import Asked, OnCall
from netcourse.explorers.explorer import Shown
from netcourse.explorers.figure import Figure
from netcourse.explorers.on_call.calls import FLUSH, OPENINGS, SCARLET, SEALED, Call
from netcourse.explorers.on_call.deck import ENDS_DRAWN, EVENINGS, deck
from netcourse.explorers.on_call.questions import ASKING, PATIENCE, TIRED, Question
from netcourse.explorers.on_call.sentences import LEVEL_WORDS, SENTENCES, Level, cost, level_of, needed
from netcourse.explorers.on_call.setting import RECORDED
from netcourse.explorers.on_call.talk import judged, level_after, right_level, truth
from netcourse.explorers.on_call.tasks import opposite, tasks
from netcourse.items import Includes, OneOf, Placed

OPEN = {f"{call.who}": call for ends in OPENINGS.values() for call in ends}
CALLS = {**OPEN, **SEALED}
EACH = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
# What a reader of the red flags expects of each caller, written down apart from the rules.
ENDS = {
    "Ana, 47": "week", "Bruno, 63": "now", "Carla, 58": "now", "Dario, 61": "advice", "Eva, 66": "now",
    "Frans, 70": "now", "Gita’s daughter": "advice", "Hana’s son": "now", "Ivo, 49": "today", "Jana, 68": "now",
    "Kaya, 52": "week", "Liam, 44": "now", "Mara, 60": "now", "Nils, 57": "week", "Olga, 62": "today",
    "Piet, 71": "now", "Rita, 53": "advice", "Sven, 67": "now", "Tove, 74": "now", "Ulla, 46": "advice",
    "Vera, 39": "now", "Wim, 65": "week", "rosa": "now", "miguel": "now", "fever": "now",
    "burning": "advice",
}  # fmt: skip
SEEDS = [*EVENINGS.values(), *range(100, 130)]


def asked(*questions: str) -> list[dict[str, str]]:
    return [{"question": str(one)} for one in questions]


def seen(raw: dict[str, Any], sealed: str = "") -> Shown:
    explorer = OnCall(sealed=sealed)
    return explorer.show(explorer.settle(raw))


def number_of(who: str, evening: str = "friday") -> str:
    return next(key for key, call in deck(EVENINGS[evening]).items() if call.who == who)


def ended(who: str, level: str, **more: Any) -> Shown:
    said = dict(zip(("say_1", "say_2", "say_3"), needed(Level(level)), strict=True))
    return seen({"call": number_of(who), "level": level, "commit": True, **said, **more})


def texts(figure: Figure) -> list[str]:
    return [cell for row in figure.rows for cell in row]


@EACH
def test_each_call_ends_as_its_reader_expects(call: Call) -> None:
    who = next(key for key, one in CALLS.items() if one is call)
    assert right_level(call) == ENDS[who]


@EACH
def test_whoever_asks_what_decides_knows_as_much_as_whoever_asks_everything(call: Call) -> None:
    assert len(call.deciding) <= PATIENCE
    assert level_after(call, call.deciding) is right_level(call)
    assert call.file
    assert call.told or call.context


@EACH
def test_what_decides_a_call_changes_its_end_or_would_have_if_the_answer_were_yes(call: Call) -> None:
    ends = list(Level)
    for one in call.deciding:
        without = [other for other in call.deciding if other is not one]
        if level_after(call, without) is not right_level(call):
            continue
        # Its answer changes nothing here: had it been the dangerous one, the call would have been more urgent.
        found = judged(frozenset((*call.told, *ASKING[one].yes)), frozenset(call.context))
        assert isinstance(found, Triage)
        assert ends.index(level_of(found.urgency)) < ends.index(right_level(call))


@EACH
def test_the_first_words_never_say_more_than_the_whole_call(call: Call) -> None:
    ends = [None, *reversed(Level)]
    assert ends.index(level_after(call, ())) <= ends.index(right_level(call))


def test_every_opening_comes_with_different_ends_and_all_four_ends_are_there() -> None:
    for opening, ends in OPENINGS.items():
        assert {call.opening for call in ends} == {opening}
        assert len({right_level(call) for call in ends}) > 1
    assert {right_level(call) for call in OPEN.values()} == set(Level)
    assert {level_of(one) for one in Urgency} == set(Level)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_evening_has_sixteen_calls_each_opening_twice(seed: int) -> None:
    calls = deck(seed)
    assert list(calls) == [str(at) for at in range(1, ENDS_DRAWN * len(OPENINGS) + 1)]
    assert len(calls) == 16
    assert len({call.who for call in calls.values()}) == 16


@pytest.mark.parametrize("seed", SEEDS)
def test_each_task_has_a_solution_on_every_evening_and_is_met_by_no_call_alone(seed: int) -> None:
    calls = deck(seed)
    made = tasks(calls)
    start: dict[str, Any] = {
        "beside": "none",
        "asked": [],
        "level": "undecided",
        "say_1": "none",
        "say_2": "none",
        "say_3": "none",
        "commit": False,
    }
    for key in calls:
        assert not any(task.met({**start, "call": key}) for task in made.values())
    pair = [key for key, call in calls.items() if call.opening == SCARLET]
    assert opposite(*(calls[key] for key in pair))
    assert made["one-question"].met({**start, "call": pair[0], "beside": pair[1], "asked": asked("breath")})
    assert not made["one-question"].met({**start, "call": pair[0], "beside": pair[1], "asked": asked("breath", "pain")})
    assert not made["one-question"].met({**start, "call": pair[0], "beside": pair[1], "asked": asked("pain")})
    urgent = [key for key, call in calls.items() if call.opening == FLUSH and right_level(call) is Level.NOW]
    assert any(made["one-word"].met({**start, "call": key, "asked": asked(one)}) for key in urgent for one in ("faint", "heart"))
    safe = next(key for key in pair if right_level(calls[key]) is Level.ADVICE)
    three = asked("faint", "breath", "heart")
    assert made["safe-at-home"].met({**start, "call": safe, "asked": three, "level": "advice"})
    assert not made["safe-at-home"].met({**start, "call": safe, "asked": three[:2], "level": "advice"})
    assert not made["safe-at-home"].met({**start, "call": safe, "asked": three, "level": "week"})


@pytest.mark.parametrize(
    ("decided", "right", "costs"),
    [
        ("now", "now", 0),
        ("today", "now", 2),
        ("advice", "now", 6),
        ("now", "advice", 3),
        ("week", "advice", 1),
        ("advice", "week", 2),
    ],
)
def test_too_late_costs_twice_as_much_as_too_soon(decided: str, right: str, costs: int) -> None:
    assert cost(Level(decided), Level(right)) == costs


@pytest.mark.parametrize("level", list(Level))
def test_three_sentences_belong_to_each_end_and_none_of_them_makes_anybody_wait(level: Level) -> None:
    assert len(needed(level)) == 3
    assert not any(SENTENCES[key].delays for key in needed(level))
    assert len(SENTENCES) == 8
    assert set(LEVEL_WORDS) == set(Level)


def test_before_the_call_is_over_nothing_says_what_it_is() -> None:
    for number in deck(EVENINGS["friday"]):
        shown = seen({"call": number, "asked": asked(*Question), "level": "now", "say_1": "inject-first"})
        assert len(shown.figures) == 1
        told = " ".join([shown.headline, *shown.reasons, *shown.sources, *texts(shown.figures[0])])
        assert "possible" not in told
        assert "Harm" not in told
        assert "changed" not in told
        assert {row[-1] for row in shown.figures[0].rows} == {"told once you hang up"}


@pytest.mark.parametrize("key", SEALED)
def test_of_a_sealed_call_the_end_is_never_told(key: str) -> None:
    explorer = OnCall(sealed=key)
    assert [control.name for control in explorer.controls] == list(RECORDED)
    said = dict(zip(("say_1", "say_2", "say_3"), ("inject-first", "card", "worse"), strict=True))
    shown = seen({"asked": asked(*Question), "level": "advice", **said}, key)
    told = " ".join([shown.headline, *shown.reasons, *shown.sources, *texts(shown.figures[0])])
    assert not any(meaning in told for meaning in truth(SEALED[key]).meanings)
    assert "It was a call" not in told
    assert "Harm" not in told
    assert len(shown.figures) == 1


def test_a_caller_tires_after_six_questions_and_the_minutes_go_on() -> None:
    number = number_of("Hana’s son")
    late = asked("pain", "fever", "head", "stool", "legs", "since", "breath")
    shown = seen({"call": number, "asked": late})
    assert "7 minutes gone" in shown.headline
    assert shown.figures[0].rows[-1][2] == TIRED
    assert "spent for nothing" in shown.in_view[0]
    over = ended("Hana’s son", "now", asked=late)
    assert any("Not asked, and it decides" in one for one in over.in_view)
    assert over.figures[0].rows[-1][-1] == "changed nothing: ordinary advice"


def test_a_call_that_is_over_tells_its_end_its_cost_and_what_was_missed() -> None:
    shown = ended("Bruno, 63", "week")
    assert shown.headline.startswith("It was a call for: now. You decided: this week, 2 steps too late: it costs 4.")
    assert any(one.startswith("Not asked, and it decides: “Is there vomiting") for one in shown.in_view)
    assert any(one.startswith("Possible obstruction") for one in shown.reasons)
    right = ended("Bruno, 63", "now", asked=asked("bowel"))
    assert "You decided so. 1 minute gone." in right.headline
    assert right.figures[0].rows[1][-1] == "from this week to now"
    assert right.figures[1].rows[-1] == ["You decided", "now"]
    soon = ended("Gita’s daughter", "now")
    assert "3 steps too soon: it costs 3." in soon.headline


@pytest.mark.parametrize(
    ("who", "harm"),
    [("Bruno, 63", "Harm: Delaying resuscitation"), ("Eva, 66", "Harm: Delaying resuscitation"),
     ("Vera, 39", "Harm: Unsupervised octreotide"), ("Sven, 67", "What is urgent does not wait"),
     ("Dario, 61", "Nobody has prescribed it")],
)  # fmt: skip
def test_an_injection_or_a_scan_first_is_never_right_and_a_harm_where_the_list_says_so(who: str, harm: str) -> None:
    for evening in EVENINGS:
        if who in {call.who for call in deck(EVENINGS[evening]).values()}:
            break
    explorer = OnCall(evening=evening)
    raw = {
        "call": number_of(who, evening),
        "level": "now",
        "say_1": "inject-first",
        "say_2": "card",
        "say_3": "go-now",
        "commit": True,
    }
    assert harm in explorer.show(explorer.settle(raw)).in_view[0]


def test_nobody_hangs_up_without_a_decision_and_three_different_sentences() -> None:
    assert "Decide how soon" in seen({"commit": True}).headline
    twice = {"level": "now", "say_1": "card", "say_2": "card", "say_3": "go-now", "commit": True}
    assert "Say 3 different sentences" in seen(twice).headline
    assert len(seen(twice).figures) == 1


def test_two_callers_who_are_asked_the_same_stand_side_by_side() -> None:
    first, second = number_of("Hana’s son"), number_of("Gita’s daughter")
    figure = seen({"call": first, "beside": second, "asked": asked("breath")}).figures[0]
    assert figure.header == ["Time", "You", "The caller", "The second caller", "What it changed"]
    assert figure.rows[1][2:4] == ["She whistles, and stops after three words.", "She is shouting at me, in whole sentences."]
    for svg in (figure.svg, figure.narrow):
        words = " ".join(" ".join(ET.fromstring(svg).itertext()).split())  # noqa: S314 (our own)
        assert "Hana’s son: “She whistles" in words
        assert "Gita’s daughter: “She is shouting" in words
    assert "second caller" not in " ".join(seen({"call": first, "beside": first}).figures[0].header)


ITEM = Asked("t8", "Rosa rings.", explorer=OnCall(sealed="rosa"), counts=RECORDED)
RIGHT = {"asked": ["bowel", "pain"], "level": "now", "say_1": "card", "say_2": "go-now", "say_3": "no-waiting"}
THREE = OneOf(needed(Level.NOW), "Where to go, what is told there, and that nothing is waited for.", {})
SCHEME = Placed(
    {
        "asked": Includes(["bowel"], {"bowel": "They part cramps from an obstruction."}, "Six are answered.", PATIENCE),
        "level": OneOf({"now"}, "No wind since the morning: it does not wait."),
        **dict.fromkeys(("say_1", "say_2", "say_3"), THREE),
    },
    "Now.",
    {("say_1", "inject-first", "in"): "An obstruction does not wait for an injection."},
)  # fmt: skip


def test_a_whole_call_is_recorded_marked_and_heard_again() -> None:
    recorded = ITEM.parse(RIGHT)
    assert recorded == RIGHT
    assert SCHEME.marks(ITEM, recorded, 5).earned == 5
    heard = OnCall(sealed="rosa").replay(RIGHT)
    assert heard[0].startswith("17:40 Rosa: “Cramps since noon")
    assert heard[1].startswith("17:41 “Is there vomiting")
    assert "tight as a drum" in heard[1]
    assert heard[3] == "17:42 decided: now"
    assert len(heard) == 4 + 3
    # The same call, from the setting that it leaves behind.
    explorer = OnCall(sealed="rosa")
    assert explorer.replay(explorer.settle({**RIGHT, "asked": asked("bowel", "pain")})) == heard


def test_a_question_about_a_call_of_an_evening_is_heard_again_as_that_call() -> None:
    item = Asked("call", "Take it.", explorer=OnCall(), counts=("asked",), begin={"call": number_of("Gita’s daughter")})
    heard = item.replay({"asked": ["breath"]})
    assert "Gita’s daughter" in heard[0]
    assert "in whole sentences" in heard[1]


def test_a_call_of_an_evening_is_heard_again_by_its_number() -> None:
    number = number_of("Gita’s daughter")
    assert "Gita’s daughter" in OnCall().replay({"call": number, "asked": ["breath"], "level": "advice"})[0]


def test_a_question_that_was_not_asked_loses_its_share_and_more_than_six_lose_it_too() -> None:
    assert SCHEME.marks(ITEM, ITEM.parse({**RIGHT, "asked": ["pain"]}), 5).earned == 4
    assert SCHEME.marks(ITEM, ITEM.parse({**RIGHT, "asked": [str(one) for one in Question][:7]}), 5).earned == 4
    assert SCHEME.marks(ITEM, ITEM.parse({**RIGHT, "say_1": "inject-first"}), 5).earned == 0
    twice = ITEM.parse({**RIGHT, "asked": ["bowel", "open", "bowel"], "say_3": "card"})
    assert twice == {**RIGHT, "asked": ["bowel"], "say_3": "none"}
    assert SCHEME.marks(ITEM, twice, 5).earned == 4


def test_blind_choice_earns_little_of_a_call() -> None:
    assert expected(ITEM, SCHEME, Fraction(2)) < Fraction(7, 10)


@settings(max_examples=15)
@given(
    st.sampled_from(sorted(deck(EVENINGS["friday"]))),
    st.lists(st.sampled_from(list(Question)), max_size=8),
    st.sampled_from(list(Level)),
)
def test_minutes_are_questions_and_costs_are_never_negative(number: str, questions: list[Question], level: Level) -> None:
    said = dict(zip(("say_1", "say_2", "say_3"), needed(level), strict=True))
    shown = seen({"call": number, "asked": asked(*questions), "level": level, "commit": True, **said})
    many = len(dict.fromkeys(questions))
    assert f"{many} minute" in shown.headline
    assert len(shown.figures[0].rows) == many + 1
    assert len(shown.figures[1].rows) == many + 3


def test_an_evening_or_a_sealed_call_has_to_exist() -> None:
    with pytest.raises(ValueError, match="there is friday"):
        OnCall(evening="thursday")
    with pytest.raises(ValueError, match="each without a task"):
        OnCall(sealed="nobody")
    with pytest.raises(ValueError, match="each without a task"):
        OnCall("one-word", sealed="rosa")


@pytest.mark.parametrize("sealed", ["", "miguel"])
def test_what_is_open_and_what_is_chosen_twice_is_said_before_it_is_recorded(sealed: str) -> None:
    assert "Still open: how soon and 3 sentences." in seen({}, sealed).headline
    once = {"level": "now", "say_1": "go-now", "say_2": "card"}
    assert "Still open: 1 sentence." in seen(once, sealed).headline
    assert "chosen twice" not in seen(once, sealed).headline
    for twice in ({**once, "say_3": "card"}, {"asked": asked("breath", "heart", "breath")}):
        assert "Something is chosen twice: it counts once." in seen(twice, sealed).headline
    whole = seen({**once, "say_3": "no-waiting"}, sealed).headline
    assert "open" not in whole


def test_a_sealed_call_promises_nothing_that_it_has_not() -> None:
    assert "hang up" not in " ".join(seen({}, "miguel").reasons)
    assert "hang up" in " ".join(seen({}).reasons)
