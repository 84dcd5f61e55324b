"""A week of plates: what a patient may still eat, and what it saves her. Triggers are her own; the test list is for the test.

Which foods may set off a flush, which disturb 5-HIAA, and for how long laboratories restrict them, are facts. Dishes, classes of
energy and protein, kitchens and the triggers of each patient are chosen for teaching.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.plate_week.drawing import foods_figure, frontier_figure, week_figure
from netcourse.explorers.plate_week.foods import FOODS
from netcourse.explorers.plate_week.kitchen import FIRST, PATIENTS, SEALED
from netcourse.explorers.plate_week.setting import COLLECT, LEFT_OUT, TEST_DAYS, controls, left_out_of, read_plan
from netcourse.explorers.plate_week.tasks import BEGINS, tasks
from netcourse.explorers.plate_week.words import headline, reasons
from netcourse.explorers.told import tell


class PlateWeek(Explorer):
    """What one synthetic patient leaves out, and what that brings and costs.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    person : str
        Whose kitchen: ``"A"`` to ``"D"``, or for a graded question ``"S"`` or ``"T"``, of whom there is no task.

    Raises
    ------
    ValueError
        If there is no such task or person, or a task is asked about a person of a graded question.
    """

    title = "A week of plates: what may come back?"
    note = (
        "The patient, her triggers and her kitchen are made up for teaching. This is no diet for a real patient: "
        "a dietitian who knows NET plans that with her."
    )
    tasks: Mapping[str, Task] = tasks(PATIENTS[FIRST])

    def __init__(self, task: str = "", person: str = FIRST) -> None:
        known = {**PATIENTS, **SEALED}
        if person not in known or (task and person in SEALED):
            raise ValueError(f"person={person!r}: there is {', '.join(known)}, and no task about {' or '.join(SEALED)}")
        self._patient = known[person]
        self.tasks = tasks(self._patient)
        self.controls: Sequence[Control] = controls(BEGINS.get(task, ()))
        super().__init__(task)

    def show(self, values: Values) -> Shown:
        """The week and the frontier; the foods with their lists once they are asked for."""
        plan = read_plan(values, self._patient)
        figures = (week_figure(plan), frontier_figure(plan), *((foods_figure(plan),) if plan.lists else ()))
        told = tell(reasons(plan), [one.tested for one in FOODS.values() if plan.lists and one.tested])
        hidden = frozenset() if values[COLLECT] else frozenset({TEST_DAYS})
        return Shown(headline(plan), figures, told.reasons, hidden, told.sources)

    def read(self, values: Values) -> Values:
        """A food that is left out twice is left out once, also as an answer."""
        return {LEFT_OUT: [{"food": key} for key in left_out_of(values)]}
