"""Texts and code that are alike, shown side by side. The measure is plain, and says nothing of how that came about.

Two texts are compared by their runs of words, two pieces of code by their runs of signs, two courses of a patient at the board by
their runs of acts: how many runs both have, of all that either has (Jaccard's share). Runs that many students have are left out
first, as those stand in the course or lie near.
"""

import io
import math
import re
import tokenize
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from netcourse.reporting.model import Answer, Item, Room
from netcourse.reporting.patients.naming import called
from netcourse.reporting.patients.seat import Sat

WORDS_IN_A_RUN = 4
SIGNS_IN_A_RUN = 6
ACTS_IN_A_RUN = 4
# A shorter text is the same as another's by chance.
FEWEST_WORDS = 15
FEWEST_SIGNS = 30
FEWEST_ACTS = 10
ALIKE_FROM = 0.6
# What so large a share of the class has, and more than a few, is common ground.
COMMON = 0.1
_FEW = 4
_MOST_TOLD = 20
_WORD = re.compile(r"[^\W_]+")
_LAYOUT = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING})
Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two or more hand-ins that are alike.

    `same` says that they are the same word for word (or sign for sign, whatever the layout and comments, or act for act); then
    `who` holds all who handed it in. Otherwise `share` of their runs are in both. `kind` is "text", "code" or "course".
    """

    item: Item
    who: tuple[str, ...]
    texts: tuple[str, ...]
    share: float
    same: bool
    kind: str = "text"


def alike(room: Room) -> tuple[Alike, ...]:
    """What is alike in a class, the most alike first; at most 20 of a question."""
    found: list[Alike] = []
    for item in room.items:
        for measure in _MEASURES:
            given = {student.label: text for student, answer in room.answers(item) if (text := measure.read(answer)).strip()}
            found += _alike(item, given, measure)[:_MOST_TOLD]
    return tuple(sorted(found, key=lambda one: (not one.same, -one.share)))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, small and without marks between them."""
    return tuple(_WORD.findall(text.casefold()))


def signs(code: str) -> tuple[str, ...]:
    """The signs of Python code without comments and layout; of what is no Python the words."""
    try:
        found = tuple(one.string for one in tokenize.generate_tokens(io.StringIO(code).readline) if one.type not in _LAYOUT)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return words(code)
    return tuple(one for one in found if one)


def course(answer: Answer) -> str:
    """The course of a patient at the board, an act a line; empty for any other answer."""
    done = answer.board.played.done if isinstance(answer.board, Sat) else ()
    return "\n".join(called(one.act) for one in done)


class _Measure(NamedTuple):
    """What of an answer is compared, how it is split, in runs of how many parts; with fewer parts it is left out."""

    kind: str
    read: Callable[[Answer], str]
    split: Callable[[str], Sequence[str]]
    length: int
    fewest: int


_MEASURES = (
    _Measure("text", lambda answer: answer.text, words, WORDS_IN_A_RUN, FEWEST_WORDS),
    _Measure("code", lambda answer: answer.code, signs, SIGNS_IN_A_RUN, FEWEST_SIGNS),
    _Measure("course", course, str.splitlines, ACTS_IN_A_RUN, FEWEST_ACTS),
)


def overlap(one: Runs, other: Runs) -> float:
    """The share of runs that both have, of all that either has; 0 where there are none."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def runs(parts: Sequence[str], length: int) -> Runs:
    """Every run of so many neighbouring parts."""
    return frozenset(tuple(parts[at : at + length]) for at in range(len(parts) - length + 1))


def _alike(item: Item, given: Mapping[str, str], measure: _Measure) -> list[Alike]:
    parts = {label: found for label, text in given.items() if len(found := tuple(measure.split(text))) >= measure.fewest}
    most = max(_FEW, COMMON * len(given))
    same = defaultdict(list)
    for label, found in parts.items():
        same[found].append(label)
    groups = [who for who in same.values() if 1 < len(who) <= most]
    told = [Alike(item, tuple(who), (given[who[0]],), 1.0, same=True, kind=measure.kind) for who in groups]
    # One of each group stands for it among those that are nearly alike.
    first = {who[0]: runs(found, measure.length) for found, who in same.items() if len(who) <= most}
    count = Counter(run for found in first.values() for run in found)
    rare = {label: frozenset(run for run in found if count[run] <= most) for label, found in first.items()}
    for one, other in sorted(_near(rare)):
        share = overlap(rare[one], rare[other])
        if share >= ALIKE_FROM and min(len(rare[one]), len(rare[other])) >= measure.length:
            told.append(Alike(item, (one, other), (given[one], given[other]), share, same=False, kind=measure.kind))
    return sorted(told, key=lambda found: (not found.same, -len(found.who) if found.same else -found.share))


def _near(rare: Mapping[str, Runs]) -> Iterator[tuple[str, str]]:
    """Every pair that may be alike: no other has a run in common among the rarest of each.

    Two that have a share s of their runs in common have at least s of each one's n runs in common. With all runs in one order,
    rarest first, the first of these stands among the first n - s n + 1 of both (the prefix filter of joins by similarity), and so
    most pairs need not be looked at.
    """
    count = Counter(run for found in rare.values() for run in found)
    having = defaultdict(list)
    for label, found in rare.items():
        in_order = sorted(found, key=lambda run: (count[run], run))
        for run in in_order[: len(found) - math.ceil(ALIKE_FROM * len(found)) + 1]:
            having[run].append(label)
    seen: set[tuple[str, str]] = set()
    for labels in having.values():
        # A run of many would make pairs of all of them; whoever is alike has rarer ones in common as well.
        if 1 < len(labels) <= 50:
            seen.update(combinations(sorted(labels), 2))
    yield from seen
