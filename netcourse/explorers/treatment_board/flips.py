"""The features that can be flipped at the treatment board, one at a time, and the patient after each flip.

A flipped number lies clearly on the other side of its rule, and is read from the fact that the rule reads. Which flips
there are, and which syndrome goes with which site, is chosen for teaching.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from netcourse.disease.patient import NON_FUNCTIONAL, Patient
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.disease.who_grade import grade_by_ki67
from netcourse.evidence import fact
from netcourse.explorers.treatment_board.patients import CARCINOID

NO_FLIP = "none"
NEC = "NEC, large-cell type"
# Chosen: the syndrome to think of first at a site; elsewhere the flip is not offered.
SYNDROME_OF = {
    Site.PANCREAS: "insulinoma", Site.DUODENUM: "gastrinoma", Site.ILEUM: CARCINOID, Site.APPENDIX: CARCINOID,
    Site.COLON: CARCINOID, Site.LUNG: CARCINOID,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flip:
    """One change of a patient: its words, and the patient after it, or in words why it can't be made."""

    words: str
    turn: Callable[[Patient], Patient | str]


def flips() -> dict[str, Flip]:
    """All flips by key; ``"none"`` leaves the patient as it is."""
    low, high, limit = fact("D-11.1").exact_value, fact("D-11.4").exact_value, fact("E2-12.crcl")
    if low is None or high is None or limit.exact_value is None:
        raise LookupError("a fact that a flip reads has no number")
    below = limit.exact_value - 1
    return {
        NO_FLIP: Flip("none", lambda patient: patient),
        "receptor-negative": Flip("receptor PET: one lesion is negative", _set(krenning_score=int(low))),
        "receptor-positive": Flip("receptor PET: every lesion is positive", _set(krenning_score=int(high))),
        "discordant": Flip("one lesion takes up FDG and no receptor tracer", _set(discordant_lesions=True)),
        "kidney": Flip(f"creatinine clearance below {limit.value} {limit.unit}", _set(creatinine_clearance=below)),
        "nec": Flip("poorly differentiated (NEC), same Ki-67", _nec),
        "net": Flip("well differentiated (NET), same Ki-67", _net),
        "functional": Flip("functional: a hormonal syndrome", _functional),
        "non-functional": Flip("non-functional: no hormonal syndrome", _set(syndrome=NON_FUNCTIONAL, heart=None)),
        "grows": Flip("it grows (if advanced: on an analogue)", _grows),
        "stable": Flip("it does not grow", _set(progressing=False)),
        "symptoms": Flip("it causes symptoms", _set(symptomatic=True)),
        "bulky": Flip("bulky disease", _set(high_volume=True)),
        "distant": Flip("distant metastases are found", _distant),
        "heart": Flip("the heart was examined and is well", _heart),
        "wish": Flip("does not want an operation", _set(accepts_surgery=False)),
    }


def _set(**features: object) -> Callable[[Patient], Patient]:
    return lambda patient: replace(patient, **features)  # type: ignore[arg-type] # checked by Patient


def _nec(patient: Patient) -> Patient | str:
    ki67, least = patient.number("ki67_index"), fact("B1-5.ki67")
    if patient.site not in GEP_SITES:
        return "Lung and thymus have a table of their own; this flip is for gut and pancreas."
    if patient.family == "NEC":
        return patient
    if ki67 is None or not least.holds(ki67):
        return f"No such tumour: a NEC has a Ki-67 index above {least.value}%. Here pathology would have to look again."
    return replace(patient, who_grade=NEC)


def _net(patient: Patient) -> Patient | str:
    ki67 = patient.number("ki67_index")
    if patient.family != "NEC" or ki67 is None:
        return patient if patient.family == "NET" else "This flip is for a NEC of gut or pancreas."
    return replace(patient, who_grade=str(grade_by_ki67(Fraction(ki67))))


def _functional(patient: Patient) -> Patient | str:
    if patient.syndrome not in (None, NON_FUNCTIONAL):
        return patient
    syndrome = None if patient.site is None else SYNDROME_OF.get(Site(patient.site))
    if syndrome is None:
        return "No typical syndrome belongs to this site here."
    return replace(patient, syndrome=syndrome, heart="not examined" if syndrome == CARCINOID else None)


def _grows(patient: Patient) -> Patient:
    advanced = patient.stage == "distant" and patient.family == "NET" and not patient.prior_treatments
    prior = ("SSA",) if advanced else patient.prior_treatments
    return replace(patient, progressing=True, stable_months=None, prior_treatments=prior)


def _distant(patient: Patient) -> Patient:
    return replace(patient, stage="distant", prior_treatments=patient.prior_treatments or ())


def _heart(patient: Patient) -> Patient | str:
    if patient.syndrome != CARCINOID:
        return "The rules ask about the heart in carcinoid syndrome."
    return replace(patient, heart="no carcinoid heart disease")
