"""What a lesson can ask for in the planner. What guidance says comes from the rule; that these are the tasks is chosen."""

from collections.abc import Mapping
from dataclasses import replace

from netcourse.disease.follow_up import FollowUp, Status
from netcourse.explorers.explorer import Values
from netcourse.explorers.follow_up_planner.ribbon import FOR_LIFE, ribbon_of
from netcourse.explorers.follow_up_planner.setting import TEAM, read_patient, read_situation, rule_for
from netcourse.explorers.task import Task, wanted

END_OR_LIFE, NONE_GOES, NO_INTERVAL = "end-or-life", "none-goes", "no-interval"


def _asks_for_none(rule: FollowUp) -> bool:
    return any(not schedule.needed for schedule in rule.schedules)


def _goes_on_for_life(rule: FollowUp) -> bool:
    return any(ribbon_of(schedule, None).end == FOR_LIFE for schedule in rule.schedules)


def _is_resected(values: Values) -> bool:
    return read_situation(values).status is Status.RESECTED


def _is_lowest(values: Values) -> bool:
    return read_situation(values).patient.who_grade == "NET G1"


def _differ(values: Values) -> bool:
    rule = read_situation(values).rule
    return _asks_for_none(rule) and _goes_on_for_life(rule)


def _would_be_none(values: Values) -> bool:
    """Whether guidance would ask for none if margin and nodes were clear."""
    one = read_situation(values)
    clear = replace(read_patient(values), margins="R0", nodes_positive=False)
    return one.status is Status.RESECTED and _asks_for_none(rule_for(clear, one.status))


_RESECTED = wanted(_is_resected, "This task is about a tumour that was taken out. Look at where the patient stands.")
_LOWEST = wanted(_is_lowest, "Not even the kindest guidance lets this class go. Look at the class.")

TASKS: Mapping[str, Task] = {
    END_OR_LIFE: Task(
        "Find one resected tumour for which one body ends follow-up at once, and another goes on for life.",
        (
            _RESECTED,
            _LOWEST,
            wanted(
                _differ,
                "Here they do not part so far. Show what guidance says: of which small tumour do two bodies speak? Look at site "
                "and size.",
            ),
        ),
        "The same patient, two answers, and neither is careless: each has its place and year. Say which guidance your plan "
        "follows, and say it to the patient as well.",
        (
            "Show what guidance says. One body lets small G1 tumours of one organ go if margin and nodes are clear; the other "
            "makes no exception there.",
            "Take NET G1 of the pancreas and make it 12 mm. Margin and nodes stay clear.",
        ),
    ),
    NONE_GOES: Task(
        "Find a small resected tumour for which somebody asks for no follow-up. Then change one finding, not its size or class, "
        "so that this “none” goes.",
        (
            _RESECTED,
            _LOWEST,
            wanted(
                _would_be_none,
                "With a clear margin and clear nodes this one would be followed all the same. Look at site and size.",
            ),
            wanted(
                lambda values: not _asks_for_none(read_situation(values).rule),
                "Guidance still asks for none. Leave the size: what else does the report say?",
            ),
        ),
        "“None” hangs on the whole sentence: G1, small, clear margin, and in the pancreas clear nodes. One word of the report "
        "changed, and follow-up is back.",
        (
            "Show what guidance says. Take a G1 of the rectum or appendix below 1 cm, or of the pancreas below 2 cm. Then look "
            "at margin and nodes.",
            "NET G1 of the rectum, 8 mm; then set the margin to R1.",
        ),
    ),
    NO_INTERVAL: Task(
        "Find a situation for which the course holds no interval at all, and say who sets it.",
        (
            wanted(
                lambda values: read_situation(values).is_silent,
                "Here guidance names an interval. It speaks most of those after an operation: look at where the patient stands.",
            ),
            wanted(
                lambda values: read_situation(values).decides == TEAM,
                "Nothing is held here. Show what guidance says, and say who knows class, treatment and patient well enough to "
                "set an interval.",
            ),
        ),
        "No number is better than one that is made up. The board sets it with the patient, by class and treatment; the patient "
        "should leave with a date and a name.",
        (
            "Most intervals are for after an operation. Let the tumour be treated instead, then say who decides.",
            "Set “on treatment”, show what guidance says, then choose “the tumour board, with the patient”.",
        ),
    ),
}
