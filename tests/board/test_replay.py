"""A log is played again: what could have happened counts, everything else is told, and nothing makes it fail."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.board.catalogue import acts
from netcourse.board.chain import apart, playable
from netcourse.board.chart import StopRule
from netcourse.board.log import mark_of, read_line
from netcourse.board.played import OPENS, OVER, PHASES, Done, Played, Revealed
from netcourse.board.replay import replay
from netcourse.board.retold import MOST, retold
from netcourse.board.variant import vary
from tests.board.games import GAME, game, p04, random_act
from tests.counted import calls

ROOT = Path(__file__).parent.parent.parent
AT_LINE = {act: at for at, act in enumerate(GAME, 2)}


def played(lines: object, student: str = "") -> Played:
    return replay(*p04(student), lines)


def kinds(found: Played) -> list[tuple[str, int]]:
    return [(one.kind, one.line) for one in found.problems]


def phase(name: str, *more: str) -> tuple[str, ...]:
    """The whole game up to the commit before a phase, and more."""
    before = GAME[: GAME.index(f"commit {PHASES[PHASES.index(name) - 1]}") + 1] if name != "triage" else ()
    return (*before, *more)


def problem_after(*acts_: str) -> str:
    found = played(game(acts_))
    assert len(found.problems) == 1, found.problems
    assert found.problems[0].line == len(acts_) + 1
    assert found.problems[0].kind == "impossible"
    return found.problems[0].says


def test_a_whole_game_is_played_without_a_problem() -> None:
    found = played(game())
    assert found.problems == ()
    assert (found.phase, found.day, found.urgency, found.jurisdiction) == (OVER, 30, "now", "EU")
    assert found.rankings["d1"] == ("insulinoma", "factitious-sulfonylurea", "exogenous-insulin")
    assert found.rankings["d3"] == ("insulinoma",)
    assert found.plan == {"enucleation": "ct-abdomen", "diazoxide": "insulin"}
    assert found.planned_at["diazoxide"] == AT_LINE["plan diazoxide insulin"]
    assert found.turn == ("glucose-vein", "ecg-monitor", "call-surgeon")
    assert found.key == ("faints", "food-timing")
    assert found.tags == {"insulin": "use"}
    assert found.fields == {"grade": "NET G1"}
    assert set(found.texts) == {"why", "summary", "board", "patient"}
    assert list(found.committed) == list(PHASES)
    assert found.committed["d2"].day == 13
    assert found.stops == ()


def test_what_was_spent_and_borne_is_the_sum_of_the_acts_without_those_at_the_turn() -> None:
    found = played(game())
    paid = [acts()[one.act] for one in found.done if acts()[one.act].kind != "turn"]
    assert found.spent == sum(one.price for one in paid) > 0
    assert found.burden == sum(acts()[one.act].burden for one in found.done) > 0
    assert not found.full


def test_a_result_is_known_on_its_day_and_not_before() -> None:
    ordered = phase("d2", "do fast-supervised", "do insulin")
    waiting = played(game(ordered))
    due = waiting.waiting[-1].due
    assert waiting.waiting[-1] == Done("insulin", 0, due, len(ordered) + 1)
    assert "insulin" not in waiting.findings
    early, on_time = (played(game((*ordered, f"wait {days}"))) for days in (due - 1, due))
    assert "insulin" not in early.findings
    assert on_time.findings["insulin"].usable
    assert on_time.revealed_order[-1] == Revealed("insulin", len(ordered) + 2, usable=True)
    assert on_time.waiting == ()


def test_results_come_in_the_order_of_their_days() -> None:
    found = played(game(phase("d2", "do fast-supervised", "do insulin", "do albumin", "wait 30")))
    assert [one.act for one in found.revealed_order[-3:]] == ["albumin", "fast-supervised", "insulin"]
    assert [one.act for one in found.came] == [one.act for one in found.revealed_order]


def test_a_test_that_was_repeated_stands_twice_and_its_newest_result_counts() -> None:
    found = played(game(phase("d2", "do insulin", "wait 5", "do fast-supervised", "wait 5", "do insulin", "wait 5")))
    assert [one.usable for one in found.revealed_order if one.act == "insulin"] == [False, True]
    assert found.findings["insulin"].usable
    assert found.spent == played(game(phase("d2", "do insulin", "do fast-supervised"))).spent + acts()["insulin"].price


@pytest.mark.parametrize("kind", OPENS)
def test_each_kind_of_act_opens_in_its_phase_and_closes_with_the_third_ranking(kind: str) -> None:
    act = next(one.id for one in acts().values() if one.kind == kind and one.price < 30)
    for name in PHASES:
        found = played(game(phase(name, f"do {act}")))
        opens = PHASES.index(OPENS[kind])
        may = name == "end" if kind == "turn" else opens <= PHASES.index(name) <= PHASES.index("d3")
        assert (kinds(found) == []) == may, name


def test_what_a_phase_does_not_allow_is_left_out_with_its_reason() -> None:
    assert "key is closed since d1" in problem_after(*phase("d2", "key faints"))
    assert "jurisdiction is open from plan on" in problem_after(*phase("d2", "jurisdiction EU"))
    assert "commit" not in played(game(phase("triage", "urgency now", "commit d1"))).committed
    assert "d1 is open from d1 on" in problem_after("commit d1")
    assert "how soon the patient is to be seen" in problem_after("commit triage")
    assert "no diagnosis has been ranked" in problem_after(*phase("d1", "commit d1"))
    assert "no diagnosis has been ranked" in problem_after(*phase("d2", "commit d2"))
    assert "where the patient is treated" in problem_after(*phase("plan", "plan enucleation -"))
    assert "there is no diagnosis headache" in problem_after(*phase("d1", "rank headache"))
    assert "there is no act headache" in problem_after(*phase("d1", "do headache"))
    assert "there is no plan item headache" in problem_after(*phase("plan", "jurisdiction EU", "plan headache -"))
    assert "is not in the plan" in problem_after(*phase("plan", "unplan enucleation"))
    assert "commit is closed since end" in problem_after(*GAME, "commit end")


def test_nothing_is_asked_twice_on_one_day_unless_something_was_prepared() -> None:
    assert "on this day already" in problem_after(*phase("d1", "do sleep", "do sleep"))
    assert "has not come yet" in problem_after(*phase("d2", "do insulin", "do insulin"))
    assert played(game(phase("d2", "do blood-gas-none", "do sleep"))).problems[0].line == len(phase("d2")) + 2
    assert played(game(phase("d2", "do sleep", "do tube-on-ice", "do sleep"))).problems == ()
    assert played(game(phase("d1", "do sleep", "wait 1", "do sleep"))).problems == ()


def test_nobody_spends_more_than_there_is() -> None:
    chart, variant = p04()
    dear = sorted((one for one in acts().values() if one.kind == "image" and one.price), key=lambda one: -one.price)
    lines = game(phase("d3", *(f"do {one.id}" for one in dear)))
    found = replay(chart, variant, lines)
    assert found.spent <= chart.budget
    assert all("are left" in one.says for one in found.problems)
    assert found.problems
    exact = replay(replace(chart, budget=1), variant, game(phase("d1", "do sleep", "do mood")))
    assert (exact.spent, exact.full, len(exact.problems)) == (1, True, 1)


def test_eight_items_are_a_plan_and_three_acts_are_a_turn() -> None:
    items = ["enucleation", "diazoxide", "dietitian", "genes-counsel", "surveillance", "trial", "everolimus", "no-operation"]
    eight = phase("plan", "jurisdiction US", *(f"plan {one} -" for one in items))
    assert played(game(eight)).problems == ()
    assert "at most 8" in problem_after(*eight, "plan embolise -")
    assert played(game((*eight, "plan enucleation faints"))).plan["enucleation"] == "faints"
    turn = ("do glucose-vein", "do ecg-monitor", "do icu")
    assert "the first 3" in problem_after(*phase("end", *turn, "do fluids"))


def test_a_finding_that_was_not_known_is_told_and_supports_nothing() -> None:
    found = played(game(phase("plan", "jurisdiction EU", "plan enucleation eus")))
    assert kinds(found) == [("unseen", len(phase("plan")) + 3)]
    assert found.plan == {"enucleation": ""}
    assert "was never done before" in found.problems[0].says
    early = played(game(phase("d2", "do insulin", "tag insulin use")))
    assert early.tags == {}
    assert "it would have come on day 2" in early.problems[0].says
    keyed = played(game(phase("d1", "do faints", "key faints,mood")))
    assert keyed.key == ("faints",)
    assert [one.kind for one in keyed.problems] == ["unseen"]


def test_an_unsafe_plan_item_stops_the_scene_and_leaves_the_plan_as_it_was() -> None:
    found = played(game(phase("plan", "jurisdiction EU", "plan ssa-hormone insulin", "plan diazoxide insulin")))
    assert [(one.what, one.harm, one.line) for one in found.stops] == [("ssa-hormone", "H6", len(phase("plan")) + 3)]
    assert found.plan == {"diazoxide": "insulin"}
    assert found.problems == ()


def test_an_unsafe_act_at_the_turn_stops_the_scene_and_does_not_count() -> None:
    found = played(game(phase("end", "do octreotide-bolus", "do glucose-vein")))
    assert [one.what for one in found.stops] == ["octreotide-bolus"]
    assert found.turn == ("glucose-vein",)


def test_what_stops_in_one_fork_does_not_stop_in_the_other() -> None:
    chart, variant = p04()
    lines = game(phase("plan", "jurisdiction EU", "plan ssa-hormone -"))
    found = replay(chart, replace(variant, fork="B"), lines)
    assert found.stops == ()
    assert "ssa-hormone" in found.plan


def test_an_act_is_safe_once_what_it_needs_is_known_and_not_while_it_waits() -> None:
    chart, variant = p04()
    rule = StopRule("H9", "Wait.", do="eus-fna", unless_done=("sulfonylurea-screen", "insulin-antibodies"))
    chart = replace(chart, stops=(rule,))
    waits = phase("d3", "do insulin-antibodies", "do eus-fna")
    without_screen = [one for one in waits if one != "do sulfonylurea-screen"]
    found = replay(chart, variant, game(without_screen))
    assert [one.what for one in found.stops] == ["eus-fna"]
    assert "eus-fna" not in [one.act for one in found.done]
    assert found.spent == replay(chart, variant, game(without_screen[:-1])).spent
    known = replay(chart, variant, game([*without_screen[:-1], "wait 9", "do eus-fna"]))
    assert known.stops == ()
    assert replay(chart, variant, game(phase("d3", "do eus-fna"))).stops == ()


def test_the_state_after_some_lines_is_what_those_lines_give() -> None:
    lines = game()
    for at in range(1, len(lines)):
        cut = played([*lines[:at], lines[at][:-2], *lines[at + 1 :]])
        assert kinds(cut) == [("garbled", at + 1)]
        assert replace(cut, problems=()) == played(lines[:at])


@pytest.mark.parametrize("at", range(1, len(GAME) + 2))
def test_each_edited_line_gives_a_fault_of_the_chain_and_loses_nothing_that_is_possible(at: int) -> None:
    lines = list(game())
    lines[at - 1] = lines[at - 1].replace(f" t={10 * at - 10} ", f" t={10 * at - 9} ")
    found, whole = played(lines), played(game())
    assert kinds(found) == [("chain", at)]
    timeless = {name: one._replace(seconds=0) for name, one in found.committed.items()}
    assert replace(found, problems=(), seconds=0, committed=timeless) == replace(
        whole, seconds=0, committed={name: one._replace(seconds=0) for name, one in whole.committed.items()}
    )


@pytest.mark.parametrize("at", range(2, len(GAME) + 2))
def test_each_line_of_another_log_ends_the_first_there(at: int) -> None:
    one, other = game(), game(nonce="0badc0de")
    mixed = [
        *one[: at - 1],
        *(line for pair in zip(other, [*one[at - 1 :], *[None] * at], strict=False) for line in pair if line),
    ]
    found = played(mixed)
    assert kinds(found) == [("merged", at)]
    assert replace(found, problems=()) == played(one[: at - 1])
    assert [played(run) for run in apart(mixed)] == [played(one), played(other)]


@pytest.mark.parametrize("at", range(2, len(GAME) + 2))
def test_each_line_that_is_left_out_is_told_and_what_leans_on_it_is_impossible(at: int) -> None:
    lines = game()
    found = played([*lines[: at - 1], *lines[at:]])
    told = kinds(found)
    if at <= len(GAME):
        assert ("chain", at) in told
    assert {kind for kind, _ in told} <= {"chain", "impossible", "unseen"}
    assert replay(*p04(), playable([*lines[: at - 1], *lines[at:]])) == found


def test_a_log_begun_with_other_numbers_is_told_and_played() -> None:
    chart, variant = p04("a1234")
    found = replay(chart, variant, game())
    assert kinds(found) == [("variant", 1)]
    assert found.phase == OVER
    assert found.nonce == "9f31c2d7"


def test_a_log_of_another_patient_is_not_played() -> None:
    chart, variant = p04()
    found = replay(replace(chart, id="p05"), variant, game())
    assert kinds(found) == [("impossible", 1)]
    assert found.done == ()


@given(st.one_of(st.none(), st.integers(), st.text(), st.binary(), st.lists(st.one_of(st.text(), st.binary(), st.none()))))
def test_any_bytes_at_all_are_played_as_nothing(log: object) -> None:
    found = played(log)
    assert [one.kind for one in found.problems] == ["garbled"]
    assert replace(found, problems=()) == Played()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_bytes_changed_anywhere_in_a_log_never_make_it_fail(seed: int, data: st.DataObject) -> None:
    lines = list(game())
    rng = random.Random(seed)  # noqa: S311 (which log is tried is no secret)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines))
        put = data.draw(st.text(max_size=8))
        cut = rng.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + put + lines[at][cut + rng.randint(0, 8) :]
    found = played(lines)
    assert found.lines <= len(lines)
    assert found.spent <= p04()[0].budget


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_of_any_acts_at_all_those_that_were_possible_make_a_log_without_a_problem(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (which log is tried is no secret)
    wanted = [random_act(rng) for _ in range(110)]
    first = played(game(wanted))
    refused = {one.line for one in first.problems}
    kept = [act for at, act in enumerate(wanted, 2) if at not in refused]
    again = played(game(kept))
    assert [one.kind for one in again.problems] == []
    same = {
        "lines": 0,
        "seconds": 0,
        "problems": (),
        "committed": {},
        "planned_at": {},
        "done": (),
        "waiting": (),
        "revealed_order": (),
        "stops": (),
    }
    unseen = {one.line for one in first.problems if one.kind == "unseen"}
    if not any(wanted[at - 2].startswith("plan") for at in unseen):
        assert replace(first, **same) == replace(again, **same, key=first.key)  # type: ignore[arg-type]
    assert again.spent <= p04()[0].budget
    assert list(again.committed) == list(PHASES[: len(again.committed)])


def test_the_same_log_gives_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    script = (
        "from tests.board.games import game, p04\nfrom netcourse.board.replay import replay\n"
        "from netcourse.board.retold import retold\nimport hashlib\n"
        "found = replay(*p04('a1'), game(student='a1'))\nprint(hashlib.sha256(repr((found, retold(found))).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(said) == 1


def test_a_game_is_told_again_in_its_order_with_results_and_words() -> None:
    told = retold(played(game(phase("plan", "jurisdiction EU", "plan ssa-hormone -", 'say board "Why."', "commit plan"))))
    assert told[0] == "Why so: Three times a low glucose."
    assert told[2].startswith("Day 0: Have you fainted, or been confused for a while? When? Three times")
    assert any(line.startswith("Day 0: ") and "the result comes on day" in line for line in told)
    assert any(line.startswith("You were stopped: Somatostatin analogue against the hormone.") for line in told)
    assert told[-2:] == ("Your words to the board: Why.", told[-1])
    assert "The plan is closed" in told[-1]


def test_a_very_long_game_is_told_as_far_as_a_page_takes_it() -> None:
    asked = [one.id for one in acts().values() if one.kind in ("ask", "examine")]
    told = retold(played(game(phase("d1", *(f"do {one}" for one in asked), "wait 1", *(f"do {one}" for one in asked[:25])))))
    assert len(told) == MOST
    assert told[-1] == f"And {len(asked) + 25 + 2 - MOST + 1} more."


def test_what_it_costs_to_play_a_game_grows_with_its_lines_each_of_which_is_hashed_and_played_once() -> None:
    whole = list(game(phase("d3")))
    while len(whole) < 170:
        sealed = f"{len(whole) + 1} wait 1 t={10 * len(whole)}"
        last = read_line(whole[-1])
        assert last is not None
        whole.append(f"{sealed} ~{mark_of(last.mark, sealed)}")
    cost = {}
    for lines in (whole[:80], whole[:125], whole):
        played(lines)  # what is read once for all games is read by now
        with calls() as done:
            assert played(lines).problems == ()
        assert done["netcourse.board.log.mark_of"] == done["netcourse.board.course.Course.step"] == len(lines)
        cost[len(lines)] = sum(done.values())
    # How much each line more costs: no more behind many than behind few.
    assert (cost[170] - cost[125]) <= 1.05 * (cost[125] - cost[80])


def test_an_id_with_capitals_and_blanks_is_the_same_students() -> None:
    chart, _ = p04()
    assert replay(chart, vary(chart, "jörg m"), game(student="  Jörg M ")).problems == ()
