"""A question as a form: one output that a widget or the companion draws, and that reads well without either."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from netcourse.frontend import DOM, has_frontend, has_widgets, joined
from netcourse.items.answers import AnswerProblem
from netcourse.items.form_spec import FORM, form_spec
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.show import show_bundle

# What Python says to a press of the button: `ok`, `said`, and the entry that was recorded or the parts of practice feedback.
Reply = dict[str, Any]
Submit = Callable[[object, str], Reply]


def show_form(item: Item, value: Plain | None, submit: Submit, button: str) -> None:
    """Display a form under the running cell.

    Parameters
    ----------
    item : Item
        The question.
    value : Plain or None
        What is recorded; the form starts from it.
    submit : callable
        Told the raw answer and the certainty when the button is pressed; gives the reply, or raises AnswerProblem.
    button : str
        What stands on the button.
    """
    spec = form_spec(item, button)
    text = "\n\n".join(part for part in (item.listing(), typing_help(item)) if part)
    bundle: dict[str, object] = {FORM: spec, "text/markdown": text, "text/plain": text}
    if has_frontend() and has_widgets():
        bundle = form_widget(item, value, submit, spec)._repr_mimebundle_()[0] | bundle
    show_bundle(bundle)


def form_widget(item: Item, value: Plain | None, submit: Submit, spec: Mapping[str, Any]) -> Any:
    """The form as a widget, not yet displayed; see `show_form` for the arguments."""
    widget = _widget_class()(spec=dict(spec), recorded=value)

    def heard(_: object, message: Mapping[str, Any], __: object) -> None:
        reply = reply_to(item, submit, message)
        entry = reply.get("entry")
        if isinstance(entry, dict):
            widget.recorded = entry["value"]
        widget.send({**reply, "n": message.get("n")})

    widget.on_msg(heard)
    return widget


def reply_to(item: Item, submit: Submit, message: Mapping[str, Any]) -> Reply:
    """What a press of the button is told; a problem with the answer is told too, without the question's id before it.

    Parameters
    ----------
    item : Item
        The question.
    submit : callable
        As for `show_form`.
    message : mapping
        What the page sent: ``value`` and ``certainty``.
    """
    certainty = message.get("certainty")
    try:
        return {"ok": True, **submit(message.get("value"), certainty if isinstance(certainty, str) else "")}
    except AnswerProblem as problem:
        said = str(problem).removeprefix(f"{item.id}: ")
        return {"ok": False, "said": said[:1].upper() + said[1:]}


def typing_help(item: Item) -> str:
    """How to answer without a form, as Markdown."""
    more = ', with certainty="low", "medium" or "high"' if item.certainty else ""
    line = f'from netcourse.items import record; record("{item.id}", {item.example})'
    return f"{item.how} *Without a form:* type `{line}` in a cell of your own, with your own answer{more}."


@cache
def _widget_class() -> Any:
    import anywidget
    import traitlets

    here = Path(__file__).parent

    class Form(anywidget.AnyWidget):
        _esm = joined(DOM, *(here / name for name in ("form_kinds.js", "form_press.js", "form_told.js", "form.js")))
        _css = (here / "form.css").read_text(encoding="utf-8")
        spec = traitlets.Dict().tag(sync=True)
        recorded = traitlets.Any(allow_none=True).tag(sync=True)

    return Form
