"""Peptide receptor radionuclide therapy (PRRT): its target, the kidneys, the blood, and what the labels cover."""

from dataclasses import dataclass

from netcourse.disease.choices import Option, Verdict, harm, option
from netcourse.disease.patient import Patient
from netcourse.disease.result import Reason, because
from netcourse.disease.sites import GEP_SITES
from netcourse.evidence import fact, facts
from netcourse.evidence.content import value_with_unit

YES, OPEN = Verdict.DEFENSIBLE, Verdict.UNDECIDED
PRRT = "PRRT with 177Lu-DOTATATE"


@dataclass(frozen=True, slots=True)
class Licence:
    """Whether a label covers such patients; None when a feature that it asks for is unknown."""

    jurisdiction: str
    as_of: str
    covers: bool | None
    reason: Reason


def prrt(patient: Patient, lead: str = "E5-01.next", contested: str = "J-06") -> Option:
    """Judge peptide receptor radionuclide therapy (PRRT): target, kidneys, blood, licences.

    Parameters
    ----------
    patient : Patient
        The target decides: `krenning_score`, and `discordant_lesions`, for which every NET G3 is searched. An unknown
        `creatinine_clearance` is among the needs; blood counts bring cautions, because their limits differ by trial and label.
    lead, contested : str
        Ids of the fact that names PRRT in this situation, and of the contested topic.

    Returns
    -------
    Option
        A harm where H4 applies (in NEC H2); undecided while the target is unknown; `needs` is what must be known before.
    """
    harms = _prrt_harms(patient)
    if harms:
        named = "H4" if any("H4" in one.facts for one in harms) else "H2"
        cited = tuple(dict.fromkeys(one for reason in harms for one in reason.facts if one in facts()))
        return harm(named, f"{PRRT} alone" if patient.discordant_lesions else PRRT, " ".join(one.text for one in harms), *cited)
    target, kidney = _no_target(patient), () if patient.creatinine_clearance is not None else ("the creatinine clearance",)
    if target:
        text = "PRRT needs a target in every lesion, and kidneys."
        return option(OPEN, PRRT, text, lead, "D-12.eu", "E2-12.kidney", contested=contested, needs=(*target, *kidney))
    covered = {True: "covers it", False: "doesn't cover it", None: "can't be read for lack of a feature"}
    told = [f"The {one.jurisdiction} label (as of {one.as_of}) {covered[one.covers]}." for one in prrt_licences(patient)]
    if patient.krenning_score is not None and not fact("D-12.practice").holds(patient.krenning_score):
        told.append("The EU label accepts this uptake, practice often asks for more: both are accepted (J-12).")
    cautions = _prrt_cautions(patient)
    text = " ".join((*told, *(one.text for one in cautions)))
    cited = (lead, "E2-08.us", "E2-08.eu", "E2-08.eu-withdrawn", "D-12.eu", "D-12.practice")
    return option(YES, PRRT, text, *cited, *(one for each in cautions for one in each.facts), contested=contested, needs=kidney)


def prrt_licences(patient: Patient) -> tuple[Licence, ...]:
    """Say for the US and the EU, each with its date, whether the label of 177Lu-DOTATATE covers such patients."""
    # The EU label says adults, for which the facts hold no age: it is told in the reason and not checked.
    age, us, eu = patient.number("age"), fact("E2-08.us"), fact("E2-08.eu")
    is_gep = None if patient.site is None else patient.site in GEP_SITES
    is_net = None if patient.family is None else patient.family == "NET"
    low_grade = None if patient.who_grade is None else patient.who_grade in ("NET G1", "NET G2")
    positive = None if patient.krenning_score is None else not is_receptor_negative(patient)
    old_enough = None if age is None else us.holds(age)
    text = eu.statement + " An extension to high grade was withdrawn (second hand, to be checked)." * (low_grade is False)
    in_us, in_eu = _all(is_gep, is_net, positive, old_enough), _all(is_gep, low_grade, positive, patient.progressing)
    return (
        Licence(us.jurisdiction, us.as_of, in_us, because(us.statement, us.id)),
        Licence(eu.jurisdiction, eu.as_of, in_eu, because(text, eu.id, "E2-08.eu-withdrawn")),
    )


def _all(*answers: bool | None) -> bool | None:
    return False if any(one is False for one in answers) else None if None in answers else True


def is_receptor_negative(patient: Patient) -> bool:
    """Whether a lesion is known to take up less than the liver (fact D-12.eu); an unknown score is not negative."""
    return patient.krenning_score is not None and not fact("D-12.eu").holds(patient.krenning_score)


def _no_target(patient: Patient) -> tuple[str, ...]:
    pet = ("SSTR PET with the Krenning score of every lesion",) if patient.krenning_score is None else ()
    # FDG PET belongs to every NET G3, and only to selected G2 (fact D-10.use).
    fdg = patient.who_grade == "NET G3" and patient.discordant_lesions is None
    return (*pet, "FDG PET for discordant lesions") if fdg else pet


def _prrt_harms(patient: Patient) -> tuple[Reason, ...]:
    found = []
    clearance, limit = patient.number("creatinine_clearance"), fact("E2-12.crcl")
    if patient.family == "NEC" and not patient.had("platinum regimen"):
        found.append(because("No first line for NEC.", "H2", "E2-14.first"))
    if clearance is not None and limit.holds(clearance):
        text = (
            f"The EU leaflet forbids it in serious kidney disease; {value_with_unit(limit)} is listed as the limit, not verified."
        )
        found.append(because(text, "H4", "E2-12.kidney", limit.id))
    if is_receptor_negative(patient):
        found.append(because("Receptor-negative disease: less uptake than in the liver.", "H4", "D-12.eu"))
    if patient.discordant_lesions:
        text = "A lesion with FDG and without SSTR uptake (NETPET P5) is no target: a new biopsy, and never PRRT alone."
        found.append(because(text, "H4", "D-14.p5"))
    return tuple(found)


def _prrt_cautions(patient: Patient) -> tuple[Reason, ...]:
    found = []
    limits = {"creatinine_clearance": "gfr", "haemoglobin_mmol_l": "hb", "white_cells": "wbc", "platelets": "platelets"}
    for name, part in (limits | {"albumin_g_dl": "albumin"}).items():
        value, limit = patient.number(name), fact(f"E2-12.{part}")
        if value is not None and limit.holds(value):
            found.append(because(f"{name}: beyond a limit of LUTIA; limits differ by trial and label.", limit.id))
    text = "Amino acids protect the kidneys; analogues pause before; kidney, marrow and a hormonal crisis are its risks."
    return (*found, because(text, "E2-09.agents", "E2-10.long", "E2-10.short", "E2-11.mds", "E2-11.crisis"))
