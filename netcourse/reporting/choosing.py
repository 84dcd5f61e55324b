"""What an answer was, as options: which were chosen, and which errors show in it, by the question's scheme.

A scheme names what is behind each wrong answer; here that name gets a key which is the same for every student, whatever numbers
were drawn for him.
"""

from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise
from typing import cast

from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Best, Defensible, Order, Pairs, Quantity, Scheme, Several
from netcourse.items.setting import Between, OneOf, Placed, Setting
from netcourse.reporting.model import Option

RIGHT = "right"
OTHER = "other"
# What a scheme says of a number that it does not know names no misconception.
UNNAMED = frozenset({OTHER})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options that make up an answer, and what is wrong with it, left-out options included."""

    options: tuple[Option, ...]
    errors: tuple[Option, ...]


def _chosen(*options: Option) -> Chosen:
    return Chosen(options, tuple(one for one in options if not one.right))


@singledispatch
def offered(scheme: Scheme, item: Item) -> tuple[Option, ...]:  # noqa: ARG001 (a kind that offers no list)
    """The options of a question as they stand there, with what a scheme says of each; empty where there is no such list."""
    return ()


@offered.register
def _(scheme: Best, item: Item) -> tuple[Option, ...]:
    return tuple(
        Option(key, text, key == scheme.key, scheme.right if key == scheme.key else _words(scheme.wrong.get(key, "")))
        for key, text in _texts(item).items()
    )


@offered.register
def _(scheme: Several, item: Item) -> tuple[Option, ...]:
    says = {**scheme.wrong, **scheme.harms}
    return tuple(Option(key, text, key in scheme.key, says.get(key, "")) for key, text in _texts(item).items())


@offered.register
def _(scheme: Defensible, item: Item) -> tuple[Option, ...]:
    says = {**scheme.defensible, **scheme.weak, **scheme.harms}
    return tuple(Option(key, text, key in scheme.defensible, says.get(key, "")) for key, text in _texts(item).items())


@offered.register
def _(scheme: Quantity, item: Item) -> tuple[Option, ...]:
    unit = getattr(item, "unit", "")
    slips = (
        Option(f"slip {at}", f"{slip.value:g} {unit}", right=False, says=slip.reason) for at, slip in enumerate(scheme.slips, 1)
    )
    units = (
        Option(f"unit {one.unit}", f"right in {one.unit}, with another unit", right=False, says=one.reason)
        for one in scheme.wrong_units
    )
    right = Option(RIGHT, f"{scheme.value:g} {unit}", right=True, says=scheme.right)
    return (right, *slips, *units, Option(OTHER, "another number", right=False, says=scheme.otherwise))


@singledispatch
def chosen(scheme: Scheme, item: Item, value: Plain) -> Chosen | None:  # noqa: ARG001 (a kind that has no options)
    """What a parsed answer chose.

    Parameters
    ----------
    scheme : Scheme
        With the numbers of whoever answered.
    item : Item
        The question, with the same numbers.
    value : Plain
        As `Item.parse` gives it.

    Returns
    -------
    Chosen or None
        None for a kind of scheme that only tells reasons.
    """
    return None


@chosen.register(Best)
def _(scheme: Best, item: Item, value: Plain) -> Chosen:
    return _chosen(*(one for one in offered(scheme, item) if one.key == value))


@chosen.register(Several)
@chosen.register(Defensible)
def _(scheme: Several | Defensible, item: Item, value: Plain) -> Chosen:
    options = offered(scheme, item)
    picked = tuple(one for one in options if isinstance(value, list) and one.key in value)
    # Of choices that can be defended one is enough; of a key each belongs in.
    missing = () if isinstance(scheme, Defensible) else tuple(one for one in options if one.right and one not in picked)
    left_out = tuple(Option(f"not {one.key}", f"left out: {one.text}", right=False, says=one.says) for one in missing)
    return Chosen(picked, (*(one for one in picked if not one.right), *left_out))


@chosen.register(Quantity)
def _(scheme: Quantity, item: Item, value: Plain) -> Chosen:
    marks = scheme.marks(item, value, 1000)
    said = marks.reasons[0][2]
    options = offered(scheme, item)
    if marks.earned == marks.points:
        return _chosen(options[0])
    return _chosen(next((one for one in options[1:] if one.says == said), options[-1]))


@chosen.register(Pairs)
def _(scheme: Pairs, item: Item, value: Plain) -> Chosen:
    left, right = getattr(item, "left", {}), getattr(item, "right", {})
    pairs = cast("dict[str, str]", value)
    found = []
    for one, partner in pairs.items():
        good = scheme.key.get(one) == partner
        says = "" if good else scheme.wrong.get((one, partner), scheme.wrong.get(one, ""))
        found.append(Option(f"{one}={partner}", f"{left.get(one, one)} → {right.get(partner, partner)}", good, says, one))
    return _chosen(*found)


@chosen.register(Order)
def _(scheme: Order, item: Item, value: Plain) -> Chosen:
    texts, order = _texts(item), [str(one) for one in value] if isinstance(value, list) else []
    found = []
    for first, second in pairwise(scheme.key):
        good = order.index(first) < order.index(second)
        words = f"{texts.get(first, first)}, then {texts.get(second, second)}"
        if good:
            found.append(Option(f"{first}>{second}", words, right=True, part=first))
        else:
            says = scheme.wrong[first, second]
            turned = f"{texts.get(second, second)}, then {texts.get(first, first)}"
            found.append(Option(f"{second}>{first}", turned, right=False, says=says, part=first))
    return _chosen(*found)


@chosen.register(Placed)
def _(scheme: Placed, item: Item, value: Plain) -> Chosen:
    if not isinstance(item, Setting):
        return Chosen((), ())
    read, labels = item.reading(value), {name: label for name, label, _, _ in item.parts}
    found = []
    for part, want in scheme.wants.items():
        lacks = want.lacks(read[part])
        if not lacks:
            found.append(Option(f"{part} {RIGHT}", f"{labels[part]}: right", right=True, part=part))
            continue
        known = [*want.named.values()] if isinstance(want, OneOf) else []
        known += [slip.reason for slip in want.slips] if isinstance(want, Between) else []
        key = f"{part} {known.index(lacks) + 1}" if lacks in known else f"{part} {OTHER}"
        found.append(Option(key, f"{labels[part]}: something else", right=False, says=lacks, part=part))
    harms = [Option("harm", "a harm", right=False, says=words, part="harm") for words in scheme.harms_in(read)]
    return _chosen(*found, *harms[:1])


def _texts(item: Item) -> dict[str, str]:
    return dict(getattr(item, "options", {}))


def _words(said: str | tuple[float, str]) -> str:
    return said if isinstance(said, str) else said[1]
