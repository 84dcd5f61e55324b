"""How survival improves on paper, against people counted one by one and against scipy."""

from fractions import Fraction
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import weibull_min

from netcourse.disease.stage_migration import (
    Kind,
    alive_with_lead,
    found_by_chance,
    kind,
    lead_that_gives,
    migrate,
)
from netcourse.disease.survival import Weibull, alive

LOCAL, HIDDEN, VISIBLE = kind(0.5, 0.95), kind(0.2, 0.75), kind(0.3, 0.5)
HALF_OF_TEN = Weibull(10)


def test_a_scanner_that_finds_all_hidden_metastases_raises_both_stages_and_nobody_lives_longer() -> None:
    found = migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=1)
    assert found.old.local.alive == Fraction(625, 700)
    assert found.new.local.alive == Fraction(95, 100)
    assert found.old.distant.alive == Fraction(50, 100)
    assert found.new.distant.alive == Fraction(60, 100)
    assert found.old.everybody == found.new.everybody == Fraction(775, 1000)
    assert found.gain_all == 0
    assert found.reasons[0].facts == ("F-13.migration",)


def test_it_is_the_same_when_a_thousand_people_are_counted() -> None:
    # 500 local of whom 475 live, 200 hidden of whom 150 live, 300 visible of whom 150 live; half of the hidden are found.
    found = migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=0.5)
    assert found.new.local.share * 1000 == 600
    assert found.new.local.alive == Fraction(475 + 75, 600)
    assert found.new.distant.alive == Fraction(150 + 75, 400)


def test_false_alarms_make_the_distant_stage_better_and_the_local_one_worse() -> None:
    found = migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=0, specificity=0.8)
    assert found.gain_local is not None
    assert found.gain_distant is not None
    assert found.gain_local < 0 < found.gain_distant
    assert found.gain_all == 0


def test_a_scanner_that_finds_nothing_new_changes_nothing() -> None:
    found = migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=0)
    assert found.old == found.new


def test_a_stage_without_anybody_has_no_survival() -> None:
    found = migrate(kind(0.5, 0.9), kind(0.5, 0.6), kind(0, 0.1), sensitivity=0)
    assert found.old.distant.alive is None
    assert found.gain_distant is None
    assert migrate(kind(1, 0.9), kind(0, 0), kind(0, 0), sensitivity=1, specificity=0).new.local.alive is None


SHARES = st.integers(1, 20)
ALIVE = st.fractions(0, 1, max_denominator=100)
RATES = st.fractions(0, 1, max_denominator=50)


@settings(max_examples=60)
@given(SHARES, SHARES, SHARES, ALIVE, ALIVE, ALIVE, RATES, RATES)
def test_no_scanner_lengthens_a_life(
    a: int, b: int, c: int, x: Fraction, y: Fraction, z: Fraction, sensitivity: Fraction, specificity: Fraction
) -> None:
    whole = a + b + c
    kinds = [Kind(Fraction(n, whole), alive_share) for n, alive_share in ((a, x), (b, y), (c, z))]
    found = migrate(*kinds, sensitivity=sensitivity, specificity=specificity)
    assert found.gain_all == 0
    assert found.new.local.share + found.new.distant.share == 1


@settings(max_examples=60)
@given(SHARES, SHARES, SHARES, st.lists(ALIVE, min_size=3, max_size=3, unique=True), RATES)
def test_both_stages_gain_whenever_who_moves_stands_between_them(
    a: int, b: int, c: int, levels: list[Fraction], sensitivity: Fraction
) -> None:
    worst, middle, best = sorted(levels)
    whole = a + b + c
    found = migrate(
        Kind(Fraction(a, whole), best),
        Kind(Fraction(b, whole), middle),
        Kind(Fraction(c, whole), worst),
        sensitivity=sensitivity,
    )
    assert found.gain_local is not None
    assert found.gain_distant is not None
    assert (found.gain_local > 0) is (sensitivity > 0)
    assert (found.gain_distant > 0) is (sensitivity > 0)


@pytest.mark.parametrize(("lead", "years"), [(0, 5), (2, 5), (4.9, 5)])
def test_a_lead_moves_the_curve_and_no_day_of_death(lead: float, years: float) -> None:
    by_scipy = float(weibull_min.sf(years - lead, 1, scale=10 / log(2)))
    assert alive_with_lead(HALF_OF_TEN, years, lead) == pytest.approx(by_scipy, rel=1e-9)


@pytest.mark.parametrize("lead", [5, 5.1, 20])
def test_while_the_lead_lasts_everybody_is_alive(lead: float) -> None:
    assert alive_with_lead(HALF_OF_TEN, 5, lead) == 1


def test_five_year_survival_goes_from_60_to_80_by_lead_time_alone() -> None:
    curve = Weibull(5 * log(2) / -log(0.6))
    assert alive(curve, 5) == pytest.approx(0.6)
    lead = lead_that_gives(curve, 5, 0.8)
    assert lead == pytest.approx(5 * (1 - log(0.8) / log(0.6)))
    assert lead is not None
    assert alive_with_lead(curve, 5, lead) == pytest.approx(0.8)
    assert lead_that_gives(curve, 5, 0.5) is None


@pytest.mark.parametrize(
    ("slow", "times", "expected"),
    [(0.5, 1, Fraction(1, 2)), (0.5, 3, Fraction(3, 4)), (0.2, 4, Fraction(1, 2)), (0, 9, 0), (1, 2, 1)],
)
def test_what_can_be_seen_longer_is_found_more_often(slow: float, times: int, expected: Fraction) -> None:
    assert found_by_chance(slow, times) == expected


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: migrate(LOCAL, HIDDEN, kind(0.2, 0.5), sensitivity=1), "share"),
        (lambda: migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=1.1), "sensitivity"),
        (lambda: migrate(LOCAL, HIDDEN, VISIBLE, sensitivity=1, specificity=-0.1), "specificity"),
        (lambda: kind(1.2, 0.5), "share"),
        (lambda: kind(0.5, 2), "alive_share"),
        (lambda: alive_with_lead(HALF_OF_TEN, 5, -1), "lead"),
        (lambda: lead_that_gives(HALF_OF_TEN, -5, 0.5), "years"),
        (lambda: found_by_chance(0.5, 0), "times_longer"),
    ],
)
def test_an_impossible_number_is_refused_by_its_name(call: object, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        call()  # type: ignore[operator]
