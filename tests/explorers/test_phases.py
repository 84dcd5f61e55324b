"""Two phases of CT: a picture shows what the rule says it can, "normal" excludes nothing, and each task has a way."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.ct_phases import CtReading, NextStudy, Phase
from netcourse.explorers.asked import Asked
from netcourse.explorers.explorer import Shown
from netcourse.explorers.phases.drawing import phases_figure
from netcourse.explorers.phases.explorer import Phases
from netcourse.explorers.phases.lesion import KINDS, MRI, TAKEN, Lesion, read_lesion
from netcourse.explorers.still import still_html
from netcourse.items import OneOf, Placed

LARGE = 40
HIDDEN = {"phases": "portal", "kind": "bright-equal", "primary": "pancreas"}


def lesion(raw: Mapping[str, Any]) -> Lesion:
    return read_lesion(Phases().settle(raw))


def seen(raw: Mapping[str, Any]) -> Shown:
    explorer = Phases()
    return explorer.show(explorer.settle(raw))


def met(task: str, raw: Mapping[str, Any]) -> bool:
    explorer = Phases(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("taken", TAKEN)
def test_a_large_lesion_is_seen_in_the_phases_in_which_the_rule_says_so(kind: str, taken: str) -> None:
    one = lesion({"kind": kind, "phases": taken, "size": LARGE})
    assert one.seen_on_ct is bool(set(KINDS[kind].seen_in()) & set(TAKEN[taken]))
    if isinstance(one.left_open, CtReading):
        assert (one.pattern in one.left_open.hidden) is not one.seen_on_ct
        assert one.left_open.excludes is False


def test_a_portal_phase_alone_calls_a_third_of_them_a_normal_liver() -> None:
    shown = seen(HIDDEN)
    assert shown.headline == "CT, portal venous phase: “liver normal”. A lesion of 18 mm is there."
    assert "33% of liver metastases of pancreatic NET look like this" in shown.in_view[0]
    assert "At least 33% of the metastases of pancreatic NET are hidden from it." in shown.in_view[1]
    assert "8% of liver metastases of bowel NET" in seen({**HIDDEN, "primary": "bowel"}).in_view[0]


def test_what_is_small_fades_and_mri_comes_next() -> None:
    assert [lesion({"size": size}).seen_on_ct for size in (2, 7, 8, 40)] == [False, False, True, True]
    shown = seen({"size": 5, "mri": True})
    assert shown.headline.endswith("“liver normal”. A lesion of 5 mm is there. MRI shows it.")
    assert any(f"Next: {NextStudy.MRI}." in reason for reason in shown.in_view)
    assert seen({"size": 2, "mri": True}).headline.endswith("MRI misses it too.")


def test_a_lesion_that_is_seen_in_one_phase_says_nothing_of_the_other() -> None:
    assert any("may hide in the phase that was not taken" in reason for reason in seen({"phases": "arterial"}).in_view)


def test_without_contrast_nothing_is_decided() -> None:
    shown = seen({"phases": "none"})
    assert "can't be decided" in shown.headline
    assert any(reason.startswith("Not decidable") for reason in shown.in_view)


def test_no_seconds_stand_anywhere() -> None:
    shown = seen(HIDDEN)
    words = " ".join(
        [shown.headline, *shown.reasons, shown.figures[0].svg, *(cell for row in shown.figures[0].rows for cell in row)]
    )
    assert "second" not in words.replace("seconds are left out", "")


@given(kind=st.sampled_from(list(KINDS)), taken=st.sampled_from(list(TAKEN)), size=st.integers(2, LARGE), mri=st.booleans())
def test_every_setting_is_drawn_small_and_its_table_says_what_was_taken(kind: str, taken: str, size: int, *, mri: bool) -> None:
    values = Phases().settle({"kind": kind, "phases": taken, "size": size, "mri": mri})
    one = read_lesion(values)
    figure = phases_figure(one)
    for svg in (figure.svg, figure.narrow):
        ET.fromstring(svg)  # noqa: S314 (made a line above)
        assert svg.count("<image") == len(one.taken) + mri
    assert [row[1] in ("taken", "done") for row in figure.rows] == [*(phase in one.taken for phase in Phase), mri]
    assert ["a lesion" in row[3] for row in figure.rows] == [
        *(phase in one.taken and one.seen_in(phase) for phase in Phase),
        mri and one.seen_in(MRI),
    ]
    assert len(still_html(Phases(), values).encode()) < 60_000


@pytest.mark.parametrize(
    ("task", "raw", "found"),
    [
        ("portal-normal", HIDDEN, True),
        ("portal-normal", {**HIDDEN, "kind": "equal-equal", "size": 10}, True),
        ("portal-normal", {**HIDDEN, "size": 9}, False),
        ("portal-normal", {**HIDDEN, "kind": "bright-dark"}, False),
        ("portal-normal", {**HIDDEN, "phases": "both"}, False),
        ("only-mri", {"size": 7, "mri": True}, True),
        ("only-mri", {"kind": "equal-equal", "mri": True}, True),
        ("only-mri", {"size": 8, "mri": True}, False),
        ("only-mri", {"size": 2, "mri": True}, False),
        ("only-mri", {"size": 5}, False),
        ("only-mri", {**HIDDEN, "mri": True}, False),
    ],
)
def test_a_task_is_met_by_what_it_asks_for(task: str, raw: Mapping[str, Any], *, found: bool) -> None:
    assert met(task, raw) is found


@pytest.mark.parametrize("task", Phases.tasks)
def test_no_task_is_met_at_the_start(task: str) -> None:
    assert not met(task, {})


def test_a_graded_question_can_be_answered_in_it() -> None:
    asked = Asked("next", "What do you ask for?", explorer=Phases(), counts=("phases", "mri"), begin=HIDDEN)
    placed = Placed({"phases": OneOf(["both"], "Which is missing?"), "mri": OneOf(["off", "on"], "")}, right="So it is.")
    assert placed.marks(asked, asked.parse({"phases": "both", "mri": "off"}), 2).earned == 2
