"""What a graded question turns on: the case with its decisive numbers and features, and the words of its key."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nbformat import NotebookNode

import netcourse.items as items
from netcourse.authoring.declared import declared
from netcourse.authoring.lint_measures import Measure, measures
from netcourse.authoring.lint_words import names, words
from netcourse.items import Best, Defensible, Matching, NumberWithUnit, Pairs, Quantity, Several
from netcourse.items.item import Item

# From here on a stem speaks of an explorer and not of its case.
OPEN_BOOK = "*Open book:"
# The question itself, at the end of a stem or in bold: what a number has to be the number of.
_QUESTION = re.compile(r"\*\*(.+?)\*\*|([^.?!]*\?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Turn:
    """One case of a question with its answer.

    `cell` is the cell of the question, `case` its stem (of a matching question: the case on the left), `values` and `people` the
    numbers and names in it; `key` the option that is right, `others` those that are not. Of a number the key is `number`, within
    `within`, in `unit`.
    """

    question: str
    cell: str
    case: str
    values: frozenset[Measure]
    people: frozenset[str]
    key: str = ""
    others: tuple[str, ...] = ()
    number: float | None = None
    within: float = 0
    unit: str = ""


def asked(notebook: NotebookNode) -> dict[str, tuple[str, Item]]:
    """Every graded question of a unit by its id, with the cell that asks it.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook.

    Returns
    -------
    dict
        Question id to (cell id, question). What can't be read by itself is left out; the build refuses that.
    """
    found = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and "ask(" in cell.source:
            calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
            for call in calls:
                if isinstance(call.func, ast.Name) and call.func.id == "ask" and call.args:
                    made = _made(call.args[0])
                    if made is not None:
                        found[made.id] = (cell.id, made)
    return found


def turns(notebook: NotebookNode, where: object) -> list[Turn]:
    """The cases on which the marks of a unit hang.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook, with its hidden tests.
    where : object
        The text, named in messages.

    Returns
    -------
    list of Turn
        One a question; of a matching question one a pair, of a set one a right choice.

    Raises
    ------
    CourseError
        If an award can't be read by itself.
    """
    questions = asked(notebook)
    course = " ".join(cell.source for cell in notebook.cells)
    found: list[Turn] = []
    for one in declared(notebook, where):
        if one.scheme is not None and one.question in questions:
            cell, item = questions[one.question]
            # Of a set every right choice is a key: that a text about the patient names one of them says nothing.
            people = names(item.stem.split(OPEN_BOOK)[0], course) if isinstance(one.scheme, Best) else frozenset()
            for told, key, others in _keys(item, one.scheme):
                case = told.split(OPEN_BOOK)[0]
                turn = Turn(one.question, cell, case, measures(case, rules=True), people, key, others)
                found.append(_of_number(turn, item, one.scheme))
    return found


def question_words(case: str) -> frozenset[str]:
    """The stems of the question proper, without the story before it."""
    said = [bold or plain for bold, plain in _QUESTION.findall(case)]
    return words(said[-1] if said else case)


def right_choices(scheme: object) -> set[str]:
    """The options that a scheme calls right, or defensible; none of a scheme without options."""
    if isinstance(scheme, Best):
        return {scheme.key}
    if isinstance(scheme, Several):
        return set(scheme.key)
    return set(scheme.defensible) if isinstance(scheme, Defensible) else set()


def _of_number(turn: Turn, item: Item, scheme: object) -> Turn:
    if not isinstance(scheme, Quantity) or not isinstance(item, NumberWithUnit):
        return turn
    return replace(turn, number=scheme.value, within=scheme.within, unit=item.unit)


def _keys(item: Item, scheme: object) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Case, right answer, wrong answers."""
    if isinstance(item, Matching) and isinstance(scheme, Pairs):
        for left, right in scheme.key.items():
            yield item.left[left], item.right[right], tuple(text for key, text in item.right.items() if key != right)
        return
    options: Mapping[str, str] = getattr(item, "options", {})
    chosen = right_choices(scheme)
    others = tuple(text for key, text in options.items() if key not in chosen)
    yield from ((item.stem, options[key], others) for key in options if key in chosen)
    if isinstance(scheme, Quantity):
        yield item.stem, "", ()


def _made(node: ast.expr) -> Item | None:
    kinds = {name: kind for name in items.__all__ if isinstance(kind := getattr(items, name), type) and issubclass(kind, Item)}
    try:
        # The author's own text, which the build runs anyway; here it sees nothing but the kinds of questions.
        made = eval(compile(ast.Expression(node), "<the question>", "eval"), {"__builtins__": {}, **kinds})  # noqa: S307
    except (NameError, TypeError, ValueError):
        return None
    return made if isinstance(made, Item) else None
