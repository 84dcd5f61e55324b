"""Proof that the numbers of a varied question may vary: one key's class for all, nothing on an edge, every slip apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from netcourse.evidence import facts
from netcourse.items import Best, Between, Defensible, Order, Pairs, Placed, Quantity, Several
from netcourse.items.answers import AnswerProblem
from netcourse.items.drawn import Drawn
from netcourse.items.schemes import Scheme
from netcourse.items.varied import Numbers, Varied
from netcourse.items.written import NumberWithUnit

# So many ids are tried, besides the corners, where there are more combinations than that.
IDS = 500


@dataclass(frozen=True, slots=True)
class _Tried:
    """One set of numbers, as a sentence has it, with the scheme and the values that are held against facts."""

    said: str
    scheme: Scheme
    sides: Mapping[str, Any]


def faults(varied: Varied, drawn: Drawn, most: int = IDS) -> list[str]:
    """What is wrong with the windows of a question, the first of each kind.

    Parameters
    ----------
    varied : Varied
        The question.
    drawn : Drawn
        How it is marked.
    most : int
        Of more combinations than so many, the corners and as many ids are tried.

    Returns
    -------
    list of str
        Each names the numbers at which it goes wrong; empty if nothing does.
    """
    numbers = [varied.numbers(""), *varied.some(most)]
    try:
        tried = [_try(varied, drawn, one) for one in numbers]
    except _NotDrawn as problem:
        return [str(problem)]
    paper = tried[0]
    found = [next(iter(check(varied, tried)), "") for check in (_on_edges, _one_class, _possible, _apart, _same_for_all)]
    if drawn.sides is None and next(_numbers(paper.scheme), None) is None:
        found.append("the key is a class, and nothing says on which side of which limit the numbers lie: give sides")
    return list(filter(None, found))


class _NotDrawn(Exception):  # noqa: N818 (it says what went wrong)
    pass


def _try(varied: Varied, drawn: Drawn, numbers: Numbers) -> _Tried:
    said = varied.said(numbers)
    try:
        scheme = drawn.scheme(numbers)
        sides = drawn.sides(**numbers) if drawn.sides else {}
    except Exception as error:  # noqa: BLE001 (the author's rule raises what it raises)
        raise _NotDrawn(f"the rule fails for {said}: {type(error).__name__}: {error}") from None
    if not isinstance(scheme, Scheme) or not isinstance(sides, Mapping):
        raise _NotDrawn(f"for {said} the rule gives no scheme, or the sides are no mapping")
    return _Tried(said, scheme, sides)


def _on_edges(_: Varied, tried: list[_Tried]) -> Iterator[str]:
    paper = {name: _held(name, side)[0] for name, side in tried[0].sides.items()}
    for one in tried:
        for name, side in one.sides.items():
            value, limits = _held(name, side)
            if not limits:
                yield f"{name} is no fact with a number; without one give the value and its limit"
            for limit in limits:
                if value == limit:
                    yield f"for {one.said} the value {float(value):g} lies on the limit of {name}, {float(limit):g}"
                elif (value > limit) != (paper[name] > limit):
                    yield f"the window crosses the limit of {name}, {float(limit):g}: {one.said} lies on the other side"


def _held(name: str, side: Any) -> tuple[Fraction, tuple[Fraction, ...]]:
    """A value and the limits that it is held against: its own, or those of a fact."""
    if isinstance(side, tuple):
        value, limit = side
        return _exact(value), (_exact(limit),)
    fact = facts().get(name)
    limits = (fact.exact_value, fact.exact_low, fact.exact_high) if fact else ()
    return _exact(side), tuple(one for one in limits if one is not None)


def _one_class(_: Varied, tried: list[_Tried]) -> Iterator[str]:
    paper = tried[0].scheme
    for one in tried:
        here, there = _class_of(one.scheme), _class_of(paper)
        if type(one.scheme) is not type(paper) or here != there:
            yield f"for {one.said} the key is {here}, on paper {there}: a window crosses a limit"


def _class_of(scheme: Scheme) -> object:
    """What of a key may not vary; empty where it is a number alone."""
    if isinstance(scheme, Best):
        return scheme.key
    if isinstance(scheme, Several):
        return sorted(scheme.key)
    if isinstance(scheme, Defensible):
        return [sorted(group) for group in (scheme.defensible, scheme.weak, scheme.harms)]
    if isinstance(scheme, Pairs):
        return dict(scheme.key)
    if isinstance(scheme, Order):
        return list(scheme.key)
    if isinstance(scheme, Placed):
        return {part: scheme.key[part] for part, want in scheme.wants.items() if not isinstance(want, Between)}
    return ""


def _possible(varied: Varied, tried: list[_Tried]) -> Iterator[str]:
    """Keys and slips that nobody could record."""
    for one in tried:
        for what, answer in _answers(varied, one.scheme):
            try:
                varied.item.parse(answer)
            except AnswerProblem as problem:
                yield f"for {one.said} {what} can't be recorded: {problem}"


def _answers(varied: Varied, scheme: Scheme) -> Iterator[tuple[str, object]]:
    if isinstance(scheme, Quantity) and isinstance(varied.item, NumberWithUnit):
        for what, number in (("the key", scheme.value), *(("a slip", slip.value) for slip in scheme.slips)):
            yield what, {"number": number, "unit": varied.item.unit}
    elif isinstance(scheme, Placed):
        yield "the key", dict(scheme.key)


def _apart(_: Varied, tried: list[_Tried]) -> Iterator[str]:
    """Slips that can't be told from the key, or from each other."""
    for one in tried:
        for key, within, slips in _numbers(one.scheme):
            for slip in slips:
                if abs(slip - key) <= within:
                    yield f"for {one.said} the slip {float(slip):g} is as good as the key, {float(key):g}"
            for first, second in combinations(slips, 2):
                if abs(first - second) <= within:
                    yield f"for {one.said} the slips {float(first):g} and {float(second):g} can't be told apart"


def _numbers(scheme: Scheme) -> Iterator[tuple[Fraction, Fraction, list[Fraction]]]:
    """Key, tolerance and slips of each number that is asked."""
    if isinstance(scheme, Quantity):
        yield _exact(scheme.value), _exact(scheme.within), [_exact(slip.value) for slip in scheme.slips]
    elif isinstance(scheme, Placed):
        for want in scheme.wants.values():
            if isinstance(want, Between):
                low, high = _exact(want.low), _exact(want.high)
                yield (low + high) / 2, (high - low) / 2, [_exact(slip.value) for slip in want.slips]


def _same_for_all(_: Varied, tried: list[_Tried]) -> Iterator[str]:
    """A number that is asked, and is the same whatever was drawn."""
    if not isinstance(tried[0].scheme, Quantity):
        return
    keys = {_exact(one.scheme.value) for one in tried if isinstance(one.scheme, Quantity)}
    if len(keys) == 1:
        yield f"everybody has the same answer, {float(keys.pop()):g}: the numbers decide nothing"


def _exact(number: float) -> Fraction:
    return Fraction(str(number))
