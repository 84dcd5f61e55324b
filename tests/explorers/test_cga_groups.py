"""What a CgA result means for a group, and what a cut-off costs, agree with what was published."""

from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.bayes import share_of
from netcourse.disease.printed import in_per_cent
from netcourse.evidence import fact
from netcourse.explorers.cga.group_words import FEW, few_true
from netcourse.explorers.cga.people import PEOPLE_DRAWN, accuracy, crowd, result_for
from netcourse.explorers.cga.roc import curves_for, groups_for
from netcourse.explorers.cga.setting import FOLLOW_UP, FOR_DAYS, FOR_LONG, HEALTHY, NO_PPI, WHAT_IF

SETS = (HEALTHY, FOLLOW_UP, WHAT_IF)
NAMES = {HEALTHY: "se0.73.sp0.95", WHAT_IF: "se0.73.sp0.8", FOLLOW_UP: "se0.746.sp0.847"}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("prevalence", ["0.0007", "0.01", "0.05", "0.2", "0.5"])
def test_a_positive_result_means_what_the_worked_facts_say(name: str, prevalence: str) -> None:
    expected = fact(f"M-bayes.{NAMES[name]}.prev{prevalence}.ppv").value
    found = result_for(name, Fraction(prevalence)).after_positive
    assert expected is not None
    assert found is not None
    # The facts are rounded to three digits, 0.01010 to 0.010 and 0.0025 to 0.003 among them.
    assert float(found) == pytest.approx(float(expected), abs=0.00051)


@given(name=st.sampled_from(SETS), pre_test=st.integers(7, 5000))
def test_a_thousand_people_add_up_and_none_is_more_than_one_off(name: str, pre_test: int) -> None:
    found = result_for(name, Fraction(pre_test, 10_000))
    many = crowd(found)
    assert many.positive + many.negative == PEOPLE_DRAWN
    assert abs(many.true_positive - PEOPLE_DRAWN * found.sensitivity * found.pre_test_probability) < 1
    assert abs(many.true_negative - PEOPLE_DRAWN * found.specificity * (1 - found.pre_test_probability)) < 1


def test_an_unknown_set_of_accuracy_is_refused() -> None:
    with pytest.raises(ValueError, match="must be one of healthy, follow-up, what-if"):
        accuracy("best")


@pytest.mark.parametrize(("pre_test", "few"), [("0.0007", True), ("0.0035", True), ("0.0036", False), ("0.05", False)])
def test_few_positives_are_true_below_one_in_twenty(pre_test: str, *, few: bool) -> None:
    found = result_for(HEALTHY, Fraction(pre_test))
    assert few_true(found) is few
    assert found.after_positive is not None
    assert (found.after_positive < FEW) is few


def test_at_the_limit_and_without_a_ppi_the_model_has_the_published_sensitivity_and_specificity() -> None:
    groups = groups_for(NO_PPI)
    assert groups.positive_with(1) == pytest.approx(float(share_of("C1-01.sensitivity")))
    assert 1 - groups.positive_without(1) == pytest.approx(float(share_of("C1-01.specificity")))


def test_the_area_under_the_models_curve_is_close_to_the_published_one() -> None:
    groups, published = groups_for(NO_PPI), fact("C1-01.auc").value
    spread = (groups.sigma_with**2 + groups.sigma_without**2) ** 0.5
    # Two normal distributions on the logarithm: the area has a closed form.
    assert groups.area_under_curve() == pytest.approx(
        NormalDist().cdf((groups.mean_with - groups.mean_without) / spread), abs=1e-4
    )
    assert published is not None
    # 0.869 against 0.896: fitted to one point, not to the area.
    assert groups.area_under_curve() == pytest.approx(float(published), abs=0.03)


@given(ppi=st.sampled_from([NO_PPI, FOR_DAYS, FOR_LONG]), cut_off=st.integers(20, 1950))
def test_a_higher_cut_off_never_finds_more_tumours_and_never_alarms_more(ppi: str, cut_off: int) -> None:
    groups = groups_for(ppi)
    low, high = cut_off / 100, cut_off / 100 + 0.5
    assert groups.positive_with(high) <= groups.positive_with(low) <= 1
    assert groups.positive_without(high) <= groups.positive_without(low) <= 1


def test_a_ppi_raises_false_alarms_and_narrows_the_area_the_more_it_raises_cga() -> None:
    alarms = [groups_for(ppi).positive_without(1) for ppi in (NO_PPI, FOR_DAYS, FOR_LONG)]
    areas = [curves_for(ppi).area for ppi in (NO_PPI, FOR_DAYS, FOR_LONG)]
    assert alarms == sorted(alarms)
    assert areas == sorted(areas, reverse=True)
    assert alarms[1] > 0.5


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100.0%"), (0.9995, "above 99.9%"), (0.999, "99.9%"), (0.5, "50.0%"), (0.0004, "below 0.1%"), (0.0, "0.0%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert in_per_cent(share) == words
