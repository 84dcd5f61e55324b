"""What a marks cell declares: its points, its key, and each wrong answer with its message and what it still earns."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer that is tried: what it is, how it is typed, the marks it must earn and the words it must be told."""

    what: str
    typed: str
    marks: float
    says: str


@dataclass(frozen=True, slots=True)
class Declared:
    """One marks cell, by its grade_id: its points, the statements it examines, and its variants.

    `variants` is empty where the marks come from criteria (an exercise): the synthetic class tries those.
    """

    item: str
    points: float
    examines: tuple[str, ...]
    variants: tuple[Variant, ...]


def declared(unit: Unit, notebook: NotebookNode) -> list[Declared]:
    """Read every marks cell of a unit.

    Parameters
    ----------
    unit : Unit
        Named in messages.
    notebook : NotebookNode
        The author's notebook.

    Returns
    -------
    list of Declared
        In the order of the notebook.

    Raises
    ------
    CourseError
        If an award can't be read without running it; the message names the cell.
    """
    found = []
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") and not meta.get("solution"):
            try:
                variants = _variants(ast.parse(cell.source))
            except (ValueError, KeyError, IndexError, SyntaxError) as error:
                raise CourseError(f"{unit.text}: cell {cell.id}: the award can't be read: {error}") from None
            examines = tuple(cell.metadata.get("netcourse", {}).get("examines", []))
            found.append(Declared(meta["grade_id"], float(meta["points"]), examines, tuple(variants)))
    return found


def _variants(tree: ast.Module) -> list[Variant]:
    variants: list[Variant] = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in _READERS:
            given = {keyword.arg or "": keyword.value for keyword in call.keywords}
            variants += _READERS[call.func.id](ast.unparse(call.args[0]), float(_literal(call.args[1])), given)
    return variants


def _letters(name: str, points: float, given: dict[str, ast.expr]) -> list[Variant]:
    key = _literal(given["key"])
    found = [Variant(f"{key}, the key", f"{name} = {key!r}", points, _literal(given["right"]))]
    for option, said in _literal(given["wrong"]).items():
        marks, words = (0.0, said) if isinstance(said, str) else said
        found.append(Variant(f"option {option}", f"{name} = {option!r}", float(marks), words))
    return found


def _numbers(name: str, points: float, given: dict[str, ast.expr]) -> list[Variant]:
    value, within = Decimal(str(_literal(given["value"]))), Decimal(str(_literal(given["within"])))
    slips = [_slip(node) for node in _items(given.get("slips"))]
    found = [
        Variant(f"{at}, {what}", f"{name} = {at}", points, _literal(given["right"]))
        for what, at in (("the key", value), ("the lower edge", value - within), ("the upper edge", value + within))
    ]
    found += [Variant(f"{slip}, a slip", f"{name} = {slip}", marks, words) for slip, words, marks in slips]
    # A tenth of the tolerance beyond each edge is outside, unless a slip with words of its own lies there.
    for at in (value - within - within / 10, value + within + within / 10):
        near = next(((words, marks) for slip, words, marks in slips if abs(at - Decimal(str(slip))) <= within), None)
        words, marks = near or (_literal(given["otherwise"]), 0.0)
        found.append(Variant(f"{at}, beyond the edge", f"{name} = {at}", marks, words))
    return found


_READERS = {"award_letter": _letters, "award_number": _numbers}


def _slip(node: ast.expr) -> tuple[float, str, float]:
    if not isinstance(node, ast.Call):
        raise ValueError(f"line {node.lineno}: slips are written out as Slip(...)")  # noqa: TRY004 (told as one line)
    named = {keyword.arg: _literal(keyword.value) for keyword in node.keywords}
    values = [_literal(argument) for argument in node.args]
    value, words = values[0], values[1] if len(values) > 1 else named["reason"]
    return value, words, float(values[2] if len(values) > 2 else named.get("marks", 0))


def _items(node: ast.expr | None) -> Sequence[ast.expr]:
    return node.elts if isinstance(node, ast.List | ast.Tuple) else []


def _literal(node: ast.expr) -> Any:
    return ast.literal_eval(node)
