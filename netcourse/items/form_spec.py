"""What a form needs to know of a question, as plain data: `form.js` draws it, in a widget or by the companion.

It says nothing about what is right: it stands in notebooks that students get.
"""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from netcourse.items.arrangements import Matching, Ordering
from netcourse.items.choices import SeveralOfMany, SingleBest
from netcourse.items.identity import CourseId
from netcourse.items.item import Item
from netcourse.items.setting import AS_SET, Setting
from netcourse.items.written import NumberWithUnit, ShortText

# The output by which the companion knows a form.
FORM = "application/vnd.netcourse.form+json"
VERSION = 1


def form_spec(item: Item, button: str) -> dict[str, Any]:
    """The form of a question as plain data.

    Parameters
    ----------
    item : Item
        The question.
    button : str
        What stands on the button: "Record", or "Check" in practice.

    Returns
    -------
    dict
        ``controls`` names the drawing in `form.js`; options and partners are pairs of key and text, in order.

    Raises
    ------
    TypeError
        If there is no form for this kind of question.
    """
    return {
        "version": VERSION,
        "id": item.id,
        "name": item.name,
        "button": button,
        "how": item.how,
        "hints": list(item.hints),
        "certainty": item.certainty,
        **_controls(item),
    }


@singledispatch
def _controls(item: Item) -> dict[str, Any]:
    raise TypeError(f"{item.id}: no form for the kind {item.kind}")


@_controls.register
def _(item: SingleBest) -> dict[str, Any]:
    return {"controls": "radios", "legend": "Your answer", "options": _pairs(item.options)}


@_controls.register
def _(item: SeveralOfMany) -> dict[str, Any]:
    return {"controls": "boxes", "legend": "Your answers", "options": _pairs(item.options)}


@_controls.register
def _(item: NumberWithUnit) -> dict[str, Any]:
    return {"controls": "number", "legend": "Your answer", "units": list(item.all_units)}


@_controls.register
def _(item: Matching) -> dict[str, Any]:
    return {"controls": "matching", "legend": "Your pairs", "left": _pairs(item.left), "right": _pairs(item.right)}


@_controls.register
def _(item: Ordering) -> dict[str, Any]:
    return {"controls": "ordering", "legend": "Your order", "options": _pairs(item.options)}


@_controls.register
def _(item: ShortText) -> dict[str, Any]:
    label = {"label": item.name} if isinstance(item, CourseId) else {}
    return {"controls": "words", "legend": "Your answer", "longest": item.longest, **label}


@_controls.register
def _(item: Setting) -> dict[str, Any]:
    parts = [
        {"name": name, "label": label, "unit": unit, "options": _pairs(options)} for name, label, unit, options in item.parts
    ]
    return {"controls": "setting", "legend": "Your answer", "parts": parts, "send": AS_SET}


def _pairs(options: Mapping[str, str]) -> list[list[str]]:
    # Pairs, as JavaScript would sort keys that look like numbers.
    return [[key, text] for key, text in options.items()]
