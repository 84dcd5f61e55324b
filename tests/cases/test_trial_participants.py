"""The synthetic trial of everolimus against placebo."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import exp, log
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import TrialParticipant, trial_participants
from netcourse.cases.trial_participants import medians
from netcourse.evidence import fact

Holds = Callable[[TrialParticipant], bool]
EDGES = 8
ARMS = ("everolimus", "placebo")
BLOCK = 4


@pytest.fixture(scope="module")
def class_trial() -> list[TrialParticipant]:
    return trial_participants()


@pytest.fixture(scope="module")
def many_without_edges() -> list[TrialParticipant]:
    return trial_participants(20_000, seed=7)[EDGES:]


def in_arm(arm: str, rows: list[TrialParticipant]) -> list[TrialParticipant]:
    return [one for one in rows if one.arm == arm]


def at_least_12(one: TrialParticipant) -> bool:
    return one.months >= 12


def above_12(one: TrialParticipant) -> bool:
    return one.months > 12


def below_12(one: TrialParticipant) -> bool:
    return one.months < 12


def percent(of: Holds, rows: list[TrialParticipant]) -> Fraction:
    return Fraction(100 * sum(of(one) for one in rows), len(rows))


def middle(rows: list[TrialParticipant]) -> Fraction:
    return median(Fraction(str(one.months)) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_trial: list[TrialParticipant]) -> None:
    assert class_trial[-1].participant_id == "TP-400"
    assert [sum(Decimal(str(one.months)) for one in in_arm(arm, class_trial)) for arm in ARMS] == PINNED


PINNED = [Decimal("3193.4"), Decimal("1115.5")]


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_trial_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    trial = trial_participants(n, seed)
    assert trial == trial_participants(n, seed)
    assert trial_participants(n + more, seed)[:n] == trial
    assert [one.participant_id for one in trial] == [f"TP-{i:03}" for i in range(1, n + 1)]


def test_another_seed_gives_other_people(class_trial: list[TrialParticipant]) -> None:
    other = trial_participants(seed=8)
    assert other[:EDGES] == class_trial[:EDGES]
    assert mean(a == b for a, b in zip(other[EDGES:], class_trial[EDGES:], strict=True)) < 0.05


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), seed=st.integers(0, 2**32))
def test_every_participant_is_possible_and_every_block_of_four_has_two_of_each_arm(n: int, seed: int) -> None:
    trial = trial_participants(n, seed)
    for start in range(0, n - n % BLOCK, BLOCK):
        assert Counter(one.arm for one in trial[start : start + BLOCK]) == dict.fromkeys(ARMS, 2)
    for one in trial:
        assert one.arm in ARMS
        assert one.months >= 0.1
        # One decimal place, so that 12.0 is exactly on the edge.
        assert one.months == round(one.months, 1)


def test_arms_of_the_class_are_of_one_size(class_trial: list[TrialParticipant]) -> None:
    assert [len(in_arm(arm, class_trial)) for arm in ARMS] == [200, 200]


def test_nobody_can_tell_the_arm_from_the_place_in_a_block(many_without_edges: list[TrialParticipant]) -> None:
    for place in range(BLOCK):
        # Four standard errors in about 5,000 people are 0.028.
        assert mean(one.arm == "everolimus" for one in many_without_edges[place::BLOCK]) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize(
    ("arm", "on", "below"), [("everolimus", 2, 1), ("placebo", 1, 1)], ids=["with everolimus", "with placebo"]
)
def test_the_first_people_lie_on_12_months_and_just_below(
    class_trial: list[TrialParticipant], arm: str, on: int, below: int
) -> None:
    times = Counter(one.months for one in in_arm(arm, class_trial[:EDGES]))
    assert (times[12.0], times[11.9]) == (on, below)


@pytest.mark.parametrize(("arm", "source"), [("everolimus", "E3-05.pfs"), ("placebo", "E3-05.pfs-control")])
def test_each_arm_has_the_median_of_the_trial(
    class_trial: list[TrialParticipant], many_without_edges: list[TrialParticipant], arm: str, source: str
) -> None:
    sourced = float(fact(source).value or 0)
    assert medians()[arm] == sourced
    # Four standard errors of the median in 10,000 people are 6%.
    assert float(middle(in_arm(arm, many_without_edges))) == pytest.approx(sourced, rel=0.06)
    assert float(middle(in_arm(arm, class_trial))) == pytest.approx(sourced, abs=0.3)


@pytest.mark.parametrize("arm", ARMS)
@pytest.mark.parametrize("months", [2, 6, 12, 24, 36])
def test_each_arm_falls_as_an_exponential_does(many_without_edges: list[TrialParticipant], arm: str, months: int) -> None:
    left = float(percent(lambda one: one.months >= months, in_arm(arm, many_without_edges)))
    # Four standard errors in 10,000 people are at most 2 points.
    assert left == pytest.approx(100 * exp(-log(2) * months / medians()[arm]), abs=2)


def test_the_class_trial_is_no_fluke(class_trial: list[TrialParticipant], many_without_edges: list[TrialParticipant]) -> None:
    for arm in ARMS:
        here, expected = (float(percent(at_least_12, in_arm(arm, rows))) for rows in (class_trial, many_without_edges))
        assert here == pytest.approx(expected, abs=1.5)


def test_the_arms_lie_further_apart_than_those_of_the_trial_did() -> None:
    ratio = medians()["placebo"] / medians()["everolimus"]
    assert ratio == pytest.approx(0.35, abs=0.005)
    assert ratio < float(fact("E3-05.hr").value or 0)


def apart(told: dict[str, Fraction]) -> bool:
    # Marking accepts 0.15 points to either side, so two readings must lie further apart than twice that.
    return min(b - a for a, b in pairwise(sorted(told.values()))) > 2 * Fraction(15, 100)


@pytest.mark.parametrize("arm", ARMS)
def test_each_misreading_of_a_share_gives_another_number(class_trial: list[TrialParticipant], arm: str) -> None:
    rows = in_arm(arm, class_trial)
    (other,) = (in_arm(one, class_trial) for one in ARMS if one != arm)
    right = percent(at_least_12, rows)
    told = {
        "right": right,
        "above 12": percent(above_12, rows),
        "both arms together": percent(at_least_12, class_trial),
        "progressed": percent(below_12, rows),
        "the other arm": percent(at_least_12, other),
        "of everybody": right / 2,
        "a number of people": right * len(rows) / 100,
        "the median": middle(rows),
    }
    assert apart(told), told


def test_each_misreading_of_the_difference_gives_another_number(class_trial: list[TrialParticipant]) -> None:
    drug, placebo = (in_arm(arm, class_trial) for arm in ARMS)
    kept = [percent(at_least_12, rows) for rows in (drug, placebo)]
    told = {
        "right": kept[0] - kept[1],
        "above 12": percent(above_12, drug) - percent(above_12, placebo),
        "above 12 with everolimus only": percent(above_12, drug) - kept[1],
        "both arms together": percent(at_least_12, class_trial),
        "the difference of those who progressed": percent(below_12, drug) - percent(below_12, placebo),
        "ratio": kept[0] / kept[1],
        "ratio of those who progressed": percent(below_12, drug) / percent(below_12, placebo),
        "ratio upside down": kept[1] / kept[0],
        "gain in per cent of placebo": 100 * (kept[0] - kept[1]) / kept[1],
        "of everybody": (kept[0] - kept[1]) / 2,
        "difference of the medians": middle(drug) - middle(placebo),
        "a number of people": Fraction(sum(map(at_least_12, drug)) - sum(map(at_least_12, placebo))),
        "the share with everolimus": kept[0],
        "the share with placebo": kept[1],
    }
    assert apart(told), told


def test_a_trial_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=7"):
        trial_participants(EDGES - 1)
    assert len(trial_participants(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_trial: list[TrialParticipant]) -> None:
    with pytest.raises(AttributeError):
        class_trial[0].months = 5.0  # type: ignore[misc]
    assert replace(class_trial[0], months=5.0) != class_trial[0]
