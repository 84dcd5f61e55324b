"""Answers to try on a question: all that there are where there are few, and otherwise the key, its neighbours and some others."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice, permutations, product
from random import Random
from typing import Any

from netcourse.exporting.questions.quiz import Question
from netcourse.items import Matching, NumberWithUnit, Ordering, Quantity, SeveralOfMany, SingleBest

_MOST = 60


def answers(question: Question) -> Sequence[Any]:
    """Answers as `Item.parse` gives them."""
    found = list(islice(_answers(question), 3000))
    Random(question.id).shuffle(found)  # noqa: S311 (the same answers each time)
    return found[:_MOST]


def _answers(question: Question) -> Iterator[Any]:
    item = question.item
    if isinstance(item, SeveralOfMany):
        yield from map(list, chain.from_iterable(combinations(item.options, size) for size in range(1, len(item.options) + 1)))
    elif isinstance(item, SingleBest):
        yield from item.options
    elif isinstance(item, Matching):
        yield getattr(question.scheme, "key", {})
        yield from (dict(zip(item.left, partners, strict=True)) for partners in product(item.right, repeat=len(item.left)))
    elif isinstance(item, Ordering):
        yield from map(list, permutations(item.options))
    elif isinstance(item, NumberWithUnit) and isinstance(question.scheme, Quantity):
        scheme, within = question.scheme, Decimal(str(question.scheme.within))
        for centre in (scheme.value, *(slip.value for slip in scheme.slips)):
            for step in (Decimal(-2), Decimal("-1.01"), Decimal(-1), Decimal(0), Decimal(1), Decimal("1.01")):
                yield {"number": float(Decimal(str(centre)) + step * within), "unit": item.unit}
