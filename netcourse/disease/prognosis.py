"""The outlook of groups, each figure with its denominator, source and date; never that of one patient."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netcourse.disease.arguments import one_of
from netcourse.disease.patient import NECS, WHO_GRADES, Patient
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

STAGES = ("localised", "regional", "distant")
HIGH_GRADE = "high grade, as registries pool it"
GRADES = (*WHO_GRADES, HIGH_GRADE)

# What a group must be for a fact to be about it: site, class, stage, and whether it is the registry's oldest group. Only facts
# that somebody has seen: medians by stage, which nobody could open, are no part of it.
_NEC_ANY = "NEC"
_DIGESTIVE = "digestive"
_GROUPS: Mapping[str, tuple[str | None, str | None, str | None, bool]] = MappingProxyType(
    {
        "F-16.median": (None, None, None, False),
        "F-16.one-year": (None, None, None, False),
        "F-16.three-year": (None, None, None, False),
        "F-12.five-year": (None, None, None, False),
        "F-16.ten-year": (None, None, None, False),
        "F-03.g1": (None, "NET G1", None, False),
        "F-03.g2": (None, "NET G2", None, False),
        "F-03.high": (None, HIGH_GRADE, None, False),
        "F-04.appendix": (Site.APPENDIX, None, None, False),
        "F-04.rectum": (Site.RECTUM, None, None, False),
        "F-05.pancreas": (Site.PANCREAS, None, None, False),
        "F-05.lung": (Site.LUNG, None, None, False),
        "F-06.os": (None, "NET G1", "localised", False),
        "F-06.css": (None, "NET G1", "localised", False),
        "F-08": (None, "NET G1", "localised", False),
        "F-07": (None, None, None, True),
        "F-09.localised": (Site.ILEUM, None, "localised", False),
        "F-09.metastatic": (Site.ILEUM, None, "distant", False),
        "F-10": (_DIGESTIVE, _NEC_ANY, "distant", False),
        "F-19.nec": (_DIGESTIVE, _NEC_ANY, "distant", False),
        "F-19.g3": (_DIGESTIVE, "NET G3", "distant", False),
        "F-19.g3-earlier": (_DIGESTIVE, "NET G3", "distant", False),
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One survival figure of a group; `of` is its denominator, the group that was counted."""

    fact_id: str
    statement: str
    value: str
    of: str
    jurisdiction: str
    as_of: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The figures for a group, from the narrowest group that was counted to wider ones that hold it, with warnings."""

    group: str
    figures: tuple[Figure, ...]
    warnings: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def outlook(
    *, site: str | None = None, who_grade: str | None = None, stage: str | None = None, oldest: bool = False
) -> Outlook | NotDecidable:
    """Tell what is known about the survival of a group.

    Parameters
    ----------
    site : str, optional
        A `Site`; None for all sites.
    who_grade : str, optional
        A class such as ``"NET G1"``, or `HIGH_GRADE`; None for all.
    stage : str, optional
        ``"localised"``, ``"regional"`` or ``"distant"``; None for all.
    oldest : bool
        Whether the group is the oldest one of the registry.

    Returns
    -------
    Outlook or NotDecidable
        Verified figures only; not decidable when there is none for this group or a wider one that may stand for it.

    Raises
    ------
    ValueError
        If a word is not in its list.
    """
    for name, value, allowed in (("site", site, tuple(Site)), ("who_grade", who_grade, GRADES), ("stage", stage, STAGES)):
        if value is not None:
            one_of(name, value, allowed)
    wanted = (site, _NEC_ANY if who_grade in NECS else who_grade, stage, oldest)
    fitting = sorted((fact_id for fact_id, group in _GROUPS.items() if _holds(group, wanted)), key=_narrowness, reverse=True)
    if not fitting:
        reasons = (
            because("No verified figure fits this group, and a wider one would mislead.", "F-12.denominator"),
            *_warnings(who_grade),
        )
        return NotDecidable(("a group of which somebody counted the survival",), reasons)
    words = [word for word in (site, who_grade, stage, "oldest group" if oldest else None) if word]
    return Outlook(
        group=", ".join(words) or "all neuroendocrine neoplasms",
        figures=tuple(_figure(one) for one in fitting),
        warnings=_warnings(who_grade),
        reasons=(because("Figures describe groups that were counted long ago, and treatment moves on.", *fitting),),
        would_change=("Another denominator: registry, years, inclusion of high grade, overall or cancer-specific survival.",),
    )


def patient_outlook(patient: Patient) -> NotDecidable:
    """Refuse to put a number of years on one patient (contested topic J-15), and say what can be said instead.

    Parameters
    ----------
    patient : Patient
        Whoever it is: the answer doesn't depend on it.

    Returns
    -------
    NotDecidable
        Always.
    """
    known = [word for word in (patient.site, patient.who_grade, patient.stage) if word]
    group = ", ".join(known) or "the nearest group"
    text = "Survival figures are of populations: no figure in years holds for one patient, in either direction (J-15)."
    return NotDecidable(
        (f"nothing that could be found out: ask for the outlook of a group ({group}) instead",),
        (because(text, "F-12.denominator"),),
    )


def _holds(
    group: tuple[str | None, str | None, str | None, bool], wanted: tuple[str | None, str | None, str | None, bool]
) -> bool:
    """Say whether a counted group is the wanted one, or one that holds it and may stand for it."""
    site, grade, stage, oldest = group
    of_site, of_grade, of_stage, is_oldest = wanted
    at_site = of_site in GEP_SITES if site == _DIGESTIVE else site in (None, of_site)
    if not at_site or grade not in (None, of_grade) or stage not in (None, of_stage) or oldest != is_oldest:
        return False
    if of_grade in (None, "NET G1", "NET G2"):
        return True
    # A figure over all grades must not stand for high grade, nor for a class that the registry's grades do not know.
    return grade is not None or of_grade in (None, "NET G1", "NET G2")


def _narrowness(fact_id: str) -> int:
    return sum(bool(part) for part in _GROUPS[fact_id])


def _figure(fact_id: str) -> Figure:
    one = fact(fact_id)
    return Figure(fact_id, one.statement, value_with_unit(one), one.population, one.jurisdiction, one.as_of, one.source)


def _warnings(who_grade: str | None) -> tuple[Reason, ...]:
    found = [
        because(
            "A survival figure needs its denominator, and overall is not cancer-specific survival.",
            "F-12.denominator",
            "F-06.css",
        )
    ]
    if who_grade in (HIGH_GRADE, "NET G3", "atypical carcinoid", *NECS):
        text = "Grade 3 in the US registry (SEER) pools NET G3 with NEC: never the survival of NET G3."
        found.append(because(text, "F-03.high", "F-11"))
    if who_grade in ("NET G3", *NECS):
        text = "Who is counted changes the number: where elderly and frail people are counted too, survival is shorter."
        found.append(because(text, "F-19.shorter"))
    return tuple(found)
