"""The controls of each kind of question, and how to read an answer from them."""

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any

import ipywidgets as w

from netcourse.items.arrangements import Matching, Ordering
from netcourse.items.choices import SeveralOfMany, SingleBest
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.written import NumberWithUnit, ShortText

Controls = tuple[list[Any], Callable[[], object]]
# An empty text, not None: ipywidgets shows no line at all for None.
_NOT_YET = ("choose", "")


@singledispatch
def controls(item: Item, value: Plain | None) -> Controls:  # noqa: ARG001 (the kinds below use it)
    """Widgets for a question, filled with what is recorded, and a function that reads the raw answer from them."""
    raise TypeError(f"{item.id}: no form for the kind {item.kind}")


@controls.register
def _(item: SingleBest, value: Plain | None) -> Controls:
    radio = w.RadioButtons(options=_choices(item.options), value=value, description="Your answer", style=_WIDE)
    radio.add_class("netcourse-tall")
    return [radio], lambda: radio.value


@controls.register
def _(item: SeveralOfMany, value: Plain | None) -> Controls:
    chosen = value if isinstance(value, list) else []
    boxes = {
        key: w.Checkbox(value=key in chosen, description=f"{key} · {text}", indent=False, style=_WIDE)
        for key, text in item.options.items()
    }
    return [w.Label("Your answers"), *boxes.values()], lambda: [key for key, box in boxes.items() if box.value]


@controls.register
def _(item: NumberWithUnit, value: Plain | None) -> Controls:
    known = value if isinstance(value, dict) else {}
    # A text, not a number field: 3,5 and 3.5 are both read, and a wrong word gets a sentence instead of vanishing.
    number = w.Text(value=f"{known['number']:g}" if known else "", description="Your number", style=_WIDE)
    units = list(item.all_units)
    if len(units) == 1:
        return [w.HBox([number, w.Label(units[0])])], lambda: {"number": number.value, "unit": units[0]}
    unit = w.Dropdown(options=[_NOT_YET, *((u, u) for u in units)], value=known.get("unit", ""), description="Unit", style=_WIDE)
    return [w.HBox([number, unit])], lambda: {"number": number.value, "unit": unit.value}


@controls.register
def _(item: Matching, value: Plain | None) -> Controls:
    known = value if isinstance(value, dict) else {}
    rows = {key: _dropdown(f"{key} · {text}", item.right, known.get(key)) for key, text in item.left.items()}
    return list(rows.values()), lambda: {key: row.value or None for key, row in rows.items()}


@controls.register
def _(item: Ordering, value: Plain | None) -> Controls:
    known = value if isinstance(value, list) else [None] * len(item.options)
    rows = [_dropdown(f"Place {place}", item.options, key) for place, key in enumerate(known, start=1)]
    return list(rows), lambda: [row.value or None for row in rows] if any(row.value for row in rows) else []


@controls.register
def _(item: ShortText, value: Plain | None) -> Controls:
    area = w.Textarea(value=str(value or ""), description="Your words", rows=4, layout=w.Layout(width="100%"), style=_WIDE)
    return [area, w.Label(f"At most {item.longest} characters.")], lambda: area.value


_WIDE = {"description_width": "initial"}


def _dropdown(name: str, options: Mapping[str, str], value: object) -> Any:
    return w.Dropdown(options=[_NOT_YET, *_choices(options)], value=value or "", description=name, style=_WIDE)


def _choices(options: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"{key} · {text}", key) for key, text in options.items()]
