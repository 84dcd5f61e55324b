"""The 5-HIAA collection under the student's hand: write what was eaten and taken, and see whether the result can be used.

Chosen for teaching: the diaries and the results that the tasks start with. Rules, contents, limits and hours are read from facts.
"""

from collections.abc import Mapping, Sequence

from netcourse.disease.hiaa_diet import Food
from netcourse.disease.hiaa_drugs import HiaaDrug
from netcourse.explorers.explorer import Explorer, Row, Shown, Task, Values
from netcourse.explorers.hiaa.bars import bars
from netcourse.explorers.hiaa.diary import drug_key, food_key
from netcourse.explorers.hiaa.setting import controls, hidden, rows
from netcourse.explorers.hiaa.tasks import FALSE_NORMAL, TASKS, USABLE_HIGH, judged_at
from netcourse.explorers.hiaa.timeline import NARROW, WIDE, entry_at, timeline
from netcourse.explorers.hiaa.words import headline, reasons
from netcourse.explorers.told import tell

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


class HiaaCollection(Explorer):
    """Whether a 24-hour urinary 5-HIAA can be used; `task` is one of `tasks`, or empty."""

    title = "A 5-HIAA collection: can the result be used?"
    note = (
        "The patient is synthetic. Estimates are for learning, not for subtracting from anybody's result. A click into a row of "
        "the first drawing moves its entry; so does its hour."
    )
    tasks: Mapping[str, Task] = TASKS

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
        judged = judged_at(values)
        told = tell(reasons(judged))
        return Shown(headline(judged), (timeline(judged), bars(judged)), told.reasons, hidden(judged.setting), told.sources)

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:
        """Move the entry whose row was clicked to the hour that was clicked."""
        hit = entry_at(judged_at(values), across, up, NARROW if narrow else WIDE)
        if hit is None:
            return values
        diary, at, hour = hit
        return {**values, diary: [{**row, "hour": hour} if i == at else row for i, row in enumerate(rows(values, diary))]}
