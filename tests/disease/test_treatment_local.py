"""Local treatment at every limit of size."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.choices import NOT_LISTED, Options, Verdict
from netcourse.disease.local_choices import BOARD
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.disease.treatment_local import local_options


def judged(**features: object) -> Options:
    found = local_options(Patient(**features))  # type: ignore[arg-type]
    assert isinstance(found, Options)
    return found


def verdict(options: Options, name: str) -> Verdict:
    return next(one.verdict for one in options.options if one.name == name)


V20A = {"site": "appendix", "who_grade": "NET G1", "size_mm": 8, "margins": "R0", "stage": "localised"}
V20B = {
    "site": "appendix", "who_grade": "NET G1", "size_mm": 16, "margins": "R0", "lymphovascular_invasion": True,
    "mesoappendix_invasion_mm": 4, "stage": "localised",
}  # fmt: skip
V21A = {"site": "rectum", "who_grade": "NET G1", "size_mm": 7, "margins": "R0", "stage": "localised"}
V21B = {"site": "rectum", "who_grade": "NET G2", "ki67_index": 6, "size_mm": 15, "lymphovascular_invasion": True}
V22 = {
    "site": "pancreas", "syndrome": "non-functional tumour", "size_mm": 12, "age": 71, "duct_dilated": False,
    "uncinate_uptake": True, "symptomatic": False,
}  # fmt: skip


def test_v20a_appendicectomy_is_enough_and_hemicolectomy_is_harm_h5() -> None:
    found = judged(**V20A)
    assert found.defensible == ("appendicectomy only",)
    assert "no follow-up" in found.options[0].reasons[0].text
    assert [(one.named_in, one.name) for one in found.harms] == [("H5", "right hemicolectomy")]


def test_v20b_is_disputed_and_both_are_defensible() -> None:
    found = judged(**V20B)
    assert set(found.defensible) == {"appendicectomy only", "right hemicolectomy", BOARD}
    assert found.contested == ("J-02",)
    assert not found.harms
    assert "1 to 25 %" in found.reasons[0].text
    assert {one.jurisdiction for one in found.options} == {"US", "international"}


@pytest.mark.parametrize(
    ("size", "situation", "hemicolectomy"),
    [
        (9.9, "below 1 cm", Verdict.HARM),
        (10, "disagree", Verdict.DEFENSIBLE),
        (20, "disagree", Verdict.DEFENSIBLE),
        (20.1, "above 2 cm", Verdict.DEFENSIBLE),
    ],
)
def test_appendix_limits(size: float, situation: str, hemicolectomy: Verdict) -> None:
    found = judged(**V20B | {"size_mm": size})
    assert situation in found.situation
    assert verdict(found, "right hemicolectomy") is hemicolectomy


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, Verdict.NOT_DEFENSIBLE),
        ({"mesoappendix_invasion_mm": 3.1}, Verdict.DEFENSIBLE),
        ({"lymphovascular_invasion": True}, Verdict.DEFENSIBLE),
        ({"margins": "R1"}, Verdict.DEFENSIBLE),
        ({"who_grade": "NET G2"}, Verdict.DEFENSIBLE),
        ({"lymphovascular_invasion": None}, Verdict.UNDECIDED),
    ],
)
def test_risk_factors_bring_hemicolectomy_into_the_set(change: dict[str, object], expected: Verdict) -> None:
    calm = V20B | {"lymphovascular_invasion": False, "mesoappendix_invasion_mm": 3}
    found = judged(**calm | change)
    assert verdict(found, "right hemicolectomy") is expected
    assert len(found.defensible) > 1


@pytest.mark.parametrize("margins", ["R1", None])
def test_small_appendiceal_net_needs_clear_margins(margins: str | None) -> None:
    found = local_options(Patient(**V20A | {"margins": margins}))  # type: ignore[arg-type]
    assert isinstance(found, NotDecidable)


def test_v21a_endoscopic_resection_was_enough() -> None:
    found = judged(**V21A)
    assert found.defensible == ("endoscopic resection was enough, no follow-up",)
    assert verdict(found, "radical resection of the rectum") is Verdict.NOT_DEFENSIBLE


def test_v21b_staging_then_radical_or_transanal() -> None:
    found = judged(**V21B)
    assert set(found.defensible) == {
        "staging by endoscopic ultrasound, MRI and SSTR PET first", "transanal resection", "radical resection with nodes", BOARD,
    }  # fmt: skip
    assert verdict(found, "the polyp is out, nothing more") is Verdict.NOT_DEFENSIBLE


def test_a_middle_rectal_net_without_risk_may_go_either_way_as_guidelines_differ() -> None:
    found = judged(**V21B | {"lymphovascular_invasion": False, "t_category": "T1", "nodes_positive": False})
    for name in ("radical resection with nodes", "advanced endoscopic resection"):
        chosen = next(one for one in found.options if one.name == name)
        assert (chosen.verdict, chosen.contested) == (Verdict.DEFENSIBLE, "J-21")
    assert {"US", "Japan"} <= {one.jurisdiction for one in found.options if one.contested == "J-21"}


def test_unknown_risk_leaves_the_middle_rectal_net_open() -> None:
    found = judged(**V21B | {"lymphovascular_invasion": None})
    assert set(found.names(Verdict.UNDECIDED)) == {
        "advanced endoscopic resection", "transanal resection",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("size", "name"),
    [
        (9.9, "advanced endoscopic resection"),
        (10, "staging by endoscopic ultrasound, MRI and SSTR PET first"),
        (19.5, "staging by endoscopic ultrasound, MRI and SSTR PET first"),
        # Papers put exactly 20 mm into either class, so it belongs to the one on which bodies differ.
        (20, "staging by endoscopic ultrasound, MRI and SSTR PET first"),
        (20.1, "oncological resection"),
    ],
)
def test_rectal_limits(size: float, name: str) -> None:
    assert name in judged(**V21B | {"size_mm": size, "stage": "localised"}).defensible


def test_v22_surveillance_stands_beside_resection_and_whipple_for_uptake_is_a_harm() -> None:
    found = judged(**V22)
    assert {"active surveillance", "resection of the lesion", BOARD} <= set(found.defensible)
    assert any("needle aspiration" in name for name in found.defensible)
    assert [(one.named_in, one.name) for one in found.harms] == [
        (NOT_LISTED, "Whipple operation because of uptake in the uncinate process")
    ]
    assert "70 %" in found.harms[0].reasons[0].text


@pytest.mark.parametrize("size", [19.9, 20])
def test_pancreatic_net_up_to_the_limit_is_contested(size: float) -> None:
    assert judged(**V22 | {"size_mm": size}).contested == ("J-03",)


def test_pancreatic_net_above_the_limit_is_resected() -> None:
    found = judged(**V22 | {"size_mm": 20.1, "uncinate_uptake": False})
    assert found.defensible == ("resection with nodes",)
    assert not found.harms


@pytest.mark.parametrize("sign", ["duct_dilated", "symptomatic", "progressing"])
def test_a_sign_speaks_against_surveillance_but_not_for_the_frail(sign: str) -> None:
    found = judged(**V22 | {sign: True})
    assert verdict(found, "active surveillance") is Verdict.NOT_DEFENSIBLE
    assert len(found.defensible) > 1
    assert "active surveillance" in judged(**V22 | {sign: True, "frail": True}).defensible
    assert "active surveillance" in judged(**V22 | {sign: True, "accepts_surgery": False}).defensible


def test_men1_cites_its_own_limit_and_vhl_says_that_there_is_none() -> None:
    men1 = judged(**V22 | {"size_mm": 25, "hereditary_syndrome": "multiple endocrine neoplasia type 1"})
    vhl = judged(**V22 | {"size_mm": 25, "hereditary_syndrome": "von Hippel-Lindau disease"})
    assert men1.options[0].reasons[0].facts == ("E1-09",)
    assert "no limit" in vhl.reasons[0].text


def test_functional_pancreatic_net_is_removed_at_any_size() -> None:
    assert judged(site="pancreas", syndrome="insulinoma").defensible == ("enucleation",)
    assert judged(site="pancreas", syndrome="glucagonoma").defensible == ("resection with nodes",)


@pytest.mark.parametrize(("size", "watch"), [(10, Verdict.DEFENSIBLE), (10.1, Verdict.NOT_DEFENSIBLE)])
def test_gastric_type_1_is_watched_or_resected_and_gastrectomy_is_a_harm(size: float, watch: Verdict) -> None:
    found = judged(site="stomach", gastric_type="type 1", size_mm=size, who_grade="NET G1")
    assert verdict(found, "endoscopic surveillance") is watch
    assert "endoscopic resection" in found.defensible
    assert [one.named_in for one in found.harms] == [NOT_LISTED]


def test_gastric_type_3_shows_both_continents() -> None:
    found = judged(site="stomach", gastric_type="type 3", who_grade="NET G1", size_mm=9)
    assert {"endoscopic resection", "gastrectomy with nodes", BOARD} == set(found.defensible)
    assert {one.jurisdiction for one in found.options} == {"Europe", "North America"}
    assert found.contested == ("J-04",)
    assert (
        verdict(judged(site="stomach", gastric_type="type 3", who_grade="NET G2"), "endoscopic resection")
        is Verdict.NOT_DEFENSIBLE
    )


def test_gastric_type_2_treats_its_cause() -> None:
    assert len(judged(site="stomach", gastric_type="type 2").defensible) == 2


def test_a_sporadic_duodenal_gastrinoma_is_operated_on_and_one_of_unknown_heredity_waits_for_the_answer() -> None:
    sporadic = judged(site="duodenum", syndrome="gastrinoma", hereditary_syndrome="none")
    name = "resection with the duodenum opened and the nodes looked at"
    assert sporadic.defensible == (name,)
    unknown = judged(site="duodenum", syndrome="gastrinoma")
    assert unknown.options[0].needs == ("whether it belongs to MEN1",)
    assert unknown.defensible == ()


def test_a_duodenal_gastrinoma_in_men1_is_disputed_and_both_sides_are_defensible() -> None:
    found = judged(site="duodenum", syndrome="gastrinoma", hereditary_syndrome="multiple endocrine neoplasia type 1")
    assert set(found.defensible) == {"an operation", "acid kept down and no operation for now", BOARD}
    assert found.harms == ()


@pytest.mark.parametrize("who_grade", ["typical carcinoid", "atypical carcinoid"])
def test_a_localised_lung_carcinoid_is_operated_on_in_either_extent(who_grade: str) -> None:
    found = judged(site="lung", who_grade=who_grade, stage="localised")
    assert found.defensible == ("resection of the lobe", "a resection smaller than the lobe")
    assert not any("A2-17.urgent" in reason.facts for reason in found.reasons)


def test_severe_hypercortisolism_comes_before_the_lung() -> None:
    found = judged(site="lung", who_grade="atypical carcinoid", stage="localised", syndrome="ectopic ACTH syndrome")
    assert "A2-17.urgent" in found.reasons[0].facts


def test_ileal_primary_without_symptoms_is_contested_only_with_metastases() -> None:
    local = judged(site="ileum", who_grade="NET G1", stage="regional")
    distant = judged(site="ileum", who_grade="NET G1", stage="distant", primary_symptomatic=False)
    assert local.contested == ()
    assert distant.contested == ("J-11",)
    assert {"segmental resection with mesenteric nodes", "the primary stays while it causes no symptoms"} <= set(
        distant.defensible
    )
    assert judged(site="ileum", stage="distant", primary_symptomatic=True).contested == ()


@pytest.mark.parametrize(
    "features",
    [
        {},
        {"site": "thymus"},
        {"site": "lung"},
        {"site": "lung", "who_grade": "NET G1"},
        {"site": "duodenum"},
        {"site": "duodenum", "syndrome": "non-functional tumour", "size_mm": 9},
        {"site": "colon", "who_grade": "NEC, large-cell type"},
        {"site": "stomach", "who_grade": "NET G1"},
        {"site": "appendix", "who_grade": "NET G1"},
        {"site": "appendix", "size_mm": 8},
        {"site": "rectum", "who_grade": "NET G1"},
        {"site": "pancreas"},
        {"site": "pancreas", "syndrome": "non-functional tumour"},
        {"site": "ileum"},
        {"site": "ileum", "stage": "distant"},
        {"site": "rectum", "who_grade": "NET G1", "size_mm": 7, "stage": "distant"},
    ],
)
def test_missing_or_uncovered_input_is_not_decidable(features: dict[str, object]) -> None:
    found = local_options(Patient(**features))  # type: ignore[arg-type]
    assert isinstance(found, NotDecidable)
    assert found.needs
    assert found.reasons


@given(
    st.sampled_from(["appendix", "rectum", "pancreas", "stomach"]),
    st.decimals("0.1", 80, places=1),
    st.sampled_from(["NET G1", "NET G2", "NET G3"]),
    st.booleans(),
    st.sampled_from(["type 1", "type 2", "type 3"]),
)
def test_contested_topics_are_never_reduced_to_one_and_no_harm_is_defensible(
    site: str, size: object, who_grade: str, invaded: Any, kind: str
) -> None:
    found = local_options(
        Patient(
            site=site, size_mm=size, who_grade=who_grade, margins="R0", lymphovascular_invasion=invaded,  # type: ignore[arg-type]
            mesoappendix_invasion_mm=0 if site == "appendix" else None, syndrome="non-functional tumour",
            gastric_type=kind if site == "stomach" else None, stage="localised",
        )
    )  # fmt: skip
    assert isinstance(found, Options)
    assert found.defensible
    assert found.would_change
    assert not {one.name for one in found.harms} & set(found.defensible)
    for topic in found.contested:
        assert sum(one.contested == topic and one.verdict is Verdict.DEFENSIBLE for one in found.options) > 1
