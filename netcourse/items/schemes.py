"""Mark schemes: for each kind of question, what an answer earns and what its author is told.

A scheme holds the key and every misconception, so a graded question's scheme stands in its hidden test and nowhere else. A
practice question uses the same schemes in the open. Each compares plain data of exact types, and gives marks between 0 and the
points.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar, cast

from netcourse.items.arrangements import Matching, Ordering
from netcourse.items.award import Marks, Slip
from netcourse.items.choices import DefensibleSet, SeveralOfMany, SingleBest
from netcourse.items.item import Item, spoken
from netcourse.items.plain import Plain
from netcourse.items.written import NumberWithUnit

Met = tuple[bool, str]
T = TypeVar("T", bound=Item)

_ANOTHER = "There is another choice that can be defended. A board needs a plan and its alternative: read the options again."
_BY_CHANCE = "One pair comes right by chance alone, so one is not counted."


class Scheme(ABC):
    """How one kind of question is marked."""

    @abstractmethod
    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """Mark a parsed answer.

        Raises
        ------
        ValueError
            If the scheme does not fit the question: another kind, or an option without feedback.
        """


@dataclass(frozen=True)
class Best(Scheme):
    """For `SingleBest` and `HotSpot`.

    `wrong` says for each other option what is wrong, or (marks that it still earns, what is wrong).
    """

    key: str
    right: str
    wrong: Mapping[str, str | tuple[float, str]]

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        options = _of_kind(item, SingleBest).options
        _covers(item, options, {self.key, *self.wrong})
        if self.key in self.wrong:
            raise ValueError(f"{item.id}: option {self.key} is the key and is listed as wrong as well")
        if value == self.key:
            return _all_or_nothing(points, met=True, reason=self.right)
        said = self.wrong[str(value)]
        earned, reason = (0.0, said) if isinstance(said, str) else said
        return _part(item, points, earned, reason)


@dataclass(frozen=True)
class Several(Scheme):
    """For `SeveralOfMany`: each option is worth the same, whether it had to be chosen or left out.

    One that is wrong takes back as much, so that a tossed coin earns little; the marks never fall below 0. `wrong` says for every
    option why missing it, or choosing it, was an error. An option in `harms` that was chosen loses everything.
    """

    key: Collection[str]
    right: str
    wrong: Mapping[str, str]
    harms: Mapping[str, str] = field(default_factory=dict)

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        options, chosen = _of_kind(item, SeveralOfMany).options, _texts(value)
        _covers(item, options, {*self.wrong, *self.harms})
        _covers(item, options, {*options, *self.key})
        harm = _harm(item, chosen, self.harms, self.key, points)
        if harm is not None:
            return harm
        if set(chosen) == set(self.key):
            return _all_or_nothing(points, met=True, reason=self.right)
        met = []
        for option in options:
            good = (option in chosen) == (option in self.key)
            stands = "chosen" if option in chosen else "left out"
            met.append((good, f"{option}: {stands}, rightly." if good else f"{option}: {stands}. {self.wrong[option]}"))
        return taken_back(points, met)


@dataclass(frozen=True)
class Defensible(Scheme):
    """For `DefensibleSet`: half the points for a defensible choice, all of them for two or more; a weak one takes back half.

    A board needs a plan and its alternative. Where only one choice is defensible, it earns everything; a harm loses everything.
    `defensible` says why each can be defended, `weak` what is wrong with a choice that neither helps nor harms.
    """

    defensible: Mapping[str, str]
    weak: Mapping[str, str] = field(default_factory=dict)
    harms: Mapping[str, str] = field(default_factory=dict)

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        chosen = _texts(value)
        groups = [*self.defensible, *self.weak, *self.harms]
        _covers(item, _of_kind(item, DefensibleSet).options, groups)
        if len(set(groups)) != len(groups):
            raise ValueError(f"{item.id}: an option stands in two groups of the scheme")
        harm = _harm(item, chosen, self.harms, (), points)
        if harm is not None:
            return harm
        good = " ".join(f"{option}: {self.defensible[option]}" for option in chosen if option in self.defensible)
        weak = [f"{option}: {self.weak[option]}" for option in chosen if option in self.weak]
        if not good:
            return _all_or_nothing(points, met=False, reason=" ".join(weak))
        half = float(points) / 2
        alone = len(self.defensible) > 1 and sum(option in self.defensible for option in chosen) == 1
        rows = [(half, half, good), (0, half, _ANOTHER)] if alone else [(points, points, good)]
        rows += [(-half, half, words) for words in weak]
        return Marks(max(0.0, float(sum(got for got, _, _ in rows))), float(points), tuple(rows))


@dataclass(frozen=True)
class WrongUnit:
    """A slip of unit: the number is right in `unit`, and another unit was chosen; `marks` are still earned."""

    unit: str
    reason: str
    marks: float = 0


@dataclass(frozen=True)
class Quantity(Scheme):
    """For `NumberWithUnit`: `value` within `within`, edges included, in the unit of the question, compared exactly.

    `wrong_units` are right numbers with the wrong unit; `slips` wrong numbers with a known cause, in the unit of the question
    (`Slip.marks` in marks). An answer matches a slip as it matches the value: within `within` of it, edges included. The first
    match counts, the value before wrong units before slips; `otherwise` is said after any other number.
    """

    value: float
    within: float
    right: str
    otherwise: str
    slips: Sequence[Slip] = ()
    wrong_units: Sequence[WrongUnit] = ()

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        asked = _of_kind(item, NumberWithUnit)
        given = asked.in_asked_unit(value)
        unknown = [slip.unit for slip in self.wrong_units if slip.unit not in asked.all_units]
        if unknown:
            raise ValueError(f"{item.id}: {unknown[0]} is not one of its units")
        if self._near(given, self.value):
            return _all_or_nothing(points, met=True, reason=self.right)
        for wrong in self.wrong_units:
            if self._near(asked.in_asked_unit({**cast("dict[str, Plain]", value), "unit": wrong.unit}), self.value):
                return _part(item, points, wrong.marks, wrong.reason)
        for slip in self.slips:
            if self._near(given, slip.value):
                return _part(item, points, slip.marks, slip.reason)
        return _part(item, points, 0, self.otherwise)

    def _near(self, given: Fraction, target: float) -> bool:
        return abs(given - Fraction(str(target))) <= Fraction(str(self.within))


@dataclass(frozen=True)
class Pairs(Scheme):
    """For `Matching`: each pair is worth the same, except that one right pair, as chance gives it, earns nothing.

    `wrong` says what to look at again, by the left key, or by (left key, right key) for one wrong partner.
    """

    key: Mapping[str, str]
    right: str
    wrong: Mapping[str | tuple[str, str], str]

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        asked = _of_kind(item, Matching)
        pairs = cast("dict[str, str]", value)
        _covers(item, asked.left, self.key)
        _covers(item, asked.left, [key for key in self.wrong if isinstance(key, str)])
        _covers(item, asked.right, {*asked.right, *self.key.values()})
        if pairs == self.key:
            return _all_or_nothing(points, met=True, reason=self.right)
        met = []
        for left, text in asked.left.items():
            good = pairs[left] == self.key[left]
            met.append((good, f"{text}: right." if good else f"{text}: {self.wrong.get((left, pairs[left]), self.wrong[left])}"))
        return _above_chance(points, met)


@dataclass(frozen=True)
class Order(Scheme):
    """For `Ordering`: each neighbouring pair of the key is worth the same; one the wrong way round takes back as much.

    `wrong` says for each such pair why it stands as it does.
    """

    key: Sequence[str]
    right: str
    wrong: Mapping[tuple[str, str], str]

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        options, order = _of_kind(item, Ordering).options, _texts(value)
        _covers(item, options, self.key)
        steps = list(zip(self.key, self.key[1:], strict=False))
        if set(self.wrong) != set(steps):
            raise ValueError(f"{item.id}: wrong must say why for {', '.join(map(str, steps))}")
        if order == list(self.key):
            return _all_or_nothing(points, met=True, reason=self.right)
        met = []
        for first, second in steps:
            good = order.index(first) < order.index(second)
            said = f"{first} before {second}" if good else f"{second} stands before {first}"
            met.append((good, f"{said}." if good else f"{said}: {self.wrong[first, second]}"))
        return taken_back(points, met)


def _of_kind(item: Item, kind: type[T]) -> T:
    if not isinstance(item, kind) or (kind is SeveralOfMany and isinstance(item, DefensibleSet)):
        raise ValueError(f"{item.id}: a scheme for {kind.__name__} can't mark a question of the kind {item.kind}")
    return item


def _covers(item: Item, options: Collection[str], said: Collection[str]) -> None:
    off = sorted(set(options) ^ set(said))
    if off:
        raise ValueError(f"{item.id}: the options are {', '.join(options)}; the scheme differs in {spoken(off, 'and')}")


def _texts(value: Plain) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _harm(item: Item, chosen: Sequence[str], harms: Mapping[str, str], key: Collection[str], points: float) -> Marks | None:
    if set(harms) & set(key):
        raise ValueError(f"{item.id}: {spoken(sorted(set(harms) & set(key)), 'and')} can't be right and a harm")
    done = [f"{option} would harm this patient: {harms[option]}" for option in chosen if option in harms]
    return harm_of(item, points, " ".join(done)) if done else None


def harm_of(item: Item, points: float, why: str) -> Marks:
    """Nothing is earned, as the answer would harm the patient."""
    return _part(item, points, 0, why)


def _all_or_nothing(points: float, *, met: bool, reason: str) -> Marks:
    earned = float(points) if met else 0.0
    return Marks(earned, float(points), ((earned, points, reason),))


def _part(item: Item, points: float, earned: float, reason: str) -> Marks:
    if not 0 <= earned < points:
        raise ValueError(f"{item.id}: a wrong answer can't earn {earned:g} of {points:g}: {reason}")
    return Marks(float(earned), float(points), ((earned, points, reason),))


def share_of(points: float, met: Sequence[Met]) -> Marks:
    """Marks of which each of several things is worth the same, met or not, with its reason."""
    each = Fraction(str(points)) / len(met)
    # Rounded as they are shown, except that all of them together are exactly the points.
    earned = round(float(each * sum(good for good, _ in met)), 2)
    shown = round(float(each), 2)
    return Marks(earned, float(points), tuple((shown if good else 0, shown, reason) for good, reason in met))


def taken_back(points: float, met: Sequence[Met]) -> Marks:
    """Marks of which each of several things is worth the same: one that is not met takes back what one that is met earns."""
    each = Fraction(str(points)) / len(met)
    earned = round(float(max(Fraction(0), each * sum(1 if good else -1 for good, _ in met))), 2)
    shown = round(float(each), 2)
    return Marks(earned, float(points), tuple((shown if good else -shown, shown, reason) for good, reason in met))


def _above_chance(points: float, met: Sequence[Met]) -> Marks:
    """Marks for pairs: each is worth the same, and the one that chance gives is taken back."""
    each = Fraction(str(points)) / (len(met) - 1)
    right = sum(good for good, _ in met)
    shown = round(float(each), 2)
    rows = [(shown if good else 0, shown, reason) for good, reason in met]
    if right:
        rows.append((-shown, shown, _BY_CHANCE))
    return Marks(round(float(each * max(0, right - 1)), 2), float(points), tuple(rows))
