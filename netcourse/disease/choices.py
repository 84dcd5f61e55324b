"""What comes out of a treatment rule: a set of judged options, each with its reasons, its jurisdiction and its date."""

from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.result import Reason, because
from netcourse.evidence import fact, facts, harms

# An act that the course calls unsafe, with its reason, although the harm list does not hold it.
NOT_LISTED = "unsafe, not on the harm list"


class Verdict(StrEnum):
    """What can be said of one option for patients with these features."""

    DEFENSIBLE = "defensible"
    NOT_DEFENSIBLE = "not defensible, not harmful"
    HARM = "harm"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Option:
    """One option with its verdict.

    `jurisdiction` and `as_of` are those of the fact that leads. `named_in` is an id of the harm list, or NOT_LISTED where the
    course calls an act unsafe that the list does not hold. `contested` is the id of the contested topic that the option belongs
    to, and `needs` what an undecided one waits for.
    """

    name: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    jurisdiction: str
    as_of: str
    named_in: str = ""
    contested: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """The judged options of a situation, the reasons that hold for all of them, and what would change them."""

    situation: str
    options: tuple[Option, ...]
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[str, ...] = ()

    def names(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the names of the options with this verdict."""
        return tuple(one.name for one in self.options if one.verdict is verdict)

    @property
    def defensible(self) -> tuple[str, ...]:
        """The names of the defensible options."""
        return self.names(Verdict.DEFENSIBLE)

    @property
    def harms(self) -> tuple[Option, ...]:
        """The harms that tempt in this situation."""
        return tuple(one for one in self.options if one.verdict is Verdict.HARM)

    @property
    def contested(self) -> tuple[str, ...]:
        """The ids of the contested topics that the options touch, each once."""
        return tuple(dict.fromkeys(one.contested for one in self.options if one.contested))


def option(verdict: Verdict, name: str, text: str, *fact_ids: str, contested: str = "", needs: tuple[str, ...] = ()) -> Option:
    """Return an option whose first fact gives jurisdiction and date; at least one fact is needed."""
    lead = fact(next(one for one in fact_ids if one in facts()))
    return Option(name, verdict, (because(text, *fact_ids),), lead.jurisdiction, lead.as_of, "", contested, needs)


def harm(named_in: str, name: str, text: str, *fact_ids: str) -> Option:
    """An unsafe act, named by its id of the harm list (H1 to H16), or NOT_LISTED.

    Raises
    ------
    LookupError
        If `named_in` is neither.
    """
    if named_in in harms():
        listed = harms()[named_in]
        fact_ids = (named_in, *fact_ids, *(() if fact_ids else listed.facts))
        text = f"{text} {listed.why}"
    elif named_in != NOT_LISTED:
        raise LookupError(f"named_in={named_in}: neither on the harm list nor {NOT_LISTED!r}")
    lead = fact(next(one for one in fact_ids if one in facts()))
    return Option(name, Verdict.HARM, (because(text, *fact_ids),), lead.jurisdiction, lead.as_of, named_in)
