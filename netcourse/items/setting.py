"""A question that is answered by setting something, such as an explorer: what was set is the answer."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, TypeAlias

from netcourse.items.award import Marks, Slip
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme, harm_of, share_of

# What the form sends for "as it stands now": the kernel knows how it stands.
AS_SET = "as set"
# A number, the key of a choice, or the keys of a list's entries.
Reading: TypeAlias = float | str | list[str]


class Setting(Item):
    """See the module. What it is set in is known by who makes one: `netcourse.explorers.Asked`."""

    kind: ClassVar[str] = "Setting"

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return "Set it above until it shows your answer, then record it."

    @property
    @abstractmethod
    def parts(self) -> Sequence[tuple[str, str, str, Mapping[str, str]]]:
        """What counts, each as name, label, unit and the words of its keys."""

    @abstractmethod
    def reading(self, value: Plain) -> dict[str, Reading]:
        """What an answer says, by the names of `parts`."""

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        read = self.reading(value)
        return "; ".join(f"{label}: {_said(read[name], unit, options)}" for name, label, unit, options in self.parts)


_TIMES = ("hours", "days", "weeks", "months", "years")


def _said(read: Reading, unit: str, options: Mapping[str, str]) -> str:
    if isinstance(read, list):
        # A sentence ends with its own stop: the list goes on behind it.
        return ", ".join(options.get(one, one).rstrip(".") for one in read) or "nothing"
    if isinstance(read, str):
        return options.get(read, read).rstrip(".")
    if unit == "%":
        return f"{read:g}%"
    return f"{read:g} {unit.removesuffix('s') if read == 1 and unit in _TIMES else unit}".strip()


@dataclass(frozen=True)
class Between:
    """A number from `low` to `high`, both included, compared exactly; `slips` are numbers with a known cause."""

    low: float
    high: float
    wrong: str
    slips: Sequence[Slip] = ()

    @property
    def example(self) -> Plain:
        """A reading that is wanted."""
        return self.low

    def lacks(self, read: Reading) -> str:
        """What is wrong with a reading; empty if nothing is."""
        number = Fraction(str(read))
        if Fraction(str(self.low)) <= number <= Fraction(str(self.high)):
            return ""
        return next((slip.reason for slip in self.slips if Fraction(str(slip.value)) == number), self.wrong)


@dataclass(frozen=True)
class OneOf:
    """One of `keys`; `wrong` is said of any other, or by key in `named`."""

    keys: Collection[str]
    wrong: str
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def example(self) -> Plain:
        """See `Between.example`: the first as listed, so that parts with the same keys can differ; of a set the first by name."""
        return str((self.keys if isinstance(self.keys, list | tuple) else sorted(self.keys))[0])

    def lacks(self, read: Reading) -> str:
        """See `Between.lacks`."""
        return "" if read in self.keys else self.named.get(str(read), self.wrong)


@dataclass(frozen=True)
class Exactly:
    """A list that holds `keys` and no other; `wrong` says by key why it belongs in or out, and `other` of any other key."""

    keys: Collection[str]
    wrong: Mapping[str, str]
    other: str

    @property
    def example(self) -> Plain:
        """See `Between.example`."""
        return list[Plain](sorted(self.keys))

    def lacks(self, read: Reading) -> str:
        """See `Between.lacks`."""
        off = sorted(set(read) ^ set(self.keys)) if isinstance(read, list) else list(self.keys)
        return " ".join(dict.fromkeys(self.wrong.get(one, self.other) for one in off))


@dataclass(frozen=True)
class Includes:
    """A list that holds at least `keys`, and no more than `most` entries; what else is in it costs nothing.

    `wrong` says by key why it was needed; `other` is said of a list that is too long.
    """

    keys: Collection[str]
    wrong: Mapping[str, str]
    other: str
    most: int

    @property
    def example(self) -> Plain:
        """See `Between.example`."""
        return list[Plain](sorted(self.keys))

    def lacks(self, read: Reading) -> str:
        """See `Between.lacks`."""
        there = read if isinstance(read, list) else []
        missing = [self.wrong.get(one, self.other) for one in sorted(set(self.keys) - set(there))]
        return " ".join(dict.fromkeys([*missing, *([self.other] if len(there) > self.most else [])]))


Wanted: TypeAlias = Between | OneOf | Exactly | Includes


@dataclass(frozen=True)
class Placed(Scheme):
    """For a `Setting`: `wants` says what each of its parts has to be, and each is worth the same.

    `harms` says by part and key which setting would harm the patient: ``{("drugs", "phenelzine", "out"): "..."}`` where leaving
    it out does, ``"in"`` where keeping it does. A harm loses everything.
    """

    wants: Mapping[str, Wanted]
    right: str
    harms: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    @property
    def key(self) -> dict[str, Plain]:
        """One answer that earns everything."""
        return {part: want.example for part, want in self.wants.items()}

    def harms_in(self, read: Mapping[str, Reading]) -> list[str]:
        """Why a reading would harm the patient; empty if it would not."""
        return [why for (part, key, where), why in self.harms.items() if (key in _keys(read[part])) == (where == "in")]

    def marks(self, item: Item, value: Plain, points: float) -> Marks:
        """See `Scheme.marks`."""
        if not isinstance(item, Setting):
            raise ValueError(f"{item.id}: a scheme for Setting can't mark a question of the kind {item.kind}")  # noqa: TRY004
        labels = {name: label for name, label, _, _ in item.parts}
        strange = sorted(set(self.wants) ^ set(labels))
        if strange:
            raise ValueError(f"{item.id}: the parts are {', '.join(labels)}; the scheme differs in {strange[0]}")
        read = item.reading(value)
        done = self.harms_in(read)
        if done:
            return harm_of(item, points, " ".join(done))
        lacking = [(name, want.lacks(read[name])) for name, want in self.wants.items()]
        if not any(lack for _, lack in lacking):
            return Marks(float(points), float(points), ((points, points, self.right),))
        return share_of(points, [(not lack, f"{labels[name]}: {lack or 'right.'}") for name, lack in lacking])


def _keys(read: Reading) -> list[str]:
    return read if isinstance(read, list) else [str(read)]
