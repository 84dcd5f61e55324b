"""What can be set in the flush diary, a setting as plain data, and how the days with something compare with those without."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netcourse.explorers.explorer import Choice, Control, Diary, Values
from netcourse.explorers.flush_diary.model import FOODS, NAMES, Day, Exposure
from netcourse.explorers.flush_diary.person import MOST_TESTS, PLAN_WORDS, Person, days_of
from netcourse.explorers.values import rows
from netcourse.explorers.wording import capital

ALL, WITH, WITHOUT = "all", "with-", "without-"
FOOD, WITHIN, TESTS, GIVEN_UP = "food", "within", "tests", "given_up"


def within_words() -> Mapping[str, str]:
    """The days that can be looked at, by key."""
    pairs = ((f"{key}{one}", f"Days {key[:-1]} {NAMES[one]}") for one in Exposure for key in (WITH, WITHOUT))
    return {ALL: "All days", **dict(pairs)}


CONTROLS: Sequence[Control] = (
    Choice(FOOD, "Compare days with and without", {str(one): capital(NAMES[one]) for one in Exposure}, Exposure.WINE),
    Choice(WITHIN, "Look at", within_words(), ALL),
    Diary(
        TESTS,
        f"Test days, at most {MOST_TESTS}: all other food is left out",
        (Choice("day", "That day", PLAN_WORDS, "wine-and-cheese"),),
        most=MOST_TESTS,
        entry="test day",
    ),
    Diary(
        GIVEN_UP,
        "What this patient gives up for good",
        (Choice("food", "Food or drink", {str(one): capital(NAMES[one]) for one in FOODS}, Exposure.CHOCOLATE),),
        most=len(FOODS),
        entry="food or drink",
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some days: on how many of them the patient flushed."""

    flushes: int
    days: int

    @property
    def words(self) -> str:
        """Such as "4 of 5 days"."""
        return f"{self.flushes} of {self.days} {'day' if self.days == 1 else 'days'}"

    @property
    def share(self) -> float:
        """From 0 to 1; 0 without days."""
        return self.flushes / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """The days with something, and those without."""

    having: Group
    lacking: Group

    @property
    def points(self) -> int | None:
        """By how many points of a hundred flushes are more frequent with it, rounded; None where one group has no day."""
        if not (self.having.days and self.lacking.days):
            return None
        return round(100 * (self.having.share - self.lacking.share))


@dataclass(frozen=True, slots=True)
class Reading:
    """One setting: all days, what is compared, within which days, and what is given up."""

    days: tuple[Day, ...]
    food: Exposure
    within: str
    plans: tuple[str, ...]
    given_up: tuple[Exposure, ...]

    @property
    def looked_at(self) -> tuple[Day, ...]:
        """The days that are looked at."""
        return tuple(one for one in self.days if is_within(one, self.within))

    @property
    def crude(self) -> Compared:
        """Over all days."""
        return compared(self.days, self.food)

    @property
    def held(self) -> Compared:
        """Over the days that are looked at."""
        return compared(self.looked_at, self.food)


def read_setting(values: Values, person: Person) -> Reading:
    """A setting of the controls, and the days that it leads to."""
    plans = tuple(str(one["day"]) for one in rows(values, TESTS))
    given_up = frozenset(str(one["food"]) for one in rows(values, GIVEN_UP))
    return Reading(
        days_of(person, plans),
        Exposure(str(values[FOOD])),
        str(values[WITHIN]),
        plans,
        tuple(one for one in FOODS if one in given_up),
    )


def is_within(day: Day, within: str) -> bool:
    """Whether a day is looked at, for a key of `within_words`."""
    if within == ALL:
        return True
    if within.startswith(WITHOUT):
        return within.removeprefix(WITHOUT) not in day.had
    return within.removeprefix(WITH) in day.had


def compared(days: Iterable[Day], food: Exposure) -> Compared:
    """Days with something beside days without it."""
    listed = tuple(days)
    return Compared(*(_group(one for one in listed if (food in one.had) is has) for has in (True, False)))


def _group(days: Iterable[Day]) -> Group:
    flushes = [one.flush for one in days]
    return Group(sum(flushes), len(flushes))
