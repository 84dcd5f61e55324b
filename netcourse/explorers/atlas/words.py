"""Short words that stand for what a fact says: each keeps its fact, so that a doubt goes wherever the word goes."""

from dataclasses import dataclass

from netcourse.disease.result import is_verified
from netcourse.evidence import fact, sources
from netcourse.evidence.content import value_with_unit

DOUBT = "(not verified)"
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Word:
    """A few words out of a fact's statement, and the id of that fact."""

    text: str
    fact_id: str

    @property
    def verified(self) -> bool:
        """Whether its fact is more than general knowledge."""
        return is_verified([self.fact_id])

    def __str__(self) -> str:
        return self.text if self.verified else f"{self.text} {DOUBT}"


def as_text(word: Word | None) -> str:
    """A word with its doubt; what no fact states is said to be so."""
    return NOT_STATED if word is None else str(word)


def number(fact_id: str) -> str:
    """A fact's number as a reader says it, such as ``about 75%`` or ``30 to 80%``; ``none`` without one."""
    return value_with_unit(fact(fact_id)).replace(" %", "%")


def source_names(fact_id: str) -> str:
    """The titles of a fact's sources, joined; the article of the course is called so."""
    known = sources()
    return "; ".join("the article" if key == "ARTICLE" else known[key].title for key in fact(fact_id).source_keys)
