"""What a lesson can ask for of a 5-HIAA collection. When a task is met, and what counts as near, is chosen for teaching."""

from collections.abc import Mapping

from netcourse.disease.hiaa import HiaaReading, HiaaVerdict
from netcourse.disease.hiaa_drugs import Direction
from netcourse.explorers.hiaa.judgement import FOOD, UP, Effect, Judged, judge
from netcourse.explorers.hiaa.laboratories import FIRST_US, HELSINKI, laboratories
from netcourse.explorers.hiaa.setting import read_setting
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values

SMOOTHIE, FALSE_NORMAL, USABLE_HIGH, UNITS, TOO_LONG_AGO = (
    "banana-smoothie",
    "false-normal",
    "usable-high",
    "units",
    "too-long-ago",
)
# On the edge of a limit and not yet across it.
_JUST = 0.001


def judged_at(values: Values) -> Judged:
    """What the rules say of a setting of the controls."""
    return judge(read_setting(values))


def _raised(values: Values) -> bool:
    return read_setting(values).raised


def _food_lacks(values: Values) -> float:
    """How much of what lies above the limit the diary can't explain, as a share."""
    judged = judged_at(values)
    if judged.food_explains:
        return 0.0
    above = float(judged.setting.mg - judged.setting.laboratory.limit_mg)
    explained = float(judged.load.high_mg) / above if above > 0 else 0.0
    return max(1 - explained, _JUST)


def _pushed_up_besides(values: Values) -> float:
    judged = judged_at(values)
    others = [one for one in judged.influences if one.what != FOOD]
    up = [one for one in others if one.direction in UP and one.allows is not HiaaVerdict.USABLE]
    return len(up) / (len(up) + 1)


def _hides_a_rise(values: Values) -> bool:
    return any(one.direction is Direction.FALSE_LOW for one in judged_at(values).acting)


def _spoilt(values: Values) -> float:
    """How many influences still stand against using the result, on the way to 1."""
    judged = judged_at(values)
    if not isinstance(judged.reading, HiaaReading):
        return 1.0
    if judged.reading.verdict is HiaaVerdict.USABLE:
        return 0.0
    against = [one for one in judged.influences if one.allows is not HiaaVerdict.USABLE]
    return max(len(against), 1) / (len(against) + 1)


def _helsinki_not_raised(values: Values) -> float:
    laboratory, mg = laboratories()[HELSINKI], read_setting(values).mg
    below = float(laboratory.limit_mg - mg) / float(laboratory.limit_mg)
    return 0.0 if laboratory.calls_raised(mg) else max(below, _JUST)


def _us_raised(values: Values) -> float:
    laboratory, mg = laboratories()[FIRST_US], read_setting(values).mg
    above = float(mg - laboratory.limit_mg) / float(laboratory.limit_mg)
    return max(above, _JUST) if laboratory.calls_raised(mg) else 0.0


def _no_effect(values: Values) -> bool:
    return any(one.effect is Effect.NONE for one in judged_at(values).meals)


def _broken_without_effect(values: Values) -> bool:
    return any(one.forbidden and one.effect is Effect.NONE for one in judged_at(values).meals)


_ABOVE = wanted(_raised, "The result should lie above this laboratory’s limit. Look at the 5-HIAA itself.")

TASKS: Mapping[str, Task] = {
    SMOOTHIE: Task(
        "This patient has no tumour. Write a food diary that alone can explain a result above the limit.",
        (
            _ABOVE,
            Want(_food_lacks, "The food entered so far can’t explain the rise. Look at what it adds: kind, portions and hour."),
            Want(_pushed_up_besides, "Something else pushes the result up as well. It should be the food alone."),
        ),
        "No scan follows from such a value: repeat it with the diet kept before and during. Then clear the diary: the same "
        "number, with nothing to explain it, is a question that needs an answer.",
        (
            "Add an entry to “Food eaten”. The drawing says how much of what lies above the limit it can explain.",
            "Eat it during the collection, from hour 0 on, and more than one portion of it.",
        ),
    ),
    FALSE_NORMAL: Task(
        "Leave the result within the limit. Find something that can make a true rise look normal like this.",
        (
            wanted(lambda values: not _raised(values), "The result should lie within this laboratory’s limit."),
            wanted(
                _hides_a_rise,
                "Nothing here hides a rise yet. Look at what makes 5-HIAA too low: the bottle, the kidneys, the medicines.",
            ),
        ),
        "A normal value is only as good as the bottle, the kidneys and the list of medicines. No MAO inhibitor is stopped "
        "for a test: choose another test.",
        (
            "Leave the number. Ask what can be lost on its way into the bottle, or not be made.",
            "Switch on renal impairment, or let a good part of the urine be missing: then the creatinine is low too.",
        ),
    ),
    USABLE_HIGH: Task(
        "Leave the result above the limit. Find a setting in which it can be used. Not everything that is entered has to go.",
        (
            _ABOVE,
            wanted(
                lambda values: bool(read_setting(values).asked), "Not asking is no clean diary: ask about food and medicines."
            ),
            Want(_spoilt, "Something still stands against using it. The headline names it: look at that entry or switch."),
        ),
        "Diet kept as this laboratory asks, and nothing that pushes up: the rise counts. Symptoms and pathology are read "
        "beside it.",
        (
            "Read the headline and the reasons: they name what may have moved the result. Leave what they do not name.",
            "Remove what pushes up: the food of the hours of diet, the medicine that disturbs the method, and the bowel’s part.",
        ),
    ),
    UNITS: Task(
        "Find one result that the laboratory US 1 calls normal and Helsinki calls raised.",
        (
            Want(_us_raised, "US 1 calls this raised. Look at a lower result."),
            Want(_helsinki_not_raised, "Helsinki calls this normal. Look at a higher result."),
        ),
        "It is the same urine. Near a limit read a result with its own laboratory's limit and unit, and repeat it.",
        (
            "Compare the two limits in one unit: choose each laboratory in turn, and read both numbers of its limit.",
            "Set the result between the two limits: a little below that of US 1, in tenths of a mg.",
        ),
    ),
    TOO_LONG_AGO: Task(
        "Find a food that breaks this laboratory's rule and yet adds nothing to the result.",
        (
            wanted(lambda values: bool(judged_at(values).meals), "Nothing is eaten yet. Look at “Food eaten”."),
            wanted(_no_effect, "What is entered still adds something, or has no figure. Look at its kind and its hour."),
            wanted(
                _broken_without_effect, "It adds nothing, but it breaks no rule: it lies before the hours of diet. Look later."
            ),
        ),
        "Serotonin from food is gone within hours; laboratories ask for days. Your laboratory's rule holds, but breaking it "
        "does not yet mean that food explains the result.",
        (
            "Add a banana, and move its hour to before the start of the collection.",
            "Half a day before is long enough for it to add nothing, and still within the hours of diet.",
        ),
    ),
}
