"""What a lesson can ask for of a week. The limits of the tasks are chosen; a test walks them through many kitchens."""

from collections.abc import Callable, Mapping

from netcourse.explorers.plate_week.foods import FOODS, INTERNET_DIET
from netcourse.explorers.plate_week.kitchen import Patient, cooked
from netcourse.explorers.plate_week.setting import ASKS, LONGEST, Plan, asked_days, read_plan
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import Values

HALVE, GIVE_BACK, COLLECTION = "halve", "give-back", "collection"
# With which foods left out a task begins; the others begin with none.
BEGINS: Mapping[str, tuple[str, ...]] = {GIVE_BACK: tuple(INTERNET_DIET), COLLECTION: ("banana", "tomato", "walnut")}
MOST_BANS, RETURNED = 2, 10
_ROUND = 1e-6


def tasks(patient: Patient) -> Mapping[str, Task]:
    """The tasks about one patient, by name."""
    all_foods = cooked(patient, frozenset()).flushes
    own = " and ".join(sorted(FOODS[key].words for key in patient.triggers))

    def read(look: Callable[[Plan], float]) -> Callable[[Values], float]:
        return lambda values: look(read_plan(values, patient))

    def met(has: Callable[[Plan], bool]) -> Callable[[Values], bool]:
        return lambda values: has(read_plan(values, patient))

    no_test = wanted(met(lambda plan: not plan.collect), "No urine is collected in this task: switch it off.")
    return {
        HALVE: Task(
            f"Halve the expected flushes, with at most {MOST_BANS} foods left out.",
            (
                no_test,
                within(
                    read(lambda plan: plan.week.flushes), 0, all_foods / 2 + _ROUND, all_foods,
                    "Still more than half of what it was. Which days are the bad ones, and what do they have in common?",
                ),
                within(
                    read(lambda plan: float(len(plan.left_out))), 0, MOST_BANS, len(FOODS),
                    f"At most {MOST_BANS} foods may go. Which of yours changed nothing?",
                ),
            ),
            "Her own triggers, and no more: all else stays on the plate. Somebody else’s list would have cost "
            "her food and saved her no flush.",
            (
                "Leave out one food at a time, and watch the flushes. Put it back if nothing changed.",
                f"For this patient leave out {own}.",
            ),
        ),
        GIVE_BACK: Task(
            f"This is her diet from the internet: {len(INTERNET_DIET)} foods banned. Give back {RETURNED} of them "
            "without one more flush.",
            (
                no_test,
                wanted(
                    met(lambda plan: set(plan.left_out) <= set(INTERNET_DIET)),
                    "Something is left out that was not banned before. Give that back too.",
                ),
                Want(
                    read(lambda plan: len(patient.triggers - set(plan.left_out)) / len(patient.triggers)),
                    "A food that came back is her own trigger: she flushes more, or will as soon as it is cooked.",
                ),
                within(
                    read(lambda plan: float(len(plan.left_out))), 0, len(INTERNET_DIET) - RETURNED, len(INTERNET_DIET),
                    "No more flushes than before, and more can come back. Which foods were never on the list of triggers?",
                ),
            ),
            "Most of the bans came from the list for a laboratory test. They fed no flush, and took her food.",
            (
                "Show the lists. What stands on the test list, or on neither, can come back at once; then try the triggers.",
                f"Give back all of the test list and of neither, and every trigger but hers. Hers are {own}.",
            ),
        ),
        COLLECTION: Task(
            "On day 7 urine is collected for 5-HIAA. Plan it for a laboratory that asks for 48 hours before, and "
            "during: which bans come back, for how long, and what is left out for good only because of the test?",
            (
                wanted(met(lambda plan: plan.collect), "Nothing is collected yet: switch the collection on."),
                Want(
                    read(lambda plan: len(plan.too_late) / len(FOODS)),
                    "A food of the test list is still eaten too close to the collection.",
                ),
                within(
                    read(lambda plan: float(plan.test_days)), asked_days(ASKS), asked_days(LONGEST), len(FOODS),
                    "Too short, or longer than any of these laboratories asks for. How many days are 48 hours?",
                ),
                wanted(
                    met(lambda plan: not plan.only_tested),
                    "Something of the test list is left out for good. For the test it goes for days, not for life.",
                ),
            ),
            "For the test the whole list goes, for two days and the day itself, and then it all comes back. "
            "Nobody has to live on the laboratory’s list.",
            (
                "Switch the collection on, and look which days are not safe.",
                "Set two days before it, and leave nothing of the test list out for good.",
            ),
        ),
    }  # fmt: skip
