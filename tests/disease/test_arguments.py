"""Numbers as a student hands them in: out of Python, out of numpy, out of a column of pandas."""

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.arguments import count, exact, truth
from netcourse.disease.counting import wilson_interval
from netcourse.disease.genetic_testing import genetic_testing
from netcourse.disease.hiaa import interpret_urinary_hiaa
from netcourse.disease.imaging import prrt_target
from netcourse.disease.patient import Patient
from netcourse.disease.proliferation import Ki67Index, enough_cells, mitotic_rate, mitotic_rate_in_fields
from netcourse.disease.recount import chance_of_another_ki67_grade, ki67_recount
from netcourse.disease.who_grade import who_grade
from netcourse.evidence import fact
from netcourse.whole_number import truth_value, whole_number

WIDTHS: tuple[Any, ...] = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64)


class Cells(IntEnum):
    FIVE_HUNDRED = 500


@st.composite
def numpy_integers(draw: st.DrawFn) -> Any:
    width = draw(st.sampled_from(WIDTHS))
    limits = np.iinfo(width)
    return width(draw(st.integers(int(limits.min), int(limits.max))))


@given(number=numpy_integers())
def test_a_numpy_integer_of_any_width_is_the_same_plain_int(number: Any) -> None:
    found = whole_number(number)
    assert type(found) is int
    assert found == int(number)
    assert exact("x", number) == Fraction(int(number))
    if number >= 0:
        assert type(count("x", number)) is int


@pytest.mark.parametrize("number", [7, Cells.FIVE_HUNDRED, 10**400, np.array(7), pd.Series([7]).iloc[0], pd.Series([7]).sum()])
def test_a_whole_number_of_another_type_is_a_plain_int(number: Any) -> None:
    assert type(whole_number(number)) is int
    assert whole_number(number) == int(number)


@pytest.mark.parametrize("odd", [3.0, np.float64(3), np.float32(3), Fraction(3), Decimal(3), "3", None, pd.NA, float("nan"), [3]])
def test_what_is_no_whole_number_by_its_type_is_none(odd: Any) -> None:
    assert whole_number(odd) is None
    with pytest.raises(ValueError, match="a whole number is needed"):
        count("cells", odd)


@pytest.mark.parametrize("truth_of", [True, False, np.True_, np.False_, pd.Series([True]).iloc[0], np.bool_(1)])
def test_a_truth_value_is_no_number_and_a_plain_bool(truth_of: Any) -> None:
    assert whole_number(truth_of) is None
    assert type(truth_value(truth_of)) is bool
    assert truth("x", truth_of) == bool(truth_of)
    for check in (count, exact):
        with pytest.raises(ValueError, match="number is needed"):
            check("cells", truth_of)


@pytest.mark.parametrize("odd", [0, 1, np.int64(1), "yes", 1.0])
def test_zero_and_one_are_no_truth_values(odd: Any) -> None:
    assert truth_value(odd) is None
    with pytest.raises(ValueError, match="must be True, False or None"):
        truth("x", odd)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_limits_of_a_count_hold_for_numpy_integers(width: Any) -> None:
    assert [count("x", width(n), low=2, high=4) for n in (2, 3, 4)] == [2, 3, 4]
    for outside in (1, 5):
        with pytest.raises(ValueError, match=f"x={outside}: must be from 2 to 4"):
            count("x", width(outside), low=2, high=4)


@pytest.mark.parametrize("number", [2.8, np.float64(2.8), np.float32(2.8), np.float16(2.8), Decimal("2.8"), Fraction(14, 5)])
def test_a_float_of_any_width_is_read_as_it_was_typed(number: Any) -> None:
    assert exact("x", number) == Fraction(14, 5)


@pytest.mark.parametrize("number", [0.1234567890123456, np.float64(0.1234567890123456), np.float32(2.8), np.float16(2.8)])
def test_how_numpy_prints_changes_no_number(number: Any) -> None:
    before = exact("x", number)
    with np.printoptions(legacy="1.13", precision=3):
        assert exact("x", number) == before


@given(number=st.floats(-1e6, 1e6, width=32))
def test_a_narrow_float_is_read_back_as_itself(number: float) -> None:
    narrow: Any = np.float32(number)
    assert np.float32(float(exact("x", narrow))) == narrow


@pytest.mark.parametrize("odd", [float("inf"), float("nan"), np.float32("inf"), Decimal("nan")])
def test_what_is_not_finite_says_so(odd: Any) -> None:
    with pytest.raises(ValueError, match="a finite number is needed"):
        exact("x", odd)


def test_a_fraction_of_numpy_integers_does_not_overflow() -> None:
    three, many = (pd.Series([number])[0] for number in (3, 2**62))
    found = exact("x", Fraction(three, many))
    assert found * 2**62 == 3
    assert type(found.numerator) is type(found.denominator) is int


def test_an_int_too_large_for_a_float_is_a_number() -> None:
    assert exact("x", 10**400) == 10**400


RULES: dict[str, Callable[[Any], object]] = {
    "Ki67Index": lambda n: Ki67Index(n(15), n(100)),
    "grade": lambda n: who_grade(
        site="ileum", differentiation="well", ki67_index=Ki67Index(n(15), n(100)), mitoses_per_2mm2=n(3)
    ),
    "wilson_interval": lambda n: wilson_interval(n(15), n(100)),
    "enough_cells": lambda n: enough_cells(n(100)),
    "mitotic_rate": lambda n: mitotic_rate(mitoses=n(3), area_mm2=n(10)),
    "mitotic_rate_in_fields": lambda n: mitotic_rate_in_fields(mitoses=n(3), fields=n(50), field_area_mm2=0.2),
    "ki67_recount": lambda n: ki67_recount(true_index=n(3), counted=n(100)),
    "chance_of_another_ki67_grade": lambda n: chance_of_another_ki67_grade(positive=n(15), counted=n(100)),
    "prrt_target": lambda n: prrt_target(krenning=n(3), jurisdiction=None),
    "genetic_testing": lambda n: genetic_testing(nets_of_pancreas_or_duodenum=n(2), family_history=None, age_years=n(40)),
    "Patient": lambda n: Patient(age=n(60), krenning_score=n(3), bowel_movements_per_day=n(6), ki67_index=n(12)),
    "Fact.holds": lambda n: fact("B2-02").holds(n(100)),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_rule_that_takes_a_count_answers_as_for_a_plain_int(rule: str, width: Any) -> None:
    found = RULES[rule](width)
    assert found == RULES[rule](int)
    assert repr(found) == repr(RULES[rule](int))


def test_a_count_of_many_cells_in_small_integers_does_not_overflow() -> None:
    assert wilson_interval(np.int16(600), np.int16(30_000)) == wilson_interval(600, 30_000)  # type: ignore[arg-type]
    assert Ki67Index(np.int16(600), np.int16(30_000)).percent == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", [True, np.True_])
def test_a_truth_value_is_no_count_of_cells(odd: Any) -> None:
    for rule in (Ki67Index, wilson_interval):
        with pytest.raises(ValueError, match="a whole number is needed"):
            rule(odd, 10)


def test_counts_straight_out_of_pandas_are_graded() -> None:
    cells = pd.DataFrame({"stained": [True] * 15 + [False] * 485, "counted": 1})
    stained: Any = cells["stained"].sum()
    counted: Any = cells["counted"].sum()
    assert type(stained) is not int
    assert Ki67Index(stained, counted) == Ki67Index(15, 500)
    assert Ki67Index(stained, counted).what == "3% (15 of 500 cells)"


def test_truth_values_out_of_pandas_are_features_of_a_patient() -> None:
    row = pd.DataFrame({"progressing": [True], "frail": [False]}).iloc[0]
    assert Patient(progressing=row["progressing"], frail=row["frail"]) == Patient(progressing=True, frail=False)


def test_an_incomplete_collection_is_incomplete_when_pandas_says_so_too() -> None:
    def read(stated: Any) -> Any:
        return interpret_urinary_hiaa(
            value=4, unit="mg/24 h", upper_limit=8, diet=(), drugs=(), renal_impairment=False, stated_complete=stated
        )

    assert read(np.False_) == read(False)
    assert read(np.True_) == read(True)
    assert read(np.False_).verdict is not read(np.True_).verdict
