"""What a lesson can ask for in the flush diary of the first patient. All limits of the tasks are chosen for teaching."""

from collections.abc import Callable, Mapping

from netcourse.explorers.flush_diary.model import CLEARED, SURE, Exposure, trigger_chances
from netcourse.explorers.flush_diary.person import FIRST, PEOPLE
from netcourse.explorers.flush_diary.setting import WITH, WITHIN, WITHOUT, Reading, read_setting
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import Values

CLEAR_CHEESE, TEST_DAYS = "clear-cheese", "test-days"
# Points of a hundred: above the first over all days, and below the second among the days that are looked at.
MUCH, LITTLE = 20, 5
_WHOLE = 100
# Nothing can be compared: as far off as can be.
_NOTHING = 1.0
_COMPANY = {f"{WITH}{Exposure.WINE}", f"{WITHOUT}{Exposure.WINE}"}


def _read(values: Values) -> Reading:
    return read_setting(values, PEOPLE[FIRST])


def _still_apart(values: Values) -> float:
    points = _read(values).held.points
    return _NOTHING if points is None else max(points - LITTLE + 1, 0) / _WHOLE


def _seems_guilty(values: Values) -> bool:
    points = _read(values).crude.points
    return points is not None and points > MUCH


def _chance(one: Exposure) -> Callable[[Values], float]:
    return lambda values: trigger_chances(_read(values).days)[one]


TASKS: Mapping[str, Task] = {
    CLEAR_CHEESE: Task(
        f"Over all days aged cheese looks guilty: more than {MUCH} points apart. Find the days among which its difference falls "
        f"below {LITTLE} points.",
        (
            wanted(lambda values: _read(values).food is Exposure.CHEESE, "Compare days with and without aged cheese."),
            wanted(_seems_guilty, "Over all days cheese no longer looks guilty: take the test days away again."),
            wanted(
                lambda values: values[WITHIN] in _COMPANY,
                "Something comes along with the cheese on most days. Look at its row, and hold that fixed.",
            ),
            Want(_still_apart, "Among these days the difference is still there, or there is nothing to compare."),
        ),
        "With the wine held fixed, the cheese adds nothing: it was only in bad company. But one day of cheese alone is little "
        "to lean on. Test days would tell.",
        (
            "Compare aged cheese. In the diary look for the row that has its dots on nearly the same days.",
            "Set “Look at” to the days without wine.",
        ),
    ),
    TEST_DAYS: Task(
        f"Plan up to six test days that settle it: wine above {SURE:.0%} likely to be a trigger, and aged cheese below "
        f"{CLEARED:.0%}.",
        (
            within(
                _chance(Exposure.WINE),
                SURE,
                1,
                1,
                f"Wine is not above {SURE:.0%} yet. On which day would wine, and only wine, be to blame?",
            ),
            within(
                _chance(Exposure.CHEESE),
                0,
                CLEARED,
                1,
                f"Cheese is not below {CLEARED:.0%} yet. On which day would cheese have nothing else to hide behind?",
            ),
        ),
        "Days on which only one of the two was there did what weeks of both, or of neither, can’t. Wine can go, and the cheese "
        "may stay: each food given up for nothing is one pleasure less.",
        (
            "In the diary wine and cheese came together. A test day teaches most when it parts them.",
            "Add six test days: “wine, no cheese” and “aged cheese, no wine” in turn.",
        ),
    ),
}
