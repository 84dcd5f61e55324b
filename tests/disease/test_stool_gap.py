"""The osmotic gap of stool: on, below and above each limit, and what can't be."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.result import NotDecidable
from netcourse.disease.stool_gap import StoolGap, StoolKind, stool_osmotic_gap

ions = st.fractions(min_value=0, max_value=145, max_denominator=10)


def gap_of(sodium: Any, potassium: Any, **more: Any) -> StoolGap:
    answer = stool_osmotic_gap(sodium_mmol_per_l=sodium, potassium_mmol_per_l=potassium, **more)
    assert isinstance(answer, StoolGap)
    return answer


def cited(answer: StoolGap) -> set[str]:
    return {one for reason in answer.reasons for one in reason.facts}


@pytest.mark.parametrize(
    ("sodium", "potassium", "gap", "kind"),
    [
        (30, 35, 160, StoolKind.OSMOTIC),  # the patient of the unit
        (80, Decimal("14.9"), Decimal("100.2"), StoolKind.OSMOTIC),
        (80, 15, 100, StoolKind.UNDECIDED),
        (80, Decimal("15.1"), Decimal("99.8"), StoolKind.UNDECIDED),
        (80, Decimal("39.9"), Decimal("50.2"), StoolKind.UNDECIDED),
        (80, 40, 50, StoolKind.SECRETORY),
        (80, Decimal("40.1"), Decimal("49.8"), StoolKind.SECRETORY),
        (0, 0, 290, StoolKind.OSMOTIC),
        (100, 45, 0, StoolKind.SECRETORY),
        (110, 45, -20, StoolKind.SECRETORY),
        (290, 0, -290, StoolKind.SECRETORY),
    ],
)
def test_the_limits_are_those_of_the_facts(sodium: Any, potassium: Any, gap: Any, kind: StoolKind) -> None:
    answer = gap_of(sodium, potassium)
    assert (answer.gap, answer.kind) == (Fraction(gap), kind)


def test_a_small_gap_proves_no_vipoma() -> None:
    assert {"A2-11.laxative", "A2-11.stimulant"} <= cited(gap_of(100, 30))


def test_a_large_gap_speaks_against_vipoma_and_names_a_laxative() -> None:
    assert {"A2-11.magnesium", "A2-03.hallmark"} <= cited(gap_of(30, 35))


@pytest.mark.parametrize(("potassium", "told"), [(45, False), (46, True)])
def test_only_a_negative_gap_makes_one_think_of_swallowed_salt(potassium: int, *, told: bool) -> None:
    assert ("A2-11.negative" in cited(gap_of(100, potassium))) is told


@pytest.mark.parametrize(
    ("osmolality", "read"), [(219, False), (Decimal("219.9"), False), (220, True), (290, True), (None, True)]
)
def test_a_diluted_sample_is_not_read(osmolality: Any, *, read: bool) -> None:
    answer = stool_osmotic_gap(sodium_mmol_per_l=60, potassium_mmol_per_l=40, osmolality_mosm_per_kg=osmolality)
    assert isinstance(answer, StoolGap) is read


@pytest.mark.parametrize(
    ("sodium", "potassium", "needs"),
    [
        (None, 35, ("sodium of the stool",)),
        (30, None, ("potassium of the stool",)),
        (None, None, ("sodium of the stool", "potassium of the stool")),
    ],
)
def test_a_missing_ion_is_asked_for(sodium: Any, potassium: Any, needs: tuple[str, ...]) -> None:
    answer = stool_osmotic_gap(sodium_mmol_per_l=sodium, potassium_mmol_per_l=potassium)
    assert isinstance(answer, NotDecidable)
    assert answer.needs == needs


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sodium_mmol_per_l": -1}, "sodium_mmol_per_l=-1: must be from 0 to 290 mmol/L"),
        ({"potassium_mmol_per_l": -0.1}, "potassium_mmol_per_l=-0.1: must be from 0 to 290 mmol/L"),
        ({"sodium_mmol_per_l": 291}, "sodium_mmol_per_l=291: must be from 0 to 290 mmol/L"),
        ({"sodium_mmol_per_l": 260}, "sodium_mmol_per_l=260, potassium_mmol_per_l=35: must be together at most 290 mmol/L"),
        ({"sodium_mmol_per_l": True}, "sodium_mmol_per_l=True: a number is needed"),
        ({"potassium_mmol_per_l": float("nan")}, "potassium_mmol_per_l=nan: a finite number is needed"),
        ({"osmolality_mosm_per_kg": -5}, "osmolality_mosm_per_kg=-5: must be at least 0 mOsm/kg"),
    ],
)
def test_what_cannot_be_is_one_line_that_names_the_argument(wrong: dict[str, Any], said: str) -> None:
    numbers: dict[str, Any] = {"sodium_mmol_per_l": 30, "potassium_mmol_per_l": 35, **wrong}
    with pytest.raises(ValueError, match=r"is needed|must be") as found:
        stool_osmotic_gap(**numbers)
    assert str(found.value).startswith(said)
    assert "\n" not in str(found.value)


@given(ions, ions)
def test_only_the_sum_counts(sodium: Fraction, potassium: Fraction) -> None:
    assert gap_of(sodium, potassium) == gap_of(potassium, sodium)


@given(ions, ions, st.fractions(min_value=0, max_value=10, max_denominator=10))
def test_more_salt_never_moves_towards_osmotic(sodium: Fraction, potassium: Fraction, more: Fraction) -> None:
    order = list(StoolKind)
    if sodium + potassium + more > 290:
        return
    assert order.index(gap_of(sodium + more, potassium).kind) <= order.index(gap_of(sodium, potassium).kind)
