"""Follow-up in relation to others, and by jurisdiction."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.follow_up import Closeness, FollowUp, Status, follow_up
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable

SMALL: dict[str, Any] = {"site": "appendix", "who_grade": "NET G1", "size_mm": 8, "margins": "R0"}
PANCREAS: dict[str, Any] = {"site": "pancreas", "who_grade": "NET G1", "size_mm": 15, "margins": "R0", "nodes_positive": False}


def found(status: str = "resected", **features: Any) -> FollowUp:
    answer = follow_up(Patient(**features), status)
    assert isinstance(answer, FollowUp)
    return answer


@pytest.mark.parametrize("features", [SMALL, SMALL | {"site": "rectum", "size_mm": 7}], ids=["V20a", "V21a"])
def test_small_clear_g1_of_appendix_or_rectum_needs_none(features: dict[str, Any]) -> None:
    answer = found(**features)
    assert answer.closeness is Closeness.NONE
    assert answer.content == ()
    assert [(one.needed, one.jurisdiction, one.as_of) for one in answer.schedules] == [(False, "Europe", "2020")]


@pytest.mark.parametrize("change", [{"size_mm": 10}, {"margins": "R1"}, {"who_grade": "NET G2"}])
def test_one_step_off_the_rule_is_followed(change: dict[str, Any]) -> None:
    answer = found(**SMALL | change)
    assert answer.closeness is not Closeness.NONE
    assert answer.schedules[0].text.startswith("every 6 to 12 months, later every 1 to 2 years")


@pytest.mark.parametrize(("size", "needed"), [(19.9, [False, True]), (20, [True, True])])
def test_small_pancreatic_g1_differs_by_jurisdiction(size: float, needed: list[bool]) -> None:
    answer = found(**PANCREAS | {"size_mm": size})
    assert [one.needed for one in answer.schedules] == needed
    assert [one.jurisdiction for one in answer.schedules] == ["North America", "Europe"]
    assert answer.closeness is Closeness.WIDE


@pytest.mark.parametrize(
    ("change", "more"),
    [
        ({"ki67_index": 5, "who_grade": "NET G2"}, False),
        ({"ki67_index": 5.1, "who_grade": "NET G2"}, True),
        ({"nodes_positive": True}, True),
    ],
)
def test_nodes_or_a_higher_ki67_call_for_more(change: dict[str, Any], *, more: bool) -> None:
    answer = found(**PANCREAS | {"size_mm": 30} | change)
    assert ("G-03.more" in answer.schedules[0].facts) is more


def test_nec_is_followed_most_closely() -> None:
    answer = found(site="colon", who_grade="NEC, large-cell type")
    assert answer.closeness is Closeness.CLOSEST
    assert answer.schedules[0].text == "every 2 to 3 months"


def test_observed_low_volume_gut_net_has_an_interval_and_treated_disease_has_none() -> None:
    low = {"site": "ileum", "who_grade": "NET G1", "high_volume": False}
    assert found("observed without treatment", **low).schedules[0].text.startswith("CT or MRI every 3 to 6 months")
    treated = found("on treatment", **low)
    assert treated.schedules == ()
    assert any("no interval" in one.text for one in treated.reasons)


def test_carcinoid_syndrome_adds_a_yearly_look_at_the_heart() -> None:
    answer = found("on treatment", site="ileum", who_grade="NET G1", syndrome="carcinoid syndrome")
    assert any("yearly echocardiogram" in one for one in answer.content)
    assert "niacin kept in mind" in answer.content


@pytest.mark.parametrize(
    "features",
    [
        {},
        {"site": "ileum"},
        {"who_grade": "NET G1"},
        SMALL | {"size_mm": None},
        SMALL | {"margins": None},
        PANCREAS | {"nodes_positive": None},
        {"site": "stomach", "who_grade": "MiNEN"},
    ],
)
def test_missing_input_is_not_decidable(features: dict[str, Any]) -> None:
    assert isinstance(follow_up(Patient(**features), "resected"), NotDecidable)


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="status='cured'"):
        follow_up(Patient(**SMALL), "cured")


@given(
    st.sampled_from(list(Status)), st.sampled_from(["stomach", "duodenum", "ileum", "colon", "rectum", "appendix", "pancreas"])
)
def test_the_more_aggressive_the_class_the_closer(status: Status, site: str) -> None:
    scale = list(Closeness)
    grades = ("NET G1", "NET G2", "NET G3", "NEC, small-cell type")
    steps = [
        scale.index(found(status, site=site, who_grade=grade, size_mm=30, margins="R0", nodes_positive=False).closeness)
        for grade in grades
    ]
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]


@given(st.sampled_from(["NET G1", "NET G2", "NET G3", "NEC, small-cell type"]))
def test_disease_that_is_still_there_is_never_watched_less(who_grade: str) -> None:
    scale = list(Closeness)
    features = {"site": "ileum", "who_grade": who_grade}
    assert scale.index(found("on treatment", **features).closeness) >= scale.index(found("resected", **features).closeness)
