"""Bayes: exact fractions, the course's computed table, and the edges where a ratio has no value."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netcourse.disease.bayes import Measured, PostTestProbability, measured, post_test_probability, share_of
from netcourse.disease.result import NotDecidable
from netcourse.evidence import UnknownIdError, facts

COMPUTED = [
    # sensitivity, specificity, prevalence, positive and negative predictive value, as the course computed them by hand
    ("0.73", "0.95", "0.0007", "0.01", "0.9998"),
    ("0.73", "0.95", "0.01", "0.129", "0.9971"),
    ("0.73", "0.95", "0.05", "0.435", "0.9853"),
    ("0.73", "0.95", "0.2", "0.785", "0.9337"),
    ("0.73", "0.95", "0.5", "0.936", "0.7787"),
    ("0.73", "0.8", "0.0007", "0.003", "0.9998"),
    ("0.73", "0.8", "0.01", "0.036", "0.9966"),
    ("0.73", "0.8", "0.05", "0.161", "0.9825"),
    ("0.73", "0.8", "0.2", "0.477", "0.9222"),
    ("0.73", "0.8", "0.5", "0.785", "0.7477"),
    ("0.746", "0.847", "0.0007", "0.003", "0.9998"),
    ("0.746", "0.847", "0.01", "0.047", "0.997"),
    ("0.746", "0.847", "0.05", "0.204", "0.9845"),
    ("0.746", "0.847", "0.2", "0.549", "0.9303"),
    ("0.746", "0.847", "0.5", "0.83", "0.7693"),
]
shares = st.fractions(min_value=0, max_value=1, max_denominator=1000)
inner = st.fractions(min_value=Fraction(1, 1000), max_value=Fraction(999, 1000), max_denominator=1000)


def known(sensitivity: Fraction, specificity: Fraction, prior: Fraction) -> PostTestProbability:
    answer = post_test_probability(sensitivity=sensitivity, specificity=specificity, pre_test_probability=prior)
    assert isinstance(answer, PostTestProbability)
    return answer


@pytest.mark.parametrize(("sens", "spec", "prior", "ppv", "npv"), COMPUTED)
def test_it_gives_the_computed_table(sens: str, spec: str, prior: str, ppv: str, npv: str) -> None:
    answer = known(Fraction(sens), Fraction(spec), Fraction(prior))
    assert answer.after_positive is not None
    assert answer.negative_predictive_value is not None
    assert round(float(answer.after_positive), 3) == float(ppv)
    assert round(float(answer.negative_predictive_value), 4) == float(npv)


def test_the_computed_table_is_the_table_of_the_facts() -> None:
    told = {fact_id: str(one.value) for fact_id, one in facts().items() if fact_id.startswith("M-bayes.")}
    assert told == {
        f"M-bayes.se{sens}.sp{spec}.prev{prior}.{kind}": value
        for sens, spec, prior, ppv, npv in COMPUTED
        for kind, value in (("ppv", ppv), ("npv", npv))
    }


def test_it_is_exact() -> None:
    answer = known(Fraction(73, 100), Fraction(95, 100), Fraction(1, 100))
    assert answer.after_positive == Fraction(73, 568)
    assert answer.lr_positive == Fraction(73, 5)
    assert answer.lr_negative == Fraction(27, 95)


def test_a_float_is_read_as_it_was_typed() -> None:
    typed = post_test_probability(sensitivity=0.73, specificity=0.95, pre_test_probability=0.01)
    assert typed == known(Fraction(73, 100), Fraction(95, 100), Fraction(1, 100))


def test_the_words_count_people() -> None:
    answer = known(Fraction(73, 100), Fraction(95, 100), Fraction(1, 100))
    text = " ".join(reason.text for reason in answer.reasons)
    assert re.search(r"about 73 have the disease and test positive, and about 495 test positive without it", text)


@given(inner, inner, inner)
def test_odds_times_likelihood_ratio_is_the_odds_afterwards(sens: Fraction, spec: Fraction, prior: Fraction) -> None:
    answer = known(sens, spec, prior)
    assert answer.after_positive is not None
    assert answer.lr_positive is not None
    assert answer.after_negative is not None
    assert answer.lr_negative is not None
    odds = prior / (1 - prior)
    assert answer.after_positive / (1 - answer.after_positive) == odds * answer.lr_positive
    assert answer.after_negative / (1 - answer.after_negative) == odds * answer.lr_negative


@given(inner, inner, inner, inner)
def test_the_more_likely_before_the_more_likely_after(sens: Fraction, spec: Fraction, one: Fraction, other: Fraction) -> None:
    assume(one < other)
    low, high = known(sens, spec, one), known(sens, spec, other)
    assert low.after_positive is not None
    assert high.after_positive is not None
    assert low.after_positive < high.after_positive


@given(shares, shares, shares)
def test_the_whole_group_stays_the_whole_group(sens: Fraction, spec: Fraction, prior: Fraction) -> None:
    answer = known(sens, spec, prior)
    positive = sens * prior + (1 - spec) * (1 - prior)
    diseased = (answer.after_positive or 0) * positive + (answer.after_negative or 0) * (1 - positive)
    assert diseased == prior


def test_a_result_that_never_occurs_has_no_meaning() -> None:
    never_positive = known(Fraction(0), Fraction(1), Fraction(1, 2))
    assert never_positive.after_positive is None
    assert never_positive.lr_positive is None
    never_negative = known(Fraction(1), Fraction(0), Fraction(1, 2))
    assert never_negative.after_negative is None
    assert never_negative.negative_predictive_value is None
    assert never_negative.lr_negative is None


@pytest.mark.parametrize("name", ["sensitivity", "specificity", "pre_test_probability"])
@pytest.mark.parametrize("wrong", [-0.1, 1.1, 73, float("nan"), True])
def test_what_is_no_share_of_one_is_refused(name: str, wrong: float) -> None:
    numbers: dict[str, Any] = {"sensitivity": 0.7, "specificity": 0.9, "pre_test_probability": 0.1, name: wrong}
    with pytest.raises(ValueError, match=name):
        post_test_probability(**numbers)


@pytest.mark.parametrize("name", ["sensitivity", "specificity", "pre_test_probability"])
def test_a_missing_number_is_asked_for(name: str) -> None:
    numbers: dict[str, Any] = {"sensitivity": 0.7, "specificity": 0.9, "pre_test_probability": 0.1, name: None}
    answer = post_test_probability(**numbers)
    assert isinstance(answer, NotDecidable)
    assert answer.needs == (name.replace("_", " "),)


def test_the_numbers_may_come_from_facts() -> None:
    sens, spec = share_of("C1-02.sensitivity"), share_of("C1-02.specificity")
    assert (sens, spec) == (Fraction(746, 1000), Fraction(847, 1000))
    cited = ("C1-02.sensitivity", "C1-02.specificity")
    answer = post_test_probability(sensitivity=sens, specificity=spec, pre_test_probability=0.2, cited=cited)
    assert isinstance(answer, PostTestProbability)
    assert all(reason.facts == cited for reason in answer.reasons)


def test_facts_that_are_no_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="C1-05"):
        share_of("C1-05")
    with pytest.raises(ValueError, match="C1-01"):
        share_of("C1-01.lr-positive")
    with pytest.raises(ValueError, match="fold"):
        share_of("C3-01.fold")
    with pytest.raises(UnknownIdError):
        post_test_probability(sensitivity=0.7, specificity=0.9, pre_test_probability=0.1, cited=("C1-99",))


# Every pair of the facts that one study measured.
PAIRS = [(one, one.removesuffix("sensitivity") + "specificity") for one in facts() if one.endswith("sensitivity")]
PAIRS.append(("D-02.sequences", "D-02.specificity"))


@pytest.mark.parametrize(("sens", "spec"), PAIRS)
def test_a_pair_of_one_study_gives_what_the_bare_numbers_give_and_is_cited(sens: str, spec: str) -> None:
    with_study = post_test_probability(sensitivity=measured(sens), specificity=measured(spec), pre_test_probability=0.2)
    bare = post_test_probability(
        sensitivity=share_of(sens), specificity=share_of(spec), pre_test_probability=0.2, cited=(sens, spec)
    )
    assert with_study == bare
    assert isinstance(with_study, PostTestProbability)
    assert with_study.reasons[0].facts == (sens, spec)


@pytest.mark.parametrize(("sens", "spec"), [(one, other) for one, own in PAIRS for _, other in PAIRS if other != own])
def test_halves_of_different_patients_are_refused_in_one_line_that_names_both(sens: str, spec: str) -> None:
    with pytest.raises(ValueError, match="must be both of the same patients") as found:
        post_test_probability(sensitivity=measured(sens), specificity=measured(spec), pre_test_probability=0.2)
    said = str(found.value)
    assert "\n" not in said
    assert f"{sens} ({facts()[sens].population})" in said
    assert f"{spec} ({facts()[spec].population})" in said


def test_a_citation_of_two_groups_is_refused_even_with_bare_numbers() -> None:
    with pytest.raises(ValueError, match="must be both of the same patients"):
        post_test_probability(
            sensitivity=0.97, specificity=0.82, pre_test_probability=0.2, cited=("D-06.sensitivity", "D-04.specificity")
        )


@pytest.mark.parametrize(("sens", "spec"), [(measured("D-06.sensitivity"), 0.82), (0.97, measured("D-06.specificity"))])
def test_a_measured_number_goes_with_no_bare_one(sens: Measured | float, spec: Measured | float) -> None:
    with pytest.raises(ValueError, match="both of one study, or both bare numbers"):
        post_test_probability(sensitivity=sens, specificity=spec, pre_test_probability=0.2)


def test_a_specificity_is_no_sensitivity() -> None:
    with pytest.raises(ValueError, match="same patients"):
        post_test_probability(
            sensitivity=measured("D-06.specificity"), specificity=measured("D-06.sensitivity"), pre_test_probability=0.2
        )


def test_a_measured_number_alone_is_asked_for_its_other_half() -> None:
    answer = post_test_probability(sensitivity=measured("D-06.sensitivity"), specificity=None, pre_test_probability=0.2)
    assert isinstance(answer, NotDecidable)
    assert answer.needs == ("specificity",)
    assert answer.reasons[0].facts == ("D-06.sensitivity",)
