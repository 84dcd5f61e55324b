"""Which scan answers the question, and would its result change anything: two questions that are asked before any request form."""

from collections.abc import Mapping, Sequence

from netcourse.explorers.cga.people_figure import people_figure
from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.told import tell
from netcourse.explorers.which_scan.line import line_figure
from netcourse.explorers.which_scan.setting import controls, read_setting
from netcourse.explorers.which_scan.tasks import TASKS
from netcourse.explorers.which_scan.words import headline, reasons


class WhichScan(Explorer):
    """A scan for one of nine questions, and what its result does to a probability.

    Parameters
    ----------
    task : str
        ``"negative-leaves"``, ``"more-right"``, ``"changes-nothing"``, or nothing for free exploring.
    judges : bool
        Whether it says which scan the course's rule would choose; a graded question about that leaves it out.

    Raises
    ------
    ValueError
        If there is no such task.
    """

    title = "Which scan, and would it change anything?"
    note = (
        "People are synthetic. How likely it is before the scan, and from where you act, is yours to set: no study gives "
        "either for your patient. The second scan is a what-if. Nothing here is advice about a real patient."
    )
    controls: Sequence[Control] = controls()
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", *, judges: bool = True) -> None:
        super().__init__(task)
        self._judges = judges

    def show(self, values: Values) -> Shown:
        """What the result would change first, then the bars and 1,000 people, then why."""
        one = read_setting(values)
        figures = [line_figure(one)]
        if one.found is not None and one.pair is not None:
            figures.append(people_figure(one.pair.accuracy, one.found, one.pair.who))
        told = tell(reasons(one, judges=self._judges))
        away = frozenset() if one.pair is not None else frozenset({"second"})
        return Shown(headline(one), figures, told.reasons, away, told.sources)
