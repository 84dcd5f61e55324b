"""The figures of item analysis: closed forms, what must not change them, and scipy where it knows the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from netcourse.disease.counting import wilson_interval
from netcourse.reporting.agreement import agreement, weighted_kappa
from netcourse.reporting.discrimination import fisher, groups, item_rest, rest
from netcourse.reporting.facility import facility, wilson
from netcourse.reporting.quantiles import f_quantile
from netcourse.reporting.reliability import alpha_of, covariances, feldt, reliability
from tests.reporting.oracles import marks

SEEDS = st.integers(0, 10_000)
GAPS = st.sampled_from([0.0, 0.1, 0.3])


def ones(found: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.ones(found.shape[1])


@given(st.integers(1, 400), st.data())
def test_wilson_is_the_courses_own_for_right_and_wrong(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    ours, known = wilson(right / n, n), wilson_interval(right, n)
    assert (ours.low, ours.high) == pytest.approx((known.low, known.high), abs=1e-12)


def test_what_was_not_reached_is_no_zero() -> None:
    found = facility(np.array([1.0, 1.0, np.nan, 0.0]), 1)
    assert found is not None
    assert found.n == 3
    assert found.share == pytest.approx(2 / 3)
    assert facility(np.array([np.nan]), 1) is None


@pytest.mark.parametrize("share", [0.005, 0.025, 0.5, 0.975, 0.995])
@pytest.mark.parametrize(("first", "second"), [(2, 4), (11, 44), (59, 1121), (299, 6279), (9999, 209_979)])
def test_quantiles_of_f_are_scipys(share: float, first: int, second: int) -> None:
    assert f_quantile(share, first, second) == pytest.approx(stats.f.ppf(share, first, second), rel=1e-8)


@given(st.integers(3, 40), SEEDS)
def test_item_rest_is_the_plain_correlation_where_all_is_known(students: int, seed: int) -> None:
    found = marks(students, 6, 0, seed)
    ours = item_rest(found, ones(found), 2)
    others = np.delete(found, 2, axis=1).sum(axis=1)
    if students < 4 or np.ptp(found[:, 2]) == 0 or np.ptp(others) == 0:
        assert ours is None
        return
    assert ours is not None
    assert ours.r == pytest.approx(stats.pearsonr(found[:, 2], others).statistic, abs=1e-9)


@pytest.mark.parametrize(("r", "n"), [(0.3, 30), (-0.6, 12), (0.95, 5)])
def test_fishers_interval_is_scipys(r: float, n: int) -> None:
    y = np.arange(n, dtype=float)
    noise = np.sin(7 * y)
    y, noise = (y - y.mean()) / y.std(), noise - noise.mean()
    noise = noise - y * (y @ noise) / n
    x = r * y + (1 - r * r) ** 0.5 * noise / noise.std()
    known = stats.pearsonr(x, y)
    low, high = known.confidence_interval(0.95)
    assert known.statistic == pytest.approx(r)
    assert (fisher(r, n).low, fisher(r, n).high) == pytest.approx((low, high))


def test_a_question_does_not_speak_for_itself() -> None:
    found = np.array([[1.0, 0, 1], [0, 1, 1], [1, 1, 0]])
    assert rest(found, np.ones(3), 0).tolist() == [0.5, 1.0, 0.5]
    assert rest(np.array([[1.0, np.nan, 1], [0, np.nan, np.nan]]), np.ones(3), 0)[0] == 1
    assert np.isnan(rest(np.array([[0.0, np.nan, np.nan]]), np.ones(3), 0)[0])


def test_alpha_of_equal_questions_is_spearman_brown() -> None:
    """Four questions with variance 1, each pair with r = 0.25: alpha is 4r / (1 + 3r)."""
    covariance = np.full((4, 4), 0.25)
    np.fill_diagonal(covariance, 1)
    assert alpha_of(covariance) == pytest.approx(4 * 0.25 / (1 + 3 * 0.25))


def test_alpha_of_right_and_wrong_is_kuder_richardson_20() -> None:
    found = marks(40, 8, 0, 5)
    ours = reliability(found)
    assert ours is not None
    share = found.mean(axis=0)
    # KR-20 with the variances of a whole population on both sides.
    known = 8 / 7 * (1 - (share * (1 - share)).sum() / found.sum(axis=1).var())
    assert ours.alpha == pytest.approx(known)
    assert ours.sem == pytest.approx(found.sum(axis=1).std(ddof=1) * (1 - known) ** 0.5)


@given(SEEDS, GAPS)
def test_covariances_are_taken_from_whoever_has_both(seed: int, gaps: float) -> None:
    found = marks(30, 5, gaps, seed)
    ours = covariances(found)
    for one in range(5):
        for other in range(5):
            both = ~(np.isnan(found[:, one]) | np.isnan(found[:, other]))
            assert ours[one, other] == pytest.approx(np.cov(found[both, one], found[both, other])[0, 1], abs=1e-12)


@given(SEEDS, GAPS, st.floats(0.1, 50), st.floats(-20, 20))
def test_alpha_knows_no_unit_no_zero_and_no_order(seed: int, gaps: float, times: float, more: float) -> None:
    found = marks(40, 6, gaps, seed)
    plain = reliability(found)
    moved = reliability(found * times + more)
    shuffled = reliability(np.random.default_rng(seed).permutation(found, axis=0)[:, ::-1])
    if plain is None:
        assert moved is None
        return
    assert moved is not None
    assert shuffled is not None
    assert moved.alpha == pytest.approx(plain.alpha, abs=1e-7)
    assert shuffled.alpha == pytest.approx(plain.alpha, abs=1e-9)
    assert moved.sem == pytest.approx(plain.sem * times, rel=1e-6, abs=1e-6)


@given(SEEDS)
def test_a_student_of_whom_nothing_is_known_changes_nothing(seed: int) -> None:
    found = marks(20, 5, 0.1, seed)
    assert reliability(np.vstack([found, np.full((3, 5), np.nan)])) == reliability(found)


def test_alpha_is_not_said_where_it_can_not_be() -> None:
    assert reliability(np.ones((10, 4))) is None
    assert reliability(np.array([[1.0, np.nan], [np.nan, 1], [1, np.nan]])) is None
    assert reliability(np.ones((2, 3))) is None


def test_a_question_that_waits_for_its_marker_is_left_out_and_the_others_keep_their_places() -> None:
    found = marks(40, 5, 0, 1)
    waits = np.insert(found, 2, np.nan, axis=1)
    whole, ours = reliability(found), reliability(waits)
    assert whole is not None
    assert ours is not None
    assert (ours.alpha, ours.items, ours.sem) == (whole.alpha, 5, whole.sem)
    assert ours.without == (*whole.without[:2], None, *whole.without[2:])


def test_feldts_interval_holds_alpha_and_narrows() -> None:
    few, many = feldt(0.8, 20, 10), feldt(0.8, 2000, 10)
    assert few.low < many.low < 0.8 < many.high < few.high < 1
    # 100 students, 10 questions: F with 99 and 99 * 9 degrees of freedom.
    low = 1 - 0.2 * stats.f.ppf(0.975, 99, 99 * 9)
    assert feldt(0.8, 100, 10).low == pytest.approx(low)


def test_without_a_question_that_works_against_the_rest_alpha_is_higher() -> None:
    found = marks(200, 6, 0, 1)
    found[:, 0] = 1 - found[:, 0]
    ours = reliability(found)
    assert ours is not None
    assert ours.without[0] is not None
    assert ours.without[0] > ours.alpha + 0.1
    wrong_way = item_rest(found, ones(found), 0)
    assert wrong_way is not None
    assert wrong_way.interval.high < 0


def test_thirds_are_alike_in_size_and_equals_stay_together() -> None:
    assert groups(np.arange(9, dtype=float), 3).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    tied = groups(np.array([0.5, 0.5, 0.5, 0.5, 0.9, 0.1]), 3)
    assert len(set(tied[:4].tolist())) == 1
    assert tied[5] < tied[0] < tied[4]
    assert groups(np.array([np.nan, 0.2]), 3)[0] == -1


def test_kappa_weighs_the_marks_and_not_their_rank() -> None:
    one, other = [0.0, 0, 1, 1, 5, 5, 0, 5], [0.0, 1, 1, 0, 5, 1, 0, 5]
    linear = weighted_kappa(one, other, 1)
    ranked = weighted_kappa([0, 0, 1, 1, 2, 2, 0, 2], [0, 1, 1, 0, 2, 1, 0, 2], 1)
    assert linear is not None
    assert ranked is not None
    assert abs(linear - ranked) > 0.01
    assert weighted_kappa([2.0, 2], [2.0, 2], 1) is None


@given(st.lists(st.integers(0, 5), min_size=2, max_size=30))
def test_who_agrees_always_agrees_fully(given_marks: list[int]) -> None:
    both = [float(one) for one in given_marks]
    found = agreement(both, both)
    assert found is not None
    assert (found.exact, found.higher) == (1, 0)
    assert found.linear == found.quadratic == (None if len(set(both)) == 1 else 1)


def test_two_by_two_kappa_is_cohens_own() -> None:
    """20 both right, 15 both wrong, 5 and 10 apart: 0.7 seen, 0.5 by chance."""
    one = [1.0] * 20 + [1.0] * 5 + [0.0] * 10 + [0.0] * 15
    other = [1.0] * 20 + [0.0] * 5 + [1.0] * 10 + [0.0] * 15
    assert weighted_kappa(one, other, 1) == pytest.approx(0.4)
    assert weighted_kappa(one, other, 2) == pytest.approx(0.4)
