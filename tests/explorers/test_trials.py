"""Trials, read honestly: nothing is shown that a fact does not say, and every task can be done."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.evidence import conflicts, fact, facts
from netcourse.explorers.explorer import Shown, Values
from netcourse.explorers.told import NOT_VERIFIED
from netcourse.explorers.trials.explorer import Trials
from netcourse.explorers.trials.reports import TRIALS, Endpoint, Report, Trial, Verdict
from netcourse.explorers.trials.results import (
    View,
    fact_ids,
    gain_in_months,
    illustrated,
    lowered_by,
    median,
    medians_differ,
    share_at,
    unreached,
    verdict,
)
from netcourse.explorers.trials.tasks import TASKS
from netcourse.explorers.trials.words import publication

EXPLORER = Trials()
REPORTS = [(trial, report) for trial in TRIALS.values() for report in trial.reports]
ENDPOINTS = [str(endpoint) for endpoint in Endpoint]


def settled(**changes: str | float | bool) -> Values:
    return EXPLORER.settle(changes)


def shown(**changes: str | float | bool) -> Shown:
    return EXPLORER.show(settled(**changes))


def words(seen: Shown) -> str:
    return " ".join([seen.headline, *seen.reasons, *seen.sources])


def view(trial: str, endpoint: Endpoint = Endpoint.PFS, at: int = 0) -> View:
    return View(TRIALS[trial], TRIALS[trial].of(endpoint)[at])


def all_settings() -> Iterator[Values]:
    for trial, endpoint, which in product(TRIALS, ENDPOINTS, ("first", "later")):
        chosen = {"trial": trial, "endpoint": endpoint, "publication": which}
        yield settled(**chosen, relative_only=True)
        for beside in ("none", *TRIALS):
            yield settled(**chosen, beside=beside)


# What the table says of a fact, and what the fact says itself.


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_fact_belongs_to_the_trial_and_the_endpoint_that_it_is_filed_under(trial: Trial, report: Report) -> None:
    phrases = {Endpoint.PFS: "progression", Endpoint.TTP: "progression", Endpoint.OS: "overall survival"}
    for one in fact_ids(report):
        assert trial.name.split()[0] in fact(one).statement
        assert phrases[report.endpoint] in fact(one).statement


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_median_is_filed_under_the_arm_that_its_fact_names(trial: Trial, report: Report) -> None:
    if report.treated:
        assert trial.treated.short in fact(report.treated).statement.split(" against ")[0]
    if report.control:
        told = fact(report.control).statement
        assert trial.control.name in told or "the control arm" in told
        assert " against " not in told


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_median_is_in_months_or_was_not_reached(trial: Trial, report: Report) -> None:
    for fact_id in filter(None, (report.treated, report.control)):
        found = fact(fact_id)
        assert (found.unit == "months") is ("not reached" not in found.statement)


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_published_share_is_filed_under_its_month(trial: Trial, report: Report) -> None:
    for point in report.points:
        for one in (point.treated, point.control):
            assert f"{point.months}-month" in fact(one).statement
            assert fact(one).unit == "%"


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_verdict_that_no_interval_decides_stands_in_the_words_of_the_fact(trial: Trial, report: Report) -> None:
    if report.reading is None:
        return
    said = fact(report.said or report.hazard)
    phrases = {
        Verdict.SHOWN: ("p=.022",),
        Verdict.NOT_SHOWN: ("did not differ", "not significant"),
        Verdict.UNKNOWN: ("immature",),
    }
    assert said.low is None
    assert any(phrase in said.statement for phrase in phrases[report.reading])


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_a_trial_that_was_stopped_early_is_named_so_in_every_verdict(trial: Trial, report: Report) -> None:
    assert any("stopped early" in fact(one).statement for one in fact_ids(report)) is report.is_early


def test_the_record_of_disagreement_over_cabinet_is_about_a_median_in_the_facts() -> None:
    told = conflicts()["E3x-1"].conflict
    treated, control = (found for _, found in view("cabinet-pancreas").arms)
    assert treated is not None
    assert control is not None
    assert f"{treated.single} against {control.single} months" in told
    assert f"US approval gives {treated.single} against 3.3 months" in told


# What is computed.


# With a median of less than a month ten years are so many halvings that nothing is left to compare.
@given(st.decimals("1", "200", places=1), st.integers(0, 120))
def test_half_are_left_at_the_median_and_fewer_later(months: Decimal, later: int) -> None:
    assert share_at(months, months) == 50
    assert share_at(months, 0) == 100
    assert 0 <= share_at(months, later + 1) < share_at(months, later) <= 100


@pytest.mark.parametrize(("half", "months"), [(0, 12), (-1, 12), (11, -1), (float("nan"), 1), (True, 1)])
def test_a_time_that_cannot_be_is_refused(half: float, months: float) -> None:
    with pytest.raises(ValueError, match="months"):
        share_at(half, months)


@pytest.mark.parametrize(
    ("one", "gain"),
    [
        (view("radiant-3"), "6.4"),
        (view("netter-2"), "14.3"),
        (view("cabinet-other"), "4.5"),
        (view("netter-1", Endpoint.OS), "11.7"),
        (view("promid", Endpoint.TTP), "8.3"),
    ],
)
def test_the_gain_is_the_exact_difference_of_the_published_medians(one: View, gain: str) -> None:
    assert gain_in_months(one) == Decimal(gain)


@pytest.mark.parametrize(
    "one",
    [view("clarinet"), view("clarinet", at=1), view("netter-1"), view("netter-1", at=1), view("cabinet-pancreas", at=1)],
    ids=["not reached", "no control arm", "not reached and a range", "no fact", "numbers that are no facts"],
)
def test_without_two_medians_there_is_no_gain_and_nothing_to_read_off(one: View) -> None:
    assert gain_in_months(one) is None
    assert illustrated(one, 12) is None


def test_the_range_of_an_arm_is_no_interval_of_a_median() -> None:
    by_publication, with_interval = median("E3-07.pfs-control"), median("E3-03")
    assert by_publication is not None
    assert (by_publication.low, by_publication.high, by_publication.single) == (Decimal("8.4"), Decimal("8.5"), None)
    assert with_interval is not None
    assert with_interval.single == Decimal("38.5")


def test_a_year_of_radiant_3_read_off_the_illustration() -> None:
    # 0.5 ** (12 / 11.0) and 0.5 ** (12 / 4.6), worked by hand.
    assert illustrated(view("radiant-3"), 12) == (47, 16)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ("0.5", "0.99", Verdict.SHOWN),
        ("0.5", "1", Verdict.NOT_SHOWN),
        ("0.5", "1.01", Verdict.NOT_SHOWN),
        ("1", "2", Verdict.NOT_SHOWN),
        ("1.01", "2", Verdict.WORSE),
    ],
)
def test_an_interval_that_touches_1_shows_nothing(low: str, high: str, found: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(fact("E3-04.hr"), low=Decimal(low), high=Decimal(high))
    monkeypatch.setattr("netcourse.explorers.trials.results.fact", lambda _: changed)
    assert verdict(Report(Endpoint.PFS, hazard="any")) is found


def test_a_hazard_ratio_of_0_35_lowers_the_rate_by_65_percent() -> None:
    assert lowered_by(fact("E3-04.hr")) == 65


def test_publications_differ_in_clarinet_netter_1_and_the_pancreatic_cohort_of_cabinet_only() -> None:
    differ = {key for key, trial in TRIALS.items() for endpoint in Endpoint if medians_differ(trial, endpoint)}
    assert differ == {"clarinet", "netter-1", "cabinet-pancreas"}


# What is seen.


def test_every_setting_says_what_it_shows_and_invents_no_curve() -> None:
    for values in all_settings():
        seen = EXPLORER.show(values)
        assert seen.headline
        assert "None" not in words(seen)
        for figure in seen.figures:
            assert len(figure.alt) > 60
            assert all(len(row) == len(figure.header) for row in figure.rows)


@pytest.mark.parametrize(("trial", "report"), REPORTS)
def test_an_arm_without_a_median_has_no_curve(trial: Trial, report: Report) -> None:
    at = trial.of(report.endpoint).index(report)
    key = next(name for name, one in TRIALS.items() if one is trial)
    seen = shown(trial=key, endpoint=str(report.endpoint), publication="later" if at else "first")
    drawn = sum(len(ET.fromstring(figure.svg).findall("{*}polyline")) for figure in seen.figures)  # noqa: S314 (our own)
    medians = [median(one) for one in (report.treated, report.control)]
    assert drawn == sum(found is not None and found.reached for found in medians)


def test_an_illustration_calls_itself_one_in_the_drawing_the_caption_and_the_alt_text() -> None:
    curves = shown().figures[0]
    assert "not the trial's curve" in curves.svg
    assert "not the trial's curve" in curves.alt
    assert "not the trial's curve" in curves.caption
    read_off = [row for row in curves.rows if "read off" in row[0]]
    assert [row[2] for row in read_off] == ["computed here, not published"] * 2


def test_every_published_number_in_a_table_has_its_publication_its_date_and_its_fact() -> None:
    for trial, report in REPORTS:
        key = next(name for name, one in TRIALS.items() if one is trial)
        for figure in shown(trial=key, endpoint=str(report.endpoint)).figures:
            for row in figure.rows:
                assert row[2]
                if row[4] != "illustration" and row[2] != "told where sources disagree":
                    assert (row[2], row[3]) in {(publication(one), one.as_of) for one in facts().values()}


def test_what_nobody_verified_says_so_where_it_is_drawn_listed_and_told() -> None:
    seen = shown(trial="netter-1")
    assert any("65.2%" in line and line.startswith(NOT_VERIFIED) for line in seen.sources)
    assert "65.2% at 20 months (not verified)" in seen.figures[0].alt
    assert [row[4] for row in seen.figures[0].rows if "20 months" in row[0]] == ["not verified"] * 2


def test_what_is_second_hand_says_so() -> None:
    assert "second hand" in words(shown(trial="compete"))
    assert "second hand" not in words(shown(trial="radiant-3"))


def test_both_publications_are_shown_with_their_names_and_numbers() -> None:
    for which in ("first", "later"):
        told = words(shown(trial="netter-1", publication=which))
        assert "first results (2017)" in told
        assert "0.21 (95% interval 0.13 to 0.33)" in told
        assert "final overall survival (2021)" in told
        assert "0.18 (95% interval 0.11 to 0.29)" in told
    assert "3.3 months" in words(shown(trial="cabinet-pancreas"))


def test_the_choice_of_a_publication_is_offered_only_where_there_are_two() -> None:
    assert "publication" not in shown(trial="clarinet").hidden
    assert "publication" in shown(trial="clarinet", endpoint="os").hidden
    assert "publication" in shown(trial="radiant-3").hidden


def test_a_licence_is_told_with_its_place_and_date() -> None:
    told = shown(trial="netter-2").reasons
    assert any(one.startswith("US, ") for one in told)
    assert any(one.startswith("EU, 2024-04: ") for one in told)


def test_an_endpoint_that_was_not_measured_is_not_replaced_by_another() -> None:
    seen = shown(trial="promid", endpoint="pfs")
    assert seen.headline.startswith("PROMID: no progression-free survival")
    assert "time to progression" in seen.headline
    assert len(seen.figures) == 1
    beside = shown(trial="clarinet", beside="promid")
    assert "PROMID: no progression-free survival" in beside.headline


def test_the_relative_gain_alone_tells_no_months() -> None:
    seen = shown(trial="cabinet-other", relative_only=True)
    assert "by 62%" in seen.headline
    assert not re.search(r"\d months", words(seen))
    assert "months" in seen.hidden
    assert re.search(r"4\.5 months more", shown(trial="cabinet-other").headline)


def test_a_distance_of_medians_is_not_called_a_gain_where_none_was_shown() -> None:
    told = shown(trial="netter-1", endpoint="os").headline
    assert "no gain was shown" in told
    assert "11.7 months apart" in told
    assert "months more" not in told


def test_progression_is_told_beside_survival_where_both_exist() -> None:
    for trial in TRIALS.values():
        key = next(name for name, one in TRIALS.items() if one is trial)
        endpoint = "ttp" if key == "promid" else "pfs"
        assert "is not overall survival" in words(shown(trial=key, endpoint=endpoint))
        assert "is not overall survival" in words(shown(trial=key, endpoint="os"))


def test_comparing_progression_with_survival_is_warned_of_within_a_trial_and_across_two() -> None:
    within = shown(trial="radiant-3", beside="radiant-3", beside_endpoint="os")
    assert "does not show a gain in the other" in within.headline
    assert "not the same thing" in within.reasons[0]
    assert "across trials" not in words(within)
    across = shown(trial="radiant-3", beside="netter-1", beside_endpoint="os")
    assert "not the same thing" in words(across)
    assert "across trials" in words(across)


def test_two_trials_side_by_side_name_other_patients_and_other_control_arms() -> None:
    seen = shown(trial="netter-2", beside="cabinet-pancreas")
    assert seen.headline.startswith("Two trials, not one comparison.")
    told = words(seen)
    assert fact("E3-08.pfs").population in told
    assert fact("E3-12.pfs").population in told
    assert "octreotide LAR 60 mg against placebo" in told
    assert "Both control arms had placebo" in words(shown(trial="radiant-3", beside="radiant-4"))


def test_a_misprinted_inverse_is_shown_with_the_ratio_that_it_inverts() -> None:
    assert any("2.6" in reason and "inverted" in reason for reason in shown(trial="cabinet-other").reasons)


# The tasks.

FOUND: dict[str, dict[str, str | bool]] = {
    "same-hr": {"trial": "netter-2", "beside": "cabinet-pancreas"},
    "pfs-not-os": {"trial": "radiant-3", "endpoint": "os"},
    "two-publications": {"trial": "clarinet", "publication": "later"},
    "no-median": {"trial": "clarinet"},
    "sounds-better": {"trial": "cabinet-other", "relative_only": True},
}
NOT_FOUND: list[tuple[str, dict[str, str | bool]]] = [
    ("same-hr", {"trial": "radiant-3", "beside": "sunitinib"}),
    ("same-hr", {"trial": "netter-2", "beside": "netter-2"}),
    ("same-hr", {"trial": "netter-2", "beside": "cabinet-pancreas", "relative_only": True}),
    ("same-hr", {"trial": "clarinet", "beside": "radiant-4"}),
    ("pfs-not-os", {"trial": "sunitinib", "endpoint": "os"}),
    ("pfs-not-os", {"trial": "radiant-3", "endpoint": "pfs"}),
    ("two-publications", {"trial": "clarinet", "publication": "first"}),
    ("two-publications", {"trial": "clarinet", "publication": "later", "endpoint": "os"}),
    ("two-publications", {"trial": "radiant-3", "publication": "later"}),
    ("no-median", {"trial": "clarinet", "publication": "later"}),
    ("no-median", {"trial": "netter-2", "endpoint": "os"}),
    ("sounds-better", {"trial": "cabinet-other"}),
    ("sounds-better", {"trial": "radiant-3", "relative_only": True}),
]


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_not_met_at_the_start_and_can_be_met(task: str) -> None:
    explorer = Trials(task)
    assert explorer.task is not None
    assert not explorer.task.met(explorer.settle({}))
    assert explorer.task.met(explorer.settle(FOUND[task]))


@pytest.mark.parametrize(("task", "changes"), NOT_FOUND)
def test_a_setting_that_misses_the_point_of_a_task_does_not_meet_it(task: str, changes: dict[str, str | bool]) -> None:
    assert not TASKS[task].met(EXPLORER.settle(changes))


@pytest.mark.parametrize(
    ("task", "key", "trials"),
    [
        ("pfs-not-os", "os", set(TRIALS) - {"sunitinib"}),
        ("no-median", "pfs", {"clarinet", "netter-1"}),
    ],
)
def test_every_trial_that_fits_a_task_is_accepted(task: str, key: str, trials: set[str]) -> None:
    assert {one for one in TRIALS if TASKS[task].met(settled(trial=one, endpoint=key))} == trials


def test_two_publications_are_found_wherever_they_differ() -> None:
    met = {one for one in TRIALS if TASKS["two-publications"].met(settled(trial=one, publication="later"))}
    assert met == {"clarinet", "netter-1", "cabinet-pancreas"}


def test_an_arm_that_was_not_reached_is_named() -> None:
    assert [arm.name for arm in unreached(view("clarinet"))] == ["lanreotide"]
    assert unreached(view("clarinet", at=1)) == ()
