"""Chromogranin A (CgA) on a proton-pump inhibitor (PPI) and after it, day by day, and how the result of one day is read.

Sourced: how far a PPI raises CgA (facts C3-01.fold and C3-03.fold), how fast that excess goes (fact C3-01.halflife), and every
verdict (`netcourse.disease.cga`). Chosen: on the drug CgA is drawn level, as the rise has no published course; all drugs are
alike; a patient rises as the mean of the group did. No other cause has a published size, so none is computed: `Push` says which
way it moves CgA.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.cga import CgaConfounder, CgaReading, interpret_chromogranin_a
from netcourse.disease.cga_washout import CHRONIC_USE, SHORT_USE, half_life_limits, washout_factor
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact
from netcourse.explorers.cga.setting import FOR_DAYS, FOR_LONG, LAST_DAY, NO_PPI, UNIT, Setting

_FOLDS = {FOR_DAYS: SHORT_USE, FOR_LONG: CHRONIC_USE}
# As long as the groups of facts C3-01.fold and C3-03.fold took it: a week, and half a year at the least. Told, not computed with.
_DAYS_OF_USE = {NO_PPI: None, FOR_DAYS: 7, FOR_LONG: 183}


class Push(StrEnum):
    """Which way a cause pushes CgA."""

    UP = "raises it; no size that we could verify"
    UP_UNVERIFIED = "raises it (general knowledge, not verified); no size"
    DOWN_UNVERIFIED = "lowers it (general knowledge, not verified); no size"
    NOT_COMPARABLE = "makes it incomparable with earlier values"


_PUSHES = {
    CgaConfounder.STEROIDS: Push.UP_UNVERIFIED,
    CgaConfounder.SOMATOSTATIN_ANALOGUE: Push.DOWN_UNVERIFIED,
    CgaConfounder.ASSAY_CHANGED: Push.NOT_COMPARABLE,
    CgaConfounder.TUBE_CHANGED: Push.NOT_COMPARABLE,
}


@dataclass(frozen=True, slots=True)
class Level:
    """CgA on one day in ng/mL, for the shortest (`low`) and the longest (`high`) published half-life of the PPI's effect."""

    day: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Course:
    """CgA of one synthetic patient: on the drug, on each day after, and today, with the reading of today's result."""

    setting: Setting
    days: tuple[Level, ...]
    today: Level
    reading: CgaReading | NotDecidable

    @property
    def on_drug(self) -> Fraction:
        """CgA while the PPI is taken, in ng/mL."""
        return self.days[0].high


def push_of(cause: CgaConfounder) -> Push:
    """Which way a cause of no published size pushes CgA (facts C3-07 to C3-19, C2-02 and C2-08)."""
    return _PUSHES.get(cause, Push.UP)


def fold_of(ppi: str) -> Fraction:
    """How many times its own level CgA has under a PPI of that length: 1 without (facts C3-01.fold and C3-03.fold).

    Raises
    ------
    LookupError
        If the fact holds no number.
    """
    if ppi == NO_PPI:
        return Fraction(1)
    known = fact(_FOLDS[ppi]).exact_value
    if known is None:
        raise LookupError(f"fact {_FOLDS[ppi]} has no value")
    return known


def level_on(own: Fraction, ppi: str, day: Fraction) -> Level:
    """CgA some days after the last dose.

    Parameters
    ----------
    own : Fraction
        CgA without the drug, in ng/mL.
    ppi : str
        How long the drug was taken: a key of the control.
    day : Fraction
        Days since the last dose, at least 0.

    Returns
    -------
    Level
        In ng/mL, by `netcourse.disease.cga_washout.washout_factor`.
    """
    fold = fold_of(ppi)
    low, high = (Fraction(washout_factor(fold=fold, half_life_days=one, days=day)) for one in half_life_limits())
    return Level(day, own * low, own * high)


def first_normal_day(own: Fraction, ppi: str, limit: Fraction) -> int | None:
    """The first whole day on which CgA is not above the limit, whichever half-life is true; None if no day up to the last is."""
    return next((day for day in range(LAST_DAY + 1) if level_on(own, ppi, Fraction(day)).high <= limit), None)


def follow(setting: Setting) -> Course:
    """The course of CgA at a setting, and how today's result is read.

    The result is read at the longest half-life, so that nothing is called normal or unexplained too soon.
    """
    today = level_on(setting.own, setting.ppi, setting.off_days)
    return Course(
        setting=setting,
        days=tuple(level_on(setting.own, setting.ppi, Fraction(day)) for day in range(LAST_DAY + 1)),
        today=today,
        reading=interpret_chromogranin_a(
            value=today.high,
            unit=UNIT,
            upper_limit=setting.limit,
            ppi_drug=setting.drug,
            ppi_days_of_use=_DAYS_OF_USE[setting.ppi],
            ppi_days_since_stopping=setting.off_days,
            h2_blocker=setting.h2_blocker,
            renal_impairment=setting.egfr is not None,
            egfr_ml_min=setting.egfr,
            other_confounders=setting.causes,
            ulcers=setting.ulcers,
            diarrhoea=setting.diarrhoea,
        ),
    )
