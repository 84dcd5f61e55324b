"""The outlook of groups and of nobody in particular."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.patient import WHO_GRADES, Patient
from netcourse.disease.prognosis import HIGH_GRADE, Outlook, outlook, patient_outlook
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site
from netcourse.evidence import EvidenceLevel, fact


def figures(**group: object) -> tuple[str, ...]:
    found = outlook(**group)  # type: ignore[arg-type]
    assert isinstance(found, Outlook)
    return tuple(one.fact_id for one in found.figures)


def test_localised_g1_has_cancer_specific_survival_with_its_denominator_first() -> None:
    found = outlook(who_grade="NET G1", stage="localised")
    assert isinstance(found, Outlook)
    assert {one.fact_id for one in found.figures[:3]} == {"F-06.os", "F-06.css", "F-08"}
    css = next(one for one in found.figures if one.fact_id == "F-06.css")
    assert "85133" in css.of
    assert (css.jurisdiction, css.as_of, css.sources) == ("US", "2018", ("SEER18b",))
    assert css.value == "97.6 (97.4 to 97.8) %"


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({"site": "ileum", "stage": "localised"}, "F-09.localised"),
        ({"site": "ileum", "stage": "distant"}, "F-09.metastatic"),
        ({"site": "appendix"}, "F-04.appendix"),
        ({"site": "pancreas"}, "F-05.pancreas"),
        ({"who_grade": "NET G2"}, "F-03.g2"),
        ({"site": "colon", "who_grade": "NEC, large-cell type", "stage": "distant"}, "F-10"),
        ({"oldest": True}, "F-07"),
        ({"site": "pancreas", "who_grade": "NET G3", "stage": "distant"}, "F-19.g3"),
        ({}, "F-16.median"),
    ],
)
def test_the_narrowest_counted_group_comes_first(group: dict[str, object], expected: str) -> None:
    assert figures(**group)[0] == expected


def test_registry_grade_3_is_never_the_survival_of_net_g3() -> None:
    for stage in (None, "localised", "distant"):
        found = outlook(who_grade="NET G3", stage=stage)
        assert isinstance(found, NotDecidable)
        assert any("pools NET G3 with NEC" in one.text and "F-03.high" in one.facts for one in found.reasons)


def test_registry_grade_3_asked_for_by_name_carries_the_warning() -> None:
    found = outlook(who_grade=HIGH_GRADE)
    assert isinstance(found, Outlook)
    assert [one.fact_id for one in found.figures] == ["F-03.high"]
    assert any("pools NET G3 with NEC" in one.text for one in found.warnings)


def test_high_grade_never_borrows_a_figure_over_all_grades() -> None:
    assert isinstance(outlook(who_grade="NEC, small-cell type", site="pancreas", stage="localised"), NotDecidable)
    assert isinstance(outlook(who_grade="typical carcinoid", site="lung"), NotDecidable)


def test_the_figure_of_digestive_nec_is_not_lent_to_other_sites() -> None:
    assert isinstance(outlook(who_grade="NEC, small-cell type", site="lung", stage="distant"), NotDecidable)


def test_the_registry_is_told_with_one_count_and_its_denominator() -> None:
    found = outlook()
    assert isinstance(found, Outlook)
    assert [one.fact_id for one in found.figures] == [
        "F-16.median",
        "F-16.one-year",
        "F-16.three-year",
        "F-12.five-year",
        "F-16.ten-year",
    ]
    assert {one.sources for one in found.figures} == {("MAN18",)}
    assert all("high grade included" in one.of for one in found.figures)


def test_medians_that_nobody_could_open_are_no_part_of_an_outlook() -> None:
    for stage in (None, "localised", "regional", "distant"):
        found = outlook(stage=stage)
        assert isinstance(found, Outlook)
        told = " ".join(one.text for one in (*found.reasons, *found.warnings)) + " ".join(one.statement for one in found.figures)
        assert "9.3 years" not in told
        assert "10.2 years" not in told


@pytest.mark.parametrize("who_grade", ["NET G3", "NEC, small-cell type"])
def test_high_grade_metastatic_disease_has_two_figures_and_the_reason_why(who_grade: str) -> None:
    found = outlook(site="colon", who_grade=who_grade, stage="distant")
    assert isinstance(found, Outlook)
    assert len(found.figures) == 2
    assert any("F-19.shorter" in one.facts for one in found.warnings)


@pytest.mark.parametrize("patient", [Patient(), Patient(site="ileum", who_grade="NET G1", stage="distant", age=62)])
def test_one_patient_gets_no_years(patient: Patient) -> None:
    found = patient_outlook(patient)
    assert isinstance(found, NotDecidable)
    assert "J-15" in found.reasons[0].text
    assert not any(character.isdigit() for character in found.reasons[0].text.replace("J-15", ""))


@pytest.mark.parametrize("group", [{"site": "spleen"}, {"who_grade": "G1"}, {"stage": "metastatic"}])
def test_unknown_words_are_refused(group: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(group))):
        outlook(**group)  # type: ignore[arg-type]


@given(
    st.one_of(st.none(), st.sampled_from(list(Site))),
    st.one_of(st.none(), st.sampled_from(WHO_GRADES)),
    st.sampled_from([None, "localised", "regional", "distant"]),
    st.booleans(),
)
def test_every_figure_is_verified_and_has_denominator_source_and_date(
    site: str | None, who_grade: str | None, stage: str | None, oldest: Any
) -> None:
    found = outlook(site=site, who_grade=who_grade, stage=stage, oldest=oldest)
    if isinstance(found, NotDecidable):
        return
    assert found.warnings
    for one in found.figures:
        assert one.of
        assert one.sources
        assert one.as_of
        assert fact(one.fact_id).evidence is not EvidenceLevel.UNVERIFIED
        assert one.fact_id != "F-03.high"
