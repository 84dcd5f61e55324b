"""Systemic treatment and PRRT, line by line."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.choices import NOT_LISTED, Option, Options, Verdict
from netcourse.disease.patient import Patient
from netcourse.disease.prrt import PRRT, prrt, prrt_licences
from netcourse.disease.result import NotDecidable
from netcourse.disease.treatment_systemic import BOARD, TRIAL, systemic_options
from netcourse.evidence import EvidenceLevel, fact, facts

V01 = {
    "site": "ileum", "who_grade": "NET G1", "ki67_index": 2, "stage": "distant", "age": 62, "syndrome": "carcinoid syndrome",
    "krenning_score": 4, "prior_treatments": (), "symptomatic": True,
}  # fmt: skip
V04 = {
    "site": "pancreas", "who_grade": "NET G3", "ki67_index": 38, "stage": "distant", "age": 58, "krenning_score": 4,
    "discordant_lesions": False, "symptomatic": True, "high_volume": True, "prior_treatments": (),
}  # fmt: skip
V05 = {"site": "colon", "who_grade": "NEC, large-cell type", "ki67_index": 85, "stage": "distant", "prior_treatments": ()}
# Haemoglobin 12.8 g/dL is 7.9 mmol/L.
V24 = {
    "site": "ileum", "who_grade": "NET G2", "ki67_index": 7, "stage": "distant", "age": 63, "progressing": True,
    "prior_treatments": ("SSA",), "creatinine_clearance": 72, "platelets": 190, "haemoglobin_mmol_l": 7.9, "krenning_score": 4,
    "syndrome": "non-functional tumour",
}  # fmt: skip


def judged(**features: object) -> Options:
    found = systemic_options(Patient(**features))  # type: ignore[arg-type]
    assert isinstance(found, Options)
    return found


def one(options: Options, name: str) -> Option:
    return next(each for each in options.options if each.name == name)


def test_v01_starts_with_an_analogue_and_chemotherapy_to_cure_is_a_harm() -> None:
    found = judged(**V01)
    assert found.defensible == ("SSA",)
    assert [(each.named_in, each.name) for each in found.harms] == [(NOT_LISTED, "chemotherapy in order to cure")]
    assert one(found, "observation").verdict is Verdict.NOT_DEFENSIBLE
    assert one(found, PRRT).verdict is Verdict.NOT_DEFENSIBLE
    assert {"E3-01.os", "E3-02.os"} <= set(one(found, "SSA").reasons[0].facts)


def test_v04_accepts_prrt_chemotherapy_and_the_board_and_names_platinum_and_ssa_alone_as_harms() -> None:
    found = judged(**V04)
    assert set(found.defensible) == {PRRT, "CAPTEM or other chemotherapy", TRIAL, BOARD}
    assert {(each.named_in, each.name) for each in found.harms} == {
        ("H3", "platinum with etoposide as the default"),
        (NOT_LISTED, "SSA alone as the standard"),
    }
    assert found.contested == ("J-05",)
    assert one(found, PRRT).needs == ("the creatinine clearance",)


def test_v04_the_us_label_covers_net_g3_and_the_eu_label_does_not() -> None:
    us, eu = prrt_licences(Patient(**V04))  # type: ignore[arg-type]
    assert (us.jurisdiction, us.as_of, us.covers) == ("US", "2024", True)
    assert (eu.jurisdiction, eu.as_of, eu.covers) == ("EU", "2024-04", False)
    assert "to be checked" in eu.reason.text


@pytest.mark.parametrize(
    ("ki67", "verdict", "named_in"),
    [(21, Verdict.HARM, "H3"), (54.9, Verdict.HARM, "H3"), (55, Verdict.UNDECIDED, ""), (61, Verdict.UNDECIDED, "")],
)
@pytest.mark.parametrize("line", [{}, {"prior_treatments": ("CAPTEM",), "progressing": True}])
def test_platinum_in_net_g3_is_a_harm_below_the_limit_only(
    ki67: float, verdict: Verdict, named_in: str, line: dict[str, object]
) -> None:
    found = judged(**V04 | {"ki67_index": ki67} | line)
    platinum = next(each for each in found.options if each.name.startswith("platinum"))
    assert (platinum.verdict, platinum.named_in) == (verdict, named_in)
    if verdict is Verdict.UNDECIDED:
        assert (platinum.contested, platinum.needs) == ("J-23", (BOARD,))


def test_platinum_in_net_g3_waits_for_an_unknown_ki67() -> None:
    found = judged(**V04 | {"ki67_index": None})
    assert one(found, "platinum with etoposide").needs == ("the Ki-67 index",)


def test_so_high_a_net_g3_and_a_lesion_that_only_fdg_shows_go_back_to_pathology() -> None:
    found = judged(**V04 | {"ki67_index": 61, "discordant_lesions": True, "krenning_score": 0})
    assert {"a second reading of the slides for a NEC", "a new biopsy of the discordant lesion first"} <= set(found.defensible)
    assert [each.named_in for each in found.harms if each.name.startswith(PRRT)] == ["H4"]
    assert "a second reading of the slides for a NEC" not in judged(**V04).defensible


def test_v05_accepts_every_platinum_regimen_and_names_ssa_and_prrt_first_as_harm_h2() -> None:
    found = judged(**V05)
    assert set(found.defensible) == {"carboplatin with etoposide", "cisplatin with etoposide", "cisplatin with irinotecan"}
    assert {(each.named_in, each.name) for each in found.harms} == {
        ("H2", "SSA alone as the first line"),
        ("H2", "PRRT alone as the first line"),
    }
    assert found.contested == ("J-07",)
    assert prrt(Patient(**V05)).named_in == "H2"  # type: ignore[arg-type]


def test_nec_after_platinum_has_a_second_line() -> None:
    assert judged(**V05 | {"prior_treatments": ("platinum regimen",)}).defensible == ("irinotecan with a fluoropyrimidine",)


def test_v24_prrt_and_everolimus_are_both_defensible() -> None:
    found = judged(**V24)
    assert {PRRT, "everolimus"} <= set(found.defensible)
    chosen = one(found, PRRT)
    assert chosen.needs == ()
    assert {"E2-09.agents", "E2-10.long", "E2-10.short", "E2-11.mds"} <= set(chosen.reasons[0].facts)
    assert "The US label (as of 2024) covers it. The EU label (as of 2024-04) covers it." in chosen.reasons[0].text
    assert found.contested == ("J-06",)
    assert one(found, "sunitinib").verdict is Verdict.NOT_DEFENSIBLE
    assert one(found, "an SSA at a higher dose").verdict is Verdict.NOT_DEFENSIBLE
    assert one(found, "cabozantinib").verdict is Verdict.UNDECIDED


def test_v24_variant_a_discordant_lesion_wants_a_biopsy_and_no_prrt_alone() -> None:
    found = judged(**V24 | {"discordant_lesions": True})
    assert "a new biopsy of the discordant lesion first" in found.defensible
    assert "everolimus" in found.defensible
    assert [(each.named_in, each.name) for each in found.harms] == [("H4", f"{PRRT} alone")]
    assert "D-14.p5" in found.harms[0].reasons[0].facts


def test_v09_prrt_with_failing_kidneys_is_harm_h4() -> None:
    found = prrt(Patient(age=70, creatinine_clearance=24))
    assert (found.verdict, found.named_in) == (Verdict.HARM, "H4")
    assert "not verified" in found.reasons[0].text
    assert {"E2-12.kidney", "E2-12.crcl"} <= set(found.reasons[0].facts)


@pytest.mark.parametrize(("clearance", "harmful"), [(29.9, True), (30, False), (49.9, False), (50, False)])
def test_kidney_limit_is_exclusive(clearance: float, *, harmful: bool) -> None:
    found = prrt(Patient(**V24 | {"creatinine_clearance": clearance}))  # type: ignore[arg-type]
    assert (found.verdict is Verdict.HARM) is harmful


@pytest.mark.parametrize(
    ("feature", "on_the_limit", "outside", "fact_id"),
    [
        ("creatinine_clearance", 50, 49, "E2-12.gfr"),
        ("haemoglobin_mmol_l", 5.5, 5.4, "E2-12.hb"),
        ("white_cells", 3, 2.9, "E2-12.wbc"),
        ("platelets", 100, 99, "E2-12.platelets"),
        ("albumin_g_dl", 3, 2.9, "E2-12.albumin"),
    ],
)
def test_limits_of_one_trial_are_cautions_and_not_harms(feature: str, on_the_limit: float, outside: float, fact_id: str) -> None:
    inside = prrt(Patient(**V24 | {feature: on_the_limit}))  # type: ignore[arg-type]
    beyond = prrt(Patient(**V24 | {feature: outside}))  # type: ignore[arg-type]
    assert fact_id not in inside.reasons[0].facts
    assert fact_id in beyond.reasons[0].facts
    assert beyond.verdict is Verdict.DEFENSIBLE


@pytest.mark.parametrize(
    ("score", "harmful", "both_views"), [(0, True, False), (1, True, False), (2, False, True), (3, False, False)]
)
def test_krenning_score_two_is_accepted_with_both_views(score: int, *, harmful: bool, both_views: bool) -> None:
    found = prrt(Patient(**V24 | {"krenning_score": score}))  # type: ignore[arg-type]
    assert (found.verdict is Verdict.HARM) is harmful
    assert ("J-12" in found.reasons[0].text) is both_views


def test_an_unknown_target_leaves_prrt_undecided() -> None:
    assert prrt(Patient(**V24 | {"krenning_score": None})).verdict is Verdict.UNDECIDED  # type: ignore[arg-type]
    high = prrt(Patient(**V04 | {"discordant_lesions": None}))  # type: ignore[arg-type]
    assert high.needs[0] == "FDG PET for discordant lesions"


@pytest.mark.parametrize(("age", "covers"), [(11, False), (12, True), (None, None)])
def test_the_us_label_starts_at_an_age(age: int | None, *, covers: bool | None) -> None:
    assert prrt_licences(Patient(**V24 | {"age": age}))[0].covers is covers  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "covers"),
    [
        ({}, True),
        ({"progressing": False}, False),
        ({"progressing": None}, None),
        ({"who_grade": "NET G3"}, False),
        ({"site": "lung"}, False),
    ],
)
def test_the_eu_label_asks_for_progressive_low_grade(change: dict[str, object], *, covers: bool | None) -> None:
    assert prrt_licences(Patient(**V24 | change))[1].covers is covers  # type: ignore[arg-type]


@pytest.mark.parametrize(("ki67", "contested"), [(9.9, ()), (10, ("J-05",)), (20, ("J-05",))])
def test_first_line_of_g2_is_contested_from_a_ki67(ki67: float, contested: tuple[str, ...]) -> None:
    found = judged(**V01 | {"who_grade": "NET G2", "ki67_index": ki67})
    assert tuple(one for one in found.contested if one == "J-05") == contested
    assert "SSA" in found.defensible


def test_pancreatic_first_line_waits_for_receptors_and_brings_chemotherapy_for_bulk() -> None:
    calm = V01 | {"site": "pancreas", "symptomatic": False, "high_volume": False, "syndrome": "non-functional tumour"}
    assert judged(**calm).defensible == ("SSA",)
    assert "SSA" in judged(**calm | {"krenning_score": None}).names(Verdict.UNDECIDED)
    assert set(judged(**calm | {"high_volume": True}).defensible) == {"SSA", "CAPTEM or other chemotherapy"}


def test_receptor_negative_disease_gets_everolimus_and_prrt_is_a_harm() -> None:
    found = judged(**V01 | {"krenning_score": 0})
    assert found.defensible == ("everolimus",)
    assert "H4" in {each.named_in for each in found.harms}
    assert "outside that trial" in one(found, "everolimus").reasons[0].text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"high_volume": False, "progressing": False, "symptomatic": False}, Verdict.DEFENSIBLE),
        ({"high_volume": True}, Verdict.NOT_DEFENSIBLE),
        ({"high_volume": False, "progressing": None, "symptomatic": False}, Verdict.UNDECIDED),
    ],
)
def test_observation_is_for_small_slow_silent_disease(change: dict[str, object], expected: Verdict) -> None:
    found = judged(**V01 | {"syndrome": "non-functional tumour", "symptomatic": None} | change)
    assert one(found, "observation").verdict is expected


def test_what_was_outgrown_is_no_choice_again() -> None:
    found = judged(**V24 | {"prior_treatments": ("SSA", "PRRT", "everolimus")})
    assert set(found.defensible) == {"cabozantinib", BOARD, TRIAL}


def test_a_metastatic_insulinoma_gets_an_analogue_only_as_a_monitored_trial() -> None:
    found = one(judged(**V24 | {"site": "pancreas", "syndrome": "insulinoma", "prior_treatments": ()}), "SSA")
    assert "monitored trial" in found.reasons[0].text
    assert "E2-16" in found.reasons[0].facts


def test_an_operation_is_no_line_of_systemic_treatment() -> None:
    assert "SSA" in judged(**V24 | {"prior_treatments": ("surgery",)}).defensible


def test_pancreas_adds_sunitinib_and_chemotherapy() -> None:
    assert {PRRT, "everolimus", "sunitinib", "CAPTEM or other chemotherapy", BOARD, TRIAL} == set(
        judged(**V24 | {"site": "pancreas"}).defensible
    )


def test_lung_carcinoid_has_trials_and_an_unverified_analogue() -> None:
    found = judged(site="lung", who_grade="typical carcinoid", prior_treatments=("everolimus",))
    assert set(found.defensible) == {"everolimus", "cabozantinib", BOARD}
    assert one(found, "SSA").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    "change",
    [
        {"who_grade": None},
        {"site": None},
        {"prior_treatments": None},
        {"progressing": None},
        {"site": "thymus"},
        {"who_grade": "MiNEN"},
    ],
)
def test_missing_or_uncovered_input_is_not_decidable(change: dict[str, object]) -> None:
    found = systemic_options(Patient(**V24 | change))  # type: ignore[arg-type]
    assert isinstance(found, NotDecidable)
    assert found.needs


def test_g2_without_ki67_is_not_decidable() -> None:
    assert isinstance(systemic_options(Patient(site="ileum", who_grade="NET G2", prior_treatments=())), NotDecidable)


GRID = list(
    product(
        ["ileum", "pancreas", "rectum"],
        [("NET G1", 1), ("NET G2", 7), ("NET G2", 15), ("NET G3", 40)],
        [(), ("SSA",), ("SSA", "PRRT"), ("SSA", "PRRT", "everolimus", "cabozantinib", "CAPTEM")],
    )
)


@given(st.sampled_from(GRID), st.integers(0, 4), st.booleans(), st.booleans(), st.decimals(1, 120, places=0))
def test_contested_topics_stay_sets_and_no_harm_is_defensible(
    case: tuple[str, tuple[str, int], tuple[str, ...]], krenning: int, progressing: Any, bulky: Any, clearance: object
) -> None:
    site, (who_grade, ki67), prior = case
    found = judged(
        site=site, who_grade=who_grade, ki67_index=ki67, prior_treatments=prior, krenning_score=krenning, progressing=progressing,
        high_volume=bulky, symptomatic=bulky, creatinine_clearance=clearance, discordant_lesions=False,
    )  # fmt: skip
    assert found.defensible
    assert not {each.name for each in found.harms} & set(found.defensible)
    for topic in {each.contested for each in found.options if each.verdict is Verdict.DEFENSIBLE} - {""}:
        assert sum(each.contested == topic and each.verdict is Verdict.DEFENSIBLE for each in found.options) > 1
    assert all(each.jurisdiction and each.as_of for each in found.options)
    for each in found.options:
        cited = [fact(one) for one in each.reasons[0].facts if one in facts()]
        assert any(one.evidence is not EvidenceLevel.UNVERIFIED for one in cited)


@given(st.integers(0, 4), st.decimals(1, 120, places=0))
def test_better_kidneys_never_turn_prrt_into_a_harm(krenning: int, clearance: object) -> None:
    worse = prrt(Patient(krenning_score=krenning, creatinine_clearance=clearance))  # type: ignore[arg-type]
    better = prrt(Patient(krenning_score=krenning, creatinine_clearance=clearance + 1))  # type: ignore[operator]
    assert worse.verdict is Verdict.HARM or better.verdict is not Verdict.HARM
