"""Stages: labels never move all together, clocks do, and nobody's day of death moves at all."""

import re
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.disease.stage_migration import migrate
from netcourse.explorers import Asked, Migration
from netcourse.explorers.explorer import Shown
from netcourse.explorers.migration.lives import LIVES, alive_at_five
from netcourse.explorers.migration.people import AT_YEARS, HOSPITALS, PEOPLE, SLOW, SLOW_BY_CHANCE, Staged, staged, with_lead
from netcourse.explorers.still import still_text
from netcourse.items import Between, Placed

SETTINGS = st.fixed_dictionaries(
    {
        "sensitivity": st.integers(0, 100),
        "specificity": st.integers(50, 100),
        "lead": st.sampled_from([0, 0.5, 2, 4]),
        "chance": st.sampled_from([0, 10, 400]),
    }
)
LABELS = st.fixed_dictionaries({"sensitivity": st.integers(0, 100), "specificity": st.integers(50, 100)})


def seen(raw: dict[str, Any], hospital: str = "A") -> Shown:
    explorer = Migration(hospital=hospital)
    return explorer.show(explorer.settle(raw))


def read(raw: dict[str, Any], hospital: str = "A") -> Staged:
    return staged(Migration().settle(raw), hospital)


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = Migration(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@given(LABELS, st.sampled_from(list(HOSPITALS)))
def test_labels_move_stages_as_the_rule_says_and_never_all_together(raw: dict[str, Any], hospital: str) -> None:
    one = read(raw, hospital)
    rule = migrate(
        *HOSPITALS[hospital],
        sensitivity=Fraction(raw["sensitivity"], 100),
        specificity=Fraction(raw["specificity"], 100),
    )
    assert (one.old_local.alive, one.old_distant.alive) == (rule.old.local.alive, rule.old.distant.alive)
    assert (one.new_local.alive, one.new_distant.alive) == (rule.new.local.alive, rule.new.distant.alive)
    assert one.new_all == one.old_all == rule.new.everybody


@given(SETTINGS)
def test_nobody_is_lost_and_who_is_found_by_chance_comes_on_top(raw: dict[str, Any]) -> None:
    one = read(raw)
    assert one.old_local.people + one.old_distant.people == PEOPLE
    assert one.new_local.people + one.new_distant.people == PEOPLE + raw["chance"]


@given(LABELS)
def test_a_scan_that_is_better_than_a_coin_lets_both_stages_look_better_or_alike(raw: dict[str, Any]) -> None:
    one = read(raw)
    if raw["sensitivity"] + raw["specificity"] >= 100:
        assert one.new_local.alive >= one.old_local.alive
    assert one.new_distant.alive >= one.old_distant.alive


@given(st.fractions(Fraction(1, 20), Fraction(19, 20)), st.sampled_from([0.5, 1.0, 2.5, 4.0]))
def test_a_lead_is_read_off_the_same_curve_nearer_to_its_start(share: Fraction, lead: float) -> None:
    assert float(with_lead(share, lead)) == pytest.approx(float(share) ** ((AT_YEARS - lead) / AT_YEARS))
    assert with_lead(share, 0) == share


@pytest.mark.parametrize(("lead", "alive"), [(0, 2), (0.5, 2), (1, 3), (1.5, 3), (2, 4), (2.5, 4), (3, 5)])
def test_with_a_lead_more_lives_are_alive_at_five_years_and_each_ends_at_the_same_age(lead: float, alive: int) -> None:
    assert alive_at_five(lead) * len(LIVES) == alive
    shown = seen({"lead": lead})
    if lead:
        assert [row[3] for row in shown.figures[1].rows[:-1]] == [f"{one.died:g}" for one in LIVES]
    else:
        assert len(shown.figures) == 1


def test_slow_tumours_are_more_of_what_is_found_by_chance_than_of_all() -> None:
    assert SLOW < SLOW_BY_CHANCE < 1
    assert "80% of those found by chance" in " ".join(seen({"chance": 100}).reasons)
    assert read({"chance": 100}).new_all > read({}).old_all


@pytest.mark.parametrize(("sensitivity", "says"), [(45, ""), (55, "met"), (80, "met"), (100, "met")])
def test_both_stages_gain_by_labels_alone(sensitivity: int, says: str) -> None:
    assert met("both-gain", {"sensitivity": sensitivity}) is (says == "met")
    assert not met("both-gain", {"sensitivity": sensitivity, "lead": 1})


@pytest.mark.parametrize("sensitivity", range(0, 101, 4))
def test_a_gain_is_what_is_printed(sensitivity: int) -> None:
    head = seen({"sensitivity": sensitivity}).headline
    printed = [int(one) for one in re.findall(r"(\d+)%", head)]
    assert met("both-gain", {"sensitivity": sensitivity}) is (printed[1] - printed[0] >= 4 and printed[3] - printed[2] >= 4)


def test_only_false_alarms_lift_the_distant_stage_beyond_what_is_true() -> None:
    assert not any(met("overcall", {"sensitivity": every}) for every in range(101))
    assert met("overcall", {"sensitivity": 100, "specificity": 70})
    assert not met("overcall", {"sensitivity": 100, "specificity": 80})
    assert not met("overcall", {"sensitivity": 100, "specificity": 65, "lead": 1})


def test_a_lead_alone_lifts_all_together() -> None:
    assert [met("lead-alone", {"lead": lead}) for lead in (1.5, 2, 2.5, 4)] == [False, False, True, True]
    assert not met("lead-alone", {"lead": 4, "sensitivity": 80})


def test_as_it_opens_nothing_has_moved_and_no_reason_is_given_away() -> None:
    text = still_text(Migration())
    assert "called local 82%, now 82%" in text
    assert [word for word in ("Labels", "another label", "clock", "Will Rogers", "treatment", "longer for") if word in text] == []


def test_the_other_hospital_says_numbers_and_no_reasons() -> None:
    shown = seen({"sensitivity": 60, "lead": 2, "chance": 100}, "B")
    assert shown.sources == ()
    assert len(shown.reasons) == 1
    with pytest.raises(ValueError, match="hospital"):
        Migration(hospital="C")
    with pytest.raises(ValueError, match="tasks are about A"):
        Migration("both-gain", hospital="B")


@settings(max_examples=40)
@given(SETTINGS, st.sampled_from(list(HOSPITALS)))
def test_every_setting_can_be_drawn(raw: dict[str, Any], hospital: str) -> None:
    for figure in seen(raw, hospital).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert {len(row) for row in figure.rows} == {len(figure.header)}
        assert len(figure.alt) > 60


def test_what_a_scanner_did_can_be_a_graded_answer_with_one_region_that_fits_the_report() -> None:
    report = "called local 81%, now 85%; called distant 35%, now 45%; all together 67%, now 67%"
    fits = [every for every in range(101) if report in seen({"sensitivity": every}, "B").headline]
    assert fits == list(range(56, 61))
    begin = {"sensitivity": 0, "specificity": 85, "lead": 2, "chance": 100}
    counts = tuple(begin)
    item = Asked("t1", "What did it do?", explorer=Migration(hospital="B"), counts=counts, begin=begin)
    scheme = Placed(
        {
            "sensitivity": Between(54, 62, "Nearer."),
            "specificity": Between(100, 100, "No false alarms."),
            "lead": Between(0, 0, "All together would have moved."),
            "chance": Between(0, 0, "All together would have moved."),
        },
        "Labels.",
    )
    right = {"sensitivity": 58, "specificity": 100, "lead": 0, "chance": 0}
    assert scheme.marks(item, item.parse(right), 4).earned == 4
    assert scheme.marks(item, item.parse(begin), 4).earned == 0
