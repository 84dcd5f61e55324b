"""Numbers and truth values out of numpy and pandas are taken by explorers as they are by rules."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers import CountedCase, counting_error
from netcourse.explorers.dependent import Dependent
from netcourse.explorers.explorer import Dial, Switch
from netcourse.explorers.ki67.agreement import fleiss_kappa
from netcourse.explorers.ki67.area import hottest_area
from netcourse.explorers.ki67.sheet import settle_sheet
from netcourse.explorers.ki67.slide import make_slide

WIDTHS: tuple[Any, ...] = (np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint64)
DIAL = Dial("ki67", "Ki-67 index", 0, 100, 0.1, 1, "%")


@given(number=st.integers(0, 127), width=st.sampled_from(WIDTHS))
def test_a_dial_takes_a_numpy_integer(number: int, width: Any) -> None:
    assert DIAL.settle(width(number)) == DIAL.settle(number)
    assert type(DIAL.settle(width(number))) is float


@pytest.mark.parametrize("number", [np.float32(2.8), np.float64(2.8), 2.8])
def test_a_dial_takes_a_float_of_any_width(number: Any) -> None:
    assert DIAL.settle(number) == 2.8


@pytest.mark.parametrize("odd", [True, np.True_, "3", None, float("nan"), np.float32("inf"), 10**400])
def test_a_dial_refuses_what_is_no_number(odd: Any) -> None:
    with pytest.raises(ValueError, match="is not a number from 0 to 100"):
        DIAL.settle(odd)


def test_a_typed_number_may_come_from_numpy() -> None:
    typed = Dependent("against", "with", "column", {"ki67": {}}, {"ki67": "%"})
    assert typed.settle(np.int16(20)) == 20
    with pytest.raises(ValueError, match="is not on offer"):
        typed.settle(np.True_)


def test_a_switch_takes_a_truth_value_of_numpy_and_no_number() -> None:
    switch = Switch("frail", "Frail")
    assert switch.settle(np.True_) is True
    assert switch.settle(np.False_) is False
    with pytest.raises(ValueError, match="neither on nor off"):
        switch.settle(np.int64(1))


def test_a_seed_out_of_numpy_makes_the_same_slide() -> None:
    seed: Any = np.int64(7)
    found = make_slide(seed)
    assert type(found.seed) is int
    assert found.fields == make_slide(7).fields


@pytest.mark.parametrize("odd", [True, np.True_, 1.0, np.float64(1)])
def test_a_slide_that_was_made_before_is_no_answer_to_what_is_no_seed(odd: Any) -> None:
    slide = make_slide(1)
    hottest_area(slide, 1)
    with pytest.raises(ValueError, match=r"seed=.*a whole number is needed"):
        make_slide(odd)
    with pytest.raises(ValueError, match=r"cells=.*a whole number is needed"):
        hottest_area(slide, odd)


def test_cells_that_are_wanted_may_come_from_numpy() -> None:
    cells: Any = np.int16(500)
    assert hottest_area(make_slide(3), cells) == hottest_area(make_slide(3), 500)


def test_a_guess_may_come_from_numpy() -> None:
    assert settle_sheet(make_slide(3), {}, np.int64(5)).guess == 5
    with pytest.raises(ValueError, match=r"guess=.*a number is needed from 0 to 100"):
        settle_sheet(make_slide(3), {}, np.True_)


@pytest.mark.parametrize("width", WIDTHS)
def test_agreement_out_of_an_array_does_not_overflow(width: Any) -> None:
    ratings = [[60, 40], [50, 50], [0, 100]]
    found: Any = np.array(ratings, dtype=width)
    assert fleiss_kappa(found) == fleiss_kappa(ratings)


@pytest.mark.parametrize("width", [np.int16, np.int32, np.int64])
def test_a_table_of_counts_out_of_pandas_is_drawn(width: Any) -> None:
    assert counting_error([CountedCase(width(15), width(500))]).rows == counting_error([CountedCase(15, 500)]).rows
