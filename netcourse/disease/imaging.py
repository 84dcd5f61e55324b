"""Imaging of NET: which study answers which question, and what uptake, a Krenning score and a NETPET class mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import count, one_of
from netcourse.disease.result import NotDecidable, Reason, because, is_verified, stated
from netcourse.evidence import fact


class Question(StrEnum):
    """What the study is to answer."""

    FIRST_LOOK = "first look at pancreas, bowel and liver"
    SMALL_LIVER_LESIONS = "small liver lesions"
    PANCREATIC_LESION = "lesion in the pancreas"
    STAGING = "whole-body staging of a well differentiated NET"
    UNKNOWN_PRIMARY = "primary not found"
    PRRT_TARGET = "target for peptide receptor radionuclide therapy"
    HIGH_GRADE = "NET G3 or NEC"
    INSULINOMA = "insulinoma to be found"
    MARKER_ALONE = "one raised marker and nothing else"


class Study(StrEnum):
    """An imaging study."""

    CT = "multiphase CT"
    MRI = "MRI"
    SSTR_PET = "SSTR PET"
    FDG_PET = "FDG PET"
    GLP1R_PET = "GLP-1 receptor PET"
    OCTREOSCAN = "octreotide scintigraphy"


class Place(StrEnum):
    """Where uptake of a somatostatin receptor tracer is seen."""

    UNCINATE = "uncinate process"
    INTRAPANCREATIC_NODULE = "nodule within the pancreas"
    INFLAMMATION = "inflamed tissue"
    MENINGES_OR_BONE = "meninges or osteoblastic bone lesion"


class Uptake(StrEnum):
    """Tumour uptake beside normal organs, from the weakest to the strongest."""

    NONE = "none"
    MUCH_LOWER_THAN_LIVER = "much lower than liver"
    UP_TO_LIVER = "up to liver"
    ABOVE_LIVER = "above liver"
    ABOVE_SPLEEN = "above spleen or kidney"


class Netpet(StrEnum):
    """SSTR tracer beside FDG in one lesion; the names are ordinal, P1 to P5."""

    P1 = "SSTR uptake only"
    P2 = "FDG weaker than SSTR"
    P3 = "FDG equal to SSTR"
    P4 = "FDG stronger than SSTR"
    P5 = "FDG uptake only"


@dataclass(frozen=True, slots=True)
class ImagingChoice:
    """The studies that answer the question, the first one first; empty where none should be done. `harms` are acts to avoid."""

    studies: tuple[Study, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UptakeReading:
    """What uptake in a place may be besides tumour; it never proves tumour by itself."""

    verified: bool
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """Every answer that can be defended on a contested topic, with both sides' reasons, and where and when it holds."""

    topic: str
    defensible: tuple[str, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]
    jurisdiction: str = "international"
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class NetpetReading:
    """The class of the worst lesion; `prrt_alone` is False where it would need more (P4b) or has no target (P5)."""

    netpet: str
    prrt_alone: bool
    next_steps: tuple[str, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


_PREPARATIONS = {"long-acting": "D-16.long", "short-acting": "D-16.short"}
_Q, _S = Question, Study
_STUDIES: dict[Question, tuple[tuple[Study, ...], tuple[str, ...]]] = {
    _Q.FIRST_LOOK: ((_S.CT,), ("D-01.phases", "D-01.arterial", "D-01.portal")),
    _Q.SMALL_LIVER_LESIONS: ((_S.MRI,), ("D-02.best", "D-02.sequences", "D-06.sensitivity")),
    _Q.PANCREATIC_LESION: ((_S.MRI, _S.CT), ("D-02.best", "D-01.phases", "D-08.uncinate", "D-08.spleen")),
    _Q.STAGING: ((_S.SSTR_PET, _S.CT), ("E5-07", "D-04.sensitivity", "D-04.specificity", "D-01.phases", "D-08.uncinate")),
    _Q.UNKNOWN_PRIMARY: ((_S.SSTR_PET, _S.CT), ("D-04.primary", "D-04.unknown-found", "D-01.phases")),
    _Q.PRRT_TARGET: ((_S.SSTR_PET, _S.FDG_PET), ("D-12.eu", "D-12.practice", "D-10.use", "D-14.p5")),
    _Q.HIGH_GRADE: ((_S.FDG_PET, _S.CT), ("D-10.use", "D-10.prognosis", "D-01.phases", "D-09.other")),
    _Q.INSULINOMA: ((_S.CT, _S.MRI, _S.GLP1R_PET), ("D-01.phases", "D-02.best", "D-09.insulinoma", "D-25.exendin", "D-25.ssa")),
    _Q.MARKER_ALONE: ((), ("D-04.yield",)),
}
_PLACES = {
    Place.UNCINATE: ("D-08.uncinate", "A1-08.uncinate", "D-07.label"),
    Place.INTRAPANCREATIC_NODULE: ("D-08.spleen",),
    Place.INFLAMMATION: ("D-07.label",),
    Place.MENINGES_OR_BONE: ("D-08.other",),
}
_KRENNING = dict(zip(Uptake, ("D-11.0", "D-11.1", "D-11.2", "D-11.3", "D-11.4"), strict=True))
_NETPET_FACTS = {
    Netpet.P1: ("D-14.p1", "D-15.os-p1"), Netpet.P2: ("D-14.p2", "D-15.os-p2p4"), Netpet.P3: ("D-14.p3", "D-15.os-p2p4"),
    Netpet.P4: ("D-14.p4", "D-14.p4b", "D-15.os-p2p4"), Netpet.P5: ("D-14.p5", "D-15.os-p5"),
}  # fmt: skip


def choose_imaging(question: str, *, sstr_pet_available: bool | None) -> ImagingChoice | NotDecidable:
    """Choose the study for a clinical question.

    Parameters
    ----------
    question : Question or str
    sstr_pet_available : bool
        Octreotide scintigraphy stands in only where somatostatin receptor (SSTR) PET is not available.

    Returns
    -------
    ImagingChoice or NotDecidable
        No study at all for one raised marker; not decidable where SSTR PET is wanted and nobody knows whether it is available.

    Raises
    ------
    ValueError
        If the question is not in the list.
    """
    asked = Question(one_of("question", question, Question))
    studies, cited = _STUDIES[asked]
    reasons = [stated(one) for one in cited]
    if Study.SSTR_PET in studies:
        reasons += [stated("D-03"), stated("D-04.lesion-octreotide")]
        if sstr_pet_available is None:
            return NotDecidable(("whether somatostatin receptor (SSTR) PET is available",), tuple(reasons))
    stands_in = Study.SSTR_PET if sstr_pet_available else Study.OCTREOSCAN
    harms = ("H7",) if asked is Question.MARKER_ALONE else ()
    reasons += [
        because("One marker is repeated under the right conditions: scans from it alone would harm.", one) for one in harms
    ]
    change = ("A finding that raises the pretest probability.", "Differentiation and grade: they decide between tracers.")
    return ImagingChoice(tuple(stands_in if one is Study.SSTR_PET else one for one in studies), harms, tuple(reasons), change)


def read_uptake(place: str) -> UptakeReading:
    """Say what uptake of an SSTR tracer in a place may be besides a tumour.

    Parameters
    ----------
    place : Place or str

    Returns
    -------
    UptakeReading, not verified where only general knowledge speaks

    Raises
    ------
    ValueError
        If the place is not in the list.
    """
    cited = _PLACES[Place(one_of("place", place, Place))]
    warning = because("Uptake alone is never a reason to operate: it is read with CT, MRI or a biopsy.", "H13", *cited)
    change = ("A mass there on CT or MRI.", "Cytology or histology.", "Growth on a later scan.")
    return UptakeReading(is_verified(cited), (*(stated(one) for one in cited), warning), change)


def krenning_score(uptake: str) -> int:
    """Return the Krenning score: an ordinal number, so it is compared and never averaged.

    Parameters
    ----------
    uptake : Uptake or str
        Tumour uptake beside liver and spleen.

    Returns
    -------
    int, 0 to 4, as defined on planar 111In scintigraphy (fact D-13.planar)

    Raises
    ------
    ValueError
        If the uptake is not in the list.
    """
    return int(fact(_KRENNING[Uptake(one_of("uptake", uptake, Uptake))]).exact_value or 0)


def prrt_target(*, krenning: int | None, jurisdiction: str | None) -> Contested | NotDecidable:
    """Say whether uptake is target enough for peptide receptor radionuclide therapy (PRRT); kidney, marrow and grade come on top.

    Parameters
    ----------
    krenning : int, 0 to 4
        Of the weakest relevant lesion: one without uptake has no target.
    jurisdiction : "EU" (its label names a threshold), "US" or "other"

    Returns
    -------
    Contested or NotDecidable
        Topic J-12: one defensible answer, or two where label and practice differ.

    Raises
    ------
    ValueError
        If the score is not 0 to 4 or the jurisdiction not in the list.
    """
    score = None if krenning is None else count("krenning", krenning, high=krenning_score(Uptake.ABOVE_SPLEEN))
    where = None if jurisdiction is None else one_of("jurisdiction", jurisdiction, ("EU", "US", "other"))
    label, practice = fact("D-12.eu"), fact("D-12.practice")
    reasons = [stated(one) for one in (label.id, practice.id, "D-12.netter", "D-13.planar", "D-13.pet")]
    if score is None or where is None:
        return NotDecidable(("the Krenning score of the weakest lesion", "the jurisdiction"), tuple(reasons))
    reasons += [stated("E2-08.us")] if where != "EU" else []
    answers = {"target enough": label.holds(score), "not target enough": not practice.holds(score)}
    harms = () if label.holds(score) else ("H4",)
    reasons += [because("Without a target this treatment brings its toxicity alone.", one) for one in harms]
    change = ("A lesion with less uptake than this one.", "FDG uptake in a lesion without receptors.", "A new label.")
    defensible = tuple(answer for answer, holds in answers.items() if holds)
    return Contested(
        "J-12", defensible, harms, tuple(reasons), change, where, (label if where == "EU" else fact("E2-08.us")).as_of
    )


def netpet_class(lesions: Iterable[str] | None) -> NetpetReading | NotDecidable:
    """Return the NETPET class of the worst lesion on SSTR PET and FDG PET.

    Parameters
    ----------
    lesions : iterable of Netpet or str, or None
        Each lesion's uptake; the order does not matter.

    Returns
    -------
    NetpetReading or NotDecidable
        Its survival figures are medians of groups and say nothing on one patient.

    Raises
    ------
    ValueError
        If an uptake is not in the list.
    """
    seen = frozenset(Netpet(one_of("lesions", one, Netpet)) for one in lesions or ())
    if not seen:
        return NotDecidable(("SSTR PET and FDG PET read lesion by lesion",))
    worst = max(seen, key=lambda one: one.name)
    reasons = [stated(one) for one in _NETPET_FACTS[worst]]
    change = ("A lesion in another class.", "A biopsy of the lesion that decides the class.")
    steps, harms = (("biopsy of the lesion without receptors",), ("H4",)) if worst is Netpet.P5 else ((), ())
    reasons += [because("The lesion without receptors has no target, and what it is has to be known.", one) for one in harms]
    return NetpetReading(worst.name, worst not in (Netpet.P4, Netpet.P5), steps, harms, tuple(reasons), change)


def ssa_timing(preparation: str) -> Contested:
    """Return both views on stopping a somatostatin analogue before SSTR PET (topic J-09): each is accepted.

    Parameters
    ----------
    preparation : "long-acting" or "short-acting"

    Returns
    -------
    Contested
        The first reason is the tradition, the others are the evidence; nobody stops a drug without the prescriber.

    Raises
    ------
    ValueError
        If the preparation is not one of the two.
    """
    tradition = _PREPARATIONS[one_of("preparation", preparation, _PREPARATIONS)]
    reasons = tuple(stated(one) for one in (tradition, "D-17.lanreotide", "D-17.lar"))
    change = ("A study that sets detection beside treatment.", "The local protocol.")
    return Contested("J-09", ("stop before the scan", "do not stop"), (), reasons, change)
