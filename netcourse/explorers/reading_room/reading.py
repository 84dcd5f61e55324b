"""A reading of one scan: what was called tumour, what needs another test first, and what is true of each place.

What counts as much lower than the liver, and as none, is chosen: no fact gives a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.imaging import Netpet, Uptake
from netcourse.disease.physiological_uptake import strongest_reference
from netcourse.explorers.explorer import Row, Values
from netcourse.explorers.reading_room.body import Spot
from netcourse.explorers.reading_room.patients import EVERYONE, Check, Finding, Kind, Patient
from netcourse.explorers.reading_room.uptake import Tracer, brightest, organ
from netcourse.explorers.values import number, word

SPLEEN, KIDNEYS = "spleen", "kidneys"
# Controls; each patient has a list of what was called tumour, one of what needs a test, and an end.
PATIENT, TUMOURS, TESTED, FINISHED = "patient", "tumours", "tests", "finished"
# Chosen: shares of the liver up to which uptake is none, and much lower.
NONE_UP_TO, MUCH_LOWER_UP_TO = 0.2, 0.5
# Chosen: SUVs of FDG from which it is taken up, and how much nearer than this two tracers are equal.
FDG_FROM, EQUAL = 3.0, 0.1


class Outcome(StrEnum):
    """What a place was read as, beside what it is."""

    RIGHT = "right"
    FOUND = "found"
    KEPT_OPEN = "found: the test shows it"
    MISSED = "missed"
    OPERATED = "no NET: called tumour, operated on for nothing"
    ANSWERED = "right: that test answers it"
    UNANSWERED = "that test doesn't answer it"
    LEFT = "no NET, and left alone"
    UNDECIDED = "the test that decides is missing"


@dataclass(frozen=True, slots=True)
class Reading:
    """A setting of the reading room; `tumours` and `tests` are what was marked, by place, the last mark of a place counts."""

    patient: Patient
    tracer: Tracer
    top: float
    look: Spot
    reference: str
    tumours: Mapping[Spot, Uptake]
    tests: Mapping[Spot, Check]
    finished: bool

    @property
    def liver(self) -> float:
        """The SUV of the healthy liver in the picture that is looked at."""
        return organ(self.patient, Spot.LIVER_RIGHT, self.tracer)

    @property
    def beside(self) -> float | None:
        """The SUV of the organ that is the upper reference; None if it was taken out."""
        if self.reference == SPLEEN and not self.patient.has_spleen:
            return None
        return organ(self.patient, Spot(self.reference), self.tracer)

    def marked(self, spot: Spot) -> bool:
        """Whether anything was said of a place."""
        return spot in self.tumours or spot in self.tests


def own(name: str, key: str) -> str:
    """The name of a control that each patient has, such as the list of what was called tumour."""
    return f"{name}-{key}"


def read_reading(values: Values) -> Reading:
    """A reading from the values of the controls."""
    key = word(values, PATIENT)
    tumours = {Spot(str(row["place"])): Uptake(str(row["uptake"])) for row in rows(values, own(TUMOURS, key))}
    tests = {Spot(str(row["place"])): Check(str(row["test"])) for row in rows(values, own(TESTED, key))}
    return Reading(
        patient=EVERYONE[key],
        tracer=Tracer(word(values, "picture")),
        top=number(values, "window"),
        look=Spot(word(values, "look")),
        reference=word(values, "reference"),
        tumours=tumours,
        tests=tests,
        finished=bool(values.get(own(FINISHED, key), False)),
    )


def rows(values: Values, name: str) -> Sequence[Row]:
    """The entries of a list in a setting."""
    found = values[name]
    if isinstance(found, str | float | bool):
        raise TypeError(f"{name} is no list")
    return found


def true_tumours(patient: Patient) -> tuple[Finding, ...]:
    """What is tumour in a patient, with receptors or without."""
    return tuple(one for one in patient.findings if one.kind in (Kind.TUMOUR, Kind.NO_RECEPTORS))


def outcome(one: Reading, spot: Spot) -> Outcome:
    """What was said of a place beside what is true of it."""
    there, test = one.patient.found_at(spot), one.tests.get(spot)
    kind = there.kind if there else None
    if spot in one.tumours:
        if kind is Kind.NO_RECEPTORS and test not in (there.tests if there else ()):
            return Outcome.UNDECIDED
        return Outcome.FOUND if kind in (Kind.TUMOUR, Kind.NO_RECEPTORS) else Outcome.OPERATED
    if test is not None:
        if kind is Kind.TUMOUR:
            return Outcome.KEPT_OPEN
        return Outcome.ANSWERED if there and test in there.tests else Outcome.UNANSWERED
    if kind in (Kind.TUMOUR, Kind.NO_RECEPTORS):
        return Outcome.MISSED
    return Outcome.LEFT if there else Outcome.RIGHT


def uptake_of(patient: Patient, spot: Spot) -> Uptake:
    """What a place takes up of the receptor tracer, beside the healthy liver and spleen (without a spleen: the kidneys)."""
    suv, liver = brightest(patient, spot, Tracer.RECEPTOR), organ(patient, Spot.LIVER_RIGHT, Tracer.RECEPTOR)
    there = patient.found_at(spot)
    if there is not None and there.kind is Kind.NO_RECEPTORS:
        return Uptake.NONE
    highest = organ(patient, Spot(strongest_reference(spleen_removed=not patient.has_spleen).value), Tracer.RECEPTOR)
    steps = (
        (NONE_UP_TO * liver, Uptake.NONE),
        (MUCH_LOWER_UP_TO * liver, Uptake.MUCH_LOWER_THAN_LIVER),
        (liver, Uptake.UP_TO_LIVER),
    )
    return next((named for up_to, named in steps if suv <= up_to), Uptake.ABOVE_LIVER if suv <= highest else Uptake.ABOVE_SPLEEN)


def netpet_of(patient: Patient, one: Finding) -> Netpet | None:
    """Which of the two tracers a tumour takes up; None for neither."""
    receptor = 0.0 if one.kind is Kind.NO_RECEPTORS else brightest(patient, one.spot, Tracer.RECEPTOR)
    fdg = brightest(patient, one.spot, Tracer.FDG)
    if fdg < FDG_FROM:
        return Netpet.P1 if receptor else None
    if not receptor:
        return Netpet.P5
    if abs(fdg - receptor) <= EQUAL * receptor:
        return Netpet.P3
    return Netpet.P2 if fdg < receptor else Netpet.P4
