"""What every rule answers with: reasons that cite facts, or the plain words that it can't be decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from netcourse.evidence import EvidenceLevel, contested_topics, discrepancies, fact, harms, statements


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an argument in a student's words, and the ids of what it rests on: facts, harms, statements, doubts."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotDecidable:
    """The answer when something is missing: what is needed, and why. Nothing is guessed."""

    needs: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()

    def __str__(self) -> str:
        return f"not decidable: needs {'; '.join(self.needs)}"


def because(text: str, *fact_ids: str) -> Reason:
    """A reason whose citations exist.

    Parameters
    ----------
    text : str
        One sentence or two, for a medical student.
    *fact_ids : str
        Ids of facts, or of harms (``"H3"``), contested topics (``"J-08"``), discrepancies (``"H-13"``) or the article's
        statements (``"S163"``).

    Returns
    -------
    Reason
        The reason with its citations.

    Raises
    ------
    LookupError
        If an id is none of these.
    """
    others = (harms(), contested_topics(), discrepancies(), statements())
    for one in fact_ids:
        if not any(one in known for known in others):
            fact(one)
    return Reason(text, fact_ids)


def is_verified(fact_ids: Iterable[str]) -> bool:
    """Whether at least one of these facts is more than general knowledge."""
    return any(fact(one).evidence is not EvidenceLevel.UNVERIFIED for one in fact_ids)


def stated(fact_id: str) -> Reason:
    """A fact's own statement as a reason, marked where nobody has verified it.

    Raises
    ------
    LookupError
        If there is no such fact.
    """
    doubt = "" if is_verified([fact_id]) else " (General knowledge, not verified.)"
    return because(fact(fact_id).statement + doubt, fact_id)
