"""Which options a class chose in a question, by group of strength."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.model import Answer, Item, Option, State

# Of numbers that were typed there may be as many as students: those seen most often are told.
MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """An option and how many chose it, all together and by group, the weakest first."""

    option: Option
    count: int
    by_group: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a question.

    `sizes` has how many of each group answered; `rows` are as on offer, or those seen most often first; `left_out` says how many
    rarer ones are not told.
    """

    sizes: tuple[int, ...]
    rows: tuple[Choice, ...]
    left_out: int = 0


def choices(item: Item, answers: Sequence[Answer], group: NDArray[np.int64], groups: int) -> Choices:
    """Count options.

    Parameters
    ----------
    item : Item
        The question.
    answers : sequence of Answer
        One a student.
    group : array of int, shape (students,)
        From `groups`; whoever is in none counts in the sums alone.
    groups : int
        How many there are.
    """
    answered = [(answer, at) for answer, at in zip(answers, group.tolist(), strict=True) if answer.state is State.ANSWERED]
    sizes = _spread((at for _, at in answered), groups)
    seen: dict[str, Option] = {one.key: one for one in item.options}
    places: dict[str, list[int]] = {}
    for answer, at in answered:
        for option in answer.chosen:
            known = seen.get(option.key)
            if known is None or (option.right and not known.right):
                seen[option.key] = option
            places.setdefault(option.key, []).append(at)
    rows = [Choice(option, len(at := places.get(key, [])), _spread(at, groups)) for key, option in seen.items()]
    if not item.options:
        rows = sorted(rows, key=lambda row: (-row.count, row.option.key))
    return Choices(sizes, tuple(rows[:MOST_OPTIONS]), max(0, len(rows) - MOST_OPTIONS))


def _spread(places: Iterable[int], groups: int) -> tuple[int, ...]:
    count = Counter(places)
    return tuple(count[at] for at in range(groups))
