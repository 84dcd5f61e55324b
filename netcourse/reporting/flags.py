"""What is odd about a question, in words, with what to do; the likeliest mistake of the author's first.

The limits are conventions and no laws of nature: Blackboard calls a question with under 0.3 of its marks hard, and PrairieLearn
asks for a correlation above 0.2 unless nearly all are right. That one counts as missed where the whole interval lies below it: a
flag that half of the questions get is read by nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from netcourse.reporting.facility import Interval
from netcourse.reporting.figures import Figures, Whole
from netcourse.reporting.model import Option, State
from netcourse.reporting.tables import Choice, Choices

# With fewer students than this a figure is shown in grey, and says so.
FIRM_FROM = 30
HARD_BELOW = 0.3
EASY_ABOVE = 0.95
FLAT_BELOW = 0.2
_MANY_UNREACHED = 0.1
_MANY_BLANK = 0.15
_RARE = 0.05
_ALPHA_RISES = 0.02
# Fewer of the strongest say nothing of a key.
_FEWEST_STRONG = 3


class Weight(IntEnum):
    """How much a flag asks for; small is more."""

    KEY = 0
    AGAINST = 1
    FLAT = 2
    HARD = 3
    TIME = 4
    APART = 5
    OPTION = 6
    EASY = 7


@dataclass(frozen=True, slots=True)
class Flag:
    """What is odd, and what to do about it; `size` orders flags of the same weight, larger first."""

    weight: Weight
    says: str
    do: str
    size: float = 0.0

    @property
    def asks_for_repair(self) -> bool:
        """Whether the question may be wrong, and not only hard or long."""
        return self.weight <= Weight.FLAT


def flags(one: Figures, whole: Whole) -> list[Flag]:
    """The flags of a question, the gravest first; none where all have the same marks, for that is no information."""
    if one.facility is None or one.facility.same:
        return []
    found = [*_key(one.choices, several=one.item.several), *_strength(one, whole), *_hardness(one), *_missing(one), *_idle(one)]
    return sorted(found, key=lambda flag: (flag.weight, -flag.size))


def _key(found: Choices, *, several: bool) -> Iterator[Flag]:
    """A wrong option that the strongest like better than the right one of the same part of the question."""
    strongest = found.sizes[-1] if found.sizes else 0
    for row in found.rows:
        chose = row.by_group[-1] if row.by_group else 0
        right = [other.by_group[-1] for other in found.rows if other.option.right and other.option.part == row.option.part]
        # Where several belong together each stands for itself.
        of_key = strongest / 2 if several else max(right, default=0)
        if row.option.right or chose < _FEWEST_STRONG or chose <= of_key or not (right or several):
            continue
        if several and not _rises(row, found):
            continue
        beside = "more than half" if several else f"and {of_key:g} the key"
        yield Flag(
            Weight.KEY,
            f"Of the {strongest} strongest who answered, {chose} chose {named(row.option)}, {beside}.",
            "Is the key right? Read the question as they did before you read anything else on this page.",
            (chose - of_key) / strongest,
        )


def _rises(row: Choice, found: Choices) -> bool:
    weakest = found.sizes[0]
    return weakest == 0 or row.by_group[-1] / found.sizes[-1] > row.by_group[0] / weakest


def _strength(one: Figures, whole: Whole) -> Iterator[Flag]:
    found = one.correlation
    if found is None:
        return
    if found.interval.high < 0:
        yield Flag(
            Weight.AGAINST,
            f"Who is strong in the rest does worse here ({_r(found.r, found.interval)}).",
            "Look for a key that is wrong, a trap in the words, or a second right answer.",
            -found.r,
        )
    elif found.interval.high < FLAT_BELOW and found.n >= FIRM_FROM and one.facility and one.facility.share <= EASY_ABOVE:
        yield Flag(
            Weight.FLAT,
            f"It hardly tells the strong from the weak ({_r(found.r, found.interval)}).",
            "Have two colleagues answer it: unclear words and guesses look like this, and so does what nobody was taught.",
            -found.r,
        )
    if whole.reliability is None or one.without is None:
        return
    alpha = whole.reliability.alpha
    if one.without - alpha > _ALPHA_RISES:
        yield Flag(
            Weight.APART,
            f"Without it alpha would be {one.without:.2f} in place of {alpha:.2f}.",
            "It measures something else than the rest: keep it if that is meant.",
            one.without - alpha,
        )


def _hardness(one: Figures) -> Iterator[Flag]:
    found = one.facility
    if found is None:
        return
    if found.share < HARD_BELOW:
        yield Flag(
            Weight.HARD,
            f"The class has {found.share:.0%} of its marks.",
            "If the key is right, this is what to teach again.",
            1 - found.share,
        )
    elif found.share > EASY_ABOVE:
        yield Flag(Weight.EASY, f"The class has {found.share:.0%} of its marks.", "Fine as a beginning; it tells nobody apart.")


def _missing(one: Figures) -> Iterator[Flag]:
    all_of_them = sum(one.states.values()) - one.states.get(State.NOT_SHOWN, 0)
    if not all_of_them:
        return
    unreached, blank = one.states.get(State.NOT_REACHED, 0), one.states.get(State.BLANK, 0)
    if unreached / all_of_them > _MANY_UNREACHED:
        says = f"{unreached} of {all_of_them} did not get as far as this."
        yield Flag(Weight.TIME, says, "The unit may be too long, or this too late in it.", unreached / all_of_them)
    if blank / all_of_them > _MANY_BLANK:
        says = f"{blank} of {all_of_them} left it blank and went on."
        yield Flag(Weight.TIME, says, "Is it clear that, and how, it is to be answered?", blank / all_of_them)


def _idle(one: Figures) -> Iterator[Flag]:
    answered = one.states.get(State.ANSWERED, 0)
    rare = [row for row in one.choices.rows if row.option in one.item.options and row.count < _RARE * answered]
    wrong = [row for row in rare if not row.option.right and one.item.kind in ("SingleBest", "HotSpot")]
    if wrong and answered >= FIRM_FROM:
        listed = ", ".join(f"{row.option.key} ({row.count})" for row in wrong)
        says = f"Of {answered} hardly anybody chose {listed}."
        yield Flag(Weight.OPTION, says, "Put an error there that somebody makes.", len(wrong))


def named(option: Option) -> str:
    """An option as a person says it: its letter, where it has one, and its words."""
    return f"{option.key}: {option.text}" if len(option.key) == 1 else option.text


def _r(r: float, interval: Interval) -> str:
    return f"item-rest r {r:.2f}, {interval.low:.2f} to {interval.high:.2f}".replace("-0.", "−0.")
