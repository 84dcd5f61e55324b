"""The 5-HIAA collection under the student's hand: write what was eaten and taken, and see whether the result can be used.

Chosen for teaching: the diaries and the results that the tasks start with. Rules, contents, limits and hours are read from facts.
"""

from collections.abc import Mapping, Sequence

from netcourse.disease.hiaa import Direction, HiaaDrug, HiaaReading, HiaaVerdict
from netcourse.disease.hiaa_diet import Food
from netcourse.explorers.explorer import Explorer, Row, Shown, Task, Values
from netcourse.explorers.hiaa.bars import bars
from netcourse.explorers.hiaa.diary import drug_key, food_key
from netcourse.explorers.hiaa.judgement import FOOD, UP, Effect, Judged, judge
from netcourse.explorers.hiaa.laboratories import FIRST_US, HELSINKI, laboratories
from netcourse.explorers.hiaa.setting import controls, hidden, read_setting, rows
from netcourse.explorers.hiaa.timeline import entry_at, timeline
from netcourse.explorers.hiaa.words import headline, reasons

SMOOTHIE, FALSE_NORMAL, USABLE_HIGH, UNITS, TOO_LONG_AGO = (
    "banana-smoothie",
    "false-normal",
    "usable-high",
    "units",
    "too-long-ago",
)
# Chosen: a result of 5-HIAA in mg/24 h within every limit on offer.
NORMAL_MG = 8
# Chosen: some of it spoils a raised result, some does not.
MESSY_FOOD: Sequence[Row] = (
    {"food": food_key(Food.BANANA), "hour": 2, "portions": 2},
    {"food": food_key(Food.PINEAPPLE), "hour": -60, "portions": 1},
)
MESSY_DRUGS: Sequence[Row] = (
    {"drug": drug_key(HiaaDrug.PARACETAMOL), "hour": -20},
    {"drug": drug_key(HiaaDrug.SOMATOSTATIN_ANALOGUE), "hour": -48},
)


def _food_alone(values: Values) -> bool:
    judged = _judged(values)
    others = [one for one in judged.influences if one.what != FOOD and one.allows is not HiaaVerdict.USABLE]
    return judged.food_explains and not any(one.direction in UP for one in others)


def _hides_a_rise(values: Values) -> bool:
    judged = _judged(values)
    return not judged.setting.raised and any(one.direction is Direction.FALSE_LOW for one in judged.acting)


def _usable_and_raised(values: Values) -> bool:
    reading = _judged(values).reading
    return isinstance(reading, HiaaReading) and reading.raised and reading.verdict is HiaaVerdict.USABLE


def _two_answers(values: Values) -> bool:
    mg, offered = read_setting(values).mg, laboratories()
    return offered[HELSINKI].calls_raised(mg) and not offered[FIRST_US].calls_raised(mg)


def _broken_without_effect(values: Values) -> bool:
    return any(one.forbidden and one.effect is Effect.NONE for one in _judged(values).meals)


class HiaaCollection(Explorer):
    """Whether a 24-hour urinary 5-HIAA can be used; `task` is one of `tasks`, or empty."""

    title = "A 5-HIAA collection: can the result be used?"
    note = (
        "The patient is synthetic. Estimates are for learning, not for subtracting from anybody's result. A click into a row of "
        "the first drawing moves its entry; so does its hour."
    )
    tasks: Mapping[str, Task] = {
        SMOOTHIE: Task(
            "This patient has no tumour. Write a food diary that alone can explain a result above the limit.",
            _food_alone,
            "No scan follows from such a value: repeat it with the diet kept before and during. Then clear the diary: the same "
            "number, with nothing to explain it, is a question that needs an answer.",
        ),
        FALSE_NORMAL: Task(
            "Leave the result within the limit. Find something that can make a true rise look normal like this.",
            _hides_a_rise,
            "A normal value is only as good as the bottle, the kidneys and the list of medicines. No MAO inhibitor is stopped "
            "for a test: choose another test.",
        ),
        USABLE_HIGH: Task(
            "Leave the result above the limit. Find a setting in which it can be used. Not everything that is entered has to go.",
            _usable_and_raised,
            "Diet kept as this laboratory asks, and nothing that pushes up: the rise counts. Symptoms and pathology are read "
            "beside it.",
        ),
        UNITS: Task(
            "Find one result that the laboratory US 1 calls normal and Helsinki calls raised.",
            _two_answers,
            "It is the same urine. Near a limit read a result with its own laboratory's limit and unit, and repeat it.",
        ),
        TOO_LONG_AGO: Task(
            "Find a food that breaks this laboratory's rule and yet adds nothing to the result.",
            _broken_without_effect,
            "Serotonin from food is gone within hours; laboratories ask for days. Your laboratory's rule holds, but breaking it "
            "does not yet mean that food explains the result.",
        ),
    }

    def __init__(self, task: str = "") -> None:
        super().__init__(task)
        if task == FALSE_NORMAL:
            self.controls = controls(mg=NORMAL_MG)
        elif task == USABLE_HIGH:
            self.controls = controls(eaten=MESSY_FOOD, taken=MESSY_DRUGS, gut=True)
        else:
            self.controls = controls()

    def show(self, values: Values) -> Shown:
        """The verdict first, then the days and the result in drawings, then why and what would have to be done."""
        judged = _judged(values)
        return Shown(headline(judged), (timeline(judged), bars(judged)), reasons(judged), hidden(judged.setting))

    def point(self, values: Values, across: float, up: float) -> Values:
        """Move the entry whose row was clicked to the hour that was clicked."""
        hit = entry_at(_judged(values), across, up)
        if hit is None:
            return values
        diary, at, hour = hit
        return {**values, diary: [{**row, "hour": hour} if i == at else row for i, row in enumerate(rows(values, diary))]}


def _judged(values: Values) -> Judged:
    return judge(read_setting(values))
