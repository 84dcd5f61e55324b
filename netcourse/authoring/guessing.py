"""What somebody earns who knows nothing: the marks of each question, and of a unit, if every choice is left to chance."""

from fractions import Fraction
from functools import singledispatch
from itertools import pairwise, permutations, product
from math import factorial

from nbformat import NotebookNode

from netcourse.authoring.declared import Declared, declared
from netcourse.items import Best, Defensible, Order, Pairs, Placed, Quantity, Several
from netcourse.items.schemes import Scheme


def by_guessing(notebook: NotebookNode, where: object) -> tuple[Fraction, Fraction]:
    """The marks of a unit that are expected of blind choice, and all its marks.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook.
    where : object
        The text, named in messages.

    Returns
    -------
    tuple of Fraction
        Expected marks and possible marks. Numbers, exercises and written tasks can't be guessed and count 0.
    """
    items = declared(notebook, where)
    tasks = [cell.metadata.nbgrader for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("task")]
    possible = sum((Fraction(str(item.points)) for item in items), Fraction(0))
    possible += sum((Fraction(str(task["points"])) for task in tasks), Fraction(0))
    return sum((_of(item) for item in items), Fraction(0)), possible


def _of(item: Declared) -> Fraction:
    return Fraction(0) if item.scheme is None else expected(item.scheme, Fraction(str(item.points)))


@singledispatch
def expected(scheme: Scheme, points: Fraction) -> Fraction:  # noqa: ARG001 (the others need it)
    """The marks expected of blind choice: one option at random, each box by the toss of a coin, each pair and order by lot.

    Raises
    ------
    TypeError
        For a scheme that is not known here.
    """
    raise TypeError(f"what guessing earns with {type(scheme).__name__} is not known")


@expected.register
def _(scheme: Quantity, points: Fraction) -> Fraction:  # noqa: ARG001 (one signature for all)
    return Fraction(0)


@expected.register
def _(scheme: Placed, points: Fraction) -> Fraction:  # noqa: ARG001 (one signature for all)
    return Fraction(0)


@expected.register
def _(scheme: Best, points: Fraction) -> Fraction:
    partly = [Fraction(0) if isinstance(said, str) else Fraction(str(said[0])) for said in scheme.wrong.values()]
    return (points + sum(partly, Fraction(0))) / (1 + len(partly))


@expected.register
def _(scheme: Several, points: Fraction) -> Fraction:
    options = [*scheme.wrong, *scheme.harms]
    earned = Fraction(0)
    # Nothing ticked is no answer.
    tosses = [toss for toss in product((False, True), repeat=len(options)) if any(toss)]
    for toss in tosses:
        chosen = {option for option, ticked in zip(options, toss, strict=True) if ticked}
        if not chosen & set(scheme.harms):
            earned += points * Fraction(sum((option in chosen) == (option in scheme.key) for option in options), len(options))
    return earned / len(tosses)


@expected.register
def _(scheme: Defensible, points: Fraction) -> Fraction:
    good, weak, harms = len(scheme.defensible), len(scheme.weak), len(scheme.harms)
    earning = (2**good - 1) * 2**weak
    return points * Fraction(earning, 2 ** (good + weak + harms) - 1)


@expected.register
def _(scheme: Pairs, points: Fraction) -> Fraction:
    partners = {*scheme.key.values(), *(key[1] for key in scheme.wrong if isinstance(key, tuple))}
    return points / len(partners)


@expected.register
def _(scheme: Order, points: Fraction) -> Fraction:
    key = list(scheme.key)
    steps = list(pairwise(key))
    right = sum(order.index(a) < order.index(b) for order in permutations(key) for a, b in steps)
    return points * Fraction(right, len(steps) * factorial(len(key)))
