"""Treatment of liver metastases, and the heart before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.choices import Option, Options, Verdict
from netcourse.disease.liver_directed import liver_options
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable

QUIET = {"who_grade": "NET G1", "stage": "distant", "syndrome": "non-functional tumour", "site": "ileum"}
V19 = {
    "who_grade": "NET G1", "stage": "distant", "syndrome": "carcinoid syndrome", "heart": "not examined", "age": 66,
    "liver_removable": 80,
}  # fmt: skip
MILAN = QUIET | {
    "ki67_index": 2, "liver_involved": 49, "stable_months": 6, "age": 60, "portal_drainage": True, "primary_resected": True,
    "extrahepatic_disease": False,
}  # fmt: skip


def judged(**features: object) -> Options:
    found = liver_options(Patient(**features))  # type: ignore[arg-type]
    assert isinstance(found, Options)
    return found


def one(options: Options, name: str) -> Option:
    return next(each for each in options.options if each.name == name)


def test_v19_liver_surgery_before_the_heart_is_harm_h9() -> None:
    found = judged(**V19)
    assert [each.named_in for each in found.harms] == ["H9"]
    assert one(found, "surgical debulking").verdict is Verdict.UNDECIDED
    assert one(found, "surgical debulking").needs == ("an echocardiogram for carcinoid heart disease",)


def test_v19_a_diseased_valve_is_timed_before_the_liver() -> None:
    found = judged(**V19 | {"heart": "carcinoid heart disease"})
    assert "valve" in one(found, "surgical debulking").needs[0]
    assert [each.named_in for each in found.harms] == ["H9"]


def test_v19_a_sound_heart_frees_the_liver() -> None:
    found = judged(**V19 | {"heart": "no carcinoid heart disease"})
    assert found.defensible[0] == "surgical debulking"
    assert not found.harms


@pytest.mark.parametrize(
    ("share", "expected"), [(70, Verdict.NOT_DEFENSIBLE), (70.1, Verdict.DEFENSIBLE), (None, Verdict.UNDECIDED)]
)
def test_debulking_target_is_exclusive(share: float | None, expected: Verdict) -> None:
    assert one(judged(**QUIET | {"liver_removable": share}), "surgical debulking").verdict is expected


def test_the_choice_between_centres_stays_a_set() -> None:
    found = judged(**QUIET)
    assert len(found.defensible) == 4
    assert found.contested == ("J-16",)


def test_radioembolisation_after_prrt_carries_an_unverified_warning() -> None:
    found = judged(**QUIET | {"prior_treatments": ("SSA", "PRRT")})
    warned = one(found, "90Y radioembolisation")
    assert warned.verdict is Verdict.DEFENSIBLE
    assert "not verified" in warned.reasons[0].text


def test_transplantation_within_all_criteria_is_defensible() -> None:
    chosen = one(judged(**MILAN), "liver transplantation")
    assert chosen.verdict is Verdict.DEFENSIBLE
    assert "E1-16.os" in chosen.reasons[0].facts


@pytest.mark.parametrize(
    "broken",
    [
        {"age": 61}, {"liver_involved": 50}, {"stable_months": 5.9}, {"ki67_index": 10, "who_grade": "NET G2"},
        {"portal_drainage": False}, {"primary_resected": False}, {"extrahepatic_disease": True},
        {"who_grade": "NET G3", "ki67_index": 30},
    ],
)  # fmt: skip
def test_transplantation_fails_on_any_criterion(broken: dict[str, object]) -> None:
    assert one(judged(**MILAN | broken), "liver transplantation").verdict is Verdict.NOT_DEFENSIBLE


@pytest.mark.parametrize(
    "unknown", ["age", "liver_involved", "stable_months", "ki67_index", "portal_drainage", "extrahepatic_disease"]
)
def test_an_unknown_criterion_leaves_transplantation_open(unknown: str) -> None:
    assert one(judged(**MILAN | {unknown: None}), "liver transplantation").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    "change",
    [{"who_grade": None}, {"stage": None}, {"syndrome": None}, {"who_grade": "NEC, type not stated"}, {"stage": "localised"}],
)
def test_missing_or_uncovered_input_is_not_decidable(change: dict[str, object]) -> None:
    assert isinstance(liver_options(Patient(**QUIET | change)), NotDecidable)  # type: ignore[arg-type]


@given(st.sampled_from(["not examined", "no carcinoid heart disease", "carcinoid heart disease", None]), st.integers(0, 100))
def test_no_liver_surgery_is_defensible_in_carcinoid_syndrome_before_a_sound_heart(heart: str | None, share: int) -> None:
    found = judged(**V19 | {"heart": heart, "liver_removable": share})
    operations = {"surgical debulking", "liver transplantation"} & set(found.defensible)
    assert not operations or heart == "no carcinoid heart disease"
