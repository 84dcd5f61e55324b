"""1,000 people of one hospital, staged by an old scanner and by a new one: a teaching model in which nobody's day of death moves.

How means of stages change, and what a lead does, is arithmetic of `netcourse.disease.stage_migration`. Chosen: the shares of the
three kinds of people, their survival at five years with the same risk every year, and everything about what is found by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from types import MappingProxyType

from netcourse.disease.stage_migration import Kind, alive_with_lead, found_by_chance, kind, migrate
from netcourse.disease.survival import Weibull
from netcourse.explorers.explorer import Control, Dial, Values
from netcourse.explorers.values import number

SENSITIVITY, SPECIFICITY, LEAD, CHANCE = "sensitivity", "specificity", "lead", "chance"
PEOPLE, AT_YEARS = 1000, 5
_PER_CENT = 100
FIRST, SEALED = "A", "B"
# Chosen, as shares of all and shares alive at five years, both of one: truly local, hidden and visible metastases.
HOSPITALS: Mapping[str, Sequence[Kind]] = MappingProxyType(
    {
        FIRST: (kind(0.40, 0.92), kind(0.30, 0.68), kind(0.30, 0.40)),
        SEALED: (kind(0.45, 0.90), kind(0.25, 0.65), kind(0.30, 0.35)),
    }
)
# Chosen, of one: the share of slow tumours among all; how many times longer a slow one can be seen; who is alive at five years.
SLOW, TIMES_LONGER, SLOW_ALIVE, FAST_ALIVE = Fraction(1, 2), 4, Fraction(99, 100), Fraction(90, 100)
SLOW_BY_CHANCE = found_by_chance(SLOW, TIMES_LONGER)
LOCAL, HIDDEN, VISIBLE, BY_CHANCE = "Truly local", "Hidden metastases", "Visible metastases", "Found by chance besides"

CONTROLS: Sequence[Control] = (
    Dial(SENSITIVITY, "Hidden metastases that the new scanner finds", 0, 100, 1, 0, "%"),
    Dial(SPECIFICITY, "Truly local disease that it calls local", 50, 100, 1, 100, "%"),
    Dial(LEAD, "Everybody is diagnosed sooner by", 0, 4, 0.5, 0, "years"),
    Dial(CHANCE, "Found by chance, besides the 1,000", 0, 400, 10, 0, "people"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """People of one kind under one label: how many, and the share of them alive five years after diagnosis."""

    name: str
    people: Fraction
    alive: Fraction


@dataclass(frozen=True, slots=True)
class Label:
    """Everybody who is called by one stage."""

    name: str
    parts: tuple[Part, ...]

    @property
    def people(self) -> Fraction:
        """How many."""
        return sum((one.people for one in self.parts), Fraction(0))

    @property
    def alive(self) -> Fraction:
        """The share of them alive at five years; 0 where there is nobody."""
        everybody = self.people
        return sum((one.people * one.alive for one in self.parts), Fraction(0)) / everybody if everybody else Fraction(0)


@dataclass(frozen=True, slots=True)
class Staged:
    """One setting: both stages by both scanners, and by how many years everybody is diagnosed sooner."""

    old_local: Label
    new_local: Label
    old_distant: Label
    new_distant: Label
    lead: float

    @property
    def old_all(self) -> Fraction:
        """The share of all who are alive at five years, as it was."""
        return together(self.old_local, self.old_distant)

    @property
    def new_all(self) -> Fraction:
        """The same with the new scanner."""
        return together(self.new_local, self.new_distant)

    @property
    def moved(self) -> Fraction:
        """People with hidden metastases whom the new scanner calls distant."""
        return _people(self.new_distant, HIDDEN)

    @property
    def overcalled(self) -> Fraction:
        """People with truly local disease whom it calls distant."""
        return _people(self.new_distant, LOCAL)

    @property
    def by_chance(self) -> Fraction:
        """People found by chance."""
        return _people(self.new_local, BY_CHANCE)


def staged(values: Values, hospital: str) -> Staged:
    """A setting of the controls for the people of a hospital."""
    found, right = (Fraction(str(number(values, name))) / _PER_CENT for name in (SENSITIVITY, SPECIFICITY))
    lead = number(values, LEAD)
    before = HOSPITALS[hospital]
    after = [Kind(one.share, with_lead(one.alive, lead)) for one in before]
    local, hidden, visible = (PEOPLE * one.share for one in before)
    by_chance = Fraction(str(number(values, CHANCE)))
    chance_alive = SLOW_BY_CHANCE * SLOW_ALIVE + (1 - SLOW_BY_CHANCE) * FAST_ALIVE
    new_local = (
        Part(LOCAL, local * right, after[0].alive),
        Part(HIDDEN, hidden * (1 - found), after[1].alive),
        Part(BY_CHANCE, by_chance, chance_alive),
    )
    new_distant = (
        Part(LOCAL, local * (1 - right), after[0].alive),
        Part(HIDDEN, hidden * found, after[1].alive),
        Part(VISIBLE, visible, after[2].alive),
    )
    return Staged(
        Label("Called local, old scanner", (Part(LOCAL, local, before[0].alive), Part(HIDDEN, hidden, before[1].alive))),
        Label("Called local, new scanner", tuple(one for one in new_local if one.people)),
        Label("Called distant, old scanner", (Part(VISIBLE, visible, before[2].alive),)),
        Label("Called distant, new scanner", tuple(one for one in new_distant if one.people)),
        lead,
    )


def with_lead(alive_share: Fraction, lead: float) -> Fraction:
    """The share alive five years after a diagnosis that came sooner, if the risk is the same every year; of one.

    Parameters
    ----------
    alive_share : Fraction
        Alive five years after the diagnosis by symptoms, between 0 and 1.
    lead : float
        Years, 0 or more.
    """
    if not lead:
        return alive_share
    curve = Weibull(AT_YEARS / -log2(alive_share))
    return Fraction(alive_with_lead(curve, AT_YEARS, lead))


def reasons_of(hospital: str) -> str:
    """Why both means rise, as the rule says it."""
    local, hidden, visible = HOSPITALS[hospital]
    return migrate(local, hidden, visible, sensitivity=1).reasons[0].text


def together(*labels: Label) -> Fraction:
    """The share alive of all who carry one of these labels."""
    return Label("all", tuple(part for label in labels for part in label.parts)).alive


def _people(label: Label, name: str) -> Fraction:
    return sum((one.people for one in label.parts if one.name == name), Fraction(0))
