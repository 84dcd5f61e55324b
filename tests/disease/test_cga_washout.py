"""The wash-out of a proton-pump inhibitor: the computed table, the label's days, and what groups show afterwards."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.cga_washout import (
    CHRONIC_USE,
    SHORT_USE,
    PpiDrug,
    PpiEffect,
    after_stopping,
    ellison_signs,
    how_to_stop,
    label_days,
    long_enough,
    ppi_effect,
    washout,
    washout_factor,
)
from netcourse.evidence import UnknownIdError, fact, facts

COMPUTED = {
    "4": [(0, 2.5), (3, 1.89), (5, 1.63), (7, 1.45), (10, 1.27), (14, 1.13), (21, 1.04)],
    "4.5": [(0, 2.5), (3, 1.94), (5, 1.69), (7, 1.51), (10, 1.32), (14, 1.17), (21, 1.06)],
    "5": [(0, 2.5), (3, 1.99), (5, 1.75), (7, 1.57), (10, 1.38), (14, 1.22), (21, 1.08)],
}
ROWS = [(float(half_life), days, factor) for half_life, row in COMPUTED.items() for days, factor in row]
days_off = st.integers(min_value=0, max_value=400)


@pytest.mark.parametrize(("half_life", "days", "factor"), ROWS)
def test_it_gives_the_computed_table(half_life: float, days: int, factor: float) -> None:
    assert round(washout_factor(fold=2.5, half_life_days=half_life, days=days), 2) == factor


def test_the_computed_table_is_the_table_of_the_facts() -> None:
    told = {fact_id: float(one.value or 0) for fact_id, one in facts().items() if fact_id.startswith("M-ppi.")}
    assert told == {f"M-ppi.{half_life}d.{days}": factor for half_life, row in COMPUTED.items() for days, factor in row}


def test_only_the_excess_decays() -> None:
    assert washout_factor(fold=2.5, half_life_days=4.5, days=14) > 1
    assert washout_factor(fold=1, half_life_days=4.5, days=3) == 1
    assert washout_factor(fold=2.5, half_life_days=5, days=5) == 1.75


def test_the_spread_is_that_of_the_published_half_life() -> None:
    spread = washout(days=14)
    assert [round(one, 2) for one in (spread.low, spread.middle, spread.high)] == [1.13, 1.17, 1.22]
    residual = fact("C3-05.residual")
    assert [round(100 * (one - 1)) for one in (spread.low, spread.high)] == [residual.low, residual.high]


@given(days_off, days_off)
def test_more_days_leave_less(one: int, other: int) -> None:
    early, late = washout(days=min(one, other)), washout(days=max(one, other))
    assert 1 <= late.low <= early.low
    assert 1 <= late.high <= early.high


@given(days_off)
def test_the_spread_is_in_order_and_chronic_use_leaves_more(days: int) -> None:
    short, chronic = washout(days=days, fold_fact=SHORT_USE), washout(days=days, fold_fact=CHRONIC_USE)
    assert short.low <= short.middle <= short.high <= short.fold
    assert short.high <= chronic.high


@pytest.mark.parametrize(("days", "enough"), [(0, False), (7, False), (13.9, False), (14, True), (14.1, True), (21, True)])
def test_the_label_asks_for_its_days(days: float, *, enough: bool) -> None:
    assert label_days() == 14
    assert long_enough(days) is enough


def test_v06_what_groups_show_off_the_drug() -> None:
    off = after_stopping(value=480)
    assert off.days == 14
    assert round(off.lowest) == 86
    assert round(off.after_short_use[1]) == 225
    assert off.highest == max(off.after_short_use)
    assert "C3-04.stopped" in [fact_id for reason in off.reasons for fact_id in reason.facts]


def test_the_fall_seen_after_two_weeks_says_nothing_about_another_day() -> None:
    off = after_stopping(value=480, days=7)
    assert "C3-04.stopped" not in [fact_id for reason in off.reasons for fact_id in reason.facts]
    assert off.lowest == min(off.after_chronic_use)


@given(st.integers(min_value=0, max_value=10_000), days_off)
def test_off_the_drug_no_group_is_higher_than_on_it(value: int, days: int) -> None:
    off = after_stopping(value=value, days=days)
    assert 0 <= off.lowest <= off.highest <= value * (1 + 1e-9)


@pytest.mark.parametrize(
    ("since", "times", "effect"),
    [
        (0, "1.01", PpiEffect.RAISES),
        (7, "9", PpiEffect.RAISES),
        (13.9, "9", PpiEffect.RAISES),
        (14, "2.14", PpiEffect.MAY_REMAIN),
        (14, "2.15", PpiEffect.GONE),
        (21, "2.14", PpiEffect.GONE),
        (400, "1.01", PpiEffect.GONE),
    ],
)
def test_what_the_drug_does_to_a_raised_value(since: float, times: str, effect: PpiEffect) -> None:
    found, reason = ppi_effect(
        drug=PpiDrug.OMEPRAZOLE, days_of_use=None, days_since_stopping=since, times_upper_limit=Fraction(times)
    )
    assert found is effect
    assert reason.facts


def test_a_week_off_is_called_too_short_and_the_shorter_rule_is_told() -> None:
    _, reason = ppi_effect(drug=PpiDrug.PANTOPRAZOLE, days_of_use=30, days_since_stopping=7, times_upper_limit=Fraction(3))
    assert "too short by the label" in reason.text
    assert "second hand" in reason.text
    assert "C3-05.nccn" in reason.facts


@pytest.mark.parametrize(
    ("ulcers", "diarrhoea", "gastrin", "signs"),
    [
        (False, False, None, ()),
        (None, None, None, ()),
        (True, False, None, ("ulcers",)),
        (False, True, None, ("diarrhoea",)),
        (False, False, 999, ()),
        (False, False, 1000, ()),
        (False, False, 1001, ("a very high gastrin",)),
        (True, True, 1450, ("ulcers", "diarrhoea", "a very high gastrin")),
    ],
)
def test_signs_of_zollinger_ellison(
    *, ulcers: bool | None, diarrhoea: bool | None, gastrin: int | None, signs: tuple[str, ...]
) -> None:
    assert ellison_signs(ulcers=ulcers, diarrhoea=diarrhoea, fasting_gastrin_pg_ml=gastrin) == signs


def test_stopping_is_the_prescribers_and_forbidden_with_signs() -> None:
    (step,) = how_to_stop(signs=(), asked=True)
    assert "with the prescriber for at least 14 days" in step.text
    assert "same assay" in step.text
    (never,) = how_to_stop(signs=("ulcers",), asked=True)
    assert never.text.startswith("Do not stop")
    assert "H1" in never.facts
    first, _ = how_to_stop(signs=(), asked=False)
    assert first.text.startswith("Ask about ulcers and diarrhoea first")


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"fold": 0.9}, "fold"),
        ({"half_life_days": 0}, "half_life_days"),
        ({"half_life_days": -4}, "half_life"),
        ({"days": -1}, "days"),
    ],
)
def test_impossible_numbers_are_refused(changed: dict[str, float], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        washout_factor(**{"fold": 2.5, "half_life_days": 4.5, "days": 14, **changed})


def test_impossible_days_values_and_facts_are_refused() -> None:
    with pytest.raises(ValueError, match="days_since_stopping"):
        long_enough(-1)
    with pytest.raises(ValueError, match="value"):
        after_stopping(value=-1)
    with pytest.raises(ValueError, match="fold_fact"):
        washout(days=1, fold_fact="C3-04.stopped")
    with pytest.raises(UnknownIdError):
        washout(days=1, fold_fact="C3-99")
    with pytest.raises(ValueError, match="fasting_gastrin_pg_ml"):
        ellison_signs(ulcers=None, diarrhoea=None, fasting_gastrin_pg_ml=-1)
