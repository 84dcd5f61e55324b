"""The files of a new explorer: one control, one bar with its table, one task, and a test; it works before a blank is filled."""

INIT = '''"""FILL IN: what is explored, in one sentence."""

from netcourse.explorers.@module@.explorer import @class@

__all__ = ["@class@"]
'''

EXPLORER = '''"""FILL IN: what is explored, and what of it was chosen for teaching."""

from collections.abc import Mapping, Sequence

from netcourse.disease.result import stated
from netcourse.explorers.explorer import Control, Dial, Explorer, Shown, Task, Values
from netcourse.explorers.told import tell
from netcourse.explorers.values import number

# FILL IN: the ids of the facts on which it rests; a threshold is read by a rule in disease/, not written here
FACTS: Sequence[str] = ()


class @class@(Explorer):
    """FILL IN: what it lets a student see. `task` is find, or empty."""

    title = "FILL IN: its title"
    note = "FILL IN: what is sourced, and what was chosen for teaching."
    controls: Sequence[Control] = (Dial("amount", "FILL IN: what is set", 0, MOST, 1, 2, "FILL IN: its unit"),)
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """What is seen at a setting: the result, its bar, and why."""
        amount = number(values, "amount")
        told = tell(map(stated, FACTS))
        return Shown(f"FILL IN: the result in one sentence; {amount:g}.", (bar(amount),), told.reasons, sources=told.sources)
'''

DRAWING = '''"""The bar: FILL IN: what its length says."""

from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.plot import BLUE, Plot, Scale

# FILL IN: where the axis ends, and why there
MOST = 10
HEIGHT = 90
_AXIS = Scale(0, MOST, 20, NARROW_WIDTH - 20)
_TOP, _FLOOR = 12, 50


def bar(amount: float) -> Figure:
    """A bar as long as the amount, from 0 to `MOST`; narrow enough for a phone."""
    plot = Plot(NARROW_WIDTH, HEIGHT)
    plot.rect(_AXIS.start, _TOP, _AXIS.at(amount) - _AXIS.start, _FLOOR - _TOP, fill=BLUE)
    plot.line(_AXIS.start, _FLOOR, _AXIS.end, _FLOOR)
    plot.ticks_across(_AXIS, _FLOOR, (0, MOST / 2, MOST))
    return Figure(
        svg=plot.svg(),
        alt=f"FILL IN: what the bar shows: {amount:g} of {MOST}.",
        caption="FILL IN: what the bar shows, and where its numbers come from.",
        header=["FILL IN: what is set", "FILL IN: how much"],
        rows=[["amount", f"{amount:g}"]],
    )
'''

TASKS = '''"""What a lesson can ask for. FILL IN: which of its limits were chosen."""

from collections.abc import Mapping

from netcourse.explorers.task import Task, within
from netcourse.explorers.values import number

# FILL IN: from where on it counts as found
ENOUGH = 8

TASKS: Mapping[str, Task] = {
    "find": Task(
        "FILL IN: what to find.",
        (within(lambda values: number(values, "amount"), ENOUGH, MOST, MOST, "FILL IN: what to look at meanwhile."),),
        "FILL IN: what to notice once it is found.",
        ("FILL IN: where to look.", "FILL IN: what to change."),
    ),
}
'''

TEST = '''"""FILL IN: what holds of this explorer, in one sentence."""

import pytest

from netcourse.explorers import @class@


# FILL IN: settings on an edge, with what is to be seen there; numbers of the disease come from the facts
@pytest.mark.parametrize("amount", [0, 2, 10])
def test_what_was_set_is_said_drawn_and_in_the_table(amount: int) -> None:
    explorer = @class@()
    shown = explorer.show(explorer.settle({"amount": amount}))
    (figure,) = shown.figures
    assert [row[-1] for row in figure.rows] == [f"{amount}"]
    assert f"{amount} of " in figure.alt
    assert shown.headline.endswith(f"{amount}.")
'''

WAY = """    "@class@": {
        "find": [{"amount": 8}],
    },"""
