"""The synthetic cohort of telephone calls, with what each caller was told."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import Call, calls
from netcourse.cases.calls import (
    ABOUT,
    ADVICE,
    CRAMPS,
    FAINT,
    FEVER,
    MINUTES,
    NONE,
    NOW,
    SEVERE,
    SHARE_NO_WIND,
    SHARE_VOMITING,
    TEAM,
    TOLD_RED,
    USUAL,
    reported,
    urgency,
)
from netcourse.disease.red_flags import Triage, Urgency, triage

Holds = Callable[[Call], bool]
EDGES = 10


@pytest.fixture(scope="module")
def class_cohort() -> list[Call]:
    return calls()


@pytest.fixture(scope="module")
def many() -> list[Call]:
    return calls(8_000, seed=7)[EDGES:]


def cramps(one: Call) -> bool:
    return one.pain == CRAMPS


def companion(one: Call) -> bool:
    return "yes" in (one.vomiting, one.no_wind)


def both(one: Call) -> bool:
    return (one.vomiting, one.no_wind) == ("yes", "yes")


def red(one: Call) -> bool:
    return one.red_flag == "yes"


def told(*words: str) -> Holds:
    return lambda one: one.told in words


def count(rows: Iterable[Call], *conditions: Holds) -> int:
    return sum(all(holds(one) for holds in conditions) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[Call]) -> None:
    assert class_cohort[-1].call_id == "CA-300"
    words = (one.pain + one.vomiting + one.no_wind + one.flush + one.told + one.red_flag for one in class_cohort)
    assert sum(map(len, words)) + sum(one.minutes for one in class_cohort) == PINNED


PINNED = 8302


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = calls(n, seed)
    assert cohort == calls(n, seed)
    assert calls(n + more, seed)[:n] == cohort
    assert [one.call_id for one in cohort] == [f"CA-{i:03}" for i in range(1, n + 1)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_call_is_possible(seed: int) -> None:
    for one in calls(100, seed):
        assert MINUTES[0] <= one.minutes <= MINUTES[1]
        assert one.pain in {NONE, CRAMPS, SEVERE}
        assert one.flush in {NONE, USUAL, FAINT}
        assert one.told in {NOW, TEAM, ADVICE}
        assert {one.vomiting, one.no_wind, one.high_fever, one.on_chemotherapy, one.diarrhoea, one.side_effect} <= {"yes", "no"}
        # Somebody who rings reports something.
        assert reported(one)[0]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_a_red_flag_is_what_the_rule_calls_an_emergency(seed: int) -> None:
    for one in calls(100, seed):
        symptoms, context = reported(one)
        found = triage(symptoms, context=context)
        assert isinstance(found, Triage)
        assert red(one) is (found.urgency is Urgency.EMERGENCY)


def test_no_call_lies_between_the_two_levels_that_the_article_knows(many: list[Call]) -> None:
    assert {urgency(one) for one in many} == {Urgency.EMERGENCY, Urgency.CONTACT, Urgency.ORDINARY}


def test_fever_comes_only_on_chemotherapy_where_every_source_says_now(many: list[Call]) -> None:
    hot = [one for one in many if one.high_fever == "yes"]
    assert all(one.on_chemotherapy == "yes" and red(one) for one in hot)
    assert count(many, lambda one: one.on_chemotherapy == "yes" and one.high_fever == "no") > 0


@pytest.mark.parametrize(
    ("row", "is_red", "is_missed_bowel"),
    [
        (1, True, False),  # vomiting, and told so
        (2, True, True),  # no wind alone
        (3, True, True),  # vomiting alone
        (4, False, False),  # cramps alone, sent now
        (5, False, False),
        (6, True, True),  # both: one call, not two
        (7, True, False),  # severe pain is red without a companion, and no cramps
        (8, False, False),  # vomiting without cramps
        (9, True, False),
        (10, True, False),
    ],
)
def test_the_first_calls_lie_on_an_edge(class_cohort: list[Call], row: int, *, is_red: bool, is_missed_bowel: bool) -> None:
    one = [class_cohort[row - 1]]
    assert bool(count(one, red)) is is_red
    assert bool(count(one, cramps, companion, told(TEAM, ADVICE))) is is_missed_bowel


def test_shares_are_those_that_were_chosen(many: list[Call]) -> None:
    # Four standard errors of the smallest group, about 800 calls, are 7 points.
    assert mean(one.high_fever == "yes" for one in many) == pytest.approx(ABOUT[FEVER], abs=0.02)
    colics = [one for one in many if cramps(one)]
    assert mean(one.vomiting == "yes" for one in colics) == pytest.approx(SHARE_VOMITING, abs=0.04)
    assert mean(one.no_wind == "yes" for one in colics) == pytest.approx(SHARE_NO_WIND, abs=0.04)
    sent: Mapping[str, list[Call]] = {
        CRAMPS: [one for one in colics if companion(one)],
        FEVER: [one for one in many if one.high_fever == "yes"],
    }
    for about, rows in sent.items():
        found = Counter(one.told for one in rows)
        for word, share in TOLD_RED[about].items():
            assert found[word] / len(rows) == pytest.approx(share, abs=0.07)


def test_cramps_with_a_companion_are_missed_more_often_than_other_red_flags(many: list[Call]) -> None:
    colics, others = ([one for one in many if red(one) and cramps(one) is wanted] for wanted in (True, False))
    assert mean(one.told != NOW for one in colics) > 0.1 + mean(one.told != NOW for one in others)


def test_each_misreading_gives_another_number(class_cohort: list[Call]) -> None:
    late = told(TEAM, ADVICE)
    bowel = [
        count(class_cohort, cramps, companion, late),
        count(class_cohort, cramps, both, late),
        count(class_cohort, cramps, late),
        count(class_cohort, companion, late),
        count(class_cohort, red, late),
        count(class_cohort, cramps, companion, told(ADVICE)),
        count(class_cohort, cramps, companion, told(NOW)),
        count(class_cohort, cramps, companion),
        count(class_cohort, cramps, lambda one: one.vomiting == "yes", late),
        count(class_cohort, cramps, lambda one: one.no_wind == "yes", late),
    ]
    assert len(set(bowel)) == len(bowel)
    assert min(bowel) > 0
    calm, now = count(class_cohort, lambda one: not red(one)), count(class_cohort, told(NOW))
    needless = count(class_cohort, lambda one: not red(one), told(NOW))
    shares = [needless / now, 1 - needless / now, needless / calm, needless / len(class_cohort), now / len(class_cohort)]
    assert min(abs(a - b) for i, a in enumerate(shares) for b in shares[:i]) > 0.004


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        calls(EDGES - 1)
    assert len(calls(EDGES)) == EDGES


def test_what_the_rule_cannot_decide_is_refused(class_cohort: list[Call]) -> None:
    silent = replace(class_cohort[7], vomiting="no", side_effect="no")
    with pytest.raises(ValueError, match="CA-008"):
        urgency(silent)


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[Call]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].told = TEAM  # type: ignore[misc]
