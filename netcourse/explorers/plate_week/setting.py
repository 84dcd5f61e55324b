"""What can be set for the week of plates, and a setting as a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.evidence import fact
from netcourse.explorers.dial import Dial
from netcourse.explorers.explorer import Choice, Control, Diary, Switch, Values
from netcourse.explorers.plate_week.foods import FOODS, TEST_FOODS
from netcourse.explorers.plate_week.kitchen import DAYS, NO_TEST, Patient, Week, cooked
from netcourse.explorers.values import keys, number
from netcourse.explorers.wording import capital

LEFT_OUT, LISTS, COLLECT, TEST_DAYS = "left_out", "lists", "collect", "days"
NOT_CHOSEN = "open"
_HOURS = 24
# The laboratory whose rule is asked for, and the one that asks for the longest.
ASKS, LONGEST = "C6-12.mayo", "C6-12.labcorp"


def asked_days(fact_id: str) -> int:
    """For how many days before a collection a laboratory restricts the diet."""
    return round(float(fact(fact_id).value or 0) / _HOURS)


def controls(start: Sequence[str] = ()) -> Sequence[Control]:
    """All controls; `start` are the foods that are left out at first."""
    foods = {NOT_CHOSEN: "Choose a food", **{key: capital(one.words) for key, one in FOODS.items()}}
    return (
        Diary(
            LEFT_OUT,
            "Left out for good",
            (Choice("food", "Food or drink", foods, NOT_CHOSEN),),
            start=[{"food": key} for key in start],
            most=len(FOODS),
            entry="food",
        ),
        Switch(LISTS, "Show on which list each food stands"),
        Switch(COLLECT, "On day 7 urine is collected for 5-HIAA"),
        Dial(TEST_DAYS, "Days before it without the foods of the test list", 0, DAYS - 1, 1, 0, "days"),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """One setting: who eats, what is left out for good (each once), and what a collection asks for besides."""

    patient: Patient
    left_out: tuple[str, ...]
    lists: bool
    collect: bool
    test_days: int

    @property
    def week(self) -> Week:
        """What is cooked."""
        return cooked(self.patient, frozenset(self.left_out), self.test_days if self.collect else NO_TEST)

    @property
    def too_late(self) -> Mapping[str, int]:
        """Foods of the test list that are still eaten while the laboratory forbids them, with the last such day."""
        first = DAYS - asked_days(ASKS)
        return {
            key: at
            for at, day in enumerate(self.week.days, start=1)
            if at >= first
            for key in sorted(day.eaten)
            if key in TEST_FOODS and FOODS[key].exposure is None
        }

    @property
    def only_tested(self) -> tuple[str, ...]:
        """What is left out for good though it stands on the test list alone."""
        return tuple(key for key in self.left_out if FOODS[key].tested and FOODS[key].exposure is None)


def read_plan(values: Values, patient: Patient) -> Plan:
    """A setting of the controls as a plan.

    Raises
    ------
    TypeError
        If the list of foods is none.
    """
    return Plan(
        patient, left_out_of(values), bool(values[LISTS]), bool(values[COLLECT]), round(number(values, TEST_DAYS))
    )  # fmt: skip


def left_out_of(values: Values) -> tuple[str, ...]:
    """The keys of the foods that are left out, each once; an entry in which none is chosen yet is none."""
    return keys(values, LEFT_OUT, "food", NOT_CHOSEN)
