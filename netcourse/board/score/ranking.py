"""How near a ranked list of diagnoses comes to what was knowable at that moment.

Rank-biased overlap (Webber, Moffat, Zobel, ACM TOIS 2010), cut at the key's length, against tiers: the top counts most, lists may
be short and share little, ties cost nothing, and a list longer than the key gains nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from netcourse.board.score.worth import RANKED, Tiers

# How much less the next rank counts; 0.7 puts most of the weight on the first three.
_PERSISTENCE = Fraction(7, 10)
# The rest is for having thought of what must not be missed.
_AGREEMENT = Fraction(8, 10)


def agreement(ranked: Sequence[str], tiers: Tiers) -> Fraction:
    """Agreement of a list with a key, from 0 to 1; 1 for the key itself in any order within its tiers."""
    length = sum(map(len, tiers))
    got = whole = Fraction(0)
    for depth in range(1, length + 1):
        weight = _PERSISTENCE ** (depth - 1)
        overlap = len(set(ranked[:depth]) & _begun(tiers, depth))
        got += weight * Fraction(min(overlap, depth), depth)
        whole += weight
    return got / whole if whole else Fraction(0)


def _begun(tiers: Tiers, depth: int) -> set[str]:
    """Every diagnosis of a tier that begins at this rank or above."""
    found: set[str] = set()
    before = 0
    for tier in tiers:
        if before >= depth:
            break
        found.update(tier)
        before += len(tier)
    return found


def list_share(ranked: Sequence[str], keys: Sequence[Tiers], must: Collection[str]) -> Fraction:
    """What one list earns of 1: the best agreement with a key that can be defended, and what must not be missed."""
    best = max((agreement(ranked, tiers) for tiers in keys), default=Fraction(0))
    if not must:
        return best
    return _AGREEMENT * best + (1 - _AGREEMENT) * Fraction(len(set(must) & set(ranked)), len(set(must)))


def ranking(
    rankings: Mapping[str, Sequence[str]], keys: Mapping[str, Sequence[Tiers]], must: Mapping[str, Collection[str]]
) -> dict[str, Fraction]:
    """What each of the three lists earns of 1; a list that was never committed earns nothing."""
    return {phase: list_share(rankings.get(phase, ()), keys[phase], must.get(phase, ())) for phase in RANKED}
