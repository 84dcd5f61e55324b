"""The controls of an explorer take what is allowed, and refuse the rest by name."""

from fractions import Fraction
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers.dial import _stepped
from netcourse.explorers.explorer import Choice, Dial, Diary, Explorer, Shown, Switch, Task, Values

ORGAN = Choice("organ", "Organ", {"gut": "gut", "lung": "lung"}, "gut")
INDEX = Dial("index", "Ki-67 index", 0, 100, 0.1, 2, "%")
FROM_ODD_START = Dial("fields", "Fields", 0.5, 10, 3, 0.5)
MEALS = Diary("meals", "Meals", (ORGAN, INDEX), most=2)


class Echo(Explorer):
    title = "Echo"
    controls = (ORGAN, INDEX, Switch("more", "More"), MEALS)
    tasks = {"high": Task("Go above 20.", (), "You did.", ("Look.", "Turn."))}  # noqa: RUF012 (read only)

    def show(self, values: Values) -> Shown:
        return Shown(str(values["index"]))


@pytest.mark.parametrize(
    ("set_to", "settled"),
    [(3, 3.0), (2.96, 3.0), (2.94, 2.9), (0.3, 0.3), (-5, 0.0), (100.1, 100.0), (1e300, 100.0)],
)
def test_a_dial_settles_on_the_nearest_step_within_its_limits(set_to: float, settled: float) -> None:
    assert INDEX.settle(set_to) == settled


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_settled_dial_lies_on_an_exact_step_and_settles_to_itself(set_to: float) -> None:
    settled = INDEX.settle(set_to)
    assert (Fraction(str(settled)) / Fraction("0.1")).denominator == 1
    assert INDEX.settle(settled) == settled


def test_steps_are_counted_from_the_lower_limit_and_never_leave_the_upper_one() -> None:
    assert [FROM_ODD_START.settle(one) for one in (0, 3, 9.4, 10)] == [0.5, 3.5, 9.5, 9.5]


def log_dial(low: float, high: float, step: float) -> Dial:
    return Dial("index", "Index", low, high, step, high, "%", lambda value: log10(max(value, 0.1) / 0.1))


@pytest.mark.parametrize("limit", [0, 0.1, 1, 2, 3, 9.9, 10, 20, 55, 100])
def test_a_slider_that_follows_an_axis_stops_on_every_limit(limit: float) -> None:
    assert limit in [number for _, number in log_dial(0, 100, 0.1).rungs]


@given(st.sampled_from([0.0, 0.05, 0.2, 3.0]), st.sampled_from([20.0, 60.0, 300.0]), st.sampled_from([0.05, 0.1, 1.0]))
def test_the_stops_of_a_slider_rise_from_end_to_end_and_each_can_be_set(low: float, high: float, step: float) -> None:
    dial = log_dial(low, high, step)
    places, numbers = zip(*dial.rungs, strict=True)
    assert list(places) == sorted(places)
    assert (places[0], places[-1]) == (0, 1)
    assert list(numbers) == sorted(set(numbers))
    assert numbers[0] == dial.settle(low)
    assert all(dial.settle(one) == one for one in numbers)
    assert len(numbers) < 300


def test_an_even_slider_has_no_stops_of_its_own() -> None:
    assert INDEX.rungs == ()


@pytest.mark.parametrize("odd", ["3", "", None, True, float("nan"), float("inf"), [3]])
def test_a_dial_refuses_what_is_no_number(odd: object) -> None:
    with pytest.raises(ValueError, match=r"Ki-67 index: .* is not a number from 0 to 100"):
        INDEX.settle(odd)


@pytest.mark.parametrize("odd", ["skin", None, 1, ["gut"]])
def test_a_choice_refuses_what_is_not_on_offer(odd: object) -> None:
    with pytest.raises(ValueError, match=r"Organ: .* choose one of gut, lung"):
        ORGAN.settle(odd)


@pytest.mark.parametrize("odd", [0, 1, "on", None])
def test_a_switch_is_on_or_off(odd: object) -> None:
    with pytest.raises(ValueError, match="neither on nor off"):
        Switch("more", "More").settle(odd)


def test_a_diary_settles_every_part_of_every_entry() -> None:
    assert MEALS.settle([{"organ": "lung", "index": 2.96}]) == ({"organ": "lung", "index": 3.0},)


@pytest.mark.parametrize(
    ("odd", "says"),
    [
        ("gut", "a list of at most 2"),
        ([{"organ": "gut", "index": 1}] * 3, "a list of at most 2"),
        ([{"organ": "gut", "index": 1}, {"organ": "gut"}], "entry 2 has no Ki-67 index"),
        (["gut"], "entry 1 has no Organ, Ki-67 index"),
    ],
)
def test_a_diary_says_which_entry_is_wrong(odd: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        MEALS.settle(odd)


def test_a_control_that_is_not_named_keeps_its_start() -> None:
    assert Echo().settle({"index": 7}) == {"organ": "gut", "index": 7.0, "more": False, "meals": ()}


def test_a_name_of_no_control_is_refused() -> None:
    with pytest.raises(ValueError, match="no control is called 'ki67'"):
        Echo().settle({"ki67": 7})


def test_a_task_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match=r"'low' is no task of Echo; there is high"):
        Echo(task="low")


def test_a_number_that_was_settled_to_its_step_before_is_not_worked_out_again() -> None:
    INDEX.settle(31.26)
    before = _stepped.cache_info()
    assert INDEX.settle(31.26) == 31.3
    after = _stepped.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (1, 0)
