"""The synthetic cohort of people referred for PRRT."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.cases import PrrtReferral, prrt_referrals
from netcourse.cases.prrt_referrals import (
    CLEARANCES,
    MOST_KI67_NEC,
    MOST_KI67_NET,
    PLATELETS,
    PRIMARIES,
    RECEPTORS_IN_NEC,
    RECEPTORS_IN_NET,
    RECEPTORS_IN_NET_G3,
    SHARE_POOR,
)
from netcourse.disease.choices import Verdict
from netcourse.disease.patient import Patient
from netcourse.disease.prrt import prrt
from netcourse.evidence import fact

Holds = Callable[[PrrtReferral], bool]
EDGES = 10


@pytest.fixture(scope="module")
def class_cohort() -> list[PrrtReferral]:
    return prrt_referrals()


@pytest.fixture(scope="module")
def many_without_edges() -> list[PrrtReferral]:
    return prrt_referrals(20_000, seed=7)[EDGES:]


def well(one: PrrtReferral) -> bool:
    return one.differentiation == "well"


def poor(one: PrrtReferral) -> bool:
    return one.differentiation == "poor"


def net_g3(one: PrrtReferral) -> bool:
    return well(one) and one.ki67_index > 20


def low_ki67(one: PrrtReferral) -> bool:
    return one.ki67_index <= 20


def every_lesion(one: PrrtReferral) -> bool:
    return one.receptors == "all lesions"


def any_lesion(one: PrrtReferral) -> bool:
    return one.receptors != "none"


def no_lesion(one: PrrtReferral) -> bool:
    return one.receptors == "none"


def at_least_30(one: PrrtReferral) -> bool:
    return one.creatinine_clearance >= 30


def above_30(one: PrrtReferral) -> bool:
    return one.creatinine_clearance > 30


def below_30(one: PrrtReferral) -> bool:
    return one.creatinine_clearance < 30


def up_to_30(one: PrrtReferral) -> bool:
    return one.creatinine_clearance <= 30


def to_discuss(one: PrrtReferral) -> bool:
    return well(one) and every_lesion(one) and at_least_30(one)


def harmed(one: PrrtReferral) -> bool:
    return no_lesion(one) or below_30(one)


def count(rows: Iterable[PrrtReferral], *conditions: Holds) -> int:
    return sum(all(holds(one) for holds in conditions) for one in rows)


def share(of: Holds, rows: Iterable[PrrtReferral]) -> float:
    return mean(of(one) for one in rows)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers(class_cohort: list[PrrtReferral]) -> None:
    assert class_cohort[-1].referral_id == "PR-420"
    measured = (Decimal(str(one.ki67_index)) + one.creatinine_clearance + one.platelets for one in class_cohort)
    assert sum(measured) + sum(len(one.receptors) * len(one.primary) for one in class_cohort) == PINNED


PINNED = Decimal("171138.3")


@settings(max_examples=20)
@given(n=st.integers(EDGES, 120), more=st.integers(0, 40), seed=st.integers(0, 2**32))
def test_a_cohort_is_its_seed_and_a_larger_one_starts_with_the_smaller(n: int, more: int, seed: int) -> None:
    cohort = prrt_referrals(n, seed)
    assert cohort == prrt_referrals(n, seed)
    assert prrt_referrals(n + more, seed)[:n] == cohort
    assert [one.referral_id for one in cohort] == [f"PR-{i:03}" for i in range(1, n + 1)]


def test_another_seed_gives_other_people(class_cohort: list[PrrtReferral]) -> None:
    other = prrt_referrals(seed=8)
    assert other[:EDGES] == class_cohort[:EDGES]
    assert mean(a == b for a, b in zip(other[EDGES:], class_cohort[EDGES:], strict=True)) < 0.05


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_every_person_is_possible(seed: int) -> None:
    for one in prrt_referrals(100, seed):
        assert one.primary in PRIMARIES
        assert one.receptors in {"all lesions", "some lesions", "none"}
        assert CLEARANCES[0] <= one.creatinine_clearance <= CLEARANCES[1]
        assert PLATELETS[0] <= one.platelets <= PLATELETS[1]
        # One decimal place, so that 20.0 is exactly on the limit.
        assert one.ki67_index == round(one.ki67_index, 1)
        if poor(one):
            assert fact("B1-4.ki67").holds(Decimal(str(one.ki67_index)))
            assert one.ki67_index <= MOST_KI67_NEC
        else:
            assert 0 < one.ki67_index <= MOST_KI67_NET


@pytest.mark.parametrize(
    ("row", "is_to_discuss", "is_harmed"),
    [
        (1, True, False),  # a clearance of exactly 30
        (2, False, True),  # 29
        (3, True, False),  # 31
        (4, False, True),  # exactly 30, but no receptors
        (5, True, False),  # a Ki-67 of exactly 20%
        (6, True, False),  # a NET G3 just above it
        (7, False, False),  # a NEC with receptors in every lesion: not for the kidneys, nor for the receptors
        (8, False, True),  # both reasons in one person
        (9, False, False),  # exactly 30 and some lesions only
        (10, False, False),  # some lesions only
    ],
)
def test_the_first_people_lie_on_an_edge(
    class_cohort: list[PrrtReferral], row: int, *, is_to_discuss: bool, is_harmed: bool
) -> None:
    one = class_cohort[row - 1]
    assert (to_discuss(one), harmed(one)) == (is_to_discuss, is_harmed)


def test_platelets_lie_on_and_below_the_limit_of_the_trial_that_had_one(class_cohort: list[PrrtReferral]) -> None:
    below = [fact("E2-12.platelets").holds(one.platelets) for one in class_cohort[:EDGES]]
    assert {one.platelets for one in class_cohort[:EDGES]} >= {99, 100}
    assert sum(below) == 1


def test_who_counts_as_harmed_is_whom_the_rule_of_treatment_names(class_cohort: list[PrrtReferral]) -> None:
    for one in class_cohort:
        # A Krenning score of 4 in every lesion, and of 1, which is less than the liver, where no lesion has receptors.
        score = 1 if no_lesion(one) else 4
        told = prrt(Patient(krenning_score=score, creatinine_clearance=one.creatinine_clearance))
        assert (told.verdict is Verdict.HARM) is harmed(one)


def test_shares_are_those_that_were_chosen(many_without_edges: list[PrrtReferral]) -> None:
    # Four standard errors are at most 1.4 points.
    assert share(poor, many_without_edges) == pytest.approx(SHARE_POOR, abs=0.011)
    for primary, expected in PRIMARIES.items():
        found = mean(one.primary == primary for one in many_without_edges)
        assert found == pytest.approx(expected, abs=0.014)


def test_receptors_are_common_in_net_fewer_in_net_g3_and_rare_in_nec(many_without_edges: list[PrrtReferral]) -> None:
    groups = {
        "NET": (RECEPTORS_IN_NET, [one for one in many_without_edges if well(one) and not net_g3(one)]),
        "NET G3": (RECEPTORS_IN_NET_G3, [one for one in many_without_edges if net_g3(one)]),
        "NEC": (RECEPTORS_IN_NEC, [one for one in many_without_edges if poor(one)]),
    }
    for expected, group in groups.values():
        for word, size in expected.items():
            # Four standard errors in about 1,900 people are 4.6 points.
            assert mean(one.receptors == word for one in group) == pytest.approx(size, abs=0.05)
    found = [share(every_lesion, group) for _, group in groups.values()]
    assert found == sorted(found, reverse=True)


def test_ki67_alone_does_not_tell_a_nec_from_a_net(class_cohort: list[PrrtReferral]) -> None:
    highest_net = max(one.ki67_index for one in class_cohort if well(one))
    below = [one for one in class_cohort if poor(one) and one.ki67_index < highest_net]
    assert len(below) > 10
    assert count(class_cohort, net_g3) > 15
    assert median(one.ki67_index for one in class_cohort if poor(one)) > 50


@pytest.mark.parametrize("of", [to_discuss, harmed, below_30, no_lesion, poor, net_g3])
def test_the_class_cohort_is_no_fluke(
    class_cohort: list[PrrtReferral], many_without_edges: list[PrrtReferral], of: Holds
) -> None:
    assert share(of, class_cohort) == pytest.approx(share(of, many_without_edges), abs=0.02)


def test_each_misreading_of_whom_to_discuss_gives_another_number(class_cohort: list[PrrtReferral]) -> None:
    told = {
        "right": count(class_cohort, to_discuss),
        "above 30": count(class_cohort, well, every_lesion, above_30),
        "NECs as well": count(class_cohort, every_lesion, at_least_30),
        "kidneys forgotten": count(class_cohort, well, every_lesion),
        "receptors forgotten": count(class_cohort, well, at_least_30),
        "some lesions are enough": count(class_cohort, well, any_lesion, at_least_30),
        "only receptors": count(class_cohort, every_lesion),
        "only kidneys": count(class_cohort, at_least_30),
        "only differentiation": count(class_cohort, well),
        # No NEC has a Ki-67 up to 20%, so this is also the count of NETs without those of grade 3.
        "Ki-67 for differentiation": count(class_cohort, low_ki67, every_lesion, at_least_30),
        "the low clearances": count(class_cohort, well, every_lesion, below_30),
        "platelets of 100 or more as well": count(class_cohort, to_discuss, lambda one: one.platelets >= 100),
        "all others": count(class_cohort, lambda one: not to_discuss(one)),
        "not harmed": count(class_cohort, lambda one: not harmed(one)),
        "everybody": len(class_cohort),
    }
    assert len(set(told.values())) == len(told), told


def test_each_misreading_of_whom_it_would_harm_gives_another_number(class_cohort: list[PrrtReferral]) -> None:
    told = {
        "right": count(class_cohort, harmed),
        "up to 30": count(class_cohort, lambda one: no_lesion(one) or up_to_30(one)),
        "both at once": count(class_cohort, no_lesion, below_30),
        "only receptors": count(class_cohort, no_lesion),
        "only kidneys": count(class_cohort, below_30),
        "the two counts added": count(class_cohort, no_lesion) + count(class_cohort, below_30),
        "some lesions as none": count(class_cohort, lambda one: not every_lesion(one) or below_30(one)),
        "NECs as well": count(class_cohort, lambda one: harmed(one) or poor(one)),
        "among NETs only": count(class_cohort, well, harmed),
        "whoever is not to discuss": len(class_cohort) - count(class_cohort, to_discuss),
        "whoever is to discuss": count(class_cohort, to_discuss),
        "all others": count(class_cohort, lambda one: not harmed(one)),
    }
    assert len(set(told.values())) == len(told), told


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=9"):
        prrt_referrals(EDGES - 1)
    assert len(prrt_referrals(EDGES)) == EDGES


def test_a_row_cannot_be_changed_by_accident(class_cohort: list[PrrtReferral]) -> None:
    with pytest.raises(AttributeError):
        class_cohort[0].platelets = 5  # type: ignore[misc]
    assert replace(class_cohort[0], platelets=5) != class_cohort[0]
