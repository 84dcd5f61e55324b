"""CgA on a PPI and after it: the course follows the published sizes, and nothing is computed that has none."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.cga import CgaConfounder, CgaReading, CgaVerdict
from netcourse.evidence import EvidenceLevel, contested_topics, fact, facts
from netcourse.explorers.cga.course import Course, Push, first_normal_day, follow, level_on, push_of
from netcourse.explorers.cga.explorer import CgaCauses
from netcourse.explorers.cga.setting import FOR_DAYS, FOR_LONG, LAST_DAY, NO_PPI, read_setting
from netcourse.explorers.told import NOT_VERIFIED

EXPLORER = CgaCauses()
LEVELS = st.integers(10, 400).map(Fraction)


def course(**settings: Any) -> Course:
    return follow(read_setting(EXPLORER.settle(settings)))


def reading(**settings: Any) -> CgaReading:
    found = course(**settings).reading
    assert isinstance(found, CgaReading)
    return found


@pytest.mark.parametrize("half_life", ["4d", "5d"])
@pytest.mark.parametrize("day", [0, 3, 5, 7, 10, 14, 21])
def test_after_a_week_of_the_drug_the_course_is_that_of_the_worked_facts(half_life: str, day: int) -> None:
    level = level_on(Fraction(100), FOR_DAYS, Fraction(day))
    value = fact(f"M-ppi.{half_life}.{day}").value
    assert value is not None
    assert float(level.low if half_life == "4d" else level.high) / 100 == pytest.approx(float(value), abs=0.005)


@given(own=LEVELS, ppi=st.sampled_from([FOR_DAYS, FOR_LONG]), day=st.integers(0, LAST_DAY - 1))
def test_off_the_drug_cga_falls_every_day_and_never_below_its_own_level(own: Fraction, ppi: str, day: int) -> None:
    today, tomorrow = (level_on(own, ppi, Fraction(one)) for one in (day, day + 1))
    assert own < today.low <= today.high
    assert tomorrow.low < today.low
    assert tomorrow.high < today.high


@given(own=LEVELS, day=st.integers(0, LAST_DAY))
def test_without_a_ppi_nothing_falls(own: Fraction, day: int) -> None:
    assert level_on(own, NO_PPI, Fraction(day)).high == own


@pytest.mark.parametrize(
    # Raised 2.5-fold: 40 on the drug is exactly the limit of 100, which is normal.
    ("own", "ppi", "day"),
    [(40, FOR_DAYS, 0), (41, FOR_DAYS, 1), (60, FOR_DAYS, 6), (80, FOR_DAYS, 13), (90, FOR_DAYS, 19), (100, FOR_DAYS, None)],
)
def test_the_first_normal_day_comes_later_the_nearer_the_own_level_is_to_the_limit(own: int, ppi: str, day: int | None) -> None:
    assert first_normal_day(Fraction(own), ppi, Fraction(100)) == day


@given(own=LEVELS, limit=st.integers(80, 200).map(Fraction), ppi=st.sampled_from([FOR_DAYS, FOR_LONG]))
def test_the_first_normal_day_is_normal_and_the_day_before_is_not(own: Fraction, limit: Fraction, ppi: str) -> None:
    day = first_normal_day(own, ppi, limit)
    if day is None:
        assert level_on(own, ppi, Fraction(LAST_DAY)).high > limit
    else:
        assert level_on(own, ppi, Fraction(day)).high <= limit
        assert day == 0 or level_on(own, ppi, Fraction(day - 1)).high > limit


@pytest.mark.parametrize(("own", "raised"), [(99, False), (100, False), (101, True)])
def test_a_value_on_the_limit_is_not_raised(own: int, *, raised: bool) -> None:
    assert reading(ppi=NO_PPI, own=own).raised is raised


def test_a_long_user_falls_in_two_weeks_nearly_as_far_as_a_clinic_saw() -> None:
    long = course(ppi=FOR_LONG)
    seen = fact("C3-04.stopped").value
    assert seen is not None
    fall = float(1 - long.days[14].low / long.on_drug)
    assert fall == pytest.approx(float(seen) / 100, abs=0.02)


@pytest.mark.parametrize(("off", "verdict"), [(13, CgaVerdict.NOT_INTERPRETABLE), (14, CgaVerdict.CAUTION)])
def test_the_days_of_the_label_change_the_verdict(off: int, verdict: CgaVerdict) -> None:
    assert reading(ppi=FOR_LONG, own=95, off_days=off).verdict is verdict


def test_a_cause_without_a_published_size_does_not_move_the_curve() -> None:
    bare = course(own=150, off_days=14)
    burdened = course(own=150, off_days=14, kidneys=True, egfr=8, gastritis=True, heart=True, liver=True, other="steroids")
    assert burdened.days == bare.days
    assert burdened.setting.unsized == (
        CgaConfounder.KIDNEYS,
        CgaConfounder.ATROPHIC_GASTRITIS,
        CgaConfounder.HEART,
        CgaConfounder.LIVER,
        CgaConfounder.STEROIDS,
    )


@pytest.mark.parametrize("known", [one for one in facts().values() if one.id.startswith("C3-") and one.unit == "fold"])
def test_no_unverified_or_contested_size_enters_a_curve(known: Any) -> None:
    used = {level_on(Fraction(1), ppi, Fraction(0)).high for ppi in (FOR_DAYS, FOR_LONG)}
    # How far kidneys alone push it is disputed (J-24).
    contested = known.id in contested_topics()["J-24"].facts
    assert (known.exact_value in used) is (known.evidence is not EvidenceLevel.UNVERIFIED and not contested)


@pytest.mark.parametrize(
    ("cause", "push"),
    [
        (CgaConfounder.HEART, Push.UP),
        (CgaConfounder.STEROIDS, Push.UP_UNVERIFIED),
        (CgaConfounder.SOMATOSTATIN_ANALOGUE, Push.DOWN_UNVERIFIED),
        (CgaConfounder.TUBE_CHANGED, Push.NOT_COMPARABLE),
        (CgaConfounder.ASSAY_CHANGED, Push.NOT_COMPARABLE),
    ],
)
def test_each_cause_says_which_way_it_pushes(cause: CgaConfounder, push: Push) -> None:
    assert push_of(cause) is push


@pytest.mark.parametrize("cause", [CgaConfounder.STEROIDS, CgaConfounder.SOMATOSTATIN_ANALOGUE])
def test_what_is_general_knowledge_is_said_to_be_unverified(cause: CgaConfounder) -> None:
    key = cause.name.lower().replace("_", "-")
    seen = EXPLORER.show(EXPLORER.settle({"other": key, "own": 150}))
    assert "not verified" in seen.figures[0].svg
    assert any(line.startswith(NOT_VERIFIED) and "(C3-" in line for line in seen.sources)
