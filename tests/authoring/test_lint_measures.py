"""Numbers with their units: the same case in a stem, a figure and a data frame is the same measure."""

from fractions import Fraction

import pytest

from netcourse.authoring.lint_measures import Measure, measures, row_measures

RATE = "mitoses per 2 mm²"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Ki-67: 15 of 500 tumour cells", "%", "3"),
        ("20 of 1,000", "%", "2"),
        ("Ki-67 38%", "%", "38"),
        ("Mitoses: 3 in 10 mm²", RATE, "0.6"),
        ("1 mitosis per 2 mm²", RATE, "1"),
        ("2 mitoses per 10 HPF, field number: 22", RATE, "1.684"),
        ("2 mitoses per 10 HPF", "mitoses per 10 HPF", "2"),
        ("a tumour of 2 cm", "mm", "20"),
        ("eGFR 88", "mL/min", "88"),
        ("CgA 480 ng/mL (upper limit 100)", "ng/mL", "480"),
        ("118 µmol in 24 hours (upper limit 47.1)", "µmol", "118"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, kind: str, value: str) -> None:
    assert measures(text) == {Measure(kind, Fraction(value))}


def test_an_interval_is_no_value_of_the_case() -> None:
    text = "Ki-67: 15 of 500 tumour cells. For this count the\n95% interval of the index runs from 1.8% to 4.9%."
    assert measures(text, rules=True) == {Measure("%", Fraction(3))}


@pytest.mark.parametrize("rule", ["below 3%", "exactly 3%", "3% to 20%", "20 mm or more", "above 20%", "more than 50%"])
def test_a_number_of_a_rule_is_left_out_of_a_lesson_and_kept_in_a_stem(rule: str) -> None:
    assert measures(rule) == set()
    assert measures(rule, rules=True)


def test_rows_take_their_units_from_the_columns() -> None:
    frame = {"ki67_positive": "14", "cells_counted": "500", "mitoses": "4", "area_mm2": "10.0"}
    assert row_measures(frame) == {Measure("%", Fraction("2.8")), Measure(RATE, Fraction("0.8"))}
    figure = {"": "Case B: NET G2", "Ki-67 index": "3%", "Mitoses per 2 mm²": "0.6"}
    assert row_measures(figure) == {Measure("%", Fraction(3)), Measure(RATE, Fraction("0.6"))}


def test_a_rounded_number_is_the_same_and_the_next_count_is_not() -> None:
    assert Measure(RATE, Fraction("1.684")).near(Measure(RATE, Fraction("1.68")))
    assert not Measure("%", Fraction("2.8")).near(Measure("%", Fraction("3")))
    assert not Measure("%", Fraction(3)).near(Measure(RATE, Fraction(3)))
