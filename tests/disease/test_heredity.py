"""Hereditary syndromes: match, figures, testing, metanephrines."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.arguments import Number
from netcourse.disease.genetic_testing import GeneticTesting, genetic_testing
from netcourse.disease.heredity import (
    Entity,
    Finding,
    HereditarySyndrome,
    HeredityMatch,
    HereditySet,
    hereditary_share,
    matching_hereditary_syndromes,
    net_risk,
)
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact, statements


def matched(*findings: str, **more: Any) -> HereditySet:
    result = matching_hereditary_syndromes(findings, **more)
    assert isinstance(result, HereditySet)
    return result


def names(matches: Iterable[HeredityMatch]) -> set[str]:
    return {one.syndrome.name for one in matches}


def test_v23_men1_from_parathyroid_pancreas_and_pituitary() -> None:
    result = matched("primary hyperparathyroidism", "pancreatic NET", "pituitary adenoma", in_relatives=["pituitary adenoma"])
    assert names(result.fits) == {"MEN1"}
    assert names(result.weaker) == {"VHL", "TSC", "MEN2"}
    assert "gastrin and insulin" in result.next_steps
    assert result.harms == ()
    assert any("MEN4" in one for one in result.would_change)


def test_v23_trap_isolated_hyperparathyroidism_still_leaves_men1() -> None:
    assert "MEN1" in names(matched("primary hyperparathyroidism").fits)


def test_v08_a_gastrinoma_with_high_calcium_leads_to_men1() -> None:
    assert names(matched("gastrinoma", "primary hyperparathyroidism").fits) == {"MEN1"}


@pytest.mark.parametrize(("surgery", "harms"), [(True, ("H8",)), (False, ())])
def test_v27s_an_ampullary_net_asks_for_metanephrines_before_theatre(*, surgery: bool, harms: tuple[str, ...]) -> None:
    result = matched("ampullary or duodenal somatostatin-producing NET", surgery_planned=surgery)
    assert names(result.fits) == {"NF1"}
    assert result.metanephrines_before_surgery
    assert result.harms == harms


@pytest.mark.parametrize(
    ("findings", "fits", "metanephrines", "harms"),
    [
        (["medullary thyroid carcinoma"], {"MEN2"}, True, ("H8",)),
        (["neurofibroma"], {"NF1"}, True, ("H8",)),
        (["haemangioblastoma", "pancreatic NET"], {"VHL"}, True, ()),
        (["pancreatic NET"], {"MEN1", "VHL", "TSC"}, False, ()),
        (["angiomyolipoma of the kidney", "pancreatic NET"], {"TSC"}, False, ()),
        (["duodenal NET"], {"MEN1", "NF1"}, False, ()),
        (["duodenal NET", "neurofibroma"], {"NF1"}, True, ("H8",)),
        (["primary hyperparathyroidism"], {"MEN1", "MEN2"}, False, ()),
        (["thymic NET"], {"MEN1"}, False, ()),
        (["phaeochromocytoma"], {"VHL", "NF1", "MEN2"}, True, ("H8",)),
    ],
)
def test_findings_lead_to_sets_and_to_metanephrines(
    findings: Any, fits: Any, *, metanephrines: bool, harms: tuple[str, ...]
) -> None:
    result = matched(*findings, surgery_planned=True)
    assert (names(result.fits), result.metanephrines_before_surgery, result.harms) == (fits, metanephrines, harms)


def test_relatives_count_and_nothing_at_all_is_not_decidable() -> None:
    assert names(matched(in_relatives=["haemangioblastoma"]).fits) == {"VHL"}
    assert isinstance(matching_hereditary_syndromes(None), NotDecidable)
    assert isinstance(matching_hereditary_syndromes([]), NotDecidable)


@given(st.lists(st.sampled_from(Finding), min_size=1), st.lists(st.sampled_from(Finding)))
def test_order_repetition_and_who_bears_a_finding_do_not_matter(findings: Any, relatives: list[Finding]) -> None:
    assert matched(*findings, in_relatives=relatives) == matched(*reversed(findings + relatives))


@given(st.sets(st.sampled_from(Finding), min_size=1))
def test_the_fits_explain_every_finding(findings: Any) -> None:
    result = matched(*findings)
    assert {one for match in result.fits for one in match.matching} == findings
    for match in (*result.fits, *result.weaker):
        assert set(match.statements) <= set(statements())


@pytest.mark.parametrize(
    ("syndrome", "ids"),
    [
        ("MEN1", ["A4-01.article", "A4-01.lifetime"]),
        ("VHL", ["A4-02.article", "A4-02.low", "A4-02.high"]),
        ("NF1", ["A4-03.risk"]),
        ("TSC", ["A4-04.risk"]),
        ("MEN2", []),
    ],
)
def test_each_source_keeps_its_own_figure(syndrome: str, ids: list[str]) -> None:
    figures = net_risk(HereditarySyndrome[syndrome])
    assert [one.fact_id for one in figures] == ids
    assert [one.from_article for one in figures] == [one.endswith(".article") for one in ids]
    assert all(one.verified for one in figures)
    assert all(one.verified or "not verified" in one.reason.text for one in figures)


def test_the_hereditary_share_depends_on_the_entity() -> None:
    assert [one.fact_id for one in hereditary_share("all NET")] == ["A4-07.article", "A4-07.all"]
    assert fact(hereditary_share(Entity.GASTRINOMA)[0].fact_id).value == 25
    assert [one.verified for one in hereditary_share("pancreatic NET")] == [True, True]
    assert all(hereditary_share(one) for one in Entity)


@pytest.mark.parametrize(
    ("nets", "family", "age", "triggers"),
    [
        (1, False, 40, ()),
        (1, False, 39, ("young age",)),
        (1, False, 39.9, ("young age",)),
        (2, False, 70, ("several NETs of pancreas or duodenum",)),
        (0, False, 70, ()),
        (1, True, None, ("family history",)),
        pytest.param(3, True, 29, ("several NETs of pancreas or duodenum", "family history", "young age"), id="V23"),
    ],
)
def test_whom_to_test(nets: int, *, family: bool, age: Number | None, triggers: tuple[str, ...]) -> None:
    result = genetic_testing(nets_of_pancreas_or_duodenum=nets, family_history=family, age_years=age)
    assert isinstance(result, GeneticTesting)
    assert (result.consider, result.triggers) == (bool(triggers), triggers)


def test_testing_is_not_decidable_while_a_trigger_may_hold() -> None:
    result = genetic_testing(nets_of_pancreas_or_duodenum=1, family_history=None, age_years=50)
    assert isinstance(result, NotDecidable)
    assert result.needs == ("family history",)


@given(a=st.integers(0, 110), b=st.integers(0, 110), family=st.booleans())
def test_a_younger_patient_is_never_less_likely_to_be_tested(*, a: int, b: int, family: bool) -> None:
    young, old = sorted((a, b))
    first, second = (genetic_testing(nets_of_pancreas_or_duodenum=1, family_history=family, age_years=x) for x in (young, old))
    assert isinstance(first, GeneticTesting)
    assert isinstance(second, GeneticTesting)
    assert first.consider >= second.consider


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: matching_hereditary_syndromes(["freckle"]), "findings"),
        (lambda: matching_hereditary_syndromes([], in_relatives=["freckle"]), "in_relatives"),
        (lambda: net_risk("MEN9"), "syndrome"),
        (lambda: hereditary_share("all cancers"), "entity"),
        (
            lambda: genetic_testing(nets_of_pancreas_or_duodenum=-1, family_history=True, age_years=30),
            "nets_of_pancreas_or_duodenum",
        ),
        (lambda: genetic_testing(nets_of_pancreas_or_duodenum=1, family_history=True, age_years=-1), "age_years"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()
