"""What can be set in the survival explorer, and a setting as plain data: a curve, how far people have come, how far they look.

Chosen for teaching: the shape of every curve (a median fixes one point of it), the share of NEC that is mixed in, and that all
parts of a mixture have the same shape. Medians are those of facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2

from netcourse.disease.survival import (
    MONTHS_PER_YEAR,
    Curve,
    Mixture,
    Weibull,
    alive,
    alive_given,
    median,
    median_of_fact,
    mixed,
    time_until,
)
from netcourse.evidence import fact
from netcourse.explorers.explorer import Choice, Control, Dial, Values
from netcourse.explorers.read_survival.groups import GROUPS, NEC_FACT, OWN, REGISTRY, Group
from netcourse.explorers.values import number, word

GROUP, MEDIAN, MIX, SHAPE = "group", "median", "mix", "shape"
SURVIVED, HORIZON, PICTURE = "survived", "horizon", "picture"
CURVE, PEOPLE, ONE = "curve", "people", "one"
# Years that a curve is drawn over: as far as can be come and looked together.
YEARS = 20
_PER_CENT = 100

CONTROLS: Sequence[Control] = (
    Choice(GROUP, "Who was counted", {key: one.name for key, one in GROUPS.items()}, REGISTRY),
    Dial(MEDIAN, "Median of your own", 3, 240, 1, 60, "months"),
    Dial(MIX, "Counted among them: people with NEC", 0, 60, 1, 0, "%"),
    Dial(SHAPE, "Shape: below 1 the risk falls with the years, above 1 it rises", 0.5, 1.6, 0.05, 1),
    Dial(SURVIVED, "Already survived", 0, 10, 0.5, 0, "years"),
    Dial(HORIZON, "Look ahead", 1, 10, 1, 5, "years"),
    Choice(PICTURE, "Show", {CURVE: "the curve", PEOPLE: "100 people", ONE: "one person"}, CURVE),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One setting.

    Parameters
    ----------
    group : Group
        Who was counted.
    alone : Weibull
        The curve of the group by itself.
    whole, low, high : Curve
        The curve of all who are counted, with the NEC that is mixed in; and where a fact is a range, of which the middle is
        drawn, from its low and from its high end.
    mix : float
        The share of NEC, of one.
    shape : float
        Of every curve.
    survived, horizon : float
        Years since diagnosis that are behind, and years ahead.
    picture : str
        What is drawn.
    """

    group: Group
    alone: Weibull
    whole: Curve
    low: Curve
    high: Curve
    mix: float
    shape: float
    survived: float
    horizon: float
    picture: str

    @property
    def until(self) -> float:
        """The year that is looked at, since diagnosis."""
        return self.survived + self.horizon

    @property
    def from_diagnosis(self) -> tuple[int, int]:
        """Of 100 at diagnosis, how many are alive in that year: from the low to the high end of what is known."""
        return of_hundred(alive(self.low, self.until)), of_hundred(alive(self.high, self.until))

    @property
    def from_here(self) -> tuple[int, int]:
        """Of 100 who have come as far, how many are alive in that year: likewise."""
        low, high = (of_hundred(alive_given(one, self.survived, self.horizon)) for one in (self.low, self.high))
        return low, high

    @property
    def first_years(self) -> tuple[int, int]:
        """Of 100 at diagnosis, how many are alive after as many years as are looked ahead."""
        return of_hundred(alive(self.low, self.horizon)), of_hundred(alive(self.high, self.horizon))

    @property
    def gain(self) -> int:
        """How many more of 100 live so many years from here than from diagnosis, as printed, on the middle curve."""
        here = of_hundred(alive_given(self.whole, self.survived, self.horizon))
        return here - of_hundred(alive(self.whole, self.horizon))

    @property
    def median(self) -> float:
        """Years after which half of all are alive."""
        return median(self.whole)

    @property
    def left(self) -> float:
        """Years from here after which half of those who have come as far are alive."""
        return time_until(self.whole, alive(self.whole, self.survived) / 2) - self.survived


def read_setting(values: Values) -> Reading:
    """A setting from the values of the controls."""
    key = word(values, GROUP)
    group, shape = GROUPS[key], number(values, SHAPE)
    own = number(values, MEDIAN) / MONTHS_PER_YEAR
    low, middle, high = (Weibull(one, shape) for one in ((own, own, own) if key == OWN else _medians(group, shape)))
    mix = number(values, MIX) / _PER_CENT if group.mixes else 0.0
    return Reading(
        group,
        middle,
        _mixed(mix, middle),
        _mixed(mix, low),
        _mixed(mix, high),
        mix,
        shape,
        number(values, SURVIVED),
        number(values, HORIZON),
        word(values, PICTURE),
    )


def away(values: Values) -> frozenset[str]:
    """Names of controls that mean nothing at a setting."""
    key = word(values, GROUP)
    gone = set() if key == OWN else {MEDIAN}
    return frozenset(gone if GROUPS[key].mixes else {*gone, MIX})


def of_hundred(share: float) -> int:
    """A share as people of 100."""
    return round(Fraction(str(share)) * _PER_CENT)


def span(people: tuple[int, int]) -> str:
    """Such as "36", or "35 to 60" where only a range is known."""
    low, high = people
    return f"{low}" if low == high else f"{low} to {high}"


def _medians(group: Group, shape: float) -> tuple[float, float, float]:
    """The median in years from the low end of what is known, from its middle, and from its high end."""
    found = fact(group.fact_id)
    if group.by_share:
        low, high = (float(end or 0) / _PER_CENT for end in (found.low, found.high))
        ends = [_median_for(share, shape) for share in (low, (low + high) / 2, high)]
        return ends[0], ends[1], ends[2]
    middle = median_of_fact(group.fact_id)
    if found.value is not None or found.low is None or found.high is None:
        return middle, middle, middle
    around = float(found.low + found.high)
    return 2 * middle * float(found.low) / around, middle, 2 * middle * float(found.high) / around


def _median_for(share: float, shape: float) -> float:
    """The median of the curve on which so many, of one, are alive at five years: S(5) = 2 ** -((5 / median) ** shape)."""
    five = 5
    return five / float((-log2(share)) ** (1 / shape))


def _mixed(mix: float, alone: Weibull) -> Weibull | Mixture:
    return mixed(mix, Weibull(median_of_fact(NEC_FACT), alone.shape), alone) if mix else alone
