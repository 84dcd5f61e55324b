"""The first ten minutes of a carcinoid crisis: what everyone agrees on moves the monitor, what is disputed stands beside it.

What a crisis is, what is agreed and both views on octreotide are the rules of `netcourse.disease.carcinoid_crisis`. The monitor
is a teaching model: its pressures and times are chosen, and octreotide never moves them.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.crisis_hour.monitor import monitor_figure
from netcourse.explorers.crisis_hour.setting import ACT_NAMES, ACTS, CONTROLS, acts_of, read_hour
from netcourse.explorers.crisis_hour.sides import sides, sides_figure
from netcourse.explorers.crisis_hour.tasks import TASKS
from netcourse.explorers.crisis_hour.trace import trace
from netcourse.explorers.crisis_hour.words import headline, reasons
from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.told import tell


class CrisisHour(Explorer):
    """The first acts in a crisis, and both sides of the argument on octreotide. `task` is one of `tasks`, or empty."""

    title = "Carcinoid crisis: the first three minutes"
    note = (
        "The patient is synthetic, with a known NET. Pressures and times are made up; the list of what is agreed is not. Doses "
        "stand in your hospital’s protocol, not here."
    )
    controls: Sequence[Control] = CONTROLS
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """What it is and what is undone, then the monitor, what is agreed and both sides of what is not, and why."""
        hour = read_hour(values)
        done = [frozenset(ACTS[key].actions) for key in hour.acts]
        seen = trace(hour.findings, done)
        cited = [one for side in sides(hour.read_first) for one in side.facts]
        told = tell(reasons(hour), cited)
        return Shown(headline(hour, seen), (monitor_figure(hour, seen), sides_figure(hour)), told.reasons, sources=told.sources)

    def read(self, values: Values) -> Values:
        """An act that repeats an earlier one is none, so that as an answer it counts for nothing."""
        return dict(zip(ACT_NAMES, acts_of(values), strict=True))
