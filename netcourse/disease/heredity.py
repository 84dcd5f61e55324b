"""Hereditary syndromes behind a NET: which fit, how often NET comes with them, what precedes surgery."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import one_of
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.evidence import EvidenceLevel, fact


class HereditarySyndrome(StrEnum):
    """Inherited syndromes; MEN2 brings no gut or pancreatic NET and stands here for what precedes surgery."""

    MEN1 = "multiple endocrine neoplasia type 1"
    VHL = "von Hippel-Lindau disease"
    NF1 = "neurofibromatosis type 1"
    TSC = "tuberous sclerosis complex"
    MEN2 = "multiple endocrine neoplasia type 2"


class Finding(StrEnum):
    """A tumour or sign in the patient or in a close relative."""

    PANCREATIC_NET = "pancreatic NET"
    DUODENAL_NET = "duodenal NET"
    AMPULLARY_NET = "ampullary or duodenal somatostatin-producing NET"
    GASTRINOMA = "gastrinoma"
    INSULINOMA = "insulinoma"
    GASTRIC_NET_TYPE_2 = "gastric NET type 2"
    THYMIC_NET = "thymic NET"
    BRONCHIAL_NET = "bronchial NET"
    PARATHYROID = "primary hyperparathyroidism"
    PITUITARY = "pituitary adenoma"
    KIDNEY_TUMOUR = "kidney tumour"
    HAEMANGIOBLASTOMA = "haemangioblastoma"
    PHAEOCHROMOCYTOMA = "phaeochromocytoma"
    NEUROFIBROMA = "neurofibroma"
    ANGIOMYOLIPOMA = "angiomyolipoma of the kidney"
    BRAIN_TUBER = "tuber of the brain"
    TSC_SKIN = "skin findings of tuberous sclerosis"
    MEDULLARY_THYROID_CARCINOMA = "medullary thyroid carcinoma"


class Entity(StrEnum):
    """Of what a hereditary share is a share."""

    ALL_NET = "all NET"
    DUODENOPANCREATIC = "duodenopancreatic NET"
    PANCREATIC = "pancreatic NET"
    GASTRINOMA = "gastrinoma"
    INSULINOMA = "insulinoma"
    NON_FUNCTIONAL = "non-functional NET"


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure: its number stands in `fact(fact_id)`; `verified` is False for general knowledge."""

    fact_id: str
    from_article: bool
    verified: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class HeredityMatch:
    """One syndrome beside the findings; `statements` are the article's statements that link them where no fact does."""

    syndrome: HereditarySyndrome
    matching: tuple[Finding, ...]
    statements: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class HereditySet:
    """The syndromes that fit, those that another explains better, and what has to precede surgery."""

    fits: tuple[HeredityMatch, ...]
    weaker: tuple[HeredityMatch, ...]
    metanephrines_before_surgery: bool
    next_steps: tuple[str, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


_H, _F = HereditarySyndrome, Finding
_MEN1_NETS = (
    _F.PANCREATIC_NET, _F.DUODENAL_NET, _F.GASTRINOMA, _F.INSULINOMA, _F.GASTRIC_NET_TYPE_2, _F.THYMIC_NET, _F.BRONCHIAL_NET,
)  # fmt: skip
# Each finding with the fact, or the article's statement, that links it to the syndrome.
_LINKS: dict[HereditarySyndrome, dict[Finding, str]] = {
    _H.MEN1: dict.fromkeys(_MEN1_NETS, "A4-01.tumours") | {_F.PARATHYROID: "S155", _F.PITUITARY: "S156"},
    _H.VHL: {
        _F.PANCREATIC_NET: "A4-02.gene", _F.KIDNEY_TUMOUR: "S161", _F.HAEMANGIOBLASTOMA: "S162", _F.PHAEOCHROMOCYTOMA: "S163",
    },
    _H.NF1: {
        _F.AMPULLARY_NET: "A4-03.tumours", _F.PHAEOCHROMOCYTOMA: "A4-03.tumours",
        _F.DUODENAL_NET: "S166", _F.NEUROFIBROMA: "S165",
    },
    _H.TSC: {_F.PANCREATIC_NET: "A4-04.tumours", _F.TSC_SKIN: "S169", _F.ANGIOMYOLIPOMA: "S170", _F.BRAIN_TUBER: "S171"},
    _H.MEN2: dict.fromkeys((_F.MEDULLARY_THYROID_CARCINOMA, _F.PHAEOCHROMOCYTOMA, _F.PARATHYROID), "A4-06"),
}  # fmt: skip
_FIGURES: dict[HereditarySyndrome, tuple[str, ...]] = {
    _H.MEN1: ("A4-01.article", "A4-01.lifetime"),
    _H.VHL: ("A4-02.article", "A4-02.low", "A4-02.high"),
    _H.NF1: ("A4-03.risk",),
    _H.TSC: ("A4-04.risk",),
    _H.MEN2: (),
}
_SHARES = {
    Entity.ALL_NET: ("A4-07.article", "A4-07.all"),
    Entity.DUODENOPANCREATIC: ("A4-07.duodenopancreatic",),
    Entity.PANCREATIC: ("A4-07.pancreatic", "A4-07.germline"),
    Entity.GASTRINOMA: ("A4-08.gastrinoma",),
    Entity.INSULINOMA: ("A4-08.insulinoma",),
    Entity.NON_FUNCTIONAL: ("A4-08.nonfunctional",),
}
_STEPS = {
    _H.MEN1: (
        "calcium and parathyroid hormone",
        "prolactin and other pituitary hormones",
        "gastrin and insulin",
        "imaging of thymus and bronchi",
    ),
}


def matching_hereditary_syndromes(
    findings: Iterable[str] | None, *, in_relatives: Iterable[str] = (), surgery_planned: bool = False
) -> HereditySet | NotDecidable:
    """Match tumours and findings against the hereditary syndromes.

    A syndrome stays in the set unless another explains everything that it explains, and more.

    Parameters
    ----------
    findings : iterable of Finding or str, or None
        In the patient; the order does not matter.
    in_relatives : iterable of Finding or str
        In close relatives: they count as findings do.
    surgery_planned : bool
        Whether an operation, of whatever kind, is planned.

    Returns
    -------
    HereditySet or NotDecidable
        Not decidable without findings. An empty set of fits is an answer: none of the five brings these.

    Raises
    ------
    ValueError
        If a finding is not in the list.
    """
    family = frozenset(Finding(one_of("in_relatives", one, Finding)) for one in in_relatives)
    present = family | frozenset(Finding(one_of("findings", one, Finding)) for one in findings or ())
    if not present:
        return NotDecidable(("at least one tumour or sign, in the patient or a relative",))
    found = sorted((_match(one, present) for one in _LINKS if present & {*_LINKS[one]}), key=lambda one: -len(one.matching))
    weaker = tuple(one for one in found if any(set(one.matching) < set(other.matching) for other in found))
    fits = tuple(one for one in found if one not in weaker)
    before = _before_surgery(fits)
    return HereditySet(
        fits,
        weaker,
        bool(before),
        tuple(step for one in fits for step in (*_STEPS.get(one.syndrome, ()), f"genetic counselling: {one.syndrome}")),
        ("H8",) if surgery_planned and any("H8" in one.facts for one in before) else (),
        (*(reason for one in fits for reason in _reasons(one)), *before),
        (
            "Another tumour or sign of one of the syndromes, or a relative who has one.",
            "A germline test. Where it finds no variant of MEN1, MEN4 is thought of: " + fact("A4-05").statement,
        ),
    )


def net_risk(syndrome: str) -> tuple[Figure, ...]:
    """Return what each source says on the risk of NET in a syndrome: the article's figure first, if it gives one.

    Parameters
    ----------
    syndrome : HereditarySyndrome or str

    Returns
    -------
    tuple of Figure
        Never one figure alone where sources differ; empty where none speaks. They hold for groups, not for one patient.

    Raises
    ------
    ValueError
        If the syndrome is not in the list.
    """
    return tuple(_figure(one) for one in _FIGURES[HereditarySyndrome(one_of("syndrome", syndrome, HereditarySyndrome))])


def hereditary_share(entity: str) -> tuple[Figure, ...]:
    """Return what each source says on the hereditary share of an entity: the entity decides, so it is always named.

    Parameters
    ----------
    entity : Entity or str

    Returns
    -------
    tuple of Figure
        The article's figure first, if it gives one.

    Raises
    ------
    ValueError
        If the entity is not in the list.
    """
    return tuple(_figure(one) for one in _SHARES[Entity(one_of("entity", entity, Entity))])


def _match(syndrome: HereditarySyndrome, present: frozenset[Finding]) -> HeredityMatch:
    links = {finding: cited for finding, cited in _LINKS[syndrome].items() if finding in present}
    statements = tuple(dict.fromkeys(cited for cited in links.values() if cited.startswith("S")))
    return HeredityMatch(syndrome, tuple(links), statements, net_risk(syndrome))


def _reasons(one: HeredityMatch) -> list[Reason]:
    links = dict.fromkeys(_LINKS[one.syndrome][finding] for finding in one.matching)
    article = f" (the article's statements {', '.join(one.statements)})" if one.statements else ""
    text = f"These speak for {one.syndrome}: {', '.join(one.matching)}{article}."
    return [because(text, *(link for link in links if link not in one.statements)), *(figure.reason for figure in one.figures)]


def _before_surgery(fits: tuple[HeredityMatch, ...]) -> tuple[Reason, ...]:
    named = {one.syndrome: one for one in fits}
    # A duodenal NET or parathyroid disease alone is no reason to think of either: other causes are far commoner.
    alone = {_F.DUODENAL_NET, _F.PARATHYROID}
    listed = [one for one in (_H.NF1, _H.MEN2) if one in named and not set(named[one].matching) <= alone]
    # One pancreatic NET alone is no reason to think of von Hippel-Lindau disease so far.
    beyond = _H.VHL in named and set(named[_H.VHL].matching) != {_F.PANCREATIC_NET}
    reasons = []
    if listed:
        text = f"Metanephrines come before any surgery while {' or '.join(listed)} stands: a phaeochromocytoma may be there."
        reasons.append(because(text, "H8", *("A4-03.tumours" if one is _H.NF1 else "A4-06" for one in listed)))
    if beyond:
        reasons.append(because("Von Hippel-Lindau disease brings phaeochromocytoma too (the article's statement S163)."))
    return tuple(reasons)


def _figure(fact_id: str) -> Figure:
    one = fact(fact_id)
    return Figure(fact_id, "ARTICLE" in one.source_keys, one.evidence is not EvidenceLevel.UNVERIFIED, stated(fact_id))
