"""NET G3 or NEC: how the tumour looks and how it stains decide, and no Ki-67 cut-off does."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from netcourse.disease.arguments import one_of
from netcourse.disease.result import NotDecidable, Reason, because


class Morphology(StrEnum):
    """How a high-grade neuroendocrine tumour is built."""

    ORGANOID = "organoid"
    DIFFUSE = "diffuse-abnormal"
    UNCLEAR = "unclear"


class P53(StrEnum):
    """The pattern of the p53 stain: wild-type is normal, mutant abnormal."""

    WILD_TYPE = "wild-type pattern"
    MUTANT = "mutant pattern"
    NOT_DONE = "not done"


class NuclearStain(StrEnum):
    """A stain that normal nuclei keep (Rb, ATRX, DAXX): retained is normal, lost abnormal."""

    RETAINED = "retained"
    LOST = "lost"
    NOT_DONE = "not done"


class Sstr2(StrEnum):
    """The stain for somatostatin receptor 2: a NET is typically positive."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NOT_DONE = "not done"


class HighGrade(StrEnum):
    """The three possible answers."""

    NET_G3 = "NET G3"
    NEC = "NEC"
    NOT_DECIDABLE = "not decidable from these"


@dataclass(frozen=True, slots=True)
class HighGradeAnswer:
    """The answer, what speaks for each side, the reasons, and what would change it."""

    answer: HighGrade
    for_net: tuple[Reason, ...]
    for_nec: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def what(self) -> str:
        """The answer in words."""
        return str(self.answer)


@dataclass(frozen=True, slots=True)
class _Stains:
    p53: P53
    rb: NuclearStain
    atrx: NuclearStain
    daxx: NuclearStain
    sstr2: Sstr2

    @property
    def inactivated(self) -> int:
        """How many of p53 and Rb look inactivated, as is typical of a NEC."""
        return (self.p53 is P53.MUTANT) + (self.rb is NuclearStain.LOST)

    @property
    def intact(self) -> int:
        """How many of p53 and Rb look intact, as is typical of a NET G3."""
        return (self.p53 is P53.WILD_TYPE) + (self.rb is NuclearStain.RETAINED)

    @property
    def net_mutation(self) -> bool:
        """Whether ATRX or DAXX is lost, as in some pancreatic NETs."""
        return NuclearStain.LOST in (self.atrx, self.daxx)


Word = TypeVar("Word", bound=StrEnum)


def net_g3_or_nec(
    *,
    morphology: str | None,
    p53: str = P53.NOT_DONE,
    rb: str = NuclearStain.NOT_DONE,
    atrx: str = NuclearStain.NOT_DONE,
    daxx: str = NuclearStain.NOT_DONE,
    sstr2: str = Sstr2.NOT_DONE,
) -> HighGradeAnswer | NotDecidable:
    """Tell a NET G3 from a NEC, for a tumour above the limits of G2 (facts A5-02, A5-04, A5-05, A5-07, B3-10, B3-11).

    Clear morphology decides unless the stains contradict it. Unclear morphology leaves it to the stains, and these decide
    only with the whole typical picture: p53 and Rb both inactivated for a NEC; both intact, with SSTR2 expressed or ATRX or
    DAXX lost, for a NET G3. Ki-67 is no argument, as it is high in both.

    Parameters
    ----------
    morphology : Morphology or str or None
        ``"organoid"``, ``"diffuse-abnormal"`` or ``"unclear"``.
    p53 : P53 or str
        ``"wild-type pattern"``, ``"mutant pattern"`` or ``"not done"``.
    rb, atrx, daxx : NuclearStain or str
        ``"retained"``, ``"lost"`` or ``"not done"``.
    sstr2 : Sstr2 or str
        ``"positive"``, ``"negative"`` or ``"not done"``. A negative stain decides nothing: nothing in the facts says that a
        NEC is negative.

    Returns
    -------
    HighGradeAnswer or NotDecidable
        "Not decidable from these" is an answer, with both sides' reasons: morphology and stains contradict each other, or
        nothing that tells them apart is known. NotDecidable when nobody looked at the morphology (None).

    Raises
    ------
    ValueError
        If a word is not in its list.
    """
    stains = _Stains(
        p53=_word("p53", p53, P53),
        rb=_word("rb", rb, NuclearStain),
        atrx=_word("atrx", atrx, NuclearStain),
        daxx=_word("daxx", daxx, NuclearStain),
        sstr2=_word("sstr2", sstr2, Sstr2),
    )
    text = "Ki-67 does not separate the two: it is high in both, and no cut-off decides."
    ki67 = because(text, "B3-11", "B1-3.ki67", "B1-5.ki67")
    if morphology is None:
        first = because("Differentiation is read first.", "B3-10")
        return NotDecidable(("morphology: organoid, diffuse-abnormal, or unclear",), (first, ki67))
    looks = _word("morphology", morphology, Morphology)
    answer = _by_morphology(looks, stains)
    for_net, for_nec = _for_net(looks, stains), _for_nec(looks, stains)
    reasons = [*for_net, *for_nec, ki67]
    if answer is HighGrade.NOT_DECIDABLE:
        text = "Findings contradict each other." if for_net and for_nec else "What is known does not tell the two apart."
        reasons.append(because(text, "A5-07"))
    return HighGradeAnswer(answer, for_net, for_nec, tuple(reasons), _would_change(answer, looks, stains))


def _word(name: str, value: str, kind: type[Word]) -> Word:
    return kind(one_of(name, value, kind))


def _by_morphology(looks: Morphology, stains: _Stains) -> HighGrade:
    if looks is Morphology.ORGANOID:
        return HighGrade.NOT_DECIDABLE if stains.inactivated else HighGrade.NET_G3
    if looks is Morphology.DIFFUSE:
        contradicted = stains.net_mutation or (stains.intact and not stains.inactivated)
        return HighGrade.NOT_DECIDABLE if contradicted else HighGrade.NEC
    return _by_stains(stains)


def _by_stains(stains: _Stains) -> HighGrade:
    if stains.inactivated == 2 and not stains.net_mutation:
        return HighGrade.NEC
    if stains.intact == 2 and (stains.net_mutation or stains.sstr2 is Sstr2.POSITIVE):
        return HighGrade.NET_G3
    return HighGrade.NOT_DECIDABLE


def _for_net(looks: Morphology, stains: _Stains) -> tuple[Reason, ...]:
    found = []
    if looks is Morphology.ORGANOID:
        found.append(because("An organoid pattern is typical of NET G3.", "A5-05"))
    if stains.p53 is P53.WILD_TYPE:
        found.append(because("A wild-type pattern of p53 fits NET G3, which typically has wild-type TP53.", "A5-05"))
    if stains.rb is NuclearStain.RETAINED:
        found.append(because("Retained Rb fits NET G3, which typically has wild-type RB1.", "A5-05"))
    if stains.sstr2 is Sstr2.POSITIVE:
        found.append(because("NET G3 typically expresses SSTR2.", "A5-05"))
    for name, stain in (("ATRX", stains.atrx), ("DAXX", stains.daxx)):
        if stain is NuclearStain.LOST:
            found.append(because(f"{name} is lost: its gene is mutated in some pancreatic NETs.", "A5-02.presence", "A5-07"))
    return tuple(found)


def _for_nec(looks: Morphology, stains: _Stains) -> tuple[Reason, ...]:
    found = []
    if looks is Morphology.DIFFUSE:
        text = "Diffuse, abnormal growth is poor differentiation, and a poorly differentiated tumour is a NEC."
        found.append(because(text, "B3-10"))
    if stains.p53 is P53.MUTANT:
        found.append(because("A mutant pattern of p53 fits NEC, where TP53 is typically inactivated.", "A5-04"))
    if stains.rb is NuclearStain.LOST:
        found.append(because("Lost Rb fits NEC, where RB1 is typically inactivated.", "A5-04"))
    return tuple(found)


def _would_change(answer: HighGrade, looks: Morphology, stains: _Stains) -> tuple[str, ...]:
    changes = []
    if answer is HighGrade.NET_G3:
        changes.append("A mutant pattern of p53, or lost Rb, would make it undecidable.")
    if answer is HighGrade.NEC:
        changes.append("Lost ATRX or DAXX would make it undecidable.")
        changes.append("A wild-type pattern of p53 together with retained Rb would no longer allow NEC.")
    missing = [name for name, stain in _named(stains) if stain == P53.NOT_DONE]
    if answer is HighGrade.NOT_DECIDABLE:
        changes.append("Review by a second pathologist, with more tissue.")
        if missing:
            changes.append(f"Stains that were not done: {', '.join(missing)}.")
        if looks is Morphology.UNCLEAR:
            changes.append("A clear organoid or diffuse-abnormal pattern in more tissue.")
    return tuple(changes)


def _named(stains: _Stains) -> tuple[tuple[str, str], ...]:
    return (("p53", stains.p53), ("Rb", stains.rb), ("ATRX", stains.atrx), ("DAXX", stains.daxx), ("SSTR2", stains.sstr2))
