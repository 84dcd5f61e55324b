"""What a graded question turns on: the case with its decisive numbers and features, and the words of its key."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from nbformat import NotebookNode

from netcourse.authoring.asked import asked
from netcourse.authoring.declared import declared
from netcourse.authoring.lint_measures import Measure, measures
from netcourse.authoring.lint_words import names, words
from netcourse.items import Best, Between, Defensible, Matching, NumberWithUnit, OneOf, Pairs, Placed, Quantity, Several
from netcourse.items.item import Item
from netcourse.items.setting import Setting

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
            if isinstance(item, Setting) and isinstance(one.scheme, Placed):
                case = item.stem.split(OPEN_BOOK)[0]
                found += _of_setting(Turn(one.question, cell, case, measures(case, rules=True), people), item, one.scheme)
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


def _of_setting(turn: Turn, item: Setting, scheme: Placed) -> Iterator[Turn]:
    """One a part of an answer in an explorer that has one right value."""
    for name, _, unit, options in item.parts:
        want = scheme.wants[name]
        if isinstance(want, OneOf) and len(set(want.keys)) == 1:
            (key,) = set(want.keys)
            others = tuple(text for other, text in options.items() if other != key)
            yield replace(turn, key=options.get(key, key), others=others)
        elif isinstance(want, Between):
            middle, around = (want.low + want.high) / 2, (want.high - want.low) / 2
            # A number that the case itself tells has only to be carried over.
            if not any(abs(one.value - Fraction(str(middle))) <= Fraction(str(around)) for one in turn.values):
                yield replace(turn, number=middle, within=around, unit=unit)


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
