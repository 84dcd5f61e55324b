"""The one view of every form-like explorer: native controls beside what they lead to. It draws and carries; it computes nothing.

In front of a person it is a widget (`panel.js`, `panel.css`). Where nobody sits (nbval, nbgrader, nbconvert) it is one output
that is always the same: the starting state as HTML with its plain-text twin.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Explorer, Shown, Values
from netcourse.explorers.figure import Figure
from netcourse.frontend import DOM, has_frontend, has_widgets, joined

# What goes to the browser: text, numbers, lists and mappings.
Message: TypeAlias = dict[str, Any]

# The scripts of the panel in their order; the last one is the widget.
PARTS = ("voice", "controls", "drawing", "panel")

NOT_YET = "Not found yet."
FOUND = "✔ Found:"
FOUND_EARLIER = "✔ Found earlier:"


def explore(explorer: Explorer) -> None:
    """Show an explorer under the running cell: to be played with where a person sits, as its starting state elsewhere.

    Parameters
    ----------
    explorer : Explorer
        Such as ``GradePlane(task="mitoses-decide")``.
    """
    from IPython.display import display

    bundle: Message = {"text/html": still_html(explorer), "text/plain": still_text(explorer)}
    if has_frontend() and has_widgets():
        # The still state goes with it, for whoever reads the saved notebook where no widget can be drawn.
        bundle |= panel(explorer)._repr_mimebundle_()[0] | bundle
    display(bundle, raw=True)


class Session:
    """One person's play with an explorer: the last good setting, and whether the task has been met so far."""

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self._answered = 0
        self._start()

    @property
    def opening(self) -> Message:
        """What never changes: title, note, task, the controls, and whether a click into the first drawing does something."""
        explorer = self._explorer
        return {
            "title": explorer.title,
            "note": explorer.note,
            "task": explorer.task.words if explorer.task else "",
            "controls": [spec(control) for control in explorer.controls],
            "pointable": type(explorer).point is not Explorer.point,
        }

    @property
    def state(self) -> Message:
        """What is seen now."""
        return {
            "answered": self._answered,
            "values": dict(self._values),
            "problem": self._problem,
            "task": task_line(self._explorer, met=self._met, met_before=self._met_before),
            **shown_message(self._shown),
        }

    def answer(self, message: Mapping[str, Any]) -> Message:
        """Take one message of the browser and return the new state.

        Parameters
        ----------
        message : mapping
            ``{"set": {name: value}}`` with the changed controls only, ``{"point": [across, up]}`` (shares of the first
            drawing's width and height), or ``{"reset": True}``; a message may hold several.

        Returns
        -------
        dict
            The state. After a value that can't be set it is the last good one, with the reason under ``"problem"``.
        """
        self._answered += 1
        self._problem = ""
        if message.get("reset"):
            self._start()
        try:
            self._move(message)
        except ValueError as problem:
            self._problem = str(problem)
        return self.state

    def _start(self) -> None:
        self._problem = ""
        self._met_before = False
        self._accept(self._explorer.settle({}))

    def _move(self, message: Mapping[str, Any]) -> None:
        values: Values = self._values
        if "set" in message:
            values = self._explorer.settle({**values, **message["set"]})
        if "point" in message:
            across, up = (min(max(float(share), 0.0), 1.0) for share in message["point"])
            values = self._explorer.settle(dict(self._explorer.point(values, across, up)))
        self._accept(values)

    def _accept(self, values: Values) -> None:
        # First what can fail: a setting that can't be shown leaves the last good one as it was.
        shown = self._explorer.show(values)
        self._met = self._explorer.task is not None and self._explorer.task.met(values)
        self._values, self._shown = values, shown
        self._met_before = self._met_before or self._met


def panel(explorer: Explorer) -> Any:
    """The explorer as a widget, not yet displayed."""
    session = Session(explorer)
    widget = _widget_class()(opening=session.opening, state=session.state)

    def heard(_: object, message: Mapping[str, Any], __: object) -> None:
        widget.state = session.answer(message)

    widget.on_msg(heard)
    return widget


def spec(control: Control) -> Message:
    """A control as the browser needs it, its kind in words."""
    found: Message = {"kind": type(control).__name__.lower(), "name": control.name, "label": control.label}
    if isinstance(control, Choice):
        # Pairs, as JavaScript would sort keys that look like numbers.
        return found | {"options": [list(pair) for pair in control.options.items()], "start": control.start}
    if isinstance(control, Dial):
        limits = {"low": control.low, "high": control.high, "step": control.step, "unit": control.unit}
        return found | limits | {"start": control.start}
    if isinstance(control, Diary):
        return found | {"parts": [spec(part) for part in control.parts], "most": control.most}
    return found


def shown_message(shown: Shown) -> Message:
    """What is seen, as the browser needs it."""
    return {
        "headline": shown.headline,
        "reasons": list(shown.reasons),
        "hidden": sorted(shown.hidden),
        "figures": [_figure_message(figure) for figure in shown.figures],
    }


def task_line(explorer: Explorer, *, met: bool, met_before: bool) -> str:
    """Whether the task is met, in words; empty without a task."""
    if explorer.task is None:
        return ""
    if met or met_before:
        return f"{FOUND if met else FOUND_EARLIER} {explorer.task.then}"
    return NOT_YET


def still_html(explorer: Explorer) -> str:
    """The starting state as HTML."""
    shown = explorer.show(explorer.settle({}))
    task = f"<p><strong>Task:</strong> {escape(explorer.task.words)}</p>" if explorer.task else ""
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in shown.reasons)
    figures = "".join(figure._repr_html_() for figure in shown.figures)
    return (
        f'<section class="netcourse-still" aria-label="{escape(explorer.title)}">'
        f"<p><strong>{escape(explorer.title)}</strong></p>{task}"
        f"<p><strong>{escape(shown.headline)}</strong></p>{figures}"
        + (f"<ul>{reasons}</ul>" if reasons else "")
        + (f"<p><small>{escape(explorer.note)}</small></p>" if explorer.note else "")
        + "</section>"
    )


def still_text(explorer: Explorer) -> str:
    """The starting state as plain text."""
    shown = explorer.show(explorer.settle({}))
    return "\n".join(
        [
            explorer.title,
            *([f"Task: {explorer.task.words}"] if explorer.task else []),
            shown.headline,
            *(repr(figure) for figure in shown.figures),
            *(f"- {reason}" for reason in shown.reasons),
            *([explorer.note] if explorer.note else []),
        ]
    )


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
