"""Carcinoid crisis: recognition, agreed bundle, both views on octreotide."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.carcinoid_crisis import (
    Action,
    CrisisFinding,
    CrisisReading,
    ResponseReading,
    Setting,
    Suspicion,
    judge_response,
    octreotide_views,
    prevention_bundle,
    recognise_crisis,
    safety_bundle,
)
from netcourse.disease.result import NotDecidable
from netcourse.evidence import contested_topics

V18 = ("severe hypotension", "flushing", "bronchospasm")
BUNDLE = ("stop handling the tumour", "call for help", "give volume", "give a vasopressor", "treat bronchospasm")


def judged(*actions: str, findings: Iterable[str] = V18) -> ResponseReading:
    result = judge_response(actions, findings=findings)
    assert isinstance(result, ResponseReading)
    return result


def test_v18_is_a_crisis_and_resuscitation_does_not_wait() -> None:
    result = recognise_crisis(V18, setting="handling of the tumour")
    assert isinstance(result, CrisisReading)
    assert result.suspicion is Suspicion.CRISIS
    assert result.resuscitate_now
    assert result.harms == ("H10",)


@pytest.mark.parametrize(
    ("findings", "setting", "suspicion", "resuscitate"),
    [
        (["flushing", "fainting"], "no procedure", Suspicion.CRISIS, True),
        (["flushing", "arrhythmia"], None, Suspicion.CRISIS, True),
        (["severe hypotension"], "anaesthesia", Suspicion.CRISIS, True),
        (["bronchospasm"], "peptide receptor radionuclide therapy", Suspicion.CRISIS, True),
        (["severe hypotension"], "no procedure", Suspicion.POSSIBLE, True),
        (["severe hypotension"], None, Suspicion.POSSIBLE, True),
        (["flushing"], "surgery", Suspicion.NOT_SHOWN, False),
        ([], "surgery", Suspicion.NOT_SHOWN, False),
    ],
)
def test_findings_and_setting_together(findings: Any, setting: Any, suspicion: Suspicion, *, resuscitate: bool) -> None:
    result = recognise_crisis(findings, setting=setting)
    assert isinstance(result, CrisisReading)
    assert (result.suspicion, result.resuscitate_now) == (suspicion, resuscitate)


def test_a_flush_in_an_unknown_setting_and_no_findings_at_all_are_not_decidable() -> None:
    assert isinstance(recognise_crisis(["flushing"], setting=None), NotDecidable)
    assert isinstance(recognise_crisis(None, setting="surgery"), NotDecidable)


@given(st.sets(st.sampled_from(CrisisFinding)), st.sampled_from(CrisisFinding), st.sampled_from(Setting))
def test_one_more_finding_never_calms(findings: Any, more: Any, setting: Any) -> None:
    order = [Suspicion.NOT_SHOWN, Suspicion.POSSIBLE, Suspicion.CRISIS]
    before, after = recognise_crisis(findings, setting=setting), recognise_crisis({*findings, more}, setting=setting)
    assert isinstance(before, CrisisReading)
    assert isinstance(after, CrisisReading)
    assert order.index(before.suspicion) <= order.index(after.suspicion)
    assert before.resuscitate_now <= after.resuscitate_now


def test_v18_the_agreed_bundle_is_complete_with_and_without_octreotide() -> None:
    for actions in (BUNDLE, (*BUNDLE, "octreotide bolus"), (*BUNDLE, "intensive care")):
        result = judged(*actions)
        assert result.missing == ()
        assert result.harms == ()
        assert len(result.octreotide_views) == 2


@pytest.mark.parametrize("actions", [["wait"], ["scan first"], ["antihistamine"], [], [*BUNDLE, "scan first"]])
def test_v18_waiting_a_scan_or_an_antihistamine_alone_is_harm_h10(actions: Any) -> None:
    result = judged(*actions)
    assert result.harms == ("H10",)
    assert any("H10" in reason.facts for reason in result.reasons)


def test_octreotide_alone_is_no_harm_but_leaves_the_whole_bundle_missing() -> None:
    result = judged("octreotide bolus")
    assert result.harms == ()
    assert result.missing == tuple(BUNDLE)


def test_without_bronchospasm_none_has_to_be_treated() -> None:
    assert judged(*BUNDLE[:-1], findings=["severe hypotension"]).missing == ()
    assert judged(*BUNDLE[:-1]).missing == (Action.TREAT_BRONCHOSPASM,)
    assert Action.OCTREOTIDE not in safety_bundle()
    assert safety_bundle(bronchospasm=False) == safety_bundle()[:-1]


@given(st.sets(st.sampled_from(Action)), st.sets(st.sampled_from(CrisisFinding)))
def test_octreotide_never_decides_about_the_bundle(actions: Any, findings: Any) -> None:
    with_it, without = (
        judged(*actions, Action.OCTREOTIDE, findings=findings),
        judged(*(actions - {Action.OCTREOTIDE}), findings=findings),
    )
    assert (with_it.done, with_it.missing) == (without.done, without.missing)
    assert set(with_it.done) | set(with_it.missing) == set(safety_bundle(bronchospasm=CrisisFinding.BRONCHOSPASM in findings))


def test_both_views_rest_on_facts_of_the_contested_topic_and_state_no_dose() -> None:
    topic = contested_topics()[judged(*BUNDLE).contested]
    for view in octreotide_views():
        assert set(view.facts) <= set(topic.facts)
        assert " ug" not in view.text
    assert "0.73" in octreotide_views()[1].text


def test_prevention_looks_for_the_heart_and_leaves_octreotide_to_both_views() -> None:
    measures, reasons = prevention_bundle()
    assert "look for carcinoid heart disease" in measures
    assert not any("octreotide" in one for one in measures)
    assert octreotide_views()[0] in reasons
    assert octreotide_views()[1] in reasons


def test_an_unknown_response_is_not_decidable() -> None:
    assert isinstance(judge_response(None, findings=V18), NotDecidable)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: recognise_crisis(["fever"], setting="surgery"), "findings"),
        (lambda: recognise_crisis(["flushing"], setting="bath"), "setting"),
        (lambda: judge_response(["pray"], findings=V18), "actions"),
        (lambda: judge_response(["wait"], findings=["fever"]), "findings"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()
