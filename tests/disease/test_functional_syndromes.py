"""From features to the set of syndromes."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.arguments import Number
from netcourse.disease.functional_syndromes import (
    Feature,
    Syndrome,
    SyndromeMatch,
    SyndromeSet,
    matching_syndromes,
)
from netcourse.disease.result import NotDecidable, is_verified, stated
from netcourse.evidence import harms


def matched(*features: str, **more: Any) -> SyndromeSet:
    result = matching_syndromes(features, **more)
    assert isinstance(result, SyndromeSet)
    return result


def names(matches: Iterable[SyndromeMatch]) -> list[Syndrome]:
    return [one.syndrome for one in matches]


@pytest.mark.parametrize(
    ("features", "syndrome"),
    [
        pytest.param(["multiple ulcers", "diarrhoea that a PPI improves"], Syndrome.GASTRINOMA, id="V08"),
        pytest.param(["neuroglycopenia on fasting", "Whipple triad"], Syndrome.INSULINOMA, id="V15"),
        pytest.param(
            ["necrolytic migratory erythema", "diabetes or high glucose", "weight loss"], Syndrome.GLUCAGONOMA, id="rash"
        ),
        pytest.param(["diabetes or high glucose", "gallstones", "steatorrhoea"], Syndrome.SOMATOSTATINOMA, id="triad"),
        pytest.param(["flushing", "diarrhoea", "wheeze", "tachycardia"], Syndrome.CARCINOID, id="classic"),
        pytest.param(["jaundice", "abdominal pain"], Syndrome.NON_FUNCTIONAL, id="mass"),
    ],
)
def test_a_classic_picture_leads_to_its_syndrome_first(features: Any, syndrome: str) -> None:
    result = matched(*features)
    assert result.fits[0].syndrome is syndrome
    assert result.unexplained == ()
    assert result.fits[0].key_test.facts
    assert result.fits[0].verified


def test_v17_vipoma_with_harm_h10_and_its_emergency() -> None:
    result = matched("diarrhoea that persists on fasting", "low potassium", "acidosis", stool_ml_per_24h=6000)
    first = result.fits[0]
    assert names(result.fits) == [Syndrome.VIPOMA]
    assert Syndrome.ECTOPIC_ACTH in names(result.weaker)
    assert first.harms == ("H10",)
    assert first.against == ()
    assert any("A2-03.emergency" in reason.facts for reason in first.caveats)


def test_v14_ectopic_acth_explains_all_three_and_pushes_aside_what_explains_less() -> None:
    result = matched("Cushingoid appearance", "low potassium", "diabetes or high glucose")
    assert result.fits[0].syndrome is Syndrome.ECTOPIC_ACTH
    assert result.fits[0].verified
    assert not {Syndrome.VIPOMA, Syndrome.GLUCAGONOMA} & set(names(result.fits))
    assert "not verified" not in result.reasons[0].text


@pytest.mark.parametrize(("syndrome", "feature", "harm"), [
    ("insulinoma", "relief on eating", "H6"), ("gastrinoma", "refractory ulcer", "H1"), ("VIPoma", "acidosis", "H10"),
    ("carcinoid syndrome", "wheeze", "H7"),
])  # fmt: skip
def test_harms_are_named_with_their_syndrome(syndrome: str, feature: str, harm: str) -> None:
    match = next(one for one in matched(feature).fits if one.syndrome == syndrome)
    assert harm in match.harms
    assert any(harm in reason.facts and harms()[harm].act in reason.text for reason in match.caveats)


def test_flushing_alone_leaves_both_carcinoid_syndromes() -> None:
    result = matched("flushing")
    assert names(result.fits) == [Syndrome.CARCINOID, Syndrome.ATYPICAL_CARCINOID]
    assert [one.verified for one in result.fits] == [True, True]


def test_facial_swelling_of_a_bronchial_tumour_is_verified_by_the_article() -> None:
    assert matched("facial swelling and redness").fits[0].verified


@pytest.mark.parametrize(("stool", "speaks_against"), [(700, True), (700.1, False), (0, True), (None, False)])
def test_a_small_stool_volume_speaks_against_vipoma_and_removes_nothing(stool: Number | None, *, speaks_against: bool) -> None:
    vipoma = matched("diarrhoea that persists on fasting", stool_ml_per_24h=stool).fits[0]
    assert vipoma.syndrome is Syndrome.VIPOMA
    assert bool(vipoma.against) is speaks_against


def test_an_absent_hallmark_is_listed_against() -> None:
    insulinoma = matched("Whipple triad", absent=["relief on eating"]).fits[0]
    assert insulinoma.against == ("no relief on eating",)


def test_without_features_nothing_is_decided() -> None:
    assert isinstance(matching_syndromes(None), NotDecidable)
    assert isinstance(matching_syndromes([]), NotDecidable)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: matching_syndromes(["itch"]), "features='itch'"),
        (lambda: matching_syndromes("flushing"), "features='f'"),
        (lambda: matching_syndromes(["flushing"], absent=["itch"]), "absent='itch'"),
        (lambda: matching_syndromes(["flushing"], absent=["flushing"]), "absent=flushing"),
        (lambda: matching_syndromes(["flushing"], stool_ml_per_24h=-1), "stool_ml_per_24h"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()


def test_every_feature_belongs_to_a_syndrome_and_every_syndrome_has_features() -> None:
    result = matched(*Feature)
    assert result.unexplained == ()
    assert set(names(result.fits) + names(result.weaker)) == set(Syndrome)


@given(st.lists(st.sampled_from(Feature), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_features_does_not_matter(features: Any, random: Random) -> None:
    shuffled = random.sample(features, len(features))
    assert matched(*features) == matched(*shuffled)


@given(st.sets(st.sampled_from(Feature), min_size=1))
def test_the_fits_explain_all_that_can_be_explained_and_each_match_is_present(features: Any) -> None:
    result = matched(*features)
    explained = {one for match in result.fits for one in match.matching}
    assert explained | set(result.unexplained) == features
    assert not set(names(result.fits)) & set(names(result.weaker))


@given(st.sets(st.sampled_from(Feature), min_size=1), st.sampled_from(Feature))
def test_one_more_feature_never_takes_a_match_away(features: Any, more: Any) -> None:
    def pairs(result: SyndromeSet) -> set[tuple[Syndrome, Feature]]:
        return {(one.syndrome, feature) for one in (*result.fits, *result.weaker) for feature in one.matching}

    assert pairs(matched(*features)) <= pairs(matched(*features, more))


def test_stated_marks_general_knowledge() -> None:
    assert "not verified" in stated("A2-07.hiaa").text
    assert "not verified" not in stated("A2-06.hallmark").text
    assert is_verified(["A2-07.hiaa", "A2-06.hallmark"])
    assert not is_verified(["A2-07.hiaa"])
