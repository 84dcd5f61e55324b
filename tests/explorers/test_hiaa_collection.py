"""The 5-HIAA explorer says what the rule says, on, below and above every edge; each task can be met and is not met at first."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.hiaa import HiaaReading, HiaaVerdict, interpret_urinary_hiaa
from netcourse.disease.hiaa_diet import Food, diet_load
from netcourse.disease.hiaa_drugs import Direction, HiaaDrug
from netcourse.explorers.explorer import Shown
from netcourse.explorers.hiaa.diary import FIRST_HOUR, LAST_HOUR, drug_key, food_key
from netcourse.explorers.hiaa.explorer import MESSY_DRUGS, MESSY_FOOD, HiaaCollection
from netcourse.explorers.hiaa.judgement import FOOD, URINE, Effect, Judged, judge
from netcourse.explorers.hiaa.setting import read_setting
from netcourse.explorers.told import NOT_VERIFIED

EXPLORER = HiaaCollection()


def ate(food: Food, hour: float, portions: float = 1) -> dict[str, Any]:
    return {"food": food_key(food), "hour": hour, "portions": portions}


def took(drug: HiaaDrug, hour: float = 0) -> dict[str, Any]:
    return {"drug": drug_key(drug), "hour": hour}


def judged(**settings: Any) -> Judged:
    return judge(read_setting(EXPLORER.settle(settings)))


def shown(**settings: Any) -> Shown:
    return EXPLORER.show(EXPLORER.settle(settings))


TWO_BANANAS = [ate(Food.BANANA, 2, 2)]
OLD_BANANAS = [ate(Food.BANANA, -30, 6)]


@pytest.mark.parametrize(
    ("settings", "headline"),
    [
        ({}, "Usable. 14.0 mg (73.2 µmol) in 24 h: above"),
        ({"mg": 8}, "Usable. 8.0 mg (41.8 µmol) in 24 h: within"),
        ({"foods": TWO_BANANAS}, "Not usable: the food alone"),
        ({"foods": TWO_BANANAS, "mg": 58}, "Usable with caution only: the food may have moved"),
        ({"foods": TWO_BANANAS, "mg": 8}, "Usable. 8.0 mg"),
        ({"drugs": [took(HiaaDrug.PARACETAMOL)]}, "Usable with caution only: paracetamol may have moved"),
        ({"drugs": [took(HiaaDrug.PARACETAMOL)], "mg": 8}, "Usable. 8.0 mg"),
        ({"drugs": [took(HiaaDrug.MAO_INHIBITOR)], "mg": 8}, "Not usable: the MAO inhibitor may hide a rise"),
        ({"drugs": [took(HiaaDrug.ALCOHOL)], "mg": 8}, "Usable with caution only: alcohol may hide a rise"),
        ({"drugs": [took(HiaaDrug.SOMATOSTATIN_ANALOGUE), took(HiaaDrug.SSRI)]}, "Usable. 14.0 mg"),
        ({"kidneys": True, "mg": 8}, "Not usable: renal impairment may hide a rise"),
        ({"gut": True}, "Usable with caution only: malabsorption or obstruction may have moved"),
        ({"asked": False}, "Not decided: this needs the drugs and substances taken; the food diary"),
    ],
)
def test_the_headline_begins_with_whether_the_result_can_be_used(settings: dict[str, Any], headline: str) -> None:
    assert shown(**settings).headline.startswith(headline)


@pytest.mark.parametrize(
    # Half of the average of women is 5.55 mmol, of men 7.7 mmol (facts C6-16).
    ("settings", "verdict"),
    [
        ({"creatinine": 5.6}, HiaaVerdict.USABLE),
        ({"creatinine": 5.5}, HiaaVerdict.NOT_USABLE),
        ({"creatinine": 5.5, "weight": 40}, HiaaVerdict.CAUTION),
        ({"creatinine": 7.7, "sex": "male"}, HiaaVerdict.USABLE),
        ({"creatinine": 7.6, "sex": "male"}, HiaaVerdict.NOT_USABLE),
    ],
)
def test_only_gross_under_collection_spoils_a_normal_result(settings: dict[str, Any], verdict: HiaaVerdict) -> None:
    reading = judged(mg=8, **settings).reading
    assert isinstance(reading, HiaaReading)
    assert reading.verdict is verdict


@pytest.mark.parametrize(("creatinine", "in_view"), [(5.5, True), (5.6, False)])
def test_the_weight_is_asked_for_only_where_it_decides(creatinine: float, *, in_view: bool) -> None:
    assert ("weight" not in shown(creatinine=creatinine).hidden) is in_view


def test_the_other_unit_and_diaries_that_nobody_asked_for_are_hidden() -> None:
    assert shown().hidden == {"umol", "weight"}
    assert shown(unit="umol", asked=False).hidden == {"mg", "foods", "drugs", "weight"}


def test_diaries_that_nobody_asked_for_are_not_read() -> None:
    seen = judged(asked=False, foods=TWO_BANANAS, drugs=[took(HiaaDrug.MAO_INHIBITOR)])
    assert not seen.meals
    assert not seen.setting.taken


@pytest.mark.parametrize(
    # After bananas the urine is normal again by 10 hours at the latest (fact C5-19.normal).
    ("food", "hour", "effect"),
    [
        (Food.BANANA, -11, Effect.NONE),
        (Food.BANANA, -10, Effect.NONE),
        (Food.BANANA, -9, Effect.PART),
        (Food.BANANA, -1, Effect.PART),
        (Food.BANANA, 0, Effect.WHOLE),
        (Food.BANANA, 14, Effect.WHOLE),
        (Food.BANANA, 15, Effect.PART),
        (Food.AVOCADO, 2, Effect.NO_FIGURE),
    ],
)
def test_how_far_a_food_counts_on_and_beside_each_edge(food: Food, hour: int, effect: Effect) -> None:
    assert judged(foods=[ate(food, hour)]).meals[0].effect is effect


@pytest.mark.parametrize(
    ("window", "hour", "forbidden"),
    [("24", -25, False), ("24", -24, True), ("48", -49, False), ("48", -48, True), ("72", -72, True), ("24", 23, True)],
)
def test_the_hours_of_diet_include_their_first(window: str, hour: int, *, forbidden: bool) -> None:
    assert judged(window=window, foods=[ate(Food.PLUM, hour)]).meals[0].forbidden is forbidden


@pytest.mark.parametrize(("window", "verdict"), [("24", HiaaVerdict.USABLE), ("48", HiaaVerdict.CAUTION)])
def test_food_of_long_ago_adds_nothing_and_breaks_the_rule_only_of_a_laboratory_that_asks_for_longer(
    window: str, verdict: HiaaVerdict
) -> None:
    settings = {"window": window, "foods": OLD_BANANAS}
    reading = judged(**settings).reading
    assert isinstance(reading, HiaaReading)
    assert reading.verdict is verdict
    reasons = shown(**settings).reasons
    broken = [one for one in reasons if one.startswith("Inside the 48 hours of diet, but too long ago to count: banana")]
    kept = [one for one in reasons if one.startswith("Before the 24 hours of diet: banana")]
    assert (bool(broken), bool(kept)) == (window == "48", window == "24")


def test_a_diary_says_for_how_long_food_counts_and_for_how_long_laboratories_ask() -> None:
    about_time = [one for one in shown(foods=TWO_BANANAS).reasons if "peaks at 2 to 4 hours" in one]
    assert len(about_time) == 1
    assert "normal again by 8 to 10" in about_time[0]
    assert "24, 48 or 72 hours" in about_time[0]


def test_more_from_food_than_was_measured_is_called_odd() -> None:
    def odd(mg: float) -> bool:
        settings = {"mg": mg, "foods": [ate(Food.BUTTERNUT, 2, 2)]}
        return any("more than was measured" in one for one in shown(**settings).reasons)

    assert odd(14)
    assert not odd(40)


def test_a_medicine_says_which_way_it_pushes_and_that_its_size_is_not_known() -> None:
    seen = shown(drugs=[took(HiaaDrug.PARACETAMOL), took(HiaaDrug.LEVODOPA_OR_METHYLDOPA)])
    assert any(one.startswith("Up, size not known: Paracetamol") for one in seen.reasons)
    assert any(one.startswith("Down, size not known: Levodopa") for one in seen.reasons)


def test_what_is_not_verified_says_so_and_decides_nothing() -> None:
    with_drug = shown(drugs=[took(HiaaDrug.SOMATOSTATIN_ANALOGUE)])
    assert any(one.startswith(NOT_VERIFIED) for one in with_drug.sources)
    assert with_drug.headline == shown().headline


def test_an_unrestricted_rise_warns_of_the_cascade_and_asks_for_a_repeat() -> None:
    reasons = shown(foods=TWO_BANANAS).reasons
    assert any(one.startswith("Harm: A cascade") for one in reasons)
    assert any(one.startswith("To do: Repeat with the diet restricted") for one in reasons)
    assert not any(one.startswith("Harm: A cascade") for one in shown().reasons)


@pytest.mark.parametrize("drug", [HiaaDrug.MAO_INHIBITOR, HiaaDrug.SSRI, HiaaDrug.IMIPRAMINE])
def test_nobody_is_told_to_stop_an_antidepressant(drug: HiaaDrug) -> None:
    assert any(one.startswith("Harm: ") for one in shown(mg=8, drugs=[took(drug)]).reasons)


def test_the_names_of_influences_are_those_of_the_rule() -> None:
    assert FOOD in {one.what for one in judged(foods=TWO_BANANAS).influences}
    assert URINE in {one.what for one in judged(creatinine=2).influences}


MET: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # One banana adds 2.6 mg at most, two 5.2 mg; the excess is 4 mg.
    "banana-smoothie": ({"foods": TWO_BANANAS}, {"foods": [ate(Food.BANANA, 2)]}),
    "false-normal": ({"drugs": [took(HiaaDrug.ALCOHOL)]}, {"drugs": [took(HiaaDrug.PARACETAMOL)]}),
    "usable-high": (
        {"foods": MESSY_FOOD[1:], "drugs": MESSY_DRUGS[1:], "gut": False},
        {"foods": MESSY_FOOD[1:], "drugs": MESSY_DRUGS, "gut": False},
    ),
    "units": ({"mg": 9.1}, {"mg": 9}),
    "too-long-ago": ({"foods": [ate(Food.BANANA, -10)]}, {"foods": [ate(Food.BANANA, -49)]}),
}


def test_every_task_has_its_case_below() -> None:
    assert set(MET) == set(HiaaCollection.tasks)


def is_met(task: str, settings: dict[str, Any]) -> bool:
    explorer = HiaaCollection(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(settings))


@pytest.mark.parametrize("task", MET)
def test_a_task_is_not_met_at_first_is_met_by_its_answer_and_not_by_a_near_miss(task: str) -> None:
    answer, near_miss = MET[task]
    assert not is_met(task, {})
    assert is_met(task, answer)
    assert not is_met(task, near_miss)


@pytest.mark.parametrize(
    ("task", "detour"),
    [
        ("banana-smoothie", {"foods": TWO_BANANAS, "mg": 8}),  # no result above the limit
        ("banana-smoothie", {"foods": TWO_BANANAS, "drugs": [took(HiaaDrug.PARACETAMOL)]}),  # not the food alone
        ("banana-smoothie", {"foods": TWO_BANANAS, "gut": True}),
        ("banana-smoothie", {"foods": [ate(Food.AVOCADO, 2, 6)]}),  # listed, but nothing that could be counted
        ("false-normal", {"kidneys": True, "mg": 14}),  # no longer normal
        ("false-normal", {"drugs": [took(HiaaDrug.TELOTRISTAT)]}),  # an effect of treatment
        ("false-normal", {"drugs": [took(HiaaDrug.SSRI)]}),  # contested
        ("usable-high", {"asked": False}),  # not asking is no clean diary
        ("usable-high", {"mg": 8, "foods": [], "drugs": [], "gut": False}),  # normal
        ("units", {"mg": 10.1}),  # raised in both
        ("too-long-ago", {"foods": [ate(Food.AVOCADO, -20)]}),  # without a figure nobody knows
    ],
)
def test_a_task_is_not_met_by_a_way_round_it(task: str, detour: dict[str, Any]) -> None:
    assert not is_met(task, detour)


@pytest.mark.parametrize(
    ("task", "way"),
    [
        ("banana-smoothie", {"foods": [ate(Food.WALNUT, 3)]}),
        ("banana-smoothie", {"foods": [ate(Food.PLUM, 3)], "mg": 10.1}),
        ("false-normal", {"kidneys": True}),
        ("false-normal", {"creatinine": 3}),
        ("usable-high", {"foods": [], "drugs": [], "gut": False}),
        ("units", {"unit": "umol", "umol": 47.2}),
    ],
)
def test_a_task_has_more_than_one_answer(task: str, way: dict[str, Any]) -> None:
    assert is_met(task, way)


HOURS = st.integers(FIRST_HOUR, LAST_HOUR)
EATEN = st.builds(ate, st.sampled_from(Food), HOURS, st.sampled_from([0.5, 1, 3, 6]))
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "mg": st.floats(0, 60),
        "umol": st.floats(0, 320),
        "unit": st.sampled_from(["mg", "umol"]),
        "laboratory": st.sampled_from(["us-1", "us-1-umol", "us-2", "us-3", "helsinki"]),
        "window": st.sampled_from(["24", "48", "72"]),
        "asked": st.booleans(),
        "foods": st.lists(EATEN, max_size=5),
        "drugs": st.lists(st.builds(took, st.sampled_from(HiaaDrug), HOURS), max_size=4),
        "creatinine": st.floats(1, 25),
        "sex": st.sampled_from(["female", "male"]),
        "weight": st.floats(35, 150),
        "kidneys": st.booleans(),
        "gut": st.booleans(),
    },
)


@given(SETTINGS)
def test_every_setting_has_a_headline_reasons_that_cite_and_two_figures(settings: dict[str, Any]) -> None:
    seen = shown(**settings)
    assert seen.headline.startswith(("Usable", "Not usable", "Not decided"))
    assert seen.headline.endswith(".")
    assert seen.reasons
    assert any("C4-0" in one for one in seen.sources)
    assert not any(re.search(r" u(mol|g)\b", one) for one in (seen.headline, *seen.reasons))
    assert len(seen.figures) == 2
    assert seen == shown(**settings)


@given(SETTINGS)
def test_what_the_laboratory_calls_the_result_is_what_the_rule_calls_it(settings: dict[str, Any]) -> None:
    seen = judged(**settings)
    if isinstance(seen.reading, HiaaReading):
        assert seen.reading.raised is seen.setting.raised


@given(st.lists(EATEN, max_size=6), st.sampled_from(["24", "48", "72"]))
def test_food_from_before_the_hours_of_diet_never_adds(foods: list[dict[str, Any]], window: str) -> None:
    seen = judged(foods=foods, window=window)
    assert all(one.load.high_mg == 0 for one in seen.meals if not one.forbidden)
    assert seen.load.high_mg == sum((one.load.high_mg for one in seen.meals), Fraction(0))
    assert seen.load.low_mg <= seen.load.high_mg


@given(st.lists(EATEN, max_size=6), st.floats(0, 60))
def test_with_the_longest_hours_of_diet_the_verdict_is_the_rules_own(foods: list[dict[str, Any]], mg: float) -> None:
    seen = judged(foods=foods, window="72", mg=mg)
    portions = [one.portion for one in seen.setting.eaten]
    own = interpret_urinary_hiaa(
        value=seen.setting.mg, unit="mg/24 h", upper_limit=10, diet=portions, drugs=[],
        renal_impairment=False, stated_complete=True,
    )  # fmt: skip
    assert isinstance(own, HiaaReading)
    assert isinstance(seen.reading, HiaaReading)
    assert seen.reading.verdict is own.verdict
    assert seen.load == diet_load(portions)


def test_a_click_into_a_row_moves_its_entry_and_a_click_elsewhere_nothing() -> None:
    before = EXPLORER.settle({"foods": TWO_BANANAS, "drugs": [took(HiaaDrug.PARACETAMOL, 5)]})
    after = EXPLORER.settle(dict(EXPLORER.point(before, 0.5, 0.25)))
    assert after["foods"] != before["foods"]
    assert after["drugs"] == before["drugs"]
    assert EXPLORER.point(before, 0.5, 0.01) == before
    assert EXPLORER.point(before, 0.1, 0.25) == before


def test_direction_is_unknown_only_where_nothing_was_judged() -> None:
    seen = judged(drugs=[took(HiaaDrug.PARACETAMOL)])
    assert seen.direction(HiaaDrug.PARACETAMOL) is Direction.FALSE_HIGH
    assert replace(seen, reading=judged(asked=False).reading).direction(HiaaDrug.PARACETAMOL) is None
