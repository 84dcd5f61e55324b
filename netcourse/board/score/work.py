"""Whether the work was done that the patient needed, and little else: thoroughness and efficiency, as one number."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.score.worth import SHARES, Slot, Worth


@dataclass(frozen=True, slots=True)
class Work:
    """How the work went.

    `thoroughness` is the share of the essential work that was met, `efficiency` what the expert's path costs against that and all
    that was needless. `needless` holds each act that was bought in vain, with its price: a second time, or not needed at all.
    """

    thoroughness: Fraction
    efficiency: Fraction
    missing: tuple[Slot, ...]
    spoilt: tuple[Slot, ...]
    needless: tuple[tuple[str, int], ...]

    @property
    def share(self) -> Fraction:
        """The harmonic mean of both, 0 if nothing essential was done."""
        both = self.thoroughness + self.efficiency
        return 2 * self.thoroughness * self.efficiency / both if self.thoroughness else Fraction(0)


def work(worth: Worth, done: Sequence[str], known: Collection[str], usable: Collection[str], prices: Mapping[str, int]) -> Work:
    """Judge the acts of a course.

    Parameters
    ----------
    worth : Worth
        The patient's key.
    done : sequence of str
        Every act, as often as it was done.
    known, usable : collection of str
        The acts of which a result came, and of which one came that meant something in the body as it was.
    prices : mapping of str to int
        What each act costs.
    """
    came, meant = frozenset(known), frozenset(usable)
    met = [slot for slot in worth.slots if not (meant if slot.usable else came).isdisjoint(slot.any)]
    missing = tuple(slot for slot in worth.slots if slot not in met)
    spoilt = tuple(slot for slot in missing if not came.isdisjoint(slot.any))
    needless = _needless(worth, done, prices)
    expert = sum(prices[act] for act in worth.path)
    bought = expert + sum(price for _, price in needless)
    efficiency = Fraction(expert, bought) if bought else Fraction(1)
    return Work(_thoroughness(worth, met), efficiency, missing, spoilt, needless)


def _thoroughness(worth: Worth, met: Collection[Slot]) -> Fraction:
    # A stage in which this patient needs nothing leaves its share to the others.
    stages = {stage: [slot for slot in worth.slots if slot.stage == stage] for stage in SHARES}
    whole = sum(SHARES[stage] for stage, slots in stages.items() if slots)
    got = Fraction(0)
    for stage, slots in stages.items():
        if slots:
            weight = sum(slot.weight for slot in slots)
            got += SHARES[stage] * Fraction(sum(slot.weight for slot in slots if slot in met), weight)
    return got / whole


def _needless(worth: Worth, done: Sequence[str], prices: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Each act outside slots and useful acts, and of each slot all that was bought beyond the cheapest."""
    free = worth.essential | frozenset(worth.useful)
    vain = [act for act in done if act not in free]
    for slot in worth.slots:
        vain += sorted((act for act in done if act in slot.any), key=lambda act: prices[act])[1:]
    return tuple((act, prices[act]) for act in vain)
