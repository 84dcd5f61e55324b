"""One round with a patient: what is asked and found, whom the rules put first, candidates with their weights, and the score."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from netcourse.disease.functional_syndromes import Feature, SyndromeSet, matching_syndromes
from netcourse.disease.mimics import Candidate, Clue, Finding, Ranking, rank
from netcourse.explorers.picture_to_hormone.patients import CAUSES, FINDINGS, Cause, Hidden

# Chosen: so many questions a patient answers.
MOST_QUESTIONS = 10
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Play:
    """Where somebody stands. `weights` are in % by cause, in the order of the candidates; `asked` holds each finding once."""

    key: str
    patient: Hidden
    asked: tuple[Finding, ...]
    weights: Mapping[Cause, float]
    step: str
    wants_to_commit: bool

    @property
    def present(self) -> frozenset[Finding]:
        """What is known to be there."""
        return self.patient.told | (frozenset(self.asked) & self.patient.has)

    @property
    def absent(self) -> frozenset[Finding]:
        """What was asked and is not there."""
        return frozenset(self.asked) - self.patient.has

    @property
    def ranking(self) -> Ranking:
        """How the rules rank all causes by what is known."""
        return ranked(self.present, self.absent)

    @property
    def refused(self) -> str:
        """Why nobody can commit like this; empty if one can."""
        if not self.weights:
            return "Name at least one candidate before you commit."
        if (total := sum(self.weights.values())) > _WHOLE:
            return f"The weights add up to {total:g}%: take them down to {_WHOLE}% or less, then commit."
        return ""

    @property
    def committed(self) -> bool:
        """Whether the answer is in, and all is shown."""
        return self.wants_to_commit and not self.refused

    @property
    def brier(self) -> float:
        """The Brier score of the weights; see `brier_score`."""
        return brier_score({cause: weight / _WHOLE for cause, weight in self.weights.items()}, self.patient.cause)


@lru_cache(maxsize=512)
def ranked(present: frozenset[Finding], absent: frozenset[Finding]) -> Ranking:
    """How the rules rank all causes.

    Raises
    ------
    ValueError
        If nothing is present: every patient is told of with one finding at least.
    """
    found = rank(present, absent=absent)
    if isinstance(found, Ranking):
        return found
    raise ValueError(str(found))


@lru_cache(maxsize=1024)
def leaves(present: frozenset[Finding]) -> tuple[str, ...]:
    """The functional syndromes that fit some findings, mimics aside; all that a clue of a mimic leaves is none."""
    found = matching_syndromes([one for one in present if isinstance(one, Feature)])
    return tuple(one.syndrome for one in found.fits) if isinstance(found, SyndromeSet) else ()


def candidate(ranking: Ranking, cause: Cause) -> Candidate | None:
    """A cause as it stands in a ranking; None if nothing speaks for it."""
    return next((one for one in ranking.candidates if one.cause == cause), None)


def brier_score(shares: Mapping[Cause, float], cause: Cause) -> float:
    """How far weights lie from what proved true.

    Parameters
    ----------
    shares : mapping of cause to float
        From 0 to 1, at most 1 together; what is left is shared evenly by all causes that are not named.
    cause : Syndrome or Mimic
        What proved true.

    Returns
    -------
    float
        The sum over all causes of the squared distance from 1 (what proved true) or 0: from 0, best, to 2.
    """
    unnamed = [one for one in CAUSES if one not in shares]
    rest = (1 - sum(shares.values())) / len(unnamed)
    return sum((shares.get(one, rest) - (one == cause)) ** 2 for one in CAUSES)


@lru_cache(maxsize=len(CAUSES))
def belongs(cause: Cause) -> frozenset[Finding]:
    """All findings that the rules count for a cause."""
    # A diarrhoea can't both persist and stop on fasting, so everything at once is asked for twice.
    everything = (frozenset(FINDINGS) - {one} for one in (Feature.SECRETORY_DIARRHOEA, Clue.STOPS_ON_FASTING))
    found = (candidate(ranked(present, frozenset()), cause) for present in everything)
    return frozenset(one for each in found if each is not None for one in each.matching)


def better_question(play: Play) -> Finding | None:
    """The question that, asked as well, would have left fewest in first place, the true cause among them.

    Returns
    -------
    Feature, Clue or None
        None where the cause stands alone in first place already, or no question would have helped.
    """
    causes = [one.cause for one in play.ranking.level]
    if causes == [play.patient.cause]:
        return None
    told_by_no = frozenset[Finding]().union(*(belongs(one) for one in causes if one != play.patient.cause)) - play.patient.has
    open_ones = [one for one in FINDINGS if one in (play.patient.has - play.present) | (told_by_no - play.absent)]
    best = min(open_ones, key=lambda one: _still_level(play, one), default=None)
    return best if best is not None and _still_level(play, best) < _still_level(play) else None


def _still_level(play: Play, more: Finding | None = None) -> int:
    """How many stand in first place after one more question; if the true cause does not, that many and all causes besides."""
    asked = frozenset[Finding]() if more is None else frozenset({more})
    level = [
        one.cause for one in ranked(play.present | (asked & play.patient.has), play.absent | (asked - play.patient.has)).level
    ]
    return len(level) + (0 if play.patient.cause in level else len(CAUSES))
