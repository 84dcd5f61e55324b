"""The explorer of chromogranin A (CgA): what raises it, what a result means, and what a cut-off costs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netcourse.disease.result import Reason
from netcourse.explorers.cga.course import follow
from netcourse.explorers.cga.group_words import cut_off_headline, cut_off_reasons, people_headline, people_reasons
from netcourse.explorers.cga.people import accuracy, result_for
from netcourse.explorers.cga.people_figure import people_figure
from netcourse.explorers.cga.roc import curves_for
from netcourse.explorers.cga.roc_figure import roc_figure
from netcourse.explorers.cga.setting import CUT_OFF, PEOPLE, TIME, Setting, controls, hidden, read_setting
from netcourse.explorers.cga.tasks import ASIDE, TASKS, VIEWS
from netcourse.explorers.cga.time_figure import time_figure
from netcourse.explorers.cga.words import time_headline, time_reasons
from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.told import tell


class CgaCauses(Explorer):
    """Why CgA is raised in a synthetic patient, seen in one of three ways; a task opens on the way that it needs.

    Parameters
    ----------
    task : str
        ``"long-enough"``, ``"not-seven"``, ``"two-causes"``, ``"do-not-stop"``, ``"screening"``, ``"cut-off"``, or nothing for
        free exploring.

    Raises
    ------
    ValueError
        If there is no such task.
    """

    title = "Chromogranin A: what raised it?"
    note = (
        "A synthetic patient and teaching models; nothing here is advice about a real one. Whether to measure CgA at all is "
        "contested: version 9 of the AJCC system (US, 2024) advocates against it, others still measure it."
    )
    controls: tuple[Control, ...] = tuple(controls())
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "") -> None:
        super().__init__(task)
        self.controls = tuple(controls(VIEWS.get(task, TIME)))
        self._aside = ASIDE.get(task, frozenset())

    def show(self, values: Values) -> Shown:
        """What is seen at a setting: one figure, the verdict before the reasons."""
        setting = read_setting(values)
        views = {PEOPLE: _people, CUT_OFF: _cut_off}
        seen = views.get(setting.view, _time)(setting)
        return replace(seen, hidden=seen.hidden | self._aside)


def _time(setting: Setting) -> Shown:
    course = follow(setting)
    return _shown(setting, time_headline(course), time_figure(course), time_reasons(course))


def _people(setting: Setting) -> Shown:
    known, found = accuracy(setting.accuracy), result_for(setting.accuracy, setting.pre_test)
    return _shown(setting, people_headline(known, found), people_figure(known, found), people_reasons(known, found))


def _cut_off(setting: Setting) -> Shown:
    curves, cut_off = curves_for(setting.ppi), float(setting.cut_off)
    figure = roc_figure(curves, cut_off)
    return _shown(setting, cut_off_headline(curves, cut_off), figure, cut_off_reasons(curves, setting.ppi))


def _shown(setting: Setting, headline: str, figure: Figure, why: Sequence[Reason]) -> Shown:
    told = tell(why)
    return Shown(headline, (figure,), told.reasons, hidden(setting), told.sources)
