"""What blind choice earns of one question."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import comb
from typing import cast

from netcourse.explorers import Asked
from netcourse.explorers.dial import Dial
from netcourse.explorers.explorer import Choice, Control, Diary, Switch
from netcourse.items import (
    Between,
    Exactly,
    Includes,
    Matching,
    NumberWithUnit,
    OneOf,
    Ordering,
    Placed,
    SeveralOfMany,
    SingleBest,
)
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.items.setting import Wanted


def expected(item: Item, scheme: Scheme, points: Fraction) -> Fraction:
    """The marks expected of blind choice: one option at random, each box by the toss of a coin, each pair and order by lot.

    Parameters
    ----------
    item : Item
        The question.
    scheme : Scheme
        How it is marked.
    points : Fraction
        What it is worth.

    Returns
    -------
    Fraction
        The mean of the marks of all possible answers, between 0 and `points`; 0 for a number that is typed. Of a question in an
        explorer it is a little too much: harms are left out.

    Raises
    ------
    TypeError
        For a kind of question that is not known here.
    """
    if isinstance(item, NumberWithUnit):
        return Fraction(0)
    if isinstance(item, Asked) and isinstance(scheme, Placed):
        return points * _set_anyhow(item, scheme)
    earned = [Fraction(str(scheme.marks(item, one, float(points)).earned)) for one in _answers(item)]
    return sum(earned, Fraction(0)) / len(earned)


def _answers(item: Item) -> Iterator[Plain]:
    """Every answer that can be given."""
    if isinstance(item, SingleBest):
        yield from item.options
    elif isinstance(item, SeveralOfMany):
        # Nothing ticked is no answer.
        for toss in product((True, False), repeat=len(item.options)):
            if any(toss):
                yield list[Plain](option for option, ticked in zip(item.options, toss, strict=True) if ticked)
    elif isinstance(item, Matching):
        yield from (
            dict[str, Plain](zip(item.left, partners, strict=True)) for partners in product(item.right, repeat=len(item.left))
        )
    elif isinstance(item, Ordering):
        yield from (list[Plain](order) for order in permutations(item.options))
    else:
        raise TypeError(f"{item.id}: what guessing earns of {item.kind} is not known")


def _set_anyhow(item: Asked, scheme: Placed) -> Fraction:
    controls = {control.name: control for control in item.explorer.controls}
    start = item.explorer.settle(item.begin)
    chances = [_chance(want, controls[part], start[part]) for part, want in scheme.wants.items()]
    return sum(chances, Fraction(0)) / len(chances)


def _chance(want: Wanted, control: Control, start: object) -> Fraction:
    """How often a part of a setting is right that is set anywhere."""
    if isinstance(want, OneOf) and isinstance(control, Choice | Switch):
        return Fraction(len(set(want.keys)), len(control.options) if isinstance(control, Choice) else 2)
    if isinstance(want, Between) and isinstance(control, Dial):
        low, high, step = (Fraction(str(one)) for one in (control.low, control.high, control.step))
        stops = [low + step * at for at in range(int((high - low) / step) + 1)]
        return Fraction(sum(Fraction(str(want.low)) <= stop <= Fraction(str(want.high)) for stop in stops), len(stops))
    if isinstance(want, Exactly) and isinstance(control, Diary):
        # Each entry that is there is left or taken out, and nobody adds one.
        return Fraction(1, 2 ** len(cast("Sequence[object]", start)))
    if isinstance(want, Includes) and isinstance(control, Diary) and isinstance(control.parts[0], Choice):
        # As many different entries as are allowed, taken by lot.
        listed = len(control.parts[0].options)
        most = min(want.most, listed)
        return Fraction(comb(listed - len(want.keys), most - len(want.keys)), comb(listed, most))
    raise TypeError(f"what guessing earns of {type(want).__name__} in {control.label} is not known")
