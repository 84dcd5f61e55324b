"""Better figures by stage: does anybody live longer? Move people, clocks and chance, and see what all together do.

The arithmetic is that of `netcourse.disease.stage_migration`; the people, and all their numbers, are chosen.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.migration.bars import bars_figure
from netcourse.explorers.migration.lives import lives_figure
from netcourse.explorers.migration.people import CONTROLS, FIRST, HOSPITALS, SEALED, staged
from netcourse.explorers.migration.tasks import TASKS
from netcourse.explorers.migration.words import headline, reasons
from netcourse.explorers.told import tell


class Migration(Explorer):
    """The people of one hospital, staged twice.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    hospital : str
        ``"A"`` (of which the tasks are), or ``"B"``: other people, and nothing is said of what each control does, as a graded
        question asks for it.

    Raises
    ------
    ValueError
        If there is no such task or hospital, or a task is asked about another hospital.
    """

    title = "Better figures: do people live longer?"
    note = (
        "All people and numbers are made up for teaching. By how much such things matter in a real hospital is not to be read "
        "here."
    )
    controls: Sequence[Control] = CONTROLS
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", hospital: str = FIRST) -> None:
        super().__init__(task)
        if hospital not in HOSPITALS or (task and hospital != FIRST):
            raise ValueError(f"hospital={hospital!r}: there is {', '.join(HOSPITALS)}, and the tasks are about {FIRST}")
        self._hospital = hospital

    def show(self, values: Values) -> Shown:
        """What is reported before and now, then who stands where, with a lead the lives behind it, and why."""
        one = staged(values, self._hospital)
        figures = [bars_figure(one), *([lives_figure(one.lead)] if one.lead else [])]
        told = tell(reasons(one, self._hospital, explains=self._hospital != SEALED))
        return Shown(headline(one), figures, told.reasons, sources=told.sources)
