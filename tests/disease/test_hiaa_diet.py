"""The food diary: the computed table, the clock of the collection, and what lists alone say."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.hiaa_diet import (
    DietLoad,
    Food,
    Portion,
    diet_explains,
    diet_load,
    hiaa_from_food,
    restriction_hours,
)
from netcourse.disease.hiaa_units import convert
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact, facts

COMPUTED = [
    # food, g, ug of serotonin per g, then mg and umol of 5-HIAA, low and high
    ("banana", 350, "15.0", 3.4, 4.6, 18, 24),
    ("banana25", 420, "25.0", 6.8, 9.1, 36, 48),
    ("plantain", 150, "30.3", 3.0, 3.9, 15, 21),
    ("pineapple", 165, "17.0", 1.8, 2.4, 10, 13),
    ("kiwi", 75, "5.8", 0.3, 0.4, 1, 2),
    ("plum", 66, "4.7", 0.2, 0.3, 1, 1),
    ("tomato", 120, "3.2", 0.2, 0.3, 1, 2),
    ("walnut-eng", 30, "87", 1.7, 2.3, 9, 12),
    ("walnut-black", 30, "304", 5.9, 7.9, 31, 41),
    ("pecan", 30, "29", 0.6, 0.8, 3, 4),
    ("butternut", 30, "398", 7.8, 10.4, 41, 54),
    ("hickory-shagbark", 30, "143", 2.8, 3.7, 15, 19),
]
LOADS = [(Food.MOCKERNUT_HICKORY, "C5-05.load"), (Food.SWEET_PIGNUT, "C5-08.load")]
SINGLE_CONTENT = [food for food in list(Food)[: list(Food).index(Food.AVOCADO)] if food not in (Food.BANANA, Food.WALNUT)]


def load(*portions: Portion) -> DietLoad:
    answer = diet_load(portions)
    assert isinstance(answer, DietLoad)
    return answer


@pytest.mark.parametrize(("food", "grams", "content", "low_mg", "high_mg", "low_umol", "high_umol"), COMPUTED)
def test_it_gives_the_computed_table(
    food: str, grams: int, content: str, low_mg: float, high_mg: float, low_umol: int, high_umol: int
) -> None:
    low, high = hiaa_from_food(grams, Fraction(content))
    assert (round(float(low), 1), round(float(high), 1)) == (low_mg, high_mg)
    assert (round(convert(low, "mg", "umol")), round(convert(high, "mg", "umol"))) == (low_umol, high_umol)
    told = fact(f"M-diet.{food}.mg")
    assert (float(told.low or 0), float(told.high or 0)) == (low_mg, high_mg)


def test_the_computed_table_is_complete() -> None:
    told = {fact_id.split(".")[1] for fact_id in facts() if fact_id.startswith("M-diet.") and fact_id.endswith(".mg")}
    assert told == {food for food, *_ in COMPUTED}


@pytest.mark.parametrize(("food", "fact_id"), LOADS)
def test_a_portion_of_the_rarer_nuts(food: Food, fact_id: str) -> None:
    found = load(Portion(food, 30, daily=True))
    told = fact(fact_id)
    assert (round(float(found.low_mg), 1), round(float(found.high_mg), 1)) == (float(told.low or 0), float(told.high or 0))


def test_the_model_agrees_with_the_bananas_that_were_eaten() -> None:
    low, high = hiaa_from_food(420, 25)
    observed = fact("C5-19.rise").exact_value
    assert observed is not None
    assert low <= observed <= high


def test_v10_two_bananas_and_walnuts() -> None:
    found = load(Portion("banana", 240, daily=True), Portion("English walnut", 30, daily=True))
    assert round(float(found.low_mg), 1) == 4.0
    assert round(float(found.high_mg), 1) == 7.5
    assert found.within_restriction


def test_a_walnut_of_unknown_kind_spans_both() -> None:
    found = load(Portion(Food.WALNUT, 30, daily=True))
    assert found.low_mg == load(Portion(Food.ENGLISH_WALNUT, 30, daily=True)).low_mg
    assert found.high_mg == load(Portion(Food.BLACK_WALNUT, 30, daily=True)).high_mg


@pytest.mark.parametrize(
    ("hour", "low_counts", "high_counts", "restricted"),
    [
        (-72.1, False, False, False),
        (-72, False, False, True),
        (-10, False, False, True),
        (-9.9, False, True, True),
        (-0.1, False, True, True),
        (0, True, True, True),
        (14, True, True, True),
        (14.1, False, True, True),
        (23.9, False, True, True),
        (24, False, False, False),
    ],
)
def test_the_hour_decides(hour: float, *, low_counts: bool, high_counts: bool, restricted: bool) -> None:
    found = load(Portion(Food.PINEAPPLE, 165, hours_from_start=hour))
    assert (found.low_mg > 0, found.high_mg > 0, found.within_restriction) == (low_counts, high_counts, restricted)


def test_laboratories_restrict_for_one_to_three_days() -> None:
    assert list(map(int, restriction_hours())) == [24, 72]
    assert "before, and during" in load().reasons[-1].text


def test_an_empty_diary_adds_nothing() -> None:
    found = load()
    assert found.low_mg == found.high_mg == 0
    assert found.unmeasured == ()
    assert not found.within_restriction


@pytest.mark.parametrize("food", list(Food)[list(Food).index(Food.AVOCADO) :])
def test_listed_foods_without_a_figure_add_none(food: Food) -> None:
    found = load(Portion(food, 100, daily=True))
    assert found.high_mg == 0
    assert found.unmeasured == (food,)
    assert found.within_restriction


def test_every_food_has_its_reason() -> None:
    found = load(*(Portion(food, 10, daily=True) for food in Food))
    assert len(found.reasons) == len(Food) + 1
    assert all(reason.facts for reason in found.reasons)


@given(st.lists(st.tuples(st.sampled_from(Food), st.integers(0, 500), st.integers(-80, 30)), max_size=6))
def test_the_order_of_the_diary_does_not_matter(lines: list[tuple[Food, int, int]]) -> None:
    portions = [Portion(food, grams, hour) for food, grams, hour in lines]
    there, back = load(*portions), load(*reversed(portions))
    assert (there.low_mg, there.high_mg, there.within_restriction) == (back.low_mg, back.high_mg, back.within_restriction)
    assert 0 <= there.low_mg <= there.high_mg


@given(st.sampled_from(SINGLE_CONTENT), st.integers(0, 500), st.integers(0, 500))
def test_portions_add_up(food: Food, one: int, other: int) -> None:
    together = load(Portion(food, one + other, daily=True))
    apart = load(Portion(food, one, daily=True), Portion(food, other, daily=True))
    assert (together.low_mg, together.high_mg) == (apart.low_mg, apart.high_mg)
    assert together.high_umol == convert(together.high_mg, "mg", "umol")
    assert together.low_umol == convert(together.low_mg, "mg", "umol")


def test_the_edge_of_what_a_diet_explains() -> None:
    eaten = load(Portion(Food.KIWI, 75, daily=True))
    assert diet_explains(eaten, excess_mg=eaten.high_mg)[0] is True
    assert diet_explains(eaten, excess_mg=eaten.high_mg + Fraction(1, 1000))[0] is False
    with pytest.raises(ValueError, match="excess_mg"):
        diet_explains(eaten, excess_mg=-1)


def test_a_missing_time_is_asked_for() -> None:
    answer = diet_load([Portion(Food.BANANA, 120), Portion(Food.KIWI, 75, hours_from_start=2)])
    assert isinstance(answer, NotDecidable)
    assert answer.needs == ("the hour at which banana was eaten",)


@pytest.mark.parametrize(
    ("portion", "name"),
    [
        (Portion("bread", 50, daily=True), "food"),
        (Portion("banana", -1, daily=True), "grams"),
        (Portion("banana", 100, float("nan")), "hours_from_start"),
    ],
)
def test_impossible_lines_are_refused(portion: Portion, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        diet_load([portion])


def test_negative_serotonin_is_refused() -> None:
    with pytest.raises(ValueError, match="serotonin_ug_per_g"):
        hiaa_from_food(100, -1)
