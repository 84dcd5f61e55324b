"""Units of 5-HIAA: the computed table, exact round trips, refusals; and a collection judged by its creatinine."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.hiaa_units import CollectionCheck, Completeness, HiaaUnit, check_collection, convert, molar_mass
from netcourse.disease.result import NotDecidable
from netcourse.evidence import facts

COMPUTED = [
    ("1", "mg", "umol", 5.23, 2),
    ("2", "mg", "umol", 10.46, 2),
    ("6", "mg", "umol", 31.38, 2),
    ("8", "mg", "umol", 41.85, 2),
    ("10", "mg", "umol", 52.31, 2),
    ("14.9", "mg", "umol", 77.94, 2),
    ("15", "mg", "umol", 78.46, 2),
    ("25", "mg", "umol", 130.77, 2),
    ("40", "umol", "mg", 7.65, 2),
    ("47.1", "umol", "mg", 9.0, 2),
    ("50", "umol", "mg", 9.56, 2),
    ("300", "umol", "mg", 57.35, 2),
    ("30", "ng/mL", "nmol/L", 156.9, 1),
    ("130", "ng/mL", "nmol/L", 680.0, 1),
    ("123", "nmol/L", "ng/mL", 23.5, 1),
    ("135", "nmol/L", "ng/mL", 25.8, 1),
    ("752", "nmol/L", "ng/mL", 143.8, 1),
]
PAIRS = [("mg", "umol"), ("mg/24 h", "umol/24 h"), ("ng/mL", "nmol/L")]


@pytest.mark.parametrize(("value", "unit", "to", "expected", "places"), COMPUTED)
def test_it_gives_the_computed_table(value: str, unit: str, to: str, expected: float, places: int) -> None:
    assert round(float(convert(Fraction(value), unit, to)), places) == expected


def test_the_facts_tell_the_same() -> None:
    told = 0
    for fact_id, one in facts().items():
        given_as = re.fullmatch(r"([\d.]+) (mg|umol|ng/mL|nmol/L) of 5-HIAA is [\d.]+ (\S+)\.", one.statement)
        if not fact_id.startswith("M-hiaa.") or given_as is None or one.value is None:
            continue
        value, unit, to = given_as.groups()
        places = 1 if to in ("nmol/L", "ng/mL") else 2
        assert round(float(convert(Fraction(value), unit, to)), places) == float(one.value), fact_id
        told += 1
    assert told == len(COMPUTED)


@given(value=st.fractions(min_value=0, max_value=10**6), pair=st.sampled_from(PAIRS), turned=st.booleans())
def test_there_and_back_is_exact(*, value: Fraction, pair: tuple[str, str], turned: bool) -> None:
    start, end = reversed(pair) if turned else pair
    assert convert(convert(value, start, end), end, start) == value


@given(st.fractions(min_value=0, max_value=10**6), st.fractions(min_value=0, max_value=10**6), st.sampled_from(PAIRS))
def test_order_is_kept(one: Fraction, other: Fraction, pair: tuple[str, str]) -> None:
    assert (convert(one, *pair) < convert(other, *pair)) is (one < other)


def test_the_same_unit_changes_nothing() -> None:
    assert convert(2.8, "mg", "mg") == Fraction(28, 10)
    assert molar_mass() == Fraction("191.18")


@pytest.mark.parametrize(
    ("value", "unit", "to", "name"),
    [
        (-1, "mg", "umol", "value"),
        (float("inf"), "mg", "umol", "value"),
        (1, "", "umol", "unit"),
        (1, "g", "umol", "unit"),
        (1, "mg", "mmol", "to"),
        (1, "mg", "nmol/L", "to"),
        (1, "mg/24 h", "umol", "to"),
    ],
)
def test_what_cannot_be_converted_is_refused(value: float, unit: str, to: str, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}="):
        convert(value, unit, to)


def test_the_units_are_a_closed_list() -> None:
    assert {str(unit) for pair in PAIRS for unit in pair} == {str(unit) for unit in HiaaUnit}


def check(creatinine: float, sex: str, weight: float | None) -> CollectionCheck:
    answer = check_collection(creatinine_mmol_per_24h=creatinine, sex=sex, weight_kg=weight)
    assert isinstance(answer, CollectionCheck)
    return answer


def test_v11_gross_under_collection() -> None:
    answer = check(4.1, "male", 85)
    assert answer.completeness is Completeness.GROSSLY_INCOMPLETE
    assert answer.mg_per_kg is not None
    assert round(float(answer.mg_per_kg), 1) == 5.5
    assert round(float(answer.mg_per_kg * 85)) == 464
    assert answer.share_of_average == Fraction(41, 154)


@pytest.mark.parametrize(
    ("creatinine", "sex", "weight", "completeness"),
    [
        (7.69, "male", 85, Completeness.GROSSLY_INCOMPLETE),
        (7.7, "male", 85, Completeness.NOT_GROSSLY_INCOMPLETE),
        (5.54, "female", 85, Completeness.GROSSLY_INCOMPLETE),
        (5.55, "female", 85, Completeness.NOT_GROSSLY_INCOMPLETE),
        (5.0, "female", 45, Completeness.DOUBTFUL),
        (7.5, "male", 50, Completeness.DOUBTFUL),
        (7.7, "male", 200, Completeness.NOT_GROSSLY_INCOMPLETE),
        (0, "female", 60, Completeness.GROSSLY_INCOMPLETE),
    ],
)
def test_both_limits_have_to_be_missed(creatinine: float, sex: str, weight: float, completeness: Completeness) -> None:
    assert check(creatinine, sex, weight).completeness is completeness


def test_the_unverified_limit_never_decides_alone() -> None:
    answer = check(10, "male", 150)
    assert answer.mg_per_kg is not None
    assert answer.mg_per_kg < 14
    assert answer.completeness is Completeness.NOT_GROSSLY_INCOMPLETE
    assert "not verified" in " ".join(reason.text for reason in answer.reasons)


def test_weight_is_asked_for_only_where_it_matters() -> None:
    assert check(15, "male", None).completeness is Completeness.NOT_GROSSLY_INCOMPLETE
    missing = check_collection(creatinine_mmol_per_24h=4.1, sex="male", weight_kg=None)
    assert isinstance(missing, NotDecidable)
    assert missing.needs == ("the body weight",)
    no_sex = check_collection(creatinine_mmol_per_24h=4.1, sex=None, weight_kg=85)
    assert isinstance(no_sex, NotDecidable)
    assert no_sex.needs == ("the sex",)


@pytest.mark.parametrize(
    ("creatinine", "sex", "weight", "name"),
    [
        (-1, "male", 85, "creatinine_mmol_per_24h"),
        (4, "man", 85, "sex"),
        (4, "male", 0, "weight_kg"),
        (4, "male", -5, "weight_kg"),
    ],
)
def test_impossible_collections_are_refused(creatinine: float, sex: str, weight: float, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        check_collection(creatinine_mmol_per_24h=creatinine, sex=sex, weight_kg=weight)
