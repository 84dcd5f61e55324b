"""The draws that the cohorts are made of."""

from collections import Counter
from random import Random
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.cases.draws import (
    between,
    choose,
    drawn_once,
    log_normal,
    log_normal_above,
    lower,
    poisson,
    upper,
    value,
    whole,
    yes_no,
)

MANY = 20_000


class RandomThatReturnsZero(Random):
    """The rarest number that `random()` may return."""

    def random(self) -> float:
        return 0.0


class RandomThatNearlyReturnsOne(Random):
    """The greatest number that `random()` may return."""

    def random(self) -> float:
        return 1 - 2**-53


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (pseudo-random on purpose)


@pytest.fixture
def rng() -> Random:
    return seeded(11)


def test_each_value_is_chosen_as_often_as_its_share_says(rng: Random) -> None:
    counted = Counter(choose(rng, {"a": 1.0, "b": 3.0, "never": 0.0, "c": 6.0}) for _ in range(MANY))
    assert counted["never"] == 0
    # Four standard errors are at most 1.4 points.
    assert [counted[one] / MANY for one in "abc"] == pytest.approx([0.1, 0.3, 0.6], abs=0.014)


def test_what_has_no_share_is_never_chosen_even_where_rounding_leaves_a_crumb() -> None:
    shares = {"a": 0.1, "b": 0.2, "c": 0.7, "never": 0.0}
    assert choose(RandomThatNearlyReturnsOne(), shares) == "c"
    assert choose(RandomThatReturnsZero(), {"never": 0.0, "a": 1.0}) == "a"


@pytest.mark.parametrize("shares", [{}, {"a": 0.0}, {"a": 2.0, "b": -1.0}])
def test_shares_from_which_nothing_can_be_chosen_are_refused(rng: Random, shares: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="shares="):
        choose(rng, shares)


def test_yes_comes_as_often_as_its_share(rng: Random) -> None:
    assert mean(yes_no(rng, 0.3) == "yes" for _ in range(MANY)) == pytest.approx(0.3, abs=0.014)
    assert {yes_no(rng, 0.0) for _ in range(50)} == {"no"}
    assert {yes_no(rng, 1.0) for _ in range(50)} == {"yes"}


def test_whole_numbers_hold_both_ends(rng: Random) -> None:
    assert {whole(rng, -2, 2) for _ in range(500)} == {-2, -1, 0, 1, 2}
    assert whole(RandomThatNearlyReturnsOne(), 0, 23) == 23


@given(seed=st.integers(0, 2**32), low=st.floats(-1e6, 1e6), width=st.floats(0, 1e6))
def test_a_number_between_two_lies_between_them(seed: int, low: float, width: float) -> None:
    assert low <= between(seeded(seed), low, low + width) <= low + width


def test_a_log_normal_has_the_mean_that_was_asked_for(rng: Random) -> None:
    drawn = [log_normal(rng, 9.0, 0.8) for _ in range(MANY)]
    assert mean(drawn) == pytest.approx(9.0, rel=0.03)
    assert median(drawn) < 7.0


@pytest.mark.parametrize(("share", "sigma"), [(0.05, 0.4), (0.73, 1.2), (0.5, 2.0)])
def test_a_log_normal_lies_above_the_limit_as_often_as_was_asked_for(rng: Random, share: float, sigma: float) -> None:
    above = mean(log_normal_above(rng, 47.1, share, sigma) > 47.1 for _ in range(MANY))
    assert above == pytest.approx(share, abs=0.015)


def test_the_rarest_numbers_still_give_a_log_normal_value() -> None:
    for rarest in (RandomThatReturnsZero(), RandomThatNearlyReturnsOne()):
        assert 0 < log_normal(rarest, 1.0, 1.0) < 1e6
        assert 0 < log_normal_above(rarest, 100, 0.05, 1.0) < 1e6


@pytest.mark.parametrize("expected", [0.0, 0.4, 7.0, 300.0])
def test_a_poisson_count_has_its_mean(rng: Random, expected: float) -> None:
    assert mean(poisson(rng, expected) for _ in range(1000)) == pytest.approx(expected, abs=0.02 + 4 * (expected / 1000) ** 0.5)


@pytest.mark.parametrize("impossible", [-0.1, 700.1, float("nan")])
def test_a_mean_for_which_the_count_would_not_be_exact_is_refused(rng: Random, impossible: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 700"):
        poisson(rng, impossible)


def test_each_draw_uses_up_one_number_so_that_a_cohort_stays_the_same() -> None:
    used, fresh = seeded(5), seeded(5)
    choose(used, {"a": 1.0, "b": 1.0})
    yes_no(used, 0.5)
    between(used, 0, 1)
    whole(used, 0, 9)
    log_normal(used, 1.0, 1.0)
    log_normal_above(used, 1.0, 0.5, 1.0)
    for _ in range(6):
        fresh.random()
    assert used.random() == fresh.random()


def test_facts_are_read_in_their_own_unit() -> None:
    assert value("C4-04") == 47.1
    assert (lower("C4-01.mg"), upper("C4-01.mg")) == (3, 10)


def test_a_fact_without_the_number_that_is_asked_for_is_refused() -> None:
    with pytest.raises(LookupError, match=r"C4-01\.mg has no value"):
        value("C4-01.mg")
    with pytest.raises(LookupError, match="C4-04 has no lower limit"):
        lower("C4-04")
    with pytest.raises(LookupError, match="C4-04 has no upper limit"):
        upper("C4-04")


def test_a_cohort_is_drawn_once_and_each_caller_has_a_list_of_its_own() -> None:
    drawn: list[int] = []

    @drawn_once
    def cohort(n: int, seed: int = 1) -> list[int]:
        drawn.append(n)
        return [n, seed]

    first, again = cohort(3), cohort(3)
    first.clear()
    assert again == cohort(3) == [3, 1]
    assert cohort(4, seed=2) == [4, 2]
    assert drawn == [3, 4]
