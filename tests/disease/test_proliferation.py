"""Ki-67 and mitoses as exact numbers."""

from decimal import Decimal
from fractions import Fraction
from math import nan, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease import proliferation
from netcourse.disease.proliferation import (
    CellCount,
    Ki67Index,
    MitoticRate,
    as_percent,
    as_rate,
    enough_cells,
    field_area,
    field_diameter,
    mitotic_rate,
    mitotic_rate_in_fields,
    mitotic_rate_per_10_hpf,
    shown,
)
from netcourse.disease.result import NotDecidable
from netcourse.disease.who_grade import Category, grade_by_ki67, grade_by_mitoses
from netcourse.evidence import fact

FIELD_NUMBERS = ("18", "20", "22", "25", "26.5")


def rate(found: MitoticRate | NotDecidable) -> Fraction:
    assert isinstance(found, MitoticRate)
    return found.per_2mm2


def cells(found: CellCount | NotDecidable) -> CellCount:
    assert isinstance(found, CellCount)
    return found


@pytest.mark.parametrize(
    ("positive", "counted", "percent"),
    [(15, 500, "3"), (14, 500, "2.8"), (101, 500, "20.2"), (59, 2000, "2.95"), (0, 1, "0"), (1, 3, "100/3")],
)
def test_the_index_is_exact(positive: int, counted: int, percent: str) -> None:
    assert Ki67Index(positive, counted).percent == Fraction(percent)
    assert Ki67Index(positive, counted).share * 100 == Fraction(percent)


@given(counted=st.integers(1, 10_000), data=st.data())
def test_the_index_is_never_rounded(counted: int, data: st.DataObject) -> None:
    positive = data.draw(st.integers(0, counted))
    assert Ki67Index(positive, counted).percent * counted == 100 * positive


def test_the_index_brings_its_interval() -> None:
    interval = Ki67Index(15, 500).interval
    assert (round(100 * interval.low, 2), round(100 * interval.high, 2)) == (1.83, 4.89)


@pytest.mark.parametrize(
    ("positive", "counted", "named"),
    [
        (-1, 500, "positive=-1"),
        (501, 500, "positive=501"),
        (0, 0, "counted=0"),
        (3.5, 500, "positive=3.5"),
        (True, 500, "positive=True"),
    ],
)
def test_impossible_cells_are_named(positive: int, counted: int, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Ki67Index(positive, counted)


@pytest.mark.parametrize(("counted", "enough"), [(1, False), (230, False), (499, False), (500, True), (501, True), (2000, True)])
def test_b2_02_500_cells_are_enough(counted: int, enough: bool) -> None:  # noqa: FBT001
    found = cells(enough_cells(counted))
    assert found.enough is enough
    assert "B2-02" in {one for reason in found.reasons for one in reason.facts}
    assert found.would_change


def test_an_unknown_number_of_cells_is_not_guessed() -> None:
    found = enough_cells(None)
    assert isinstance(found, NotDecidable)
    assert found.needs == ("the number of tumour cells counted",)


@pytest.mark.parametrize("counted", [0, -1, 500.0])
def test_an_impossible_number_of_cells_is_named(counted: int) -> None:
    with pytest.raises(ValueError, match="counted="):
        enough_cells(counted)


@pytest.mark.parametrize(("mitoses", "per_2mm2"), [(9, "1.8"), (10, "2.0"), (11, "2.2"), (30, "6"), (100, "20.0"), (101, "20.2")])
def test_b2_04_a_count_in_10_mm2_is_divided_by_five(mitoses: int, per_2mm2: str) -> None:
    in_area = rate(mitotic_rate(mitoses=mitoses, area_mm2=10))
    in_fields = rate(mitotic_rate_in_fields(mitoses=mitoses, fields=50, field_area_mm2=0.2))
    assert in_area == in_fields == Fraction(per_2mm2) == Fraction(mitoses, 5)
    if mitoses != 30:
        assert in_area == fact(f"M-mitoses.{mitoses}").exact_value


def test_b3_13_adding_up_fields_as_floats_would_change_the_grade() -> None:
    added = 0.0
    for _ in range(50):
        added += 0.2
    assert added == 9.999999999999996
    assert grade_by_mitoses(rate(mitotic_rate(mitoses=100, area_mm2=added))) is Category.NET_G3
    assert grade_by_mitoses(rate(mitotic_rate_in_fields(mitoses=100, fields=50, field_area_mm2=0.2))) is Category.NET_G2


@pytest.mark.parametrize("fn", FIELD_NUMBERS)
def test_field_sizes_agree_with_the_computed_facts(fn: str) -> None:
    diameter = field_diameter(Decimal(fn))
    area = field_area(diameter)
    base = f"M-hpf.fn{fn}"
    printed = {name: fact(f"{base}{name}").value or 0 for name in ("", ".diameter", ".ten", ".for-2mm2", ".for-10mm2", ".factor")}
    assert float(area) == pytest.approx(float(printed[""]), abs=0.5e-4)
    assert float(diameter) == pytest.approx(float(printed[".diameter"]), abs=0.5e-3 + 1e-9)
    assert float(10 * area) == pytest.approx(float(printed[".ten"]), abs=0.5e-2)
    assert float(2 / area) == pytest.approx(float(printed[".for-2mm2"]), abs=0.05)
    assert float(10 / area) == pytest.approx(float(printed[".for-10mm2"]), abs=0.05)
    factor = rate(mitotic_rate_per_10_hpf(mitoses=1, field_number=Decimal(fn)))
    assert float(factor) == pytest.approx(float(printed[".factor"]), abs=0.5e-3)


def test_b2_05_42_fields_of_055_mm_make_10_mm2() -> None:
    assert round(10 / field_area(0.55)) == fact("B2-05").value
    assert float(10 / field_area(0.55)) == pytest.approx(42.1, abs=0.05)
    found = mitotic_rate_in_fields(mitoses=30, fields=42, field_diameter_mm=0.55)
    assert float(rate(found)) == pytest.approx(6, rel=0.01)
    assert isinstance(found, MitoticRate)
    assert found.would_change == ()
    assert "B2-05" in {one for reason in found.reasons for one in reason.facts}


def test_b2_06_per_10_fields_is_per_2_mm2_only_for_fields_of_02_mm2() -> None:
    assert rate(mitotic_rate_in_fields(mitoses=7, fields=10, field_area_mm2=fact("B2-06.when").exact_value)) == 7
    assert float(field_area(0.5)) == pytest.approx(float(fact("B2-06.fn20").value or 0), abs=0.5e-3)


def test_b2_07_two_per_10_fields_of_field_number_22_is_g1() -> None:
    found = rate(mitotic_rate_per_10_hpf(mitoses=2, field_number=22))
    assert round(found, 2) == fact("B2-07").exact_value
    assert grade_by_mitoses(found) is Category.NET_G1
    assert grade_by_mitoses(rate(mitotic_rate_per_10_hpf(mitoses=2, field_number=20))) is Category.NET_G2


def test_a_reading_per_10_fields_need_not_be_whole() -> None:
    half, one = (rate(mitotic_rate_per_10_hpf(mitoses=n, field_number=22)) for n in (0.5, 1))
    assert 2 * half == one


def test_a_smaller_area_than_asked_is_said() -> None:
    small, full = mitotic_rate(mitoses=1, area_mm2=2), mitotic_rate(mitoses=5, area_mm2=10)
    assert rate(small) == rate(full) == 1
    assert isinstance(small, MitoticRate)
    assert isinstance(full, MitoticRate)
    assert small.would_change
    assert not full.would_change


@given(mitoses=st.integers(0, 500), area=st.fractions(Fraction(1, 10), 50))
def test_the_rate_is_exact_and_scales(mitoses: int, area: Fraction) -> None:
    one = rate(mitotic_rate(mitoses=mitoses, area_mm2=area))
    assert one * area == 2 * mitoses
    assert rate(mitotic_rate(mitoses=3 * mitoses, area_mm2=3 * area)) == one


@given(mitoses=st.integers(1, 500), small=st.integers(1, 99), wider=st.integers(1, 99))
def test_the_same_count_in_more_area_is_a_lower_rate(mitoses: int, small: int, wider: int) -> None:
    assert rate(mitotic_rate(mitoses=mitoses, area_mm2=small + wider)) < rate(mitotic_rate(mitoses=mitoses, area_mm2=small))


@given(number=st.fractions(10, 30), reading=st.integers(0, 100))
def test_field_number_and_diameter_give_the_same_rate(number: Fraction, reading: int) -> None:
    by_diameter = mitotic_rate_in_fields(mitoses=reading, fields=10, field_diameter_mm=field_diameter(number))
    by_number = mitotic_rate_per_10_hpf(mitoses=reading, field_number=number)
    assert rate(by_diameter) == rate(by_number)
    assert float(rate(by_number)) == pytest.approx(reading * 2 / (10 * pi * (float(number) / 80) ** 2))


@pytest.mark.parametrize(
    ("function", "arguments", "needs"),
    [
        ("mitotic_rate", {"mitoses": 30, "area_mm2": None}, ("the counted area in mm2",)),
        ("mitotic_rate", {"mitoses": None, "area_mm2": None}, ("the number of mitoses", "the counted area in mm2")),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": 10}, ("the area or the diameter of a field",)),
        ("mitotic_rate_in_fields", {"mitoses": None, "fields": 10, "field_area_mm2": 0.2}, ("the number of mitoses",)),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": None, "field_area_mm2": 0.2}, ("the number of fields",)),
        (
            "mitotic_rate_per_10_hpf",
            {"mitoses": 2, "field_number": None},
            ("the field number of the microscope, or the area of a field",),
        ),
    ],
)
def test_a_raw_count_without_its_area_is_no_rate(function: str, arguments: dict[str, object], needs: tuple[str, ...]) -> None:
    found = getattr(proliferation, function)(**arguments)
    assert isinstance(found, NotDecidable)
    assert found.needs == needs


@pytest.mark.parametrize(
    ("function", "arguments", "named"),
    [
        ("mitotic_rate", {"mitoses": -1, "area_mm2": 10}, "mitoses=-1"),
        ("mitotic_rate", {"mitoses": 1.5, "area_mm2": 10}, "mitoses=1.5"),
        ("mitotic_rate", {"mitoses": -1, "area_mm2": None}, "mitoses=-1"),
        ("mitotic_rate", {"mitoses": 3, "area_mm2": 0}, "area_mm2=0"),
        ("mitotic_rate", {"mitoses": 3, "area_mm2": -2}, "area_mm2=-2"),
        ("mitotic_rate", {"mitoses": 3, "area_mm2": nan}, "area_mm2=nan"),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": 0, "field_area_mm2": 0.2}, "fields=0"),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": 10, "field_area_mm2": 0}, "field_area_mm2=0"),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": 10, "field_diameter_mm": 0}, "field_diameter_mm=0"),
        ("mitotic_rate_in_fields", {"mitoses": 3, "fields": 9, "field_area_mm2": 0.2, "field_diameter_mm": 0.5}, "one of the"),
        ("mitotic_rate_per_10_hpf", {"mitoses": -1, "field_number": 22}, "mitoses=-1"),
        ("mitotic_rate_per_10_hpf", {"mitoses": 2, "field_number": 0}, "field_number=0"),
    ],
)
def test_impossible_input_is_named(function: str, arguments: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        getattr(proliferation, function)(**arguments)


def test_a_reported_number_is_taken_as_it_was_typed() -> None:
    assert as_percent(2.8) == Fraction(28, 10)
    assert as_rate(1.8) == Fraction(18, 10)
    assert grade_by_ki67(as_percent(3.0)) is Category.NET_G2
    with pytest.raises(ValueError, match="ki67_index=101"):
        as_percent(101)
    with pytest.raises(ValueError, match="mitoses_per_2mm2=-1"):
        as_rate(-1)


@pytest.mark.parametrize(
    ("number", "text"),
    [("3", "3"), ("2.8", "2.8"), ("20.04", "20.04"), ("2.999", "just below 3"), ("20.001", "just above 20")],
)
def test_prose_never_shows_a_number_on_a_limit_beside_which_it_lies(number: str, text: str) -> None:
    assert shown(Fraction(number)) == text
