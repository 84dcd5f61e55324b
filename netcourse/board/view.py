"""The panel of a patient as a widget, in JupyterLab and in the browser edition. It carries what is said and seen, no more."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from netcourse.board.shown import opening
from netcourse.frontend import DOM, PACKAGE, joined

# What changes; each goes to the page by itself, and only if it is another than before.
PARTS = ("start", "head", "known", "work", "after")
Message = Mapping[str, Any]


def panel(item_id: str, name: str, state: Message, hear: Callable[[Message], tuple[Message, Message]]) -> Any:
    """A patient as a widget, not yet displayed.

    Parameters
    ----------
    item_id, name : str
        The question's id, and what a person calls it.
    state : mapping
        What is seen now, by the names of `PARTS`; what is missing is empty.
    hear : callable
        Told what a press sent; gives the reply (``ok`` and ``said``) and what is seen then.
    """
    widget = _widget_class()(opening={"id": item_id, "name": name, **opening()}, **_whole(state))

    def heard(_: object, message: Message, __: object) -> None:
        reply, seen = hear(message)
        show(widget, seen)
        # Behind the state: when the reply is there, the state that it is about is there too.
        widget.send({**reply, "n": message.get("n")})

    widget.on_msg(heard)
    return widget


def show(widget: Any, state: Message) -> None:
    """Show another state: what is the same is not sent again."""
    with widget.hold_sync():
        for name, part in _whole(state).items():
            if getattr(widget, name) != part:
                setattr(widget, name, part)


def _whole(state: Message) -> dict[str, Any]:
    return {name: state.get(name) or {} for name in PARTS}


@cache
def _widget_class() -> Any:
    import anywidget
    import traitlets

    here = Path(__file__).parent
    explorers = PACKAGE / "explorers"

    class Patient(anywidget.AnyWidget):
        _esm = joined(DOM, explorers / "voice.js", here / "board_parts.js", here / "board.js")
        _css = "\n".join((one).read_text(encoding="utf-8") for one in (explorers / "panel.css", here / "board.css"))
        opening = traitlets.Dict().tag(sync=True)
        start = traitlets.Dict().tag(sync=True)
        head = traitlets.Dict().tag(sync=True)
        known = traitlets.Dict().tag(sync=True)
        work = traitlets.Dict().tag(sync=True)
        after = traitlets.Dict().tag(sync=True)

    return Patient
