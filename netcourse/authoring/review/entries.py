"""What there is to sign: each fact and each question, with what is doubted, where it is used and who has signed it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcourse.authoring.review.items import ReviewItem
from netcourse.authoring.review.uses import Use, Weight
from netcourse.evidence import EvidenceLevel, Fact, Library, Signature, Verdict
from netcourse.evidence.content import digest, doubts, fact_content
from netcourse.evidence.signatures import Signed, of

UNVERIFIED = "not verified"


class State(StrEnum):
    """How far an entry is, in the order in which a reviewer sees them."""

    DOUBT = "open doubt"
    CHANGED = "changed since it was signed"
    UNSIGNED = "not signed"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact or one question.

    Attributes
    ----------
    kind : Signed
        Fact or item.
    id : str
        A question's is that of its unit and its own.
    subject : Fact or ReviewItem
        What it is.
    topics : frozenset of str
        By which its speciality is known.
    content : dict of str to str
        What is signed, field by field.
    doubts : dict of str to str
        What is doubted, by what kind of doubt.
    uses : tuple of Use
        Of a fact, where it is used.
    unit : str
        The unit under which it is read; empty if none names it.
    weight : Weight
        How much hangs on it there.
    signatures : tuple of Signature
        All there are, whatever was signed.
    """

    kind: Signed
    id: str
    subject: Fact | ReviewItem
    topics: frozenset[str]
    content: Mapping[str, str]
    doubts: Mapping[str, str]
    uses: tuple[Use, ...]
    unit: str
    weight: Weight
    signatures: tuple[Signature, ...]

    @property
    def digest(self) -> str:
        """That of what stands now."""
        return digest(self.content)

    @property
    def standing(self) -> tuple[Signature, ...]:
        """The verdicts on what stands now; who said "not mine" gave none."""
        return tuple(one for one in self.signatures if one.digest == self.digest and one.verdict is not Verdict.NOT_MINE)

    @property
    def outdated(self) -> tuple[Signature, ...]:
        """The verdicts on what stood before."""
        return tuple(one for one in self.signatures if one.digest != self.digest and one.verdict is not Verdict.NOT_MINE)

    @property
    def state(self) -> State:
        """A clinician who agreed has seen the doubts that stand beside it; one who asks for a change opens a doubt.

        A doubt about what nothing uses is told, and is not open.
        """
        if any(one.verdict is Verdict.CHANGE for one in self.standing):
            return State.DOUBT
        if self.standing:
            return State.SIGNED
        if self.doubts and self.weight is not Weight.NOTHING:
            return State.DOUBT
        return State.CHANGED if self.outdated else State.UNSIGNED


def fact_entry(fact: Fact, library: Library, used: tuple[Use, ...]) -> Entry:
    """Make the entry of a fact.

    Parameters
    ----------
    fact : Fact
        One of the library.
    library : Library
        Where its sources, doubts and signatures stand.
    used : tuple of Use
        Where it is used, the heaviest use first.

    Returns
    -------
    Entry
        It is read under the unit of its heaviest use.
    """
    doubted = doubts(fact, library)
    if fact.evidence is EvidenceLevel.UNVERIFIED and used:
        doubted = {UNVERIFIED: "general knowledge without a source, and in use", **doubted}
    return Entry(
        kind=Signed.FACT,
        id=fact.id,
        subject=fact,
        topics=frozenset({fact.topic}),
        content=fact_content(fact, library),
        doubts=doubted,
        uses=used,
        unit=used[0].unit if used else "",
        weight=used[0].weight if used else Weight.NOTHING,
        signatures=of(library.signatures or (), Signed.FACT, fact.id),
    )


def item_entry(item: ReviewItem, library: Library, topics: Collection[str]) -> Entry:
    """Make the entry of a question.

    Parameters
    ----------
    item : ReviewItem
        The question.
    library : Library
        Where its facts, their doubts and the signatures stand.
    topics : collection of str
        The topics that it belongs to.

    Returns
    -------
    Entry
        With the doubts about the facts that it names.
    """
    doubted = item_doubts(item, library)
    name = f"{item.unit}/{item.id}"
    return Entry(
        kind=Signed.ITEM,
        id=name,
        subject=item,
        topics=frozenset(topics),
        content={**item_content(item), **doubted},
        doubts=doubted,
        uses=(),
        unit=item.unit,
        weight=Weight.MARKS if item.marks else Weight.PRACTICE,
        signatures=of(library.signatures or (), Signed.ITEM, name),
    )


def item_content(item: ReviewItem) -> dict[str, str]:
    """Return what a reviewer of a question signs, beside the doubts.

    Parameters
    ----------
    item : ReviewItem
        The question.

    Returns
    -------
    dict of str to str
        The name of each field and its text.
    """
    answers = {f"answer {at}": f"{row.answer} ({row.stands}): {row.told}" for at, row in enumerate(item.rows, start=1)}
    rest = {"rests on": ", ".join(item.facts), "examines": ", ".join(item.statements), "hidden test": item.code}
    return {
        "question": item.asked,
        "marks": f"{item.marks:g}",
        **answers,
        **dict(item.texts),
        **{name: text for name, text in rest.items() if text},
    }


def item_doubts(item: ReviewItem, library: Library) -> dict[str, str]:
    """Return what is doubted of the facts that a question names.

    Parameters
    ----------
    item : ReviewItem
        The question.
    library : Library
        Where its facts stand.

    Returns
    -------
    dict of str to str
        By what kind of doubt it is; empty if there is none.
    """
    named = [library.facts[one] for one in item.facts if one in library.facts]
    unverified = [fact.id for fact in named if fact.evidence is EvidenceLevel.UNVERIFIED]
    found = {UNVERIFIED: f"it rests on {', '.join(unverified)}, general knowledge without a source"} if unverified else {}
    for fact in named:
        for what, text in doubts(fact, library).items():
            found[f"{what} of {fact.id}" if what == "second reading" else what] = text
    return found
