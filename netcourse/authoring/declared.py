"""What a marks cell declares: its points, its key, and each wrong answer with its message and what it still earns."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

from nbformat import NotebookNode

from netcourse.authoring.asked import varied_in
from netcourse.authoring.board_slots import AWARD, Slot, asked_at_board, tried
from netcourse.authoring.text import is_marks_cell
from netcourse.board.item import Board
from netcourse.errors import CourseError
from netcourse.items import Best, Between, Defensible, OneOf, Order, Pairs, Placed, Quantity, Several
from netcourse.items.drawn import OTHERS, Drawn
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.items.setting import Wanted
from netcourse.items.varied import Varied
from netcourse.items.written import NumberWithUnit
from netcourse.marking.debrief.asked import COUNTS, SEEN

# A student with numbers of his own, on whom they are tried.
PROVER = "prover-1"


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer that is tried: what it is, the value to record, the marks it must earn and the words it must be told.

    `drawn_for` is the id for which the question's numbers are drawn, where they vary; empty for those on paper.
    """

    what: str
    value: Plain
    marks: float
    says: str
    drawn_for: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """One marks cell, by its grade_id.

    `question` is the id of the question that it marks, `scheme` how it is marked, and `variants` the answers to try, the model
    answer first. They are empty where the marks come from criteria (an exercise): the synthetic class tries those. Where the
    numbers vary, `scheme` is for those on paper, and `drawn` makes it for others.
    """

    item: str
    points: float
    examines: tuple[str, ...]
    question: str = ""
    scheme: Scheme | None = None
    variants: tuple[Variant, ...] = ()
    drawn: Drawn | None = None


def declared(notebook: NotebookNode, where: object) -> list[Declared]:
    """Read every marks cell of a unit.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook.
    where : object
        The text, named in messages.

    Returns
    -------
    list of Declared
        In the order of the notebook.

    Raises
    ------
    CourseError
        If an award can't be read by itself, without what stands around it; the message names the cell.
    """
    found = []
    units, boards, windows = _units(notebook), asked_at_board(notebook), varied_in(notebook)
    for cell in filter(is_marks_cell, notebook.cells):
        meta = cell.metadata.nbgrader
        examines = tuple(cell.metadata.get("netcourse", {}).get("examines", []))
        item = Declared(meta["grade_id"], float(meta["points"]), examines)
        try:
            name, call = _award(ast.parse(cell.source)) or ("", None)
            if call is not None and name == AWARD:
                item = _of_board(item, call, boards)
            elif call is not None:
                question, points, made = _arguments(call)
                drawn, varied = made if isinstance(made, Drawn) else None, windows.get(question)
                scheme = _on_paper(made, varied)
                tried = [*variants_of(scheme, points), *(_drawn(drawn, varied, points) if drawn and varied else ())]
                variants = tuple(_with_unit(one, units.get(question, "")) for one in tried)
                item = Declared(item.item, item.points, examines, question, scheme, variants, drawn)
        except (ValueError, TypeError, NameError, KeyError, SyntaxError) as error:
            raise CourseError(f"{where}: cell {cell.id}: the award can't be read by itself: {error}") from None
        found.append(item)
    return found


def _award(tree: ast.Module) -> tuple[str, ast.Call] | None:
    calls = ((node.func.id, node) for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return next(((name, call) for name, call in calls if name in ("award_item", AWARD)), None)


def _of_board(item: Declared, call: ast.Call, boards: Mapping[str, Board]) -> Declared:
    """A patient at the board: what is tried are the logs of synthetic students."""
    question, points, *texts = (ast.literal_eval(one) for one in call.args)
    slot = Slot(boards[question], tuple(texts))
    variants = tuple(Variant(one.what, one.value, one.marks, one.says) for one in tried(slot, float(points)))
    return replace(item, question=question, scheme=slot.scheme, variants=variants)


def variants_of(scheme: Scheme, points: float) -> Iterator[Variant]:
    """The answers that a scheme gives to try, the key first."""
    return _VARIANTS[type(scheme)](scheme, points)


def _on_paper(made: Scheme | Drawn, varied: Varied | None) -> Scheme:
    if (varied is not None) != isinstance(made, Drawn):
        raise ValueError("a question whose numbers vary is marked with Drawn, and no other one is")
    if varied is None or not isinstance(made, Drawn):
        return cast("Scheme", made)
    scheme = made.scheme(varied.numbers(""))
    if not isinstance(scheme, Scheme):
        raise TypeError("the rule of Drawn gives no scheme")
    return scheme


def _drawn(drawn: Drawn, varied: Varied, points: float) -> Iterator[Variant]:
    """Answers of a student with numbers of his own: the key and the slips, and what is right on paper."""
    numbers = varied.numbers(PROVER)
    scheme, paper = drawn.scheme(numbers), drawn.scheme(varied.numbers(""))
    own = list(variants_of(scheme, points))
    yield from (replace(one, what=f"{one.what}, for {PROVER}", drawn_for=PROVER) for one in own if _of_numbers(scheme, one, own))
    key = next(iter(variants_of(paper, points)))
    value = varied.item.parse({"number": key.value, "unit": varied.item.unit}) if isinstance(varied.item, NumberWithUnit) else ""
    marks = drawn.marks(varied, PROVER, value, points) if value else None
    if marks and not marks.earned and OTHERS in marks.reasons[0][2]:
        yield Variant(f"{key.what} on paper, for {PROVER}", key.value, 0.0, OTHERS, PROVER)


def _of_numbers(scheme: Scheme, one: Variant, all_of_them: list[Variant]) -> bool:
    # What is chosen is the same for all: there the key is enough.
    return isinstance(scheme, Quantity | Placed) or one is all_of_them[0]


def _arguments(call: ast.Call) -> tuple[str, float, Scheme | Drawn]:
    question, points, scheme = call.args
    expression = compile(ast.Expression(scheme), "<the scheme>", "eval")
    # The author's own text, which the build runs anyway; here it sees nothing but the schemes.
    made = eval(expression, {"__builtins__": {}, **COUNTS, **SEEN})  # noqa: S307
    if not isinstance(made, Scheme | Drawn):
        raise TypeError(f"{ast.unparse(scheme)[:40]} is no scheme")
    return ast.literal_eval(question), float(ast.literal_eval(points)), made


def _units(notebook: NotebookNode) -> dict[str, str]:
    """The asked unit of each question that offers several units: there a bare number is no answer."""
    sources = (cell.source for cell in notebook.cells if cell.cell_type == "code" and "NumberWithUnit" in cell.source)
    calls = [node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "NumberWithUnit"]
    several = [call for call in asked if any(keyword.arg == "units" for keyword in call.keywords)]
    return {ast.literal_eval(call.args[0]): ast.literal_eval(call.args[2]) for call in several}


def _with_unit(variant: Variant, unit: str) -> Variant:
    return replace(variant, value=f"{variant.value} {unit}") if unit and isinstance(variant.value, float) else variant


def _best(scheme: Best, points: float) -> Iterator[Variant]:
    yield Variant(f"{scheme.key}, the key", scheme.key, points, scheme.right)
    for option, said in scheme.wrong.items():
        marks, words = (0.0, said) if isinstance(said, str) else said
        yield Variant(f"option {option}", option, float(marks), words)


def _quantity(scheme: Quantity, points: float) -> Iterator[Variant]:
    value, within = Decimal(str(scheme.value)), Decimal(str(scheme.within))
    for what, at in (("the key", value), ("the lower edge", value - within), ("the upper edge", value + within)):
        yield Variant(f"{at}, {what}", float(at), points, scheme.right)
    for slip in scheme.slips:
        yield Variant(f"{slip.value}, a slip", slip.value, float(slip.marks), slip.reason)
    for unit in scheme.wrong_units:
        yield Variant(f"{value} {unit.unit}, a wrong unit", f"{value} {unit.unit}", float(unit.marks), unit.reason)
    # A tenth of the tolerance beyond each edge is outside, unless a slip with words of its own lies there.
    for at in (value - within - within / 10, value + within + within / 10):
        near = next((slip for slip in scheme.slips if abs(at - Decimal(str(slip.value))) <= within), None)
        words, marks = (near.reason, float(near.marks)) if near else (scheme.otherwise, 0.0)
        yield Variant(f"{at}, beyond the edge", float(at), marks, words)


def _several(scheme: Several, points: float) -> Iterator[Variant]:
    options = [*scheme.wrong, *scheme.harms]
    key = [option for option in options if option in scheme.key]
    yield Variant(f"{', '.join(key)}, the key", list(key), points, scheme.right)
    for option in scheme.wrong:
        flipped = [one for one in options if (one in key) != (one == option)]
        if flipped:
            marks = round(points * (len(options) - 2) / len(options), 2)
            yield Variant(f"{option} the wrong way round", list(flipped), marks, scheme.wrong[option])
    for option, words in scheme.harms.items():
        yield Variant(f"{option}, a harm", [*key, option], 0.0, words)


def _defensible(scheme: Defensible, points: float) -> Iterator[Variant]:
    yield Variant("all that is defensible", list(scheme.defensible), points, next(iter(scheme.defensible.values())))
    alone = points / 2 if len(scheme.defensible) > 1 else points
    for option, words in scheme.defensible.items():
        yield Variant(f"{option} alone", [option], alone, words)
    for option, words in scheme.weak.items():
        yield Variant(f"{option} alone, weak", [option], 0.0, words)
        yield Variant(f"{option} beside all that is defensible", [*scheme.defensible, option], points / 2, words)
    for option, words in scheme.harms.items():
        yield Variant(f"{option}, a harm", [*scheme.defensible, option], 0.0, words)


def _pairs(scheme: Pairs, points: float) -> Iterator[Variant]:
    yield Variant("the key", dict(scheme.key), points, scheme.right)
    marks = round(points * (len(scheme.key) - 2) / (len(scheme.key) - 1), 2)
    for place, words in scheme.wrong.items():
        left, right = place if isinstance(place, tuple) else (place, "")
        others = (partner for partner in scheme.key.values() if partner != scheme.key[left])
        wrong = right or next((partner for partner in others if (left, partner) not in scheme.wrong), "")
        if wrong:
            yield Variant(f"{left} with {wrong}", {**scheme.key, left: wrong}, marks, words)


def _order(scheme: Order, points: float) -> Iterator[Variant]:
    key = list(scheme.key)
    yield Variant(" ".join(key), list(key), points, scheme.right)
    marks = round(points * max(0, len(key) - 3) / (len(key) - 1), 2)
    for at, step in enumerate(pairwise(key)):
        swapped = [*key[:at], key[at + 1], key[at], *key[at + 2 :]]
        yield Variant(" ".join(swapped), list(swapped), marks, scheme.wrong[step])


def _placed(scheme: Placed, points: float) -> Iterator[Variant]:
    right = scheme.key
    yield Variant("the key", dict(right), points, scheme.right)
    marks = round(points * (len(right) - 1) / len(right), 2)
    for part, want in scheme.wants.items():
        for value, words in _wrong(want):
            yield Variant(f"{part} at {value}", {**right, part: value}, marks, words)
    for (part, key, where), words in scheme.harms.items():
        was = right[part]
        kept = [one for one in was if one != key] if isinstance(was, list) else was
        harm: Plain = key if not isinstance(kept, list) else [*kept, key] if where == "in" else list(kept)
        yield Variant(f"{part} with {key} {where}", {**right, part: harm}, 0.0, words)


def _wrong(want: Wanted) -> Iterator[tuple[Plain, str]]:
    if isinstance(want, Between):
        yield from ((slip.value, slip.reason) for slip in want.slips)
    elif isinstance(want, OneOf):
        yield from want.named.items()
    else:
        for key, words in want.wrong.items():
            yield list[Plain](sorted(set(want.keys) ^ {key})), words


_VARIANTS: dict[type, Callable[[Any, float], Iterator[Variant]]] = {
    Best: _best,
    Quantity: _quantity,
    Several: _several,
    Defensible: _defensible,
    Pairs: _pairs,
    Order: _order,
    Placed: _placed,
}
