"""The flush diary: wine and cheese come together, so which is it? Restrict the days, plan test days, give up no more than needed.

A teaching model of one patient at a time. What can trigger a flush is read from facts; patients, days and numbers are chosen.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.flush_diary.bars import chances_figure, compared_figure
from netcourse.explorers.flush_diary.grid import grid_figure
from netcourse.explorers.flush_diary.person import FIRST, PEOPLE
from netcourse.explorers.flush_diary.setting import CONTROLS, read_setting
from netcourse.explorers.flush_diary.tasks import TASKS
from netcourse.explorers.flush_diary.words import headline, reasons
from netcourse.explorers.told import tell


class FlushDiary(Explorer):
    """What triggers the flushes of one synthetic patient.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    person : str
        Whose diary: ``"A"`` (of whom the tasks are), ``"B"``, ``"C"`` or ``"D"``.

    Raises
    ------
    ValueError
        If there is no such task or person, or a task is asked about another person.
    """

    title = "A diary of flushes: what sets them off?"
    note = (
        "The patient and every number are made up for teaching; only the list of possible triggers rests on evidence. This is no "
        "plan for a real patient: test days and diets are agreed with the team."
    )
    controls: Sequence[Control] = CONTROLS
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", person: str = FIRST) -> None:
        super().__init__(task)
        if person not in PEOPLE or (task and person != FIRST):
            raise ValueError(f"person={person!r}: there is {', '.join(PEOPLE)}, and the tasks are about {FIRST}")
        self._person = PEOPLE[person]

    def show(self, values: Values) -> Shown:
        """The comparison first, then the diary, what is likely to be a trigger, and why."""
        read = read_setting(values, self._person)
        told = tell(reasons(read))
        figures = (grid_figure(read), compared_figure(read), chances_figure(read))
        return Shown(headline(read), figures, told.reasons, sources=told.sources)
