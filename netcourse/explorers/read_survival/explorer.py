"""A survival curve under the student's own hand: from diagnosis, from here on, as 100 people, and why not of one person.

Medians are facts with their denominators. Curves are Weibull curves and mixtures of them (`netcourse.disease.survival`): an
illustration, whose shape and mixture are chosen.
"""

from collections.abc import Callable, Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.read_survival.curve import curve_figure
from netcourse.explorers.read_survival.fog import fog_figure
from netcourse.explorers.read_survival.people import people_figure
from netcourse.explorers.read_survival.setting import CONTROLS, CURVE, ONE, PEOPLE, Reading, away, read_setting
from netcourse.explorers.read_survival.tasks import TASKS
from netcourse.explorers.read_survival.words import cited, headline, reasons
from netcourse.explorers.told import tell

_FIGURES: Mapping[str, Callable[[Reading], Figure]] = {
    CURVE: curve_figure,
    PEOPLE: people_figure,
    ONE: lambda _: fog_figure(),
}


class ReadSurvival(Explorer):
    """Survival of a group. `task` is one of `tasks`, or empty for free exploring."""

    title = "Survival: whose number, and from when?"
    note = (
        "Medians are those of groups that somebody counted; curves are an illustration with a chosen shape, and no trial’s. No "
        "figure here is about a real person."
    )
    controls: Sequence[Control] = CONTROLS
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """Whose number it is and what it means from here, then the picture, then why."""
        one = read_setting(values)
        told = tell(reasons(one), cited(one))
        return Shown(headline(one), (_FIGURES[one.picture](one),), told.reasons, away(values), told.sources)
