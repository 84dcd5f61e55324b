"""What a lesson can ask for of stages. How many points are enough is chosen for teaching."""

from collections.abc import Mapping
from fractions import Fraction

from netcourse.explorers.explorer import Values
from netcourse.explorers.migration.bars import points
from netcourse.explorers.migration.people import CHANCE, FIRST, LEAD, SENSITIVITY, SPECIFICITY, Staged, staged
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import number

BOTH_GAIN, OVERCALL, LEAD_ALONE = "both-gain", "overcall", "lead-alone"
# Chosen, in per cent as they are printed: what both stages gain, what the distant one reaches, and what all together reach.
GAIN, DISTANT, ALL = 4, 60, 80
_EVERYTHING = 100


def _read(values: Values) -> Staged:
    return staged(values, FIRST)


def _short_of(wanted_points: int, now: Fraction, before: Fraction = Fraction(0)) -> float:
    # By what is printed, so that nobody reads four points and is told that they are fewer.
    return max(wanted_points - points(now) + points(before), 0) / _EVERYTHING


def _labels_only(values: Values) -> bool:
    return not number(values, LEAD) and not number(values, CHANCE)


def _lead_only(values: Values) -> bool:
    return not number(values, SENSITIVITY) and not number(values, CHANCE) and number(values, SPECIFICITY) == _EVERYTHING


def _best_true() -> int:
    """What the distant stage reaches when every metastasis is found, and nobody else, in per cent."""
    everything = {SENSITIVITY: 100.0, SPECIFICITY: 100.0, LEAD: 0.0, CHANCE: 0.0}
    return points(_read(everything).new_distant.alive)


TASKS: Mapping[str, Task] = {
    BOTH_GAIN: Task(
        f"Let both stages gain {GAIN} points or more, while all together stay where they are: nobody lives a day longer.",
        (
            wanted(
                _labels_only,
                "All together have moved as well: clocks or other people were counted. Look at the last two controls.",
            ),
            Want(
                lambda values: _short_of(GAIN, _read(values).new_local.alive, _read(values).old_local.alive),
                "The local stage has not gained enough. Who in it does worse than the rest?",
            ),
            Want(
                lambda values: _short_of(GAIN, _read(values).new_distant.alive, _read(values).old_distant.alive),
                "The distant stage has not gained enough. Who could join it and do better than it does?",
            ),
        ),
        "Only labels moved. People with hidden metastases were the worst of the one stage and are the best of the other. A "
        "report by stage alone would have called it progress.",
        (
            "Some people are called local and are not. What if the new scanner sees it?",
            "Let it find 80% of the hidden metastases, and leave the rest alone.",
        ),
    ),
    OVERCALL: Task(
        f"Finding every true metastasis lifts the distant stage to {_best_true()}%. Without any lead, lift it to "
        f"{DISTANT}% or more.",
        (
            wanted(lambda values: not number(values, LEAD), "In this task nobody is diagnosed sooner."),
            Want(
                lambda values: _short_of(DISTANT, _read(values).new_distant.alive),
                "The distant stage does not look good enough. Who has the best outlook, and could be called distant by mistake?",
            ),
        ),
        "It took false alarms: people without metastases in the distant stage. They do well because they never had any, and they "
        "may be treated for it. A stage that looks too good asks for a look at who is in it.",
        (
            "A scanner can find what is there, and call what is not. What does the second do to this stage?",
            "Let it find all hidden metastases, and lower what it rightly calls local to 65%.",
        ),
    ),
    LEAD_ALONE: Task(
        f"Bring all together to {ALL}% or more by lead time alone: the scanner changes no label and finds nobody by chance.",
        (
            wanted(_lead_only, "Something else than the lead is at work. Look at the other three controls."),
            Want(
                lambda values: _short_of(ALL, _read(values).new_all),
                "All together are not there yet. How much sooner would everybody have to be diagnosed?",
            ),
        ),
        "Look at the lives: each ends at the same age. The years were added at the front, as years of knowing. Five-year "
        "survival counts them as gain.",
        (
            "Leave the scanner as it is, and start everybody’s clock sooner.",
            "Let everybody be diagnosed three years sooner.",
        ),
    ),
}
