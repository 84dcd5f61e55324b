"""What an explorer says, cut in two: reasons in a doctor's words, and behind them where they come from and how sure they are.

Ids of facts, titles of sources and doubts stand in the second part, each once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netcourse.disease.result import Reason
from netcourse.evidence import EvidenceLevel, contested_topics, discrepancies, fact, facts, harms, sources

_DOUBT = re.compile(r"\s*\((?:general knowledge, )?not verified\.?\)", re.IGNORECASE)
_TOPIC = re.compile(r"\s*\([JH]-\d+\)")
# A label of the rules in front of a reason: of a harm, or of what is contested.
_LABELS = ((re.compile(r"\b(?:Harm )?H\d+: "), "Harm: "), (re.compile(r"\bJ-\d+[,:] "), "Experts disagree: "))
NOT_VERIFIED = "General knowledge, not verified"
SECOND_HAND = "second hand"


@dataclass(frozen=True, slots=True)
class Told:
    """Reasons in the order in which they matter, and what stands behind them."""

    reasons: tuple[str, ...]
    sources: tuple[str, ...]


def tell(said: Iterable[Reason], also: Iterable[str] = ()) -> Told:
    """Part what is said from where it comes from.

    Parameters
    ----------
    said : iterable of Reason
        Reasons, the most important first; said twice they stand once.
    also : iterable of str
        Ids of what stands in the figures; their sources come after those of the reasons.

    Returns
    -------
    Told
        Texts without ids and doubts; a line for each source with its facts; last, in one line, what is not verified.
    """
    kept = list(dict.fromkeys(said))
    reasons = tuple(dict.fromkeys(plain(one.text) for one in kept))
    cited = dict.fromkeys((*(one for reason in kept for one in reason.facts), *also))
    doubts = [*dict.fromkeys(_sentence(reason) for reason in kept if is_doubted(reason))]
    told = {one for reason in kept for one in reason.facts}
    if drawn := [one for one in cited if one not in told and _is_unverified(one)]:
        doubts.append(f"in figures and tables ({', '.join(drawn)})")
    doubt = (f"{NOT_VERIFIED}: {'; '.join(doubts)}",) if doubts else ()
    return Told(reasons, (*sources_of(cited), *doubt))


def plain(text: str) -> str:
    """A text without ids and without the doubts in brackets, its units written as they are read."""
    return _DOUBT.sub("", without_ids(text)).replace("mm2", "mm²")


def without_ids(text: str) -> str:
    """A text of the rules without the ids of harms and of contested topics in it; its doubts stay."""
    for label, words in _LABELS:
        text = label.sub(words, text)
    return _TOPIC.sub("", text)


def is_doubted(reason: Reason) -> bool:
    """Whether a reason, or a fact that it rests on, is general knowledge that nobody verified."""
    return bool(_DOUBT.search(reason.text)) or any(_is_unverified(one) for one in reason.facts)


def sources_of(cited: Iterable[str]) -> tuple[str, ...]:
    """A line for each source: its title, its year, and the ids of what is cited from it.

    Parameters
    ----------
    cited : iterable of str
        Ids of facts, harms, contested topics, discrepancies and statements, as a `Reason` holds them.
    """
    lines: dict[str, list[str]] = {}
    for one in cited:
        for title in _titles(one):
            lines.setdefault(title, []).append(one)
    return tuple(f"{title}: {', '.join(ids)}" for title, ids in lines.items())


def _titles(cited: str) -> Sequence[str]:
    if cited in facts():
        found = fact(cited)
        if _is_unverified(cited):
            return ()  # said in the line of what is not verified
        known = [sources()[key] for key in found.source_keys if key != "ARTICLE"]
        article = ["The article"] if "ARTICLE" in found.source_keys else []
        sure = f" ({SECOND_HAND})" if found.evidence is EvidenceLevel.SECONDARY else ""
        return article + [
            f"{one.title if not one.year or one.year in one.title else f'{one.title} ({one.year})'}{sure}" for one in known
        ]
    if cited in harms():
        return ("List of harms of this course",)
    if cited in contested_topics():
        return ("What experts disagree on, as this course lists it",)
    return ("Where the article and its evidence differ",) if cited in discrepancies() else ("The article",)


def _is_unverified(cited: str) -> bool:
    return cited in facts() and fact(cited).evidence is EvidenceLevel.UNVERIFIED


def _sentence(reason: Reason) -> str:
    mine = [one for one in reason.facts if _is_unverified(one)]
    ids = f" ({', '.join(mine)})" if mine else ""
    return f"“{plain(reason.text)}”{ids}"
