"""Whether a plan holds what the patient needs, each item carried by a finding, and no harm."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.score.worth import PlanPart, Worth

# Chosen for teaching: what is planned counts more than how it is supported, and a weak item costs a tenth.
_PARTS, _SUPPORT, _WEAK = Fraction(7, 10), Fraction(3, 10), Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Planned:
    """How a plan stands: its share of 1, parts that are not met, items without their finding, weak items and harms."""

    share: Fraction
    unmet: tuple[PlanPart, ...]
    loose: tuple[str, ...]
    weak: tuple[str, ...]
    harms: tuple[str, ...]


def plan(worth: Worth, planned: Mapping[str, str], jurisdiction: str) -> Planned:
    """Judge a plan.

    Parameters
    ----------
    worth : Worth
        The patient's key.
    planned : mapping of str to str
        Each item with the act whose finding it rests on, which was known then; an empty text for none.
    jurisdiction : str
        Whose licences were chosen.

    Returns
    -------
    Planned
        An item that rests on no known finding meets no part: a list of everything is no plan.
    """
    good = {item: part for item in planned for part in worth.parts if part.counts(item, jurisdiction)}
    met = [part for part in worth.parts if any(good.get(item) == part and planned[item] for item in planned)]
    tied = [item for item, part in good.items() if planned[item] in part.supports]
    weak = tuple(item for item in planned if item in worth.weak)
    harms = tuple(item for item in planned if item in worth.harms)
    whole = sum(part.weight for part in worth.parts)
    share = Fraction(0)
    if planned and not harms:
        base = max(Fraction(0), Fraction(sum(part.weight for part in met), whole) - _WEAK * len(weak))
        share = _PARTS * base + _SUPPORT * Fraction(len(tied), len(planned))
    unmet = tuple(part for part in worth.parts if part not in met)
    return Planned(share, unmet, tuple(item for item in good if item not in tied), weak, harms)
