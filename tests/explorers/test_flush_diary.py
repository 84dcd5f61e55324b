"""The flush diary: exact chances, dice that are cast beforehand, and patients whose question only the right test days answer."""

from itertools import product
from math import prod
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.evidence import fact
from netcourse.explorers import Asked, FlushDiary
from netcourse.explorers.explorer import Shown
from netcourse.explorers.flush_diary.model import (
    BEFOREHAND,
    CLEARED,
    POWER,
    SURE,
    WITHOUT_ANY,
    Day,
    Exposure,
    flush_chance,
    trigger_chances,
)
from netcourse.explorers.flush_diary.person import DIARY_DAYS, FIRST, MOST_TESTS, PEOPLE, PLANS, UNPLANNED, Person, days_of
from netcourse.explorers.flush_diary.setting import compared, is_within, within_words
from netcourse.items import Exactly, Placed

EVERYBODY = pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
EXPOSURES = st.frozensets(st.sampled_from(Exposure))
DAYS = st.lists(st.builds(Day, EXPOSURES, st.booleans()), max_size=12)
WINE, CHEESE = {"day": "wine"}, {"day": "cheese"}


def settles(person: Person, *plans: str) -> bool:
    """Whether a plan of test days names the culprit and clears the bystander."""
    chances = trigger_chances(days_of(person, plans))
    return chances[person.culprit] >= SURE and chances[person.bystander] <= CLEARED


def seen(raw: dict[str, object], person: str = FIRST) -> Shown:
    explorer = FlushDiary(person=person)
    return explorer.show(explorer.settle(raw))


def met(task: str, raw: dict[str, object]) -> bool:
    explorer = FlushDiary(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@EVERYBODY
def test_only_test_days_that_part_wine_from_cheese_in_turn_settle_the_question(person: Person) -> None:
    mine, other = person.culprit, person.bystander
    assert not settles(person)
    assert not settles(person, *["neither"] * MOST_TESTS)
    assert not settles(person, *["wine-and-cheese"] * MOST_TESTS)
    assert settles(person, *[mine, other] * 3)
    assert settles(person, *[other, mine] * 3)


@EVERYBODY
def test_the_bystander_looks_guilty_in_the_diary_and_not_without_the_culprit(person: Person) -> None:
    days = days_of(person)
    over_all = compared(days, person.bystander).points
    without = compared([one for one in days if person.culprit not in one.had], person.bystander).points
    assert over_all is not None
    assert without is not None
    assert over_all > 20
    assert without < 5


@EVERYBODY
def test_after_the_right_test_days_no_food_but_the_culprit_is_near_to_being_called_a_trigger(person: Person) -> None:
    chances = trigger_chances(days_of(person, [person.culprit, person.bystander] * 3))
    foods = [one for one in Exposure if one not in (*UNPLANNED, person.culprit)]
    assert max(chances[one] for one in foods) < 0.5


@EVERYBODY
@given(plans=st.lists(st.sampled_from(list(PLANS)), max_size=MOST_TESTS))
def test_the_same_plan_gives_the_same_days_and_a_later_test_day_changes_no_earlier_one(person: Person, plans: list[str]) -> None:
    days = days_of(person, plans)
    assert days == days_of(person, plans)
    assert days[: DIARY_DAYS + max(len(plans) - 1, 0)] == days_of(person, plans[:-1])
    assert [one.had - UNPLANNED for one in days if one.test] == [PLANS[plan] for plan in plans]


@given(EXPOSURES, EXPOSURES)
def test_another_trigger_never_makes_a_flush_less_likely(had: frozenset[Exposure], triggers: frozenset[Exposure]) -> None:
    chance = flush_chance(had, triggers)
    assert 0 < chance < 1
    assert flush_chance([*had, Exposure.WINE], triggers) >= chance
    assert chance == pytest.approx(1 - (1 - WITHOUT_ANY) * (1 - POWER) ** len(had & triggers))


@given(DAYS)
def test_the_chances_are_those_of_an_enumeration_by_hand_whatever_the_order(days: list[Day]) -> None:
    weights = {}
    for chosen in product((False, True), repeat=len(Exposure)):
        triggers = frozenset(one for one, has in zip(Exposure, chosen, strict=True) if has)
        before = prod(BEFOREHAND if has else 1 - BEFOREHAND for has in chosen)
        weights[triggers] = before * prod(
            flush_chance(one.had, triggers) if one.flush else 1 - flush_chance(one.had, triggers) for one in days
        )
    whole = sum(weights.values())
    found = trigger_chances(reversed(days))
    for one in Exposure:
        assert found[one] == pytest.approx(sum(weight for triggers, weight in weights.items() if one in triggers) / whole)


def test_without_a_day_everything_is_as_likely_as_chosen_beforehand() -> None:
    assert trigger_chances([]) == pytest.approx(dict.fromkeys(Exposure, BEFOREHAND))


def test_the_exposures_are_those_of_the_fact() -> None:
    stated = fact("G-06").statement
    words = ("alcohol", "stress", "exertion", "spicy", "cheese", "chocolate", "smoked", "fermented")
    assert len(Exposure) == len(words)
    assert [one for one in words if one not in stated] == []


def test_days_with_and_without_are_all_days() -> None:
    days = days_of(PEOPLE[FIRST], ["wine"])
    for exposure in Exposure:
        parts = [sum(is_within(one, f"{key}{exposure}") for one in days) for key in ("with-", "without-")]
        assert sum(parts) == len(days)
    assert len(within_words()) == 1 + 2 * len(Exposure)


def test_cheese_is_cleared_by_holding_the_wine_fixed_and_by_nothing_else() -> None:
    assert met("clear-cheese", {"food": "cheese", "within": "without-wine"})
    assert not any(
        met("clear-cheese", {"food": "cheese", "within": within}) for within in within_words() if not within.endswith("-wine")
    )


@pytest.mark.parametrize(
    ("days", "found"),
    [([], False), ([WINE, CHEESE] * 3, True), ([CHEESE, WINE] * 3, True), ([WINE] * 6, False), ([CHEESE] * 6, True)],
)
def test_test_days_of_one_kind_may_do_only_where_they_clear_the_cheese(days: list[dict[str, str]], found: bool) -> None:  # noqa: FBT001
    assert met("test-days", {"tests": days}) is found


def test_where_nothing_can_be_compared_it_is_said() -> None:
    assert "nothing can be compared" in seen({"food": "wine", "within": "with-wine"}).headline
    assert seen({"food": "wine", "within": "with-wine"}).figures[1].rows[1][-1] == "nothing to compare"


def test_what_comes_along_and_what_is_given_up_is_said() -> None:
    assert "there was wine too" in seen({"food": "cheese"}).reasons[0]
    assert any("single day" in one for one in seen({"food": "cheese", "within": "without-wine"}).in_view)
    given_up = seen({"given_up": [{"food": "chocolate"}, {"food": "chocolate"}]})
    assert sum(one.count("chocolate, ") for one in given_up.in_view) == 1
    assert [row[2] for row in given_up.figures[2].rows].count("given up") == 1


def test_what_a_patient_really_reacts_to_is_never_told() -> None:
    told = seen({"food": "stress"}, "B")
    assert "really" not in " ".join([told.headline, *told.reasons])


@pytest.mark.parametrize("raw", [{}, {"tests": [WINE, CHEESE] * 3, "given_up": [{"food": "wine"}], "within": "without-wine"}])
def test_every_drawing_has_a_narrow_one_an_alt_and_a_table(raw: dict[str, object]) -> None:
    shown = seen(raw)
    assert len(shown.figures) == 3
    for figure in shown.figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert len(figure.alt) > 60
        assert {len(row) for row in figure.rows} == {len(figure.header)}
    assert len(shown.figures[0].rows) == DIARY_DAYS + len(raw.get("tests", ()))  # type: ignore[arg-type]


def test_a_task_is_about_the_first_patient() -> None:
    with pytest.raises(ValueError, match="the tasks are about A"):
        FlushDiary("test-days", person="B")
    with pytest.raises(ValueError, match="there is A"):
        FlushDiary(person="Z")


def test_what_is_given_up_can_be_a_graded_answer() -> None:
    item = Asked("t1", "Find the trigger.", explorer=FlushDiary(person="B"), counts=("given_up",))
    wrong = {"wine": "The wine only came along.", "cheese": "Without wine the cheese still did it."}
    scheme = Placed({"given_up": Exactly({"cheese"}, wrong, "Nothing speaks against it.")}, "Only the cheese.")
    assert scheme.marks(item, item.parse({"given_up": ["cheese"]}), 2).earned == 2
    assert scheme.marks(item, item.parse({"given_up": ["cheese", "wine"]}), 2).earned == 0
    assert scheme.marks(item, item.parse({"given_up": []}), 2).earned == 0
