"""What no course may bring about: laws of the formulas, on the worked patient and on lists and keys drawn at random."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.board.played import Played, Stop
from netcourse.board.score.classify import as_number, is_right
from netcourse.board.score.order import order
from netcourse.board.score.plan import plan
from netcourse.board.score.ranking import agreement, list_share
from netcourse.board.score.safety import ceiling
from netcourse.board.score.turn import turn
from netcourse.board.score.updating import updating
from netcourse.board.score.work import Work, work
from netcourse.board.score.worth import FieldKey, Tiers, Update
from tests.board.worked import DIAGNOSES, ITEMS, PRICES, course, scored, worked

ACTS = st.lists(st.sampled_from(sorted(PRICES)), max_size=30)
ESSENTIAL = st.sampled_from(sorted(worked().essential))
NEEDLESS = st.sampled_from(sorted(set(PRICES) - worked().essential - set(worked().useful)))
RANKED = st.lists(st.sampled_from(DIAGNOSES), max_size=5, unique=True)
LISTS = st.fixed_dictionaries({"d1": RANKED, "d2": RANKED, "d3": RANKED})
PLANNED = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(["", "hiaa_p", "echo", "ct", "mri", "niacin"]), max_size=8)


@st.composite
def tiers(draw: st.DrawFn) -> Tiers:
    every = draw(st.lists(st.sampled_from(DIAGNOSES), min_size=1, max_size=5, unique=True))
    cuts = draw(st.sets(st.integers(1, len(every)), max_size=3)) | {len(every)}
    edges = [0, *sorted(cuts)]
    return tuple(tuple(every[start:end]) for start, end in pairwise(edges))


@st.composite
def courses(draw: st.DrawFn) -> Played:
    items = draw(st.sets(st.sampled_from(ITEMS), max_size=8))
    tied = draw(st.sets(st.sampled_from(sorted(items)))) if items else set()
    at_the_turn = draw(st.lists(st.sampled_from(["one", "two", "three", "bad"]), max_size=3))
    return course(draw(ACTS), draw(LISTS), draw(st.integers(0, 5)), items, tied, turn=at_the_turn)


def worked_on(acts: Sequence[str]) -> Work:
    return work(worked(), acts, acts, acts, PRICES)


@given(ACTS, ESSENTIAL)
def test_one_more_essential_act_never_lowers_thoroughness(acts: list[str], more: str) -> None:
    assert worked_on([*acts, more]).thoroughness >= worked_on(acts).thoroughness


@given(ACTS, NEEDLESS)
def test_a_needless_act_raises_neither_efficiency_nor_work(acts: list[str], more: str) -> None:
    before, after = worked_on(acts), worked_on([*acts, more])
    assert after.efficiency < before.efficiency
    assert after.share <= before.share


@given(ACTS)
def test_work_lies_between_its_two_halves_and_no_act_is_bought_for_free_twice(acts: list[str]) -> None:
    found = worked_on(acts)
    assert 0 <= found.share <= max(found.thoroughness, found.efficiency) <= 1
    again = worked_on([*acts, *(act for act in acts if act in worked().essential)])
    assert again.efficiency <= found.efficiency


@given(ACTS)
def test_a_result_that_means_nothing_meets_no_slot(acts: list[str]) -> None:
    assert work(worked(), acts, acts, [], PRICES).thoroughness == 0
    assert work(worked(), acts, [], [], PRICES).thoroughness == 0


@given(st.dictionaries(st.sampled_from(["echo", "plan", "biopsy", "ct", "prep", "hiaa_p"]), st.integers(1, 99)))
def test_an_order_is_earned_by_what_was_known_and_never_presumed(begun: dict[str, int]) -> None:
    assert order(worked().rules, {}, begun)[0] == 0
    known = {act: line - 1 for act, line in begun.items()}
    assert all(set(rule.first) & set(known) for rule in worked().rules if rule not in order(worked().rules, known, begun)[1])


def test_a_rule_is_kept_only_by_what_was_known_before() -> None:
    rule = next(rule for rule in worked().rules if rule.then == ("plan",))
    assert order([rule], {"echo": 5}, {"echo": 4, "plan": 6}) == (Fraction(1), ())
    assert order([rule], {"echo": 6}, {"echo": 4, "plan": 6}) == (Fraction(0), (rule,))
    assert order([rule], {"echo": 6}, {"echo": 4}) == (Fraction(1), ())


@given(RANKED, tiers())
def test_agreement_lies_from_0_to_1_and_what_stands_behind_the_keys_length_changes_nothing(ranked: list[str], key: Tiers) -> None:
    length = sum(map(len, key))
    assert 0 <= agreement(ranked, key) <= 1
    assert agreement(ranked, key) == agreement(ranked[:length], key)


@given(tiers(), st.randoms())
def test_the_key_in_any_order_within_its_tiers_agrees_wholly(key: Tiers, rng: object) -> None:
    shuffled = [sorted(tier, key=lambda _: rng.random()) for tier in key]  # type: ignore[attr-defined]
    assert agreement([one for tier in shuffled for one in tier], key) == 1


@given(RANKED, tiers(), st.data())
def test_moving_a_wrong_diagnosis_up_never_raises_agreement(ranked: list[str], key: Tiers, data: st.DataObject) -> None:
    right = {one for tier in key for one in tier}
    places = [at for at in range(1, len(ranked)) if ranked[at] not in right]
    if places:
        at = data.draw(st.sampled_from(places))
        swapped = [*ranked[: at - 1], ranked[at], ranked[at - 1], *ranked[at + 1 :]]
        assert agreement(swapped, key) <= agreement(ranked, key)


@given(RANKED, st.lists(tiers(), min_size=1, max_size=3), st.sets(st.sampled_from(DIAGNOSES), max_size=2))
def test_a_list_earns_from_0_to_1_and_an_empty_one_nothing(ranked: list[str], keys: list[Tiers], must: set[str]) -> None:
    assert 0 <= list_share(ranked, keys, must) <= 1
    assert list_share([], keys, must) == 0


@pytest.mark.parametrize(
    ("ranked", "share"),
    [
        (["ibs", "carcinoid", "menopause"], 0.36),
        (["carcinoid", "ibs", "menopause", "drug flush", "mastocytosis"], 0.78),
        (["carcinoid"], 0.59),
    ],
)
def test_agreement_is_what_the_design_worked_out(ranked: list[str], share: float) -> None:
    assert round(float(agreement(ranked, worked().tiers["d1"][0])), 2) == share


@given(LISTS, st.permutations(DIAGNOSES))
def test_updating_does_not_look_at_names(lists: dict[str, list[str]], others: list[str]) -> None:
    named = dict(zip(DIAGNOSES, others, strict=True))
    ends = {"d1": 1, "d2": 3, "d3": 5}
    known = [("hiaa_p", 2), ("ga", 4)]
    renamed = [
        replace(one, up=tuple(named[name] for name in one.up), down=tuple(named[name] for name in one.down))
        for one in worked().updates
    ]
    turned = {phase: [named[name] for name in ranked] for phase, ranked in lists.items()}
    shares = [one.share for one in updating(worked().updates, lists, ends, known)]
    assert [one.share for one in updating(renamed, turned, ends, known)] == shares
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        (["ibs", "carcinoid"], ["carcinoid", "ibs"], Fraction(1)),
        (["carcinoid", "ibs"], ["carcinoid"], Fraction(1)),
        (["ibs"], ["ibs", "carcinoid"], Fraction(1, 2)),
        (["ibs", "carcinoid"], ["ibs", "carcinoid"], Fraction(0)),
        (["ibs", "menopause"], ["ibs", "menopause"], Fraction(0)),
        (["lung NET"], ["lung NET"], Fraction(0)),
    ],
)
def test_a_decisive_result_moves_what_it_speaks_for_and_against(before: list[str], after: list[str], share: Fraction) -> None:
    update = Update("d1", "d2", ("hiaa_p",), ("carcinoid",), ("menopause", "ibs"))
    lists, ends = {"d1": before, "d2": after}, {"d1": 1, "d2": 3}
    assert updating([update], lists, ends, [("hiaa_p", 2)])[0].share == share
    # What came before the first list or after the second moved nothing between them.
    assert updating([update], lists, ends, [("hiaa_p", 1), ("hiaa_p", 4)])[0].share == 0


@pytest.mark.parametrize("given_text", ["0.96", "0,96", "0.96 %", " 1 ", "0.5%", "1.46"])
def test_a_number_near_the_computed_one_is_right_however_it_is_typed(given_text: str) -> None:
    assert is_right(FieldKey("ki67", computed="ki67", within=Fraction(1, 2)), given_text, {"ki67": Fraction(96, 100)})


@pytest.mark.parametrize("given_text", ["", "  ", "0.45", "1.47", "about 1", "1e0", "nan", "-1", "96/100", "1.2.3"])
def test_another_number_or_none_is_wrong(given_text: str) -> None:
    assert not is_right(FieldKey("ki67", computed="ki67", within=Fraction(1, 2)), given_text, {"ki67": Fraction(96, 100)})


def test_words_are_compared_without_regard_to_case_and_a_letter_of_the_field_may_be_left_out() -> None:
    assert is_right(FieldKey("grade", right=("NET G1",)), "net  g1.", {})
    assert is_right(FieldKey("t", computed="t"), "3", {"t": "T3"})
    assert is_right(FieldKey("m", computed="m"), "not decidable", {"m": "not decidable"})
    assert not is_right(FieldKey("grade", right=("NET G1",)), "NET G2", {})
    assert not is_right(FieldKey("t", computed="t"), "T3", {})
    assert as_number("10") == 10


@given(PLANNED, st.sampled_from(ITEMS))
def test_an_item_that_rests_on_no_known_finding_never_raises_a_plan(planned: dict[str, str], more: str) -> None:
    if more not in planned:
        assert plan(worked(), {**planned, more: ""}, "EU").share <= plan(worked(), planned, "EU").share


@given(PLANNED)
def test_a_plan_earns_from_0_to_1_and_nothing_with_a_harm(planned: dict[str, str]) -> None:
    found = plan(worked(), planned, "EU")
    assert 0 <= found.share <= 1
    assert plan(worked(), {**planned, "liver now": "echo"}, "EU").share == 0


def test_an_item_may_count_where_one_jurisdiction_allows_it_only() -> None:
    worth = worked()
    local = replace(worth, parts=(replace(worth.parts[0], only={"telo": ("US",)}),))
    assert plan(local, {"telo": "hiaa_p"}, "US").share == 1
    assert plan(local, {"telo": "hiaa_p"}, "EU").share == 0
    assert plan(local, {"telo": "hiaa_p"}, "").share == 0


def test_only_the_first_three_acts_at_the_turn_count() -> None:
    assert turn(worked(), ["one", "two", "three"]).share == 1
    assert turn(worked(), ["one", "one", "two", "three"]).share == 1
    assert turn(worked(), ["one", "x", "y", "two", "three"]).share == Fraction(1, 3)
    assert turn(worked(), ["one", "two", "bad"]).share == 0
    assert turn(worked(), []).share == 0


@given(courses())
def test_marks_lie_from_0_to_all_and_one_unsafe_act_more_never_raises_them(played: Played) -> None:
    before = scored(played)
    assert 0 <= before.share <= 1
    stopped = replace(played, stops=(*played.stops, Stop(9, "biopsy", "H9", "")))
    harmed = replace(played, plan={**played.plan, "cure chemo": ""}, planned_at={**played.planned_at, "cure chemo": 999})
    turned = replace(played, turn=("bad", *played.turn[:2]))
    assert all(scored(worse).share <= before.share for worse in (stopped, harmed, turned))


def test_the_same_unsafe_act_twice_counts_once() -> None:
    assert [ceiling(unsafe) for unsafe in ([], ["a"], ["a", "a"], ["a", "b"], ["a", "b", "c"])] == [
        Fraction(1),
        *[Fraction(1, 2)] * 2,
        *[Fraction(1, 4)] * 2,
    ]


def test_who_does_nothing_earns_nothing() -> None:
    found = scored(Played())
    assert found.share == 0
    assert not any(found.shares.values())


def test_a_spoilt_result_is_no_work_done_and_nothing_known_first() -> None:
    played = course(["ct", "echo"], {}, 0, ["ssa"])
    spoilt = replace(played, revealed_order=tuple(one._replace(usable=one.act != "echo") for one in played.revealed_order))
    good, bad = scored(played), scored(spoilt)
    assert [slot.any for slot in bad.work.spoilt] == [("echo",)]
    assert ("plan",) in [rule.then for rule in bad.broken]
    assert ("plan",) not in [rule.then for rule in good.broken]
    assert bad.share < good.share
