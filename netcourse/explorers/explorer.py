"""What an explorer is: controls, and for every setting of them what is to be seen. Pure: no widget, no file, no clock.

A view draws the controls and shows what `show` returns. It computes nothing, so everything that a student sees can be tested
without a browser.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from netcourse.explorers.dependent import Dependent
from netcourse.explorers.dial import Dial
from netcourse.explorers.figure import Figure
from netcourse.explorers.handed import Handed
from netcourse.explorers.sheet import Sheet
from netcourse.explorers.task import Task
from netcourse.explorers.values import Row, Value, Values
from netcourse.whole_number import truth_value

__all__ = ["Choice", "Control", "Dial", "Diary", "Explorer", "Row", "Shown", "Switch", "Task", "Value", "Values"]

# So many reasons are seen at once; what is said after them is folded.
IN_VIEW = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: `options` maps a key to the words that stand for it; `start` is a key."""

    name: str
    label: str
    options: Mapping[str, str]
    start: str

    def settle(self, raw: object) -> str:
        """The key that was chosen.

        Raises
        ------
        ValueError
            If it is none of the options.
        """
        if not isinstance(raw, str) or raw not in self.options:
            raise ValueError(f"{self.label}: {raw!r} is not on offer; choose one of {', '.join(self.options)}")
        return raw


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    name: str
    label: str
    start: bool = False

    def settle(self, raw: object) -> bool:
        """Whether it is on.

        Raises
        ------
        ValueError
            If it is neither.
        """
        if (on := truth_value(raw)) is not None:
            return on
        raise ValueError(f"{self.label}: {raw!r} is neither on nor off")


@dataclass(frozen=True, slots=True)
class Diary:
    """A list of entries, such as what was eaten when; each entry, called `entry`, has a value for every one of `parts`."""

    name: str
    label: str
    parts: Sequence[Choice | Dial | Dependent]
    start: Sequence[Row] = ()
    most: int = 20
    entry: str = "entry"

    def settle(self, raw: object) -> tuple[dict[str, str | float], ...]:
        """The entries, each part settled.

        Raises
        ------
        ValueError
            If it is no list, is too long, or an entry lacks a part; the message names the entry.
        """
        if not isinstance(raw, list | tuple) or len(raw) > self.most:
            raise ValueError(f"{self.label}: a list of at most {self.most} entries is needed")
        settled = []
        for at, entry in enumerate(raw, start=1):
            missing = [part.label for part in self.parts if not isinstance(entry, Mapping) or part.name not in entry]
            if missing:
                raise ValueError(f"{self.label}: entry {at} has no {', '.join(missing)}")
            settled.append({part.name: part.settle(entry[part.name]) for part in self.parts})
        return tuple(settled)


Control: TypeAlias = Choice | Dial | Switch | Diary


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen at one setting.

    Parameters
    ----------
    headline : str
        The result in one sentence; a screen reader says it after every change.
    figures : sequence of Figure
        Drawings, each with its alt text and its table twin.
    reasons : sequence of str
        Why, a sentence or two each, what matters most first: the view folds all after the first three. Without ids and doubts.
    hidden : collection of str
        Names of controls that mean nothing at this setting and are not shown.
    sources : sequence of str
        Where it comes from and how sure it is; folded.
    handed : Handed, optional
        Lines, rows and numbers that are handed on.
    sheets : sequence of Sheet
        What can be printed on its own, each by a button.
    """

    headline: str
    figures: Sequence[Figure] = ()
    reasons: Sequence[str] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)
    sources: Sequence[str] = ()
    handed: Handed | None = None
    sheets: Sequence[Sheet] = ()

    @property
    def in_view(self) -> Sequence[str]:
        """The reasons that are seen at once."""
        return self.reasons[:IN_VIEW]

    @property
    def more(self) -> Sequence[str]:
        """The reasons that are folded."""
        return self.reasons[IN_VIEW:]


class Explorer(ABC):
    """An explorer without its view. `task` names one of `tasks`, or is empty for free exploring."""

    title: str
    note: str = ""
    controls: Sequence[Control]
    tasks: Mapping[str, Task] = {}

    def __init__(self, task: str = "") -> None:
        if task and task not in self.tasks:
            raise ValueError(f"{task!r} is no task of {self.title}; there is {', '.join(self.tasks) or 'none'}")
        self.task: Task | None = self.tasks[task] if task else None
        # By it a browser remembers that the task was found.
        self.key = f"{type(self).__name__}/{task}" if task else ""

    @abstractmethod
    def show(self, values: Values) -> Shown:
        """What is seen at a setting of every control, as `settle` gives it."""

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:  # noqa: ARG002 (most ignore it)
        """The setting after a click into the first drawing, at shares of its width from the left and its height from the top.

        `narrow` tells which drawing was clicked, where there is one for a narrow page.
        """
        return values

    def read(self, values: Values) -> Values:  # noqa: ARG002 (mostly a control says all of it)
        """What controls stand for at a setting where they do not say it themselves, such as a rate that was set as a count."""
        return {}

    def replay(self, answer: Mapping[str, Any]) -> Sequence[str]:  # noqa: ARG002 (most answers say all at once)
        """What was done one after another, as lines of text, from an answer that a question recorded; none for most."""
        return ()

    def settle(self, raw: Mapping[str, object]) -> dict[str, Value]:
        """Settings from outside, checked; a control that is not named keeps its start.

        Raises
        ------
        ValueError
            If a name belongs to no control, or a value can't be set; the message names the control.
        """
        known = {control.name: control for control in self.controls}
        odd = [name for name in raw if name not in known]
        if odd:
            raise ValueError(f"{self.title}: no control is called {odd[0]!r}; there is {', '.join(known)}")
        return {name: control.settle(raw.get(name, control.start)) for name, control in known.items()}
