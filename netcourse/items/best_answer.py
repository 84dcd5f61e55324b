"""What a mark scheme holds for right, in words, for a student who gets the work back; and whether an answer did harm."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import cast

from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Best, Defensible, Order, Pairs, Quantity, Scheme, Several
from netcourse.items.setting import Placed, Reading


@dataclass(frozen=True, slots=True)
class BestAnswer:
    """The best answer in the words of the question, and why it is the best."""

    words: str
    reason: str


@singledispatch
def best_answer(scheme: Scheme, item: Item) -> BestAnswer | None:  # noqa: ARG001 (a kind of scheme that says nothing)
    """The best answer to a question.

    Parameters
    ----------
    scheme : Scheme
        How the question is marked.
    item : Item
        The question, of the kind that the scheme marks.

    Returns
    -------
    BestAnswer or None
        None for a kind of scheme that holds none.
    """
    return None


@best_answer.register
def _(scheme: Best, item: Item) -> BestAnswer:
    return BestAnswer(item.words(scheme.key), scheme.right)


@best_answer.register
def _(scheme: Placed, item: Item) -> BestAnswer:
    return BestAnswer(item.words(scheme.key), scheme.right)


@best_answer.register
def _(scheme: Several, item: Item) -> BestAnswer:
    return BestAnswer(item.words(list(scheme.key)), scheme.right)


@best_answer.register
def _(scheme: Defensible, item: Item) -> BestAnswer:
    reasons = " ".join(f"{option}: {reason}" for option, reason in scheme.defensible.items())
    every = item.words(list(scheme.defensible))
    return BestAnswer(f"One or more of these: {every}" if len(scheme.defensible) > 1 else every, reasons)


@best_answer.register
def _(scheme: Quantity, item: Item) -> BestAnswer:
    unit = getattr(item, "unit", "")
    around = f" ({scheme.value - scheme.within:g} to {scheme.value + scheme.within:g} is taken as right)" if scheme.within else ""
    return BestAnswer(f"{item.words({'number': scheme.value, 'unit': unit})}{around}", scheme.right)


@best_answer.register
def _(scheme: Pairs, item: Item) -> BestAnswer:
    return BestAnswer(item.words(dict(scheme.key)), scheme.right)


@best_answer.register
def _(scheme: Order, item: Item) -> BestAnswer:
    return BestAnswer(item.words(list(scheme.key)), scheme.right)


def does_harm(scheme: Scheme, value: Plain) -> bool:
    """Whether a parsed answer holds a choice that would have harmed the patient."""
    if isinstance(scheme, Placed):
        return bool(scheme.harms_in(cast("Mapping[str, Reading]", value)))
    harms: Mapping[str, str] = getattr(scheme, "harms", {})
    return isinstance(value, list) and any(choice in harms for choice in value if isinstance(choice, str))
