"""Uptake place by place: health, doubt, tumour, and what never follows from uptake alone."""

from fractions import Fraction
from typing import Any

import pytest

from netcourse.disease.imaging import Uptake
from netcourse.disease.physiological_uptake import Expected, Settles, Spot, SpotReading, physiological_uptake, strongest_reference
from netcourse.evidence import harms


def read(spot: str, *, spleen_removed: bool | None = False, **more: Any) -> SpotReading:
    return physiological_uptake(spot, spleen_removed=spleen_removed, **more)


def cited(answer: SpotReading) -> set[str]:
    return {one for reason in answer.reasons for one in reason.facts}


@pytest.mark.parametrize(
    ("spot", "beside_liver"),
    [
        (Spot.SPLEEN, Fraction(2467, 912)),
        (Spot.KIDNEYS, Fraction(1430, 912)),
        (Spot.ADRENALS, Fraction(1373, 912)),
        (Spot.PITUITARY, Fraction(974, 912)),
        (Spot.LIVER, Fraction(1)),
    ],
)
def test_the_bright_organs_are_expected_and_told_beside_the_liver(spot: Spot, beside_liver: Fraction) -> None:
    answer = read(spot)
    assert (answer.expected, answer.beside_liver, answer.settles) == (Expected.IN_HEALTH, beside_liver, ())
    assert answer.usual is (Uptake.UP_TO_LIVER if spot is Spot.LIVER else Uptake.ABOVE_LIVER)


def test_the_order_of_the_organs_is_that_of_people_without_a_net() -> None:
    order = [read(spot).beside_liver or Fraction(0) for spot in (Spot.SPLEEN, Spot.KIDNEYS, Spot.ADRENALS, Spot.LIVER)]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("spot", [Spot.STOMACH, Spot.SMALL_BOWEL, Spot.BLADDER])
def test_where_no_number_is_held_none_is_told(spot: Spot) -> None:
    answer = read(spot)
    assert answer.expected is Expected.IN_HEALTH
    assert answer.beside_liver is None


@pytest.mark.parametrize(
    ("mass", "expected", "settles"),
    [
        (None, Expected.EITHER, (Settles.MULTIPHASE_CT, Settles.MRI)),
        (False, Expected.IN_HEALTH, ()),
        (True, Expected.EITHER, (Settles.BIOPSY,)),
    ],
)
def test_the_uncinate_is_healthy_where_a_diagnostic_scan_shows_no_mass(
    expected: Expected,
    settles: tuple[Settles, ...],
    *,
    mass: bool | None,
) -> None:
    answer = read(Spot.UNCINATE, mass_there=mass)
    assert (answer.expected, answer.settles) == (expected, settles)
    assert {"D-08.uncinate", "D-08.uncinate-ct"} <= cited(answer)
    # Its uptake was measured with another tracer than the liver's.
    assert answer.beside_liver is None


@pytest.mark.parametrize("removed", [True, False, None])
def test_a_nodule_of_the_pancreatic_tail_gets_a_spleen_scan_whatever_became_of_the_spleen(*, removed: bool | None) -> None:
    answer = read(Spot.PANCREATIC_TAIL, spleen_removed=removed, mass_there=True)
    assert answer.expected is Expected.EITHER
    assert answer.settles[0] is Settles.SPLEEN_SCAN
    assert {"D-20.rbc", "D-20.rbc-false"} <= cited(answer)


@pytest.mark.parametrize(
    ("spot", "removed", "expected", "splenosis"),
    [
        (Spot.SPLEEN, False, Expected.IN_HEALTH, False),
        (Spot.SPLEEN, None, Expected.IN_HEALTH, False),
        (Spot.SPLEEN, True, Expected.EITHER, True),
        (Spot.LEFT_UPPER_ABDOMEN, True, Expected.EITHER, True),
        (Spot.LEFT_UPPER_ABDOMEN, False, Expected.EITHER, True),
    ],
)
def test_after_splenectomy_a_spleen_is_looked_for_before_a_metastasis(
    spot: Spot,
    expected: Expected,
    *,
    removed: bool | None,
    splenosis: bool,
) -> None:
    answer = read(spot, spleen_removed=removed)
    assert answer.expected is expected
    assert ("D-20.splenosis" in cited(answer)) is splenosis
    assert (Settles.SPLEEN_SCAN in answer.settles) is splenosis


@pytest.mark.parametrize(("removed", "left"), [(False, Spot.SPLEEN), (True, Spot.KIDNEYS), (None, Spot.KIDNEYS)])
def test_without_a_spleen_the_kidneys_are_the_reference(left: Spot, *, removed: bool | None) -> None:
    assert strongest_reference(spleen_removed=removed) is left


@pytest.mark.parametrize("spot", [Spot.LIVER_FOCUS, Spot.LYMPH_NODE, Spot.LUNG])
def test_where_health_is_dark_a_test_still_comes_first(spot: Spot) -> None:
    answer = read(spot)
    assert answer.expected is Expected.NOT_IN_HEALTH
    assert answer.settles


@pytest.mark.parametrize("spot", Spot)
def test_nowhere_is_uptake_alone_a_reason_to_operate(spot: Spot) -> None:
    for mass in (None, True, False):
        answer = read(spot, mass_there=mass)
        assert answer.harms == ("H13",)
        assert harms()["H13"].act in answer.reasons[-1].text
        assert answer.would_change
        assert bool(answer.settles) is (answer.expected is not Expected.IN_HEALTH)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"spot": "toe"}, "spot='toe'"),
        ({"spleen_removed": 1}, "spleen_removed=1"),
        ({"mass_there": "no"}, "mass_there='no'"),
    ],
)
def test_impossible_input_is_named(wrong: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"spot": "liver as a whole", "spleen_removed": False, **wrong}
    with pytest.raises(ValueError, match=said):
        physiological_uptake(given.pop("spot"), **given)
