"""The features of a patient are checked, and options know where they come from."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.choices import NOT_LISTED, Verdict, harm, option
from netcourse.disease.patient import Patient


def test_nothing_known_is_a_patient() -> None:
    assert Patient().family is None
    assert Patient().had("SSA") is None


def test_a_patient_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Patient(age=60).age = 61  # type: ignore[misc]


def test_numbers_are_kept_as_they_were_typed() -> None:
    assert Patient(ki67_index=2.8).number("ki67_index") == Fraction(28, 10)


@pytest.mark.parametrize(
    ("who_grade", "family"),
    [
        ("NET G1", "NET"),
        ("NET G3", "NET"),
        ("NEC, large-cell type", "NEC"),
        ("NEC, type not stated", "NEC"),
        ("MiNEN", "MiNEN"),
        ("atypical carcinoid", "lung carcinoid"),
    ],
)
def test_family_is_read_off_the_class(who_grade: str, family: str) -> None:
    assert Patient(who_grade=who_grade).family == family


@pytest.mark.parametrize(
    ("features", "named"),
    [
        ({"site": "spleen"}, "site='spleen'"),
        ({"who_grade": "G3"}, "who_grade='G3'"),
        ({"ki67_index": 101}, "ki67_index=101"),
        ({"ki67_index": float("nan")}, "ki67_index=nan"),
        ({"size_mm": -1}, "size_mm=-1"),
        ({"krenning_score": 5}, "krenning_score=5"),
        ({"krenning_score": 2.0}, "krenning_score=2.0"),
        ({"creatinine_clearance": "24"}, "creatinine_clearance='24'"),
        ({"symptomatic": 1}, "symptomatic=1"),
        ({"prior_treatments": ("radiotherapy",)}, "prior_treatments='radiotherapy'"),
        ({"prior_treatments": ["SSA"]}, "prior_treatments"),
        ({"bowel_movements_per_day": -1}, "bowel_movements_per_day=-1"),
        ({"site": "ileum", "gastric_type": "type 1"}, "gastric_type=type 1"),
        ({"site": "rectum", "mesoappendix_invasion_mm": 3}, "mesoappendix_invasion_mm=3"),
        ({"site": "ileum", "who_grade": "NET G1", "ki67_index": 3}, "ki67_index=3"),
        ({"site": "ileum", "who_grade": "NET G2", "ki67_index": 20.5}, "ki67_index="),
        ({"progressing": True, "stable_months": 6}, "stable_months=6"),
    ],
)
def test_impossible_features_are_refused_by_name(features: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named.replace("(", r"\(")):
        Patient(**features)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("site", "who_grade", "ki67_index"),
    [
        ("ileum", "NET G1", 2.9),
        ("ileum", "NET G2", 2),
        ("ileum", "NET G2", 20),
        ("ileum", "NET G3", 15),
        ("lung", "typical carcinoid", 4),
    ],
)
def test_possible_pairs_of_grade_and_ki67_pass(site: str, who_grade: str, ki67_index: float) -> None:
    # Mitoses may lift a grade above what Ki-67 gives, never lower it.
    assert Patient(site=site, who_grade=who_grade, ki67_index=ki67_index).who_grade == who_grade


@given(st.decimals(0, 100, places=2))
def test_any_share_of_cells_is_a_ki67(ki67: object) -> None:
    assert Patient(ki67_index=ki67).number("ki67_index") == Fraction(str(ki67))  # type: ignore[arg-type]


def test_an_option_takes_place_and_date_from_its_first_fact() -> None:
    one = option(Verdict.DEFENSIBLE, "PRRT", "why", "E2-08.eu", "E2-08.us")
    assert (one.jurisdiction, one.as_of) == ("EU", "2024-04")


def test_a_harm_is_named_by_a_harm_or_a_vignette() -> None:
    listed = harm("H5", "right hemicolectomy", "why")
    assert listed.reasons[0].facts == ("H5", "E1-01")
    assert "Overtreatment" in listed.reasons[0].text
    assert harm(NOT_LISTED, "Whipple", "why", "D-08.uncinate").named_in == NOT_LISTED
    with pytest.raises(LookupError):
        harm("H99", "act", "why", "E1-01")
