"""Reading a CgA: the vignettes, each confounder, what is missing, and what it never says."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.cga import CgaConfounder, CgaReading, CgaUnit, CgaVerdict, interpret_chromogranin_a
from netcourse.disease.result import NotDecidable

INNOCENT: dict[str, Any] = {"unit": "ng/mL", "upper_limit": 100, "ppi_drug": "none", "renal_impairment": False}
ON_PPI: dict[str, Any] = {**INNOCENT, "ppi_drug": "omeprazole", "ppi_days_of_use": 1095, "ppi_days_since_stopping": 0}
OTHERS = [one for one in CgaConfounder if one not in (CgaConfounder.PPI, CgaConfounder.KIDNEYS)]
# General knowledge, not verified: mentioned, without weight.
WEIGHTLESS = (CgaConfounder.STEROIDS, CgaConfounder.SOMATOSTATIN_ANALOGUE)
INCOMPARABLE = (CgaConfounder.ASSAY_CHANGED, CgaConfounder.TUBE_CHANGED)


def read(value: float | Fraction, **changed: Any) -> CgaReading:
    answer = interpret_chromogranin_a(value=value, **{**INNOCENT, **changed})
    assert isinstance(answer, CgaReading)
    return answer


def texts(answer: CgaReading) -> str:
    said = (*answer.reasons, *answer.next_steps, *answer.harms, *answer.contested)
    return " ".join([*(reason.text for reason in said), *answer.would_change])


def harm_ids(answer: CgaReading) -> list[str]:
    return [fact_id for reason in answer.harms for fact_id in reason.facts]


def test_v06_ppi() -> None:
    answer = read(480, **{**ON_PPI, "egfr_ml_min": 88, "ulcers": False, "diarrhoea": False})
    assert answer.verdict is CgaVerdict.NOT_INTERPRETABLE
    assert [one.confounder for one in answer.confounders] == [CgaConfounder.PPI]
    assert "with the prescriber for at least 14 days" in answer.next_steps[0].text
    assert "repeat the same assay" in answer.next_steps[0].text
    assert "bridged with an H2-receptor antagonist or an antacid" in answer.next_steps[0].text
    assert answer.expected_off_ppi is not None
    assert round(answer.expected_off_ppi.lowest) == 86
    assert round(answer.expected_off_ppi.after_short_use[1]) == 225
    assert harm_ids(answer) == ["H12", "H7"]


def test_v09_kidneys() -> None:
    answer = read(900, renal_impairment=True, egfr_ml_min=24)
    assert answer.verdict is CgaVerdict.NOT_INTERPRETABLE
    assert [one.confounder for one in answer.confounders] == [CgaConfounder.KIDNEYS]
    assert "24 mL/min" in texts(answer)
    assert "not verified" in answer.confounders[0].reason.text
    assert "H7" in harm_ids(answer)


def test_v22_cga_on_a_ppi_cannot_be_interpreted_even_with_the_rest_unknown() -> None:
    answer = read(250, **{**ON_PPI, "renal_impairment": None, "ppi_days_of_use": None})
    assert answer.verdict is CgaVerdict.NOT_INTERPRETABLE
    assert answer.next_steps[0].text.startswith("Ask about ulcers and diarrhoea first")


def test_v01_no_ppi_no_confounder() -> None:
    answer = read(480)
    assert answer.verdict is CgaVerdict.INTERPRETABLE
    assert answer.confounders == ()


@pytest.mark.parametrize("sign", [{"ulcers": True}, {"diarrhoea": True}, {"fasting_gastrin_pg_ml": 1450}])
def test_v08_a_ppi_is_not_stopped_where_zollinger_ellison_is_suspected(sign: dict[str, Any]) -> None:
    answer = read(480, **{**ON_PPI, "ulcers": False, "diarrhoea": False, **sign})
    assert answer.next_steps[0].text.startswith("Do not stop the PPI")
    assert not any("stop the PPI with the prescriber" in step.text for step in answer.next_steps)
    assert "H1" in harm_ids(answer)
    assert answer.expected_off_ppi is None


@pytest.mark.parametrize(
    ("since", "value", "verdict"),
    [
        (0, 101, CgaVerdict.NOT_INTERPRETABLE),
        (13, 1000, CgaVerdict.NOT_INTERPRETABLE),
        (14, 214, CgaVerdict.CAUTION),
        (14, 216, CgaVerdict.INTERPRETABLE),
        (100, 101, CgaVerdict.INTERPRETABLE),
        (0, 100, CgaVerdict.INTERPRETABLE),
    ],
)
def test_days_off_the_drug(since: int, value: int, verdict: CgaVerdict) -> None:
    assert read(value, ppi_drug="lansoprazole", ppi_days_since_stopping=since).verdict is verdict


@pytest.mark.parametrize(("value", "raised"), [(99.9, False), (100, False), (100.1, True), (0, False)])
def test_the_limit_is_the_laboratorys_and_belongs_to_the_normal(value: float, *, raised: bool) -> None:
    assert read(value).raised is raised


def test_another_laboratorys_limit_decides_otherwise() -> None:
    assert read(150, upper_limit=102).raised
    assert not read(150, upper_limit=187).raised


@pytest.mark.parametrize("confounder", OTHERS)
def test_each_confounder_has_its_weight_and_its_reason(confounder: CgaConfounder) -> None:
    answer = read(300, other_confounders=[confounder])
    expected = CgaVerdict.CAUTION
    if confounder in WEIGHTLESS:
        expected = CgaVerdict.INTERPRETABLE
    if confounder is CgaConfounder.ATROPHIC_GASTRITIS:
        expected = CgaVerdict.NOT_INTERPRETABLE
    assert answer.verdict is expected
    (found,) = answer.confounders
    assert found.reason.facts
    assert found.reason in answer.reasons
    assert ("not verified" in found.reason.text.casefold()) is (confounder in WEIGHTLESS)


@pytest.mark.parametrize("confounder", OTHERS)
def test_what_pushes_up_cannot_be_why_a_value_is_normal(confounder: CgaConfounder) -> None:
    expected = CgaVerdict.CAUTION if confounder in INCOMPARABLE else CgaVerdict.INTERPRETABLE
    assert read(50, other_confounders=[confounder]).verdict is expected


def test_what_to_do_about_confounders() -> None:
    cancers = read(300, other_confounders=["another cancer", "phaeochromocytoma or medullary thyroid carcinoma"])
    assert "prostate" in texts(cancers)
    assert "metanephrines and calcitonin" in cancers.next_steps[1].text
    gastritis = read(620, other_confounders=["chronic atrophic gastritis or pernicious anaemia"])
    assert "gastric pH" in gastritis.next_steps[0].text


def test_an_h2_blocker_is_contested_and_never_counted() -> None:
    without, with_it = read(300), read(300, h2_blocker=True)
    assert with_it.verdict is without.verdict
    assert with_it.confounders == ()
    assert sum(reason.text.startswith("J-14") for reason in with_it.contested) == 2
    assert not any(reason.text.startswith("J-14") for reason in without.contested)


def test_whether_to_measure_it_at_all_has_two_sides_with_place_and_date() -> None:
    sides = [reason.text for reason in read(50).contested if reason.text.startswith("J-08")]
    assert len(sides) == 2
    assert "(US, 2024)" in sides[0]


def test_a_normal_value_excludes_nothing() -> None:
    assert "excludes nothing" in texts(read(50))
    assert harm_ids(read(50)) == ["H12"]


def test_a_normal_value_needs_no_history() -> None:
    answer = read(50, ppi_drug=None, renal_impairment=None)
    assert answer.verdict is CgaVerdict.INTERPRETABLE


@pytest.mark.parametrize(
    ("missing", "need"),
    [
        ({"unit": None}, "the unit"),
        ({"upper_limit": None}, "the laboratory's own upper limit"),
        ({"ppi_drug": None}, "whether a proton-pump inhibitor is or was taken"),
        ({"ppi_drug": "omeprazole"}, "the days since the proton-pump inhibitor was stopped (0 if it is still taken)"),
        ({"renal_impairment": None}, "whether the kidneys are impaired"),
    ],
)
def test_what_matters_is_asked_for(missing: dict[str, Any], need: str) -> None:
    answer = interpret_chromogranin_a(value=300, **{**INNOCENT, **missing})
    assert isinstance(answer, NotDecidable)
    assert answer.needs == (need,)
    assert answer.reasons


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"value": -1}, "value"),
        ({"value": float("nan")}, "value"),
        ({"unit": "mg"}, "unit"),
        ({"unit": ""}, "unit"),
        ({"upper_limit": 0}, "upper_limit"),
        ({"upper_limit": -5}, "upper_limit"),
        ({"ppi_drug": "aspirin"}, "ppi_drug"),
        ({"ppi_days_of_use": -1}, "ppi_days_of_use"),
        ({"ppi_days_since_stopping": -1}, "ppi_days_since_stopping"),
        ({"egfr_ml_min": -1}, "egfr_ml_min"),
        ({"fasting_gastrin_pg_ml": -1}, "fasting_gastrin_pg_ml"),
        ({"other_confounders": ["coffee"]}, "other_confounders"),
        ({"other_confounders": ["proton-pump inhibitor"]}, "other_confounders"),
    ],
)
def test_impossible_input_is_refused(changed: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}="):
        interpret_chromogranin_a(**{"value": 300, **INNOCENT, **changed})


histories = st.fixed_dictionaries(
    {
        "ppi_drug": st.sampled_from(["none", "omeprazole", "rabeprazole"]),
        "ppi_days_since_stopping": st.integers(0, 60),
        "renal_impairment": st.booleans(),
        "h2_blocker": st.booleans(),
        "other_confounders": st.lists(st.sampled_from(OTHERS), max_size=4),
        "ulcers": st.sampled_from([None, True, False]),
        "diarrhoea": st.sampled_from([None, True, False]),
    }
)


@given(st.integers(0, 5000), histories)
def test_no_result_is_ever_a_diagnosis_or_a_reason_to_image(value: int, history: dict[str, Any]) -> None:
    answer = read(value, **history)
    said = texts(answer).casefold()
    assert "confirm" not in said
    assert "H12" in harm_ids(answer)
    assert ("H7" in harm_ids(answer)) is answer.raised
    assert not any("pet now" in step.text.casefold() for step in answer.next_steps)


@given(st.integers(0, 5000), histories, st.sampled_from(OTHERS))
def test_one_more_confounder_never_makes_it_easier_to_read(value: int, history: dict[str, Any], extra: CgaConfounder) -> None:
    order = list(CgaVerdict)
    more = {**history, "other_confounders": [*history["other_confounders"], extra]}
    assert order.index(read(value, **more).verdict) >= order.index(read(value, **history).verdict)


@given(st.integers(0, 5000), histories, st.randoms())
def test_the_order_of_confounders_does_not_matter(value: int, history: dict[str, Any], random: Any) -> None:
    mixed = list(history["other_confounders"])
    random.shuffle(mixed)
    one, other = read(value, **history), read(value, **{**history, "other_confounders": mixed})
    assert one.verdict is other.verdict
    assert set(one.confounders) == set(other.confounders)


@given(st.integers(1, 5000), st.integers(1, 1000), st.sampled_from(CgaUnit), st.integers(2, 1000))
def test_only_the_multiple_of_the_limit_counts(value: int, limit: int, unit: CgaUnit, scale: int) -> None:
    one = read(value, upper_limit=limit, unit=unit)
    other = read(value * scale, upper_limit=limit * scale, unit=unit)
    assert one.times_upper_limit == other.times_upper_limit == Fraction(value, limit)
    assert (one.verdict, one.raised) == (other.verdict, other.raised)


def test_on_a_ppi_the_repeat_is_asked_for_once_and_only_off_the_drug() -> None:
    on_drug = read(480, **{**ON_PPI, "ulcers": False, "diarrhoea": False, "other_confounders": ["Helicobacter pylori"]})
    assert sum("repeat" in step.text.casefold() for step in on_drug.next_steps) == 1
    danger = read(480, **{**ON_PPI, "ulcers": True})
    assert not any("repeat" in step.text.casefold() for step in danger.next_steps)
    assert any("repeat" in step.text.casefold() for step in read(480, other_confounders=["Helicobacter pylori"]).next_steps)


def test_v28s_a_raised_cga_in_prostate_cancer_asks_for_the_ppi_and_then_thinks_of_the_prostate() -> None:
    known: dict[str, Any] = {"value": 300, "unit": "ng/mL", "upper_limit": 100, "renal_impairment": False}
    known["other_confounders"] = ["another cancer"]
    asked = interpret_chromogranin_a(**known)
    assert isinstance(asked, NotDecidable)
    assert any("proton-pump inhibitor" in need for need in asked.needs)
    found = interpret_chromogranin_a(**known, ppi_drug="none")
    assert isinstance(found, CgaReading)
    assert found.verdict == "interpretable with caution"
    assert any("prostate" in step.text for step in found.next_steps)
