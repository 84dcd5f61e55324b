"""The planner: ribbons are what guidance says, nothing of it is seen before it is asked for, and silence stays silence."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.evidence import fact
from netcourse.explorers import Asked, FollowUpPlanner
from netcourse.explorers.explorer import Shown
from netcourse.explorers.follow_up_planner.ribbon import Ribbon, interval, ribbons, visits
from netcourse.explorers.follow_up_planner.setting import COUNTED, GRADES, MONTHS, SITES, YEARS, read_situation
from netcourse.explorers.still import still_html
from netcourse.items import OneOf, Placed

SMALL_PANCREAS = {"site": "pancreas", "grade": "NET G1", "size": 12, "guidance": True}
SETTINGS = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["resected", "observed without treatment", "on treatment"]),
        "site": st.sampled_from([str(one) for one in SITES]),
        "grade": st.sampled_from(list(GRADES)),
        "size": st.integers(3, 60),
        "margins": st.sampled_from(["R0", "R1"]),
        "nodes": st.booleans(),
        "volume": st.booleans(),
        "syndrome": st.booleans(),
        "until": st.sampled_from(["open", "none", "5", "10", "life"]),
        "first": st.sampled_from(["3", "24"]),
        "event": st.sampled_from(["nothing", "growth"]),
        "event_year": st.integers(1, 15),
        "guidance": st.booleans(),
    }
)


def seen(raw: dict[str, Any], *, guidance: bool = True) -> Shown:
    explorer = FollowUpPlanner(guidance=guidance)
    return explorer.show(explorer.settle(raw))


def plans(raw: dict[str, Any]) -> dict[str, Ribbon]:
    return {one.name: one for one in ribbons(read_situation(FollowUpPlanner().settle(raw)))}


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = FollowUpPlanner(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


def read_of(shown: Shown) -> str:
    figures = [
        text for one in shown.figures for text in (one.svg, one.narrow, one.alt, one.caption, str(one.header), str(one.rows))
    ]
    return " ".join([shown.headline, *shown.reasons, *figures])


@given(st.integers(1, 24), st.integers(1, 120), st.integers(1, 24), st.integers(0, 180))
def test_no_two_visits_are_further_apart_than_planned_and_none_is_after_the_end(
    first: int, first_until: int, later: int, last: int
) -> None:
    months = visits(first, first_until, later, last)
    apart = [after - before for before, after in zip((0, *months), months, strict=False)]
    assert all(at <= last for at in months)
    assert set(apart) <= {first, later}
    assert last - (months[-1] if months else 0) < max(first, later)


def test_an_interval_is_read_in_months_whatever_its_unit() -> None:
    assert interval("G-02.interval") == (6, 12)
    assert interval("G-02.later") == (12, 24)
    assert interval("G-03.first") == (12, 12)


@pytest.mark.parametrize(
    ("raw", "name", "counts", "end"),
    [
        ({"guidance": True}, "Europe, 2020", (7, 15), "for life"),
        ({"guidance": True}, "North America, 2018", (6, 10), "at least"),
        (SMALL_PANCREAS, "North America, 2018", (0, 0), "ends"),
        (SMALL_PANCREAS, "Europe, 2020", (7, 15), "for life"),
        ({"grade": "NEC, type not stated", "guidance": True}, "Europe, 2020", (12, 18), "no end is named"),
    ],
)
def test_a_ribbon_has_the_visits_of_its_guidance(raw: dict[str, Any], name: str, counts: tuple[int, int], end: str) -> None:
    found = plans(raw)[name]
    assert (found.counts, found.end) == (counts, end)


@pytest.mark.parametrize("size", [19, 20, 21])
def test_the_edge_of_no_follow_up_is_that_of_its_fact(size: int) -> None:
    found = plans({**SMALL_PANCREAS, "size": size})["North America, 2018"]
    assert (found.counts == (0, 0)) is (size < 10 * float(fact("G-03.none").value or 0))


def test_where_no_end_is_named_only_the_first_year_is_counted() -> None:
    shown = seen({"status": "on treatment", "grade": "NEC, type not stated", "guidance": True})
    assert "Europe, 2020: 4 to 6 visits in the first year; no end is named" in shown.headline
    assert shown.figures[0].rows[-1][1] == "not said"
    watched = seen({"status": "observed without treatment", "grade": "NET G1", "guidance": True})
    assert "US, 2023: 2 to 4 visits in the first year; no end is named" in watched.headline
    assert any("which is chosen" in reason for reason in watched.reasons)


def test_where_more_is_asked_for_the_count_says_so() -> None:
    assert "North America, 2018: more than 6 visits" in seen({"guidance": True, "nodes": True}).headline


def test_nothing_of_guidance_is_seen_before_it_is_asked_for_nor_ever_where_it_is_closed() -> None:
    for shown in (seen({}), seen({**SMALL_PANCREAS, "guidance": False}), seen(SMALL_PANCREAS, guidance=False)):
        text = read_of(shown)
        assert [word for word in ("Europe", "America", "no follow-up", "close:", "wide", "every 6 to 12") if word in text] == []


def test_a_closed_planner_tells_no_patient_and_hides_the_patients_controls() -> None:
    shown = seen({"site": "pancreas", "guidance": True}, guidance=False)
    assert "pancreas" not in shown.headline
    assert {"site", "grade", "size", "margins", "nodes", "status", "guidance"} <= shown.hidden
    with pytest.raises(ValueError, match="without"):
        FollowUpPlanner("no-interval", guidance=False)


@pytest.mark.parametrize("task", ["", *FollowUpPlanner.tasks])
def test_as_it_opens_no_guidance_is_told_in_a_task_either(task: str) -> None:
    # A unit asks for such plans, and its released page shows the explorer as it opens.
    text = still_html(FollowUpPlanner(task))
    assert [word for word in ("Europe", "America", "lifelong", "at least 10", "every 6 to 12", "How close") if word in text] == []


@pytest.mark.parametrize("site", SITES)
def test_one_body_ends_and_another_goes_on_only_for_the_small_g1_of_the_pancreas(site: str) -> None:
    for size in (8, 19, 21):
        for margins in ("R0", "R1"):
            right = site == "pancreas" and size < 20 and margins == "R0"
            assert met("end-or-life", {"site": site, "grade": "NET G1", "size": size, "margins": margins}) is right


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"site": "pancreas", "size": 12, "nodes": True}, "found"),
        ({"site": "pancreas", "size": 12, "margins": "R1"}, "found"),
        ({"site": "appendix", "size": 8, "margins": "R1"}, "found"),
        ({"site": "appendix", "size": 8}, ""),
        ({"site": "appendix", "size": 12, "margins": "R1"}, ""),
        ({"site": "ileum", "size": 8, "margins": "R1"}, ""),
    ],
)
def test_none_goes_by_margin_or_node_and_not_by_size(raw: dict[str, Any], says: str) -> None:
    assert met("none-goes", {"grade": "NET G1", **raw}) is (says == "found")


def test_where_the_course_holds_no_interval_it_names_none_and_asks_who_decides() -> None:
    raw = {"status": "on treatment", "guidance": True}
    assert plans(raw) == {}
    assert "holds no interval" in seen(raw).headline
    assert not met("no-interval", raw)
    assert met("no-interval", {**raw, "decides": "team"})
    assert not met("no-interval", {"decides": "team"})
    assert "decides" in seen({"guidance": True}).hidden


def test_something_new_ends_the_plan_that_was_made_without_it() -> None:
    raw = {"until": "life", "first": "6", "later": "12", "event": "growth", "event_year": 3, "guidance": True}
    assert max(at for one in plans(raw).values() for at in one.closest) < 3 * MONTHS
    shown = seen(raw)
    assert "another plan is needed" in shown.headline
    assert [row[1] for row in shown.figures[0].rows][2:4] == ["1; growth on a scan", "another plan"]


def test_the_dose_of_a_plan_is_told_with_what_stands_in_for_it() -> None:
    said = " ".join(seen({"until": "10", "first": "12", "later": "12"}).reasons)
    assert f"{round(10 * 15.4)} mSv if each visit is a CT, none if each is an MRI" in said
    assert "chosen" in said


@settings(max_examples=40, deadline=None)
@given(SETTINGS)
def test_every_setting_can_be_drawn_and_read(raw: dict[str, Any]) -> None:
    shown = seen(raw)
    (figure,) = shown.figures
    for svg in (figure.svg, figure.narrow):
        ET.fromstring(svg)  # noqa: S314 (our own)
    assert {len(row) for row in figure.rows} == {len(figure.header)}
    assert len(figure.rows) == YEARS
    assert 0 < COUNTED <= YEARS


def test_a_plan_can_be_a_graded_answer_and_nothing_planned_earns_nothing() -> None:
    item = Asked(
        "t1",
        "Plan.",
        explorer=FollowUpPlanner(guidance=False),
        counts=("until", "first", "later"),
        begin={"site": "ileum", "grade": "NET G1", "nodes": True},
    )
    scheme = Placed(
        {
            "until": OneOf(["10", "life"], "Longer.", {"5": "That is colon cancer."}),
            "first": OneOf(["6", "12"], "Not so often."),
            "later": OneOf(["12", "24"], "Wider."),
        },
        "For ten years or more.",
    )
    assert scheme.marks(item, item.parse({"until": "life", "first": "12", "later": "24"}), 3).earned == 3
    assert scheme.marks(item, item.parse({"until": "5", "first": "12", "later": "24"}), 3).earned == 2
    assert scheme.marks(item, item.parse({"until": "open", "first": "3", "later": "3"}), 3).earned == 0
