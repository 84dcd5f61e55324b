"""Mimics beside syndromes: what matches, what speaks against, and in which order they stand."""

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.functional_syndromes import Feature, Syndrome, SyndromeSet, matching_syndromes
from netcourse.disease.mimics import Candidate, Clue, Finding, Mimic, Ranking, rank
from netcourse.disease.result import NotDecidable
from netcourse.evidence import contested_topics, facts

FINDINGS: list[Finding] = [*Feature, *Clue]
# A diarrhoea can't do both.
pictures = st.sets(st.sampled_from(FINDINGS), min_size=1).filter(
    lambda one: not one >= {Clue.STOPS_ON_FASTING, Feature.SECRETORY_DIARRHOEA}
)


def ranked(*present: str, **more: Any) -> Ranking:
    answer = rank(present, **more)
    assert isinstance(answer, Ranking)
    return answer


def of(cause: str, *present: str, **more: Any) -> Candidate:
    return next(one for one in ranked(*present, **more).candidates if one.cause == cause)


@pytest.mark.parametrize(
    ("present", "first"),
    [
        (["flushing", Clue.SWEATING], Mimic.MENOPAUSE),
        (["flushing", Clue.LASTING_REDNESS], Mimic.ROSACEA),
        (["flushing", Clue.SINCE_A_DRUG], Mimic.DRUG_FLUSH),
        (["diarrhoea", "low potassium", Clue.LARGE_GAP], Mimic.LAXATIVE),
        (["flushing", "wheeze", "diarrhoea"], Syndrome.CARCINOID),
        (["diarrhoea that persists on fasting", "diarrhoea", "low potassium"], Syndrome.VIPOMA),
    ],
)
def test_a_plain_picture_leads_to_its_cause_alone(present: list[str], first: str) -> None:
    assert [one.cause for one in ranked(*present).level] == [first]


def test_flushing_alone_parts_nobody() -> None:
    assert {one.cause for one in ranked("flushing").level} == {
        Syndrome.CARCINOID, Syndrome.ATYPICAL_CARCINOID, Mimic.MENOPAUSE, Mimic.ROSACEA, Mimic.DRUG_FLUSH,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "answer", "left"),
    [
        ("diarrhoea that persists on fasting", "no", Mimic.LAXATIVE),
        ("diarrhoea that stops on fasting", "no", Syndrome.VIPOMA),
        ("low gastric acid", "no", Mimic.LAXATIVE),
        ("large osmotic gap of the stool", "no", Syndrome.VIPOMA),
    ],
)
def test_one_no_parts_a_vipoma_from_a_laxative(asked: str, answer: str, left: str) -> None:
    before = ranked("diarrhoea", "low potassium")
    assert [one.cause for one in before.level] == [Syndrome.VIPOMA, Mimic.LAXATIVE]
    assert answer == "no"
    assert [one.cause for one in ranked("diarrhoea", "low potassium", absent=[asked]).level] == [left]


def test_a_clue_about_the_stool_speaks_against_a_vipoma_once() -> None:
    both = of("VIPoma", "diarrhoea", Clue.STOPS_ON_FASTING, absent=["diarrhoea that persists on fasting"])
    assert both.against == ("no diarrhoea that persists on fasting",)
    assert of("VIPoma", "diarrhoea", Clue.LARGE_GAP).against == ("large osmotic gap of the stool",)
    assert of("gastrinoma", "diarrhoea", Clue.LARGE_GAP).against == ()


@pytest.mark.parametrize("mimic", [Mimic.MENOPAUSE, Mimic.ROSACEA, Mimic.DRUG_FLUSH])
def test_wheeze_is_left_unexplained_by_every_harmless_flush(mimic: Mimic) -> None:
    found = of(mimic, "flushing", "wheeze")
    assert found.against == ("wheeze, which it does not explain",)
    assert found.balance == 0
    assert any("A2-06.hallmark" in reason.facts for reason in found.reasons)


def test_a_drug_is_changed_only_with_the_prescriber() -> None:
    settles = of(Mimic.DRUG_FLUSH, "flushing").settles
    assert "with the prescriber" in settles.text
    assert "J-17" in settles.facts


def test_a_syndrome_keeps_its_key_test_and_its_dangers() -> None:
    assert of("VIPoma", "acidosis").harms == ("H10",)
    assert of("gastrinoma", "multiple ulcers").settles.facts == ("A2-02.gastrin-fold",)


@pytest.mark.parametrize(("stool", "against"), [(700, True), (700.1, False), (None, False)])
def test_the_volume_of_stool_counts_as_in_the_rule_of_syndromes(stool: Any, *, against: bool) -> None:
    assert bool(of("VIPoma", "diarrhoea", stool_ml_per_24h=stool).against) is against


def test_clues_alone_are_ranked_too() -> None:
    assert [one.cause for one in ranked(Clue.SINCE_A_DRUG).candidates] == [Mimic.DRUG_FLUSH]


@pytest.mark.parametrize("nothing", [None, []])
def test_without_a_finding_nothing_is_decided(nothing: Any) -> None:
    assert isinstance(rank(nothing), NotDecidable)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: rank(["itch"]), "present='itch'"),
        (lambda: rank(["flushing"], absent=["itch"]), "absent='itch'"),
        (lambda: rank(["flushing"], absent=["flushing"]), "absent=flushing: also given as present"),
        (lambda: rank([Clue.STOPS_ON_FASTING, Feature.SECRETORY_DIARRHOEA]), "must be one of the two"),
        (lambda: rank(["flushing"], stool_ml_per_24h=-1), "stool_ml_per_24h"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()


def test_no_word_is_both_a_feature_and_a_clue() -> None:
    assert not {str(one) for one in Feature} & {str(one) for one in Clue}


def test_every_clue_belongs_to_a_mimic() -> None:
    for clue in Clue:
        assert any(isinstance(one.cause, Mimic) for one in ranked(clue).candidates), clue


def test_every_mimic_rests_on_facts_that_exist() -> None:
    for one in ranked(*(set(FINDINGS) - {Clue.STOPS_ON_FASTING})).candidates:
        for reason in (one.settles, *one.reasons):
            assert isinstance(one.cause, Syndrome) or reason.facts
            assert all(fact in facts() or fact in contested_topics() or fact.startswith("H") for fact in reason.facts)


@given(pictures, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(present: Any, random: Random) -> None:
    assert ranked(*present) == ranked(*random.sample(sorted(present), len(present)))


@given(pictures)
def test_the_order_is_matching_minus_against_and_nothing_is_lost(present: Any) -> None:
    answer = ranked(*present)
    balances = [one.balance for one in answer.candidates]
    assert balances == sorted(balances, reverse=True)
    explained = {finding for one in answer.candidates for finding in one.matching}
    assert explained | set(answer.unexplained) == present


@given(st.sets(st.sampled_from(Feature), min_size=1))
def test_syndromes_match_what_their_own_rule_says(present: Any) -> None:
    alone = matching_syndromes(present)
    assert isinstance(alone, SyndromeSet)
    told = {one.syndrome: (one.matching, one.against) for one in (*alone.fits, *alone.weaker)}
    assert {
        one.cause: (one.matching, one.against) for one in ranked(*present).candidates if isinstance(one.cause, Syndrome)
    } == told


@given(pictures, st.sampled_from(FINDINGS))
def test_an_answer_no_helps_nobody(present: Any, asked: Any) -> None:
    if asked in present:
        return
    before = {one.cause: one.balance for one in ranked(*present).candidates}
    after = {one.cause: one.balance for one in ranked(*present, absent=[asked]).candidates}
    assert all(after[cause] <= before[cause] for cause in before)


def test_the_design_s_pairs_of_findings_that_name_one_syndrome_are_still_seven() -> None:
    # Two findings that leave several candidates each alone, and exactly one together; mimics are not counted.
    def fits(*present: Feature) -> set[Syndrome]:
        found = matching_syndromes(present)
        assert isinstance(found, SyndromeSet)
        return {one.syndrome for one in found.fits}

    pairs = [
        (one, other)
        for one, other in combinations(Feature, 2)
        if len(fits(one)) > 1 and len(fits(other)) > 1 and len(fits(one, other)) == 1
    ]
    assert len(pairs) == 7
