"""A scene: told what to do, it keeps the line and says what came of it; what it shows is plain data."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from netcourse.board.log import MOST_LINES, read_line
from netcourse.board.scene import Scene
from netcourse.items.answers import AnswerProblem
from tests.board.a_patient import TO_D1, TO_D2, TO_D3, TO_END, TO_OVER, TO_PLAN, WAY, WHO, begun, played_to, scene


def shown(made: Scene, part: str, name: str) -> Any:
    return made.state[part][name]


def test_the_first_thing_seen_is_the_note_and_nothing_else_is_open() -> None:
    made = scene()
    assert shown(made, "head", "who") == WHO
    assert shown(made, "head", "note") == "Nobody Real is 31 and faints before breakfast. I think of nerves."
    assert shown(made, "head", "status") == "Day 0 · 0 of 30 points spent · burden on the patient 0"
    assert shown(made, "work", "kinds") == []
    assert shown(made, "known", "groups") == []


def test_a_question_is_answered_at_once_and_stands_in_the_record() -> None:
    reply = played_to(TO_D1).tell("do faints")
    assert reply.ok
    assert "Yes, before breakfast, <b>twice</b>." in reply.said
    [[head, [found]]] = reply.state["known"]["groups"]
    assert (head, found["act"], found["day"], found["tag"]) == ("History", "faints", 0, None)
    assert reply.state["head"]["status"] == "Day 0 · 1 of 30 points spent · burden on the patient 0"


def test_a_test_is_on_the_way_until_its_day_and_is_then_said() -> None:
    made = played_to(TO_D1, TO_D2)
    ordered = made.tell("do insulin")
    assert ordered.said == "Ordered: Insulin in the sample of an attack or the fast. It comes on day 2."
    assert ordered.state["known"]["waiting"] == [["Insulin in the sample of an attack or the fast", 2]]
    assert ordered.state["work"]["wait"] == 2
    came = made.tell("wait 2")
    assert came.said == "Day 2. Insulin in the sample of an attack or the fast: Insulin is high for this glucose."
    assert came.state["known"]["waiting"] == []


def test_the_newest_finding_of_a_group_stands_first() -> None:
    made = played_to(TO_D1, "do faints; do family")
    [[_, rows]] = made.state["known"]["groups"]
    assert [row["act"] for row in rows] == ["family", "faints"]


def test_what_is_of_use_is_kept_beside_its_finding() -> None:
    made = played_to(TO_D1, TO_D2, "do insulin; wait 2; tag insulin repeat")
    assert made.state["known"]["groups"][0][1][0]["tag"] == "repeat"
    assert made.state["known"]["tags"]


def test_an_unsafe_act_stops_the_scene_and_leaves_it_as_it_was_with_one_line_more() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3)
    before, lines = made.state, len(made.lines)
    reply = made.tell("do sstr-pet-ga")
    assert reply.said.startswith("The registrar stops you: “SSTR PET, gallium-68” is not done.")
    assert len(made.lines) == lines + 1
    assert reply.state["head"] == {**before["head"], "lines": lines + 1}
    assert reply.state["known"]["groups"] == before["known"]["groups"]
    assert len(reply.state["known"]["stops"]) == 1


def test_which_harm_a_stop_was_is_told_only_after_the_last_commit() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3, "do sstr-pet-ga")
    assert not made.state["after"]
    for command in (TO_PLAN, TO_END, TO_OVER):
        assert made.tell(command).ok
    [[what, says, why]] = shown(made, "after", "stops")
    assert (what, says) == ("SSTR PET, gallium-68", "Nobody knows yet what she took.")
    assert len(why) > 20
    assert any("Insulin is high" in line for line in shown(made, "after", "course"))


def test_every_part_opens_its_own_kinds_of_acts_first_and_earlier_ones_stay_below() -> None:
    made = scene()
    seen = []
    for command in WAY:
        made.tell(command)
        seen.append((made.played.phase, made.state["work"]["kinds"]))
    assert seen == [
        ("d1", ["ask", "examine"]),
        ("d2", ["prepare", "test", "ask", "examine"]),
        ("d3", ["image", "tissue", "prepare", "test", "ask", "examine"]),
        ("plan", []),
        ("end", ["turn"]),
        ("over", []),
    ]


def test_the_turn_is_told_only_when_the_plan_is_closed() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3, TO_PLAN)
    assert made.state["head"]["turn"] == ""
    assert made.tell(TO_END).state["head"]["turn"] == "She has a seizure on the ward."


def test_a_line_that_is_there_is_not_done_a_second_time() -> None:
    made = played_to(TO_D1)
    n = len(made.lines) + 1
    first, second = made.tell("do faints", n), made.tell("do faints", n)
    assert first == second
    assert len(made.lines) == n


def test_a_press_that_comes_too_late_does_nothing_and_says_so() -> None:
    made = played_to(TO_D1)
    n = len(made.lines) + 1
    made.tell("do faints", n)
    reply = made.tell("do family", n)
    assert not reply.ok
    assert reply.said.startswith("That came too late")
    assert len(made.lines) == n


def test_what_can_not_be_done_is_refused_with_its_reason_and_leaves_no_line() -> None:
    made = played_to(TO_D1)
    lines = made.lines
    for command, reason in {
        "do insulin": "“Insulin in the sample of an attack or the fast” is open from “Order tests” on",
        "do insulni": "did you mean insulin?",
        "wait 61": "from 1 to 60",
        "commit d2": "open from “Order tests” on",
        "commit d1": "no diagnosis has been ranked",
        "tag family use": "was not known",
        "urgency now": "closed since “Triage note”",
    }.items():
        reply = made.tell(command)
        assert not reply.ok
        assert reason in reply.said
        assert "\n" not in reply.said
    assert made.lines == lines


def test_of_several_commands_those_before_the_one_that_fails_are_done() -> None:
    made = played_to(TO_D1)
    reply = made.tell("do faints; commit d1")
    assert not reply.ok
    assert "no diagnosis has been ranked" in reply.said
    assert "faints" in made.played.findings


def test_more_than_the_budget_holds_is_refused_and_what_is_left_is_said() -> None:
    made = played_to(TO_D1, TO_D2, "rank insulinoma; commit d2", "do sulfonylurea-screen; wait 20; do sstr-pet-ga")
    reply = made.tell("do ct-chest; do ct-abdomen")
    assert not reply.ok
    assert "are left" in reply.said


def test_what_is_not_kept_is_not_done() -> None:
    def elsewhere(before: Sequence[str], now: Sequence[str]) -> None:
        raise AnswerProblem("This patient was worked on elsewhere; run this cell again.")

    made = scene(keep=elsewhere)
    reply = made.tell(TO_D1)
    assert (reply.ok, reply.said) == (False, "This patient was worked on elsewhere; run this cell again.")
    assert made.lines == begun()
    assert shown(made, "head", "phase") == "triage"


def test_what_is_kept_is_told_what_was_there_before() -> None:
    kept: list[tuple[int, int]] = []
    made = scene(keep=lambda before, now: kept.append((len(before), len(now))))
    made.tell(TO_D1)
    made.tell("do faints")
    assert kept == [(1, 4), (4, 5)]


def test_a_patient_taken_up_again_stands_as_it_was_left_and_time_goes_on() -> None:
    now = [100.0]
    made = scene(clock=lambda: now[0])
    now[0] = 130.0
    made.tell(TO_D1)
    again = scene(made.lines, clock=lambda: now[0])
    assert again.state == made.state
    now[0] = 140.0
    again.tell("do faints")
    line = read_line(again.lines[-1])
    assert line is not None
    assert line.seconds == 40


def test_the_state_is_plain_data_at_every_step() -> None:
    made = scene()
    for command in ("", *WAY):
        made.tell(command)
        assert json.loads(json.dumps(made.state)) == made.state


@pytest.mark.parametrize("phase", range(1, 6))
def test_an_empty_part_says_what_it_lacks_before_it_is_closed(phase: int) -> None:
    wanted = ["", "three findings", "not judged: 1", "Not classified", "The plan is empty", "first acts"]
    made = played_to(*WAY[:phase], *(["do insulin; wait 3"] if phase == 2 else []))
    assert any(wanted[phase] in sentence for sentence in made.state["work"]["lacks"])


@pytest.mark.parametrize(
    ("phase", "kept", "still_open"),
    [
        (0, ["how soon", "why"], []),
        (1, ["the findings that count", "your ranking"], ["your sentence"]),
        (2, ["each result judged: use, repeat or set aside", "your ranking"], []),
        (3, ["your ranking"], ["each result judged: use, repeat or set aside", "the classification, 1 of 9"]),
        (4, ["whose rules", "the plan, 1 in it", "your words to the board"], []),
        (5, ["your words to the patient"], ["first acts, 2 of 3"]),
    ],
)
def test_a_part_says_what_it_asks_for_and_ticks_off_what_is_kept(phase: int, kept: list[str], still_open: list[str]) -> None:
    made = played_to(*WAY[:phase], WAY[phase].rpartition(";")[0])
    asked = made.state["work"]["asked"]
    assert [words for words, there in asked if there] == kept
    assert [words for words, there in asked if not there] == still_open


@pytest.mark.parametrize(("phase", "why"), [(0, "how soon"), (1, "Rank first"), (2, "Rank first"), (3, "Rank first")])
def test_a_part_that_cant_be_closed_yet_says_so_and_not_only_once_it_was_tried(phase: int, why: str) -> None:
    made = played_to(*WAY[:phase])
    assert why in made.state["work"]["blocks"]
    before, _, commit = WAY[phase].rpartition("; ")
    assert not made.tell(commit).ok
    made.tell(before)
    assert made.state["work"]["blocks"] == ""
    assert made.tell(commit).ok


def test_earlier_lists_stand_beside_the_new_one() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3)
    assert made.state["work"]["earlier"] == [
        ["Ask and examine", "1. Insulinoma, 2. Panic attacks"],
        ["Order tests", "1. Insulinoma"],
    ]


def test_days_are_let_pass_where_something_is_ordered_or_on_its_way() -> None:
    waits = [played_to(*WAY[:phase]).state["work"]["wait"] for phase in range(7)]
    assert waits == [None, None, 0, 0, None, None, None]
    made = played_to(TO_D1, TO_D2, TO_D3, "do ct-abdomen; rank insulinoma; commit d3")
    assert made.state["work"]["wait"] == 2


def test_many_fields_at_once_are_said_to_be_kept_once() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3)
    assert made.tell('field grade "NET G1"; field t "T1"').said == "Kept."


def test_after_the_end_everything_said_can_be_read_and_nothing_done() -> None:
    made = played_to(*WAY)
    said = dict(made.state["known"]["said"])
    assert said["Plan"] == "Enucleate the tumour (CT of the abdomen, arterial and portal venous phase)"
    assert said["Classification"] == "Class and grade: NET G1"
    assert not made.tell("do faints").ok
    assert made.state["head"]["over"]


def test_a_ranking_stands_as_a_proposal_in_the_next_part_and_is_not_yet_said_there() -> None:
    work = played_to(TO_D1, TO_D2).state["work"]
    assert (work["rank"], work["ranked"]) == (["insulinoma", "anxiety"], False)


def test_a_full_record_is_refused_in_words() -> None:
    made = played_to(TO_D1)
    replies = [made.tell("wait 1") for _ in range(MOST_LINES)]
    assert not replies[-1].ok
    assert "full" in replies[-1].said


def test_only_what_was_revealed_can_stand_behind_a_plan() -> None:
    made = played_to(TO_D1, TO_D2, TO_D3, TO_PLAN, "jurisdiction EU")
    reply = made.tell("plan enucleation cga")
    assert not reply.ok
    assert made.state["work"]["plan"] == []
    assert [act for act, _ in made.state["work"]["revealed"]] == ["faints", "insulin", "ct-abdomen"]
