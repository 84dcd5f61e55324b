"""What imitates a functional syndrome: common causes of flushing and of watery diarrhoea, ranked beside the syndromes.

The order, matching minus against, is chosen for teaching: no likelihood ratio of these findings is held, so nothing here is a
probability. What speaks against a mimic is what it leaves unexplained; a common cause and a NET can both be there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import Number, one_of
from netcourse.disease.functional_syndromes import Feature, Syndrome, SyndromeSet, matching_syndromes
from netcourse.disease.result import NotDecidable, Reason, because, stated


class Mimic(StrEnum):
    """A cause that is no NET and looks like one; the menopause stands for the whole climacteric."""

    MENOPAUSE = "menopause"
    ROSACEA = "rosacea"
    DRUG_FLUSH = "flush from a drug"
    LAXATIVE = "laxative"


class Clue(StrEnum):
    """What a student can ask besides the hallmarks of the syndromes, because it tells a mimic."""

    SWEATING = "heat with strong sweating"
    LASTING_REDNESS = "redness, papules or fine vessels between the flushes"
    SINCE_A_DRUG = "flushes since a drug was started"
    STOPS_ON_FASTING = "diarrhoea that stops on fasting"
    LARGE_GAP = "large osmotic gap of the stool"


Finding = Feature | Clue


@dataclass(frozen=True, slots=True)
class Candidate:
    """A syndrome or a mimic beside a patient's findings: what matches, what speaks against it, and what would settle it."""

    cause: Syndrome | Mimic
    matching: tuple[Finding, ...]
    against: tuple[str, ...]
    settles: Reason
    reasons: tuple[Reason, ...]
    harms: tuple[str, ...]

    @property
    def balance(self) -> int:
        """Matching minus against: an order for teaching, no probability."""
        return len(self.matching) - len(self.against)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The causes with at least one match, the best balance first; `level` are all that share the first place."""

    candidates: tuple[Candidate, ...]
    unexplained: tuple[Finding, ...]
    would_change: tuple[str, ...]

    @property
    def level(self) -> tuple[Candidate, ...]:
        """Those that stand level at the top; one alone leads."""
        return tuple(one for one in self.candidates if one.balance == self.candidates[0].balance)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What belongs to a mimic and what it does not explain, each with its fact; then what settles it, and what else to know."""

    typical: dict[Finding, str]
    not_explained: dict[Finding, str]
    settles: tuple[str, ...]
    more: tuple[str, ...]


_OF_CARCINOID: dict[Finding, str] = {Feature.WHEEZE: "A2-06.hallmark", Feature.DIARRHOEA: "A2-06.hallmark"}
# `settles` is a sentence and its facts.
_PROFILES = {
    Mimic.MENOPAUSE: _Profile(
        {Feature.FLUSHING: "A2-12.menopause", Clue.SWEATING: "A2-12.menopause"},
        _OF_CARCINOID,
        (
            "Her age, her cycle and the sweats settle it; what they leave unexplained is looked into.",
            "A2-12.common", "A2-12.serious",
        ),
        ("A2-12.menopause-usual",),
    ),
    Mimic.ROSACEA: _Profile(
        {Feature.FLUSHING: "A2-12.rosacea-minutes", Clue.LASTING_REDNESS: "A2-12.rosacea"},
        _OF_CARCINOID,
        ("A look at the skin between two flushes settles it.", "A2-12.rosacea", "A2-12.common"),
        ("A2-12.rosacea-minutes",),
    ),
    Mimic.DRUG_FLUSH: _Profile(
        {Feature.FLUSHING: "A2-12.drugs", Clue.SINCE_A_DRUG: "A2-12.drugs"},
        {Feature.WHEEZE: "A2-06.hallmark"},
        ("The list of drugs with their dates settles it; a drug is changed only with the prescriber.", "A2-12.drugs", "J-17"),
        ("A2-12.common",),
    ),
    Mimic.LAXATIVE: _Profile(
        {
            Feature.DIARRHOEA: "A2-11.laxative-signs", Feature.LOW_POTASSIUM: "A2-11.laxative-signs",
            Clue.STOPS_ON_FASTING: "A2-11.fasting", Clue.LARGE_GAP: "A2-11.magnesium",
        },
        {Feature.LOW_GASTRIC_ACID: "A2-03.hallmark"},
        (
            "Sodium and potassium of the stool, and a search for laxatives in stool and urine, settle it.",
            "A2-11.gap", "A2-11.laxative",
        ),
        ("A2-11.stimulant", "A2-11.laxative-share"),
    ),
}  # fmt: skip


def rank(
    present: Iterable[str] | None,
    *,
    absent: Iterable[str] = (),
    stool_ml_per_24h: Number | None = None,
) -> Ranking | NotDecidable:
    """Rank the functional syndromes and their mimics by what matches minus what speaks against.

    Parameters
    ----------
    present : iterable of Feature, Clue or str, or None
        What the patient has; the order does not matter.
    absent : iterable of Feature, Clue or str
        What was looked for and not found.
    stool_ml_per_24h : number, at least 0, in mL per 24 hours, optional

    Returns
    -------
    Ranking or NotDecidable
        Best balance first, and among equals the syndromes first, as in `functional_syndromes`; not decidable without a finding.

    Raises
    ------
    ValueError
        If a finding is not in the lists, is both present and absent, or if a diarrhoea both stops and persists on fasting.
    """
    has = frozenset(_finding("present", one) for one in present or ())
    lacks = frozenset(_finding("absent", one) for one in absent)
    if has & lacks:
        raise ValueError(f"absent={_listed(has & lacks)}: also given as present; allowed is one of the two")
    if has >= {Clue.STOPS_ON_FASTING, Feature.SECRETORY_DIARRHOEA}:
        raise ValueError(f"present={Clue.STOPS_ON_FASTING}, {Feature.SECRETORY_DIARRHOEA}: must be one of the two")
    if not has:
        return NotDecidable(("at least one symptom, sign or routine result",))
    found = [*_syndromes(has, lacks, stool_ml_per_24h), *(_mimic(one, has, lacks) for one in Mimic)]
    ranked = sorted((one for one in found if one.matching), key=lambda one: -one.balance)
    explained = {finding for one in ranked for finding in one.matching}
    return Ranking(
        tuple(ranked),
        tuple(one for one in (*Feature, *Clue) if one in has - explained),
        (
            "A finding that one of them explains and the others do not.",
            "The answer 'no' to something that one of them needs.",
            "What settles the first of them.",
        ),
    )


def _syndromes(has: frozenset[Finding], lacks: frozenset[Finding], stool: Number | None) -> list[Candidate]:
    features = [one for one in has if isinstance(one, Feature)]
    # Both clues about the stool speak against a VIPoma, whose diarrhoea is secretory.
    told = {Feature.SECRETORY_DIARRHOEA} if Clue.STOPS_ON_FASTING in has else set()
    absent = {one for one in lacks if isinstance(one, Feature)} | told
    matched = matching_syndromes(features, absent=absent, stool_ml_per_24h=stool)
    if not isinstance(matched, SyndromeSet):
        return []
    found = {one.syndrome: one for one in (*matched.fits, *matched.weaker)}
    gap = (str(Clue.LARGE_GAP),) if Clue.LARGE_GAP in has else ()
    return [
        Candidate(
            one.syndrome,
            one.matching,
            (*one.against, *(gap if one.syndrome is Syndrome.VIPOMA else ())),
            one.key_test,
            one.caveats,
            one.harms,
        )
        for one in (found[syndrome] for syndrome in Syndrome if syndrome in found)
    ]


def _mimic(mimic: Mimic, has: frozenset[Finding], lacks: frozenset[Finding]) -> Candidate:
    profile = _PROFILES[mimic]
    text, *cited = profile.settles
    missing = tuple(f"no {one}" for one in profile.typical if one in lacks)
    unexplained = tuple(f"{one}, which it does not explain" for one in profile.not_explained if one in has)
    against = [because(f"It does not explain {one}.", why) for one, why in profile.not_explained.items() if one in has]
    return Candidate(
        mimic,
        tuple(one for one in profile.typical if one in has),
        (*missing, *unexplained),
        because(text, *cited),
        (*against, *(stated(one) for one in profile.more)),
        (),
    )


def _finding(name: str, word: str) -> Finding:
    known = one_of(name, word, [*Feature, *Clue])
    return Feature(known) if known in list(Feature) else Clue(known)


def _listed(findings: Iterable[Finding]) -> str:
    return ", ".join(sorted(findings))
