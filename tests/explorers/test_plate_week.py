"""A week of plates: triggers are one's own, the list for the test saves no flush, and no plan betters the line."""

from itertools import chain, combinations
from math import dist
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.evidence import fact
from netcourse.explorers import Asked, PlateWeek
from netcourse.explorers.explorer import Shown
from netcourse.explorers.flush_diary.model import WITHOUT_ANY, Exposure
from netcourse.explorers.plate_week.foods import DISHES, FOODS, INTERNET_DIET, MEALS, TEST_FOODS, TRIGGER_FOODS, list_words
from netcourse.explorers.plate_week.kitchen import (
    DAYS,
    NO_TEST,
    PATIENTS,
    SEALED,
    Patient,
    best_with,
    cooked,
    frontier,
    internet_week,
)
from netcourse.explorers.plate_week.setting import controls, read_plan
from netcourse.explorers.plate_week.tasks import BEGINS, tasks
from netcourse.items import Exactly, Placed

PEOPLE = {**PATIENTS, **SEALED}
EACH = pytest.mark.parametrize("patient", PEOPLE.values(), ids=PEOPLE)
# Those few kitchens in which the triggers are hardly ever cooked can't be halved, and are nobody's.
SEEDS = [*range(60)]
TINY = 1e-9


def foods(*keys: str) -> list[dict[str, str]]:
    return [{"food": key} for key in keys]


def seen(raw: dict[str, Any], person: str = "A") -> Shown:
    explorer = PlateWeek(person=person)
    return explorer.show(explorer.settle(raw))


def sets(of: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(one) for one in chain.from_iterable(combinations(of, many) for many in range(len(of) + 1))]


def test_there_are_twenty_four_dishes_of_eighteen_foods_each_food_in_some_dish() -> None:
    dishes = [dish for meal in MEALS for dish in DISHES[meal]]
    assert len(dishes) == len({dish.words for dish in dishes}) == 24
    assert len(FOODS) == 18
    assert {food for dish in dishes for food in dish.foods | dish.beside} == set(FOODS)
    assert {dish.energy for dish in dishes} == {dish.protein for dish in dishes} == {1, 2, 3}


def test_what_stands_on_the_list_of_triggers_is_what_the_fact_names_and_what_is_tested_has_a_fact() -> None:
    assert {FOODS[key].exposure for key in TRIGGER_FOODS} == set(Exposure) - {Exposure.STRESS, Exposure.EXERTION}
    named = fact("G-06").statement
    assert all(word in named for word in ("alcohol", "spicy", "aged cheese", "chocolate", "smoked", "fermented"))
    for key in TEST_FOODS:
        told = fact(FOODS[key].tested).statement.lower()
        assert FOODS[key].words.split()[-1] in told
    assert list_words("chocolate").startswith("triggers; of the test")
    assert [list_words(key) for key in ("banana", "cheese", "bread")] == ["test", "triggers", "neither"]


@EACH
def test_a_diet_from_the_internet_bans_fourteen_foods_and_leaves_about_seventy_percent_of_the_energy(patient: Patient) -> None:
    assert len(INTERNET_DIET) == len(set(INTERNET_DIET)) == 14
    assert 65 <= internet_week(patient).energy <= 75
    assert 95 <= cooked(patient, frozenset()).energy <= 110


@EACH
def test_nobody_shares_her_triggers_and_they_are_two_of_the_list(patient: Patient) -> None:
    assert len(patient.triggers) == 2
    assert patient.triggers <= set(TRIGGER_FOODS)
    assert sum(other.triggers == patient.triggers for other in PEOPLE.values()) == 1


@EACH
def test_a_food_that_is_on_the_test_list_alone_saves_no_flush(patient: Patient) -> None:
    own = cooked(patient, patient.triggers).flushes
    assert own == pytest.approx(DAYS * WITHOUT_ANY)
    more = cooked(patient, patient.triggers | frozenset(TEST_FOODS))
    assert more.flushes == pytest.approx(own)
    assert more.energy < cooked(patient, patient.triggers).energy


@pytest.mark.parametrize("seed", SEEDS)
def test_each_task_has_a_solution_in_every_kitchen_and_is_not_met_as_it_begins(seed: int) -> None:
    patient = Patient(seed)
    whole = cooked(patient, frozenset()).flushes
    if cooked(patient, patient.triggers).flushes > whole / 2:
        assert patient not in PEOPLE.values()
        return
    made = tasks(patient)
    begin: dict[str, Any] = {"left_out": [], "lists": False, "collect": False, "days": 0}
    own = foods(*patient.triggers)
    for name, task in made.items():
        assert not task.met({**begin, "left_out": foods(*BEGINS.get(name, ()))})
    assert made["halve"].met({**begin, "left_out": own})
    assert not made["halve"].met({**begin, "left_out": foods(*TRIGGER_FOODS)})
    assert made["give-back"].met({**begin, "left_out": own})
    assert not made["give-back"].met({**begin, "left_out": foods(*set(TRIGGER_FOODS) - patient.triggers)})
    assert not made["give-back"].met({**begin, "left_out": foods(*patient.triggers, "eggs")})
    assert made["collection"].met({**begin, "collect": True, "days": 2})
    assert made["collection"].met({**begin, "collect": True, "days": 3, "left_out": own})
    assert not made["collection"].met({**begin, "collect": True, "days": 6})
    assert not made["collection"].met({**begin, "collect": True, "days": 2, "left_out": foods("banana")})


@EACH
def test_once_the_other_foods_are_back_a_trigger_shows_itself_and_only_her_own_does(patient: Patient) -> None:
    strict = cooked(patient, frozenset(TRIGGER_FOODS)).flushes
    more = {key: cooked(patient, frozenset(TRIGGER_FOODS) - {key}).flushes for key in TRIGGER_FOODS}
    assert {key for key, flushes in more.items() if flushes > strict + TINY} == patient.triggers


def test_a_trigger_that_came_back_and_is_only_not_cooked_yet_does_not_count_as_harmless() -> None:
    explorer = PlateWeek("give-back")
    hidden = explorer.settle({"left_out": foods("bread", "wine", "spicy", "meat")})
    assert explorer.task is not None
    assert not explorer.task.met(hidden)
    assert "as soon as it is cooked" in explorer.task.answer(hidden)


@EACH
def test_no_plan_lies_beyond_the_line(patient: Patient) -> None:
    line = frontier(patient)
    assert [one.energy for one in line] == sorted(one.energy for one in line)
    for one in sets(TRIGGER_FOODS):
        week = cooked(patient, one)
        assert any(best.flushes <= week.flushes + TINY and best.energy >= week.energy for best in line)
    assert best_with(patient, 2).flushes <= best_with(patient, 1).flushes <= cooked(patient, frozenset()).flushes


@settings(max_examples=25)
@given(st.sampled_from(list(PEOPLE)), st.sets(st.sampled_from(list(FOODS))), st.integers(NO_TEST, DAYS - 1))
def test_what_is_left_out_is_never_served_and_the_same_plan_gives_the_same_week(person: str, gone: set[str], days: int) -> None:
    week = cooked(PEOPLE[person], frozenset(gone), days)
    for at, day in enumerate(week.days):
        assert not day.eaten & gone
        if days != NO_TEST and at >= DAYS - 1 - days:
            assert not day.eaten & set(TEST_FOODS)
    cooked.cache_clear()
    assert cooked(PEOPLE[person], frozenset(gone), days) == week
    assert DAYS * WITHOUT_ANY - TINY <= week.flushes <= DAYS


@pytest.mark.parametrize(("days", "safe"), [(0, False), (2, True), (3, True)])
def test_the_foods_of_the_test_go_for_two_days_before_and_the_day_itself(days: int, safe: bool) -> None:  # noqa: FBT001
    plans = [read_plan(PlateWeek(person=one).settle({"collect": True, "days": days}), PEOPLE[one]) for one in PEOPLE]
    assert all(not plan.too_late for plan in plans) is safe
    assert all(at >= DAYS - 2 for plan in plans for at in plan.too_late.values())
    # Before that they are eaten as ever.
    assert any(day.eaten & set(TEST_FOODS) for plan in plans for day in plan.week.days[: DAYS - 1 - days])


def test_as_it_opens_no_list_is_printed_and_no_trigger_is_told() -> None:
    for name in ("", *PlateWeek.tasks):
        explorer = PlateWeek(name)
        shown = explorer.show(explorer.settle({}))
        told = " ".join([shown.headline, *shown.reasons, *shown.sources, *(one.alt + one.caption for one in shown.figures)])
        assert len(shown.figures) == 2
        assert not any(word in told for word in ("test list", "dietitian", "5-HIAA", "Too strict", "cheese"))


def test_the_lists_are_shown_once_they_are_asked_for_with_what_each_food_did() -> None:
    shown = seen({"lists": True, "left_out": foods("banana", "wine")})
    table = {row[0]: row[1:] for row in shown.figures[2].rows}
    assert table["Banana"] == ["test", "left out for good"]
    assert table["Wine (alcohol)"][0] == "triggers"
    assert len(table) == len(FOODS)
    assert any("Left out, by list. Test: banana; triggers: wine." in one for one in shown.in_view)
    assert any("Wine stands apart" in one for one in seen({"lists": True}).in_view)


def test_there_is_no_score_only_flushes_and_what_is_left_to_eat() -> None:
    shown = seen({"left_out": foods(*INTERNET_DIET)})
    assert shown.headline == (
        "14 foods are left out: flushes expected on 0.6 of 7 days, energy 72% and protein 112% of the need, 7 different dishes."
    )
    assert any("There is no score" in one for one in shown.reasons)


@settings(max_examples=20)
@given(st.sampled_from(list(PEOPLE)), st.sets(st.sampled_from(list(FOODS))), st.booleans(), st.integers(0, DAYS - 1))
def test_every_week_is_drawn_wide_and_narrow_and_told_as_a_table(
    person: str,
    gone: set[str],
    collect: bool,  # noqa: FBT001
    days: int,
) -> None:
    raw = {"left_out": foods(*sorted(gone)), "lists": True, "collect": collect, "days": days}
    for figure in seen(raw, person).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert {len(row) for row in figure.rows} == {len(figure.header)}


@pytest.mark.parametrize("gone", [INTERNET_DIET[:-1], INTERNET_DIET[1:], ["wine"], ["bread", "meat"]])
def test_the_words_of_a_dot_stand_nearer_to_it_than_to_any_other(gone: list[str]) -> None:
    drawn = ET.fromstring(seen({"left_out": foods(*gone)}).figures[1].svg)  # noqa: S314 (our own)
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawn.findall(".//{*}circle")]
    words = [
        one
        for one in drawn.findall(".//{*}text")
        if any(name in (one.text or "") for name in ("all foods", "internet diet", "yours"))
    ]
    assert len(dots) == len(words) > 1
    for dot, one in zip(dots, words, strict=True):
        begins = float(one.attrib["x"]), float(one.attrib["y"]) - 5
        assert min(dots, key=lambda other: dist(other, begins)) == dot, one.text


def test_giving_back_can_be_a_graded_answer() -> None:
    own = sorted(SEALED["S"].triggers)
    begin = {"left_out": foods(*INTERNET_DIET)}
    item = Asked("t1", "Give back what you can.", explorer=PlateWeek(person="S"), counts=("left_out",), begin=begin)
    scheme = Placed({"left_out": Exactly(own, dict.fromkeys(own, "It is her own."), "No trigger of hers.")}, "Her own two.")
    assert scheme.marks(item, item.parse({"left_out": own}), 2).earned == 2
    assert scheme.marks(item, item.parse({"left_out": list(INTERNET_DIET)}), 2).earned == 0
    assert item.parse({"left_out": [*own, own[0], "open"]}) == {"left_out": own}


def test_the_days_before_a_collection_are_asked_for_only_where_there_is_one() -> None:
    assert "days" in seen({}).hidden
    assert "days" not in seen({"collect": True}).hidden
    assert [control.name for control in controls()] == ["left_out", "lists", "collect", "days"]


def test_a_person_has_to_exist_and_of_a_graded_one_there_is_no_task() -> None:
    with pytest.raises(ValueError, match="there is A, B"):
        PlateWeek(person="Z")
    with pytest.raises(ValueError, match="no task about S or T"):
        PlateWeek("halve", person="S")
    assert PlateWeek("halve", person="C").task is not None
