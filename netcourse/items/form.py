"""A question as a form of plain ipywidgets, each with a name that a screen reader says, all usable with the keyboard alone."""

import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as w

from netcourse.frontend import keys_script
from netcourse.items.answers import AnswerProblem
from netcourse.items.controls import controls
from netcourse.items.item import Item
from netcourse.items.plain import Plain

CERTAINTIES = ("low", "middle", "high")
SECONDS_A_CHOICE_MAY_LAG = 1.0
Submit = Callable[[object, str], str]


def show_form(item: Item, value: Plain | None, submit: Submit, button: str) -> None:
    """Display a form under the running cell.

    Parameters
    ----------
    item : Item
        The question.
    value : Plain or None
        What is recorded; the form starts from it.
    submit : callable
        Told the raw answer and the certainty when the button is pressed; returns a sentence, or raises AnswerProblem.
    button : str
        What stands on the button.
    """
    from IPython.display import display

    display(form(item, value, submit, button))


def form(item: Item, value: Plain | None, submit: Submit, button: str) -> Any:
    """The form as a widget; see `show_form` for the arguments."""
    widgets, read = controls(item, value)
    sure = w.RadioButtons(options=[(level, level) for level in CERTAINTIES], value=None, description="How sure are you?")
    sure.add_class("netcourse-row")
    press = w.Button(description=button, button_style="primary", tooltip=f"{button} your answer to {item.id}", icon="check")
    said = w.HTML()

    # A press overtakes a choice: ipywidgets holds back a second change of a control while the kernel is busy with the first, but
    # sends a press at once. What arrives right after a press belongs to it; what arrives later has to be recorded by another.
    last_press: list[float] = []

    def pressed(_: Any) -> None:
        last_press[:] = [time.monotonic()]
        hand_over()

    def changed(_: Any) -> None:
        if last_press and time.monotonic() - last_press[0] < SECONDS_A_CHOICE_MAY_LAG:
            hand_over()
        elif last_press or value is not None:
            said.value = (
                f'<div role="status" class="netcourse-said">✎ You changed your answer. Press {escape(button)} again.</div>'
            )

    def hand_over() -> None:
        try:
            if item.certainty and sure.value is None:
                raise item.problem("say how sure you are first: low, middle or high.")
            _say(said, submit(read(), sure.value or ""), good=True)
        except AnswerProblem as problem:
            _say(said, str(problem), good=False)

    press.on_click(pressed)
    for control in _leaves([*widgets, sure]):
        control.observe(changed, "value")
    rows = [_looks(item), *widgets, *([sure] if item.certainty else [])]
    box = w.VBox([*rows, w.HBox([press, *_hints(item)]), said])
    box.add_class("netcourse-form")
    return box


def _leaves(widgets: Sequence[Any]) -> list[Any]:
    inner = [_leaves(one.children) if hasattr(one, "children") else [one] for one in widgets]
    return [leaf for part in inner for leaf in part if not isinstance(leaf, w.Label)]


def _hints(item: Item) -> list[Any]:
    if not item.hints:
        return []
    shown = w.HTML()
    count = len(item.hints)
    more = w.Button(description=f"Hint 1 of {count}", tooltip=f"Show a hint for {item.id}", icon="lightbulb-o")
    given: list[str] = []

    def reveal(_: Any) -> None:
        given.append(item.hints[len(given)])
        shown.value = f'<div role="status">{"".join(f"<p><strong>Hint.</strong> {escape(hint)}</p>" for hint in given)}</div>'
        more.disabled = len(given) == count
        more.description = f"Hint {len(given) + 1} of {count}" if len(given) < count else "No more hints"

    more.on_click(reveal)
    return [more, shown]


def _say(said: Any, sentence: str, *, good: bool) -> None:
    # In words and with a sign, never by colour alone; role=status lets a screen reader say it.
    sign = "✔" if good else "✘ Not recorded."
    said.value = f'<div role="status" class="netcourse-said">{sign} {escape(sentence)}</div>'


def _looks(item: Item) -> Any:
    css, script = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("form.css", "form.js"))
    script += keys_script()
    return w.HTML(f'<style data-name="{escape(item.id)}: your answer" onload="{escape(script)}">{css}</style>')
