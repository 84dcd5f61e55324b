"""The one view of every form-like explorer: native controls beside what they lead to. It draws and carries; it computes nothing.

In front of a person it is a widget (`panel.js`, `panel.css`). Where nobody sits (nbval, nbgrader, nbconvert) it is one output
that is always the same: the starting state as HTML with its plain-text twin.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from netcourse.explorers.dependent import Dependent
from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Explorer, Shown, Task, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.still import still_html, still_text
from netcourse.explorers.task import FOUND_EARLIER
from netcourse.frontend import DOM, has_frontend, has_widgets, joined

# What goes to the browser: text, numbers, lists and mappings.
Message: TypeAlias = dict[str, Any]

# The scripts of the panel in their order; the last one is the widget.
PARTS = ("voice", "dependent", "controls", "drawing", "handed", "sheets", "panel")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is answered in an explorer.

    By its `id` the browser keeps its setting apart from that of every other. `reads` gives the answer that a setting is; controls
    `in_sight` are shown at every setting, as an answer that nobody sees can't be changed.
    """

    id: str
    reads: Callable[[Values], object]
    in_sight: frozenset[str] = frozenset()


def explore(explorer: Explorer) -> None:
    """Show an explorer under the running cell: to be played with where a person sits, as its starting state elsewhere.

    Parameters
    ----------
    explorer : Explorer
        Such as ``GradePlane(task="mitoses-decide")``.
    """
    open_explorer(explorer)


def open_explorer(explorer: Explorer, begin: Values | None = None, asked: Question | None = None) -> "Session":
    """Show an explorer as `explore` does, and give what knows how it stands.

    Parameters
    ----------
    explorer : Explorer
        Any.
    begin : mapping, optional
        The settled values with which it starts, in place of its own.
    asked : Question, optional
        The question that is answered in it.
    """
    from IPython.display import display

    session = Session(explorer, begin, asked)
    shown = session.shown
    bundle: Message = {"text/html": still_html(explorer, begin, shown), "text/plain": still_text(explorer, begin, shown)}
    if has_frontend() and has_widgets():
        # The still state goes with it, for whoever reads the saved notebook where no widget can be drawn.
        bundle |= panel(session)._repr_mimebundle_()[0] | bundle
    display(bundle, raw=True)
    return session


class Session:
    """One person's play with an explorer: the last good setting, what came before it, and whether the task was ever met."""

    def __init__(self, explorer: Explorer, begin: Values | None = None, asked: Question | None = None) -> None:
        self._explorer = explorer
        self._asked = asked
        self._begin = explorer.settle(begin or {})
        self._answered = 0
        self._found, self._told = False, ""
        self._start()

    @property
    def opening(self) -> Message:
        """What never changes: title, note, task with hints, controls, and whether a click into the first drawing does something.

        By `"key"` the browser remembers that the task was found; it is empty without a task.
        """
        explorer = self._explorer
        return {
            "title": explorer.title,
            "note": explorer.note,
            "key": explorer.key,
            "asked": self._asked.id if self._asked else "",
            "task": explorer.task.words if explorer.task else "",
            "hints": list(explorer.task.hints) if explorer.task else [],
            "controls": [spec(control) for control in explorer.controls],
            "pointable": type(explorer).point is not Explorer.point,
        }

    @property
    def values(self) -> Values:
        """The last good setting."""
        return self._values

    @property
    def shown(self) -> Shown:
        """What the explorer shows of it."""
        return self._shown

    @property
    def state(self) -> Message:
        """What is seen now; of a question that is answered here also the answer that it is, under ``"reads"``."""
        kept = self._asked.in_sight if self._asked else frozenset()
        return {
            "answered": self._answered,
            "values": dict(self._values),
            "problem": self._problem,
            "task": self._told,
            "found": self._found,
            "reads": self._asked.reads(self._values) if self._asked else None,
            **shown_message(replace(self._shown, hidden=self._shown.hidden - kept)),
        }

    def answer(self, message: Mapping[str, Any]) -> Message:
        """Take one message of the browser and return the new state.

        Parameters
        ----------
        message : mapping
            ``{"set": {name: value}}`` with the changed controls only, ``{"point": [across, up]}`` (shares of the first
            drawing's width and height; with ``"narrow": True`` of that for a narrow page), ``{"reset": True}``, or
            ``{"found": True}`` where the browser remembers that the task was found; a message may hold several.

        Returns
        -------
        dict
            The state. After a value that can't be set it is the last good one, with the reason under ``"problem"``.
        """
        self._answered += 1
        self._problem = ""
        if message.get("reset"):
            self._start()
        if message.get("found"):
            self._remember()
        try:
            self._move(message)
        except ValueError as problem:
            self._problem = str(problem)
        return self.state

    def _start(self) -> None:
        # What was found stays found: setting back is not forgetting.
        self._problem = ""
        self._accept(self._begin, None)

    def _remember(self) -> None:
        task = self._explorer.task
        if task is not None and not self._found:
            self._found = True
            self._told = self._line(task, self._values, None)

    def _move(self, message: Mapping[str, Any]) -> None:
        values: Values = self._values
        if "set" in message:
            values = self._explorer.settle({**values, **message["set"]})
        if "point" in message:
            across, up = (min(max(float(share), 0.0), 1.0) for share in message["point"])
            narrow = message.get("narrow") is True
            values = self._explorer.settle(dict(self._explorer.point(values, across, up, narrow=narrow)))
        self._accept(values, self._values)

    def _accept(self, values: Values, before: Values | None) -> None:
        # First what can fail: a setting that can't be shown leaves the last good one as it was.
        shown, task = self._explorer.show(values), self._explorer.task
        if task is not None and values != before:
            self._found = self._found or task.met(values)
            self._told = self._line(task, values, before)
        self._values, self._shown = values, shown

    def _line(self, task: Task, values: Values, before: Values | None) -> str:
        if self._found and not task.met(values):
            return f"{FOUND_EARLIER} {task.then}"
        return task.answer(values, before)


def panel(session: Session) -> Any:
    """An explorer as a widget, not yet displayed."""
    widget = _widget_class()(opening=session.opening, state=session.state)

    def heard(_: object, message: Mapping[str, Any], __: object) -> None:
        widget.state = session.answer(message)

    widget.on_msg(heard)
    return widget


def spec(control: Control | Dependent) -> Message:
    """A control as the browser needs it, its kind in words."""
    found: Message = {"kind": type(control).__name__.lower(), "name": control.name, "label": control.label}
    if isinstance(control, Choice):
        # Pairs, as JavaScript would sort keys that look like numbers.
        return found | {"options": [list(pair) for pair in control.options.items()], "start": control.start}
    if isinstance(control, Dial):
        limits: Message = {"low": control.low, "high": control.high, "step": control.step, "unit": control.unit}
        if control.axis is not None:
            limits["rungs"] = [list(rung) for rung in control.rungs]
        return found | limits | {"start": control.start}
    if isinstance(control, Dependent):
        return found | control.spec()
    if isinstance(control, Diary):
        return found | {"parts": [spec(part) for part in control.parts], "most": control.most, "entry": control.entry}
    return found


def shown_message(shown: Shown) -> Message:
    """What is seen, as the browser needs it."""
    return {
        "headline": shown.headline,
        "reasons": list(shown.in_view),
        "more": list(shown.more),
        "sources": list(shown.sources),
        "hidden": sorted(shown.hidden),
        "figures": [_figure_message(figure) for figure in shown.figures],
        "handed": shown.handed.message() if shown.handed else None,
        "sheets": [{"label": sheet.label, "page": sheet.page()} for sheet in shown.sheets],
    }


def _figure_message(figure: Figure) -> Message:
    return {
        "source": _source(figure.svg),
        "narrow": _source(figure.narrow) if figure.narrow else "",
        "alt": figure.alt,
        "caption": figure.caption,
        "header": list(figure.header),
        "rows": [list(row) for row in figure.rows],
    }


def _source(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def panel_script() -> str:
    """All JavaScript of the panel as one text: a widget is one file, and so its parts are joined."""
    here = Path(__file__).parent
    return joined(DOM, *(here / f"{name}.js" for name in PARTS))


@cache
def _widget_class() -> Any:
    import anywidget
    import traitlets

    here = Path(__file__).parent

    class Panel(anywidget.AnyWidget):
        _esm = panel_script()
        _css = (here / "panel.css").read_text(encoding="utf-8")
        opening = traitlets.Dict().tag(sync=True)
        state = traitlets.Dict().tag(sync=True)

    return Panel
