"""Follow-up as a plan: one's own first, then beside what guidance says, each with its place and year.

How close follow-up is and what guidance says are the rule `netcourse.disease.follow_up`; what is drawn of it stands in `ribbon`.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.follow_up_planner.drawing import ribbon_figure
from netcourse.explorers.follow_up_planner.ribbon import ribbons
from netcourse.explorers.follow_up_planner.setting import away, controls, read_situation
from netcourse.explorers.follow_up_planner.tasks import TASKS
from netcourse.explorers.follow_up_planner.words import headline, reasons
from netcourse.explorers.told import tell


class FollowUpPlanner(Explorer):
    """A plan of follow-up for one synthetic patient.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    guidance : bool
        Whether guidance can be seen at all; without it the patient's controls are hidden too, as a graded question tells the
        patient and asks for the plan.

    Raises
    ------
    ValueError
        If there is no such task, or a task is asked for without guidance.
    """

    title = "Follow-up: plan first, then compare"
    note = (
        "Patients are synthetic. Intervals are those of guidance for groups, with place and year; none is an appointment for a "
        "real patient, whose team sets it."
    )
    controls: Sequence[Control] = controls()
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", *, guidance: bool = True) -> None:
        super().__init__(task)
        if task and not guidance:
            raise ValueError(f"{task!r} is about what guidance says: it can't be asked for without")
        self._guidance = guidance

    def show(self, values: Values) -> Shown:
        """One's own plan and what guidance says, then the ribbons, then why."""
        one = read_situation(values, told=self._guidance)
        plans = ribbons(one)
        told = tell(reasons(one, plans, told=self._guidance))
        return Shown(
            headline(one, plans, told=self._guidance),
            (ribbon_figure(one, plans),),
            told.reasons,
            away(values, told=self._guidance),
            told.sources,
        )
