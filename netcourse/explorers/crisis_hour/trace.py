"""Ten minutes on the monitor: a teaching model in which only what everyone agrees on moves anything.

All numbers and times are chosen, none is a fact. Octreotide is no argument of this model: experts disagree on whether it moves
the pressure, so here it never does, neither up nor down nor by the time that giving it takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from netcourse.disease.carcinoid_crisis import Action, CrisisFinding

MINUTES = 10
# mmHg before and at the beginning; %, likewise.
USUAL_PRESSURE, LOW_PRESSURE, USUAL_SATURATION, LOW_SATURATION = 118, 58, 98, 92
# From here on the pulse is regular again.
PULSE_SETTLES = 90
_DIASTOLIC = 0.52


@dataclass(frozen=True, slots=True)
class Minute:
    """What the monitor shows in one minute: pressures in mmHg, saturation in %, and whether the pulse is regular."""

    minute: int
    systolic: int
    saturation: int
    regular: bool

    @property
    def pressure(self) -> str:
        """Such as "58/30"."""
        return f"{self.systolic}/{round(_DIASTOLIC * self.systolic)}"


def trace(findings: frozenset[CrisisFinding], done: Sequence[frozenset[Action]]) -> tuple[Minute, ...]:
    """Follow the monitor.

    Parameters
    ----------
    findings : frozenset of CrisisFinding
        What is there from minute 1 on; minute 0 is before.
    done : sequence of frozenset of Action
        What is done in minute 1, 2 and so on; it is seen a minute later.

    Returns
    -------
    tuple of Minute
        Minutes 0 to 10.
    """
    low, wheeze = CrisisFinding.HYPOTENSION in findings, CrisisFinding.BRONCHOSPASM in findings
    irregular = CrisisFinding.ARRHYTHMIA in findings
    pressure = LOW_PRESSURE if low else USUAL_PRESSURE
    saturation = LOW_SATURATION if wheeze else USUAL_SATURATION
    seen = [Minute(0, USUAL_PRESSURE, USUAL_SATURATION, regular=True)]
    so_far = frozenset[Action]()
    for minute in range(1, MINUTES + 1):
        if minute > 1:
            pressure = _next_pressure(pressure, so_far) if low else pressure
            saturation = _next_saturation(saturation, so_far) if wheeze else saturation
        irregular = irregular and not (_supported(so_far) and pressure >= PULSE_SETTLES)
        seen.append(Minute(minute, pressure, saturation, regular=not irregular))
        so_far |= done[minute - 1] if minute <= len(done) else frozenset()
    return tuple(seen)


def _supported(done: frozenset[Action]) -> bool:
    return {Action.VOLUME, Action.VASOPRESSOR} <= done


def _next_pressure(now: int, done: frozenset[Action]) -> int:
    stopped = Action.STOP_STIMULUS in done
    if _supported(done):
        # With the stimulus still there it rises by less, and not as far.
        return max(now, min(now + 14, 112)) if stopped else max(now, min(now + 6, 84))
    if Action.VOLUME in done:
        return now
    return max(now - 2, 38) if stopped else max(now - 4, 34)


def _next_saturation(now: int, done: frozenset[Action]) -> int:
    return min(now + 3, 97) if Action.TREAT_BRONCHOSPASM in done else max(now - 2, 74)
