"""The crisis: octreotide never moves the trace, what is agreed decides, both sides stand, and lost time is a harm."""

import re
from itertools import permutations
from time import perf_counter
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.carcinoid_crisis import Action, CrisisFinding, Setting, Suspicion, octreotide_views
from netcourse.evidence import fact
from netcourse.explorers import Asked, CrisisHour
from netcourse.explorers.crisis_hour.setting import ACT_NAMES, ACTS, FINDING_NAMES, UNDECIDED, Hour, read_hour
from netcourse.explorers.crisis_hour.trace import LOW_PRESSURE, MINUTES, USUAL_PRESSURE, trace
from netcourse.explorers.explorer import Shown
from netcourse.items import OneOf, Placed

AGREED = {"first": "stop-help", "second": "pressure", "third": "airway"}
FINDINGS = st.frozensets(st.sampled_from(list(FINDING_NAMES)))
SETTINGS = st.fixed_dictionaries(
    {
        "setting": st.sampled_from([str(one) for one in Setting]),
        **dict.fromkeys(FINDING_NAMES.values(), st.booleans()),
        **dict.fromkeys(ACT_NAMES, st.sampled_from(list(ACTS))),
    }
)
ALL_DONE = [frozenset(ACTS[key].actions) for key in AGREED.values()]


def seen(raw: dict[str, Any]) -> Shown:
    explorer = CrisisHour()
    return explorer.show(explorer.settle(raw))


def curves(shown: Shown) -> list[str]:
    return re.findall(r'<path d="([^"]+)"', shown.figures[0].svg)


def hour(raw: dict[str, Any]) -> Hour:
    return read_hour(CrisisHour().settle(raw))


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = CrisisHour(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@given(SETTINGS)
def test_octreotide_never_moves_the_trace_nor_what_is_undone(raw: dict[str, Any]) -> None:
    without = seen(raw)
    for before, first in ((True, False), (False, True), (True, True)):
        given_it = {**raw, "octreotide_before": before, "octreotide_first": first}
        with_it = seen(given_it)
        assert [row[:-1] for row in with_it.figures[0].rows] == [row[:-1] for row in without.figures[0].rows]
        assert len(curves(without)) == 2
        assert curves(with_it) == curves(without)
        assert hour(given_it).missing == hour(raw).missing


@given(FINDINGS, st.lists(st.frozensets(st.sampled_from(Action)), max_size=3))
def test_the_trace_has_eleven_minutes_within_what_a_monitor_shows(
    findings: frozenset[CrisisFinding], done: list[frozenset[Action]]
) -> None:
    shown = trace(findings, done)
    assert [one.minute for one in shown] == list(range(MINUTES + 1))
    assert all(30 <= one.systolic <= USUAL_PRESSURE and 70 <= one.saturation <= 100 for one in shown)
    assert (shown[1].systolic == LOW_PRESSURE) is (CrisisFinding.HYPOTENSION in findings)
    assert shown == trace(findings, [one - {Action.OCTREOTIDE} for one in done])


@given(FINDINGS, st.integers(0, 2))
def test_what_is_agreed_helps_the_more_the_earlier_and_the_more_of_it_is_done(
    findings: frozenset[CrisisFinding], left: int
) -> None:
    nothing, part, late, whole = (
        trace(findings, done) for done in ([], ALL_DONE[:left], [frozenset[Action](), *ALL_DONE[: left + 1]], ALL_DONE)
    )
    for first, second, third, last in zip(nothing, part, late, whole, strict=True):
        assert first.systolic <= second.systolic <= last.systolic
        assert first.saturation <= second.saturation <= last.saturation
        assert third.systolic <= last.systolic


@pytest.mark.parametrize("order", list(permutations(AGREED.values())))
def test_both_sides_sign_every_order_of_what_is_agreed(order: tuple[str, ...]) -> None:
    raw = dict(zip(ACT_NAMES, order, strict=True))
    for octreotide in (False, True):
        given_it = {**raw, "octreotide_before": octreotide, "octreotide_first": octreotide}
        assert met("both-sign", given_it)
        assert [row[1] for row in seen(given_it).figures[1].rows].count("✔ would sign") == 2


@pytest.mark.parametrize("key", [one for one in ACTS if one not in AGREED.values()])
@pytest.mark.parametrize("name", ACT_NAMES)
def test_with_another_act_in_place_of_an_agreed_one_nobody_signs(name: str, key: str) -> None:
    raw = {**AGREED, name: key, "octreotide_first": True}
    assert not met("both-sign", raw)
    assert not any("✔ would sign" in row for row in seen(raw).figures[1].rows)


@pytest.mark.parametrize("key", ["wait", "scan", "antihistamine"])
def test_waiting_a_scan_first_and_an_antihistamine_alone_are_shown_as_the_harm_they_are(key: str) -> None:
    shown = seen({"first": key})
    assert "Harm" in shown.headline
    assert "leaves the patient without resuscitation" in shown.reasons[0]
    assert any("time is lost" in row[1] for row in shown.figures[1].rows)
    assert int(shown.figures[0].rows[-1][1].split("/")[0]) < LOW_PRESSURE
    assert "harm: time is lost" in shown.figures[0].rows[1][-1]


def test_a_scan_is_a_harm_even_before_all_that_is_agreed_and_octreotide_alone_is_none() -> None:
    without_wheeze = {"bronchospasm": False, "first": "scan", "second": "stop-help", "third": "pressure"}
    assert hour(without_wheeze).missing == ()
    assert hour(without_wheeze).harms == ("H10",)
    alone = hour({"octreotide_first": True})
    assert alone.harms == ()
    assert alone.missing == alone.bundle


def test_a_repeated_act_is_none() -> None:
    explorer = CrisisHour()
    values = explorer.settle({"first": "pressure", "second": "pressure", "third": "airway"})
    assert explorer.read(values) == {"first": "pressure", "second": UNDECIDED, "third": "airway"}
    assert Action.STOP_STIMULUS in read_hour(values).missing


def test_the_same_pressure_is_no_sure_crisis_without_a_trigger_or_a_flush_and_needs_the_same() -> None:
    assert hour({"setting": "no procedure"}).reading.suspicion is Suspicion.POSSIBLE
    assert met("not-called-crisis", {"setting": "no procedure", **AGREED})
    assert met("not-called-crisis", {"setting": "no procedure", "bronchospasm": False, **AGREED, "third": "intensive"})
    assert not met("not-called-crisis", {"setting": "no procedure", "flushing": True, **AGREED})
    assert not met("not-called-crisis", {"setting": "no procedure", "hypotension": False, **AGREED})
    assert not met("not-called-crisis", {"setting": "no procedure"})
    assert "anaphylaxis" in seen({"setting": "no procedure"}).in_view[0]


def test_both_sides_stand_side_by_side_with_every_fact_of_the_rule_whichever_is_read_first() -> None:
    for order, expected in (("for", ("Gives octreotide", 0)), ("against", ("Does not rely on octreotide", 1))):
        rows = seen({"read_first": order}).figures[1].rows
        said = [row[1] for row in rows]
        for view in octreotide_views():
            assert all(fact(one).statement in said for one in view.facts)
        names = [row[0] for row in rows if row[0] != "Everyone agrees"]
        assert names[0] == expected[0]
        assert len(set(names)) == 2


def test_a_fact_of_the_argument_stands_with_its_place_and_date() -> None:
    rows = {row[1]: row[2] for row in seen({}).figures[1].rows}
    assert rows[fact("E4-06.compliant").statement] == "UK; 2024"


@given(SETTINGS)
def test_every_drawing_has_a_narrow_one_an_alt_and_a_table(raw: dict[str, Any]) -> None:
    for figure in seen(raw).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert len(figure.alt) > 60
        assert {len(row) for row in figure.rows} == {len(figure.header)}


@pytest.mark.parametrize("task", ["", *CrisisHour.tasks])
def test_who_has_done_nothing_yet_is_not_told_what_everyone_agrees_on(task: str) -> None:
    # A unit asks for just these acts, and its released page shows the explorer as it opens.
    explorer = CrisisHour(task)
    values = explorer.settle({})
    shown = explorer.show(values)
    figures = [text for one in shown.figures for text in (one.svg, one.narrow or "", one.alt, str(one.rows))]
    said = " ".join([shown.headline, *shown.reasons, *figures, explorer.tasks[task].answer(values) if task else ""])
    assert [act for act in read_hour(values).bundle if act in said] == []


def test_without_a_danger_nothing_is_judged() -> None:
    shown = seen({"hypotension": False, "bronchospasm": False, "flushing": True, "first": "wait"})
    assert shown.headline.startswith("No crisis is shown")
    assert "Harm" not in shown.headline


def test_it_is_drawn_fast() -> None:
    seen({})
    start = perf_counter()
    for key in ("wait", "scan", "volume", "airway"):
        seen({"first": key})
    assert perf_counter() - start < 4 * 0.25  # a slow machine under load included


def test_the_first_three_acts_can_be_a_graded_answer_and_a_repeated_one_earns_nothing() -> None:
    item = Asked("t1", "Three minutes.", explorer=CrisisHour(), counts=ACT_NAMES, begin={"arrhythmia": True})
    wants = {name: OneOf(set(AGREED.values()), "This treats nobody, or leaves the agreed part out.") for name in ACT_NAMES}
    harms = {(name, key, "in"): "Time is lost." for name in ACT_NAMES for key in ("wait", "scan")}
    scheme = Placed(wants, "All that is agreed.", harms)
    assert scheme.marks(item, item.parse(AGREED), 3).earned == 3
    assert scheme.marks(item, item.parse(dict.fromkeys(ACT_NAMES, "pressure")), 3).earned == 1
    assert scheme.marks(item, item.parse({**AGREED, "third": "scan"}), 3).earned == 0
    assert "vasopressor" in item.words(item.parse(AGREED))
