"""A treatment as a whole, and the harms that tempt."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.choices import NOT_LISTED, Options, Verdict
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.disease.treatment import TreatmentPlan, operation_options, symptom_options, treatment_options


def plan(**features: object) -> TreatmentPlan:
    found = treatment_options(Patient(**features))  # type: ignore[arg-type]
    assert isinstance(found, TreatmentPlan)
    return found


V01 = {
    "site": "ileum", "who_grade": "NET G1", "ki67_index": 2, "stage": "distant", "syndrome": "carcinoid syndrome",
    "krenning_score": 4, "prior_treatments": (), "symptomatic": True,
}  # fmt: skip


def test_v01_analogue_heart_and_niacin_and_no_cardiac_screen_is_a_harm() -> None:
    found = plan(**V01)
    assert {"SSA", "SSA for the symptoms", "a look for carcinoid heart disease", "niacin kept in mind"} <= set(found.defensible)
    assert {"chemotherapy in order to cure", "treatment without a look at the heart"} <= {one.name for one in found.harms}
    assert "H9" in {one.named_in for one in found.harms}
    assert "surgical debulking" not in found.defensible
    examined = plan(**V01 | {"heart": "no carcinoid heart disease"})
    assert "H9" not in {one.named_in for one in examined.harms}
    assert "treatment without a look at the heart" not in {one.name for one in examined.harms}


def test_v25s_fatty_stool_on_an_analogue_wants_enzymes() -> None:
    found = symptom_options(
        Patient(fatty_stool=True, prior_treatments=("SSA",), syndrome="carcinoid syndrome", bowel_movements_per_day=6)
    )
    assert isinstance(found, Options)
    assert found.defensible == ("pancreatic enzymes",)
    assert set(found.names(Verdict.NOT_DEFENSIBLE)) == {"a higher dose of the SSA", "telotristat"}
    assert not found.harms


def test_v26s_obstruction_is_resuscitated_and_ssa_then_clinic_is_a_harm() -> None:
    found = plan(emergency="obstruction", site="ileum")
    assert found.defensible == ("resuscitation, with CT and the surgeons called at once",)
    assert {one.named_in for one in found.harms} == {"H10", NOT_LISTED}


@pytest.mark.parametrize("emergency", ["carcinoid crisis", "VIPoma crisis", "obstruction"])
def test_every_emergency_names_the_delay_for_a_scan(emergency: str) -> None:
    found = plan(emergency=emergency)
    assert "H10" in {one.named_in for one in found.harms}
    assert len(found.parts) == 1


@pytest.mark.parametrize(
    ("stools", "prior", "fatty", "expected"),
    [
        (3, ("SSA",), False, Verdict.NOT_DEFENSIBLE),
        (4, ("SSA",), False, Verdict.DEFENSIBLE),
        (5, (), False, Verdict.NOT_DEFENSIBLE),
        (5, ("SSA",), None, Verdict.UNDECIDED),
        (None, ("SSA",), False, Verdict.UNDECIDED),
    ],
)
def test_telotristat_is_for_diarrhoea_on_an_analogue(
    stools: int | None, prior: tuple[str, ...], *, fatty: bool | None, expected: Verdict
) -> None:
    found = symptom_options(
        Patient(syndrome="carcinoid syndrome", bowel_movements_per_day=stools, prior_treatments=prior, fatty_stool=fatty)
    )
    assert isinstance(found, Options)
    assert next(one.verdict for one in found.options if one.name.startswith("telotristat")) is expected


def test_insulinoma_names_unsupervised_octreotide_as_harm_h6() -> None:
    found = symptom_options(Patient(syndrome="insulinoma"))
    assert isinstance(found, Options)
    assert [one.named_in for one in found.harms] == ["H6"]
    assert "SSA as a monitored trial" in found.defensible


@pytest.mark.parametrize("syndrome", ["neurofibromatosis type 1", "multiple endocrine neoplasia type 2"])
def test_an_operation_before_metanephrines_is_harm_h8(syndrome: str) -> None:
    found = operation_options(Patient(hereditary_syndrome=syndrome))
    assert [one.named_in for one in found.harms] == ["H8"]
    assert not operation_options(Patient(hereditary_syndrome=syndrome, metanephrines_known=True)).options


def test_severe_hypercortisolism_is_treated_before_its_source_is_looked_for() -> None:
    found = plan(emergency="hypercortisolism", site="lung")
    assert found.defensible[0] == "cortisol lowered at once"
    assert "prevention of Pneumocystis pneumonia considered before cortisol falls" in found.defensible
    assert [(one.name, one.named_in) for one in found.harms] == [("treatment waits for a scan or a biopsy", "H14")]


def test_a_gastrinoma_keeps_its_inhibitor_and_stopping_it_is_harm_h1() -> None:
    found = symptom_options(Patient(syndrome="gastrinoma"))
    assert isinstance(found, Options)
    assert found.defensible == ("the proton-pump inhibitor kept",)
    assert [one.named_in for one in found.harms] == ["H1"]


def test_a_localised_lung_carcinoid_and_a_duodenal_gastrinoma_have_a_plan() -> None:
    lung = plan(site="lung", who_grade="atypical carcinoid", stage="localised", syndrome="ectopic ACTH syndrome")
    assert {"resection of the lobe", "a resection smaller than the lobe"} <= set(lung.defensible)
    duodenum = plan(
        site="duodenum", who_grade="NET G1", stage="regional", syndrome="gastrinoma", hereditary_syndrome="none", size_mm=9
    )
    assert "resection with the duodenum opened and the nodes looked at" in duodenum.defensible
    assert [one.named_in for one in duodenum.harms] == ["H1"]


def test_no_operation_in_a_sporadic_patient_waits_for_metanephrines() -> None:
    assert not operation_options(Patient(hereditary_syndrome="none")).options


def test_the_parts_follow_the_stage() -> None:
    local = plan(site="rectum", who_grade="NET G1", size_mm=7, stage="localised", syndrome="non-functional tumour")
    distant = plan(**V01)
    assert [part.situation for part in local.parts] == ["rectal NET below 10 mm"]
    assert any("first line" in part.situation for part in distant.parts)
    assert any("liver metastases" in part.situation for part in distant.parts)


def test_parts_that_cannot_be_judged_are_told() -> None:
    assert any("symptoms of the primary" in need for one in plan(**V01).undecided for need in one.needs)


def test_nothing_known_is_not_decidable() -> None:
    assert isinstance(treatment_options(Patient()), NotDecidable)
    assert isinstance(treatment_options(Patient(stage="localised")), NotDecidable)


@given(
    st.sampled_from(["ileum", "pancreas", "appendix"]), st.sampled_from(["localised", "distant"]),
    st.sampled_from(["NET G1", "NET G3", "NEC, small-cell type"]),
    st.sampled_from(["carcinoid syndrome", "insulinoma", "non-functional tumour", None]),
    st.one_of(st.none(), st.integers(0, 4)), st.one_of(st.none(), st.booleans()),
)  # fmt: skip
def test_a_harm_is_never_among_the_defensible(
    site: str, stage: str, who_grade: str, syndrome: str | None, krenning: int | None, progressing: Any
) -> None:
    found = treatment_options(
        Patient(
            site=site, stage=stage, who_grade=who_grade, syndrome=syndrome, krenning_score=krenning, progressing=progressing,
            prior_treatments=("SSA",), size_mm=9, margins="R0",
        )
    )  # fmt: skip
    if isinstance(found, TreatmentPlan):
        assert not {one.name for one in found.harms} & set(found.defensible)
        assert all(part.would_change for part in found.parts)


def test_both_views_on_octreotide_in_a_crisis_are_defensible() -> None:
    found = plan(emergency="carcinoid crisis")
    assert {"with a bolus of octreotide", "without a bolus of octreotide"} <= set(found.defensible)
    assert found.contested == ("J-01",)


@pytest.mark.parametrize("prior", [(), None])
def test_fatty_stool_without_an_analogue_is_not_laid_at_its_door(prior: tuple[str, ...] | None) -> None:
    found = symptom_options(Patient(fatty_stool=True, prior_treatments=prior, syndrome="non-functional tumour"))
    assert isinstance(found, Options)
    assert "pancreatic enzymes" not in found.defensible
